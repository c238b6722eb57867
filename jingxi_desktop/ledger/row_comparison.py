"""What became of one row since a package was made: as it was then, as it is there, and as it is here.

What only they changed is taken, what only we changed is kept, and what both changed to different things is a
conflict. What a unit may not change is refused.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct, field

from jingxi_desktop.ledger.entries import Row
from jingxi_desktop.ledger.merge_cells import Cell, Key, Place, Together, row_text
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import KINDS, FieldError, UserError, Value
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.fields import Money
from jingxi_desktop.translation import tr

# Row numbers are each file's own, and packages leave out what a project belongs to.
_NOT_COMPARED = ("rowid", "parent_id")
_STAGE = ("stage", "stage_date", "stage_reason")


class Found(Struct):
    """The cells as they are found, and what was decided for ours when the package was merged before."""

    decided: Collection[tuple[Key, Value]]
    taken: list[Cell] = field(default_factory=list)
    kept: list[Cell] = field(default_factory=list)
    conflicts: list[Cell] = field(default_factory=list)
    refused: list[Cell] = field(default_factory=list)
    together: list[Together] = field(default_factory=list)
    gone: list[Place] = field(default_factory=list)

    def add_conflict(self, cell: Cell) -> None:
        """A cell that both sides changed: a conflict, unless it was decided before."""
        is_decided = (cell.key, cell.theirs) in self.decided
        (self.kept if is_decided else self.conflicts).append(cell)


class RowSides(Struct, frozen=True):
    """A row that somebody touched: as it was made (what is not empty), as it is there, and as it is here.

    `was_deleted` of one that is new there: it was merged and deleted here before. `filled_by` is who
    changed it there. `is_own` says that the unit answers for it; else nothing of it is taken.
    """

    table: str
    record_id: str
    owner: str | None
    was_deleted: bool
    filled_by: str
    base: Row | None
    theirs: Row | None
    ours: Row | None
    is_own: bool = True


def compare(row: RowSides, found: Found) -> None:
    """Sort the cells of a row into `found`. Raises UserError for what no program of ours would have kept there."""
    if row.theirs is not None and row.ours is not None:
        # Both may have added the same part, such as a month.
        _compare_cells(row, row.base or {}, row.theirs, row.ours, found)
    elif row.theirs is not None or row.ours is not None:
        _compare_whole(row, found)
    else:
        found.gone.append((row.table, row.record_id))


def _compare_whole(row: RowSides, found: Found) -> None:
    """A row that one side has and the other has not."""
    base, theirs, ours = row.base, row.theirs, row.ours
    whole = _whole(row)
    if theirs is None and base is None:
        # It was new there and is deleted there.
        is_conflict = False
        sort = found.kept
    elif theirs is not None and base is not None:
        # It was deleted here.
        is_conflict = not _same(base, _allowed(row, base, theirs))
        sort = found.kept
    elif not (row.is_own and KINDS[TABLES[row.table].kind].by_unit):
        is_conflict = False
        sort = found.refused
    else:
        # It was deleted there, or is new there.
        is_conflict = row.was_deleted if ours is None else not _same(base, ours)
        sort = found.taken
    if is_conflict:
        found.add_conflict(whole)
    else:
        sort.append(whole)


def _compare_cells(row: RowSides, base: Row, theirs: Row, ours: Row, found: Found) -> None:
    taken, kept, conflicts, title = [], [], [], ""
    for column, value in theirs.items():
        mine = ours[column]
        if value == mine or column in _NOT_COMPARED:
            continue
        was = base.get(column)
        _check(row.table, ((column, was), (column, value)))
        title = title or _title(row)
        cell = Cell(row.table, row.record_id, column, title, was, mine, value, row.filled_by)
        if value == was:
            kept.append(cell)
        elif not _may_change(row, column):
            found.refused.append(cell)
        elif mine == was:
            taken.append(cell)
        else:
            found.add_conflict(cell)
            conflicts.append(cell)
    found.taken += taken
    found.kept += kept
    weighty = [list(filter(is_weighty, side)) for side in (taken, kept, conflicts)]
    if (weighty[0] or weighty[1]) and sum(map(bool, weighty)) > 1:
        found.together.append(Together(title, (*weighty[0], *weighty[1])))


def is_weighty(cell: Cell) -> bool:
    """Whether a cell is an amount, or says of the stage which, since when or why."""
    return isinstance(cell.field, Money) or cell.column in _STAGE


def _may_change(row: RowSides, column: str) -> bool:
    if not row.is_own:
        return False
    kind = KINDS[TABLES[row.table].kind]
    spec = kind.by_name.get(column)
    if spec is None:
        return kind.by_unit
    return (kind.by_unit or spec.by_unit) and not spec.fixed


def _allowed(row: RowSides, base: Row, theirs: Row) -> Row:
    """A row of theirs, but for what a unit may not change."""
    return {
        name: value if _may_change(row, name) else base.get(name) for name, value in theirs.items()
    }


def _same(base: Row | None, row: Row | None) -> bool:
    """Whether a row is as it was made in all that is compared."""
    if base is None or row is None:
        return base is row
    return all(base.get(name) == row[name] for name in row if name not in _NOT_COMPARED)


def _whole(row: RowSides) -> Cell:
    base, theirs, ours = row.base, row.theirs, row.ours
    for side in (base, theirs):
        _check(row.table, side.items() if side else ())
    if theirs is not None and not TABLES[row.table].has_own_id(theirs):
        raise _is_harmed(tr("「{title}」的编号与所属记录和月份不符", title=_title(row)))
    if theirs is not None and base is not None:
        theirs = _allowed(row, base, theirs)
    sides = (row_text(base), row_text(ours), row_text(theirs))
    return Cell(row.table, row.record_id, "", _title(row), *sides, row.filled_by)


def _check(table: str, values: Iterable[tuple[str, Value]]) -> None:
    """Raises UserError for a value of the package that no program of ours would have kept there."""
    known = KINDS[TABLES[table].kind].by_name
    for name, value in values:
        if name in known and value is not None:
            try:
                known[name].check(value)
            except FieldError as error:
                raise _is_harmed(error) from error


def _is_harmed(why: object) -> UserError:
    return UserError(tr("填报包已损坏或被改动，没有合并：{error}", error=why))


def _title(row: RowSides) -> str:
    """The record, or its owner and the part: 某项目 · 2023年6月."""
    known = row.ours or row.theirs or row.base or {}
    table = TABLES[row.table]
    kind = KINDS[table.kind]
    own = str(known.get("year" if table.is_part else kind.title) or "")
    part = format_date(own) if kind.by_month else own
    return " · ".join(word for word in (row.owner, part) if word)
