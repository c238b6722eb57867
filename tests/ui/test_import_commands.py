"""文件 › 导入表格, and spreadsheets that are dropped on the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import undo
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ui.importing.dialog import ImportDialog
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.importing.driven import HEADS, book, names, new_projects, press, review


def test_the_menu_leads_from_a_file_to_one_change(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = book(tmp_path / "六月.xlsx", ("项目", [("2023 年项目表",), HEADS, *new_projects()]))
    window = open_window(demo_path)
    assert window.view is not None
    assert window.session is not None
    window.view.show_kind("project")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    captions: list[str] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: dialog.tables.table is not None)
        assert dialog.columns.row.kind_box.count() > 5
        review(dialog, qtbot)
        captions.append(dialog.review.caption.text())
        assert dialog.go.text() == "导入 2 行"
        press(dialog, qtbot)

    later(window, 0, drive)
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Control)
    ledger = window.session.ledger
    assert {"新项目0001", "新项目0002"} <= names(ledger)
    assert captions == ["六月.xlsx · 项目，导入为重大项目，2023 年度"]
    assert window.statusBar().currentMessage() == "已从「六月.xlsx」导入 2 行，可以撤销"
    assert undo.next_label(ledger, "undo") == "导入 六月.xlsx"
    window.actions_["undo"].trigger()
    assert names(ledger).isdisjoint({"新项目0001", "新项目0002"})


def test_the_window_follows_an_import_into_the_year_that_the_title_names(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = book(tmp_path / "早年.xlsx", ("项目", [("2021年度重大项目表",), HEADS, *new_projects()]))
    window = open_window(demo_path)
    assert window.session is not None

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: dialog.tables.table is not None)
        review(dialog, qtbot)
        press(dialog, qtbot)

    later(window, 0, drive)
    window.imports.import_file(path)
    said = "已从「早年.xlsx」导入 2 行到 2021 年度，现在看这一年；可以撤销"
    assert window.statusBar().currentMessage() == said
    ledger = window.session.ledger
    assert (window.session.year, ledger.year, window.year_box.currentData()) == (2021, 2021, 2021)
    window.undo()
    assert (window.session.year, ledger.year) == (2023, 2023)


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files on the window. Returns whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    entering = QDragEnterEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.setAccepted(False)
    window.dragEnterEvent(entering)
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    window.dropEvent(event)
    assert entering.isAccepted() == event.isAccepted()
    return event.isAccepted()


def test_a_dropped_spreadsheet_is_imported_as_what_the_tab_shows(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    seen: list[tuple[str, str, str]] = []
    started: list[tuple[str, str, str]] = []

    def look(dialog: ImportDialog) -> int:
        dialog.show()
        qtbot.waitUntil(lambda: dialog.tables.table is not None)
        press(dialog, qtbot)
        columns = dialog.columns
        seen.append((dialog.tables.path.name, columns.kind.name, columns.row.month))
        dialog.reject()
        return 0

    monkeypatch.setattr(ImportDialog, "exec", look)
    path = book(tmp_path / "表.XLSX", ("项目", [HEADS, *new_projects()]))
    assert not drop(window, tmp_path / "照片.png")
    for tab in (0, 1, 2):
        window.view.tabs.setCurrentIndex(tab)
        seen.clear()
        assert drop(window, path)
        qtbot.waitUntil(lambda: bool(seen))
        started += seen
    month = window.view.month.model.month
    assert started == [
        ("表.XLSX", "project", ""),
        ("表.XLSX", "project_month", month),
        ("表.XLSX", "task", ""),
    ]


def test_nothing_is_imported_without_a_ledger_to_write_to(
    open_window: OpenWindow, demo: Ledger, tmp_path: Path, qtbot: QtBot, problems: list[str]
) -> None:
    path = book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects()]))
    empty = open_window(None)
    assert not empty.actions_["import_table"].isEnabled()
    assert drop(empty, path)
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert "请先打开或新建一本台账" in problems[0]
    reader = open_window(demo.path)
    assert not reader.actions_["import_table"].isEnabled()
    assert drop(reader, path)
    qtbot.waitUntil(lambda: len(problems) == 2)
    assert "这里只能查看" in problems[1]
