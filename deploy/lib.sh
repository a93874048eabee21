# Sourced by run and test: what they say, what is installed, how it is built. Bash.

# Builds in different folders share what they compiled.
export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
fail() { printf 'aidhub: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
        fail "packages are missing, and you are neither root nor is there sudo: run this once as root"
    fi
}

# One a line. "PACKAGE ? PROGRAM": only where that program is missing.
wanted_packages() {
    local package mark program
    sed 's/#.*//' "$top/deploy/packages.txt" | while read -r package mark program; do
        if [ -z "$package" ] || { [ "$mark" = '?' ] && command -v "$program" >/dev/null; }; then continue; fi
        printf '%s\n' "$package"
    done
}

missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii \(.*\)/\1/p')
    wanted_packages | grep -vxF "$installed" || true
}

# Packages start no service here: the hub runs its own Redis, the tests their own Kannel.
apt_without_services() {
    local policy=/usr/sbin/policy-rc.d made=
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null && as_root chmod +x $policy && made=yes
    fi
    local status=0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install "$@" || status=$?
    [ -z "$made" ] || as_root rm -f $policy
    return $status
}

install_missing() {
    command -v apt-get >/dev/null || fail "this needs Debian 12 (there is no apt-get)"
    local missing log
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    say "installing: $(echo $missing)"
    log=$(mktemp)
    as_root apt-get -q update >"$log" 2>&1 || { tail -5 "$log" >&2; fail "apt-get update failed (above)"; }
    if ! dpkg-query -W -f '${db:Status-Abbrev}' libboost-thread-dev 2>/dev/null | grep -q ^ii &&
        ! dpkg-query -W -f '${db:Status-Abbrev}' aidhub-boost-thread-shim 2>/dev/null | grep -q ^ii; then
        local folder
        folder=$(mktemp -d) && chmod 755 "$folder"
        missing="$("$top/deploy/shim/build-shim" "$folder" 2>/dev/null) $missing"
    fi
    # shellcheck disable=SC2086  # a list of packages
    apt_without_services $missing >"$log" 2>&1 || { tail -15 "$log" >&2; fail "the packages could not be installed (above)"; }
    missing=$(missing_packages)
    [ -z "$missing" ] || fail "still missing after the installation: $(echo $missing)"
}

# configure PRESET [options]
configure() {
    local preset=$1
    shift
    say "configuring $preset"
    cmake --preset "$preset" "$@" >"$top/build/$preset.log" 2>&1 || { cat "$top/build/$preset.log" >&2; fail "cmake could not configure $preset (above)"; }
}
