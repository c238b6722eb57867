"""The least that can show a table: PySide6, sqlite3, a model that reads a page at a time.

    python -m benchmarks.programs.bare_table start FILE FIRST ALL PAGE SORT
    python -m benchmarks.programs.bare_table memory …

FIRST and ALL are the SELECTs of the first and of all row numbers, PAGE that of records. `start`
tells when the first rows are on the screen; `memory` the most memory once all are loaded, scrolled
through, sorted (SORT is its SELECT) and scrolled through again.
"""

import sqlite3
import sys
from array import array

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.programs import clock

# What Qt means when it names no parent.
_ROOT = QModelIndex()
_PAGE_ROWS = 64
_PAGES = 32


class Model(QAbstractTableModel):
    """Row numbers in an array, and the pages looked at."""

    def __init__(self, connection: sqlite3.Connection, page: str) -> None:
        super().__init__()
        self._connection, self._page = connection, page
        self._rowids = array("q")
        self._pages: dict[int, dict[int, tuple[object, ...]]] = {}
        self._columns = len(self._read(array("q", [-1])).description) - 2

    def _read(self, rowids: "array[int]") -> sqlite3.Cursor:
        return self._connection.execute(self._page.format(", ".join(map(str, rowids))))

    def load(self, sql: str) -> None:
        """Show the rows whose numbers a SELECT gives."""
        self.beginResetModel()
        self._pages.clear()
        self._rowids = array("q", (rowid for (rowid,) in self._connection.execute(sql)))
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802
        """See QAbstractTableModel."""
        return len(self._rowids)

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802
        """See QAbstractTableModel."""
        return self._columns

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The text of a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        number = index.row() // _PAGE_ROWS
        if number not in self._pages:
            if len(self._pages) >= _PAGES:
                self._pages.pop(next(iter(self._pages)))
            rowids = self._rowids[number * _PAGE_ROWS : (number + 1) * _PAGE_ROWS]
            self._pages[number] = {row[0]: row[2:] for row in self._read(rowids)}
        value = self._pages[number][self._rowids[index.row()]][index.column()]
        return "" if value is None else str(value)


def main(job: str, file: str, first: str, every: str, page: str, sort: str) -> int:
    """Show the window and tell."""
    app = QApplication([])
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    model, view = Model(connection, page), QTableView()
    view.setModel(model)
    view.resize(1440, 900)
    model.load(first)

    def end() -> None:
        clock.tell(memory=clock.peak_memory())
        app.quit()

    def load_all() -> None:
        model.load(every)
        clock.scroll_through(view, load_sorted)

    def load_sorted() -> None:
        model.load(sort)
        clock.scroll_through(view, end)

    clock.FirstPaint(view.viewport(), lambda: True, load_all if job == "memory" else end)
    view.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
