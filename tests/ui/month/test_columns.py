"""The columns of the months' table: sorted by, hidden, wide, and remembered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QTableView
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, returns
from jingxi_desktop.ledger.returns import PROJECTS, TASKS
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import ProjectMonth
from jingxi_desktop.records.light import LIGHTS
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.month.cells import MAY, Key, editor_in


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
