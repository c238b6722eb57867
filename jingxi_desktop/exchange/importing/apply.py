"""Applying a plan: all of its rows as one change, one undo step, or nothing.

New records go in by whole tables, updates by blocks of rows, of which the history has each field that
became another one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from jingxi_desktop.exchange import collector
from jingxi_desktop.exchange.importing.plan import Plan
from jingxi_desktop.exchange.importing.rows import Edit
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.commands import write_years
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.steps import UNWATCHED, Steps, Watch
from jingxi_desktop.ledger.tables import part_id, year_table
from jingxi_desktop.records import KINDS, Kind, UserError, Value
from jingxi_desktop.translation import tr


@collector.at_rest()
def apply(ledger: Ledger, plan: Plan, file: str, reason: str = "", watch: Watch = UNWATCHED) -> int:
    """Do what a plan says, without its problems. Returns how many rows were new or changed something.

    `file` is the name of the file that it was made of, `reason` why closed months are corrected.
    Raises UserError where the ledger has changed since the plan was made, ClosedMonthError where a
    closed month takes a reason, CancelledError soon after `watch.cancelled()` turns true; then nothing
    was written.
    """
    rows = [row for row in plan.rows if row.edits]
    updates: list[Edit] = []
    new: dict[str, list[Edit]] = defaultdict(list)
    for row in rows:
        for edit in row.edits:
            (updates if edit.before is not None else new[edit.kind]).append(edit)
    steps = Steps(sum(map(len, (updates, *new.values()))), watch)
    with ledger.change(tr("导入 {file}", file=file), file=file, reason=reason) as change:
        if ledger.last_change() != plan.as_of:
            raise UserError(tr("核对之后台账又有了改动，没有导入；请重新核对后再导入"))
        # The kinds stand in the order in which they refer to each other.
        for kind in KINDS.values():
            if kind.name in new:
                _insert(change, kind, plan.year, _parents_first(new[kind.name]), steps)
        # Records that are there may refer to new ones, and to none that is not there yet.
        for some in steps.over(updates):
            for name, run in groupby(some, lambda edit: edit.kind):
                _update(change, KINDS[name], plan.year, list(run))
    return len(rows)


def _update(change: Change, kind: Kind, year: int, edits: Sequence[Edit]) -> None:
    yearly = {field.name for field in kind.yearly}

    def values(*, in_year: bool) -> Iterator[tuple[str, dict[str, Value]]]:
        for edit in edits:
            after = {
                name: value for name, value in edit.after.items() if (name in yearly) == in_year
            }
            yield edit.record_id, after

    change.update_many(kind.name, values(in_year=False))
    write_years(change, kind, year, values(in_year=True))


def _insert(change: Change, kind: Kind, year: int, edits: Sequence[Edit], steps: Steps) -> None:
    given = {name for edit in edits for name in edit.after}
    own = [field.name for field in kind.stored if field.name in given]
    change.insert_many(
        kind.name,
        ("id", *own),
        (
            (edit.record_id, *map(edit.after.get, own))
            for some in steps.over(edits)
            for edit in some
        ),
    )
    yearly = [field.name for field in kind.yearly if field.name in given]
    if yearly:
        change.insert_many(
            year_table(kind.name),
            ("id", f"{kind.name}_id", "year", *yearly),
            (
                (part_id(edit.record_id, year), edit.record_id, year, *map(edit.after.get, yearly))
                for some in steps.over(edits, counted=False)
                for edit in some
                if not edit.after.keys().isdisjoint(yearly)
            ),
        )


def _parents_first(edits: Sequence[Edit]) -> list[Edit]:
    """The new records, each behind the one that it lies in."""
    waiting: dict[Value, list[Edit]] = defaultdict(list)
    new = {edit.record_id for edit in edits}
    ready = []
    for edit in edits:
        parent = edit.after.get("parent_id")
        if parent in new:
            waiting[parent].append(edit)
        else:
            ready.append(edit)
    for edit in ready:
        ready.extend(waiting.pop(edit.record_id, ()))
    return ready
