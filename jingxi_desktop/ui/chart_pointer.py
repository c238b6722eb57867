"""What the mouse or the arrow keys point at on a chart: highlight, cursor and tooltip."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip, QWidget

if TYPE_CHECKING:
    from jingxi_desktop.charts.drawing import Mark

# To the right of what is pointed at, and up against Qt's own shift down, so that it stays seen.
BESIDE = QPoint(24, -16)


class Pointer:
    """The one mark pointed at on a canvas; `repaint` shows a changed highlight."""

    def __init__(self, canvas: QWidget, repaint: Callable[[], None]) -> None:
        self._canvas = canvas
        self._repaint = repaint
        self.mark: Mark | None = None

    def forget(self) -> None:
        """The marks are gone, so there is nothing to repaint."""
        self.mark = None

    def leave(self) -> None:
        """Point at nothing."""
        self.point(None, QPoint())

    def point(self, mark: "Mark | None", where: QPoint) -> None:
        """Highlight a mark and say its figures at a point of the canvas."""
        if mark is not self.mark:
            for each, on in ((self.mark, False), (mark, True)):
                if each is not None:
                    each.highlight(on)
            self.mark = mark
            self._repaint()
        leads = mark is not None and mark.query is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self._canvas.setCursor(shape)
        if mark is None:
            QToolTip.hideText()
        else:
            # As rich text, so that a name with < in it is never read as such.
            tip = "<p>" + escape(mark.text).replace("\n", "<br>") + "</p>"
            QToolTip.showText(self._canvas.mapToGlobal(where) + BESIDE, tip, self._canvas)

    def next(self, marks: "list[Mark]", step: int) -> "Mark":
        """The mark `step` places on from the one pointed at, within the ends of the row."""
        if self.mark is None:
            return marks[0 if step > 0 else -1]
        return marks[min(max(marks.index(self.mark) + step, 0), len(marks) - 1)]
