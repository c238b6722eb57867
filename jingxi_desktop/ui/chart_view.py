"""A chart in the window: drawn whole once, then only what moves; its marks lead to their records.

Importing this loads matplotlib, so the window does it when the first chart is seen.
"""

import math
from collections.abc import Callable
from typing import Any

from jingxi_desktop.charts import page, style

# isort: split
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QScrollArea, QToolBar, QVBoxLayout, QWidget

from jingxi_desktop.charts.drawing import Drawing, Mark
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.registry import Chart, chart_named
from jingxi_desktop.charts.stage import Stage
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import chart_output, printing, theme
from jingxi_desktop.ui.chart_pointer import Pointer
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.reading import Reading
from jingxi_desktop.ui.session import Session

_ICON = 16
# The picture of a higher one takes long to paint; the rest is said to be left out.
_MOST_HEIGHT = 2_000
_TOOLBAR_STYLE = (
    "QToolBar { border: none; background: transparent; spacing: 0; }"
    "QToolButton { padding: 4px; margin: 0; }"
)


class Canvas(FigureCanvasQTAgg):
    """The figure of one chart, which answers to the mouse and to the arrow keys.

    `whole_height_changed` says how many pixels high it must be to leave nothing out, `stepped` where the arrow
    keys led.
    """

    records_requested = Signal(object)
    whole_height_changed = Signal(int)
    resized = Signal()
    stepped = Signal(QPoint)

    def __init__(self, chart: Chart, palette: Palette) -> None:
        self._drawing: Drawing[Any] | None = None
        self.pointer = Pointer(self, self._repaint)
        super().__init__(Figure(dpi=96))  # type: ignore[no-untyped-call]
        # Not QTimer.singleShot with a receiver: that one drops what its function raises.
        self._when_idle = QTimer(self, singleShot=True, interval=0)
        self._when_idle.timeout.connect(self._draw_idle)
        self._chart = chart
        self._palette = palette
        self.data: Any = None
        self._stage = Stage(self)
        # What lies over the upper right corner, and how high all of the chart is, in pixels of the screen.
        self.corner = self.whole_height = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_data(self, data: Any, palette: Palette) -> None:
        """Show the data: by moving what is drawn where that fits, else by drawing anew."""
        is_fresh = self._drawing is not None and palette is self._palette
        self.data, self._palette = data, palette
        if is_fresh and self._drawing is not None and self._drawing.update(data):
            self._repaint()
        else:
            self.rebuild()
        self._describe()

    def rebuild(self) -> None:
        """Draw anew at the next paint, for another size, theme or scale."""
        self._drawing = None
        self.pointer.forget()
        self.draw_idle()

    def draw(self) -> None:
        """Draw the chart whole, and keep its still part."""
        if self.data is None:
            return
        drawing = self._drawing or self._build()
        # Only what was drawn whole can be redrawn in part.
        self._drawing = None
        super().draw()  # type: ignore[no-untyped-call]
        self._stage.keep(drawing)
        self._drawing = drawing
        self._describe()
        # A pixel more than what may be rounded away.
        inches = drawing.whole_height / style.POINTS
        height = math.ceil(inches * self.figure.dpi / self.device_pixel_ratio) + 1
        if height != self.whole_height:
            self.whole_height = height
            self.whole_height_changed.emit(height)

    def _build(self) -> Drawing[Any]:
        self.figure.clear()
        corner = self.corner * self.device_pixel_ratio / self.figure.dpi * style.POINTS
        room = page.Room(corner=corner)
        return self._chart.draw(self.figure, self.data, self._palette, room)

    def _draw_idle(self) -> None:
        """What matplotlib does when the queue is empty; its own prints errors and goes on."""
        if self._draw_pending:
            self._draw_pending = False
            if self.height() > 0 and self.width() > 0:
                self.draw()

    def draw_idle(self) -> None:
        """Draw when the queue is empty or at the next paint, whichever comes first."""
        self._draw_pending = True
        self._when_idle.start()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, or the ground before there is one."""
        if self.data is None:
            QPainter(self).fillRect(event.rect(), QColor(self._palette.surface))
        else:
            super().paintEvent(event)  # type: ignore[no-untyped-call]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has another layout."""
        self._drawing = None
        self.pointer.forget()
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        self.resized.emit()

    def _describe(self) -> None:
        self.setAccessibleName(tr(self._chart.label))
        self.setAccessibleDescription("" if self._drawing is None else self._drawing.words)

    @property
    def marks(self) -> list[Mark]:
        """What can be pointed at, in the order of the arrow keys."""
        return [] if self._drawing is None else self._drawing.marks

    def _repaint(self) -> None:
        """Paint what moved since the last time."""
        if self._drawing is not None:
            self._stage.redraw(self._drawing)
            self.update()

    def _mark_under(self, event: QMouseEvent) -> Mark | None:
        x, y = self.mouseEventCoords(event)  # type: ignore[no-untyped-call]
        return None if self._drawing is None else self._drawing.mark_at(x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the figures of the mark under the mouse."""
        self.pointer.point(self._mark_under(event), event.position().toPoint())

    def leaveEvent(self, _event: QEvent) -> None:
        """Forget the mark."""
        self.pointer.leave()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the records of the mark under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self._mark_under(event))

    def _open(self, mark: Mark | None) -> None:
        if mark is not None and mark.query is not None:
            self.records_requested.emit(mark.query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from mark to mark, Enter to the records, Escape away from the marks."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.marks:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pointer.mark is not None:
            self._open(self.pointer.mark)
        elif event.key() == Qt.Key.Key_Escape and self.pointer.mark is not None:
            self.pointer.leave()
        else:
            event.ignore()

    def _step(self, step: int) -> None:
        mark = self.pointer.next(self.marks, step)
        box = mark.regions[-1].get_window_extent()
        x, y = (box.x0 + box.x1) / 2, self.figure.bbox.height - (box.y0 + box.y1) / 2
        ratio = self.device_pixel_ratio
        where = QPoint(round(x / ratio), round(y / ratio))
        self.stepped.emit(where)
        self.pointer.point(mark, where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrow keys are, once the Tab key has led here."""
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in by_keys and self.marks:
            self._step(1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the mark that the arrow keys were at."""
        super().focusOutEvent(event)
        self.pointer.leave()


class ChartView(QWidget):
    """The chart called `name` with its small toolbar. `records_requested` carries a Query.

    A chart that is higher than its place is scrolled. `whole_height_changed` says how many pixels it would like.
    What leaves the window, on paper, as a file or by the clipboard, has the light colours always.
    """

    records_requested = Signal(object)
    told = Signal(str)
    whole_height_changed = Signal(int)

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.chart = chart_named(name)
        self._session = session
        self._reading = Reading(session, self._show_data, self)
        self._stale = False
        self._palette = theme.current()
        self.canvas = Canvas(self.chart, self._palette)
        self.canvas.records_requested.connect(self.records_requested)
        self.setFocusProxy(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidgetResizable(True)
        self.scroller.setWidget(self.canvas)
        column.addWidget(self.scroller)
        # Not while it is being painted.
        self.canvas.whole_height_changed.connect(
            self._give_room, Qt.ConnectionType.QueuedConnection
        )
        self.copy_action = self._action(tr("复制图片"), "copy", self.copy_image)
        self.save_action = self._action(tr("另存为…"), "save", self.save_as)
        self.print_action = self._action(tr("打印…"), "printer", self.print_preview)
        self.toolbar = self._build_toolbar()
        self.canvas.resized.connect(self._place_toolbar)
        self.canvas.stepped.connect(lambda where: self.scroller.ensureVisible(where.x(), where.y()))

    def _action(self, text: str, picture: str, handler: Callable[[], None]) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setData(picture)
        action.triggered.connect(lambda _checked=False: handler())
        self.addAction(action)
        return action

    def _build_toolbar(self) -> QToolBar:
        bar = QToolBar(tr("图表"), self.canvas)
        bar.setIconSize(QSize(_ICON, _ICON))
        bar.setStyleSheet(_TOOLBAR_STYLE)
        bar.addActions(self.actions())
        return bar

    def _give_room(self, height: int) -> None:
        """Let all of the chart be seen, by scrolling where its place is lower."""
        self.canvas.setMinimumHeight(min(height, _MOST_HEIGHT))
        self.whole_height_changed.emit(height)

    def _place_toolbar(self) -> None:
        """Keep the toolbar in the upper right corner of the chart."""
        size = self.toolbar.sizeHint()
        left = self.canvas.width() - size.width() - 8
        self.toolbar.setGeometry(left, 3, size.width(), size.height())
        self.canvas.corner = size.width()

    def refresh(self) -> None:
        """Show what the ledger holds now of its year; a chart that is not seen waits until it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._reading.start(self.chart.data)

    def _show_data(self, data: Any) -> None:
        self.canvas.show_data(data, self._palette)

    def close_chart(self) -> None:
        """Let go of the ledger."""
        self._reading.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale or self._reading.is_unfinished:
            self.refresh()

    def set_palette_theme(self, palette: Palette) -> None:
        """Take the colours of another theme."""
        if palette is not self._palette:
            self._palette = palette
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for action in self.actions():
                action.setIcon(icon(action.data()))
            self.set_palette_theme(theme.current())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions of the toolbar."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def copy_image(self) -> None:
        """Put the chart on the clipboard, in its shape on screen."""
        data = self.canvas.data
        if data is not None:
            chart_output.copy(self.chart, data, self.canvas.width() / self.canvas.height())
            self.told.emit(tr("图表已复制到剪贴板"))

    def save_as(self) -> None:
        """Ask for a file and save the chart there."""
        session = self._session
        path = chart_output.save_as(self, session.ledger, session.year, self.chart)
        if path is not None:
            self.told.emit(tr("图表已存到 {path}", path=path))

    def print_preview(self) -> None:
        """Show the chart as it would be printed."""
        printing.preview_chart(self, self._session.ledger, self._session.year, self.chart)
