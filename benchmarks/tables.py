"""The table at scale: until it has its first rows, and until it has all of them.

The real model is shown in the real table view; the bare thing runs the same SQL on a bare
connection, `fetchall`, into an array.
"""

import time
from array import array
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEventLoop

from benchmarks import statements, timing
from benchmarks.report import Row
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ui.record_model import FIRST_ROWS, RecordModel
from jingxi_desktop.ui.record_table import RecordTable
from jingxi_desktop.ui.session import Session

_ROUNDS = 3
MOST = 1.5
_NAMED = "苹果园智慧"


def wait(model: RecordModel) -> None:
    """Let the model load its rows to the last."""
    if model.is_loading:
        loop = QEventLoop()
        model.loading_changed.connect(loop.quit)
        loop.exec()


def _queries(year: int) -> dict[str, Query]:
    named = Condition("name", "contains", (_NAMED,))
    return {
        "all rows in natural order": Query("project", year),
        "sort by name (indexed)": Query("project", year, order=(("name", False),)),
        "sort by investment, descending (indexed)": Query(
            "project", year, order=(("total_investment", True),)
        ),
        "sort by industry (not indexed)": Query("project", year, order=(("industry", False),)),
        "filter by a part of the name": Query("project", year, conditions=(named,)),
        "search": Query("project", year, search=_NAMED),
    }


def _first_rows(session: Session, path: Path, size: str) -> Row:
    """A new model until its first rows can be read, against the same two statements."""
    query = Query("project", session.year)
    firsts, page = statements.row_ids(path, query, FIRST_ROWS), statements.page(path, query)

    def model() -> float:
        start = time.perf_counter()
        new = RecordModel(session, query)
        new.record(0)
        taken = time.perf_counter() - start
        new.close()
        return taken

    with statements.connect(path) as connection:

        def bare() -> None:
            rowids = array("q", (row for (row,) in connection.execute(firsts[0]).fetchall()))
            marks = ", ".join(map(str, rowids[:64]))
            connection.execute(page.format(marks)).fetchall()

        ours, theirs = timing.alternately(model, lambda: timing.seconds(bare), _ROUNDS)
    return Row(f"first page, {size}", ours, theirs, MOST, bare_is="same SQL")


def _all_rows(table: RecordTable, other: Query, path: Path, name: str, query: Query) -> Row:
    """From asking for a query until the table has all its row numbers."""
    model = table.records
    every = statements.row_ids(path, query)

    def shown() -> float:
        model.set_query(other)
        wait(model)

        def show() -> None:
            model.set_query(query)
            wait(model)

        return timing.seconds(show)

    with statements.connect(path) as connection:

        def bare() -> None:
            for sql in every:
                array("q", (row for (row,) in connection.execute(sql).fetchall()))

        ours, theirs = timing.alternately(shown, lambda: timing.seconds(bare), _ROUNDS)
    return Row(name, ours, theirs, MOST, bare_is="same SQL, fetchall")


def with_table(path: Path, work: Callable[[Session, RecordTable], list[Row]]) -> list[Row]:
    """Do something with a table of the projects that is on the screen."""
    with Ledger.open(path, read_only=True) as ledger, closing(Session(ledger)) as session:
        # Nothing that a query is measured with, so that each is asked for anew.
        model = RecordModel(session, _nothing(session.year))
        table = RecordTable(model, session, "project")
        table.resize(1200, 800)
        table.show()
        result = work(session, table)
        model.close()
        table.close()
        return result


def _nothing(year: int) -> Query:
    return Query("project", year, conditions=(Condition("stage", "in", ()),))


def rows(small: Path, large: Path, size: str) -> list[Row]:
    """First pages at both sizes, then every order and filter at the large one."""

    def firsts(path: Path, size: str) -> list[Row]:
        return with_table(path, lambda session, _table: [_first_rows(session, path, size)])

    def every(session: Session, table: RecordTable) -> list[Row]:
        nothing = _nothing(session.year)
        return [
            _all_rows(table, nothing, large, f"{name}, {size}", query)
            for name, query in _queries(session.year).items()
        ]

    return [*firsts(small, "1k"), *firsts(large, size), *with_table(large, every)]
