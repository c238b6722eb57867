"""The change gate: every write to a ledger goes through here, with its history, or not at all.

`with ledger.change("修改项目 · 年度计划投资") as change:` opens a transaction in which `change` writes
rows and logs what they were and became. A nested change joins the outer one. At the outermost exit
rows and history commit together; an error rolls all of it back. Nothing else writes to a ledger.
What was returned for a closed month is touched by a change with a reason only.
"""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import groupby, islice

from msgspec import Struct, field

from jingxi_desktop.ledger import search
from jingxi_desktop.ledger.entries import Entry, Row, as_json, filled
from jingxi_desktop.ledger.notices import Action, Notice, Touched
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import KINDS, FieldError, UserError, Value
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import joined, mark, tr

KEPT_IN_PACKAGES = mark("由下发单位填写，填报包里不能改")
_CACHE = -64 * 1024  # KiB
_BLOCK = 5_000  # rows at once; between two of them an import looks whether it is cancelled
_MANY = 500  # rows of a table at once are too many to name in a notice


class _Step(Struct, frozen=True, gc=False):
    """What was done to a row: its entry, and the whole row before and after, None where there is none."""

    entry: Entry
    before: Row | None
    after: Row | None

    @property
    def whole(self) -> Row:
        """The row, as it was before if it was there."""
        return self.before or self.after or {}

    def owners(self, column: str) -> tuple[Value, Value]:
        """The record whose part the row was, and the one whose part it became if that is another."""
        if not column:
            return None, None
        owner, later = self.whole.get(column), (self.after or self.whole).get(column)
        return owner, None if later == owner else later


