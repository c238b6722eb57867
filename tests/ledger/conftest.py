"""What the ledger's tests look at a file with."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

Dump = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def dump() -> Callable[[sqlite3.Connection], Dump]:
    """Reads every row of every table with its row number, the tables behind the search too."""

    def read(connection: sqlite3.Connection) -> Dump:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'search_index'"
        ).fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in names
        }

    return read
