#!/usr/bin/env bash
# Makes build/package/tools: the compiler and the installer that the other scripts here use, and what
# packaging/parts.py needs, from requirements/package.lock, run by this machine's own Python.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=build/package/tools
stamp="$PWD $(cat requirements/package.lock packaging/linux/tools.sh | sha256sum)"
bill='boolean-py|cyclonedx-python-lib|defusedxml|license-expression|msgspec|packageurl-python|py-serializable|sortedcontainers|typing-extensions'
if [ "$(cat "$tools/stamp" 2>/dev/null || true)" = "$stamp" ]; then
    exit 0
fi
rm -rf "$tools"
"${PYTHON:-python3}" -m venv "$tools"
awk -v "keep_names=^(uv|ziglang|$bill)==" '/^[a-z]/ { keep = $0 ~ keep_names } keep' requirements/package.lock >"$tools/tools.lock"
"$tools/bin/python" -m pip install -qq --no-input --disable-pip-version-check --require-hashes \
    --only-binary :all: -r "$tools/tools.lock"
ln -s "$PWD/$tools"/lib/python3*/site-packages/ziglang/zig "$tools/bin/zig"
echo "$stamp" >"$tools/stamp"
