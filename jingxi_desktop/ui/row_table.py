"""Tables of cells that are rows as well: the current one is tinted, and whole ones can be selected."""

from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from jingxi_desktop.ui import theme
from jingxi_desktop.ui.block_model import BlockModel, Index
from jingxi_desktop.ui.later import PAINTED_MS, later
from jingxi_desktop.ui.selection import are_whole_rows

# The margin that the first cell of a row has before its text.
_EDGE = 10
_Flag = QItemSelectionModel.SelectionFlag
# Ways to open an editor.
BY_HAND = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class RowTable(QTableView):
    """A view of a BlockModel. A click at the head of a row selects the row, Shift+Space those of what is
    selected; what grows from whole rows is whole rows. `kept` carries a cell that was to be edited and cannot be.
    """

    kept = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_tinted: bool | None = None
        # For the pointer over the heads of rows.
        self.setMouseTracking(True)

    def edit(self, index: Index, *how: Any) -> bool:  # type: ignore[override]  # two in Qt
        """Open a cell's editor. `how` is nothing, or what Qt passes: the trigger and the event."""
        is_meant = bool(how) and bool(how[0] & BY_HAND) and index.isValid()
        if is_meant and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.kept.emit(index)
        return bool(super().edit(index, *how))

    def _is_head(self, index: Index, event: QMouseEvent) -> bool:
        """Whether the mouse is at a row's left edge or on its 序号."""
        cells = cast(BlockModel, self.model())
        return index.isValid() and (event.position().x() < _EDGE or cells.is_number(index.column()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click selects the row."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._is_head(index, event):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """See the class."""
        command = super().selectionCommand(index, event)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
            and event.button() == Qt.MouseButton.LeftButton
            and index.isValid()
        ):
            # Qt leaves what is selected as it is, to be dragged away, which is not done here.
            command = command or _Flag.ClearAndSelect
            if self._is_head(index, event):
                return command | _Flag.Rows
        grows = bool(command & _Flag.Current)
        if grows and are_whole_rows(self, range(self.model().columnCount())):
            command |= _Flag.Rows
        return command

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and event.modifiers() == shift:
            chosen = self.selectionModel()
            chosen.select(chosen.selection(), _Flag.Select | _Flag.Rows)
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self._is_tinted = True
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and tint what is lighter than the tint, or darker in a dark window: not the texts."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if self._is_tinted and row >= 0:
            from PySide6.QtGui import QPainter

            mode = QPainter.CompositionMode
            with QPainter(self.viewport()) as painter:
                painter.setCompositionMode(
                    mode.CompositionMode_Lighten if theme.is_dark() else mode.CompositionMode_Darken
                )
                # The cell itself may be in the other view.
                top, height = self.rowViewportPosition(row), self.rowHeight(row)
                painter.fillRect(0, top, self.viewport().width(), height, theme.row_colour())
        elif self._is_tinted is None:
            # The first rows do not wait for what a painter loads.
            self._is_tinted = False
            later(self, PAINTED_MS, self._begin)
