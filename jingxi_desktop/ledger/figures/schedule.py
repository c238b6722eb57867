"""The course of the year's projects: when each should begin and end, when it did, and its nodes."""

import json
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger import selects
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Value

# More than any chart has room for.
MOST_LISTED = 200


class Step(Struct, frozen=True):
    """One key node; `actual` only if it was reached by the day of the schedule."""

    name: str
    due: str | None
    actual: str | None
    is_overdue: bool


class Works(Struct, frozen=True):
    """One project; actual dates only if they had come by the day of the schedule.

    `is_begun` and `is_finished` are 1 where it has begun or is completed, by its dates or, where they
    are not written, its stage. `is_start_late` and `is_finish_late` are 1 where it should have begun or ended and has not,
    `is_late` also where a node is overdue.
    """

    steps: tuple[Step, ...]
    project_id: str
    name: str
    planned_start: str | None
    planned_finish: str | None
    actual_start: str | None
    actual_finish: str | None
    is_begun: int
    is_finished: int
    is_start_late: int
    is_finish_late: int
    is_late: int

    @property
    def dates(self) -> tuple[str, ...]:
        """All dates that are known of it."""
        own = (self.planned_start, self.planned_finish, self.actual_start, self.actual_finish)
        nodes = [date for step in self.steps for date in (step.due, step.actual)]
        return tuple(date for date in (*own, *nodes) if date is not None)

    @property
    def overdue_steps(self) -> int:
        """How many nodes are overdue."""
        return sum(step.is_overdue for step in self.steps)

    def records(self, year: int) -> Query:
        """The project."""
        return Query("project", year, conditions=(Condition("name", "in", (self.name,)),))


class Schedule(Struct, frozen=True):
    """The projects in a year's plan on a day: first the late ones, each group by its start.

    `dated` have a date, `late` of them are late, and `rows` are those from number `first` (from 0) on,
    MOST_LISTED at most; `undated` have none.
    """

    origin: Origin
    year: int
    day: str
    rows: tuple[Works, ...]
    dated: int
    late: int
    undated: int
    first: int = 0

    def pages(self, most: int) -> "tuple[Schedule, ...]":
        """The same in pages of at most `most` rows each; one page if there are none."""
        starts = range(0, max(len(self.rows), 1), most)
        return tuple(
            replace(self, rows=self.rows[start : start + most], first=start) for start in starts
        )


def schedule(ledger: Ledger, year: int) -> Schedule:
    """The schedule of a year as of today, or of its last day once it is over."""
    day = ledger.connection.as_of(year)
    found = _rows(ledger, "chart.schedule", year=year, day=day, most=MOST_LISTED)
    steps: dict[str, list[Step]] = {}
    ids = json.dumps([project_id for _dated, _late, _undated, project_id, *_rest in found])
    for project_id, name, due, actual, is_overdue in _rows(
        ledger, "chart.schedule_nodes", ids=ids, day=day
    ):
        steps.setdefault(project_id, []).append(Step(name, due, actual, bool(is_overdue)))
    rows = tuple(
        Works(tuple(steps.get(project_id, ())), project_id, *rest)
        for _dated, _late, _undated, project_id, *rest in found
    )
    counts = found[0][:3] if found else (0, 0, 0)
    return Schedule(origin_of(ledger), year, day, rows, *counts)


def _rows(ledger: Ledger, query: str, **given: Value) -> list[tuple[Any, ...]]:
    sql = selects.text(query)
    return ledger.connection.execute(sql, given).fetchall()
