"""The installer for Windows: what is in it, and what of it Wine can run."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
STAGE = ROOT / "build" / "windows" / "stage"
# What Wine 8 cannot load, because its C runtime has no complex numbers, and what is built on it.
_NOT_FOR_WINE = {"numpy", "numpy.libs", "matplotlib", "PySide6"}
# The types of file that are opened by a double click.
_TYPES = {".jingxi": "Jingxi.Ledger", ".jxpkg": "Jingxi.Package", ".jxseal": "Jingxi.SealedPackage"}
# Per switch: the part of the registry, and the folders of the program and of the start menu.
_SCOPES = {
    "/CurrentUser": (
        "HKCU",
        "users/*/AppData/Local/Programs/Jingxi",
        "users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs",
    ),
    "/AllUsers": (
        "HKLM",
        "Program Files/Jingxi",
        "ProgramData/Microsoft/Windows/Start Menu/Programs",
    ),
}


def _run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    # Python under Wine wants pipes: a file of Linux is no handle to it.
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=240,
        env={**os.environ, **environment},
    )


def test_a_changed_python_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "python-3.11.9-embed-amd64.zip"
    archive.write_bytes(b"PK\x03\x04, but another one")
    done = _run(sys.executable, ROOT / "packaging/windows/build.py", "--python", archive)
    assert done.returncode == 1
    assert re.search(r"has the SHA-256 [0-9a-f]{64}, which is not in windows/python", done.stderr)


def test_markers_are_judged_for_windows(
    script: Callable[[str], ModuleType],
) -> None:
    lock = (
        "# a comment\n"
        "alike==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        'there==2.0 ; sys_platform == "win32" \\\n    --hash=sha256:cc\n'
        'here==3.0 ; sys_platform == "linux" \\\n    --hash=sha256:dd\n'
        "hatchling==4.0 \\\n    --hash=sha256:ee\n"
    )
    assert list(script("windows/wheels.py").for_windows(lock, "3.11.9")) == [
        "alike==1.0 --hash=sha256:aa --hash=sha256:bb",
        "there==2.0 --hash=sha256:cc",
    ]


@pytest.fixture(scope="module")
def installer() -> Path:
    """The newest one that `make windows-installer` made."""
    made = sorted((ROOT / "dist").glob("*-setup.exe"), key=lambda file: file.stat().st_mtime)
    assert made, "make windows-installer comes first"
    return made[-1]


@pytest.fixture(scope="module")
def unpacked(installer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What 7z takes out of the installer."""
    folder = tmp_path_factory.mktemp("unpacked")
    done = _run("7z", "x", "-y", f"-o{folder}", installer)
    assert done.returncode == 0, done.stdout
    return folder


def _for_wine(program: Path, target: Path) -> Path:
    """The program elsewhere, as far as Wine can load it. Returns its new folder."""
    (target / "lib").mkdir(parents=True)
    for part in program.iterdir():
        if part.name != "lib":
            (target / part.name).symlink_to(part)
    for part in (program / "lib").iterdir():
        if part.name not in _NOT_FOR_WINE:
            (target / "lib" / part.name).symlink_to(part)
    return target


