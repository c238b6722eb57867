"""Connections to a ledger file, all with the same guards.

Python's own `sqlite3` is the only SQLite that ever touches a ledger: a second copy of the library
in this process would drop the first one's locks when it closes the file.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, TypeVar

from jingxi_desktop.ledger import search
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


# What a statement may do while the change gate is shut: SQLite's action codes.
_READING = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_PRAGMA,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
    }
)


_AnyConnection = TypeVar("_AnyConnection", bound="Connection")


def now() -> datetime:
    """The time of the machine."""
    return datetime.now().astimezone()


class Connection(sqlite3.Connection):
    """A connection that knows what day it is: SQL gets the day from here as `:day`, never by itself."""

    clock: Callable[[], datetime] = staticmethod(now)
    _day: str | None = None

    def as_of(self, year: int) -> str:
        """The day (YYYY-MM-DD) on which a year is judged: today, or its last day once it is over."""
        return min(self._day or self.clock().date().isoformat(), f"{year:04}-12-31")

    @contextmanager
    def judging(self, day: str) -> Iterator[None]:
        """Judge on a day (YYYY-MM-DD) in place of today in here."""
        before, self._day = self._day, day
        try:
            yield
        finally:
            self._day = before


class Writer(Connection):
    """A connection whose statements write only inside `writing()`.

    SQLite asks `permit` when it compiles a statement, and Python keeps what is compiled under its text. So
    what is run inside has a text of its own, and nothing outside gets what was compiled there.

    `PRAGMA query_only` could do the same, but turning it off and on makes SQLite compile every
    statement anew, the search index's own too, at each edit.
    """

    _is_writing = False
    _opened_as = 0

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As of any connection; a statement that writes is refused outside of `writing()`."""
        return super().execute(self._own(sql), parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """The same."""
        return super().executemany(self._own(sql), parameters)

    def _own(self, sql: str) -> str:
        # Before it: what follows a CREATE would be kept in the schema.
        return f" {sql}" if self._is_writing else sql

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Let statements write in here."""
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False

    def permit(self, action: int, name: str | None, *_more: str | None) -> int:
        """Tell SQLite whether a statement that it compiles may do something (an action code)."""
        allowed = (
            self._is_writing
            or action in _READING
            # Loading a virtual table asks so. SQLite itself lets nobody update its schema.
            or (action == sqlite3.SQLITE_UPDATE and name == "sqlite_master")
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def note_version(self) -> None:
        """Take the file as it is now for what this connection opened."""
        self._opened_as = data_version(self)

    @property
    def is_alone(self) -> bool:
        """Whether no other connection has changed the file since this one was opened, as far as can be told."""
        try:
            return data_version(self) == self._opened_as
        except sqlite3.Error:
            return False

    def close(self) -> None:
        """Close the file, and leave nothing but the file."""
        with suppress(sqlite3.Error):
            self.execute("PRAGMA journal_mode = DELETE")
        super().close()


def connect(path: Path) -> Connection:
    """Open an existing ledger file for reading; SQLite keeps the connection from writing."""
    connection = _open(path, "ro", Connection)
    with _closed_on_error(connection):
        connection.execute("PRAGMA query_only = ON")
    return connection


def connect_writer(path: Path) -> Writer:
    """Open an existing ledger file for writing.

    It keeps a rollback journal, so that the one file is always the whole ledger, and syncs before
    it says that a change is kept. The journal's file stays until the connection is closed, void
    between changes: to make and remove it is a good part of the time of an edit.
    """
    connection = _open(path, "rw", Writer)
    with _closed_on_error(connection):
        # Before anybody looks at what is in it.
        connection.note_version()
        connection.execute("PRAGMA journal_mode = PERSIST")
        connection.execute("PRAGMA synchronous = FULL")
        connection.set_authorizer(connection.permit)
    return connection


def uri(path: PurePath, mode: str) -> str:
    """How SQLite is told an absolute path and a mode.

    The server of a path on a network share is a part of the path to it, not of an address.
    """
    address = path.as_uri()
    if not address.startswith("file:///"):
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode={mode}"


def _open(path: Path, mode: str, factory: type[_AnyConnection]) -> _AnyConnection:
    connection = sqlite3.connect(
        uri(path.resolve(), mode),
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        factory=factory,
    )
    with _closed_on_error(connection):
        _guard(connection)
    return connection


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _guard(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 2)
    for guard in _GUARDS:
        connection.execute(guard)
    # SQLite's own JSON keeps 15 digits of a number; Python's keeps all.
    connection.create_function("exact_json", 1, json.dumps, deterministic=True)
    connection.create_function("search_text", -1, search.text_of, deterministic=True)


def recover(path: Path) -> None:
    """Let SQLite take back the half-made change of a process that was killed.

    A read-only connection cannot, so this happens before one is opened. A journal that belongs to
    a living writer is left alone. Raises UserError where the place cannot be written.
    """
    if not _has_half_a_change(path):
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
        with closing(connect_writer(path)) as connection:
            # Whatever is read; this asks nothing of a schema that is not checked yet.
            connection.execute("PRAGMA user_version").fetchone()
    finally:
        lock.release()


def _has_half_a_change(path: Path) -> bool:
    """Whether there is a journal that is not void; the first byte of a void one is 0."""
    # SQLite has it beside the file itself, not beside a link to it.
    file = path.resolve()
    try:
        with file.with_name(f"{file.name}-journal").open("rb") as journal:
            return journal.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False
    except OSError:
        return True


def stop_when(connection: sqlite3.Connection, cancelled: Callable[[], bool]) -> None:
    """Interrupt the connection's statements soon after `cancelled()` turns true."""
    connection.set_progress_handler(lambda: int(cancelled()), _STEPS_BETWEEN_LOOKS)


def data_version(connection: sqlite3.Connection) -> int:
    """A number that becomes another one when another connection has changed the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def file_of(connection: sqlite3.Connection) -> Path:
    """The file that a connection has open."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def unchanged(connection: sqlite3.Connection, otherwise: str) -> Iterator[None]:
    """Read one state of the file in here, by many statements.

    Raises UserError with the sentence `otherwise` if another connection changed the file meanwhile. A
    transaction would make that one wait for longer than it does.
    """
    version = data_version(connection)
    yield
    if data_version(connection) != version:
        raise UserError(otherwise)