class Change(Struct):
    """An open change. Values are as stored; commands check them before they come here.

    `file` is where the single rows come from that are written now, "" where the change as a whole says it, as
    for the many of `insert_many`; `filled_by` who wrote them there, "" where that is not known.
    """

    connection: sqlite3.Connection
    id: int
    label: str
    action: Action
    reason: str = ""
    is_package: bool = False
    file: str = ""
    filled_by: str = ""
    _touched: Touched = field(default_factory=Touched)
    _entries: int = 0
    _is_over: bool = False

    def read(self, table: str, record_id: str) -> Row | None:
        """The row as it is now, with its row number."""
        cursor = self.connection.execute(
            f"SELECT * FROM {_known(table)} WHERE id = ?", (record_id,)
        )
        row = cursor.fetchone()
        return None if row is None else dict(zip(_names(cursor), row, strict=True))

    def read_many(self, table: str, ids: Sequence[str]) -> dict[str, Row]:
        """The rows as they are now, by id; what is gone is missing."""
        cursor = self.connection.execute(
            f"SELECT * FROM {_known(table)} WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        names = _names(cursor)
        found = (dict(zip(names, row, strict=True)) for row in cursor)
        return {str(row["id"]): row for row in found}

    def insert(self, table: str, values: Row) -> str:
        """Insert a row; without an `id` it gets a new one. Returns the id."""
        row = {"id": str(uuid.uuid4()), **values}
        names, marks = ", ".join(map(_quoted, row)), ", ".join("?" * len(row))
        self._execute(
            f"INSERT INTO {_known(table)} ({names}) VALUES ({marks})", tuple(row.values())
        )
        record_id = str(row["id"])
        after = self.read(table, record_id)
        self._log(table, [_Step(Entry(table, record_id, None, filled(after)), None, after)])
        return record_id

    def update(self, table: str, record_id: str, values: Row) -> None:
        """Set columns of a row; what is so already is not written. Raises UserError if the row is gone."""
        self.update_many(table, [(record_id, values)])

    def update_many(self, table: str, updates: Iterable[tuple[str, Row]]) -> None:
        """The same of rows by their ids, one after the other, all read and logged at once."""
        self._update(table, [Entry(table, record_id, {}, values) for record_id, values in updates])

    def delete(self, table: str, record_id: str) -> None:
        """Delete a row. Raises UserError if it is gone already."""
        before = self.read(table, record_id)
        if before is None:
            raise _is_gone()
        self._execute(f"DELETE FROM {_known(table)} WHERE id = ?", (record_id,))
        self._log(table, [_Step(Entry(table, record_id, filled(before), None), before, None)])

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]
    ) -> int:
        """Insert many records with all of `columns` and their history; the first column is `id`.

        Streams: what comes is written block by block, and none is kept in memory. For imports and samples.
        """
        names, marks = ", ".join(map(_quoted, columns)), ", ".join("?" * len(columns))
        insert = f"INSERT INTO {_known(table)} ({names}) VALUES ({marks})"
        if self.is_package:
            _check_by_unit(Entry(table, "", None, dict.fromkeys(columns)))
        first = int(
            self.connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]
        )
        last, coming = first, iter(rows)
        block = list(islice(coming, _BLOCK))
        # Sorting many rows once for each index is quicker than finding the place of each of them.
        is_much_larger_then = first < len(block) == _BLOCK
        with (
            self._writing(),
            self._much_cached(),
            self._without_indexes(table) if is_much_larger_then else nullcontext(),
        ):
            while block:
                self.connection.executemany(insert, block)
                self._log_rows_after(table, columns, last)
                self._check_open(table, f"SELECT month FROM {table} WHERE rowid > ?", last)
                search.index_rows_after(self.connection, table, last)
                last += len(block)
                block = list(islice(coming, _BLOCK))
        if last > first:
            self._touched.add_many(table)
        return last - first

    def replay(self, entries: Iterable[Entry]) -> None:
        """Make rows what `entry.after` says, each if it still is what `entry.before` says.

        Raises UserError if one is not: then somebody else changed it, and nothing is touched.
        """
        for (table, event), run in groupby(entries, lambda entry: (entry.table, entry.event)):
            if event == "updated":
                self._update(table, list(run))
            else:
                self._replay_whole(table, list(run))

    def _update(self, table: str, wanted: Sequence[Entry]) -> None:
        """Make rows what `after` says, each if it still is as far as `before` says what it was."""
        there = self.read_many(table, [entry.record_id for entry in wanted])
        steps = []
        for entry in wanted:
            record_id, before = entry.record_id, there.get(entry.record_id)
            if before is None and not entry.before:
                raise _is_gone()
            if before is None or not entry.finds(before):
                raise self._is_changed()
            values = entry.after or {}
            differing = {name: values[name] for name in values if before[name] != values[name]}
            if differing:
                # One row may come twice.
                there[record_id] = {**before, **differing}
                was = {name: before[name] for name in differing}
                made = Entry(table, record_id, was, differing)
                steps.append(_Step(made, before, there[record_id]))
        with self._writing():
            for names, run in groupby(steps, lambda step: tuple(step.entry.after or {})):
                assignments = ", ".join(f"{_quoted(name)} = ?" for name in names)
                self.connection.executemany(
                    f"UPDATE {_known(table)} SET {assignments} WHERE id = ?",
                    [(*(step.entry.after or {}).values(), step.entry.record_id) for step in run],
                )
        self._log(table, steps)

    def _replay_whole(self, table: str, entries: Sequence[Entry]) -> None:
        """Insert all rows that entries of one table hold, or delete them all."""
        ids = [entry.record_id for entry in entries]
        there = self.read_many(table, ids)
        for entry in entries:
            if not entry.finds(there.get(entry.record_id)):
                raise self._is_changed()
        is_there = bool(there)
        rows = [(entry.before if is_there else entry.after) or {} for entry in entries]
        columns = _columns(self.connection, table)
        names, marks = ", ".join(map(_quoted, columns)), ", ".join("?" * len(columns))
        with self._writing(), self._much_cached():
            if is_there:
                # One statement takes a sixth of the time of one a row.
                delete = f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
                self.connection.execute(delete, (json.dumps(ids),))
            else:
                insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"
                self.connection.executemany(insert, ([*map(row.get, columns)] for row in rows))
            self._log(
                table,
                [
                    _Step(entry, row, None) if is_there else _Step(entry, None, row)
                    for entry, row in zip(entries, rows, strict=True)
                ],
            )

    def _is_changed(self) -> UserError:
        return UserError(tr("「{label}」之后这条记录又被改动，不能撤销或重做", label=self.label))

    def notice(self) -> Notice:
        """What this change touched so far."""
        return self._touched.notice(self.label, self.action)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return self._touched.is_empty

    def end(self) -> None:
        """Refuse to write from now on: called when the gate shuts."""
        self._is_over = True

    def _execute(self, sql: str, parameters: Sequence[Value]) -> None:
        with self._writing():
            self.connection.execute(sql, parameters)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._is_over:
            raise RuntimeError("the change is over: nothing can be written through it any more")
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise _in_words(error) from error

    @contextmanager
    def _much_cached(self) -> Iterator[None]:
        """Keep many pages at hand: ids fall anywhere in the indexes of many rows."""
        (before,) = self.connection.execute("PRAGMA cache_size").fetchone()
        self.connection.execute(f"PRAGMA cache_size = {_CACHE}")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA cache_size = {before}")

    @contextmanager
    def _without_indexes(self, table: str) -> Iterator[None]:
        """Take a table's indexes away, and make them anew of what it holds then."""
        indexes = self.connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
            (table,),
        ).fetchall()
        for name, _sql in indexes:
            self.connection.execute(f"DROP INDEX {name}")
        yield
        for _name, sql in indexes:
            self.connection.execute(sql)

    def _log_rows_after(self, table: str, columns: Sequence[str], rowid: int) -> None:
        """Log the inserted rows behind a row number, which came in one after the other."""
        pairs = ", ".join(_json_pair(table, name) for name in ("rowid", *columns))
        is_full = " AND ".join(f"{_quoted(name)} IS NOT NULL" for name in columns)
        owner = TABLES[table].owner_column or "NULL"
        self._entries += self.connection.execute(
            f"INSERT INTO change_entry (change_id, number, table_name, record_id, owner_id, after) "
            f"SELECT ?, rowid + ?, ?, id, {owner}, CASE WHEN {is_full} THEN json_object({pairs})"
            # A merge patch leaves out what is empty.
            f" ELSE json_patch('{{}}', json_object({pairs})) END FROM {table} WHERE rowid > ?",
            (self.id, self._entries - rowid, table, rowid),
        ).rowcount

    def _write_entries(self, entries: Iterable[tuple[Entry, tuple[Value, Value]]]) -> None:
        """Write entries, each with the ids of the records that its row belonged to and came to."""

        def values() -> Iterator[tuple[Value, ...]]:
            for entry, owners in entries:
                self._entries += 1
                yield (
                    self.id,
                    self._entries,
                    entry.table,
                    entry.record_id,
                    *owners,
                    as_json(entry.before),
                    as_json(entry.after),
                    self.file or None,
                    self.filled_by or None,
                )

        self.connection.executemany(
            "INSERT INTO change_entry"
            " (change_id, number, table_name, record_id, owner_id, new_owner_id, before, after, file,"
            " filled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values(),
        )

    def _log(self, table: str, steps: Sequence[_Step]) -> None:
        """Log what was done to rows of one table, refuse it where it may not be, and keep the search up."""
        rows = [row for step in steps for row in (step.before, step.after) if row is not None]
        if self.is_package:
            for step in steps:
                _check_by_unit(step.entry)
        for month in sorted({str(row["month"]) for row in rows if row.get("month")}):
            self._check_open(table, "?", month)
        owners = [step.owners(TABLES[table].owner_column) for step in steps]
        entries = [step.entry for step in steps]
        self._write_entries(zip(entries, owners, strict=True))
        search.reindex(self.connection, table, ((step.before, step.after) for step in steps))
        if len(steps) >= _MANY and entries[0].event != "updated":
            self._touched.add_many(table)
            return
        for entry, of_entry in zip(entries, owners, strict=True):
            self._touched.add(entry, [str(owner) for owner in of_entry if owner])

    def _check_open(self, table: str, months: str, value: Value) -> None:
        """Refuse to touch a closed month without a reason; `months` is their SELECT."""
        if self.reason or not TABLES[table].is_monthly:
            return
        row = self.connection.execute(
            f"SELECT id FROM month_close WHERE id IN ({months}) ORDER BY id", (value,)
        ).fetchone()
        if row is not None:
            raise ClosedMonthError(
                tr("{month}已封账，改动须写明更正原因", month=format_date(row[0])), row[0]
            )


