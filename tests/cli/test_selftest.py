"""`jingxi --selftest`: it sees what works and what does not."""

import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from jingxi_desktop.charts import export
from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.cli import selftest_steps
from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.exchange.spreadsheets.workbook import Sheet, Workbook
from jingxi_desktop.ledger import verify
from jingxi_desktop.records import UserError

Cli = Any


def test_all_steps_work_without_a_display(home: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "jingxi_desktop", "--selftest"],
        env=environment | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    *steps, last = done.stdout.splitlines()
    assert last == "自检全部通过"
    assert len(steps) == len(selftest_steps.STEPS)
    assert all(line.startswith("通过") for line in steps)
    assert all(name in done.stdout for name in CHARTS)
    assert list(home.iterdir()) == []


def raise_in_a_slot(_folder: Path) -> str:
    """As in the window: Qt swallows what a slot raises."""
    sender = QObject()
    sender.objectNameChanged.connect(break_down)
    sender.setObjectName("in a slot")
    return ""


def log_an_error(_folder: Path) -> str:
    logging.getLogger("jingxi_desktop.ui.languages").error("no translation")
    return ""


def warn(_folder: Path) -> str:
    warnings.warn("Glyph 20154 missing from font(s)", stacklevel=1)
    return ""


def refuse(_folder: Path) -> str:
    raise UserError("打印机不接受页面")


def break_down(what: object) -> str:
    raise KeyError(str(what))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (raise_in_a_slot, "in a slot"),
        (log_an_error, "no translation"),
        (warn, "Glyph 20154"),
        (refuse, "打印机不接受页面"),
        (break_down, "(test_selftest.py:"),
    ],
)
def test_a_step_that_fails_ends_it_with_a_sentence(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    qapp: object,
    step: selftest_steps.Step,
    told: str,
) -> None:
    monkeypatch.setattr(selftest_steps, "STEPS", (("先", lambda _folder: "好"), ("后", step)))
    hook = sys.excepthook
    result = cli("--selftest")
    caplog.clear()
    assert (result.status, result.out) == (1, "通过  先：好\n")
    assert result.err.startswith("自检未通过：后：")
    assert told in result.err
    assert result.err.count("\n") == 1
    assert sys.excepthook is hook


@pytest.mark.parametrize(
    ("name", "content"),
    [("demo-x.png", b""), ("demo-x.png", b"\x89PNG\r\n"), ("demo-x.pdf", b"%PDF-")],
)
def test_an_empty_file_is_no_chart(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, qapp: object, name: str, content: bytes
) -> None:
    suffix = Path(name).suffix

    def save(_ledger: object, _year: int, _name: str, path: Path) -> None:
        starts = {".png": b"\x89PNG\r\n", ".svg": b"<?xml", ".pdf": b"%PDF- /FontFile2"}
        path.write_bytes(content if path.suffix == suffix else starts[path.suffix])

    monkeypatch.setattr(export, "save", save)
    monkeypatch.setattr(export, "FORMATS", (suffix.removeprefix("."),))
    steps = [step for step in selftest_steps.STEPS if step[1].__name__ in ("_make", "_charts")]
    monkeypatch.setattr(selftest_steps, "STEPS", tuple(steps))
    assert "图表" in cli("--selftest").err


def test_a_table_that_reads_back_as_another_fails_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    sheet = Sheet("表", is_hidden=False, rows=[["项目名称"]], merges=[])
    monkeypatch.setattr(reading, "read", lambda path: Workbook([sheet]))
    names = ("_make", "_export", "_read_tables")
    steps = [step for step in selftest_steps.STEPS if step[1].__name__ in names]
    monkeypatch.setattr(selftest_steps, "STEPS", tuple(steps))
    assert "读回来缺少内容" in cli("--selftest").err


def test_a_harmed_ledger_fails_it(cli: Cli, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setattr(verify, "problems", lambda path: [f"{path.name} 已损坏"])
    steps = [step for step in selftest_steps.STEPS if step[1].__name__ in ("_make", "_reopen")]
    monkeypatch.setattr(selftest_steps, "STEPS", tuple(steps))
    assert "已损坏" in cli("--selftest").err
