"""Other programs that open the same file, where they are installed.

Their windows can only be watched from outside: a peer has shown its data once its window is mapped
and its processes have come to rest. Needs an X screen, xdotool and the peer.
"""

import csv
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import psutil

from benchmarks import statements
from benchmarks.processes import program, told
from benchmarks.report import Row

_ROUNDS = 3
_LOOK = 0.05
_REST_LOOKS = 12
_LONGEST_SECONDS = 300
MOST = 1.0


def _processor_seconds(process: psutil.Process) -> float:
    members = [process, *process.children(recursive=True)]
    return sum(member.cpu_times().user + member.cpu_times().system for member in members)


def is_mapped(window: str) -> bool:
    """Whether a window whose title matches is on the screen."""
    search = ["xdotool", "search", "--onlyvisible", "--name", window]
    return subprocess.run(search, capture_output=True, check=False).returncode == 0


def _shown(command: list[str], window: str) -> tuple[float, int]:
    """Seconds until the window is there and at rest, and the bytes of memory it then has."""
    begin = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        process = psutil.Process(child.pid)
        try:
            while not is_mapped(window):
                # One that was built without windows ends at once.
                has_ended = child.poll() is not None
                if has_ended or time.monotonic() - begin > _LONGEST_SECONDS:
                    raise TimeoutError(command[0])
                time.sleep(_LOOK)
            end = rest(process)
            members = [process, *process.children(recursive=True)]
            return end - begin, sum(member.memory_info().rss for member in members)
        finally:
            if child.poll() is None:
                for member in (*process.children(recursive=True), process):
                    member.kill()


def rest(process: psutil.Process) -> float:
    """When the processes came to rest: the last look at which they had worked."""
    worked, used, still = time.monotonic(), _processor_seconds(process), 0
    while still < _REST_LOOKS:
        time.sleep(_LOOK)
        now = _processor_seconds(process)
        still = 0 if now > used else still + 1
        if now > used:
            worked, used = time.monotonic(), now
    return worked


def _sqlitebrowser(path: Path) -> tuple[float, int]:
    return _shown(["sqlitebrowser", "-t", "project", str(path)], "^DB Browser")


def _soffice(path: Path) -> tuple[float, int]:
    """LibreOffice reads no SQLite, so it opens the projects as CSV, with a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "projects.csv")
        with statements.connect(path) as connection, listed.open("w", encoding="utf-8") as file:
            csv.writer(file).writerows(connection.execute("SELECT * FROM project"))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--norestore"]
        filtered = ["--calc", "--infilter=CSV:44,34,76,1", str(listed)]
        return _shown([*command, "--nologo", *filtered], "LibreOffice Calc")


_PEERS: dict[str, Callable[[Path], tuple[float, int]]] = {
    "sqlitebrowser": _sqlitebrowser,
    "soffice": _soffice,
}


def _against(name: str, path: Path, size: str) -> list[Row]:
    """The program's start to its first rows, and its memory, against a peer's if that comes up in time."""
    started = f"start to first rows, {size}"
    try:
        pairs = [(told(program("project", path)), _PEERS[name](path)) for _round in range(_ROUNDS)]
    except TimeoutError:
        ours = told(program("project", path))["seconds"]
        return [Row(started, ours, None, MOST, bare_is=name, no_bare="did not come up")]
    seconds, sizes = (
        (
            median(ours[figure] for ours, _peer in pairs),
            median(peer[place] for _ours, peer in pairs),
        )
        for place, figure in enumerate(("seconds", "memory"))
    )
    return [
        Row(started, *seconds, MOST, bare_is=name),
        Row(f"memory with first rows, {size}", *sizes, MOST, is_bytes=True, bare_is=name),
    ]


def rows(small: Path, large: Path, size: str, *, has_screen: bool) -> list[Row]:
    """Every peer that is here; one that is not has a row that says so."""
    result = []
    for name in _PEERS:
        if not has_screen or shutil.which("xdotool") is None or shutil.which(name) is None:
            ours = told(program("project", small))["seconds"]
            result.append(Row("start to first rows, 1k", ours, None, MOST, bare_is=name))
            continue
        result += _against(name, small, "1k")
        result += _against(name, large, size)
    return result
