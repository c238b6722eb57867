"""What a folder of programs and libraries needs of the system that it runs on.

    python packaging/linux/libraries.py FOLDER    prints the oldest glibc that it runs on

Read with objdump from the files themselves: names of libraries, and versions of their symbols.
"""

import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_VERSION = re.compile(r"\s(GLIBC|GLIBCXX)_([0-9.]+)$", re.MULTILINE)
# Debian and Ubuntu renamed these in 2024; they are the same libraries.
_RENAMED = {"libcups2", "libglib2.0-0", "libgtk-3-0", "libpng16-16"}
# Debian 10, and 统信 20 with it, has it under its older name.
_ALSO = {"libgcc-s1": "libgcc1"}
# The first GCC whose libstdc++ has all of these symbols.
_GCC_OF_GLIBCXX = {22: "6", 24: "7", 25: "8", 26: "9", 28: "10", 29: "11", 30: "12"}


class Needs(msgspec.Struct, frozen=True):
    """What one file needs: library names, and (name, version) of symbols."""

    libraries: frozenset[str]
    versions: frozenset[tuple[str, tuple[int, ...]]]


@cache
def needs(file: Path) -> Needs:
    """What one program or library needs."""
    command = ["objdump", "-p", str(file)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    # Below this heading stand the versions that it needs; above, those that it offers.
    wanted = told.partition("Version References:")[2]
    return Needs(
        frozenset(_NEEDED.findall(told)),
        frozenset(
            (name, tuple(map(int, version.split("."))))
            for name, version in _VERSION.findall(wanted)
        ),
    )


def programs(folder: Path) -> list[Path]:
    """Every program and library in a folder."""
    return [file for file in sorted(folder.rglob("*")) if _is_program(file)]


def _is_program(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == _ELF


def newest(files: Iterable[Path], name: str) -> tuple[int, ...]:
    """The newest version of `GLIBC` or `GLIBCXX` symbols that any of the files needs."""
    every = (version for file in files for each, version in needs(file).versions if each == name)
    return max(every, default=())


def packages(files: Iterable[Path], folder: Path) -> list[str]:
    """The Debian packages that the files need beside what is in the folder, as for `Depends`."""
    files = list(files)
    own = {file.name for file in folder.rglob("*")}
    wanted = {name for file in files for name in needs(file).libraries} - own
    return sorted(_dependency(package, files) for package in {_package(name) for name in wanted})


def _package(library: str) -> str:
    """The package of this machine that holds a library, by the name it had before 2024."""
    for folder in ("/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/lib64"):
        search = ["dpkg-query", "-S", f"{folder}/{library}"]
        found = subprocess.run(search, check=False, capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.partition(":")[0].removesuffix("t64")
    raise SystemExit(f"No package of this machine has {library}, which the bundle needs.")


def _dependency(package: str, files: list[Path]) -> str:
    if package == "libc6":
        return f"libc6 (>= {'.'.join(map(str, newest(files, 'GLIBC')))})"
    if package == "libstdc++6":
        symbols = newest(files, "GLIBCXX")[-1]
        gcc = next(gcc for last, gcc in _GCC_OF_GLIBCXX.items() if last >= symbols)
        return f"libstdc++6 (>= {gcc})"
    also = [f"{package}t64"] if package in _RENAMED else []
    return " | ".join([package, *also, *filter(None, [_ALSO.get(package)])])


if __name__ == "__main__":
    print(".".join(map(str, newest(programs(Path(sys.argv[1])), "GLIBC"))))
