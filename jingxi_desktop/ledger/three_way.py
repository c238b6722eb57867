"""What a returned package and the ledger did to the same rows since the package was made.

Base, theirs and ours of a row come from one query, the package attached to read only; the base is what
the first change of the package's log says. All rows of the package are looked at, since another program
that writes to it logs nothing. `row_comparison` sorts the cells of each row. Of several packages each is
compared with the ledger as those before it will leave it, so that two which differ are a conflict too. What
a package brought before and brings otherwise now, filled in later, was corrected by the unit, and is no
conflict if nobody touched it here; so it is even where it is as the package was made again, if the package's
log says that it was put back. And what was brought before and undone here by hand is not brought again unasked.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from jingxi_desktop.ledger import (
    merge_cells,
    merge_remarks,
    package,
    past_merges,
    row_comparison,
    selects,
    touches,
    verify,
)
from jingxi_desktop.ledger.connection import Connection, recover, uri
from jingxi_desktop.ledger.entries import Entry, Row, entry_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import (
    Cell,
    Conflict,
    Merge,
    Place,
    Together,
    Touch,
    row_of,
    row_text,
)
from jingxi_desktop.ledger.merge_scope import Scope
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.ledger.past_merges import Past
from jingxi_desktop.ledger.row_comparison import Found, RowSides
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr

# What a package brings back, owners before what they own.
MERGED = ("project", "project_year", "project_month", "node", "problem", "task", "task_month")


class _Pending(Struct):
    """What packages that were compared before bring to a row: its cells, None where it is deleted; and
    which of the packages, by the column, "" for the whole row."""

    values: Row | None = field(default_factory=dict)
    packages: dict[str, "_Opened"] = field(default_factory=dict)

    def add(self, cell: Cell, package: "_Opened") -> None:
        """Have what a package brings to the row as well."""
        self.packages[cell.column] = package
        if not cell.column:
            self.values = row_of(cell.theirs)
        elif self.values is not None:
            self.values[cell.column] = cell.theirs

    def over(self, row: RowSides) -> RowSides:
        """The row as it will be here."""
        known = row.ours or row.theirs or self.values
        if self.values is None or known is None:
            return replace(row, ours=None)
        ours = {name: self.values.get(name) for name in known} if row.ours is None else row.ours
        return replace(row, ours={**ours, **self.values})

    def package_of(self, cell: Cell) -> "_Opened | None":
        """The package whose value the cell has as ours."""
        if cell.column:
            return self.packages.get(cell.column) or self.packages.get("")
        return next(reversed(self.packages.values()), None)


class _Opened(Struct, frozen=True, eq=False):
    """A package that is open to read, its file's name, and what became of it before."""

    package: Package
    file: str
    connection: Connection
    before: Past


