"""The least that can import projects: one process reads the workbook with calamine while this one writes.

    python -m benchmarks.programs.bare_import write LEDGER BOOK
    python -m benchmarks.programs.bare_import read BOOK

What comes is written as it comes, with its history, by sqlite3 alone. Nothing is found, mapped or
checked, and nothing can be searched for afterwards; units and parks, which take a look at the
ledger, are left out.
"""

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import IO, Any

import msgspec
import python_calamine

_OWN = (
    "id",
    "name",
    "stage",
    "nature",
    "total_investment",
    "planned_start",
    "planned_finish",
    "origin",
)
_YEARLY = ("id", "project_id", "year", "number", "category", "planned_investment")
_WAN, _YEAR, _ORIGIN = 10_000, 2023, "录入"
_BLOCK = 5_000
_CACHE = -65_536  # KiB
_SIZE = 8  # bytes, that say how many a block has


def read(book: str) -> None:
    """Send the rows of projects on stdout, in blocks that each say how many bytes they are."""
    rows = python_calamine.load_workbook(book).get_sheet_by_index(0).iter_rows()
    next(rows)
    while block := list(islice(rows, _BLOCK)):
        sent = msgspec.msgpack.encode(block)
        sys.stdout.buffer.write(len(sent).to_bytes(_SIZE) + sent)
        sys.stdout.buffer.flush()


def write(ledger: str, book: str) -> None:
    """Write the rows that another process reads."""
    batch, written = str(uuid.uuid4())[:28], 0
    with closing(sqlite3.connect(ledger)) as connection, connection, _reading(book) as blocks:
        (change,) = connection.execute(
            "INSERT INTO change_log (uuid, at, user, label, action) "
            "VALUES (?, datetime(), '', '', 'edit') RETURNING id",
            (batch,),
        ).fetchone()
        connection.execute(f"PRAGMA cache_size = {_CACHE}")
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
            "AND tbl_name IN ('project', 'project_year')"
        ).fetchall()
        for name, _sql in indexes:
            connection.execute(f"DROP INDEX {name}")
        for block in blocks:
            own, yearly = [], []
            for number, name, category, stage, nature, _, _, total, planned, _, _, *days in block:
                record_id = f"{batch}{int(number):08x}"
                own.append((record_id, name, stage, nature, int(total * _WAN), *days, _ORIGIN))
                yearly.append(
                    (
                        f"{_YEAR}{record_id}",
                        record_id,
                        _YEAR,
                        int(number),
                        category,
                        int(planned * _WAN),
                    )
                )
            _insert(connection, "project", _OWN, own, (change, 2 * written))
            _insert(connection, "project_year", _YEARLY, yearly, (change, 2 * written + len(own)))
            written += len(block)
        for _name, sql in indexes:
            connection.execute(sql)


def _insert(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    rows: list[tuple[object, ...]],
    entry: tuple[int, int],
) -> None:
    """Insert rows, and their history behind an entry of a change."""
    (last,) = connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows
    )
    pairs = ", ".join(f"'{column}', {column}" for column in columns)
    change, number = entry
    connection.execute(
        f"INSERT INTO change_entry (change_id, number, table_name, record_id, after) "
        f"SELECT ?, ? + row_number() OVER (), '{table}', id, json_object({pairs}) "
        f"FROM {table} WHERE rowid > ?",
        (change, number, last),
    )


@contextmanager
def _reading(book: str) -> Iterator[Iterator[list[Any]]]:
    command = [sys.executable, "-m", __spec__.name, "read", book]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        yield _sent(child.stdout)


def _sent(out: IO[bytes]) -> Iterator[list[Any]]:
    while size := out.read(_SIZE):
        yield msgspec.msgpack.decode(out.read(int.from_bytes(size)))


if __name__ == "__main__":
    {"read": read, "write": write}[sys.argv[1]](*sys.argv[2:])
