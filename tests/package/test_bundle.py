"""The bundle by itself, without Python or fonts of the machine."""

import subprocess
from pathlib import Path

import pytest

from jingxi_desktop.charts.families import SHIPPED

pytestmark = [pytest.mark.package, pytest.mark.timeout(300)]


def test_selftest_passes_with_the_shipped_font(bundle: Path, home: Path) -> None:
    done = subprocess.run(
        [bundle / "jingxi", "--selftest"],
        env={"HOME": str(home), "PATH": "/nowhere", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert SHIPPED in done.stdout


def test_nothing_unused_is_in_it(bundle: Path) -> None:
    names = [str(file.relative_to(bundle)) for file in bundle.rglob("*")]
    unused = ("Quick", "Qml", "WebEngine", "Network", "QtSql", "/tests/", "tkinter", "_ssl")
    assert [name for name in names if any(word in name for word in unused)] == []
