"""The place of a chart before matplotlib is loaded: the window comes first, its charts a moment later."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ui.session import Session

if TYPE_CHECKING:
    from jingxi_desktop.ui.chart_view import ChartView

_AFTER_FIRST_PAINT_MS = 30
_LEAST_HEIGHT, _MOST_HEIGHT = 250, 420


class LazyChart(QWidget):
    """A frame that loads and draws the chart called `name` after it was first seen."""

    records_requested = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self.name = name
        self.view: ChartView | None = None
        self._later = QTimer(self, interval=_AFTER_FIRST_PAINT_MS, singleShot=True)
        self._later.timeout.connect(self.load)
        self._place = QStackedLayout(self)
        self._give_room(0)
        session.changed.connect(self._follow)
        session.year_changed.connect(self._follow)

    def sizeHint(self) -> QSize:
        """What a chart wants at least to be readable; it takes all the room that is left over."""
        return QSize(560, self.minimumHeight())

    def _give_room(self, height: int) -> None:
        """Grow with the chart, to where it still fits a small screen; a higher one is scrolled."""
        self.setMinimumHeight(min(max(height, _LEAST_HEIGHT), _MOST_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw once the window has been painted: loading matplotlib must not hold that up."""
        super().paintEvent(event)
        if self.view is None and not self._later.isActive():
            self._later.start()

    def load(self) -> None:
        """Draw the chart now. A second call does nothing."""
        if self.view is not None:
            return
        from jingxi_desktop.ui.chart_view import ChartView

        self.view = ChartView(self._session, self.name)
        self.view.records_requested.connect(self.records_requested)
        self.view.told.connect(self.told)
        self.view.whole_height_changed.connect(self._give_room)
        self._place.addWidget(self.view)
        self.view.refresh()

    def show_chart(self, name: str) -> None:
        """Have the chart called `name` here instead, drawn at once if the other one was."""
        if name == self.name:
            return
        self.name = name
        if self.view is not None:
            self._place.removeWidget(self.view)
            self.view.hide()
            self.view.close_chart()
            self.view.deleteLater()
            self.view = None
            self._give_room(0)
            self.load()

    def close_chart(self) -> None:
        """Let go of the ledger."""
        self._later.stop()
        self._session.changed.disconnect(self._follow)
        self._session.year_changed.disconnect(self._follow)
        if self.view is not None:
            self.view.close_chart()

    def _follow(self, what: Notice | int | None) -> None:
        """Draw anew for another year, and after a change that may have moved something."""
        if self.view is None:
            return
        # Rules are settings, by which all of it is judged.
        read = (*self.view.chart.reads, "setting")
        if not isinstance(what, Notice) or any(map(what.touches, read)):
            self.view.refresh()
