"""When a widget first shows rows, and how much memory that took, told to the parent process."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget


class FirstPaint(QObject):
    """Calls `then` after the first time that a widget was painted while `ready()`."""

    def __init__(
        self, widget: QWidget, ready: Callable[[], bool], then: Callable[[], None]
    ) -> None:
        super().__init__(widget)
        self._ready, self._then = ready, then
        self._waits = True
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See QObject. The answer comes after the event, once its painting is on the screen."""
        if self._waits and event.type() == QEvent.Type.Paint and self._ready():
            self._waits = False
            QTimer.singleShot(0, self, self._then)
        return False


def peak_memory() -> int:
    """The most bytes that this process has had in memory so far."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not say")


def tell(**figures: float) -> None:
    """Tell the parent process; `at` is this moment on the clock that processes share."""
    print(json.dumps({"at": time.monotonic(), **figures}), flush=True)


def scroll_through(view: QAbstractItemView, then: Callable[[], None]) -> None:
    """Scroll from top to bottom in ten steps, each painted, and call `then`."""
    bar = view.verticalScrollBar()

    def step(number: int) -> None:
        bar.setValue(bar.maximum() * number // 10)
        view.viewport().repaint()
        if number < 10:
            QTimer.singleShot(0, view, lambda: step(number + 1))
        else:
            then()

    step(0)
