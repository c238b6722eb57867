"""检查台账 in the window: what is said, and that the window is free meanwhile."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import verify
from jingxi_desktop.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.importing.driven import has_bar


def check(window: MainWindow, qtbot: QtBot) -> tuple[str, str]:
    """The sentence of the box that comes up, and its details; the box is closed."""
    found: list[tuple[str, str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            found.append((box.text(), box.detailedText()))
            qtbot.keyClick(box, Qt.Key.Key_Escape)

    often = QTimer(interval=10)
    often.timeout.connect(look)
    often.start()
    window.actions_["check"].trigger()
    qtbot.waitUntil(lambda: bool(found))
    often.stop()
    return found[0]


def test_a_sound_ledger_is_said_to_be_sound(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    assert check(open_window(demo_path), qtbot) == (
        "台账完好：结构、引用、变更记录与附件都没有问题。",
        "",
    )


def test_each_problem_is_said(open_window: OpenWindow, demo_path: Path, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(demo_path)) as connection:
        connection.execute("UPDATE project SET name = '改过' WHERE rowid = 1")
        connection.commit()
    sentence, details = check(open_window(demo_path), qtbot)
    assert sentence == "发现 1 处问题"
    assert "与变更记录不符：name" in details


def test_a_long_check_leaves_the_window_free_and_is_cancelled(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(demo_path)
    is_cancelled = threading.Event()

    def problems(_path: Path, cancelled: Callable[[], bool]) -> list[str]:
        for _ in range(500):
            if cancelled():
                is_cancelled.set()
                break
            is_cancelled.wait(0.01)
        return []

    monkeypatch.setattr(verify, "problems", problems)
    window.actions_["check"].trigger()
    qtbot.waitUntil(has_bar)
    (bar,) = window.findChildren(QProgressDialog)
    assert bar.labelText() == f"正在检查「{demo_path.name}」…"
    button = bar.findChild(QPushButton)
    assert button is not None
    button.click()
    qtbot.waitUntil(is_cancelled.is_set)
    qtbot.waitUntil(lambda: not has_bar())
