# Sourced by test. Bash. clang-tidy by the release tree's compile database, which is there once that is configured.

tidy_most=40  # files of one run over what changed: 5 to 8 s of CPU each

# Paths on standard input; those that the release tree compiles, once each, on standard output. The product's come first.
compiled_in_release() {
    sort -u | awk '{ print (/^tests\//), $0 }' | sort -k 1,1n -s | cut -d ' ' -f 2- |
        while read -r path; do
            if grep -qF "\"file\": \"$top/$path\"" build/release/compile_commands.json; then echo "$path"; fi
        done
}

# A header is read through the source of its name; without one, through the first that includes it.
sources_of() {
    while read -r path; do
        case $path in
            *.cpp) echo "$path" ;;
            *.hpp)
                if [ -e "${path%.hpp}.cpp" ]; then
                    echo "${path%.hpp}.cpp"
                else
                    { git grep -lF "\"$path\"" -- '*.cpp' || true; } | sed -n 1p
                fi ;;
        esac
    done
}

# The working tree against the commit named by AIDHUB_SINCE, by default the one before the last. Where none is known
# everything has changed.
changed_paths() {
    local since=${AIDHUB_SINCE:-HEAD~1}
    if git rev-parse -q --verify "$since^{commit}" >/dev/null; then
        git diff --name-only --diff-filter=d "$since"
    else
        git ls-files
    fi
    git ls-files --others --exclude-standard
}

# tidy_files FILE...
tidy_files() {
    local log=build/clang-tidy.log status=0
    printf '%s\n' "$@" | xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p build/release 2>"$log" || status=1
    [ $status -eq 0 ] || grep -v 'warnings\? generated\|^Suppressed' "$log" >&2 || true
    return $status
}

tidy_changed() {
    local files
    if ! git rev-parse --git-dir >/dev/null 2>&1; then
        echo "git knows no history here: nothing is looked at (--all looks at everything)"
        return 0
    fi
    mapfile -t files < <(changed_paths | sources_of | compiled_in_release)
    echo "${#files[@]} files have changed"
    if [ ${#files[@]} -gt $tidy_most ]; then
        echo "looked at: the first $tidy_most; left out, --all looks at them too:"
        printf '  %s\n' "${files[@]:$tidy_most}"
    fi
    [ ${#files[@]} -eq 0 ] || tidy_files "${files[@]:0:$tidy_most}"
}

tidy_all() {
    local files
    mapfile -t files < <(find hub adapters matching config tests -name '*.cpp' | compiled_in_release)
    echo "${#files[@]} files"
    tidy_files "${files[@]}"
}
