"""The window painted without a screen: what Qt then says of it, and what it must say."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Enterprise
from jingxi_desktop.ui import render
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.record_model import FIRST_ROWS


@pytest.mark.qt_log_ignore("a real warning")
@pytest.mark.parametrize(("platform", "is_quiet"), [("offscreen", True), ("xcb", False)])
def test_only_what_is_no_fault_is_kept_from_the_user(
    qtbot: QtBot, qtlog: Any, platform: str, is_quiet: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with render.quiet_platform(platform):
        window.show()
        window.setMinimumSize(100, 100)
        qWarning("a real warning")
    said = [record.message for record in qtlog.records]
    assert "a real warning" in said
    assert any("propagateSizeHints" in words for words in said) is not is_quiet


@pytest.mark.qt_log_ignore("a real warning")
def test_without_another_reader_it_goes_where_qt_writes(
    qapp: object, qtlog: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtlog.disabled(), render.quiet_platform("offscreen"):
        qWarning("a real warning")
    assert capsys.readouterr().err == "a real warning\n"


def test_a_window_is_painted_when_all_its_rows_are_there(
    qapp: QApplication, demo_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {}
    grab = MainWindow.grab

    def grabbed(window: MainWindow) -> QPixmap:
        assert window.view is not None
        if window.view.current is not None:
            counts[window.view.current_name] = window.view.current.model.rowCount()
        return grab(window)

    monkeypatch.setattr(MainWindow, "grab", grabbed)
    render.render(qapp, demo_path, tmp_path / "render")
    with Ledger.open(demo_path) as ledger:
        enterprises = len(queries.fetch(ledger, Enterprise))
    assert enterprises > FIRST_ROWS
    assert counts["enterprise"] == enterprises
