"""A drop-down that changes only when the user means it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CalmBox(QComboBox):
    """The wheel scrolls what is behind it, and the arrow keys open the list instead of stepping."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page that is being scrolled."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose in the open list only."""
        if event.key() in _STEPS:
            self.showPopup()
        else:
            super().keyPressEvent(event)
