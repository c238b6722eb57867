"""A menu of ticks, of which a user sets several at a time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class TickMenu(QMenu):
    """Stays open while ticks are set by mouse or space; what is not a tick, Enter, Esc or a click
    elsewhere closes it."""

    def _tick(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the tick that was clicked."""
        is_inside = self.rect().contains(event.position().toPoint())
        if not (is_inside and self._tick()):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the tick that the arrow keys went to."""
        if not (event.key() == Qt.Key.Key_Space and self._tick()):
            super().keyPressEvent(event)