class Comparison:
    """Packages compared one after the other, each with the ledger as those before it will leave it.

    Their files are read until it is closed.
    """

    def __init__(self, ledger: Ledger, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._ledger, self._cancelled = ledger, cancelled
        self._as_of = ledger.last_change()
        self._pending: dict[Place, _Pending] = {}
        self._before: list[tuple[_Opened, tuple[Cell, ...]]] = []
        self._merged: list[_Opened] = []
        self._open = ExitStack()

    def __enter__(self) -> "Comparison":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, path: Path, file: str = "", *, stays_out: bool = False) -> Merge:
        """Compare the next package, called `file` if not by its name. Nothing is written.

        One that `stays_out` will not be merged: those behind it are compared as if it were not there. Raises
        UserError for what is no package, is damaged, is of another version, or of another ledger, and
        CancelledError.
        """
        returned = _checked(self._ledger, path)
        self._have_pending()
        before = past_merges.of(self._ledger, returned)
        found = Found(set(before.aside))
        with (
            verify.cancelling(self._cancelled),
            verify.reading(path),
            ExitStack() as opening,
        ):
            connection = opening.enter_context(
                closing(attached(self._ledger, path, self._cancelled))
            )
            opened = _Opened(returned, file or path.name, connection, before)
            scope = Scope(connection, returned)
            for table in MERGED:
                for row in map(scope.told, _rows(connection, table, returned.made)):
                    pending = self._pending.get((table, row.record_id))
                    row_comparison.compare(row if pending is None else pending.over(row), found)
            made_at, sender, rows = _sent(connection)
            unchanged = self._sort_again(opened, found, sender)
            conflicts = [self._conflict(opened, cell) for cell in found.conflicts]
            merge = Merge(
                returned,
                opened.file,
                self._as_of,
                made_at,
                sender,
                rows,
                tuple(map(self._as_written, found.taken)),
                # What another package brings is not ours to keep.
                tuple(cell for cell in found.kept if self._rival(cell) is None),
                tuple(conflicts),
                tuple(found.refused),
                tuple(_together(found)),
                tuple(found.gone),
                (
                    *merge_remarks.outdated(before, sender),
                    *merge_remarks.not_put_back(unchanged),
                    *merge_remarks.rolled_over(connection, returned, found),
                    *merge_remarks.there_already(connection, found),
                ),
            )
            self._open.push(opening.pop_all())
        if not stays_out:
            self._before.append((opened, merge.taken))
            self._merged.append(opened)
        return merge

    def _have_pending(self) -> None:
        """Have what the packages before this one bring at hand: not sooner, as nobody asks what the last brings."""
        for opened, taken in self._before:
            for cell in taken:
                self._pending.setdefault(cell.place, _Pending()).add(cell, opened)
        self._before.clear()

    def _rival(self, cell: Cell) -> _Opened | None:
        """The package before this one whose value the cell has as ours."""
        pending = self._pending.get(cell.place)
        return None if pending is None else pending.package_of(cell)

    def _as_written(self, cell: Cell) -> Cell:
        """A cell as it is written: a whole row that comes back with what a package has no part of."""
        back = _back(self._ledger, cell)
        return cell if back is None else replace(cell, theirs=back)

    def _conflict(self, opened: _Opened, cell: Cell) -> Conflict:
        theirs, rival = touches.last(opened.connection, "returned", cell).last, self._rival(cell)
        if rival is not None:
            ours = touches.last(rival.connection, "returned", cell).last
            return Conflict(cell, ours, theirs, rival.file)
        touched = touches.last(opened.connection, "main", cell)
        ours, back = touched.last, _back(self._ledger, cell)
        filled = self._filled_in.get((touched.change_id, touched.file))
        if filled is not None and not touched.is_undo:
            # Not when it was merged: the later of two returns is the one that was filled in later.
            ours = Touch(touched.user, filled)
        return Conflict(cell, ours, theirs, back=back)

    @cached_property
    def _filled_in(self) -> Mapping[tuple[int, str], str]:
        return past_merges.filled_in(self._ledger)

    def _sort_again(self, opened: _Opened, found: Found, sender: Touch) -> list[Cell]:
        """Sort the cells that other returns of the same package brought by what was done to them since.

        Returns those that an earlier return brought and this one has as if nobody had filled them in.
        """
        if not (opened.before.merged or self._merged):
            return []
        conflicts, taken, kept = found.conflicts, found.taken, found.kept
        unchanged = []
        found.conflicts, found.taken, found.kept = [], [], []
        for cell in conflicts:
            since = self._since_brought(opened, cell)
            is_corrected = (
                since and since.there and not since.here and _is_known_there(opened, cell)
            )
            (found.taken if is_corrected else found.conflicts).append(cell)
        for cell in taken:
            since, other = self._since_brought(opened, cell), self._put_back(opened, cell)
            if other is not None:
                put_back = replace(cell, theirs=cell.ours)
                self._pending.setdefault(cell.place, _Pending()).add(put_back, other)
            if other is not None or (since and (since.here or not since.there)):
                # It was put back here by hand, or in another return.
                found.add_conflict(cell)
            else:
                found.taken.append(cell)
        for cell in kept:
            since = None if cell.is_changed_there else self._since_brought(opened, cell)
            if not since or not since.there:
                found.kept.append(cell)
                if since and not since.here and sender.instant > since.brought:
                    unchanged.append(cell)
            elif since.here:
                found.add_conflict(cell)
            else:
                found.taken.append(cell)
        return unchanged

    def _put_back(self, opened: _Opened, cell: Cell) -> _Opened | None:
        """Another return of the package that is compared now, in which a cell was changed and put back."""
        if self._rival(cell) is not None:
            return None
        others = (each for each in self._merged if each.package.id == opened.package.id)
        touched = (
            each for each in others if touches.last(each.connection, "returned", cell).last.at
        )
        return next(touched, None)

    def _since_brought(self, opened: _Opened, cell: Cell) -> "_Since | None":
        """What was done to a cell since another return of the package brought it; None where none did."""
        rival = self._rival(cell)
        if rival is not None:
            if rival.package.id != opened.package.id or cell.is_changed_there:
                return None
            return _Since(
                touches.last(opened.connection, "returned", cell).last.at != "", here=True
            )
        merged = {(change_id, file): filled for change_id, file, filled in opened.before.merged}
        edits = (
            list(touches.edits_here(opened.connection, opened.package.made, cell)) if merged else []
        )
        brought = next((merged[each] for each in edits if each in merged), None)
        if brought is None:
            return None
        theirs, at = (
            touches.last(opened.connection, "returned", cell).last,
            Touch(at=brought).instant,
        )
        return _Since(
            there=theirs.instant > at,
            # Of a whole row any edit is to be seen before it goes.
            here=any(each not in merged for each in (edits[:1] if cell.column else edits)),
            brought=at,
        )


