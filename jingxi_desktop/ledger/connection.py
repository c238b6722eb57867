"""Connections to a ledger file, all with the same guards.

Python's own `sqlite3` is the only SQLite that ever touches a ledger: a second copy of the library
in this process would drop the first one's locks when it closes the file.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from jingxi_desktop.ledger.lock import Holder, WriterLock
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr

BUSY_SECONDS = 5.0
MAX_VALUE_BYTES = 256 * 1024 * 1024
_HEAP_BYTES = 2 * 1024**3
# Roughly 1 ms of work between two looks at a deadline.
_STEPS_BETWEEN_LOOKS = 20_000

_GUARDS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA hard_heap_limit = {_HEAP_BYTES}",
)


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open an existing ledger file.

    A writable connection keeps a rollback journal, so that the one file is always the whole
    ledger, and syncs before it says that a change is kept. It still refuses writes until the
    change gate lifts `query_only`.
    """
    uri = f"{path.resolve().as_uri()}?mode={'rw' if writable else 'ro'}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        _guard(connection, writable=writable)
    except BaseException:
        connection.close()
        raise
    return connection


def _guard(connection: sqlite3.Connection, *, writable: bool) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 2)
    for guard in _GUARDS:
        connection.execute(guard)
    # SQLite's own JSON keeps 15 digits of a number; Python's keeps all.
    connection.create_function("exact_json", 1, json.dumps, deterministic=True)
    if writable:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA query_only = ON")


def recover(path: Path) -> None:
    """Let SQLite take back the half-made change of a process that was killed.

    A read-only connection cannot, so this happens before one is opened. A journal that belongs to
    a living writer is left alone. Raises UserError where the place cannot be written.
    """
    if not path.with_name(f"{path.name}-journal").exists():
        return
    try:
        lock = WriterLock.acquire(path)
    except OSError as error:
        raise UserError(
            tr("「{path}」上次没有写完，请放在可写的地方打开，程序会自动恢复它", path=path)
        ) from error
    if isinstance(lock, Holder):
        return
    try:
        with closing(connect(path, writable=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        lock.release()


def stop_when(connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> None:
    """Interrupt the connection's statements soon after `cancelled()` turns true."""
    connection.set_progress_handler(lambda: int(cancelled()), _STEPS_BETWEEN_LOOKS)


def data_version(connection: sqlite3.Connection) -> int:
    """A number that becomes another one when another connection has changed the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
