"""月度调度 in the window: which month it shows, what is said of it, and its texts carried over."""

from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import closing, commands, returns, rules
from jingxi_desktop.ledger.returns import TASKS
from jingxi_desktop.records import Enterprise, Organisation, Problem
from jingxi_desktop.records.dates import months_of
from jingxi_desktop.records.light import GREEN, YELLOW
from jingxi_desktop.records.rounding import points
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.month.cells import MAY, Key, editor_in, press_alt, rows


def test_the_gap_is_in_percentage_points(tab: MonthTab) -> None:
    column = tab.model.column("gap")
    assert tab.model.headerData(column, Qt.Orientation.Horizontal) == "与序时差（百分点）"
    row = tab.model.rows[0]
    assert tab.model.index(0, column).data() == points(row.gap, sign="+")
    printed = tab.listing.table(tab.session.ledger)
    assert [each.label for each in printed.columns].count("与序时差（百分点）") == 1
    assert points(row.gap, sign="+") in printed.rows[0]


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