class _Since(Struct, frozen=True):
    """Whether a cell was touched in the package, and whether here, since it was brought; and when what was
    brought had been filled in, in seconds since 1970."""

    there: bool
    here: bool
    brought: float = 0


_LAST_ENTRY = """
SELECT before, after FROM returned.change_entry WHERE record_id = ? AND table_name = ?
ORDER BY change_id DESC, number DESC LIMIT 1
"""


def _is_known_there(opened: _Opened, cell: Cell) -> bool:
    """Whether what would go with a row that was deleted there had been seen there."""
    if cell.column or cell.ours is None:
        return True
    last = opened.connection.execute(_LAST_ENTRY, (cell.record_id, cell.table)).fetchone()
    deleted = None if last is None else entry_of(cell.table, cell.record_id, *last).before
    return row_of(merge_cells.row_text(deleted)) == row_of(cell.ours)


def deleted(ledger: Ledger, cell: Cell) -> list[Entry]:
    """How a whole row was deleted here, and with it what was its own, owners first; empty if it was not."""
    found = ledger.connection.execute(
        selects.text("merge.deleted"), {"table": cell.table, "id": cell.record_id}
    )
    return [entry_of(*row) for row in found]


def _back(ledger: Ledger, cell: Cell) -> str | None:
    """A whole row that was deleted here as it would come back; None for any other cell."""
    base, theirs = (None if cell.column else row_of(side) for side in (cell.base, cell.theirs))
    found = [] if base is None or theirs is None else deleted(ledger, cell)
    if base is None or theirs is None or not found:
        return None
    changed = {name for name in {**base, **theirs} if base.get(name) != theirs.get(name)}
    return row_text({**(found[0].before or {}), **{name: theirs.get(name) for name in changed}})


def _together(found: Found) -> Iterator[Together]:
    """What is to be seen together, but for what was sorted otherwise since: that is asked, or taken as a whole."""
    sorted_so = {cell.key for cell in found.taken if cell.is_changed_there}
    sorted_so |= {cell.key for cell in found.kept}
    asked = {cell.place for cell in found.conflicts if row_comparison.is_weighty(cell)}
    for each in found.together:
        cells = tuple(cell for cell in each.cells if cell.key in sorted_so)
        sides = {cell.is_changed_there for cell in cells}
        if len(sides) > 1 or (sides and cells[0].place in asked):
            yield Together(each.title, cells)


