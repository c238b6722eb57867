"""月度调度 in the window: filled by keys and by blocks, and nothing that was typed is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import closing, commands, package, queries, returns, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.returns import PROJECTS, TASKS
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import Enterprise, Organisation, Problem, Project, ProjectMonth
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import months_of
from jingxi_desktop.records.light import GREEN, LIGHTS, YELLOW
from jingxi_desktop.records.rounding import points
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.dialogs.block import BlockDialog
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.editors import LineEditor, ParagraphEditor
from jingxi_desktop.ui.empty_state import EmptyState
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.conftest import Act, said

MAY = "2023-05"
Key = Qt.Key


@pytest.fixture
def tab(open_window: Callable[[Path | None], MainWindow], demo_path: Path) -> MonthTab:
    """The tab on May, standing in the first cell to be filled."""
    view = open_window(demo_path).view
    assert view is not None
    view.tabs.setCurrentIndex(1)
    tab = view.month
    tab.show_month(MAY)
    tab.table.go_to_first()
    tab.table.setFocus()
    return tab


def editor_in(tab: MonthTab) -> QLineEdit:
    editors = [each for each in tab.table.viewport().findChildren(LineEditor) if each.isVisible()]
    assert len(editors) == 1
    return editors[0]


def rows(tab: MonthTab) -> list[tuple[int | None, str | None]]:
    return [(row.done, row.progress) for row in returns.returns(tab.session.ledger, MAY)]


def stands_in(tab: MonthTab, row: int) -> bool:
    return tab.table.currentIndex().row() == row


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def press(tab: MonthTab, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.table, key, Qt.KeyboardModifier.ControlModifier)
    # Qt takes the key for held down otherwise, and the next test's selection for one more.
    qtbot.keyRelease(tab.table, Key.Key_Control)


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


def test_the_gap_is_in_percentage_points(tab: MonthTab) -> None:
    column = tab.model.column("gap")
    assert tab.model.headerData(column, Qt.Orientation.Horizontal) == "与序时差（百分点）"
    row = tab.model.rows[0]
    assert tab.model.index(0, column).data() == points(row.gap, sign="+")
    printed = tab.listing.table(tab.session.ledger)
    assert [each.label for each in printed.columns].count("与序时差（百分点）") == 1
    assert points(row.gap, sign="+") in printed.rows[0]


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


def test_a_block_goes_out_and_comes_back(tab: MonthTab, qtbot: QtBot) -> None:
    before = rows(tab)
    column = tab.model.column("done")
    first, last = tab.model.index(0, column), tab.model.index(len(before) - 1, column)
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
    tab.table.selectionModel().select(QItemSelection(first, last), chosen)
    press(tab, Key.Key_C, qtbot)
    copied = QGuiApplication.clipboard().text()
    assert copied.count("\n") == len(before)
    tab.table.setCurrentIndex(tab.model.index(0, column))
    press(tab, Key.Key_V, qtbot)
    assert rows(tab) == before


def test_a_block_from_a_table_program_is_one_step(tab: MonthTab, qtbot: QtBot) -> None:
    before = rows(tab)
    tab.table.setCurrentIndex(tab.model.index(3, tab.model.column("progress")))
    clip('第一行\t缺水\r\n"两\n行"\t无\r\n')
    press(tab, Key.Key_V, qtbot)
    after = returns.returns(tab.session.ledger, MAY)
    assert [(row.progress, row.problems) for row in after[3:5]] == [
        ("第一行", "缺水"),
        ("两\n行", "无"),
    ]
    assert tab.session.ledger.undo() == "填报2023年5月"
    assert rows(tab) == before


def test_an_empty_cell_of_a_block_stays_in_its_place_and_empties(
    tab: MonthTab, qtbot: QtBot
) -> None:
    before = rows(tab)
    assert all(done is not None for done, _text in before[:6])
    clip("111\r\n\r\n333\r\n\r\n555\r\n")
    press(tab, Key.Key_V, qtbot)
    amounts = [done for done, _text in rows(tab)[:6]]
    assert amounts == [1_110_000, None, 3_330_000, None, 5_550_000, before[5][0]]
    tab.table.setCurrentIndex(tab.model.index(0, tab.model.column("progress")))
    for block in ("子\t丑\r\n寅\t卯\r\n", "\t甲\r\n乙\t\r\n"):
        clip(block)
        press(tab, Key.Key_V, qtbot)
    after = returns.returns(tab.session.ledger, MAY)[:2]
    assert [(row.progress, row.problems) for row in after] == [(None, "甲"), ("乙", None)]
    for _step in range(3):
        assert tab.session.ledger.undo() == "填报2023年5月"
    assert rows(tab) == before


def test_a_block_from_the_amount_to_the_words_spans_what_is_calculated(
    tab: MonthTab, qtbot: QtBot
) -> None:
    told: list[str] = []
    tab.told.connect(told.append)
    done, words = tab.model.column("done"), tab.model.column("progress")
    clip("11\t1\t2\t3\t红灯\t已封顶\n")
    tab.table.setCurrentIndex(tab.model.index(2, done))
    press(tab, Key.Key_V, qtbot)
    assert rows(tab)[2] == (110_000, "已封顶")
    assert told == ["已粘贴；4 格是计算列（至本月累计、投资完成率、与序时差、亮灯），已跳过"]
    block = QItemSelection(tab.model.index(2, done), tab.model.index(2, words))
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    tab.table.selectionModel().select(block, flag)
    press(tab, Key.Key_C, qtbot)
    tab.table.setCurrentIndex(tab.model.index(5, done))
    press(tab, Key.Key_V, qtbot)
    assert rows(tab)[5] == (110_000, "已封顶")


def test_a_block_for_another_row_is_refused_whole(
    tab: MonthTab, qtbot: QtBot, previews: list[Act]
) -> None:
    before, names = rows(tab), [row.name for row in tab.model.rows]
    table, flag = tab.table, QItemSelectionModel.SelectionFlag.ClearAndSelect
    first, last = tab.model.index(0, tab.model.column("name")), tab.model.column("progress")
    table.selectionModel().select(QItemSelection(first, first.siblingAtColumn(last)), flag)
    press(tab, Key.Key_C, qtbot)

    def look(dialog: BlockDialog) -> None:
        assert said(dialog)[0] == f"{names[1]}：项目名称：在重大项目中填写，这里不能改"
        dialog.reject()

    previews.append(look)
    table.setCurrentIndex(first.siblingAtRow(1))
    press(tab, Key.Key_V, qtbot)
    assert rows(tab) == before


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


def test_a_block_over_calculated_cells_of_a_closed_month_still_asks_for_its_reason(
    tab: MonthTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in months_of(2023)[:5]:
        closing.close(tab.session.ledger, month)
    before = rows(tab)
    told: list[str] = []
    tab.told.connect(told.append)
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "")
    clip("11\t1\t2\t3\t红灯\t已封顶\n")
    press(tab, Key.Key_V, qtbot)
    assert (rows(tab), told) == (before, [])


def test_a_text_keeps_its_lines_from_cell_to_cell(tab: MonthTab, qtbot: QtBot) -> None:
    first = tab.model.index(0, tab.model.column("progress"))
    assert tab.model.setData(first, "甲\n乙")
    tab.table.setCurrentIndex(first)
    press(tab, Key.Key_C, qtbot)
    tab.table.setCurrentIndex(first.siblingAtRow(1))
    press(tab, Key.Key_V, qtbot)
    assert [text for _done, text in rows(tab)[:2]] == ["甲\n乙", "甲\n乙"]


def test_a_block_with_a_wrong_cell_is_shown_mended_and_filled(
    tab: MonthTab, qtbot: QtBot, previews: list[Act]
) -> None:
    before, names = rows(tab), [row.name for row in tab.model.rows]
    clip("100\n许多\n300\n不少")

    def mend(dialog: BlockDialog) -> None:
        assert not dialog.fill_button.isEnabled()
        first, second = said(dialog)
        assert first.startswith(names[1])
        assert "「许多」不是金额" in first
        assert second.startswith(names[3])
        line = dialog.reasons.item(1)
        assert line is not None
        place = dialog.reasons.visualItemRect(line).center()
        button = Qt.MouseButton.LeftButton
        qtbot.mouseClick(dialog.reasons.viewport(), button, pos=place)
        assert dialog.table.currentRow() == 3
        cell = dialog.table.currentItem()
        assert cell is not None
        assert "不是金额" in cell.toolTip()
        cell.setText("400")
        assert cell.toolTip() == ""
        assert len(said(dialog)) == 1
        dialog.table.setCurrentCell(1, 0)
        qtbot.keyClick(dialog.table, Key.Key_F2)
        (editor,) = dialog.table.viewport().findChildren(QLineEdit)
        qtbot.keyClicks(editor, "200")
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(lambda: said(dialog) == [])
        assert rows(tab) == before
        dialog.fill_button.click()

    previews.append(mend)
    press(tab, Key.Key_V, qtbot)
    amounts = [done for done, _text in rows(tab)[:4]]
    assert amounts == [1_000_000, 2_000_000, 3_000_000, 4_000_000]
    assert tab.session.ledger.undo() == "填报2023年5月"
    assert rows(tab) == before


def test_a_preview_that_is_cancelled_fills_nothing(
    tab: MonthTab, qtbot: QtBot, previews: list[Act]
) -> None:
    before = rows(tab)

    def cancel(dialog: BlockDialog) -> None:
        assert "超出了表格" in said(dialog)[-1]
        dialog.reject()

    previews.append(cancel)
    clip("\n".join("1" for _row in range(len(before) + 1)))
    press(tab, Key.Key_V, qtbot)

    def cancel_other(dialog: BlockDialog) -> None:
        assert "这里不能改" in said(dialog)[0]
        dialog.reject()

    previews.append(cancel_other)
    tab.table.setCurrentIndex(tab.model.index(0, tab.model.column("name")))
    clip("别的名称")
    press(tab, Key.Key_V, qtbot)
    assert rows(tab) == before


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[str, ...]], list[bool]]:
    """The questions that were asked, and what the user answers to the next ones."""
    questions: list[tuple[str, ...]] = []
    given: list[bool] = []

    def ask(_parent: object, *words: str) -> bool:
        questions.append(words)
        return given.pop(0)

    monkeypatch.setattr(messages, "confirm", ask)
    return questions, given


def test_a_doubtful_amount_asks_and_may_be_changed_again(
    tab: MonthTab, qtbot: QtBot, asked: tuple[list[tuple[str, ...]], list[bool]]
) -> None:
    before, (questions, given) = rows(tab), asked
    given += [False, True]
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("-5")
    qtbot.keyClick(editor_in(tab), Key.Key_Return)
    qtbot.waitUntil(lambda: len(questions) == 1 and "负数" in editor_in(tab).toolTip())
    _question, consequence, *verbs = questions[0]
    assert verbs == ["照填", "再改"]
    assert consequence.startswith(f"「{tab.model.rows[0].name}」的本月完成投资：-5.00 万元是负数")
    assert editor_in(tab).text() == "-5"
    assert rows(tab) == before
    qtbot.keyClick(editor_in(tab), Key.Key_Return)
    # The text was not changed against what stands in the editor, but it is not stored either.
    qtbot.waitUntil(lambda: rows(tab)[0][0] == -50_000)
    qtbot.waitUntil(partial(stands_in, tab, 1))
    cell = tab.model.index(0, tab.model.column("done"))
    assert "负数" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell.siblingAtRow(1).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_doubtful_block_asks_once_and_may_be_changed_again(
    tab: MonthTab,
    qtbot: QtBot,
    asked: tuple[list[tuple[str, ...]], list[bool]],
    previews: list[Act],
) -> None:
    before, (questions, given) = rows(tab), asked
    given += [False, True]

    def change(dialog: BlockDialog) -> None:
        assert rows(tab) == before
        assert dialog.block == [["-5"], ["-6"]]
        cell = dialog.table.item(1, 0)
        assert cell is not None
        cell.setText("6")
        dialog.accept()

    previews.append(change)
    clip("-5\n-6")
    press(tab, Key.Key_V, qtbot)
    assert [words[1].count("\n") for words in questions] == [1, 0]
    assert [done for done, _text in rows(tab)[:2]] == [-50_000, 60_000]


def test_a_doubtful_amount_of_a_closed_month_asks_for_its_reason_too(
    tab: MonthTab,
    qtbot: QtBot,
    asked: tuple[list[tuple[str, ...]], list[bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for month in months_of(2023)[:5]:
        closing.close(tab.session.ledger, month)
    before, (questions, given) = rows(tab), asked
    reasons = ["", "漏报", "漏报"]
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: reasons.pop(0))
    given += [True, True, True]
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("-5")
    press_alt(tab, Key.Key_PageDown, qtbot)
    qtbot.waitUntil(lambda: len(reasons) == 2 and "封账" in editor_in(tab).toolTip())
    assert (tab.model.month, rows(tab)) == (MAY, before)
    qtbot.keyClick(editor_in(tab), Key.Key_Return)
    qtbot.waitUntil(partial(stands_in, tab, 1))
    assert (rows(tab)[0][0], len(questions)) == (-50_000, 2)
    clip("-6")
    press(tab, Key.Key_V, qtbot)
    assert (rows(tab)[1][0], reasons) == (-60_000, [])


def test_a_doubtful_month_is_marked_beside_its_project(tab: MonthTab, qtbot: QtBot) -> None:
    project = tab.model.rows[0].id
    returns.fill(tab.session.ledger, MAY, {project: {"done": -50_000}})
    page = PartPage(tab.session, ProjectMonth.KIND, "月度")
    qtbot.addWidget(page)
    page.show_owner(queries.get(tab.session.ledger, Project.KIND, project))
    done = page.model.column("done")
    marks = {
        str(page.model.index(row, page.model.column("month")).data())
        for row in range(page.model.rowCount())
        if page.model.index(row, done).data(Qt.ItemDataRole.DecorationRole) is not None
    }
    assert marks == {"2023年5月"}
    assert "负数" in page.model.index(4, done).data(Qt.ItemDataRole.ToolTipRole)
    page.close_page()


def test_why_a_figure_is_doubted_is_said_in_the_unit_of_the_ledger(
    tab: MonthTab, qtbot: QtBot
) -> None:
    ledger, tip = tab.session.ledger, Qt.ItemDataRole.ToolTipRole
    project, says = tab.model.rows[0].id, "-0.0005 亿元是负数"
    returns.fill(ledger, MAY, {project: {"done": -50_000}})
    page = PartPage(tab.session, ProjectMonth.KIND, "月度")
    qtbot.addWidget(page)
    page.show_owner(queries.get(ledger, Project.KIND, project))
    rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 4)))
    qtbot.waitUntil(lambda: says in tab.model.index(0, tab.model.column("done")).data(tip))
    page.model.load()
    assert says in page.model.index(4, page.model.column("done")).data(tip)
    page.close_page()


def press_alt(tab: MonthTab, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.table, key, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(tab.table, Key.Key_Alt)


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


def paragraph_in(tab: MonthTab) -> ParagraphEditor:
    found = tab.table.viewport().findChildren(ParagraphEditor)
    (editor,) = [each for each in found if each.isVisible()]
    return editor


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


def column_of(tab: MonthTab, field: str) -> list[Any]:
    return [getattr(row, field) for row in tab.model.rows]


def click_head(tab: MonthTab, field: str, qtbot: QtBot) -> None:
    """Click on a head where it is seen: over the names, or over the rest."""
    column = tab.model.column(field)
    (names,) = tab.table.findChildren(FrozenColumns)
    view = names if names.shows(column) else tab.table
    head = view.horizontalHeader()
    where = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_on_a_head_sorts_the_rows_and_the_third_one_no_more(
    tab: MonthTab, qtbot: QtBot
) -> None:
    commands.edit(
        tab.session.ledger,
        ProjectMonth.KIND,
        [part_id(row.id, MAY) for row in tab.model.rows[:2]],
        {"done": None},
    )
    before = column_of(tab, "id")
    chosen = tab.model.rows[4]
    tab.table.setCurrentIndex(tab.model.index(4, tab.model.column("done")))
    for field in ("done", "name"):
        for descending in (False, True):
            click_head(tab, field, qtbot)
            found = column_of(tab, field)
            filled = [value for value in found if value is not None]
            assert filled == sorted(filled, reverse=descending)
            assert found[len(filled) :] == [None] * (len(found) - len(filled))
            # The current cell goes with its row.
            at = tab.table.currentIndex()
            assert (tab.model.rows[at.row()].id, at.column()) == (
                chosen.id,
                tab.model.column("done"),
            )
            assert tab.table.selectedIndexes() == [at]
        click_head(tab, field, qtbot)
        assert column_of(tab, "id") == before


def test_a_heading_is_not_cut_by_the_arrow_beside_it(tab: MonthTab, qtbot: QtBot) -> None:
    head = tab.table.horizontalHeader()
    for field in ("number", "responsible_id", "done"):
        column = tab.model.column(field)
        before = head.sectionSize(column)
        click_head(tab, field, qtbot)
        assert head.sectionSize(column) == max(before, head.sectionSizeHint(column))
        if field == "number":
            (names,) = tab.table.findChildren(FrozenColumns)
            assert names.columnWidth(column) == head.sectionSize(column) > before


def test_lights_are_sorted_by_how_bad_and_units_by_their_names(tab: MonthTab, qtbot: QtBot) -> None:
    click_head(tab, "light", qtbot)
    lights = column_of(tab, "light")
    assert lights == sorted(lights, key=LIGHTS.index)
    assert len(set(lights)) > 1
    click_head(tab, "responsible_id", qtbot)
    column = tab.model.column("responsible_id")
    units = [tab.model.index(row, column).data() for row in range(len(tab.model.rows))]
    assert units == sorted(filter(None, units)) + [""] * units.count("")


def test_what_is_filled_in_stays_in_its_place_until_the_rows_are_sorted_again(
    tab: MonthTab, qtbot: QtBot
) -> None:
    for _descending in range(2):
        click_head(tab, "done", qtbot)
    sorted_ids = column_of(tab, "id")
    assert tab.model.setData(tab.model.index(0, tab.model.column("done")), "1")
    assert column_of(tab, "id") == sorted_ids
    tab.show_month("2023-06")
    tab.show_month(MAY)
    assert column_of(tab, "id") == [*sorted_ids[1:], sorted_ids[0]]
    tab.bar.search.setText("医疗")
    kept = column_of(tab, "done")
    assert 1 < len(kept) < len(sorted_ids)
    assert kept == sorted(kept, reverse=True)


def test_what_is_being_typed_is_taken_before_the_rows_are_sorted(
    tab: MonthTab, qtbot: QtBot
) -> None:
    row_id = tab.model.rows[0].id
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("1")
    click_head(tab, "done", qtbot)
    assert tab.model.rows[0].id == row_id
    assert tab.model.rows[0].done == 10_000
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("很多")
    click_head(tab, "done", qtbot)
    assert tab.model.row_of(row_id) == len(tab.model.rows) - 1
    qtbot.waitUntil(lambda: editor_in(tab).text() == "很多")
    assert tab.table.currentIndex().row() == len(tab.model.rows) - 1
    editor_in(tab).setText("2")
    qtbot.keyClick(editor_in(tab), Key.Key_Return)

    def stored() -> int | None:
        found = returns.returns(tab.session.ledger, MAY)
        return next(row.done for row in found if row.id == row_id)

    qtbot.waitUntil(lambda: stored() == 20_000)


def test_another_sheet_is_in_its_own_order(tab: MonthTab, qtbot: QtBot) -> None:
    click_head(tab, "name", qtbot)
    click_head(tab, "name", qtbot)
    tab.show_sheet(returns.TASKS)
    assert column_of(tab, "id") == [row.id for row in tab.model.all_rows]
    assert tab.table.horizontalHeader().sortIndicatorSection() == -1
    click_head(tab, "name", qtbot)
    assert column_of(tab, "name") == sorted(column_of(tab, "name"))
    part = tab.listing.part
    assert part is not None
    assert list(part.ids) == column_of(tab, "id")
    assert tab.listing.sorted_by == "name"
    tab.show_sheet(returns.PROJECTS)
    part = tab.listing.part
    assert part is None
    assert column_of(tab, "id") == [row.id for row in tab.model.all_rows]


def choose_at_head(tab: MonthTab, field: str, *words: str) -> None:
    """Click a column's head with the right button, in the view that shows it, and choose in the menu."""
    column, frozen = tab.model.column(field), tab.table.findChild(FrozenColumns)
    view: QTableView = frozen if frozen and frozen.shows(column) else tab.table
    head = view.horizontalHeader()

    def choose() -> None:
        top = QApplication.activePopupWidget()
        menu: object = top
        for word in words:
            assert isinstance(menu, QMenu)
            (action,) = (each for each in menu.actions() if each.text() == word)
            menu = action.menu()
        action.trigger()
        assert top is not None
        top.close()

    later(tab, 0, choose)
    place = QPoint(head.sectionViewportPosition(column) + 4, 4)
    head.customContextMenuRequested.emit(place)


