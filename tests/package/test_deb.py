"""The .deb: what is in it, and what the system makes of it once it is installed."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.package.conftest import MIME, run

pytestmark = [pytest.mark.package, pytest.mark.timeout(600)]
ROOT = Path(__file__).parents[2]


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


def test_a_return_package_is_opened_by_it(installed: None, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share")}
    demo, made, sealed = (tmp_path / name for name in ("a.jingxi", "a.jxpkg", "a.jxseal"))
    secret = tmp_path / "passphrase"
    secret.write_text("Mentougou 2023-06", "utf-8")
    run("/usr/bin/jingxi", "new", demo, "--sample", "demo", **home)
    whom = ("--unit", "门头沟区", "--month", "2023-06")
    run("/usr/bin/jingxi", "package", "make", demo, made, *whom, **home)
    run("/usr/bin/jingxi", "package", "seal", made, sealed, "--passphrase-file", secret, **home)
    for file, kind in ((made, "package"), (sealed, "sealed-package")):
        mime = f"application/x-jingxi-{kind}"
        for name in (file.name, f"no-ending-{kind}"):
            told = run(
                "gio", "info", "-a", "standard::content-type", file.rename(tmp_path / name), **home
            )
            assert f"standard::content-type: {mime}" in told
            file = tmp_path / name
        assert "jingxi.desktop" in run("gio", "mime", mime, **home)


def test_its_descriptions_are_right(installed: None) -> None:
    share = Path("/usr/share")
    run("desktop-file-validate", share / "applications" / "jingxi.desktop")
    run("appstreamcli", "validate", "--no-net", share / "metainfo/org.jingxi.desktop.metainfo.xml")
    assert "ledger of a district" in run("man", "jingxi", MANWIDTH="300")
    sizes = {file.parts[-3] for file in share.glob("icons/hicolor/*/apps/jingxi.*")}
    assert {"16x16", "48x48", "256x256", "512x512", "scalable"} <= sizes


def test_settings_and_backups_survive_an_upgrade(deb: Path, tmp_path: Path) -> None:
    older, home, ledger = tmp_path / "older", tmp_path / "home", tmp_path / "a.jingxi"
    run("dpkg-deb", "--raw-extract", deb, older)
    control = older / "DEBIAN" / "control"
    control.write_text(re.sub("(?m)^Version: .*$", "Version: 0.0.1", control.read_text("utf-8")))
    run("dpkg-deb", "-Znone", "--build", older, tmp_path / "older.deb")
    settings = home / ".config" / "jingxi" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\ntheme=dark\n")
    surroundings = {"HOME": str(home), "JINGXI_HOME": "", "QT_QPA_PLATFORM": "offscreen"}
    try:
        run("dpkg", "-i", tmp_path / "older.deb")
        run("/usr/bin/jingxi", "new", ledger, "--sample", "article", **surroundings)
        run("/usr/bin/jingxi", "set", ledger, "park", "首钢园", "short_name=首钢", **surroundings)
        before = {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}
        assert {".ini", ".jingxi", ".json"} == {file.suffix for file in before}
        run("dpkg", "-i", deb)
        assert run("dpkg-query", "-W", "-f", "${Version}", "jingxi") != "0.0.1"
        assert {file: file.read_bytes() for file in before} == before
        assert "完好" in run("/usr/bin/jingxi", "check", ledger, **surroundings)
    finally:
        subprocess.run(["dpkg", "--purge", "jingxi"], check=False, capture_output=True)
    assert {file: file.read_bytes() for file in before} == before
