"""What a view reads of the ledger beside the window, so that no change ever waits for it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ui.jobs import Job
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.session import Session

T = TypeVar("T")


class WorkerReading(QObject, Generic[T]):
    """What a worker reads; then `done` is called with it.

    A change interrupts it. After the change `again` is called; until something is read to its end,
    `is_unfinished`. `failed` says that nothing will come.
    """

    failed = Signal()

    def __init__(
        self,
        session: Session,
        done: Callable[[T], None],
        again: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.is_unfinished = False
        self._ledger = session.ledger
        self._done, self._again = done, again
        self._job: Job[T] | None = None
        self._stop_watching = session.ledger.before_write(self._interrupt)

    @property
    def is_loading(self) -> bool:
        """Whether the answer is still to come."""
        return self._job is not None

    def start(self, read: Callable[[Ledger], T], after_ms: int = 0) -> None:
        """Read, now or a while later. What was being read is no longer wanted."""
        self.stop()

        def work(cancelled: Callable[[], bool]) -> T:
            with self._ledger.second(cancelled) as ledger:
                return read(ledger)

        self._job = Job(work, self._take, self._fail).start(after_ms)

    def _take(self, answer: T) -> None:
        self._job = None
        self._done(answer)

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self.failed.emit()
        raise error

    def stop(self) -> None:
        """Nothing that was being read is wanted any more."""
        self.is_unfinished = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _interrupt(self) -> None:
        if self._job is not None:
            self.stop()
            self.is_unfinished = True
            later(self, 0, self._go_on)

    def _go_on(self) -> None:
        # A long change lets its bar be painted, and so comes here before its end.
        if self.is_unfinished and not self._ledger.is_changing:
            self._again()

    def close(self) -> None:
        """Let go of the ledger."""
        self.stop()
        self._stop_watching()


class Reading(Generic[T]):
    """What `start` is given to read, and then `show` with what it gave: at once in an everyday ledger,
    by a worker in a large one.

    After a change has interrupted the worker it starts again if the view `parent` is seen; else
    `is_unfinished` says that it must when it is seen again.
    """

    def __init__(self, session: Session, show: Callable[[T], None], parent: QWidget) -> None:
        self._session, self._show, self._view = session, show, parent
        self._read: Callable[[Ledger, int], T] | None = None
        self._worker = WorkerReading(session, show, self._start_again, parent)

    @property
    def is_loading(self) -> bool:
        """Whether figures are still to come."""
        return self._worker.is_loading

    @property
    def is_unfinished(self) -> bool:
        """Whether a change kept figures from coming."""
        return self._worker.is_unfinished

    def start(self, read: Callable[[Ledger, int], T]) -> None:
        """Read by `read(ledger, year)`. What was being read is no longer wanted."""
        self._read = read
        session, year = self._session, self._session.year
        if session.is_large:
            self._worker.start(lambda ledger: read(ledger, year))
            return
        self._worker.stop()
        self._show(read(session.ledger, year))

    def _start_again(self) -> None:
        if self._read is not None and self._view.isVisible():
            self.start(self._read)

    def close(self) -> None:
        """Let go of the ledger."""
        self._worker.close()
