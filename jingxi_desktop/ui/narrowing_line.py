"""A line over a drop-down whose list is open: what is typed narrows the list."""

from typing import cast

from PySide6.QtCore import QAbstractProxyModel, QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyle

from jingxi_desktop.translation import tr


class NarrowingLine(QLineEdit):
    """Lies over `box` until one of its texts is chosen, or the list is closed; `chosen` carries its place.

    The list shows what has the typed text in it, whichever its case. The line is no part of the list's
    window, where input methods would not find it; the list passes on to it the keys that are not its own.
    """

    chosen = Signal(int)

    def __init__(self, box: QComboBox) -> None:
        # In the box itself the style sheet gives a line no ground.
        super().__init__(box.parentWidget())
        self._box = box
        self.setPlaceholderText(tr("输入以筛选"))
        self.hide()
        self._completer = QCompleter(box.model(), self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(box.maxVisibleItems())
        self._completer.setWidget(self)
        self.list = self._completer.popup()
        self.list.setObjectName("choices")
        self.list.installEventFilter(self)
        chosen = self._completer.activated[QModelIndex]  # type: ignore[index]  # missing in the stubs
        chosen.connect(self._choose)
        self.textEdited.connect(self._narrow)

    def open(self) -> None:
        """Show the line with the whole list, its current text marked."""
        self.setGeometry(self._box.geometry())
        self.clear()
        self.show()
        self.raise_()
        self.setFocus()
        self._narrow("")
        self.list.setCurrentIndex(self.list.model().index(self._box.currentIndex(), 0))

    def _narrow(self, typed: str) -> None:
        self._completer.setCompletionPrefix(typed)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = max(self.width(), self.list.sizeHintForColumn(0) + bar)
        self._completer.complete(QRect(0, 0, width, self.height()))
        # So that Enter takes it.
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _choose(self, found: QModelIndex) -> None:
        shown = cast(QAbstractProxyModel, self._completer.completionModel())
        self.chosen.emit(shown.mapToSource(found).row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the list, unless it is only hidden because nothing has the typed text in it."""
        if (
            watched is self.list
            and event.type() == QEvent.Type.Hide
            and self._completer.completionCount()
        ):
            self.give_up()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, also where the list is not seen."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up where something else is done."""
        super().focusOutEvent(event)
        if not self.list.isVisible():
            self.give_up()

    def give_up(self) -> None:
        """Go, with the list."""
        if self.isVisible():
            if self.hasFocus():
                self._box.setFocus()
            self.hide()
            self.list.hide()
