"""A package with 10,000 changed rows, merged into a ledger of 100,000 projects.

The comparison is measured against its SQL alone, whose rows are fetched and nothing made of them. Writing
what comes of it, with its history and the checks of each record, is measured against SQLite writing the same
values and nothing else.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import timing
from benchmarks.report import Row
from jingxi_desktop.exchange.packages import package_files
from jingxi_desktop.ledger import merge, package, three_way
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge

PROJECTS, CHANGED = 100_000, 10_000
_ROUNDS = 5
_MOST = 2.0


def _returned(ledger: Ledger, path: Path) -> None:
    """The package of the largest unit, with so many changed months."""
    (unit,) = ledger.connection.execute(
        "SELECT responsible_id FROM project GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    package.make(ledger, unit, f"{ledger.year}-06", path)
    with Ledger.open(path, daily_backup=False) as opened, opened.change("bench") as change:
        # Scattered, as people fill them in.
        sql = "SELECT id FROM project_month ORDER BY id LIMIT ?"
        for number, (record_id,) in enumerate(
            change.connection.execute(sql, (CHANGED,)).fetchall()
        ):
            values = {"done": number, "progress": f"主体结构施工至 {number} 层"}
            change.update("project_month", record_id, values)


def _compare(ledger: Ledger, path: Path) -> Merge:
    return package_files.compare(ledger, path, lambda _path: None)


def _sql_alone(ledger: Ledger, path: Path) -> None:
    with closing(three_way.attached(ledger, path)) as connection:
        for table in three_way.MERGED:
            three_way.rows(connection, table, ledger.last_change()).fetchall()


def _values_alone(path: Path, found: Merge) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for cell in found.taken:
            sql = f"UPDATE {cell.table} SET {cell.column} = ? WHERE id = ?"
            connection.execute(sql, (cell.theirs, cell.record_id))


def rows(path: Path) -> list[Row]:
    """The comparison, and the writing."""
    with tempfile.TemporaryDirectory() as folder:
        copy, plain = Path(folder, "ledger.jingxi"), Path(folder, "plain.db")
        shutil.copy(path, copy)
        returned = Path(folder, "returned.jxpkg")
        with Ledger.open(copy, daily_backup=False) as ledger:
            _returned(ledger, returned)
            comparison = timing.alternately(
                lambda: timing.seconds(lambda: _compare(ledger, returned)),
                lambda: timing.seconds(lambda: _sql_alone(ledger, returned)),
                _ROUNDS,
            )
            found = _compare(ledger, returned)
            shutil.copy(path, plain)
            bare = timing.seconds(lambda: _values_alone(plain, found))
            writing = timing.seconds(lambda: merge.apply(ledger, [found], {}))
    return [
        Row("compare a package, 10k of 100k", *comparison, _MOST, bare_is="its SQL"),
        Row("write what it brings", writing, bare, bare_is="SQL alone"),
    ]
