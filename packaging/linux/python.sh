#!/usr/bin/env bash
# Builds the bundle's CPython against an old glibc, so that the bundle runs where its wheels do.
# Usage: python.sh    the result is build/package/python, which can be moved as a whole
#
# The compiler is zig's, from PyPI: it carries the symbol lists of every glibc. A Python of this
# machine's own distribution would need a glibc as new as the machine's.
set -euo pipefail
cd "$(dirname "$0")/../.."
# What PySide6 6.9's own wheels need; a lower one here would gain nothing.
glibc=2.28
root=$PWD/build/package
stamp=$({ cat packaging/linux/python.sh packaging/sources.txt; grep ^ziglang= requirements/package.lock; } | sha256sum)
if [ "$(cat "$root/python.stamp" 2>/dev/null || true)" = "$stamp" ]; then
    exit 0
fi
packaging/linux/tools.sh
packaging/fetch.sh python3.13 zlib libffi better-sqlite3
echo "Building CPython against glibc $glibc (build/package/python.log)"
rm -rf "$root/python" "$root/python-build" "$root/python.stamp"
mkdir -p "$root/python-build"
exec 3>&1 >"$root/python.log" 2>&1
trap 'tail -n 30 "$root/python.log" >&3; echo "CPython could not be built; build/package/python.log says why." >&3' ERR
cd "$root/python-build"

zig=$root/tools/bin/zig
export ZIG_GLOBAL_CACHE_DIR=$PWD/zig-cache ZIG_LOCAL_CACHE_DIR=$PWD/zig-cache
# No debugging symbols and no name of this folder, so that the same bytes come out anywhere.
cc="$zig cc -target $(uname -m)-linux-gnu.$glibc"
cflags="-O3 -g0 -fPIC -fno-sanitize=undefined -ffile-prefix-map=$PWD=. -fwrapv -Wno-date-time"
export CC=$cc CFLAGS=$cflags LDFLAGS=-s AR="$zig ar" RANLIB="$zig ranlib" SOURCE_DATE_EPOCH=0
export PYTHONHASHSEED=0
jobs=$(nproc)

unpack() {
    mkdir "$1"
    tar -xf "$2" -C "$1" --strip-components 1
}
downloads=../../downloads
unpack python $downloads/python3.13_*.orig.tar.xz
unpack zlib $downloads/zlib_*.orig.tar.gz
unpack libffi $downloads/libffi_*.orig.tar.gz
unpack sqlite $downloads/better-sqlite3-*.tgz

# These three are linked into CPython's own modules, so that no library of this machine is needed.
prefix=$PWD/libraries
mkdir -p "$prefix/lib" "$prefix/include"
(cd zlib && CFLAGS="$cflags" ./configure --static --prefix="$prefix" && make -j "$jobs" libz.a && make install)
# Its own headers leave one function undeclared, which newer compilers refuse.
(cd libffi && CFLAGS="$cflags -Wno-implicit-function-declaration" ./configure --prefix="$prefix" \
    --disable-shared --enable-static --disable-docs --disable-multi-os-directory && make -j "$jobs" && make install)
# The options that Debian builds its SQLite with and this program relies on.
(cd sqlite/deps/sqlite3 && $cc $cflags -w -c sqlite3.c -o sqlite3.o -DSQLITE_THREADSAFE=1 \
    -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_SECURE_DELETE -DSQLITE_OMIT_LOAD_EXTENSION \
    -DSQLITE_MAX_VARIABLE_NUMBER=250000 -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_RTREE \
    -DHAVE_FDATASYNC=1 -DHAVE_USLEEP=1 &&
    $zig ar rcs "$prefix/lib/libsqlite3.a" sqlite3.o && cp sqlite3.h sqlite3ext.h "$prefix/include/")

cd python
# Left out is what the program never uses: sockets' encryption, compression beyond zlib, terminals, Tk.
for module in _ssl _hashlib _bz2 _lzma _tkinter _curses _curses_panel readline _dbm _gdbm nis _uuid \
    _testcapi _testinternalcapi _testclinic _testclinic_limited _testlimitedcapi _testbuffer \
    _testimportmultiple _testmultiphase _testsinglephase _testexternalinspection _xxtestfuzz \
    _ctypes_test xxsubtype xxlimited xxlimited_35; do
    declare -x "py_cv_module_$module=n/a"
done
export ZLIB_CFLAGS="-I$prefix/include" ZLIB_LIBS="-L$prefix/lib -lz"
export LIBFFI_CFLAGS="-I$prefix/include" LIBFFI_LIBS="-L$prefix/lib -lffi"
export LIBSQLITE3_CFLAGS="-I$prefix/include" LIBSQLITE3_LIBS="-L$prefix/lib -lsqlite3 -lm"
./configure --prefix=/python --enable-shared --without-ensurepip --without-static-libpython \
    --disable-test-modules --with-pkg-config=no
# Zig's linker knows this option by its long name only.
sed -i 's/-Wl,-h/-Wl,-soname,/' Makefile
# shellcheck disable=SC2016  # the dynamic linker's own word
flags=(LDFLAGS_NODIST='-Wl,-rpath,\$$ORIGIN/../lib' PY3LIBRARY=)
make -j "$jobs" "${flags[@]}"
make install DESTDIR="$root/python-build/installed" "${flags[@]}"
cd ..
# Python notes down how it was built, this folder's name with it.
find installed -name __pycache__ -prune -exec rm -rf {} +
grep -rlI "$root" installed | xargs -r sed -i "s#$root#/build#g"
mv installed/python "$root/python"
exec >&3 2>&1
"$root/python/bin/python3.13" -c 'import ctypes, sqlite3, zlib; sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(x)"); print("CPython is built, with SQLite", sqlite3.sqlite_version)'
cd "$root" && rm -rf python-build
echo "$stamp" >"$root/python.stamp"
