"""Figures that a view reads: at once in an everyday ledger, in a worker in a large one."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ui.jobs import Job
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.session import Session

T = TypeVar("T")


class Reading(QObject, Generic[T]):
    """What `start` is given to read, and then `show` with what it gave.

    A change interrupts a worker, so that it never waits for one. The worker starts again after it
    if the view `parent` is seen; else `is_unfinished` says that it must when it is seen again.
    """

    def __init__(
        self,
        session: Session,
        show: Callable[[T], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._view = parent
        self.is_unfinished = False
        self._session = session
        self._show = show
        self._read: Callable[[Ledger, int], T] | None = None
        self._job: Job[T] | None = None
        self._stop_watching = session.ledger.before_write(self._interrupt)

    @property
    def is_loading(self) -> bool:
        """Whether figures are still to come."""
        return self._job is not None

    def start(self, read: Callable[[Ledger, int], T]) -> None:
        """Read by `read(ledger, year)`. What was being read is no longer wanted."""
        self._stop()
        self.is_unfinished, self._read = False, read
        session, year = self._session, self._session.year
        if not session.is_large:
            self._show(read(session.ledger, year))
            return

        def work(cancelled: Callable[[], bool]) -> T:
            with session.ledger.second(cancelled) as ledger:
                return read(ledger, year)

        self._job = Job(work, self._done, self._failed).start()

    def _done(self, answer: T) -> None:
        self._job = None
        self._show(answer)

    def _failed(self, error: BaseException) -> None:
        self._job = None
        raise error

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _interrupt(self) -> None:
        if self._job is not None:
            self._stop()
            self.is_unfinished = True
            later(self, 0, self._start_again)

    def _start_again(self) -> None:
        # A long change lets its bar be painted, and so comes here before its end.
        if self._session.ledger.is_changing:
            return
        if self.is_unfinished and self._read is not None and self._view.isVisible():
            self.start(self._read)

    def close(self) -> None:
        """Let go of the ledger."""
        self._stop()
        self._stop_watching()
