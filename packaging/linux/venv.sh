#!/usr/bin/env bash
# Makes build/package/venv: the bundle's CPython with the packages of requirements/package.lock.
set -euo pipefail
cd "$(dirname "$0")/../.."
packaging/linux/python.sh
packaging/linux/tools.sh
venv=build/package/venv
stamp="$PWD $(cat build/package/python.stamp requirements/package.lock | sha256sum)"
if [ "$(cat "$venv/stamp" 2>/dev/null || true)" = "$stamp" ]; then
    exit 0
fi
rm -rf "$venv"
build/package/python/bin/python3.13 -m venv --without-pip "$venv"
echo "Installing requirements/package.lock into $venv"
# Not pip: the bundle's Python has no TLS to reach a registry with. The tools stay out.
awk '/^[a-z]/ { keep = !/^(uv|ziglang)==/ } keep' requirements/package.lock >"$venv/package.lock"
build/package/tools/bin/uv pip install --no-config --quiet --python "$venv/bin/python" \
    --require-hashes --no-deps --only-binary :all: --link-mode copy -r "$venv/package.lock"
echo "$stamp" >"$venv/stamp"
