"""Is this file a ledger, is it whole, and does what it holds make sense?

Opening looks at the application id, the version and every object of the schema, and page by page at a file
that was not closed here. `problems` looks at everything.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeGuard

from jingxi_desktop.ledger import rules, schema, trust
from jingxi_desktop.ledger.connection import connect, recover, stop_when
from jingxi_desktop.ledger.entries import Row, entry_of
from jingxi_desktop.ledger.tables import TABLES, year_table
from jingxi_desktop.records import KINDS, FieldError, Kind, UserError
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.errors import CancelledError, why
from jingxi_desktop.translation import joined, mark, tr

MAX_FILE_BYTES = 16 * 1024**3
_MOST_PROBLEMS = 200
_LONGEST_DETAIL = 80
# The settings that `Ledger.year` takes for years.
_ANY_NO_YEAR = (
    "SELECT 1 FROM setting WHERE (id = 'year' OR id GLOB 'year chosen in *')"
    " AND value NOT GLOB '[12][0-9][0-9][0-9]'"
)
_NOT_A_LEDGER = mark("「{path}」不是京西转型的台账或填报包")


def check_file(path: Path) -> None:
    """Refuse what is not there, is no file, or is absurdly large, before SQLite looks at it.

    Looks without opening: closing a file that this process has open in SQLite would drop its locks.
    """
    if path.is_dir():
        raise UserError(tr("「{path}」是文件夹，不是文件", path=path))
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise UserError(tr("找不到文件「{path}」", path=path)) from None
    except OSError as error:
        raise UserError(tr("不能读取「{path}」：{error}", path=path, error=why(error))) from error
    if not path.is_file():
        # Opening a pipe would wait for ever.
        raise _not_a_ledger(path)
    if size > MAX_FILE_BYTES:
        raise UserError(tr("「{path}」大得不合情理，未打开", path=path))


def _not_a_ledger(path: Path) -> UserError:
    return UserError(tr(_NOT_A_LEDGER, path=path))


def check_opened(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is no ledger, a newer file, a foreign schema and a damaged file. Raises UserError."""
    if schema.application_id(connection) not in (schema.APPLICATION_ID, schema.PACKAGE_ID):
        raise _not_a_ledger(path)
    version = schema.version_of(connection)
    if version > schema.newest_version():
        raise UserError(tr("「{path}」由更新版本的程序写成，请升级程序后再打开", path=path))
    if version < 1:
        raise UserError(tr("「{path}」没有建完，不能打开；请改用备份", path=path))
    if path.stat().st_size % connection.execute("PRAGMA page_size").fetchone()[0]:
        raise _damaged(path, tr("文件不完整"))
    if not trust.is_known(path):
        _check_schema(connection, path, version)
        damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if damage != "ok":
            raise _damaged(path, damage)
        if connection.execute(_ANY_NO_YEAR).fetchone() is not None:
            raise _damaged(path, tr("年度设置不是年份"))
        trust.checked(path)


def _check_schema(connection: sqlite3.Connection, path: Path, version: int) -> None:
    try:
        found = schema.objects(connection)
    except sqlite3.OperationalError as error:
        if is_from_outside(error):
            raise
        # No statement could be simpler: SQLite knows no such format.
        raise _damaged(path, str(error)) from error
    foreign = found ^ schema.expected_objects(version)
    if foreign:
        names = joined(sorted({name for _kind, name, _sql in foreign})[:5])
        raise UserError(
            tr("「{path}」的结构与本程序不符（{names}），未打开", path=path, names=names)
        )


