"""Work beside the window: a function in a worker thread, its answer back in the window's thread."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from jingxi_desktop.translation import tr
from jingxi_desktop.ui.later import later

T = TypeVar("T")
SHOW_AFTER_MS = 300


class _Answer(QObject):
    done = Signal(object)
    failed = Signal(object)


class Job(QRunnable, Generic[T]):
    """`work(cancelled)` in a worker; `done(answer)` or `failed(error)` in the window's thread.

    `work` looks at `cancelled()` now and then and may raise anything then. After `cancel` neither
    callback is called.
    """

    def __init__(
        self,
        work: Callable[[Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
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
            if not self._cancelled.is_set():
                self._answer.failed.emit(error)
        else:
            self._answer.done.emit(answer)
        finally:
            self._finished.set()

    def cancel(self) -> None:
        """The answer is no longer wanted. Returns when the worker has let go of the ledger."""
        self._cancelled.set()
        if not self._is_queued or QThreadPool.globalInstance().tryTake(self):
            self._finished.set()
        self._finished.wait()


def with_progress(job: Job[T], parent: QWidget, label: str) -> None:
    """Start a job; if it takes a moment, show a bar with a cancel button until it ends."""
    dialog = QProgressDialog(label, tr("取消"), 0, 0, parent)
    dialog.setWindowTitle(tr("京西转型台账"))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(SHOW_AFTER_MS)
    dialog.canceled.connect(job.cancel)
    for signal in (job._answer.done, job._answer.failed):
        signal.connect(dialog.deleteLater)
    later(dialog, SHOW_AFTER_MS, dialog.show)
    job.start()
