"""Do something a moment later, in the window's thread, unless its owner is gone by then.

PySide's `QTimer.singleShot` with a receiver drops what the function raises; a timer object does not.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# When what is new in a window has surely been painted: what it did not need can be read then.
PAINTED_MS = 200


def later(owner: QObject, milliseconds: int, act: Callable[[], object]) -> None:
    """Call `act` after a while; 0 is as soon as the events that wait are done."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start(milliseconds)
