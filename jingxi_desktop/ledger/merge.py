"""Merging a returned package: three-way by cell, against what the package was made of.

What only they changed is taken, what only we changed is kept, and what both changed to different
things is a conflict. Base, theirs and ours of a row come from one query, the package attached to read
only; the base is what the first change of the package's log says. Only rows that the log names are
looked at.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from jingxi_desktop import paths
from jingxi_desktop.ledger import commands, package, queries, verify
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.connection import Connection, connect, recover
from jingxi_desktop.ledger.entries import Row
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import KINDS, Field, FieldError, UserError, Value
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.translation import tr

# What a package brings back, owners before what they own.
MERGED = ("project", "project_year", "project_month", "node", "problem", "task", "task_month")
Side = Literal["ours", "theirs", "later"]
# A column of a row; "" is the whole of it, which one side deleted.
Key = tuple[str, str, str]


class Touch(Struct, frozen=True):
    """Who changed something last, and when (ISO); both empty where the log does not say."""

    user: str = ""
    at: str = ""


class Cell(Struct, frozen=True):
    """One cell that they changed, as stored. `column` "" is the whole row: new, or deleted."""

    table: str
    record_id: str
    column: str
    title: str
    base: Value
    ours: Value
    theirs: Value

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.table, self.record_id, self.column

    @property
    def field(self) -> Field | None:
        """The spec of the column, None for a whole row."""
        return KINDS[TABLES[self.table].kind].by_name.get(self.column)


class Conflict(Struct, frozen=True):
    """A cell that both sides changed, to different things, and who did so last on each side."""

    cell: Cell
    ours: Touch
    theirs: Touch

    @property
    def later(self) -> Literal["ours", "theirs"]:
        """The side that was changed later; ours where that is not known."""
        return "theirs" if self.theirs.at > self.ours.at else "ours"


class Merge(Struct, frozen=True):
    """What a package brings. `taken` only they changed, `refused` a unit may not change."""

    package: Package
    taken: tuple[Cell, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Cell, ...]


def compare(ledger: Ledger, path: Path) -> Merge:
    """Compare a package with the ledger. Nothing is written.

    Raises UserError for what is no package, is damaged, is of another version, or of another ledger.
    """
    returned = _checked(ledger, path)
    with closing(ledger.reader()) as connection:
        connection.execute("ATTACH ? AS returned", (f"{path.resolve().as_uri()}?mode=ro",))
        taken: list[Cell] = []
        conflicts: list[Cell] = []
        refused: list[Cell] = []
        for table in MERGED:
            for row in _rows(connection, table):
                _compare_row(connection, row, taken, conflicts, refused)
        found = tuple(
            Conflict(cell, _touch(connection, "main", cell), _touch(connection, "returned", cell))
            for cell in conflicts
        )
    return Merge(returned, tuple(taken), found, tuple(refused))


def _checked(ledger: Ledger, path: Path) -> Package:
    """What a package says that it is, after the checks of an untrusted file."""
    verify.check_file(path)
    recover(path)
    with Ledger.open(path, read_only=True) as opened:
        returned = package.check(opened)
    if returned.ledger != package.identity(ledger):
        raise UserError(tr("「{path}」是另一本台账的填报包，不能合并到这一本", path=path))
    return returned


class _Row(Struct, frozen=True):
    """A row that the package's log names: as it was made, as it is there, and as it is here."""

    table: str
    record_id: str
    base: Row | None
    theirs: Row | None
    ours: Row | None


def _rows(connection: Connection, table: str) -> Iterator[_Row]:
    sql = paths.query_file("merge.rows").read_text("utf-8").format(table=table)
    cursor = connection.execute(sql, {"table": table})
    names = [column[0] for column in cursor.description]
    width = (len(names) - 2) // 2
    columns = names[2 : 2 + width]
    id_place = columns.index("id")
    for record_id, base, *values in cursor:
        theirs, ours = values[:width], values[width:]
        yield _Row(
            table,
            record_id,
            None if base is None else {**dict.fromkeys(columns), **json.loads(base)},
            None if theirs[id_place] is None else dict(zip(columns, theirs, strict=True)),
            None if ours[id_place] is None else dict(zip(columns, ours, strict=True)),
        )


