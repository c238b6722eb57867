#!/usr/bin/env bash
# Opens the window on a sample ledger, made first if it isn't there.
# Without a display it paints the window into pictures instead.
# Usage: run.sh article|demo
set -euo pipefail
cd "$(dirname "$0")/../.."
sample=$1
ledger=build/$sample.jingxi
jingxi=.venv/bin/jingxi

mkdir -p build
if [ ! -e "$ledger" ]; then
    "$jingxi" new "$ledger" --sample "$sample"
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$jingxi" "$ledger"
fi
pictures=build/render
if [ "$sample" != article ]; then
    pictures=build/render-$sample
fi
QT_QPA_PLATFORM=offscreen "$jingxi" render "$ledger" "$pictures"
echo "There is no display here, so the window was painted into PNG files in $PWD/$pictures"