def _sent(connection: Connection) -> tuple[str, Touch, int]:
    """When a package was made, who changed it last, and how many rows it has that may come back."""
    made = connection.execute(
        "SELECT at FROM returned.change_log WHERE action = 'create' ORDER BY id LIMIT 1"
    ).fetchone()
    last = connection.execute(
        "SELECT user, at FROM returned.change_log WHERE action <> 'create' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    counts = (
        connection.execute(f"SELECT count(*) FROM returned.{table}").fetchone()[0]
        for table in MERGED
    )
    return "" if made is None else str(made[0]), Touch(*map(str, last or ())), sum(counts)


def _checked(ledger: Ledger, path: Path) -> Package:
    """What a package says that it is, after the checks of an untrusted file."""
    if ledger.is_package:
        raise UserError(
            tr("「{path}」是填报包，不能合并别的填报包；请在下发单位的台账里合并", path=ledger.path)
        )
    verify.check_file(path)
    recover(path)
    with Ledger.open(path, read_only=True) as opened:
        returned = package.check(opened)
    if returned.ledger != package.identity(ledger):
        raise UserError(
            tr(
                "「{path}」是另一本台账的填报包，不能合并到这一本；请在下发它的台账里合并",
                path=path,
            )
        )
    # Whose rows it may bring follows from the id, and nobody is to read another name.
    sql = "SELECT name FROM organisation WHERE id = ?"
    unit = ledger.connection.execute(sql, (returned.unit_id,)).fetchone()
    return returned if unit is None else replace(returned, unit=str(unit[0]))


def attached(
    ledger: Ledger, path: Path, cancelled: Callable[[], bool] = lambda: False
) -> Connection:
    """A connection that reads the ledger, and the package beside it as `returned`."""
    connection = ledger.reader(cancelled)
    try:
        connection.execute("ATTACH ? AS returned", (uri(path.resolve(), "ro"),))
    except BaseException:
        connection.close()
        raise
    return connection


def rows(connection: Connection, table: str, made: str) -> sqlite3.Cursor:
    """What either side touched of a table since the change `made` of the ledger; see the query."""
    spec = TABLES[table]
    owner = "NULL"
    if spec.owner_kind:
        column = spec.owner_column
        was = f"CASE WHEN json_valid(based.base) THEN based.base ->> '{column}' END"
        owner_id = f"coalesce(ours.{column}, theirs.{column}, {was})"
        name = f"(SELECT name FROM {{schema}}.{spec.owner_kind} WHERE id = {owner_id})"
        owner = f"coalesce({name.format(schema='main')}, {name.format(schema='returned')})"
    there = connection.execute(f"SELECT * FROM returned.{table} LIMIT 0").description
    is_same = " AND ".join(f"e.after ->> '{name}' IS there.{name}" for name, *_ in there)
    sql = selects.text("merge.rows").format(table=table, owner=owner, is_same=is_same)
    return connection.execute(sql, {"table": table, "made": made})


def _rows(connection: Connection, table: str, made: str) -> Iterator[RowSides]:
    cursor = rows(connection, table, made)
    names = [column[0] for column in cursor.description][5:]
    width = len(names) // 2
    columns, place = names[:width], names.index("id")
    for record_id, base, owner_name, was_deleted, filled_by, *values in cursor:
        theirs, ours = values[:width], values[width:]
        yield RowSides(
            table,
            record_id,
            owner_name,
            bool(was_deleted),
            filled_by or "",
            entry_of(table, record_id, None, base).after,
            None if theirs[place] is None else dict(zip(columns, theirs, strict=True)),
            None if ours[place] is None else dict(zip(columns, ours, strict=True)),
        )
