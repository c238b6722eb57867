"""What the ledger's tests begin with, and what they look at a file with."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ledger.sides import Sides

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


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    """A ledger and the packages of its two units."""
    return Sides(tmp_path)