def check_current(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse to read a file of an older version as if it were of this one. Raises UserError."""
    if schema.version_of(connection) < schema.newest_version():
        raise UserError(
            tr(
                "「{path}」由旧版本的程序写成，请先打开修改一次（放在可写的地方），程序会自动升级它",
                path=path,
            )
        )


def check_whole(path: Path, cancelled: Callable[[], bool]) -> None:
    """Check a large file page by page, in a worker; it is then known and opens at once.

    Raises UserError for what is wrong with it, CancelledError soon after `cancelled()` turns true.
    """
    check_file(path)
    with cancelling(cancelled), reading(path):
        recover(path)
        before = trust.mark_of(path)
        with closing(connect(path)) as connection:
            stop_when(connection, cancelled)
            check_opened(connection, path)
    trust.remember(path, before)


# What errors of SQLite mean to the user for which the file, the disk or another program is to blame.
_IN_WORDS = {
    sqlite3.SQLITE_BUSY: mark("台账「{path}」正被另一个程序占用，请稍后再试"),
    sqlite3.SQLITE_LOCKED: mark("台账「{path}」正被另一个程序占用，请稍后再试"),
    sqlite3.SQLITE_FULL: mark("磁盘已满，「{path}」没有改动；请腾出空间后再试"),
    sqlite3.SQLITE_READONLY: mark("「{path}」不能写入，请检查权限"),
    sqlite3.SQLITE_CANTOPEN: mark("「{path}」不能写入，请检查权限"),
    sqlite3.SQLITE_IOERR: mark("读写「{path}」时磁盘出错，没有改动"),
    sqlite3.SQLITE_NOTADB: _NOT_A_LEDGER,
}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG}
_PLACE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
}


def is_from_outside(error: BaseException | None) -> TypeGuard[sqlite3.DatabaseError]:
    """Whether it is an error of SQLite for which the file, the disk or another program is to blame, and
    not a statement of ours."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    # What is no text Python says itself, and has no code for.
    return _code(error) in _IN_WORDS.keys() | _DAMAGE or "Could not decode" in str(error)


def in_words(path: Path, error: sqlite3.DatabaseError) -> UserError:
    """What an error of SQLite that is from outside means to the user."""
    sentence = _IN_WORDS.get(_code(error))
    return _damaged(path, str(error)) if sentence is None else UserError(tr(sentence, path=path))


def is_of_place(error: sqlite3.DatabaseError) -> bool:
    """Whether it is an error of the place that is written to, and not of what is read."""
    return _code(error) in _PLACE


def _code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in words what is wrong with a file that is looked at in here; our own faults stay what they are."""
    try:
        yield
    except UnicodeDecodeError as error:
        # Where SQLite quotes damaged bytes, its message itself is no text.
        raise _damaged(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        if not is_from_outside(error):
            raise
        raise in_words(path, error) from error


@contextmanager
def cancelling(cancelled: Callable[[], bool]) -> Iterator[None]:
    """Raise CancelledError for the statement in here that was interrupted because of it."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not cancelled():
            raise
        raise CancelledError from error


def _damaged(path: Path, detail: str) -> UserError:
    """Damage that was met in a file, which is doubted from now on."""
    trust.doubt(path)
    return UserError(
        tr(
            "「{path}」已损坏，请改用备份；如果是别人发来的，请对方重新发一份（{detail}）",
            path=path,
            detail=detail.splitlines()[0][:_LONGEST_DETAIL],
        )
    )


def problems(path: Path, cancelled: Callable[[], bool] = lambda: False) -> list[str]:
    """Everything that is wrong with a ledger, each a sentence; an empty list for a sound one.

    Raises CancelledError soon after `cancelled()` turns true.
    """
    try:
        check_file(path)
        with cancelling(cancelled), reading(path):
            recover(path)
            with closing(connect(path)) as connection:
                stop_when(connection, cancelled)
                check_opened(connection, path)
                check_current(connection, path)
                return list(islice(_all_problems(connection, path, cancelled), _MOST_PROBLEMS))
    except UserError as error:
        return [str(error)]


def _all_problems(
    connection: sqlite3.Connection, path: Path, cancelled: Callable[[], bool]
) -> Iterator[str]:
    for (text,) in connection.execute("PRAGMA integrity_check(20)"):
        if text != "ok":
            yield str(_damaged(path, text))
    for table, rowid, parent, _index in connection.execute("PRAGMA foreign_key_check"):
        yield tr(
            "{table} 第 {rowid} 行引用了不存在的 {parent}", table=table, rowid=rowid, parent=parent
        )
    amounts = rules.amounts_in(connection)
    for kind in KINDS.values():
        yield from _wrong_records(connection, kind, amounts)
    yield from _wrong_ids(connection)
    yield from _wrong_history(connection)
    yield from _wrong_attachments(connection, cancelled)


def _wrong_records(connection: sqlite3.Connection, kind: Kind, amounts: Amounts) -> Iterator[str]:
    names = ["id", *(field.name for field in kind.stored + kind.yearly)]
    columns = ["k.id", *(f"k.{field.name}" for field in kind.stored)]
    source = f"{kind.name} AS k"
    if kind.yearly:
        columns += [f"y.{field.name}" for field in kind.yearly]
        source += f" LEFT JOIN {year_table(kind.name)} AS y ON y.{kind.name}_id = k.id"
    for row in connection.execute(f"SELECT {', '.join(columns)} FROM {source}"):
        record = kind.record.from_row(dict(zip(names, row, strict=True)))
        try:
            kind.check(record, amounts)
        except FieldError as error:
            yield tr(
                "{kind}「{name}」（{id}）：{error}",
                kind=tr(kind.label),
                name=record.title,
                id=record.id,
                error=error,
            )


def _wrong_ids(connection: sqlite3.Connection) -> Iterator[str]:
    """What was filled in for a year or a month is found by an id that follows from it."""
    for table in TABLES.values():
        if not table.named_by:
            continue
        names = ("id", table.owner_column, table.named_by)
        for values in connection.execute(f"SELECT {', '.join(names)} FROM {table.name}"):
            row = dict(zip(names, values, strict=True))
            if not table.has_own_id(row):
                yield tr(
                    "{table} 的记录 {id} 的编号与所属记录和 {period} 不符",
                    table=table.name,
                    id=row["id"],
                    period=row[table.named_by],
                )


def _wrong_history(connection: sqlite3.Connection) -> Iterator[str]:
    """The last word of the history on every row must be what the row says now."""
    for name in TABLES:
        cursor = connection.execute(f"SELECT * FROM {name}")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            current = dict(zip(names, row, strict=True))
            problem = _against_history(connection, name, current)
            if problem:
                yield problem
    for name, record_id in connection.execute(_LAST_WRITTEN):
        if name not in TABLES or not _is_there(connection, name, record_id):
            yield tr("{table} 的记录 {id} 在变更记录里存在，台账里却没有", table=name, id=record_id)


def _is_there(connection: sqlite3.Connection, table: str, record_id: str) -> bool:
    row = connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (record_id,)).fetchone()
    return row is not None


