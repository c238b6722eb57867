"""The .deb on this machine itself: installed, used and removed, as its root only can."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.package, pytest.mark.timeout(600)]
ROOT = Path(__file__).parents[2]
MIME = "application/x-jingxi-ledger"
# Where a package may put something. /proc and the like are no one's, homes are the user's.
SYSTEM = ("bin", "etc", "lib", "opt", "sbin", "srv", "usr", "var")
# What dpkg itself writes down, with every package.
NOTED = ("/var/lib/dpkg/", "/var/log/", "/var/cache/")


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        env=os.environ | environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def ours() -> set[str]:
    """Every file and folder of the system that bears the program's name."""
    found = set()
    for top in SYSTEM:
        for folder, folders, files in os.walk(Path("/", top)):
            for name in (*folders, *files):
                path = f"{folder}/{name}"
                if "jingxi" in name and not path.startswith(NOTED):
                    found.add(path)
    return found


@pytest.fixture(scope="module")
def deb() -> Path:
    """The package that `make deb` made."""
    found = sorted((ROOT / "dist").glob("jingxi_*_amd64.deb"))
    assert len(found) == 1, "make deb comes first, and only one version may lie in dist"
    return found[0]


@pytest.fixture
def installed(deb: Path) -> Iterator[None]:
    """The package installed, and removed afterwards whatever happened."""
    if os.geteuid() != 0:
        pytest.fail("Only root can install a package: run make package-test as root.")
    run("dpkg", "-i", deb)
    try:
        yield
    finally:
        subprocess.run(["dpkg", "--purge", "jingxi"], check=False, capture_output=True)


def test_lintian_finds_no_error(deb: Path) -> None:
    told = run("lintian", "--allow-root", "--fail-on", "error", deb)
    assert "E:" not in told


def test_it_needs_no_newer_glibc_than_said(deb: Path) -> None:
    depends = run("dpkg-deb", "--field", deb, "Depends")
    assert "libc6 (>= 2.28)" in depends.split(", ")
    assert "glibc 2.28" in (ROOT / "README.md").read_text("utf-8")


def test_it_is_small_enough_and_everything_in_it_is_roots(deb: Path) -> None:
    assert deb.stat().st_size < 65e6
    assert int(run("dpkg-deb", "--field", deb, "Installed-Size")) * 1024 < 200e6
    owners = {line.split()[1] for line in run("dpkg-deb", "--contents", deb).splitlines()}
    assert owners == {"root/root"}


def test_the_installed_program_passes_its_selftest(installed: None, home: Path) -> None:
    told = run("/usr/bin/jingxi", "--selftest", HOME=str(home), LC_ALL="C.UTF-8")
    *steps, last = told.splitlines()
    assert last == "自检全部通过"
    assert [line for line in steps if not line.startswith("通过  ")] == []


def test_a_ledger_is_opened_by_it(installed: None, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share")}
    ledger = tmp_path / "a.jingxi"
    run("/usr/bin/jingxi", "new", ledger, "--sample", "empty", **home)
    # By its name where it has one, by what is in it otherwise.
    for name in ("no-ending", "b.jingxi"):
        ledger = ledger.rename(tmp_path / name)
        told = run("gio", "info", "-a", "standard::content-type", ledger, **home)
        assert f"standard::content-type: {MIME}" in told
    assert "jingxi.desktop" in run("gio", "mime", MIME, **home)


def test_its_descriptions_are_right(installed: None) -> None:
    share = Path("/usr/share")
    run("desktop-file-validate", share / "applications" / "jingxi.desktop")
    run("appstreamcli", "validate", "--no-net", share / "metainfo/org.jingxi.desktop.metainfo.xml")
    assert "ledger of a district" in run("man", "jingxi", MANWIDTH="300")
    sizes = {file.parts[-3] for file in share.glob("icons/hicolor/*/apps/jingxi.*")}
    assert {"16x16", "48x48", "256x256", "512x512", "scalable"} <= sizes


def test_nothing_is_left_after_it(deb: Path, tmp_path: Path) -> None:
    before = ours()
    run("dpkg", "-i", deb)
    try:
        ledger = tmp_path / "kept.jingxi"
        run("/usr/bin/jingxi", "new", ledger, "--sample", "empty")
        assert ours() > before
    finally:
        run("dpkg", "--purge", "jingxi")
    assert ours() == before
    cache = Path("/usr/share/applications/mimeinfo.cache")
    assert not cache.exists() or MIME not in cache.read_text("utf-8")
    assert ledger.is_file()
