"""The cards of the first tab: a figure, its base, how far it is, and what is missing to the target."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jingxi_desktop.translation import tr
from jingxi_desktop.ui import theme


class Progress(Struct, frozen=True):
    """A bar: the share done, a tick where one should be, and a band that is aimed at.

    All are shares of the bar's length, 0 to 1.
    """

    done: float
    tick: float | None = None
    band: tuple[float, float] | None = None


class ProgressBar(QWidget):
    """Draws a Progress."""

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self.setFixedHeight(14)

    def show_progress(self, progress: Progress | None) -> None:
        """Show another state; None hides the bar but keeps its place."""
        self._progress = progress
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Band behind, bar over it, tick on top."""
        if self._progress is None:
            return
        palette, progress = theme.current(), self._progress
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, middle = float(self.width()), self.height() / 2
        painter.setBrush(QColor(palette.line))
        painter.drawRoundedRect(QRectF(0, middle - 3, width, 6), 3, 3)
        if progress.band is not None:
            low, high = progress.band
            painter.setBrush(QColor(palette.good))
            painter.setOpacity(0.35)
            painter.drawRect(QRectF(width * low, 0, width * (high - low), self.height()))
            painter.setOpacity(1)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(
            QRectF(0, middle - 3, width * min(1, max(0, progress.done)), 6), 3, 3
        )
        if progress.tick is not None:
            painter.setBrush(QColor(palette.text))
            painter.drawRect(QRectF(width * min(1, progress.tick) - 1, 0, 2, self.height()))


class Card(QFrame):
    """One card; a click goes to the records behind it."""

    clicked = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title, self._figure, self._base = QLabel(title), QLabel(), QLabel()
        self._notes = QLabel()
        self._bar = ProgressBar()
        self._title.setObjectName("caption")
        self._figure.setObjectName("figure")
        self._base.setObjectName("caption")
        self._notes.setObjectName("secondary")
        self._notes.setWordWrap(True)
        self._notes.setMinimumHeight(34)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        figures = QHBoxLayout()
        figures.setSpacing(8)
        figures.addWidget(self._figure)
        figures.addWidget(self._base, 1, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(figures)
        layout.addWidget(self._bar)
        layout.addWidget(self._notes, 1)

    def show_state(self, figure: str, base: str, notes: str, progress: Progress | None) -> None:
        """Show a figure with its base and notes."""
        self._figure.setText(figure)
        self._base.setText(base)
        self._notes.setText(notes)
        self._bar.show_progress(progress)
        self.setAccessibleName(f"{self._title.text()} {figure} {base} {notes}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()


class LinkList(QFrame):
    """A short list; each row is a link to its record, with a remark at its right.

    A list that is the beginning of a longer one says how long that is, and `all_requested` says
    that the user wants the whole of it.
    """

    all_requested = Signal()

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._empty = empty
        caption = QLabel(title)
        caption.setObjectName("caption")
        self._count = QLabel()
        self._count.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._count.linkActivated.connect(lambda _link: self.all_requested.emit())
        heading = QHBoxLayout()
        heading.addWidget(caption, 1)
        heading.addWidget(self._count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addLayout(heading)
        layout.addLayout(self._rows)
        layout.addStretch(1)

    def show_count(self, count: int) -> None:
        """Say how long the whole list is; nothing where there is none."""
        text = tr("共 {n} 个", n=f"{count:,}")
        self._count.setText(f'<a href="all">{text}</a>' if count else "")

    def show_rows(self, rows: list[tuple[str, str, Callable[[], None] | None]]) -> None:
        """Show name, remark and what a click does, a row each."""
        while self._rows.count():
            row = self._rows.takeAt(0).widget()
            if row is not None:
                row.deleteLater()
        for name, remark, act in rows:
            self._rows.addWidget(_LinkRow(name, remark, act))
        if not rows:
            label = QLabel(self._empty)
            label.setObjectName("secondary")
            label.setWordWrap(True)
            self._rows.addWidget(label)


class _LinkRow(QWidget):
    """One row: the name, shortened if it must be, and the remark."""

    def __init__(self, name: str, remark: str, act: Callable[[], None] | None) -> None:
        super().__init__()
        self._name, self._act = name, act
        self._label = QLabel()
        self._label.setMinimumWidth(40)
        remark_label = QLabel(remark)
        remark_label.setObjectName("caption")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(self._label, 1)
        layout.addWidget(remark_label)
        self.setToolTip(name)
        if act is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the room there is."""
        super().resizeEvent(event)
        metrics = self._label.fontMetrics()
        self._label.setText(
            metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, self._label.width())
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if self._act is not None and event.button() == Qt.MouseButton.LeftButton:
            self._act()
