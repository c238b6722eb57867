"""What became of the projects between two months: 新增, 变动, 取消, and what was corrected.

A closed month is what was kept of it; an open one is what the ledger holds now.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from jingxi_desktop.ledger import month_projects
from jingxi_desktop.ledger.closed_months import (
    ClosedMonth,
    ProjectState,
    closed_month,
    corrections,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, Field, Project, UserError, Value
from jingxi_desktop.records.dates import format_date, format_day
from jingxi_desktop.records.fields import Text
from jingxi_desktop.records.monthly_return import ProjectReturn
from jingxi_desktop.translation import mark, tr

Sort = Literal["added", "changed", "removed", "corrected"]
SORTS: dict[Sort, str] = {
    "added": mark("新增"),
    "changed": mark("变动"),
    "removed": mark("已取消"),
    "corrected": mark("更正"),
}
# What is compared, with the specs that say how it reads.
_COMPARED: tuple[Field, ...] = (
    Project.KIND.field("name"),
    Project.KIND.field("category"),
    Project.KIND.field("stage"),
    Text(mark("责任单位"), name="responsible"),
    Project.KIND.field("planned_investment"),
    ProjectReturn.KIND.field("light"),
)


class Difference(Struct, frozen=True):
    """One difference: of which project or task, in which field, from what to what, as stored.

    Of a project that came or went the field is what it was planned to be. `month` is that of a
    correction, `note` why it was made and by whom.
    """

    sort: Sort
    kind: str
    record_id: str
    name: str
    field: Field
    old: Value
    new: Value
    month: str | None = None
    note: str = ""


class Comparison(Struct, frozen=True):
    """Two months, the earlier first, each with its closing if it has one, and their differences."""

    earlier: str
    later: str
    closed: tuple[ClosedMonth | None, ClosedMonth | None]
    differences: tuple[Difference, ...]

    def count(self, sort: Sort) -> int:
        """How many differences of a sort there are."""
        return sum(difference.sort == sort for difference in self.differences)


def compare(ledger: Ledger, earlier: str, later: str) -> Comparison:
    """The difference of two months of one year, in the order of the plan.

    Raises UserError if they are not, or are one and the same.
    """
    if earlier[:4] != later[:4] or earlier >= later:
        raise UserError(
            tr(
                "只能比较同一年的两个月，前一个月在先；现在是{earlier}和{later}",
                earlier=format_date(earlier),
                later=format_date(later),
            )
        )
    closed = closed_month(ledger, earlier), closed_month(ledger, later)
    before, after = (
        _now(ledger, name) if found is None else found.kept.projects
        for name, found in zip((earlier, later), closed, strict=True)
    )
    found = (*between(before, after), *_corrected(ledger, later, closed[0]))
    return Comparison(earlier, later, closed, found)


def _now(ledger: Ledger, name: str) -> tuple[ProjectState, ...]:
    return month_projects.states(ledger, month_projects.read(ledger, name))


def between(
    earlier: Iterable[ProjectState], later: Iterable[ProjectState]
) -> tuple[Difference, ...]:
    """What came, what changed and what went between two states of projects."""
    before = {state.id: state for state in earlier}
    after = {state.id: state for state in later}
    return (
        *(_whole("added", state) for key, state in after.items() if key not in before),
        *(
            difference
            for key, state in after.items()
            if key in before
            for difference in _changed(before[key], state)
        ),
        *(_whole("removed", state) for key, state in before.items() if key not in after),
    )


def _whole(sort: Sort, state: ProjectState) -> Difference:
    old, new = (None, state.planned) if sort == "added" else (state.planned, None)
    planned = Project.KIND.field("planned_investment")
    return Difference(sort, "project", state.id, state.name, planned, old, new)


def _changed(before: ProjectState, after: ProjectState) -> list[Difference]:
    pairs = [(field, _value(before, field), _value(after, field)) for field in _COMPARED]
    return [
        Difference("changed", "project", after.id, after.name, field, old, new)
        for field, old, new in pairs
        if old != new
    ]


def _value(state: ProjectState, field: Field) -> Value:
    value: Value = getattr(state, "planned" if field.name == "planned_investment" else field.name)
    return value


def _corrected(ledger: Ledger, later: str, closed: ClosedMonth | None) -> list[Difference]:
    """Corrections of months up to the later one, since the earlier one was closed."""
    since = 0 if closed is None else closed.change_id
    return [
        Difference(
            "corrected",
            made.kind,
            made.record_id,
            made.name,
            KINDS[made.part].field(made.field),
            made.old,
            made.new,
            made.month,
            tr("{reason}（{by}）", reason=made.reason, by=f"{made.user} {format_day(made.at)}"),
        )
        for made in corrections(ledger, f"{later[:4]}-01", later, since)
    ]
