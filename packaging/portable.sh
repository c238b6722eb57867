#!/usr/bin/env bash
# Packs a program to be run from a USB stick: dist/jingxi-VERSION-SYSTEM.zip, .tar.zst or both.
# The same folder gives the same bytes.
# Usage: portable.sh FOLDER SYSTEM ENDING...    for example dist/jingxi linux-x86_64 zip tar.zst
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
SOURCE_DATE_EPOCH=$(packaging/epoch.sh)
folder=$1
target=$PWD/dist/jingxi-$version-$2
endings=("${@:3}")
stage=build/package/portable
rm -rf "$stage" "${endings[@]/#/$target.}"
mkdir -p "$stage"
cp -r --preserve=mode "$folder" "$stage/jingxi"
cd "$stage"
# A stick's file system mostly knows no links. Only PyInstaller wants them: the libraries find each other without.
find jingxi -type l -delete
printf '%s\n' '此文件在时，设置、日志和备份都放在旁边的 userdata 文件夹里。' \
    'While this file is here, settings, logs and backups go into the folder userdata beside it.' >jingxi/portable
chmod -R u=rwX,go=rX jingxi
find jingxi -exec touch --date "@$SOURCE_DATE_EPOCH" {} +

pack_zip() {
    # A zip's times are local ones.
    find jingxi -type f | LC_ALL=C sort | TZ=UTC zip -q -X -@ "$1"
}
pack_tar.zst() {
    tar --sort=name --owner=0 --group=0 --numeric-owner -cf - jingxi | zstd -q -12 -T2 -o "$1"
}
for ending in "${endings[@]}"; do
    "pack_$ending" "$target.$ending"
    ls -sh "$target.$ending"
done
