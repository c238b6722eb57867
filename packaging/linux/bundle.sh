#!/usr/bin/env bash
# Makes dist/jingxi, the program as one folder that needs no Python. Two builds of the same commit
# give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
packaging/linux/venv.sh
packaging/fonts.sh

SOURCE_DATE_EPOCH=$(packaging/epoch.sh)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0
rm -rf dist/jingxi build/package/pyinstaller
# Its own settings folder, so that nothing of this user's gets in.
PYINSTALLER_CONFIG_DIR=$PWD/build/package/pyinstaller-cache \
    build/package/venv/bin/python -m PyInstaller --noconfirm --log-level ERROR \
    --distpath dist --workpath build/package/pyinstaller packaging/jingxi.spec
# Only these two carry symbols worth megabytes. Never all: stripping breaks numpy's OpenBLAS.
find dist/jingxi/_internal/kiwisolver dist/jingxi/_internal/fontTools -name '*.so' -exec strip --strip-unneeded {} +
build/package/venv/bin/python packaging/parts.py linux dist/jingxi dist/jingxi.cdx.json
chmod -R u=rwX,go=rX dist/jingxi
find dist/jingxi -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
