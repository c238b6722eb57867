#!/usr/bin/env bash
# Writes requirements/*.lock anew from pyproject.toml. What is locked keeps its version.
# Usage: lock.sh [FLAG...]    --upgrade lifts all versions, --upgrade-package NAME one
set -euo pipefail
cd "$(dirname "$0")/../.."

uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    [ -x build/uv/bin/uv ] || { "${PYTHON:-python3}" -m venv build/uv && build/uv/bin/pip install -q uv; }
    uv=build/uv/bin/uv
fi

# A machine's own settings would let its registries and versions into the lock.
compile() {
    "$uv" pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --custom-compile-command 'make lock' pyproject.toml "$@"
}
compile --extra build --output-file requirements/run.lock "$@"
compile --extra dev --constraint requirements/run.lock --output-file requirements/dev.lock "$@"
compile --extra package --constraint requirements/run.lock --output-file requirements/package.lock "$@"

if grep -nE '://|file:|^-' requirements/*.lock; then
    echo "A lock names an address or a place of this machine." >&2
    exit 1
fi
