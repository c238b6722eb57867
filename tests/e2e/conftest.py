"""A real display of its own for each test: Xvfb, and the program's own process on it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


class Screen:
    """A virtual display with keys and mouse."""

    def __init__(self, name: str) -> None:
        self.environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}

    def do(self, *words: str) -> str:
        """Run xdotool; what it printed."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=30,
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """Wait for a visible window whose title has `title`, give it the keyboard; its id."""
        number = self.do("search", "--sync", "--onlyvisible", "--name", title).split()[0]
        self.do("windowfocus", "--sync", number)
        return number

    def type(self, text: str) -> None:
        """Type a text as keys."""
        self.do("type", "--delay", "20", text)

    def key(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.do("key", "--delay", "60", *keys)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A display that nothing else draws on."""
    reading, writing = os.pipe()
    # Without -noreset the server starts anew when its last client leaves, and drops who comes then.
    size = ("-screen", "0", "1440x900x24")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *size, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        name = f":{answer.readline().strip()}"
    yield Screen(name)
    server.terminate()
    server.wait(10)


Start = Callable[[Path], "subprocess.Popen[str]"]


@pytest.fixture
def start(screen: Screen) -> Iterator[Start]:
    """Starts the program on a ledger as a user does; it must end by itself and say nothing."""
    running: list[subprocess.Popen[str]] = []

    def started(path: Path) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "jingxi_desktop", str(path)],
            env=screen.environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield started
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()