def columns_of(tab: MonthTab) -> list[str]:
    return [field.name for field in tab.table.visible_fields()]


def test_columns_are_sorted_and_hidden_by_the_menu_of_their_heads(
    tab: MonthTab, qtbot: QtBot
) -> None:
    first = columns_of(tab)
    assert "与序时差" in tab.rules.text()
    choose_at_head(tab, "name", "降序")
    assert column_of(tab, "name") == sorted(column_of(tab, "name"), reverse=True)
    choose_at_head(tab, "gap", "取消排序")
    assert column_of(tab, "id") == [row.id for row in tab.model.all_rows]
    choose_at_head(tab, "problems", "隐藏此列")
    choose_at_head(tab, "name", "显示的列", "与序时差（百分点）")
    wanted = [name for name in first if name not in ("problems", "gap")]
    assert columns_of(tab) == wanted == list(tab.listing.columns)
    assert "与序时差" not in tab.rules.text()
    # The keys pass over what is hidden.
    tab.table.setCurrentIndex(tab.model.index(0, tab.model.column("progress")))
    qtbot.keyClick(tab.table, Key.Key_Tab)
    assert tab.model.field_at(tab.table.currentIndex())[1] == "coordination"
    # Each sheet has its own, and keeps it.
    tab.show_sheet(TASKS)
    assert "problems" in columns_of(tab)
    tab.show_sheet(PROJECTS)
    assert columns_of(tab) == wanted
    choose_at_head(tab, "total", "显示的列", "恢复默认列")
    assert columns_of(tab) == first


