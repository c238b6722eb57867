"""One open ledger and the year that its window looks at, with the signals that views follow."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from jingxi_desktop.ledger import backups
from jingxi_desktop.ledger.connection import data_version
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.ui.jobs import Job, here_with_progress

T = TypeVar("T")

_LOOK_EVERY_MS = 2000
LARGE_BYTES = 8 * 1024 * 1024


def is_large(path: Path) -> bool:
    """Whether a file has so many records that what looks at all of them takes a while."""
    try:
        return path.stat().st_size > LARGE_BYTES
    except OSError:
        return False


class Session(QObject):
    """The ledger as Qt sees it.

    `changed` carries the Notice of a committed change, or None when another process changed the
    file that is only read here; `year_changed` the new year.
    """

    changed = Signal(object)
    year_changed = Signal(int)

    def __init__(self, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self._year = self._ledger_year = ledger.year
        self._unsubscribe = ledger.subscribe(self._publish)
        self._version = self._data_version()
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self.look_for_changes)
        self._backup: Job[None] | None = None
        if ledger.read_only:
            self._look.start()
        elif self.is_large:
            self._backup = Job(self._keep_backup, lambda _none: None).start()

    @property
    def is_large(self) -> bool:
        """Whether there are thousands of projects now: what looks at all of them is then read in a worker."""
        return is_large(self.ledger.path)

    @property
    def year(self) -> int:
        """The year looked at."""
        return self._year

    def set_year(self, year: int) -> None:
        """Look at another year. Nothing is written."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def choose_year(self, year: int) -> None:
        """Look at a year that the user chose, now and when the ledger is opened again."""
        self.set_year(year)
        self.ledger.look_at(year)

    def look_for_changes(self) -> None:
        """Notice what another process wrote since the last look."""
        version = self._data_version()
        if version != self._version:
            self._version = version
            self.changed.emit(None)

    def change(self, act: Callable[[Watch], T], parent: QWidget, label: str) -> T:
        """Do a change that may take long; see `here_with_progress`. Raises what `act` raises."""
        # What came to nothing may have been seen half made.
        return here_with_progress(act, parent, label, lambda: self.changed.emit(None))

    def close(self) -> None:
        """Let go of the ledger and close it."""
        self._look.stop()
        if self._backup is not None:
            self._backup.cancel()
        self._unsubscribe()
        self.ledger.close()

    def _keep_backup(self, cancelled: Callable[[], bool]) -> None:
        with closing(self.ledger.reader(cancelled)) as connection:
            backups.keep_daily(connection, self.ledger.path, cancelled)

    def _publish(self, notice: Notice) -> None:
        self.changed.emit(notice)
        if notice.touches("setting"):
            self._follow_year()

    def _follow_year(self) -> None:
        """Go where a change took the ledger: into the next year, or back by an undo."""
        before, self._ledger_year = self._ledger_year, self.ledger.year
        if self._ledger_year != before:
            self.set_year(self._ledger_year)

    def _data_version(self) -> int:
        return data_version(self.ledger.connection)
