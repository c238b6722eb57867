"""Merging a returned package that was compared: one change, whole or not at all.

What they alone changed is written, and of the conflicts what was chosen. What was chosen for ours is
remembered, so that the same package does not ask again.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from msgspec import Struct

from jingxi_desktop.ledger import commands, queries, three_way
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.ledger.three_way import MERGED, Cell, Chosen, Key, Merge
from jingxi_desktop.records import KINDS, UserError
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import tr

Side = Literal["ours", "theirs", "later"]
# A row of a table.
Place = tuple[str, str]


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


def side(text: str | None) -> Side:
    """A rule by its name; ours for none, which where there is no conflict settles nothing."""
    for known in get_args(Side):
        if text == known:
            found: Side = known
            return found
    return "ours"


def settled(merge: Merge, prefer: Side) -> dict[Key, Chosen]:
    """All conflicts settled by one rule."""
    return {
        conflict.cell.key: conflict.later if prefer == "later" else prefer
        for conflict in merge.conflicts
    }


def apply(
    ledger: Ledger,
    merge: Merge,
    choices: Mapping[Key, Chosen],
    reason: str = "",
    without: Collection[Place] = (),
) -> int:
    """Merge what was compared, as one step; conflicts go as chosen. Returns how many cells changed.

    `reason` is asked for where a closed month is touched. Records in `without` stay as they are.
    Raises UserError while a conflict is not settled, and where the ledger changed since; ProblemsError
    with the records that would break their rules. Nothing is done then.
    """
    open_ones = [each.cell for each in merge.conflicts if each.cell.key not in choices]
    if open_ones:
        raise UserError(
            tr("还有 {n} 处冲突没有选定，如「{title}」", n=len(open_ones), title=open_ones[0].title)
        )
    chosen: dict[Chosen, list[Cell]] = {"ours": [], "theirs": []}
    for conflict in merge.conflicts:
        chosen[choices[conflict.cell.key]].append(conflict.cell)
    rows: dict[Place, list[Cell]] = {}
    for cell in (*merge.taken, *chosen["theirs"], *_parts(merge, chosen["theirs"])):
        rows.setdefault((cell.table, cell.record_id), []).append(cell)
    for place in without:
        rows.pop(place, None)
    label = tr("合并{package}", package=merge.package.title)
    with ledger.change(label, file=merge.file, reason=reason) as change:
        problems = _write(change, rows) or _broken(ledger, rows)
        if problems:
            raise ProblemsError(problems)
        _remember(ledger, merge, chosen["ours"])
    return sum(map(len, rows.values()))


def _parts(merge: Merge, chosen: Iterable[Cell]) -> Iterator[Cell]:
    """What was deleted here with the records that now come back, and comes back with them."""
    back = {cell.record_id for cell in chosen if not cell.column and cell.ours is None}
    for cell in merge.kept if back else ():
        row = three_way.row_of(cell.theirs) if not cell.column and cell.ours is None else None
        if row is not None and row.get(TABLES[cell.table].owner_column) in back:
            yield cell


def _write(change: Change, rows: Mapping[Place, list[Cell]]) -> tuple[Problem, ...]:
    """Write the rows, owners first; what could not be written."""
    problems = []
    order = {table: place for place, table in enumerate(MERGED)}
    for (table, record_id), cells in sorted(rows.items(), key=lambda item: order[item[0][0]]):
        _check_unchanged(change, cells)
        try:
            if cells[0].column:
                change.update(table, record_id, {cell.column: cell.theirs for cell in cells})
            else:
                _write_whole(change, cells[0])
        except ClosedMonthError:
            raise
        except UserError as error:
            problems.append(Problem((table, record_id), cells[0].title, str(error)))
    return tuple(problems)


def _check_unchanged(change: Change, cells: Sequence[Cell]) -> None:
    """Raises UserError unless the row still is what was compared."""
    row = change.read(cells[0].table, cells[0].record_id)
    for cell in cells:
        now = row.get(cell.column) if row and cell.column else three_way.row_text(row)
        if now != cell.ours:
            raise UserError(tr("比较之后「{title}」又有改动，请重新比较", title=cell.title))


def _write_whole(change: Change, cell: Cell) -> None:
    row, table = three_way.row_of(cell.theirs), TABLES[cell.table]
    if row is None:
        change.delete(cell.table, cell.record_id)
        return
    owner_id = str(row.get(table.owner_column))
    if table.owner_kind and change.read(table.owner_kind, owner_id) is None:
        raise UserError(tr("它所属的记录在台账里已删除，请以我方为准或先恢复那条记录"))
    change.insert(cell.table, row)


def _broken(ledger: Ledger, rows: Mapping[Place, list[Cell]]) -> tuple[Problem, ...]:
    """The records that break their rules now that all is written."""
    problems = []
    for table in MERGED:
        if TABLES[table].is_part:
            continue
        ids = [record_id for name, record_id in rows if name == table]
        for record in queries.some(ledger, KINDS[table], ids, with_derived=False):
            try:
                commands.check(ledger, record)
            except UserError as error:
                place = table, record.id
                problems.append(Problem(place, rows[place][0].title, str(error)))
    return tuple(problems)


def _remember(ledger: Ledger, merge: Merge, cells: Iterable[Cell]) -> None:
    """Keep what of theirs was set aside, for when the package is merged again."""
    before = three_way.decided(ledger, merge.package)
    after = {**before, **{cell.key: cell.theirs for cell in cells}}
    if after != before:
        values = [[*key, theirs] for key, theirs in after.items()]
        name = three_way.decision_setting(merge.package)
        ledger.set_setting(name, json.dumps(values, ensure_ascii=False))