def test_the_columns_of_the_month_are_remembered(
    tab: MonthTab, open_window: Callable[[Path | None], MainWindow], demo_path: Path
) -> None:
    choose_at_head(tab, "done", "隐藏此列")
    tab.table.setColumnWidth(tab.model.column("progress"), 321)
    kept = columns_of(tab)
    tab.window().close()
    again = open_window(demo_path).view
    assert again is not None
    again.tabs.setCurrentIndex(1)
    assert columns_of(again.month) == kept
    assert again.month.table.columnWidth(again.month.model.column("progress")) == 321
    # The first cell to be filled is one that is seen.
    again.month.table.go_to_first()
    assert again.month.model.field_at(again.month.table.currentIndex())[1] == "progress"


def test_a_name_is_given_more_room_where_it_is_seen(tab: MonthTab) -> None:
    (names,) = tab.table.findChildren(FrozenColumns)
    name, before = tab.model.column("name"), names.width()
    wider = tab.table.columnWidth(name) + 80
    names.horizontalHeader().resizeSection(name, wider)
    assert tab.table.columnWidth(name) == wider
    assert names.width() == before + 80
    tab.table.resize(tab.table.width() - 10, tab.table.height())
    assert tab.table.columnWidth(name) == names.columnWidth(name) == wider


