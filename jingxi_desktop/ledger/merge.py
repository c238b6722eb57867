"""Merging returned packages that were compared: one change, whole or not at all.

What they alone changed is written, and of the conflicts what was chosen. What was set aside is
remembered, so that the same package does not ask again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger import (
    attachment_contents,
    commands,
    merge_cells,
    past_merges,
    queries,
    rules,
    three_way,
)
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.entries import Entry
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Cell, Conflict, Key, Merge, Place
from jingxi_desktop.ledger.steps import UNWATCHED, Steps, Watch
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.ledger.three_way import MERGED
from jingxi_desktop.records import KINDS, UserError, Value
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import joined, tr

Side = Literal["ours", "theirs", "later"]
# What is chosen for a cell: the file of the package whose value it gets, or to leave it as it is.
Choices = Mapping[Key, str]
OURS = ""
_MOST_UNITS = 3
# Of each row the files that bring something to it, in the order in which they are written, and their cells.
_Rows = dict[Place, list[tuple[str, list[Cell]]]]


class Problem(Struct, frozen=True):
    """A record that cannot be merged as it came, and why."""

    place: Place
    title: str
    sentence: str


class ProblemsError(UserError):
    """Nothing was merged, for these records: mend them, or merge the rest without them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            tr(
                "有 {n} 条记录合并后不合规则，什么都没有合并。如「{title}」：{why}",
                n=len(problems),
                title=problems[0].title,
                why=problems[0].sentence,
            )
        )
        self.problems = problems


def claims(merges: Iterable[Merge]) -> dict[Key, list[tuple[str, Conflict]]]:
    """The conflicts of each cell with the files that they came with."""
    found: dict[Key, list[tuple[str, Conflict]]] = {}
    for merge in merges:
        for conflict in merge.conflicts:
            found.setdefault(conflict.cell.key, []).append((merge.file, conflict))
    return found


def settled(merges: Iterable[Merge], prefer: Side) -> dict[Key, str]:
    """The conflicts that a rule settles, as `Choices`. Where packages differ from each other there is more than one
    theirs, and only the later one is told by a rule."""
    choices = {}
    for key, known in claims(merges).items():
        is_ours = not any(each.rival for _file, each in known)
        differ = len({each.cell.theirs for _file, each in known}) > 1
        if prefer == "later":
            choices[key] = _later(known)
        elif is_ours and prefer == "ours":
            choices[key] = OURS
        elif is_ours and not differ:
            choices[key] = known[0][0]
    return choices


def _later(known: Iterable[tuple[str, Conflict]]) -> str:
    """The file whose value is the latest; ours where that is not known."""
    chosen, latest = OURS, -1.0
    for file, conflict in known:
        if latest < 0:
            latest = conflict.ours.instant
        if conflict.theirs.instant > latest:
            chosen, latest = file, conflict.theirs.instant
    return chosen


def label(merges: Sequence[Merge]) -> str:
    """What merging these is called in 撤销 and in the history; it names who sent them."""
    packages = [merge.package for merge in merges]
    if len(packages) == 1:
        return tr("合并{package}", package=packages[0].title)
    units = list(dict.fromkeys(each.unit for each in packages))
    named = joined(units[:_MOST_UNITS])
    if len(units) > _MOST_UNITS:
        named = tr("{units}等 {n} 个单位", units=named, n=len(units))
    months = joined(format_date(month) for month in sorted({each.month for each in packages}))
    return tr("汇总 {n} 个填报包 · {units} · {months}", n=len(packages), units=named, months=months)


def apply(
    ledger: Ledger,
    merges: Sequence[Merge],
    choices: Choices,
    reason: str = "",
    without: Collection[Place] = (),
    watch: Watch = UNWATCHED,
) -> int:
    """Merge what was compared, as one step; conflicts go as chosen. Returns how many cells changed.

    `merges` are in the order in which they were compared. Records in `without` stay as they are. Raises
    UserError while a conflict is not settled, and where the ledger changed since; ClosedMonthError where
    a closed month is touched without a `reason`; ProblemsError with the records that would break their
    rules; CancelledError soon after `watch.cancelled()` turns true. Nothing is done then.
    """
    open_ones = [
        each.cell for merge in merges for each in merge.conflicts if each.cell.key not in choices
    ]
    if open_ones:
        raise UserError(
            tr("还有 {n} 处冲突没有选定，如「{title}」", n=len(open_ones), title=open_ones[0].title)
        )
    rows = _rows(ledger, merges, choices, without)
    files = {file for steps in rows.values() for file, _cells in steps}
    bringing = [merge for merge in merges if merge.file in files] or merges
    file = bringing[0].file if len(bringing) == 1 else ""
    with ledger.change(label(bringing), file=file, reason=reason) as change:
        if any(merge.as_of != ledger.last_change() for merge in merges):
            raise UserError(tr("比较之后台账又有改动，没有合并；请重新比较"))
        problems = _write(change, rows, watch) or _broken(ledger, rows)
        if problems:
            raise ProblemsError(problems)
        for merge, set_aside in zip(merges, _set_aside(merges, choices), strict=True):
            aside = [cell for cell in set_aside if cell.place not in without]
            past_merges.remember(ledger, merge, aside, change.id if merge.file in files else None)
    return len({cell.key for steps in rows.values() for _file, cells in steps for cell in cells})


