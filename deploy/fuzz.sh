# Sourced by test. Bash.

fuzz_help() {
    cat <<'END'
--fuzz SECONDS runs every fuzz target for SECONDS, two at a time: with the N targets of tests/fuzz/corpus that takes
N * SECONDS / 2 in all, after a build of the preset "fuzz". One line for each: executions a second, edges of code covered,
findings. New inputs are kept in build/fuzz/corpus; what breaks a promise is in build/fuzz/findings.
END
}

# fuzz_one TARGET SECONDS: one line on standard output.
fuzz_one() {
    local target=$1 seconds=$2
    local own=build/fuzz/corpus/$target findings=build/fuzz/findings/$target log=build/fuzz/findings/$target.log
    local dictionary=tests/fuzz/dictionaries/$target options=() status=0
    [ ! -e "$dictionary" ] || options+=(-dict="$dictionary")
    mkdir -p "$own" "$findings"
    "build/fuzz/tests/fuzz/fuzz_$target" "$own" "tests/fuzz/corpus/$target" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 -artifact_prefix="$findings/" "${options[@]}" \
        >"$log" 2>&1 || status=$?
    local speed covered
    speed=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    covered=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    printf '%-18s %8s executions/s %6s edges  %s\n' "$target" "${speed:-?}" "${covered:-?}" \
        "$([ $status -eq 0 ] && echo "no findings" || echo "FOUND: see $log and $findings/")"
    return $status
}

# fuzz SECONDS
fuzz() {
    local seconds=$1 targets found=0
    targets=$(find tests/fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort)
    configure fuzz
    say "building fuzz"
    ninja -C build/fuzz -j 2 --quiet fuzz_targets || fail "the build of fuzz failed (above)"
    rm -rf build/fuzz/findings
    say "fuzzing $(echo "$targets" | wc -l) targets, $seconds s each, two at a time"
    export -f fuzz_one
    echo "$targets" | xargs -P 2 -I TARGET bash -c 'fuzz_one TARGET "$0"' "$seconds" || found=1
    [ $found -eq 0 ] || fail "something was found: mend the parser, with a test beside its others that fails before, and copy the
input from build/fuzz/findings/TARGET/ into tests/fuzz/corpus/TARGET/ under a name that says what it is"
    say "nothing was found"
}
