"""The folder for a USB stick: it leaves nothing on the machine that it runs on."""

import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.package, pytest.mark.timeout(300)]
DIST = Path(__file__).parents[2] / "dist"
UNPACK = {".zip": ["unzip", "-q"], ".tar.zst": ["tar", "--zstd", "-xf"]}


def unpacked(ending: str, folder: Path) -> Path:
    (archive,) = DIST.glob(f"jingxi-*-linux-*{ending}")
    subprocess.run([*UNPACK[ending], archive], cwd=folder, check=True)
    return folder / "jingxi"


@pytest.mark.parametrize("ending", UNPACK)
def test_it_runs_and_keeps_its_settings_beside_itself(ending: str, tmp_path: Path) -> None:
    # A stick is plugged in wherever it may be.
    stick = tmp_path / "U 盘"
    stick.mkdir()
    program = unpacked(ending, stick)
    assert [file for file in program.rglob("*") if file.is_symlink()] == []
    home = tmp_path / "home"
    home.mkdir()
    ledger = tmp_path / "a.jingxi"
    jobs: tuple[list[str | Path], ...] = (
        ["new", ledger, "--sample", "demo"],
        ["render", ledger, tmp_path / "out"],
    )
    for arguments in jobs:
        done = subprocess.run(
            [program / "jingxi", *arguments],
            env={"HOME": str(home), "PATH": "/nowhere", "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            check=False,
            timeout=240,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert list(home.iterdir()) == []
    assert {"state", "cache"} <= {folder.name for folder in (program / "userdata").iterdir()}
    assert len(list((tmp_path / "out").glob("*.png"))) > 6


def test_the_checksums_are_those_of_all_files() -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=DIST, check=True)
    listed = {line.split("  ")[1] for line in (DIST / "SHA256SUMS").read_text().splitlines()}
    files = {file.name for file in DIST.iterdir() if file.is_file()}
    assert listed == files - {"SHA256SUMS"}
