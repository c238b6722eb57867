"""Rolling backups, made with SQLite's own backup, so that a copy is always a whole ledger.

One when a ledger is opened for writing (at most one a day and ledger), one before a migration.
"""

import logging
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from jingxi_desktop import paths
from jingxi_desktop.ledger import attachment_contents, replacing, verify
from jingxi_desktop.ledger.connection import file_of
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError

KEPT = 10
_PAGES_AT_ONCE = 2048
_log = logging.getLogger(__name__)


def folder_of(path: Path) -> Path:
    """Where the backups of one ledger are: named after it, and told apart by where it lies."""
    mark = zlib.crc32(str(path.resolve()).encode())
    return paths.backup_dir() / f"{path.stem}-{mark:08x}"


def keep_daily(
    connection: sqlite3.Connection, path: Path, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Copy the ledger if today's copy is not there yet; a ledger opens even where none can be.

    In a worker the connection is the worker's own; the copy stops soon after `cancelled()`.
    """
    try:
        keep(connection, path, cancelled=cancelled)
    except UserError as error:
        _log.warning("no backup was made: %s", error)


def keep(
    connection: sqlite3.Connection,
    path: Path,
    *,
    before_migration: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Copy the ledger if today's copy is not there yet. Returns the copy. The oldest go.

    Raises UserError where it cannot be written.
    """
    folder = folder_of(path)
    name = f"{datetime.now().astimezone():%Y-%m-%d}"
    if before_migration:
        name += f"-v{connection.execute('PRAGMA user_version').fetchone()[0]}"
    target = folder / f"{name}{path.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Halves of copies that were killed: nobody but the ledger's one writer copies to here.
        for left in folder.glob(".*.part*"):
            left.unlink()
        if not target.exists():
            copy_to(connection, target, cancelled)
            for old in sorted(folder.glob(f"*{path.suffix}"))[:-KEPT]:
                old.unlink()
    except OSError as error:
        raise replacing.not_written(folder, error) from error
    return target


def copy_to(
    connection: sqlite3.Connection,
    target: Path,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    without_deleted: bool = False,
) -> None:
    """A whole copy of an open ledger at `target`, which appears at once or not at all, for the same people to
    read; to give away it is made `without_deleted` attachments.

    Copies a few megabytes at a time, between which others can write; then it begins anew.
    Raises UserError where it cannot be written, somebody writes to a ledger there or the open one is damaged,
    CancelledError soon after `cancelled()` turns true.
    """
    source = file_of(connection)

    def go_on(*_pages: int) -> None:
        if cancelled():
            raise CancelledError

    def write(half: Path) -> None:
        try:
            with closing(sqlite3.connect(half, isolation_level=None)) as copy:
                connection.backup(copy, pages=_PAGES_AT_ONCE, progress=go_on, sleep=0.001)
                if without_deleted:
                    attachment_contents.forget_deleted(copy)
        except sqlite3.DatabaseError as error:
            if not verify.is_from_outside(error):
                raise
            raise verify.in_words(target if verify.is_of_place(error) else source, error) from error

    replacing.replace(target, write, like=source)