def test_the_month_is_turned_by_keys_and_an_open_text_is_taken_first(
    tab: MonthTab, qtbot: QtBot
) -> None:
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("7")
    press_alt(tab, Key.Key_PageDown, qtbot)
    assert tab.model.month == "2023-06"
    assert rows(tab)[0][0] == 70_000
    press_alt(tab, Key.Key_PageUp, qtbot)
    assert (tab.model.month, tab.months.currentData()) == (MAY, MAY)


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


def test_who_is_missing_is_counted_and_copied(tab: MonthTab, qtbot: QtBot) -> None:
    assert tab.count_label.text() == "已报 85/85，未报 0"
    assert not tab.missing.isEnabled()
    qtbot.keyClick(tab.table, Key.Key_Delete)
    assert tab.count_label.text() == "已报 84/85，未报 1"
    assert tab.model.index(0, tab.model.column("done")).data() == "未报"
    tab.missing.click()
    assert tab.model.rows[0].name in QGuiApplication.clipboard().text()


def test_the_rule_in_force_stands_below_the_table(tab: MonthTab) -> None:
    rules.keep(tab.session.ledger, rules.Rules(light=rules.WUHAN))
    assert rules.Rules(rules.WUHAN).light_sentence in tab.rules.text()


def test_another_month_and_another_year_are_shown(tab: MonthTab) -> None:
    tab.show_month("2023-01")
    assert not tab.carry.isEnabled()
    assert tab.model.month == "2023-01"
    tab.session.set_year(2022)
    assert tab.model.month.startswith("2022")
    assert tab.months.count() == 12
    assert str(tab.months.currentData()) == tab.model.month


