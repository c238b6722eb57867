"""An officer's minute at the real window: find a project, type a figure, undo, close, look at the file."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Screen, Start

pytestmark = pytest.mark.e2e


def projects(path: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "jingxi_desktop", "list", str(path), "project", "--json"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def wait_for_number(path: Path, number: int) -> None:
    """Wait until the file says that project 007 has the number; it is written when the cell closes."""
    for _ in range(100):
        if any(row["number"] == number and "007" in row["name"] for row in projects(path)):
            return
    pytest.fail(f"no project 007 with number {number} in the file")


def test_what_is_typed_is_in_the_file(demo_path: Path, screen: "Screen", start: "Start") -> None:
    program = start(demo_path)
    screen.window(demo_path.name)
    screen.key("ctrl+f")
    screen.type("007")
    screen.key("Return", "F2", "ctrl+a")
    screen.type("4711")
    screen.key("Return")
    wait_for_number(demo_path, 4711)
    screen.key("ctrl+z")
    wait_for_number(demo_path, 7)
    screen.key("ctrl+y")
    wait_for_number(demo_path, 4711)
    screen.key("ctrl+q")
    _out, said = program.communicate(timeout=20)
    assert program.returncode == 0
    assert said == ""


def test_the_command_line_is_refused_while_the_window_writes(
    demo_path: Path, screen: "Screen", start: "Start"
) -> None:
    program = start(demo_path)
    screen.window(demo_path.name)
    project = projects(demo_path)[0]
    refused = subprocess.run(
        [
            sys.executable,
            "-m",
            "jingxi_desktop",
            "set",
            str(demo_path),
            "project",
            project["id"],
            "name=x",
        ],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert refused.returncode == 1
    assert str(program.pid) in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    screen.key("ctrl+q")
    program.communicate(timeout=20)
    assert projects(demo_path)[0]["name"] == project["name"]
