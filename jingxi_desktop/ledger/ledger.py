"""A ledger: one SQLite file, opened, guarded, changed through its gate."""

import errno
import getpass
import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from jingxi_desktop.ledger import (
    attachment_contents,
    backups,
    creation,
    schema,
    trust,
    undo,
    verify,
)
from jingxi_desktop.ledger.changes import KEPT_IN_PACKAGES, Change
from jingxi_desktop.ledger.connection import (
    Connection,
    Writer,
    connect,
    connect_writer,
    now,
    recover,
    stop_when,
)
from jingxi_desktop.ledger.lock import Holder, WriterLock
from jingxi_desktop.ledger.notices import Action, Notice
from jingxi_desktop.ledger.steps import UNWATCHED, Watch
from jingxi_desktop.records import Field, Kind, UserError
from jingxi_desktop.records.errors import why
from jingxi_desktop.translation import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

SUFFIX = ".jingxi"
Subscriber = Callable[[Notice], None]

_LATEST_YEAR = (
    "SELECT coalesce((SELECT max(year) FROM plan), (SELECT max(year) FROM project_year),"
    " (SELECT max(year) FROM task))"
)
_HAS_YEAR = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE year = :year)"
    for table in ("plan", "task", "project_year", "indicator")
)


@cache
def _user() -> str:
    return getpass.getuser()


def load_for_writing() -> None:
    """Import what the first change needs, sqlite-utils and with it numpy, so that it need not wait."""
    import_module("sqlite_utils")