def test_the_month_is_read_again_after_a_change_of_what_it_shows_only(
    tab: MonthTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, read = tab.session.ledger, returns.returns
    reads: list[str] = []

    def counted(*arguments: Any) -> Any:
        reads.append(arguments[1])
        return read(*arguments)

    monkeypatch.setattr(returns, "returns", counted)
    commands.create(ledger, Enterprise.KIND, {"name": "新来的企业"}, 2023)
    assert reads == []
    row = next(row for row in tab.model.rows if row.light == GREEN)
    place = tab.model.rows.index(row)
    # A light, a unit's name, the rules, and whether the month is closed.
    late = {"description": "缺电", "state": "未解决", "deadline": "2023-01-05"}
    commands.create(ledger, Problem.KIND, {"project_id": row.id, **late}, 2023)
    assert tab.model.rows[place].light == YELLOW
    rules.keep(ledger, rules.Rules(overdue_is_yellow=False))
    assert tab.model.rows[place].light == GREEN
    commands.edit(ledger, Organisation.KIND, [row.responsible_id], {"name": "改名的单位"})
    column = next(n for n, f in enumerate(tab.model.fields) if f.name == "responsible_id")
    assert tab.model.index(place, column).data() == "改名的单位"
    for month in months_of(2023)[:5]:
        closing.close(ledger, month)
    assert "已封账" in tab.count_label.text()


def shown(tab: MonthTab) -> list[str]:
    return [row.name for row in tab.model.rows]


def says_that_nothing_is_found(tab: MonthTab) -> bool:
    (sentence,) = tab.table.viewport().findChildren(EmptyState)
    return sentence.isVisible()


def test_find_looks_through_the_months_own_rows(
    tab: MonthTab, open_window: Callable[[Path | None], MainWindow], qtbot: QtBot
) -> None:
    window = tab.window()
    assert isinstance(window, MainWindow)
    names = shown(tab)
    window.actions_["find"].trigger()
    assert window.view is not None
    assert window.view.current_name == "month"
    assert QApplication.focusWidget() is tab.bar.search
    tab.bar.search.insert(names[7][:6])
    assert names[7] in shown(tab)
    assert len(shown(tab)) < len(names)
    assert tab.count_label.text().endswith(f"显示 {len(shown(tab))}")
    qtbot.keyClick(tab.bar.search, Key.Key_Return)
    assert QApplication.focusWidget() is tab.table
    assert tab.table.currentIndex().row() == 0
    qtbot.keyClicks(tab.table, "7")
    qtbot.keyClick(editor_in(tab), Key.Key_Return)
    changed = names.index(shown(tab)[0])
    qtbot.waitUntil(lambda: rows(tab)[changed][0] == 70_000)
    assert tab.bar.search.text()
    tab.bar.search.setText("没有这样的词")
    assert shown(tab) == []
    assert says_that_nothing_is_found(tab)
    window.actions_["clear_filters"].trigger()
    assert shown(tab) == names
    assert not says_that_nothing_is_found(tab)


def test_a_units_rows_are_found_by_its_name(tab: MonthTab) -> None:
    unit = tab.model.column("responsible_id")
    units = [str(tab.model.index(row, unit).data()) for row in range(tab.model.rowCount())]
    wanted = [
        name for name, whose in zip(shown(tab), units, strict=True) if "首钢" in f"{name} {whose}"
    ]
    assert 0 < units.count("首钢集团") <= len(wanted) < len(units)
    tab.bar.search.setText("首钢")
    assert shown(tab) == wanted


def test_only_what_is_missing_is_shown_and_what_is_filled_stays_in_its_place(
    tab: MonthTab, qtbot: QtBot
) -> None:
    names, ledger = shown(tab), tab.session.ledger
    missing = [tab.model.rows[row].id for row in (2, 5, 9)]
    returns.fill(ledger, MAY, {row_id: {"done": None} for row_id in missing})
    tab.table.setCurrentIndex(tab.model.index(5, tab.model.column("done")))
    tab.bar.only_missing.click()
    assert shown(tab) == [names[row] for row in (2, 5, 9)]
    assert tab.table.currentIndex().row() == 1
    tab.table.go_to_first()
    tab.table.setFocus()
    clip("1\n2\n")
    press(tab, Key.Key_V, qtbot)
    assert [rows(tab)[row][0] for row in (2, 5, 9)] == [10_000, 20_000, None]
    assert shown(tab) == [names[row] for row in (2, 5, 9)]
    assert tab.count_label.text() == "已报 84/85，未报 1 · 显示 3"
    printed = tab.listing.table(ledger)
    assert [row[1] for row in printed.rows] == shown(tab)
    assert "筛选：只看未报" in printed.notes
    tab.show_month("2023-04")
    tab.show_month(MAY)
    assert shown(tab) == [names[9]]
    tab.bar.only_missing.click()
    assert shown(tab) == names


def test_what_follows_from_typing_is_shown_in_the_row_that_is_typed_into(
    tab: MonthTab, qtbot: QtBot
) -> None:
    tab.bar.search.setText(shown(tab)[7])
    stored = tab.model.rows[0]
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor = editor_in(tab)
    editor.selectAll()
    qtbot.keyClicks(editor, "7")
    qtbot.waitUntil(lambda: tab.model.rows[0].total != stored.total)
    assert tab.model.rows[0].id == stored.id
    qtbot.keyClick(editor, Key.Key_Escape)


def test_the_sum_of_what_is_selected_stands_in_the_status_bar(tab: MonthTab) -> None:
    window = tab.window()
    assert isinstance(window, MainWindow)
    column = tab.model.column("done")
    for row, amount in enumerate(("1", "2", "")):
        assert tab.model.setData(tab.model.index(row, column), amount)
    first, last = tab.model.index(0, column), tab.model.index(2, column)
    tab.table.setCurrentIndex(first)
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
    tab.table.selectionModel().select(QItemSelection(first, last), chosen)
    text = "已选 3 个 · 本月完成投资合计 3.00 万元，平均 1.50 万元"
    assert window.selection_label.text() == text
    assert tab.model.setData(last, "3")
    assert "合计 6.00 万元" in window.selection_label.text()
    tab.show_sheet(TASKS)
    assert window.selection_label.text() == "已选 1 项"


def test_texts_are_carried_over_where_they_are_seen(tab: MonthTab) -> None:
    first, other = tab.model.rows[0], tab.model.rows[1]
    empty = {row.id: {"progress": None} for row in (first, other)}
    returns.fill(tab.session.ledger, MAY, empty)
    tab.bar.search.setText(first.name)
    tab.carry.click()
    (before, _other, *_rest) = returns.returns(tab.session.ledger, "2023-04")
    assert before.progress
    assert [text for _done, text in rows(tab)[:2]] == [before.progress, None]


@pytest.mark.usefixtures("impatient")
def test_carrying_texts_over_that_is_cancelled_writes_nothing(tab: MonthTab) -> None:
    told: list[str] = []
    tab.told.connect(told.append)
    ledger = tab.session.ledger
    returns.fill(ledger, MAY, {row.id: {"progress": None} for row in tab.model.rows})
    before, last = rows(tab), ledger.last_change()
    tab.carry.click()
    assert told == ["已取消，什么都没有改。"]
    assert rows(tab) == before
    assert [row.progress for row in tab.model.rows] == [None] * len(before)
    assert ledger.last_change() == last
