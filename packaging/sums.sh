#!/usr/bin/env bash
# Writes dist/SHA256SUMS, the checksums of all files there that are handed on.
set -euo pipefail
cd "$(dirname "$0")/../dist"
find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%f\n' | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS
