"""Blocks of cells copied from the months' table and pasted into it."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import closing, returns
from jingxi_desktop.records.dates import months_of
from jingxi_desktop.ui.dialogs.block import BlockDialog
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.conftest import Act, said
from tests.ui.month.cells import MAY, Key, clip, press, rows


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
