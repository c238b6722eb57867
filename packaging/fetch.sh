#!/usr/bin/env bash
# Brings files of sources.txt into build/downloads by name and version, and checks what they hold.
# Usage: fetch.sh PACKAGE...    for example python3.13 or @expo-google-fonts/noto-sans-sc
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$PWD/build/downloads
mkdir -p "$folder"

# The lists of sources that this machine's own apt settings lead to, for the suites named here.
apt_sources() {
    local apt=$folder/apt
    if [ ! -e "$apt/parts/sources.sources" ]; then
        mkdir -p "$apt/parts" "$apt/lists/partial"
        local uri
        uri=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -n 1)
        for suite in bookworm trixie; do
            printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$uri" "$suite"
            printf 'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n\n'
        done >"$apt/parts/sources.sources"
    fi
    with_apt=(apt-get -q -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$apt/parts"
        -o "Dir::State::Lists=$apt/lists" -o APT::Sandbox::User=root)
    [ -e "$apt/updated" ] || "${with_apt[@]}" update >"$apt/log" 2>&1 ||
        { tail "$apt/log" >&2; exit 1; }
    touch "$apt/updated"
}

from_debian() {
    apt_sources
    # Only the authors' own archive: Debian's patches change with every point release.
    "${with_apt[@]}" source --download-only --tar-only "$1" >/dev/null
}

from_npm() {
    npm pack --silent --ignore-scripts "$1" >/dev/null
}

right() {
    echo "$2  $folder/$1" | sha256sum --check --status 2>/dev/null
}

cd "$folder"
for wanted in "$@"; do
    line=$(grep -E "^(debian|npm) +${wanted}[/@]" ../../packaging/sources.txt) ||
        { echo "packaging/sources.txt has no $wanted." >&2; exit 1; }
    read -r registry name file sum <<<"$line"
    right "$file" "$sum" || { rm -f "$file"; "from_$registry" "$name"; }
    right "$file" "$sum" ||
        { echo "$file is not the one that packaging/sources.txt means: its SHA-256 differs." >&2; exit 1; }
done
