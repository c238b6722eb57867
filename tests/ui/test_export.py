"""文件 › 导出表格: the table as it is seen, in a worker that can be stopped."""

import csv
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.exchange.exporting import export
from jingxi_desktop.records import Project
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.record_tab import RecordTab
from tests.ui.conftest import OpenWindow


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the user chooses."""
    path = tmp_path / "导出.csv"

    def ask(
        _parent: QWidget, _title: str, proposed: str, kinds: str, *_: object
    ) -> tuple[str, str]:
        assert Path(proposed).name in ("重大项目 2023.xlsx", "项目月度填报 2023-06.xlsx")
        assert kinds == "Excel 工作簿 (*.xlsx);;CSV 表格 (*.csv)"
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return path


@pytest.fixture
def projects(open_window: OpenWindow, demo_path: Path) -> tuple[MainWindow, RecordTab]:
    """A window on the tab of projects."""
    window = open_window(demo_path)
    assert window.view is not None
    return window, window.view.show_kind("project")


Projects = tuple[MainWindow, RecordTab]


def test_the_table_goes_out_as_it_is_seen(projects: Projects, target: Path, qtbot: QtBot) -> None:
    window, tab = projects
    tab.bar.search.setText("改造")
    tab.bar.search.returnPressed.emit()
    tab.table.sortByColumn(tab.model.column("total_investment"), Qt.SortOrder.DescendingOrder)
    head = tab.table.horizontalHeader()
    head.moveSection(head.visualIndex(tab.model.column("name")), 0)
    head.hideSection(tab.model.column("stage"))
    qtbot.waitUntil(lambda: not tab.model.is_loading)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("已导出"))
    with target.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    assert heading == [field.heading for field in tab.table.visible_fields()]
    assert heading[0] == Project.KIND.field("name").heading
    assert "阶段" not in heading
    names = [tab.model.index(row, tab.model.column("name")).data() for row in range(len(rows))]
    assert [row[0] for row in rows] == names
    assert 0 < len(rows) == tab.model.rowCount()
    assert window.statusBar().currentMessage() == f"已导出 {len(rows)} 行到 {target}"


def test_the_month_goes_out_as_it_is_seen(projects: Projects, target: Path, qtbot: QtBot) -> None:
    window, _tab = projects
    assert window.view is not None
    window.view.tabs.setCurrentIndex(1)
    month = window.view.month
    month.show_month("2023-06")
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("已导出"))
    with target.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    shown = [
        (place, field.heading)
        for place, field in enumerate(month.model.fields)
        if not month.table.isColumnHidden(place)
    ]
    assert heading == [words for _place, words in shown]
    assert len(rows) == len(month.model.rows) > 0
    unit = heading.index("责任单位")
    for number, row in enumerate(rows):
        place = shown[unit][0]
        assert row[unit] == month.model.index(number, place).data()


def test_the_overview_has_no_table_to_export(projects: Projects) -> None:
    window, _tab = projects
    assert window.view is not None
    action = window.actions_["export_table"]
    assert action.isEnabled()
    window.view.tabs.setCurrentIndex(0)
    assert not action.isEnabled()


def test_what_stands_in_the_way_is_said(
    projects: Projects, target: Path, problems: list[str], answers: list[bool], qtbot: QtBot
) -> None:
    window, _tab = projects
    target.mkdir()
    answers.append(True)
    window.actions_["export_table"].trigger()
    qtbot.waitUntil(lambda: bool(problems))
    assert "不能写入" in problems[0]


def test_a_long_export_shows_a_bar_and_stops_without_a_file(
    projects: Projects, target: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, _tab = projects
    begun, save = threading.Event(), export.save

    def slow(*arguments: Any, cancelled: Callable[[], bool], **more: Any) -> int:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.01)
        return save(*arguments, cancelled=cancelled, **more)

    monkeypatch.setattr(export, "save", slow)
    window.actions_["export_table"].trigger()

    def bar() -> QProgressDialog:
        shown = window.findChildren(QProgressDialog)
        assert shown
        assert shown[0].isVisible()
        return shown[0]

    qtbot.waitUntil(lambda: bar().isVisible())
    assert begun.is_set()
    assert "导出.csv" in bar().labelText()
    qtbot.mouseClick(bar().findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: (
            not any(
                isinstance(w, QProgressDialog) and w.isVisible()
                for w in QApplication.topLevelWidgets()
            )
        )
    )
    assert list(target.parent.glob("导出*")) + list(target.parent.glob(".*.part")) == []
    assert window.statusBar().currentMessage() == ""