@pytest.fixture(scope="module")
def portable(installer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the .zip for a USB stick that was made with the installer."""
    folder = tmp_path_factory.mktemp("stick")
    archive = installer.with_name(installer.name.replace("-setup.exe", ".zip"))
    done = _run("unzip", "-q", archive, "-d", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "jingxi"


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.package
@pytest.mark.timeout(300)
class TestInstaller:
    def test_holds_exactly_what_was_staged(self, unpacked: Path) -> None:
        found = _files(unpacked)
        of_nsis = {name for name in found if name.startswith("$PLUGINSDIR/")}
        assert of_nsis == {
            "$PLUGINSDIR/System.dll",
            "$PLUGINSDIR/UserInfo.dll",
            "$PLUGINSDIR/modern-wizard.bmp",
            "$PLUGINSDIR/nsDialogs.dll",
        }
        expected = _files(STAGE)
        assert found.keys() - of_nsis - {"uninstall.exe"} == expected.keys()
        assert [name for name in expected if found[name] != expected[name]] == []

    def test_the_portable_one_holds_the_same_and_its_mark(self, portable: Path) -> None:
        found = _files(portable)
        assert b"userdata" in found.pop("portable")
        assert found == _files(STAGE)

    def test_has_every_package_that_the_lock_names_and_no_other(
        self, unpacked: Path, script: Callable[[str], ModuleType]
    ) -> None:
        lock = (ROOT / "requirements" / "run.lock").read_text("utf-8")
        entries = script("windows/wheels.py").for_windows(lock, "3.11.9")
        locked = {canonicalize_name(entry.partition("==")[0]) for entry in entries}
        shipped = {
            canonicalize_name(folder.name.partition("-")[0])
            for folder in (unpacked / "lib").glob("*.dist-info")
        }
        assert shipped == locked | {"jingxi-desktop"}
        assert "msgspec" in shipped

    def test_nothing_unused_is_in_it(self, unpacked: Path) -> None:
        unused = (
            "Quick",
            "Qml",
            "WebEngine",
            "Network",
            "QtSql",
            "/tests/",
            "_tkinter.pyd",
            "winsound",
        )
        names = _files(unpacked)
        assert [name for name in names if any(word in name for word in unused)] == []

    def test_has_the_font(self, unpacked: Path) -> None:
        fonts = unpacked / "lib" / "jingxi_desktop" / "resources" / "fonts"
        assert {file.name for file in fonts.iterdir()} == {
            "JingxiSansSC-Bold.ttf",
            "JingxiSansSC-Regular.ttf",
            "LICENSE.txt",
        }

    def test_every_library_that_one_needs_is_in_it_or_in_windows(self, unpacked: Path) -> None:
        programs = [
            file
            for file in unpacked.rglob("*")
            if file.suffix in {".dll", ".exe", ".pyd"} and file.parent.name != "$PLUGINSDIR"
        ]
        tables = _run("x86_64-w64-mingw32-objdump", "-p", *programs)
        assert tables.returncode == 0
        needed = {name.lower() for name in re.findall(r"DLL Name: (\S+)", tables.stdout)}
        # Wine has a library by nearly every name that Windows has.
        windows = {file.name for file in Path("/usr/lib/x86_64-linux-gnu/wine").glob("*/*")}
        windows.add("bcryptprimitives.dll")
        own = {file.name.lower() for file in programs}
        missing = {name for name in needed - own - windows if not name.startswith("api-ms-win-")}
        assert len(programs) > 50
        assert missing == set()


@pytest.fixture(scope="class")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., tuple[int, str]]]:
    """Runs a program of Windows 10, as nobody has used it yet."""
    prefix = tmp_path_factory.mktemp("wine")
    environment = {
        "WINEPREFIX": str(prefix),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winemenubuilder.exe=d",
        "JINGXI_HOME": "",
    }

    def run(*command: str | Path) -> tuple[int, str]:
        done = _run("wine", *command, **environment)
        return done.returncode, done.stdout

    _run("wineboot", "-i", **environment)
    assert run("winecfg", "-v", "win10")[0] == 0
    yield run
    _run("wineserver", "-k", **environment)


@pytest.fixture(scope="class")
def drive(tmp_path_factory: pytest.TempPathFactory, wine: Callable[..., object]) -> Path:
    """Wine's C:."""
    return max(tmp_path_factory.getbasetemp().glob("wine*/drive_c"))


@pytest.mark.package
@pytest.mark.timeout(300)
class TestUnderWine:
    def test_the_command_line_keeps_a_ledger(
        self, wine: Callable[..., tuple[int, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        command_line = _for_wine(STAGE, tmp_path / "Program Files 京西") / "jingxi-cli.exe"

        def jingxi(*arguments: str) -> str:
            status, said = wine(command_line, *arguments)
            assert status == 0, said
            return said

        assert "已新建" in jingxi("new", "台账.jingxi", "--sample", "article")
        assert "首钢园" in jingxi("list", "台账.jingxi", "park")
        jingxi("set", "台账.jingxi", "park", "首钢园", "short_name=首钢")
        assert '"short_name": "首钢"' in jingxi("show", "台账.jingxi", "park", "首钢园", "--json")
        jingxi("undo", "台账.jingxi")
        assert '"short_name": "首钢"' not in jingxi("list", "台账.jingxi", "park", "--json")
        assert "完好" in jingxi("check", "台账.jingxi")
        assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["台账.jingxi"]

    def test_the_portable_one_keeps_all_beside_itself(
        self, wine: Callable[..., tuple[int, str]], drive: Path, portable: Path, tmp_path: Path
    ) -> None:
        command_line = _for_wine(portable, tmp_path / "U 盘") / "jingxi-cli.exe"
        before = set(_files(drive / "users"))
        ledger = tmp_path / "台账.jingxi"
        assert wine(command_line, "new", f"Z:{ledger}")[0] == 0
        assert wine(command_line, "set", f"Z:{ledger}", "park", "无", "name=甲")[0] == 1
        kept = tmp_path / "U 盘" / "userdata"
        assert {folder.name for folder in kept.iterdir()} == {"backups", "state"}
        assert set(_files(drive / "users")) == before

    @pytest.mark.parametrize("scope", _SCOPES)
    def test_installs_upgrades_and_goes_and_leaves_ledgers(
        self, wine: Callable[..., tuple[int, str]], drive: Path, installer: Path, scope: str
    ) -> None:
        hive, programs, menus = _SCOPES[scope]
        assert wine(installer, "/S", scope, "/LANG=2052") == (0, "")
        (folder,) = drive.glob(programs)
        staged = set(_files(STAGE))
        assert set(_files(folder)) == staged | {"uninstall.exe"}
        (menu,) = drive.glob(f"{menus}/京西*.lnk")
        classes = rf"{hive}\Software\Classes"
        for name in _TYPES.values():
            _, opened = wine("reg", "query", rf"{classes}\{name}\shell\open\command")
            assert r'\Jingxi\jingxi.exe" "%1"' in opened

        # What the installer did not bring is not its to remove; what it brought is made whole again.
        (folder / "台账.jingxi").write_bytes(b"a ledger")
        (folder / "python" / "notes.txt").write_bytes(b"of someone else")
        (folder / "jingxi.exe").write_bytes(b"damaged")
        assert wine(installer, "/S", scope) == (0, "")
        found = _files(folder)
        assert set(found) == staged | {"uninstall.exe", "台账.jingxi", "python/notes.txt"}
        assert found["jingxi.exe"] == (STAGE / "jingxi.exe").read_bytes()

        assert wine(folder / "uninstall.exe", "/S")[0] == 0
        # It copies itself elsewhere and goes on there, so that it can remove its own file.
        until = time.monotonic() + 60
        while (folder / "uninstall.exe").exists() and time.monotonic() < until:
            time.sleep(0.2)
        assert set(_files(folder)) == {"台账.jingxi", "python/notes.txt"}
        assert not menu.exists()
        entry = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\JingxiDesktop"
        for key in (
            rf"{hive}\{entry}",
            *(rf"{classes}\{name}" for pair in _TYPES.items() for name in pair),
        ):
            assert wine("reg", "query", key)[0] == 1
