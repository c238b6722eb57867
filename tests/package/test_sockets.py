"""The bundle opens no network socket: strace sees every one that any of its processes asks for."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import Screen

pytestmark = [pytest.mark.package, pytest.mark.timeout(300)]
SECONDS = 12
ITS_TIME_WAS_OVER = 124  # what `timeout` ends with
# Display, bus and printing; nscd is where glibc asks for the user's name first.
MEANT = re.compile(r'"/run/cups/|"/(var/)?run/dbus/|@?"/tmp/(\.X11-unix|dbus-)|"/var/run/nscd/')


def trace(status: int, log: Path, *command: str | Path, **environment: str) -> None:
    """Run a command, which must end with a status, and write down what sockets it asks for."""
    # With the filter only these calls are stopped; all of them would take seven times as long.
    options = ("-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect")
    done = subprocess.run(
        ["strace", *options, "-o", log, *command],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == status, done.stdout + done.stderr


def check(log: Path) -> None:
    told = log.read_text("utf-8", "replace")
    assert set(re.findall(r"socket\((\w+)", told)) == {"AF_UNIX"}
    connects = re.findall(r"connect\(.*", told)
    assert [line for line in connects if not MEANT.search(line)] == []


def test_not_while_it_tries_every_part(bundle: Path, tmp_path: Path) -> None:
    trace(0, tmp_path / "log", bundle / "jingxi", "--selftest")
    check(tmp_path / "log")


def test_not_while_its_window_is_open(bundle: Path, screen: Screen, tmp_path: Path) -> None:
    ledger = tmp_path / "a.jingxi"
    subprocess.run([bundle / "jingxi", "new", ledger, "--sample", "demo"], check=True)
    window: list[str | Path] = ["timeout", str(SECONDS), bundle / "jingxi", ledger]
    # A named bus: without one, libdbus would start a daemon, whose sockets are not the program's.
    bus = "unix:path=/tmp/dbus-of-nobody"
    surroundings = screen.environment | {"DBUS_SESSION_BUS_ADDRESS": bus}
    trace(ITS_TIME_WAS_OVER, tmp_path / "log", *window, **surroundings)
    assert ".X11-unix" in (tmp_path / "log").read_text("utf-8", "replace")
    check(tmp_path / "log")
