"""One open ledger and the year that its window looks at, with the signals that views follow."""

from PySide6.QtCore import QObject, QTimer, Signal

from jingxi_desktop.ledger.changes import Notice
from jingxi_desktop.ledger.connection import data_version
from jingxi_desktop.ledger.ledger import Ledger

_LOOK_EVERY_MS = 2000
_LARGE_BYTES = 20 * 1024 * 1024


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
        self._year = ledger.year
        self._unsubscribe = ledger.subscribe(self._publish)
        self._version = self._data_version()
        # Thousands of projects: what looks at all of them is then read in a worker.
        self.is_large = ledger.path.stat().st_size > _LARGE_BYTES
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self.look_for_changes)
        if ledger.read_only:
            self._look.start()

    @property
    def year(self) -> int:
        """The year looked at."""
        return self._year

    def set_year(self, year: int) -> None:
        """Look at another year. Nothing is written."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def look_for_changes(self) -> None:
        """Notice what another process wrote since the last look."""
        version = self._data_version()
        if version != self._version:
            self._version = version
            self.changed.emit(None)

    def close(self) -> None:
        """Let go of the ledger and close it."""
        self._look.stop()
        self._unsubscribe()
        self.ledger.close()

    def _publish(self, notice: Notice) -> None:
        self.changed.emit(notice)

    def _data_version(self) -> int:
        return data_version(self.ledger.connection)
