"""The win_amd64 wheels of a lock file: fetched by name and hash, unpacked, and slimmed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement

# What only the project's own build needs, and pip, which sqlite-utils names for a command of its own.
NOT_SHIPPED = {"hatchling", "pathspec", "pip", "tomlkit", "trove-classifiers"}

# What of Qt's wheel is used: its modules by name, and the plugins of windows, pictures and icons.
_QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg")
_PYSIDE = (
    *(f"PySide6/Qt{module}.pyd" for module in _QT_MODULES),
    *(f"PySide6/Qt6{module}.dll" for module in _QT_MODULES),
    "PySide6/__init__.py",
    "PySide6/_config.py",
    "PySide6/_git_pyside_version.py",
    "PySide6/support/*.py",
    "PySide6/pyside6.abi3.dll",
    "PySide6/msvcp140*.dll",
    "PySide6/vcruntime140*.dll",
    "PySide6/plugins/iconengines/qsvgicon.dll",
    "PySide6/plugins/imageformats/qjpeg.dll",
    "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/plugins/imageformats/qwebp.dll",
    "PySide6/plugins/platforms/qoffscreen.dll",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/translations/qtbase_zh_CN.qm",
)
# What the program never opens in the other wheels. `unittest` and numpy's `testing` stay: pyparsing
# and scipy-like code import them.
_UNUSED = (
    "*.data/*",
    "*.lib",
    "*.pxd",
    "*.pyi",
    "*.h",
    "*/tests/*",
    "PIL/_avif.*",
    "PIL/_imagingcms.*",
    "PIL/_imagingtk.*",
    "PIL/_webp.*",
    "matplotlib/backends/_tkagg.*",
    "matplotlib/backends/web_backend/*",
    "matplotlib/mpl-data/fonts/afm/*",
    "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/images/*",
    "matplotlib/mpl-data/plot_directive/*",
    "matplotlib/mpl-data/sample_data/*",
    "mpl_toolkits/*",
    "numpy/_core/include/*",
    "numpy/f2py/*",
    "shiboken6/concrt140.dll",
    "shiboken6/vc?mp140.dll",
    "shiboken6/vccorlib140.dll",
)


def windows_environment(python: str) -> dict[str, str]:
    """The values that markers of a lock have on Windows, where Python is `python` (3.11.9)."""
    return {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": "win32",
    }


def for_windows(lock: str, python: str) -> Iterator[str]:
    """The entries of a lock that Windows needs, without markers.

    pip judges markers by the machine that it runs on, whatever --platform says.
    """
    environment = windows_environment(python)
    text = "\n".join(line for line in lock.splitlines() if not line.startswith("#"))
    for entry in text.replace("\\\n", " ").splitlines():
        head, *hashes = entry.split("--hash=")
        if not head.strip():
            continue
        requirement = Requirement(head)
        wanted = requirement.marker is None or requirement.marker.evaluate(environment)
        if wanted and requirement.name not in NOT_SHIPPED:
            pins = " ".join(f"--hash={pin.strip()}" for pin in hashes)
            yield f"{requirement.name}{requirement.specifier} {pins}"


def download(lock: Path, python: str, folder: Path) -> list[Path]:
    """Fetch a lock's wheels into a folder; returns exactly those. pip refuses any other hash."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    entries = folder / "requirements.txt"
    entries.write_text("\n".join(for_windows(lock.read_text("utf-8"), python)) + "\n", "utf-8")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check"),
            *("--no-deps", "--only-binary", ":all:", "--require-hashes"),
            *("--platform", "win_amd64", "--implementation", "cp"),
            *("--python-version", python.rpartition(".")[0]),
            *("--requirement", entries, "--dest", folder),
        ],
        check=True,
        env={**os.environ, "PIP_NO_INPUT": "1"},
    )
    return sorted(folder.glob("*.whl"))


def is_wanted(name: str) -> bool:
    """Whether a file of a wheel belongs into the program."""
    if name.endswith("/") or any(fnmatch(name, pattern) for pattern in _UNUSED):
        return False
    if name.startswith("PySide6/"):
        return any(fnmatch(name, pattern) for pattern in _PYSIDE)
    # The list of a wheel's files is of use to pip alone, and no longer true here.
    return "/__pycache__/" not in name and not name.endswith(".dist-info/RECORD")


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack what is wanted of a wheel."""
    with ZipFile(wheel) as archive:
        for name in filter(is_wanted, archive.namelist()):
            archive.extract(name, folder)
