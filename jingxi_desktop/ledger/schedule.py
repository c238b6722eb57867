"""The course of the year's projects: when each should begin and end, when it did, and its nodes."""

from typing import Any

from msgspec import Struct

from jingxi_desktop import paths
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.reports import Origin, origin_of
from jingxi_desktop.records.dates import first_day


class Step(Struct, frozen=True):
    """One key node; `actual` only if it was reached by the day of the schedule."""

    name: str
    due: str | None
    actual: str | None
    is_overdue: bool


class Works(Struct, frozen=True):
    """One project; actual dates only if they had come by the day of the schedule.

    `is_start_late` and `is_finish_late` are 1 where it should have begun or ended and has not.
    """

    steps: tuple[Step, ...]
    project_id: str
    number: int | None
    name: str
    planned_start: str | None
    planned_finish: str | None
    actual_start: str | None
    actual_finish: str | None
    is_start_late: int
    is_finish_late: int

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

    @property
    def is_late(self) -> bool:
        """Whether its beginning, its end or a node of it is overdue."""
        return bool(self.is_start_late or self.is_finish_late or self.overdue_steps)

    @property
    def start(self) -> str:
        """Its first day as planned, else as it was; what has none comes last."""
        start = self.planned_start or self.actual_start
        return "9999" if start is None else first_day(start)

    def records(self, year: int) -> Query:
        """The project."""
        return Query("project", year, conditions=(Condition("name", "in", (self.name,)),))


class Schedule(Struct, frozen=True):
    """The projects in a year's plan on a day: first the late ones, each group by its start.

    `undated` of them have no date at all and are not among `rows`.
    """

    origin: Origin
    year: int
    day: str
    rows: tuple[Works, ...]
    undated: int

    @property
    def late(self) -> int:
        """How many are late."""
        return sum(row.is_late for row in self.rows)


def schedule(ledger: Ledger, year: int) -> Schedule:
    """The schedule of a year as of today, or of its last day once it is over."""
    day = ledger.connection.as_of(year)
    steps: dict[str, list[Step]] = {}
    for project_id, name, due, actual, is_overdue in _rows(
        ledger, "chart.schedule_nodes", year, day
    ):
        steps.setdefault(project_id, []).append(Step(name, due, actual, bool(is_overdue)))
    projects = [
        Works(tuple(steps.get(row[0], ())), *row)
        for row in _rows(ledger, "chart.schedule", year, day)
    ]
    dated = [project for project in projects if project.dates]
    dated.sort(key=lambda project: (not project.is_late, project.start))
    undated = len(projects) - len(dated)
    return Schedule(origin_of(ledger), year, day, tuple(dated), undated)


def _rows(ledger: Ledger, query: str, year: int, day: str) -> list[tuple[Any, ...]]:
    sql = paths.query_file(query).read_text("utf-8")
    return ledger.connection.execute(sql, {"year": year, "day": day}).fetchall()
