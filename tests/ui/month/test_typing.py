"""Months filled by the keys: cell by cell, and nothing that was typed is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QToolTip
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import package, queries, returns
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.returns import PROJECTS, TASKS
from jingxi_desktop.records import Organisation
from jingxi_desktop.ui.editors import LineEditor
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.month.cells import MAY, Key, editor_in, paragraph_in, press_alt, rows, stands_in


def test_rows_are_filled_downwards_with_the_keys_alone(tab: MonthTab, qtbot: QtBot) -> None:
    before = tab.model.rows[0]
    for row, amount in enumerate(("100", "200"), start=1):
        qtbot.keyClicks(tab.table, amount[0])
        editor = editor_in(tab)
        qtbot.keyClicks(editor, amount[1:])
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(partial(stands_in, tab, row))
    assert [done for done, _text in rows(tab)[:2]] == [1_000_000, 2_000_000]
    after = tab.model.rows[0]
    assert before.total is not None
    assert after.total == before.total - (before.done or 0) + 1_000_000
    total = tab.model.index(0, tab.model.column("total"))
    assert total.data() == tab.model.fields[total.column()].format(after.total)


def test_what_follows_is_seen_while_an_amount_is_typed(tab: MonthTab, qtbot: QtBot) -> None:
    stored, changed_at = tab.model.rows[0], tab.session.ledger.last_change_at()
    columns = [tab.model.column(name) for name in ("total", "completion_rate", "gap", "light")]

    def shown() -> list[object]:
        return [tab.model.index(0, column).data() for column in columns]

    before = shown()
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor = editor_in(tab)
    editor.selectAll()
    qtbot.keyClicks(editor, "0")
    qtbot.waitUntil(lambda: shown() != before)
    total = (stored.total or 0) - (stored.done or 0)
    assert shown()[0] == tab.model.fields[columns[0]].format(total)
    assert editor.text() == "0"
    qtbot.keyClicks(editor, "x")
    qtbot.waitUntil(lambda: shown() == before)
    qtbot.keyClick(editor, Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown() != before)
    qtbot.keyClick(editor, Key.Key_Escape)
    qtbot.waitUntil(lambda: shown() == before)
    assert tab.session.ledger.last_change_at() == changed_at
    assert tab.model.rows[0] == stored


def test_a_followed_amount_is_taken_all_the_same(tab: MonthTab, qtbot: QtBot) -> None:
    stored = tab.model.rows[0]
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor = editor_in(tab)
    editor.selectAll()
    qtbot.keyClicks(editor, "7")
    qtbot.waitUntil(lambda: tab.model.rows[0].total != stored.total)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: rows(tab)[0][0] == 70_000)


def test_a_refused_amount_stays_in_its_cell_with_the_reason(tab: MonthTab, qtbot: QtBot) -> None:
    before = rows(tab)
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor = editor_in(tab)
    editor.setText("很多")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: "不是金额" in editor_in(tab).toolTip())
    assert editor_in(tab).text() == "很多"
    assert tab.table.currentIndex().row() == 0
    assert rows(tab) == before
    qtbot.keyClick(editor_in(tab), Key.Key_Escape)


def tries(tab: MonthTab, field: str, qtbot: QtBot) -> list[str]:
    """What is told when a cell is typed into, opened by its key, and clicked twice; at the cell the same."""
    told: list[str] = []
    tab.told.connect(told.append)
    table = tab.table
    cell = tab.model.index(1, tab.model.column(field))
    table.setCurrentIndex(cell)
    frozen = table.findChild(FrozenColumns)
    view: QTableView = frozen if frozen and frozen.shows(cell.column()) else table
    qtbot.keyClick(table, Key.Key_5)
    qtbot.keyClick(table, Key.Key_F2)
    place = view.visualRect(cell).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    tab.told.disconnect(told.append)
    assert QToolTip.text() == told[-1]
    QToolTip.hideText()
    return told


def test_a_cell_that_cannot_be_filled_says_why_when_it_is_tried(
    tab: MonthTab, qtbot: QtBot
) -> None:
    rate = "投资完成率：由台账计算得出，不能填写"
    assert tries(tab, "completion_rate", qtbot) == [rate] * 3
    # In the columns that stay in sight too.
    given = "在重大项目中填写，这里不能改"
    assert tries(tab, "name", qtbot) == [f"项目名称：{given}"] * 3
    assert tries(tab, "planned_investment", qtbot) == [f"本年计划投资：{given}"] * 3
    tab.show_sheet(TASKS)
    assert tries(tab, "due", qtbot)[0] == "完成时限：在重点任务中填写，这里不能改"
    told: list[str] = []
    tab.told.connect(told.append)
    # A cell that can be filled, and keys that fill nothing, say nothing.
    tab.table.setCurrentIndex(tab.model.index(1, tab.model.column("due")))
    for key in (Key.Key_Down, Key.Key_Escape, Key.Key_Shift):
        qtbot.keyClick(tab.table, key)
    tab.table.setCurrentIndex(tab.model.index(1, tab.model.column("progress")))
    qtbot.keyClick(tab.table, Key.Key_F2)
    assert told == []


def test_a_package_and_a_ledger_that_is_read_only_say_why_nothing_can_be_filled(
    demo: Ledger, tmp_path: Path, open_window: Callable[[Path | None], MainWindow], qtbot: QtBot
) -> None:
    made = tmp_path / "门头沟.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), MAY, made)
    view = open_window(made).view
    assert view is not None
    view.tabs.setCurrentWidget(view.month)
    assert set(tries(view.month, "name", qtbot)) == {"项目名称：由下发单位填写，填报包里不能改"}
    # Somebody else has the ledger open.
    read = open_window(demo.path).view
    assert read is not None
    assert read.session.ledger.read_only
    read.tabs.setCurrentWidget(read.month)
    why = read.session.ledger.why_read_only
    assert why.startswith("台账正由")
    assert set(tries(read.month, "done", qtbot)) == {f"本月完成投资：{why}"}
    assert set(tries(read.month, "gap", qtbot)) == {"与序时差：由台账计算得出，不能填写"}


def test_tasks_are_filled_with_the_keys_alone(tab: MonthTab, qtbot: QtBot) -> None:
    press_alt(tab, Key.Key_2, qtbot)
    assert tab.model.sheet is TASKS
    assert tab.sheets.currentIndex() == 1
    assert tab.count_label.text() == "已报 45/57，未报 12"
    headings = [tab.model.headerData(n, Qt.Orientation.Horizontal) for n in range(9)]
    assert headings[:5] == ["序号", "任务", "牵头单位", "完成时限", "督办状态"]
    assert tab.table.currentIndex().column() == tab.model.column("progress")
    qtbot.keyClicks(tab.table, "a")
    editor = paragraph_in(tab)
    qtbot.keyClicks(editor, "b")
    qtbot.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(editor, Key.Key_Alt)
    qtbot.keyClicks(editor, "c")
    qtbot.keyClick(editor, Key.Key_Tab)
    qtbot.keyClicks(paragraph_in(tab), "d")
    qtbot.keyClick(paragraph_in(tab), Key.Key_Return)
    qtbot.waitUntil(partial(stands_in, tab, 1))
    row = returns.returns(tab.session.ledger, MAY, TASKS)[0]
    assert (row.progress, row.problems) == ("ab\nc", "d")
    qtbot.keyClick(tab.table, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyRelease(tab.table, Key.Key_Shift)
    assert stands_in(tab, 0)
    press_alt(tab, Key.Key_1, qtbot)
    assert tab.model.sheet is PROJECTS


def test_tab_goes_from_one_cell_to_be_filled_to_the_next(tab: MonthTab, qtbot: QtBot) -> None:
    places = []
    for _step in range(5):
        qtbot.keyClick(tab.table, Key.Key_Tab)
        places.append((tab.table.currentIndex().row(), tab.table.currentIndex().column()))
    filled = ("progress", "problems", "coordination", "next_step")
    columns = [tab.model.column(name) for name in filled]
    assert places == [*((0, column) for column in columns), (1, tab.model.column("done"))]
    qtbot.keyClick(tab.table, Key.Key_Backtab)
    assert tab.table.currentIndex().row() == 0


def test_the_names_stay_in_sight_beside_the_last_column(tab: MonthTab, qtbot: QtBot) -> None:
    table = tab.table
    for _ in tab.model.fields:
        qtbot.keyClick(table, Key.Key_Right)
    bar = table.horizontalScrollBar()
    assert bar.value() == bar.maximum() > 0
    (names,) = table.findChildren(FrozenColumns)
    name = tab.model.index(0, tab.model.column("name"))
    assert names.viewport().rect().contains(names.visualRect(name))
    while table.currentIndex().column() > name.column() + 1:
        qtbot.keyClick(table, Key.Key_Left)
    assert table.visualRect(table.currentIndex()).left() >= names.width() - 2


def test_a_refused_text_keeps_its_month_in_sight(tab: MonthTab, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("很多")
    press_alt(tab, Key.Key_2, qtbot)
    qtbot.waitUntil(lambda: "不是金额" in editor_in(tab).toolTip())
    assert (tab.model.sheet, tab.sheets.currentIndex()) == (PROJECTS, 0)
    assert editor_in(tab).text() == "很多"
    qtbot.keyClick(editor_in(tab), Key.Key_Tab)
    qtbot.waitUntil(lambda: "不是金额" in editor_in(tab).toolTip())
    assert editor_in(tab).text() == "很多"
    qtbot.keyClick(editor_in(tab), Key.Key_Escape)


@pytest.mark.parametrize("text", ["很多", "-5"])
def test_a_refused_text_of_a_year_that_is_left_is_said(
    tab: MonthTab, qtbot: QtBot, problems: list[str], text: str
) -> None:
    before = rows(tab)
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText(text)
    tab.session.set_year(2022)
    qtbot.waitUntil(lambda: problems != [])
    assert f"「{text}」没有保存" in problems[0]
    assert rows(tab) == before
    assert not tab.table.viewport().findChildren(LineEditor)
