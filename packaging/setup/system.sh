#!/usr/bin/env bash
# Installs the Debian packages of the given lists that are missing.
# Usage: system.sh LIST...    each LIST is a file beside this script
set -euo pipefail
cd "$(dirname "$0")/../.."
lists=("${@/#/packaging/setup/}")
python=${PYTHON:-python3}

wanted() {
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "${lists[@]}"
}

if ! command -v dpkg-query apt-get >/dev/null; then
    # Nothing can be checked here, so say it once, before the first .venv, and go on.
    if [ ! -e .venv ]; then
        echo "This is no Debian or Ubuntu: please see to it that what these packages hold is there:"
        wanted | paste -sd ' ' | fold -s -w 96
    fi >&2
    exit 0
fi

missing() {
    local installed
    # From 2024 on, Debian and Ubuntu call some of these libraries by a name that ends in t64.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' |
        sed -n -e 's/t64$//' -e 's/^installed //p')
    wanted | while read -r package; do
        # A Python from elsewhere brings its own venv.
        if [ "$package" = python3-venv ] && "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            continue
        fi
        # So does a Node.js from elsewhere its npm, and conflicts with Debian's.
        if [ "$package" = npm ] && command -v npm >/dev/null; then
            continue
        fi
        grep -qxF "$package" <<<"$installed" || echo "$package"
    done
}

mapfile -t packages < <(missing)
if [ ${#packages[@]} -eq 0 ]; then
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    # With a terminal sudo may ask for a password; without one it must not wait for it.
    if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=(sudo)
    else
        echo "These packages are missing, and only root can install them: ${packages[*]}" >&2
        exit 1
    fi
fi

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >>build/apt.log 2>&1
}

mkdir -p build
: >build/apt.log
echo "Installing ${#packages[@]} system packages: ${packages[*]}" | fold -s -w 96
# One unreachable source must not stop it: the install itself tells whether a package is to be had.
apt update || echo "apt-get update failed; going on with the package lists that are there." >&2
if ! apt install -y --no-install-recommends "${packages[@]}"; then
    tail -n 30 build/apt.log >&2
    echo "These packages could not be installed (build/apt.log says why): ${packages[*]}" >&2
    exit 1
fi