def _check_by_unit(entry: Entry) -> None:
    """Refuse what a unit may not change in its return package."""
    kind = KINDS.get(TABLES[entry.table].kind)
    if kind is not None and kind.by_unit:
        return
    if kind is None or entry.before is None or entry.after is None:
        raise UserError(tr("这是填报包：只能填写月度、节点、问题和允许填报的字段"))
    for name in entry.after:
        field = kind.by_name.get(name)
        if field is not None and not field.by_unit:
            raise field.error(tr(KEPT_IN_PACKAGES))


def _is_gone() -> UserError:
    return UserError(tr("这条记录已被删除"))


def _known(table: str) -> str:
    return TABLES[table].name


def _quoted(name: str) -> str:
    return f'"{name}"'


def _names(cursor: sqlite3.Cursor) -> list[str]:
    return [column[0] for column in cursor.description]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return _names(connection.execute(f"SELECT * FROM {_known(table)} LIMIT 0"))


def _json_pair(table: str, name: str) -> str:
    field = KINDS[TABLES[table].kind].by_name.get(name)
    is_float = field is not None and field.python_type is float
    return f"'{name}', " + (f"json(exact_json({_quoted(name)}))" if is_float else _quoted(name))


def _in_words(error: sqlite3.IntegrityError) -> UserError:
    text = str(error)
    if "UNIQUE" in text:
        return _not_unique(text.rpartition(": ")[2].split(", "))
    if "FOREIGN KEY" in text:
        return UserError(tr("引用的记录不存在，或仍被其他记录引用"))
    return UserError(tr("不符合台账的规则：{error}", error=text))


def _not_unique(columns: Sequence[str]) -> UserError:
    """What two records may not have in common; `columns` as SQLite names them, table.column."""
    table = TABLES.get(columns[0].partition(".")[0])
    kind = None if table is None else KINDS.get(table.kind)
    if kind is None:
        return UserError(tr("已有同样的记录，不能重复"))
    names = [column.partition(".")[2] for column in columns]
    if names == ["id"] and kind.owner:
        # The id of a part follows from its owner and from what names it there.
        names = [kind.owner, kind.title]
    fields = [kind.by_name[name] for name in names if name in kind.by_name]
    if not fields:
        return UserError(tr("已有同样的记录，不能重复"))
    labels = joined(tr(field.label) for field in fields)
    return FieldError(
        tr("已有同样的记录（{fields}相同），不能重复", fields=labels), fields[-1].name
    )