def _compare_row(
    connection: Connection,
    row: _Row,
    taken: list[Cell],
    conflicts: list[Cell],
    refused: list[Cell],
) -> None:
    base, theirs, ours = row.base, row.theirs, row.ours
    kind = KINDS[TABLES[row.table].kind]
    if theirs is None or ours is None or base is None:
        whole = _cell(connection, row, "", *(_words(side) for side in (base, ours, theirs)))
        if theirs is None and (ours is None or base is None):
            return
        if theirs is None:
            (taken if _same(base, ours) else conflicts).append(whole)
        elif ours is None and base is None:
            (taken if kind.by_unit else refused).append(whole)
        elif ours is None:
            if not _same(base, theirs):
                conflicts.append(whole)
        else:
            # Both added the same part, such as a month.
            _compare_cells(connection, row, {}, taken, conflicts, refused)
        return
    _compare_cells(connection, row, base, taken, conflicts, refused)


def _compare_cells(
    connection: Connection,
    row: _Row,
    base: Row,
    taken: list[Cell],
    conflicts: list[Cell],
    refused: list[Cell],
) -> None:
    assert row.theirs is not None
    assert row.ours is not None
    kind = KINDS[TABLES[row.table].kind]
    for column, theirs in row.theirs.items():
        ours, was = row.ours[column], base.get(column)
        if column == "rowid" or theirs in (was, ours):
            continue
        cell = _cell(connection, row, column, was, ours, theirs)
        field = kind.by_name.get(column)
        if not (kind.by_unit or (field is not None and field.by_unit)):
            refused.append(cell)
        elif ours == was:
            taken.append(cell)
        else:
            conflicts.append(cell)


def _same(one: Row | None, other: Row | None) -> bool:
    """Whether two rows are the same but for their row numbers."""
    if one is None or other is None:
        return one is other
    return all(one[name] == other[name] for name in one if name != "rowid")


def _words(row: Row | None) -> Value:
    """What a whole row is, for people: nothing, or what is filled in it."""
    if row is None:
        return None
    skipped = ("rowid", "id", "origin", "source")
    return "；".join(str(value) for name, value in row.items() if value and name not in skipped)


def _cell(
    connection: Connection, row: _Row, column: str, base: Value, ours: Value, theirs: Value
) -> Cell:
    known = row.ours or row.theirs or row.base or {}
    return Cell(
        row.table, row.record_id, column, _title(connection, row, known), base, ours, theirs
    )


def _title(connection: Connection, row: _Row, known: Row) -> str:
    """The record, or its owner and the part: 某项目 · 2023年6月."""
    table = TABLES[row.table]
    kind = KINDS[table.kind]
    own = str(known.get(kind.title) or "") if table.name == kind.name else ""
    if not table.owner_column:
        return own
    owner = connection.execute(
        f"SELECT name FROM {table.owner_kind} WHERE id = ?", (known.get(table.owner_column),)
    ).fetchone()
    part = format_date(own) if kind.by_month else own or str(known.get("year") or "")
    return " · ".join(word for word in ("" if owner is None else owner[0], part) if word)


_LAST_TOUCH = """
SELECT c.user, c.at FROM {schema}.change_entry AS e JOIN {schema}.change_log AS c ON c.id = e.change_id
WHERE e.record_id = ? AND e.table_name = ? AND c.action <> 'create'
    AND (? = '' OR e.after IS NULL OR e.before IS NULL OR json_type(e.after, '$.' || ?) IS NOT NULL)
ORDER BY c.id DESC LIMIT 1
"""


