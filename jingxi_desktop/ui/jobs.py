"""Work beside the window: a function in a worker thread, its answer back in the window's thread."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget

from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.later import later

T = TypeVar("T")
SHOW_AFTER_MS = 300
_BAR_WIDTH = 320


class _Answer(QObject):
    ended = Signal()
    done = Signal(object)
    failed = Signal(object)


def _raise(error: BaseException) -> None:
    raise error


class Job(QRunnable, Generic[T]):
    """`work(cancelled)` in a worker; `done(answer)` or `failed(error)` in the window's thread.

    `work` looks at `cancelled()` now and then and may raise anything then. After `cancel` neither
    callback is called.
    """

    def __init__(
        self,
        work: Callable[[Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] = _raise,
    ) -> None:
        super().__init__()
        self._work = work
        self._is_queued = False
        self._cancelled = threading.Event()
        self._finished = threading.Event()
        self._answer = _Answer()
        self._answer.done.connect(lambda answer: None if self._cancelled.is_set() else done(answer))
        self._answer.failed.connect(
            lambda error: None if self._cancelled.is_set() else failed(error)
        )
        # Python keeps the job; Qt must not delete it when it has run.
        self.setAutoDelete(False)

    def start(self, after_ms: int = 0) -> "Job[T]":
        """Put the work on the pool's queue, now or a while later, when the window has had its turn."""
        if after_ms:
            later(self._answer, after_ms, self._enqueue)
        else:
            self._enqueue()
        return self

    def _enqueue(self) -> None:
        if not self._cancelled.is_set():
            self._is_queued = True
            QThreadPool.globalInstance().start(self)

    def run(self) -> None:
        """Called by Qt in the worker."""
        try:
            answer = self._work(self._cancelled.is_set)
        except BaseException as error:  # noqa: BLE001 - handed to the window's thread whole
            self._answer.ended.emit()
            if not self._cancelled.is_set():
                self._answer.failed.emit(error)
        else:
            self._answer.ended.emit()
            self._answer.done.emit(answer)
        finally:
            self._finished.set()

    def stop(self) -> None:
        """The answer is no longer wanted. The worker lets go of the ledger soon."""
        if self._cancelled.is_set():
            return
        self._cancelled.set()
        if not self._is_queued or QThreadPool.globalInstance().tryTake(self):
            self._finished.set()
            self._answer.ended.emit()

    def cancel(self) -> None:
        """The answer is no longer wanted. Returns when the worker has let go of the ledger."""
        self.stop()
        self._finished.wait()


class Bar(QProgressDialog):
    """A bar with a cancel button. That this was heard it says at once, and stays until `end`.

    `stopped` says that what was cancelled has ended.
    """

    stopped = Signal()
    is_cancelled = False
    was_seen = False

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(label, tr("取消"), 0, 0, parent)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self.show)
        self.setWindowTitle(tr("京西转型台账"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(SHOW_AFTER_MS)
        self.setMinimumWidth(_BAR_WIDTH)
        # Qt's own answer hides the bar.
        self.canceled.disconnect()
        self.canceled.connect(self._say_heard)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on others may have been painted too."""
        super().showEvent(event)
        self.was_seen = True

    def show_later(self) -> None:
        """Show the bar if it takes a moment."""
        self._patience.start(SHOW_AFTER_MS)

    def end(self) -> None:
        """It is done."""
        self._patience.stop()
        self.hide()
        self.deleteLater()
        if self.is_cancelled:
            self.stopped.emit()

    def _say_heard(self) -> None:
        self.is_cancelled = True
        self.setLabelText(tr("正在取消…"))
        for button in self.findChildren(QPushButton):
            button.setEnabled(False)
        # What is done in the window's thread lets nothing else paint until it has ended.
        self.repaint()

    def reject(self) -> None:
        """Esc and closing the bar are the button."""
        self.canceled.emit()


def with_progress(job: Job[T], parent: QWidget, label: str) -> Bar:
    """Start a job; if it takes a moment, show a bar with a cancel button until it ends. Returns the bar."""
    bar = Bar(label, parent)
    bar.canceled.connect(job.stop)
    # The answer may open a dialog of its own, which must not find the bar in its way.
    job._answer.ended.connect(bar.end)
    bar.show_later()
    job.start()
    return bar


def here_with_progress(
    act: Callable[[Watch], T],
    parent: QWidget,
    label: str,
    failed_in_sight: Callable[[], object] = lambda: None,
) -> T:
    """Do something that only the window's thread may do, such as a long change, and return what it returns.

    `act(watch)` tells how far it is. If it takes a moment, a bar shows that, and its cancel button makes
    `watch.cancelled()` true. Raises what `act` raises; `failed_in_sight` is called before if something may
    have been painted meanwhile.
    """
    bar = Bar(label, parent)
    # While it is painted no other window may take what this one needs, such as its ledger.
    bar.setWindowModality(Qt.WindowModality.ApplicationModal)
    # From now on the bar counts the time until it shows itself.
    bar.setMaximum(1)
    bar.setValue(0)

    def progress(done: int, count: int) -> None:
        bar.setMaximum(count)
        # Qt paints a modal bar here, and hears its button.
        bar.setValue(done)

    try:
        return act(Watch(progress, lambda: bar.is_cancelled))
    except BaseException:
        if bar.was_seen:
            failed_in_sight()
        raise
    finally:
        bar.end()
