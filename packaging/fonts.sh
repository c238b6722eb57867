#!/usr/bin/env bash
# Makes build/package/fonts, the Chinese font that all packages carry, unless it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
fonts=build/package/fonts
stamp=$({ cat packaging/font.py; grep noto-sans packaging/sources.txt; } | sha256sum)
if [ "$(cat "$fonts.stamp" 2>/dev/null || true)" = "$stamp" ]; then
    exit 0
fi
packaging/fetch.sh @expo-google-fonts/noto-sans-sc
rm -rf "$fonts"
.venv/bin/python packaging/font.py build/downloads/expo-google-fonts-noto-sans-sc-*.tgz "$fonts"
echo "$stamp" >"$fonts.stamp"
