#!/usr/bin/env bash
# Packs dist/jingxi to be run from a USB stick: dist/jingxi-VERSION-linux-x86_64.zip and .tar.zst.
# The same bundle gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
SOURCE_DATE_EPOCH=$(packaging/linux/epoch.sh)
target=$PWD/dist/jingxi-$version-linux-$(uname -m)
stage=build/package/portable
rm -rf "$stage" "$target".zip "$target".tar.zst
mkdir -p "$stage"
cp -r --preserve=mode dist/jingxi "$stage/"
cd "$stage"
# A stick's file system mostly knows no links. Only PyInstaller wants them: the libraries find each other without.
find jingxi -type l -delete
printf '%s\n' '此文件在时，设置、日志和备份都放在旁边的 userdata 文件夹里。' \
    'While this file is here, settings, logs and backups go into the folder userdata beside it.' >jingxi/portable
find jingxi -exec touch --date "@$SOURCE_DATE_EPOCH" {} +

# A zip's times are local ones.
find jingxi -type f | LC_ALL=C sort | TZ=UTC zip -q -X -@ "$target.zip"
tar --sort=name --owner=0 --group=0 --numeric-owner -cf - jingxi | zstd -q -12 -T2 -o "$target.tar.zst"
cd ../../..
ls -sh dist/jingxi-*.zip dist/jingxi-*.tar.zst
