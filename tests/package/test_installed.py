"""An officer's minute with the installed program: from the menu entry to paper, and gone again."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.conftest import Screen
from tests.package.conftest import MIME, ours, run

pytestmark = [pytest.mark.package, pytest.mark.timeout(600)]
ENTRY = "/usr/share/applications/jingxi.desktop"
PROGRAM = "/usr/bin/jingxi"
# Where README.md and the man page say that the program keeps what is the user's.
FOLDERS = (".cache/jingxi", ".config/jingxi", ".local/share/jingxi/backups", ".local/state/jingxi")
PRINTED = Path(os.environ.get("JINGXI_TEST_PDF_DIR", "/root/PDF"))
TYPED = 4711


def until(is_so: Callable[[], object], what: str) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@contextmanager
def opened(screen: Screen, ledger: Path, home: Path, said: Path) -> Iterator[str]:
    """The program as the menu starts it, on a ledger; its window. It must end by itself."""
    environment = {
        "HOME": str(home),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "DISPLAY": screen.environment["DISPLAY"],
        # The office's printer, and a bus that is not there, so that none is started.
        "PRINTER": os.environ.get("JINGXI_TEST_PRINTER", "PDF"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/bus",
    }
    with said.open("w") as file:
        subprocess.run(
            ["gio", "launch", ENTRY, ledger],
            env=environment,
            check=True,
            stdout=file,
            stderr=subprocess.STDOUT,
            timeout=60,
        )
    window = screen.window(ledger.name)
    process = Path("/proc", screen.do("getwindowpid", window), "exe")
    assert process.resolve() == Path(PROGRAM).resolve()
    try:
        yield window
        until(lambda: not process.exists(), "the window is closed, and the program still runs")
    finally:
        if process.exists():
            os.kill(int(process.parent.name), signal.SIGKILL)


def print_chart(screen: Screen) -> tuple[Path, Path]:
    """Print the chart with keys alone, whatever tab is in view; the printed page, and the job as the printer got it."""
    before = set(PRINTED.glob("*.pdf"))
    screen.key("ctrl+shift+p")
    screen.window("打印预览")
    screen.key("ctrl+p")
    screen.window("^打印$")
    screen.key("Return")
    until(lambda: set(PRINTED.glob("*.pdf")) - before, "nothing came out of the printer")
    (page,) = set(PRINTED.glob("*.pdf")) - before
    until(lambda: b"%%EOF" in page.read_bytes()[-1024:], "the printer did not finish the page")
    number = re.search(r"job_(\d+)\.pdf", page.name)
    assert number is not None
    return page, Path(f"/var/spool/cups/d{int(number[1]):05}-001")


def check_page(page: Path, job: Path, scratch: Path) -> None:
    """The virtual printer turns letters into pictures, so the words are read in what it was sent."""
    words = run("pdftotext", "-layout", job, "-")
    assert "重大项目投资进度（亿元）" in words
    for word in ("累计计划", "累计完成", "12月", "第 1 页，共 1 页"):
        assert word in words
    assert "Pages:           1" in run("pdfinfo", page)
    run("pdftoppm", "-r", "50", "-png", "-singlefile", page, scratch)
    image = QImage(str(scratch.with_suffix(".png")))
    assert {image.width(), image.height()} == {414, 585}
    spots = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    colours = [image.pixelColor(x, y) for x, y in spots]
    bars = [colour for colour in colours if colour.blue() > 150 and colour.red() < 50]
    assert len(bars) > len(colours) / 50


def number_in(ledger: Path) -> int:
    """The number of project 007 by SQLite's word alone."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    try:
        ((number,),) = connection.execute(
            "SELECT number FROM project_year JOIN project ON project.id = project_id"
            " WHERE year = 2023 AND name LIKE '%007%'"
        )
    finally:
        connection.close()
    return int(number)


@pytest.fixture
def before() -> set[str]:
    """What is there without the package."""
    return ours()


def test_it_is_installed_used_printed_from_and_removed(
    before: set[str], installed: None, screen: Screen, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    documents = home / "文档"
    documents.mkdir(parents=True)
    ledger = documents / "京西 2023.jingxi"
    said = tmp_path / "said"
    at_home = {"HOME": str(home), "JINGXI_HOME": ""}

    files = [path for path in run("dpkg", "-L", "jingxi").splitlines() if "jingxi" in path]
    assert {PROGRAM, ENTRY} <= set(files)
    run(PROGRAM, "new", ledger, "--sample", "demo", **at_home)
    assert number_in(ledger) == 7

    with opened(screen, ledger, home, said) as window:
        screen.key("ctrl+f")
        screen.type("007")
        screen.key("Return", "F2", "ctrl+a")
        screen.type(str(TYPED))
        screen.key("Return")
        until(lambda: number_in(ledger) == TYPED, "what was typed is not in the file")
        page, job = print_chart(screen)
        screen.do("windowfocus", "--sync", window)
        screen.key("ctrl+q")
    assert said.read_text("utf-8") == ""
    check_page(page, job, tmp_path / "page")
    page.unlink()

    assert number_in(ledger) == TYPED
    projects = json.loads(run(PROGRAM, "list", ledger, "project", "--json", **at_home))
    (project,) = [row for row in projects if "007" in row["name"]]
    told = run(PROGRAM, "show", ledger, "project", project["id"], "--json", **at_home)
    edited = json.loads(told)["history"][0]
    assert edited["fields"] == [{"field": "number", "old": 7, "new": TYPED}]

    run("dpkg", "--remove", "jingxi")
    assert [path for path in files if Path(path).exists()] == []
    assert ours() == before
    cache = Path("/usr/share/applications/mimeinfo.cache")
    assert not cache.exists() or MIME not in cache.read_text("utf-8")
    left = [file.relative_to(home) for file in home.rglob("*") if not file.is_dir()]
    kept = [file for file in left if not file.as_posix().startswith(FOLDERS)]
    assert kept == [ledger.relative_to(home)]
    assert number_in(ledger) == TYPED
