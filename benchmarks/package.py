"""What was packed: its size, and its start against that of the source tree on the same ledger.

The bundle can only be watched from outside: once its window names the ledger, it is showing it, and
once its processes have come to rest, all rows and charts of the first screen are drawn.
"""

import subprocess
import sys
import time
from pathlib import Path

import psutil

from benchmarks import peers, timing
from benchmarks.report import Row

MOST_INSTALLED, MOST_DEB, MOST_START = 200e6, 65e6, 1.3
_DIST = Path(__file__).parents[1] / "dist"
_PROGRAM = _DIST / "jingxi" / "jingxi"
_ROUNDS = 3
_LOOK = 0.01
_LONGEST_SECONDS = 60


def _size(path: Path) -> float | None:
    if path.is_file():
        return path.stat().st_size
    files = [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files) if files else None


def _deb() -> Path:
    return max(_DIST.glob("jingxi_*.deb"), default=_DIST / "jingxi.deb")


def _started(command: list[str], ledger: Path, *, to_rest: bool) -> float:
    """Seconds until the window shows the ledger, or until all is drawn."""
    begin = time.monotonic()
    with subprocess.Popen([*command, str(ledger)]) as child:
        while not peers.is_mapped(ledger.name):
            if time.monotonic() - begin > _LONGEST_SECONDS or child.poll() is not None:
                raise TimeoutError(command[0])
            time.sleep(_LOOK)
        shown = time.monotonic()
        end = peers.rest(psutil.Process(child.pid))
        _close(ledger.name)
    return (end if to_rest else shown) - begin


def _close(title: str) -> None:
    """As a user does: after a killed program the next start would check the ledger first."""
    search = ["xdotool", "search", "--onlyvisible", "--name", title]
    window = subprocess.run(search, check=True, capture_output=True, text=True).stdout.split()[0]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
    subprocess.run(["xdotool", "key", "ctrl+q"], check=True)


def _start(ledger: Path, words: str, *, to_rest: bool, has_screen: bool) -> Row:
    job, bare_is = f"bundle's start to {words}", "source tree"
    if not _PROGRAM.exists() or not has_screen:
        return Row(job, None, None, MOST_START, bare_is=bare_is)
    source = [sys.executable, "-m", "jingxi_desktop"]
    ours, theirs = timing.alternately(
        lambda: _started([str(_PROGRAM)], ledger, to_rest=to_rest),
        lambda: _started(source, ledger, to_rest=to_rest),
        _ROUNDS,
    )
    return Row(job, ours, theirs, MOST_START, bare_is=bare_is)


def rows(ledger: Path, *, has_screen: bool) -> list[Row]:
    """Sizes against what an office is to be asked for, and the starts."""
    sizes = (
        ("installed size", _size(_PROGRAM.parent), MOST_INSTALLED),
        (".deb", _size(_deb()), MOST_DEB),
    )
    return [
        *(Row(job, size, most, 1, is_bytes=True, bare_is="the most") for job, size, most in sizes),
        _start(ledger, "its ledger's window", to_rest=False, has_screen=has_screen),
        _start(ledger, "rest, all drawn", to_rest=True, has_screen=has_screen),
    ]
