"""One committed edit, with checks, history and search index, against a bare durable transaction."""

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from benchmarks import timing
from benchmarks.report import Row
from jingxi_desktop.ledger import commands, queries, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Project
from jingxi_desktop.ui.main_window import MainWindow

_ROUNDS = 9
_IN_A_ROW = 5
MOST = 2.0
_NUMBERS = itertools.count(1)


class _Bare:
    """BEGIN, UPDATE of one row, COMMIT, with a rollback journal and synchronous = FULL."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA synchronous = FULL")
        # The last row: the program edits the first one.
        self._rowid = self.connection.execute("SELECT max(rowid) FROM project").fetchone()[0]

    def edit(self) -> None:
        self.connection.execute("BEGIN")
        self.connection.execute(
            "UPDATE project SET note = ? WHERE rowid = ?", (f"备注 {next(_NUMBERS)}", self._rowid)
        )
        self.connection.execute("COMMIT")


def _in_a_row(edit: Callable[[], None]) -> float:
    """The median of edits one after the other.

    The first does not count: the commits of the other connection have emptied this one's cache,
    which happens to nobody who is the only writer.
    """
    edit()
    return median(timing.seconds(edit) for _edit in range(_IN_A_ROW))


def _gate(path: Path, size: str) -> Row:
    """An edit of one text through the gate."""
    with Ledger.open(path) as ledger, closing(_Bare(path).connection):
        first = queries.row_ids(ledger.connection, Query("project", ledger.year), 1)[0]
        record_id = queries.page(ledger, Project.KIND, ledger.year, [first])[first].id

        def edit() -> None:
            values = {"location": f"地点 {next(_NUMBERS)}"}
            commands.edit(ledger, Project.KIND, [record_id], values)

        bare = _Bare(path)
        ours, theirs = timing.alternately(
            lambda: _in_a_row(edit), lambda: _in_a_row(bare.edit), _ROUNDS
        )
    return Row(f"one edit through the gate, {size}", ours, theirs, MOST, bare_is="bare commit")


def _window(path: Path, size: str) -> Row:
    """The same edit typed into the table, until the window shows it."""
    window = MainWindow()
    window.show()
    window.open_path(path)
    if window.view is None:
        raise RuntimeError("the ledger did not open")
    tab = window.view.show_kind("project")
    # A worker that still reads would hold the bare connection's lock up.
    while tab.model.is_loading or window.view.overview.is_loading:
        QApplication.processEvents()
    index = tab.model.index(0, tab.model.column("location"))

    def edit() -> None:
        tab.model.setData(index, f"地点 {next(_NUMBERS)}")
        QApplication.processEvents()

    bare = _Bare(path)
    with closing(bare.connection):
        ours, theirs = timing.alternately(
            lambda: _in_a_row(edit), lambda: _in_a_row(bare.edit), _ROUNDS
        )
    window.close()
    window.deleteLater()
    return Row(f"one edit, shown in the window, {size}", ours, theirs, bare_is="bare commit")


def _checked(path: Path, measured: Row) -> Row:
    """A result, with the ledger as it was: it is doubted once the bare connection has written to it."""
    verify.check_whole(path, lambda: False)
    return measured


def rows(small: Path, large: Path, size: str) -> list[Row]:
    """Edits at both sizes."""
    return [
        _checked(path, measure(path, words))
        for measure in (_gate, _window)
        for path, words in ((small, "1k"), (large, size))
    ]