def _touch(connection: Connection, schema: str, cell: Cell) -> Touch:
    found = connection.execute(
        _LAST_TOUCH.format(schema=schema),
        (cell.record_id, cell.table, cell.column, cell.column),
    ).fetchone()
    return Touch() if found is None else Touch(*map(str, found))


def side(text: str | None) -> Side:
    """A rule by its name; ours for none, which where there is no conflict settles nothing."""
    for known in get_args(Side):
        if text == known:
            found: Side = known
            return found
    return "ours"


def settled(merge: Merge, prefer: Side) -> dict[Key, Literal["ours", "theirs"]]:
    """All conflicts settled by one rule."""
    return {
        conflict.cell.key: conflict.later if prefer == "later" else prefer
        for conflict in merge.conflicts
    }


def apply(
    ledger: Ledger,
    path: Path,
    merge: Merge,
    choices: Mapping[Key, Literal["ours", "theirs"]],
    reason: str = "",
) -> int:
    """Merge what was compared, as one step; conflicts go as chosen. Returns how many cells changed.

    `reason` is asked for where a closed month is touched. Raises UserError while a conflict is not
    settled, if either side changed since, or if a record would break its rules; nothing is done then.
    """
    open_ones = [each.cell for each in merge.conflicts if each.cell.key not in choices]
    if open_ones:
        raise UserError(
            tr("还有 {n} 处冲突没有选定，如「{title}」", n=len(open_ones), title=open_ones[0].title)
        )
    if compare(ledger, path) != merge:
        raise UserError(tr("比较之后台账或填报包又有改动，请重新比较"))
    cells = [
        *merge.taken,
        *(each.cell for each in merge.conflicts if choices[each.cell.key] == "theirs"),
    ]
    with closing(connect(path)) as returned:
        label = tr("合并{package}", package=merge.package.title)
        with ledger.change(label, file=path.name, reason=reason) as change:
            _write(change, returned, cells)
            _check_records(ledger, cells)
    return len(cells)


def _write(change: Change, returned: Connection, cells: Iterable[Cell]) -> None:
    rows: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.table, cell.record_id), []).append(cell)
    order = {table: place for place, table in enumerate(MERGED)}
    for (table, record_id), theirs in sorted(rows.items(), key=lambda item: order[item[0][0]]):
        if theirs[0].column:
            change.update(table, record_id, {cell.column: cell.theirs for cell in theirs})
            continue
        row = _row(returned, table, record_id)
        if row is None:
            change.delete(table, record_id)
        else:
            _check_owner(change, table, theirs[0], row)
            change.insert(table, row)


def _row(returned: Connection, table: str, record_id: str) -> Row | None:
    cursor = returned.execute(f"SELECT * FROM {TABLES[table].name} WHERE id = ?", (record_id,))
    cursor.row_factory = sqlite3.Row
    found = cursor.fetchone()
    if found is None:
        return None
    return {name: value for name, value in dict(found).items() if name != "rowid"}


def _check_owner(change: Change, table: str, cell: Cell, row: Row) -> None:
    owner = TABLES[table]
    owner_id = str(row.get(owner.owner_column))
    if owner.owner_kind and change.read(owner.owner_kind, owner_id) is None:
        raise UserError(
            tr("「{title}」所属的记录在台账里已删除，请以我方为准或先恢复它", title=cell.title)
        )


def _check_records(ledger: Ledger, cells: Iterable[Cell]) -> None:
    """What was merged keeps the rules of its records. Raises UserError with the record's name."""
    names = {(TABLES[cell.table].kind, cell.record_id): cell.title for cell in cells}
    for (kind, record_id), title in names.items():
        try:
            record = queries.get(ledger, KINDS[kind], record_id, with_derived=False)
        except UserError:
            # It was deleted, or the row is a year's.
            continue
        try:
            commands.check(ledger, record)
        except FieldError as error:
            raise UserError(
                tr("合并后「{title}」不合规则：{error}", title=title, error=error)
            ) from error
