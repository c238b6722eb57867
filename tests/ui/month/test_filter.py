"""The months' rows found by words, and those that are missing alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import returns
from jingxi_desktop.ui.empty_state import EmptyState
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.month.cells import MAY, Key, clip, editor_in, press, rows


def shown(tab: MonthTab) -> list[str]:
    return [row.name for row in tab.model.rows]


def says_that_nothing_is_found(tab: MonthTab) -> bool:
    (empty,) = tab.table.viewport().findChildren(EmptyState)
    assert empty._sentence.text() == "没有符合条件的重大项目"
    return empty.isVisible()


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
    assert window.selection_label.text().startswith("已选 1 个")
    tab.bar.search.setText("没有这样的词")
    assert shown(tab) == []
    assert window.selection_label.text() == "已选 0 个"
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
