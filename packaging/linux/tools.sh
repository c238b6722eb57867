#!/usr/bin/env bash
# Makes build/package/tools: the compiler and the installer that the other scripts here use,
# from requirements/package.lock, run by this machine's own Python.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=build/package/tools
stamp="$PWD $(sha256sum <requirements/package.lock)"
if [ "$(cat "$tools/stamp" 2>/dev/null || true)" = "$stamp" ]; then
    exit 0
fi
rm -rf "$tools"
"${PYTHON:-python3}" -m venv "$tools"
awk '/^[a-z]/ { keep = /^(uv|ziglang)==/ } keep' requirements/package.lock >"$tools/tools.lock"
"$tools/bin/python" -m pip install -qq --no-input --disable-pip-version-check --require-hashes \
    --only-binary :all: -r "$tools/tools.lock"
ln -s "$PWD/$tools"/lib/python3*/site-packages/ziglang/zig "$tools/bin/zig"
echo "$stamp" >"$tools/stamp"