def _rows(
    ledger: Ledger, merges: Sequence[Merge], choices: Choices, without: Collection[Place]
) -> _Rows:
    """What is to be written."""
    rows: _Rows = {}
    back: list[Cell] = []
    asked = {each.cell.place for merge in merges for each in merge.conflicts}
    for merge in merges:
        chosen = [each.chosen for each in merge.conflicts if choices[each.cell.key] == merge.file]
        for place, cells in _by_row((*merge.taken, *chosen)).items():
            if place in without:
                continue
            if not cells[0].column and (place in asked or cells[0].base is not None):
                back += _parts(ledger, cells[0])
            rows.setdefault(place, []).append((merge.file, cells))
    # What is asked about itself, and what they deleted too, does not come back with its owner.
    others = asked.union(without, rows, *(merge.gone for merge in merges))
    for part in back:
        if part.place not in others:
            rows[part.place] = [(OURS, [part])]
    return rows


def _parts(ledger: Ledger, cell: Cell) -> list[Cell]:
    """What was deleted here with a whole row that comes back, of which a package has a part only."""
    parts = three_way.deleted(ledger, cell)[1:]
    return [_part(cell.title, part) for part in parts if _can_come_back(ledger, part)]


def _part(title: str, part: Entry) -> Cell:
    """What was deleted with a record, as a cell that brings it back; it comes from no package."""
    row = merge_cells.row_text(part.before)
    return Cell(part.table, part.record_id, "", title, None, None, row, filled_by="")


def _can_come_back(ledger: Ledger, part: Entry) -> bool:
    """Whether it is no attachment whose bytes are wiped."""
    sha256 = (part.before or {}).get("sha256")
    return part.table != "attachment" or attachment_contents.is_there(ledger.connection, sha256)


def _by_row(cells: Iterable[Cell]) -> dict[Place, list[Cell]]:
    rows: dict[Place, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.place, []).append(cell)
    return rows


def _set_aside(merges: Sequence[Merge], choices: Choices) -> list[list[Cell]]:
    """What each package has and the ledger does not get, with the value that is theirs."""
    known = claims(merges)
    chosen = {
        key: conflict.cell.theirs
        for key, claimed in known.items()
        for file, conflict in claimed
        if choices[key] == file
    }
    found: dict[str, list[Cell]] = {merge.file: [] for merge in merges}
    for key, claimed in known.items():
        for file, conflict in claimed:
            if key not in chosen or conflict.cell.theirs != chosen[key]:
                found[file].append(conflict.cell)
            if conflict.rival and key in chosen:
                found[conflict.rival].append(replace(conflict.cell, theirs=conflict.cell.ours))
    return list(found.values())


def _write(change: Change, rows: _Rows, watch: Watch) -> tuple[Problem, ...]:
    """Write the rows, owners first, of each package after the other; what could not be written."""
    problems = []
    parents: dict[Place, Value] = {}
    order = {table: place for place, table in enumerate(TABLES)}
    ordered = sorted(rows, key=lambda place: order[place[0]])
    for place in chain.from_iterable(Steps(len(ordered), watch).over(ordered)):
        for file, cells in rows[place]:
            change.file, change.filled_by = file, cells[0].filled_by
            try:
                if cells[0].column:
                    change.update(*place, {cell.column: cell.theirs for cell in cells})
                else:
                    _write_whole(change, cells[0], parents)
            except ClosedMonthError:
                raise
            except UserError as error:
                problems.append(Problem(place, cells[0].title, str(error)))
    change.file = change.filled_by = ""
    for place, parent in parents.items():
        if change.read(place[0], str(parent)) is not None:
            change.update(*place, {"parent_id": parent})
    return tuple(problems)


def _write_whole(change: Change, cell: Cell, parents: dict[Place, Value]) -> None:
    """Write a new row, or delete one. What it lies in goes to `parents`: that may come back behind it."""
    row, table = merge_cells.row_of(cell.theirs), TABLES[cell.table]
    if row is None:
        # What a package has no part of, such as the attachments, goes with it.
        commands.delete_parts(change, KINDS[cell.table], cell.record_id)
        change.delete(cell.table, cell.record_id)
        return
    owner_id = str(row.get(table.owner_column))
    if table.owner_kind and change.read(table.owner_kind, owner_id) is None:
        raise UserError(tr("它所属的记录在台账里已删除，请以我方为准或先恢复那条记录"))
    parent = row.pop("parent_id", None)
    change.insert(cell.table, row)
    if parent is not None:
        parents[cell.place] = parent


def _broken(ledger: Ledger, rows: _Rows) -> tuple[Problem, ...]:
    """The records that break their rules now that all is written."""
    problems = []
    amounts = rules.amounts_of(ledger)
    for table in MERGED:
        if TABLES[table].is_part:
            continue
        ids = [record_id for name, record_id in rows if name == table]
        for record in queries.some(ledger, KINDS[table], ids, with_derived=False):
            try:
                commands.check(ledger, record, amounts)
            except UserError as error:
                place = table, record.id
                _file, cells = rows[place][0]
                problems.append(Problem(place, cells[0].title, str(error)))
    return tuple(problems)
