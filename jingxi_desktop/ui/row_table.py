"""Tables that are read by rows: the row of the current cell is tinted."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from jingxi_desktop.ui import theme
from jingxi_desktop.ui.later import PAINTED_MS, later


class RowTable(QTableView):
    """A table that tints the row of its current cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_tinted: bool | None = None

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
