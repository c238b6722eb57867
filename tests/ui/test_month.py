"""月度调度 in the window: filled by keys and by blocks, and nothing that was typed is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import returns, rules
from jingxi_desktop.ui.editors import LineEditor
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.tabs.month import MonthTab

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


def test_a_block_with_a_wrong_cell_is_refused_whole_and_each_cell_named(
    tab: MonthTab, qtbot: QtBot, problems: list[str]
) -> None:
    before = rows(tab)
    clip("100\n许多\n300")
    press(tab, Key.Key_V, qtbot)
    assert rows(tab) == before
    (said,) = problems
    assert "有 1 格" in said
    assert tab.model.rows[1].name in said
    assert "「许多」" in said
    clip("\n".join("1" for _row in range(len(before) + 1)))
    press(tab, Key.Key_V, qtbot)
    assert "超出了表格" in problems[-1]
    tab.table.setCurrentIndex(tab.model.index(0, tab.model.column("name")))
    clip("别的名称")
    press(tab, Key.Key_V, qtbot)
    assert "不能粘贴" in problems[-1]
    assert rows(tab) == before


def test_who_is_missing_is_counted_and_copied(tab: MonthTab, qtbot: QtBot) -> None:
    assert tab.count_label.text() == "已报 85/85 个，未报 0 个"
    assert not tab.missing.isEnabled()
    qtbot.keyClick(tab.table, Key.Key_Delete)
    assert tab.count_label.text() == "已报 84/85 个，未报 1 个"
    assert tab.model.index(0, tab.model.column("done")).data() == "未报"
    tab.missing.click()
    assert tab.model.rows[0].name in QGuiApplication.clipboard().text()


def test_the_rule_in_force_stands_below_the_table(tab: MonthTab) -> None:
    rules.keep(tab.session.ledger, rules.Rules(light=rules.WUHAN))
    assert tab.rule_label.text() == rules.Rules(rules.WUHAN).light_sentence


def test_another_month_and_another_year_are_shown(tab: MonthTab) -> None:
    tab.show_month("2023-01")
    assert not tab.carry.isEnabled()
    assert tab.model.month == "2023-01"
    tab.session.set_year(2022)
    assert tab.model.month.startswith("2022")
    assert tab.months.count() == 12
    assert str(tab.months.currentData()) == tab.model.month