_LAST_WRITTEN = """
SELECT table_name, record_id FROM (
    SELECT table_name, record_id, after, max(change_id << 32 | number) FROM change_entry
    GROUP BY table_name, record_id
) WHERE after IS NOT NULL
"""


def _against_history(connection: sqlite3.Connection, table: str, current: Row) -> str | None:
    expected: Row = {}
    entries = connection.execute(
        "SELECT before, after FROM change_entry WHERE record_id = ? AND table_name = ?"
        " ORDER BY change_id, number",
        (current["id"], table),
    )
    try:
        for before, after in entries:
            entry = entry_of(table, str(current["id"]), before, after)
            expected = {**(expected if entry.before else {}), **(entry.after or {})}
    except UserError as error:
        return str(error)
    # A column that a later migration added is empty and not in the history of earlier changes.
    differing = [name for name in current if expected.get(name) != current[name]]
    if not differing:
        return None
    return tr(
        "{table} 的记录 {id} 与变更记录不符：{names}",
        table=table,
        id=current["id"],
        names=joined(differing[:5]),
    )


def _wrong_attachments(
    connection: sqlite3.Connection, cancelled: Callable[[], bool]
) -> Iterator[str]:
    # Only here: a start would wait for a library of ciphers otherwise.
    import hashlib

    rows = connection.execute(
        "SELECT a.name, a.sha256, a.size, c.content FROM attachment AS a"
        " LEFT JOIN attachment_content AS c ON c.sha256 = a.sha256"
    )
    for name, sha256, size, content in rows:
        # Large files are few steps to SQLite, which so does not look by itself.
        if cancelled():
            raise CancelledError
        if content is None or len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
            yield tr("附件「{name}」的内容缺失或已被改动", name=name)
