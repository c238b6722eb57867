"""Rows of the tables: tinted, and selected with the mouse where they begin."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from jingxi_desktop.ui import theme
from jingxi_desktop.ui.block_table import BlockTable
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.ledger_view import MONTH, NAMES, LedgerView
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.selection import are_whole_rows, selected_rows

LEFT = Qt.MouseButton.LeftButton
NO_KEY, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Click = Callable[..., None]


@pytest.fixture
def tab(view: LedgerView) -> RecordTab:
    """The projects."""
    return view.show_kind("project")


@pytest.fixture
def click(qtbot: QtBot) -> Click:
    """Clicks on a cell, `x` pixels from the left edge of the view or in the cell's middle."""

    def clicked(
        view: QTableView,
        index: QModelIndex,
        x: int | None = None,
        key: Qt.KeyboardModifier = NO_KEY,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        where = place(view, index, x)
        qtbot.mouseClick(view.viewport(), button, key, where)
        if key == SHIFT:
            qtbot.keyRelease(view, Qt.Key.Key_Shift)
        if key == CONTROL:
            qtbot.keyRelease(view, Qt.Key.Key_Control)

    return clicked


def place(view: QTableView, index: QModelIndex, x: int | None) -> QPoint:
    middle = view.visualRect(index).center()
    return middle if x is None else QPoint(x, middle.y())


def frozen_of(table: BlockTable) -> FrozenColumns:
    columns = table.findChild(FrozenColumns)
    assert isinstance(columns, FrozenColumns)
    return columns


def rows_of(table: BlockTable) -> list[int]:
    """The rows that are selected, all of them whole."""
    assert are_whole_rows(table, range(table.model().columnCount()))
    return [row for part in selected_rows(table) for row in part]


def test_a_click_on_a_number_selects_its_row(tab: RecordTab, click: Click) -> None:
    table = tab.table
    number = tab.model.column("number")
    click(table, tab.model.index(2, number))
    assert rows_of(table) == [2]
    click(table, tab.model.index(5, number), key=SHIFT)
    assert rows_of(table) == [2, 3, 4, 5]
    click(table, tab.model.index(3, number), key=CONTROL)
    assert rows_of(table) == [2, 4, 5]
    assert len(table.selected_records()) == 3
    click(table, tab.model.index(4, number), button=Qt.MouseButton.RightButton)
    assert rows_of(table) == [2, 4, 5]
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0].startswith("序号\t")
    click(table, tab.model.index(3, tab.model.column("name")))
    assert table.selectedIndexes() == [tab.model.index(3, tab.model.column("name"))]


@pytest.mark.parametrize("kind", ["park", "enterprise", "indicator"])
def test_a_click_on_the_left_edge_selects_a_row_that_has_no_number(
    view: LedgerView, click: Click, kind: str
) -> None:
    table = view.show_kind(kind).table
    first = table.records.index(1, table.visible_columns()[0])
    assert not table.records.is_number(first.column())
    click(table, first)
    assert table.selectedIndexes() == [first]
    click(table, first, x=4)
    assert rows_of(table) == [1]
    click(table, first.siblingAtRow(3), x=4, key=SHIFT)
    assert rows_of(table) == [1, 2, 3]


@pytest.mark.parametrize("frozen", [False, True])
def test_rows_are_drawn_over_from_where_they_begin(tab: RecordTab, frozen: bool) -> None:
    table = tab.table
    table.freeze(2 if frozen else 0)
    view: QTableView = frozen_of(table) if frozen else table
    number, name = tab.model.column("number"), tab.model.column("name")

    def draw(*steps: tuple[QEvent.Type, QModelIndex]) -> None:
        for kind, index in steps:
            where = QPointF(place(view, index, None))
            to = QPointF(view.viewport().mapToGlobal(where.toPoint()))
            held = LEFT if kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
            button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
            event = QMouseEvent(kind, where, to, button, held, NO_KEY)
            QApplication.sendEvent(view.viewport(), event)

    press, move, release = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
    )
    start, end = tab.model.index(1, number), tab.model.index(4, name)
    draw((press, start), (move, end.siblingAtRow(2)), (move, end), (release, end))
    assert rows_of(table) == [1, 2, 3, 4]
    # Cells that are drawn over to the number are no rows.
    draw((press, end), (move, start.siblingAtRow(3)), (move, start), (release, start))
    assert {(cell.row(), cell.column()) for cell in table.selectedIndexes()} == {
        (row, column) for row in range(1, 5) for column in (number, name)
    }


def test_rows_of_a_month_are_selected_at_their_numbers(view: LedgerView, click: Click) -> None:
    view.tabs.setCurrentIndex(NAMES.index(MONTH))
    month = view.month
    table = month.table
    number = month.model.column("number")
    click(frozen_of(table), month.model.index(1, number))
    assert rows_of(table) == [1]
    click(frozen_of(table), month.model.index(3, number), key=SHIFT)
    assert rows_of(table) == [1, 2, 3]


def test_the_pointer_says_where_a_click_selects_the_row(tab: RecordTab, qtbot: QtBot) -> None:
    table = tab.table
    name = tab.model.index(2, tab.model.column("name"))

    def pointer(index: QModelIndex, x: int | None = None) -> Qt.CursorShape:
        where = QPointF(place(table, index, x))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, NO_KEY)
        QApplication.sendEvent(table.viewport(), event)
        return table.viewport().cursor().shape()

    hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
    assert pointer(name) == arrow
    assert pointer(name.siblingAtColumn(tab.model.column("number"))) == hand
    assert pointer(name) == arrow
    table.setColumnHidden(tab.model.column("number"), True)
    assert pointer(name, 4) == hand
    assert pointer(name, 40) == arrow
    assert table.viewport().hasMouseTracking()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_row_of_the_current_cell_is_tinted(
    tab: RecordTab, qapp: QApplication, qtbot: QtBot, look: str
) -> None:
    theme.apply(qapp, look)
    tab.table.freeze(2)
    first = tab.table.visible_columns()

    def is_tinted(row: int) -> set[bool]:
        found = set()
        for view, column in ((frozen_of(tab.table), first[1]), (tab.table, first[3])):
            cell = view.visualRect(tab.model.index(row, column))
            picture = view.viewport().grab(cell).toImage()
            colour = picture.pixelColor(cell.width() // 2, 2).name()
            found.add(
                colour
                not in (theme.current().surface.lower(), theme.current().accent_ground.lower())
            )
        return found

    tab.table.setCurrentIndex(tab.model.index(1, first[2]))
    qtbot.waitUntil(lambda: [is_tinted(row) for row in range(3)] == [{False}, {True}, {False}])
    tab.table.setCurrentIndex(tab.model.index(2, first[2]))
    qtbot.waitUntil(lambda: [is_tinted(row) for row in range(3)] == [{False}, {False}, {True}])
