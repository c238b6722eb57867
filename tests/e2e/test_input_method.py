"""Pinyin typed into a cell through the real input methods of Chinese desktops becomes characters."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.test_window import projects

if TYPE_CHECKING:
    from tests.e2e.conftest import Screen, Start

pytestmark = pytest.mark.e2e

_FCITX5_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
# What a desktop sets, what starts the daemon, what turns pinyin on, and what then says that it is.
_METHODS = {
    "ibus": (
        "ibus",
        ["ibus-daemon", "--panel=disable", "--emoji-extension=disable"],
        ["ibus", "engine", "libpinyin"],
        (["ibus", "engine"], "libpinyin"),
    ),
    "fcitx5": (
        "fcitx",
        ["fcitx5", "-D"],
        ["fcitx5-remote", "-o"],
        (["fcitx5-remote", "-n"], "pinyin"),
    ),
}


class InputMethod:
    """An input method's daemon with a bus and folders of its own, on a test's display."""

    def __init__(self, screen: "Screen", name: str, home: Path) -> None:
        module, self._daemon, self._turn_on, self._state = _METHODS[name]
        run = home / "run"
        run.mkdir(mode=0o700)
        (home / "fcitx5").mkdir()
        (home / "fcitx5" / "profile").write_text(_FCITX5_PROFILE)
        screen.environment |= {
            "QT_IM_MODULE": module,
            "XDG_CONFIG_HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_RUNTIME_DIR": str(run),
            # Settings in memory, so that no daemon of settings is started for them.
            "GSETTINGS_BACKEND": "memory",
        }
        self._environment = screen.environment

    def start(self) -> Iterator[None]:
        """Run the bus and the daemon."""
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert bus.stdout is not None
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        daemon = subprocess.Popen(
            self._daemon,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        yield
        for process in (daemon, bus):
            process.terminate()
            process.communicate(timeout=20)

    def turn_pinyin_on(self) -> None:
        """Wait until the daemon answers that letters are pinyin now."""
        command, answer = self._state
        end = time.monotonic() + 20
        while time.monotonic() < end:
            self._say(self._turn_on)
            if self._say(command) == answer:
                return
            time.sleep(0.2)
        pytest.fail(f"{command[0]} did not turn pinyin on")

    def _say(self, command: list[str]) -> str:
        done = subprocess.run(
            command, env=self._environment, check=False, capture_output=True, text=True, timeout=20
        )
        return done.stdout.strip()


@pytest.fixture(params=list(_METHODS))
def method(
    request: pytest.FixtureRequest, screen: "Screen", tmp_path_factory: pytest.TempPathFactory
) -> Iterator[InputMethod]:
    made = InputMethod(screen, request.param, tmp_path_factory.mktemp("im"))
    running = made.start()
    next(running)
    yield made
    next(running, None)


def test_pinyin_becomes_characters(
    demo_path: Path, screen: "Screen", method: InputMethod, start: "Start"
) -> None:
    program = start(demo_path)
    screen.window(demo_path.name)
    screen.key("ctrl+f")
    screen.type("007")
    screen.key("Return", "Right", "F2", "ctrl+a")
    method.turn_pinyin_on()
    # Both daemons let the first letters through as they are, until their dictionary is loaded.
    screen.key("s")
    time.sleep(3)
    screen.key("BackSpace")
    time.sleep(0.5)
    screen.key("ctrl+a")
    for key in (*"shijingshan", "space", "Return"):
        screen.key(key)
        time.sleep(0.1)
    for _ in range(20):
        names = [row["name"] for row in projects(demo_path)]
        if "石景山" in names:
            break
    else:
        pytest.fail(f"no 石景山 in {names}")
    screen.key("ctrl+q")
    _out, said = program.communicate(timeout=20)
    assert said == ""