class Ledger:
    """An open ledger. `holder` is who else writes to it, `obstacle` why its place cannot be written;
    then this one is read-only."""

    def __init__(
        self,
        path: Path,
        connection: Connection,
        lock: WriterLock | None,
        holder: Holder | None = None,
        obstacle: str = "",
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.path = path
        self.connection = connection
        self.holder = holder
        self.obstacle = obstacle
        self._lock = lock
        self._is_closed = False
        self._clock = connection.clock = clock
        self._open_change: Change | None = None
        self._nested_failed = False
        self._subscribers: list[Subscriber] = []
        self._before_write: list[Callable[[], None]] = []

    @classmethod
    def create(
        cls,
        path: Path,
        clock: Callable[[], datetime] = now,
        fill: Callable[["Ledger"], None] = lambda _ledger: None,
    ) -> "Ledger":
        """Make a ledger, let `fill` fill it, and open it. The file is there whole or not at all.

        Raises UserError where a file is already; nothing is overwritten.
        """

        def write(half: Path) -> None:
            half.touch()
            with cls._open(half, clock, new=True) as ledger:
                fill(ledger)

        creation.create(path, write)
        return cls._open(path, clock, daily_backup=False)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        daily_backup: bool = True,
        clock: Callable[[], datetime] = now,
    ) -> "Ledger":
        """Open a ledger after checking that it is one and unharmed.

        Falls back to reading when somebody else writes to it, or when the place cannot be written;
        `holder` says who, `obstacle` why. Without `daily_backup` the caller makes it, in a worker, for a ledger so
        large that copying it takes a while. Raises UserError for what is no ledger, is harmed, or is from a newer
        version of the program.
        """
        verify.check_file(path)
        if read_only:
            return cls._reader(path, clock)
        return cls._open(path, clock, daily_backup=daily_backup)

    @classmethod
    def _open(
        cls,
        path: Path,
        clock: Callable[[], datetime],
        *,
        new: bool = False,
        daily_backup: bool = True,
    ) -> "Ledger":
        try:
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            lock = WriterLock.acquire(path)
        except OSError as error:
            return cls._reader(path, clock, obstacle=why(error))
        if isinstance(lock, Holder):
            return cls._reader(path, clock, lock)
        with verify.reading(path), ExitStack() as until_open:
            until_open.callback(lock.release)
            connection = until_open.enter_context(closing(connect_writer(path)))
            _prepare(connection, path, clock(), new=new, daily_backup=daily_backup)
            until_open.pop_all()
        return cls(path, connection, lock, clock=clock)

    @classmethod
    def _reader(
        cls,
        path: Path,
        clock: Callable[[], datetime],
        holder: Holder | None = None,
        obstacle: str = "",
    ) -> "Ledger":
        with verify.reading(path), ExitStack() as until_open:
            recover(path)
            connection = until_open.enter_context(closing(connect(path)))
            verify.check_opened(connection, path)
            verify.check_current(connection, path)
            until_open.pop_all()
        return cls(path, connection, None, holder, obstacle, clock)

    @property
    def read_only(self) -> bool:
        """Whether this ledger was opened for reading only."""
        return self._lock is None

    @property
    def why_read_only(self) -> str:
        """Why nothing can be written here, "" where it can."""
        if not self.read_only:
            return ""
        if self.holder is not None:
            return tr("台账正由 {holder} 使用，这里只能查看", holder=self.holder)
        if self.obstacle:
            return tr("台账只读，不能修改：{why}", why=self.obstacle)
        return tr("台账以只读方式打开，不能修改")

    @cached_property
    def db(self) -> "Database":
        """The same connection through sqlite-utils."""
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False, recursive_triggers=False)

    def close(self) -> None:
        """Close the file and give it free. A second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._lock is None or not isinstance(self.connection, Writer):
            self.connection.close()
            return
        for stop in self._before_write:
            stop()
        if not self.connection.is_alone:
            trust.doubt(self.path)
        self.connection.close()
        try:
            trust.remember(self.path)
        finally:
            self._lock.release()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        said = verify.in_words(self.path, error) if verify.is_from_outside(error) else None
        self.close()
        if said is not None:
            raise said from error

    @contextmanager
    def change(
        self,
        label: str,
        *,
        action: Action = "edit",
        file: str = "",
        user: str = "",
        reason: str = "",
        reverts: int | None = None,
    ) -> Iterator[Change]:
        """The gate. See `changes`. `label` is what the officer reads in 撤销 and in the history.

        `file` is where the values came from, `user` who made it if that is not who runs the program,
        `reason` why a closed month was touched. A change within another says none of it: it is a part of that one.
        """
        if self._open_change is not None:
            if file or user or reason or reverts or action != "edit":
                raise RuntimeError("what a nested change is, the outer one says")
            with self._joined(self._open_change) as change:
                yield change
            return
        writer = self._writer()
        for stop in self._before_write:
            stop()
        try:
            with writer.writing(), self.db.atomic():
                change = Change(
                    self.connection,
                    self._log_change(label, action, file, user, reason, reverts),
                    label,
                    action,
                    reason,
                    self.is_package,
                )
                self._open_change, self._nested_failed = change, False
                yield change
                if self._nested_failed:
                    raise RuntimeError("a nested change failed, so the outer one cannot be kept")
                if change.is_empty:
                    self.connection.execute("DELETE FROM change_log WHERE id = ?", (change.id,))
        except sqlite3.DatabaseError as error:
            if not verify.is_from_outside(error):
                raise
            raise verify.in_words(self.path, error) from error
        finally:
            if self._open_change is not None:
                self._open_change.end()
            self._open_change = None
        if not change.is_empty:
            self._publish(change.notice())

    @contextmanager
    def _joined(self, change: Change) -> Iterator[Change]:
        try:
            yield change
        except BaseException:
            self._nested_failed = True
            raise

    def _writer(self) -> Writer:
        if not isinstance(self.connection, Writer):
            raise UserError(self.why_read_only)
        return self.connection

    def _log_change(
        self,
        label: str,
        action: Action,
        file: str,
        user: str,
        reason: str,
        reverts: int | None,
    ) -> int:
        cursor = self.connection.execute(
            "INSERT INTO change_log (uuid, at, user, label, action, file, reason, reverts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                str(uuid.uuid4()),
                self._clock().isoformat(timespec="seconds"),
                user or _user(),
                label,
                action,
                file or None,
                reason or None,
                reverts,
            ),
        )
        return int(cursor.lastrowid or 0)

    def undo(self, watch: Watch = UNWATCHED) -> str | None:
        """Take back the last edit; its label, or None if there is none. See `undo`."""
        return undo.step(self, "undo", watch)

    def redo(self, watch: Watch = UNWATCHED) -> str | None:
        """Do the last undone edit again; its label, or None if there is none."""
        return undo.step(self, "redo", watch)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber` with a Notice after every commit. Returns what ends it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def before_write(self, stop: Callable[[], None]) -> Callable[[], None]:
        """Call `stop` before every change, so that a long read does not hold it up."""
        self._before_write.append(stop)
        return lambda: self._before_write.remove(stop)

    def reader(self, cancelled: Callable[[], bool] = lambda: False) -> Connection:
        """A second, read-only connection for a worker thread, to be opened and closed there."""
        connection = connect(self.path)
        connection.clock = self._clock
        stop_when(connection, cancelled)
        return connection

    def second(self, cancelled: Callable[[], bool]) -> "Ledger":
        """The same ledger to read in a worker thread, where it is to be opened and closed."""
        return Ledger(self.path, self.reader(cancelled), None, clock=self._clock)

    def _publish(self, notice: Notice) -> None:
        for subscriber in tuple(self._subscribers):
            subscriber(notice)

    @cached_property
    def is_package(self) -> bool:
        """Whether this is a return package, in which a unit may change its own fields only."""
        return schema.application_id(self.connection) == schema.PACKAGE_ID

    def may_add(self, kind: Kind) -> bool:
        """Whether a person may add and delete records of a kind."""
        return not self.read_only and (not self.is_package or kind.by_unit)

    def why_kept(self, kind: Kind, field: Field) -> str:
        """Why a person may not type into a field, "" where one may."""
        if not field.why_kept and self.is_package and not (kind.by_unit or field.by_unit):
            return tr(KEPT_IN_PACKAGES)
        return field.why_kept or self.why_read_only

    def may_change(self, kind: Kind, field: Field) -> bool:
        """Whether a person may type into a field."""
        return not self.why_kept(kind, field)

    def setting(self, name: str) -> str | None:
        """A setting kept in the ledger, None if it was never set."""
        row = self.connection.execute("SELECT value FROM setting WHERE id = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def set_setting(self, name: str, value: str, label: str = "") -> None:
        """Keep a setting in the ledger, through the gate. `label` as for `change`."""
        with self.change(label or tr("设置 · {name}", name=name)) as change:
            if change.read("setting", name) is None:
                change.insert("setting", {"id": name, "value": value})
            else:
                change.update("setting", name, {"value": value})

    @property
    def is_changing(self) -> bool:
        """Whether a change is being made that is not committed yet."""
        return self._open_change is not None

    @property
    def year(self) -> int:
        """The year that the ledger is looked at: the one chosen last, if it still has records of it
        (see `look_at`), else the one that it is about."""
        chosen = self.setting(self._chosen_year)
        if (
            chosen is not None
            and self.connection.execute(_HAS_YEAR, {"year": int(chosen)}).fetchone()[0]
        ):
            return int(chosen)
        return self._own_year

    @property
    def _own_year(self) -> int:
        """The year set, else that of the latest plan, projects or tasks, else this year."""
        kept = self.setting("year")
        if kept is not None:
            return int(kept)
        latest = self.connection.execute(_LATEST_YEAR).fetchone()[0]
        return int(latest or self._clock().year)

    @property
    def _chosen_year(self) -> str:
        """The setting of the year chosen while the ledger is about the one set: a rollover, and its
        undo, leave the choice behind without a word of it in their changes."""
        return f"year chosen in {self.setting('year') or ''}"

    def look_at(self, year: int) -> None:
        """Remember a year that was chosen to look at, where the ledger can be written.

        That is no edit: undo passes it by.
        """
        if self.read_only or self.is_package or year == self.year:
            return
        with self.change(tr("查看 {year} 年度", year=year), action="create"):
            self.set_setting(self._chosen_year, str(year))

    def years(self) -> list[int]:
        """The years that the ledger has plans, tasks, projects or indicators of, and the one that it is about, latest first."""
        rows = self.connection.execute(
            # From year to year along the index: a million yearly rows have few years.
            "WITH RECURSIVE listed (year) AS (SELECT min(year) FROM project_year UNION ALL"
            " SELECT (SELECT min(year) FROM project_year WHERE year > listed.year) FROM listed"
            " WHERE year IS NOT NULL)"
            " SELECT year FROM plan UNION SELECT year FROM task UNION SELECT year FROM indicator"
            " UNION SELECT year FROM listed WHERE year IS NOT NULL UNION SELECT ? ORDER BY 1 DESC",
            (self._own_year,),
        )
        return [int(year) for (year,) in rows]

    def last_change(self) -> str:
        """What names the last committed change, an undo too; "" in a ledger that has none."""
        being_made = self._open_change.id if self._open_change else None
        row = self.connection.execute(
            "SELECT uuid FROM change_log WHERE id IS NOT ? ORDER BY id DESC LIMIT 1", (being_made,)
        ).fetchone()
        return "" if row is None else str(row[0])

    def last_change_at(self) -> str | None:
        """When the last change was committed, as ISO text; None in a ledger that has none."""
        row = self.connection.execute(
            "SELECT at FROM change_log ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return None if row is None else str(row[0])

    @property
    def is_demo(self) -> bool:
        """Whether the ledger holds made-up records, which every screen and page must say."""
        return self.setting("demo") == "1"


def _prepare(
    connection: Writer, path: Path, day: datetime, *, new: bool, daily_backup: bool
) -> None:
    if not new:
        # A large change then stays in memory until its commit: writing pages earlier would lock all readers out.
        connection.execute("PRAGMA cache_spill = OFF")
        verify.check_opened(connection, path)
        if daily_backup:
            backups.keep_daily(connection, path)
    if schema.version_of(connection) < schema.newest_version():
        if not new:
            backups.keep(connection, path, before_migration=True)
        with connection.writing():
            _migrate(connection, path)
    attachment_contents.forget_long_deleted(connection, day)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    try:
        schema.migrate(connection)
    except sqlite3.DatabaseError as error:
        if verify.is_from_outside(error):
            raise
        # A migration that is wrong is our fault; the file is not damaged.
        raise RuntimeError(f"{path} could not be migrated") from error
