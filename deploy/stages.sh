# Sourced by test. Bash. A run is a row of stages; at its end stand what failed, a table of times, and the names again.

stage_rows=() failed_stages=() running= began=0

# stage NAME COMMAND...: what fails is remembered, and the next stage runs.
stage() {
    running=$1 began=$SECONDS
    shift
    say "$running"
    if "$@"; then end_stage passed; else end_stage FAILED; fi
}

# needed_stage NAME COMMAND...: without it the rest makes no sense.
needed_stage() {
    local failed_before=${#failed_stages[@]}
    stage "$@"
    [ ${#failed_stages[@]} -eq "$failed_before" ] || exit 1
}

end_stage() {
    local verdict=$1 took=$((SECONDS - began))
    stage_rows+=("$(printf '%-28s %5d s  %s' "$running" $took "$verdict")")
    [ "$verdict" = passed ] || failed_stages+=("$running")
    say "$running: $verdict after $took s"
    running=
}

# run_tests PRESET [arguments of ctest]: what fails is kept in build/failed/ for the end.
run_tests() {
    local preset=$1 notes=build/$1/Testing/Temporary
    shift
    rm -f "$notes/LastTestsFailed.log"
    ctest --preset "$preset" "$@" && return 0
    sed "s/^[0-9]*:/$preset: /" "$notes/LastTestsFailed.log" >>build/failed/names
    failed_output "$notes/LastTest.log" >>build/failed/output
    return 1
}

# failed_output LOG: what CTest wrote down about each test that did not pass, the last 60 lines of it.
failed_output() {
    awk 'function tell(i) {
             if (count && !passed) { print title; for (i = count > 60 ? count - 60 : 0; i < count; ++i) print "    " line[i] }
             count = passed = 0
         }
         /^[0-9]+\/[0-9]+ Testing: / { tell(); title = $0 }
         /^Test Passed\.$/ { passed = 1 }
         title { line[count++] = $0 }
         /^End testing: / { --count }
         END { tell() }' "$1"
}

begin_stages() {
    rm -rf build/failed build/ccache.log
    mkdir -p build/failed
    export CCACHE_STATSLOG=$top/build/ccache.log
    trap 'finish $?' EXIT
}

# The last words of a run, whatever ended it. finish STATUS
finish() {
    local status=$1
    [ -z "$running" ] || end_stage FAILED
    [ ! -s build/failed/output ] || { say "what failed"; cat build/failed/output; }
    say "stages"
    printf '%s\n' "${stage_rows[@]}" "$(printf '%-28s %5d s' together $SECONDS)"
    [ ! -e build/ccache.log ] || ccache --show-log-stats | sed -n 1,2p
    [ ${#failed_stages[@]} -eq 0 ] || { status=1; printf 'failed: %s\n' "${failed_stages[@]}"; }
    [ ! -s build/failed/names ] || cat build/failed/names
    [ "$status" -ne 0 ] || say "all passed"
    exit "$status"
}
