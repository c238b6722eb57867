"""Puts a Windows Python together from packages, for where the embeddable distribution is not to be had.

The libraries are those of CPython 3.11.9 itself, as the Python Software Foundation built and signed
them: the wheel of panda3d carries them for programs made with it. Missing there and made here are
python3.dll, which only passes calls on to python311.dll, and the standard library, compiled from
that of the Python 3.11 that runs this. So what comes of it is for trials, and is named so.
"""

import io
import py_compile
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wheels import download

VERSION = "3.11.9"
_HERE = Path(__file__).parent
_NAME = "python311"
_TIME = (1980, 1, 1, 0, 0, 0)
# No part of the embeddable distribution: Tk, and what Windows 10 brings itself.
_NOT_EMBEDDED = ("_tkinter", "api-ms-", "tcl86t", "tk86t", "VCRUNTIME")
_NOT_IN_LIBRARY = (
    *("__pycache__", "config-", "ensurepip", "idlelib", "lib-dynload", "lib2to3", "pydoc_data"),
    *("site-packages", "dist-packages", "test", "tkinter", "turtledemo", "venv", "_sysconfigdata"),
)


def standard_library() -> Iterator[Path]:
    """The modules of this Python's standard library that work on Windows too."""
    root = Path(sysconfig.get_path("stdlib"))
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).parts
        if not any(part.startswith(_NOT_IN_LIBRARY) for part in parts[:2]) and "test" not in parts:
            yield path


def compiled_library() -> bytes:
    """python311.zip: the standard library, compiled, as the embeddable distribution has it."""
    root = Path(sysconfig.get_path("stdlib"))
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive, tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "module.pyc")
        for path in standard_library():
            name = path.relative_to(root)
            py_compile.compile(
                str(path),
                cfile=str(target),
                dfile=name.as_posix(),
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            add(archive, name.with_suffix(".pyc").as_posix(), target.read_bytes())
    return packed.getvalue()


def stable_library(python: Path, folder: Path) -> Path:
    """python3.dll, through which extensions of any Python 3 call python311.dll."""
    listing = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", python], check=True, capture_output=True, text=True
    ).stdout
    table = listing.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    names = [line.split()[-1] for line in table.splitlines() if line.strip()]
    exports = folder / "python3.def"
    exports.write_text(
        "LIBRARY python3.dll\nEXPORTS\n"
        + "".join(f"{name} = {_NAME}.{name}\n" for name in names if name.startswith(("Py", "_Py"))),
        "ascii",
    )
    target = folder / "python3.dll"
    # The linker would put in the time, and an address that it takes from the target's path.
    subprocess.run(
        [
            *("x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-Wl,--entry=0"),
            *("-Wl,--no-insert-timestamp,--disable-auto-image-base", "-o", target, exports),
        ],
        check=True,
    )
    return target


def add(archive: ZipFile, name: str, content: bytes) -> None:
    """Add a file that bears no time."""
    archive.writestr(ZipInfo(name, _TIME), content, ZIP_DEFLATED)


def make(work: Path, shiboken: Path) -> Path:
    """Make the zip file in the layout of the embeddable distribution.

    `shiboken` is that wheel of the program's own lock: it brings Microsoft's C runtime.
    """
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("Its standard library must be compiled by a Python 3.11: set PYTHON.")
    shutil.rmtree(work, ignore_errors=True)
    (wheel,) = download(_HERE / "panda3d.lock", VERSION, work)
    target = work / f"python-{VERSION}-trial-amd64.zip"
    with ZipFile(wheel) as parts, ZipFile(shiboken) as runtime, ZipFile(target, "w") as archive:
        for name in sorted(parts.namelist()):
            file = name.rpartition("/")[2]
            if name.startswith("deploy_libs/") and not file.startswith(_NOT_EMBEDDED):
                add(archive, file, parts.read(name))
        parts.extract(f"deploy_libs/{_NAME}.dll", work)
        add(
            archive,
            "python3.dll",
            stable_library(work / f"deploy_libs/{_NAME}.dll", work).read_bytes(),
        )
        for file in ("vcruntime140.dll", "vcruntime140_1.dll"):
            add(archive, file, runtime.read(f"shiboken6/{file}"))
        add(archive, f"{_NAME}.zip", compiled_library())
        licence = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
        add(archive, "LICENSE.txt", licence.read_bytes())
    return target
