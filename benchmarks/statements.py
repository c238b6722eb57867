"""The SQL that the program runs, overheard from SQLite itself, so that the bare thing runs the same."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from jingxi_desktop.ledger import queries, search
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import KINDS

# A row number that no record has: it marks where the bare thing puts the ones it wants.
_NO_ROW = -987654321


def overheard(path: Path, work: Callable[[Ledger], object]) -> list[str]:
    """The statements that `work` runs on a ledger, with their values written out."""
    heard: list[str] = []
    with Ledger.open(path, read_only=True) as ledger:
        ledger.connection.set_trace_callback(heard.append)
        work(ledger)
        ledger.connection.set_trace_callback(None)
    # Records are `k` in all SQL of the tables; the search index runs statements of its own.
    return [sql for sql in heard if sql.startswith("SELECT k.")]


def row_ids(path: Path, query: Query, limit: int = -1) -> list[str]:
    """The statements that give the row numbers of a query."""
    return overheard(path, lambda ledger: queries.row_ids(ledger.connection, query, limit))


def page(path: Path, query: Query) -> str:
    """The statement that reads some records, with `{}` for their row numbers."""
    kind = KINDS[query.kind]
    (sql,) = overheard(path, lambda ledger: queries.page(ledger, kind, query.year, [_NO_ROW]))
    return sql.replace("{", "{{").replace("}", "}}").replace(str(_NO_ROW), "{}")


def connect(path: Path) -> "closing[sqlite3.Connection]":
    """A bare read-only connection, with the one function of ours that these statements call."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    connection.create_function("search_text", -1, search.text_of, deterministic=True)
    return closing(connection)
