#!/usr/bin/env bash
# Prints the time that everything in a package bears: that of the commit, unless it is set.
set -euo pipefail
cd "$(dirname "$0")/.."
echo "${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
