"""The .deb in the layout of 统信's store: nothing outside its own folder, and a program that works there."""

import json
import os
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.package, pytest.mark.timeout(600)]
ROOT = Path(__file__).parents[2]
APP_ID = "org.jingxi.desktop"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make uos-deb` packed."""
    (deb,) = (ROOT / "dist").glob(f"{APP_ID}_*_amd64.deb")
    folder = tmp_path_factory.mktemp("store")
    subprocess.run(["dpkg-deb", "--extract", deb, folder], check=True)
    return folder


def test_all_of_it_lies_below_its_own_folder(unpacked: Path) -> None:
    app = unpacked / "opt" / "apps" / APP_ID
    assert [path.name for path in unpacked.iterdir()] == ["opt"]
    assert [path.name for path in app.parent.iterdir()] == [APP_ID]
    assert sorted(path.name for path in app.iterdir()) == ["entries", "files", "info"]


def test_the_store_is_told_what_it_is(unpacked: Path) -> None:
    app = unpacked / "opt" / "apps" / APP_ID
    info = json.loads((app / "info").read_text("utf-8"))
    assert (info["appid"], info["arch"]) == (APP_ID, ["amd64"])
    assert len(info["version"].split(".")) == 4
    assert not any(info["permissions"].values())


def test_the_menu_entry_starts_the_program_that_is_there(unpacked: Path) -> None:
    app = unpacked / "opt" / "apps" / APP_ID
    entry = app / "entries" / "applications" / f"{APP_ID}.desktop"
    subprocess.run(["desktop-file-validate", entry], check=True)
    lines = dict(
        line.split("=", 1) for line in entry.read_text("utf-8").splitlines() if "=" in line
    )
    assert lines["Exec"] == f"/opt/apps/{APP_ID}/files/jingxi %f"
    assert lines["TryExec"] == lines["Exec"].removesuffix(" %f")
    assert list((app / "entries" / "icons").rglob(f"{lines['Icon']}.svg"))


def test_the_program_works_from_there(unpacked: Path, tmp_path: Path) -> None:
    program = unpacked / "opt" / "apps" / APP_ID / "files" / "jingxi"
    done = subprocess.run(
        [program, "--selftest"],
        env=os.environ | {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "自检全部通过" in done.stdout
