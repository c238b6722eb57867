"""The state of one year on one page: counts against the plan, investment, indicators, what presses."""

import heapq
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from jingxi_desktop.ledger import deadlines, measures, month_projects, queries, selects
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.month_figures import PLANNED, beyond_plan, plan_of, target_of
from jingxi_desktop.ledger.month_projects import MonthProject, UnitState
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Indicator, Kind, Plan
from jingxi_desktop.records.deadlines import NEAR, OVERDUE
from jingxi_desktop.records.indicator import BEYOND, INSIDE, SHORT

MOST_LISTED = 4


class Counts(Struct, frozen=True):
    """What the ledger holds of a year. Amounts in 元, None where nothing was entered."""

    tasks: int
    tasks_done: int
    tasks_under_way: int
    projects: int
    continuing: int
    new: int
    started: int
    planned_investment: int | None
    done_investment: int | None
    last_month: str | None

    @property
    def pace(self) -> float | None:
        """序时进度 of the latest returned month: month / 12."""
        return None if self.last_month is None else int(self.last_month[5:]) / 12


class Pressing(Struct, frozen=True):
    """One line of a short list: a record and the figure or date that puts it there.

    `part` is what of the record it is, such as a node of a project.
    """

    record_id: str
    name: str
    due: str | None = None
    gap: float | None = None
    part: str | None = None
    is_overdue: bool = False


class ShortList(Struct, frozen=True):
    """How many there are, how many of them are overdue, and the most pressing of them."""

    count: int
    overdue: int
    first: list[Pressing]


class Overview(Struct, frozen=True):
    """Everything on the first tab.

    `lagging` and `units` are as of the latest month with a return; empty without one. `indicators`
    are all of the year, those that fall short first.
    """

    year: int
    plan: Plan | None
    counts: Counts
    indicators: tuple[Indicator, ...]
    lagging: tuple[Pressing, ...]
    tasks: ShortList
    nodes: ShortList
    problems: ShortList
    units: tuple[UnitState, ...]

    @property
    def target(self) -> int | None:
        """本年计划投资 in 元; see `month_figures.target_of`."""
        return target_of(self.plan, self.counts.planned_investment)

    @property
    def beyond_plan(self) -> int | None:
        """By how much in 元 the projects exceed the plan; see `month_figures.beyond_plan`."""
        return beyond_plan(self.plan, self.counts.planned_investment)

    @property
    def completion_rate(self) -> float | None:
        """投资完成率 = 当年累计完成 / 本年计划投资, None where one of them is not known."""
        if not self.target or self.counts.done_investment is None:
            return None
        return self.counts.done_investment / self.target


def overview(
    ledger: Ledger, year: int, known: Overview | None = None, since: Iterable[Notice] = ()
) -> Overview:
    """Read the state of a year; of one that is `known`, only what changes `since` then touched."""
    changes = tuple(since)

    def is_kept(*kinds: str) -> bool:
        # Rules and the year are settings, by which all of it is judged.
        return known is not None and not any(
            change.touches(kind) for change in changes for kind in (*kinds, "setting")
        )

    def short_list(name: str, *kinds: str) -> ShortList:
        if known is not None and is_kept(*kinds):
            kept: ShortList = getattr(known, name)
            return kept
        return _short_list(ledger, f"overview.{name}", year)

    if known is not None and is_kept("task", "project"):
        counts = known.counts
    else:
        counts = Counts(**_rows(ledger, "overview.counts", year=year)[0])
    if known is not None and is_kept("project", "organisation"):
        lagging, units = known.lagging, known.units
    else:
        projects = month_projects.read(ledger, counts.last_month) if counts.last_month else []
        lagging = _lagging(projects, counts.pace or 0)
        units = month_projects.units(ledger, projects)
    return Overview(
        year,
        known.plan if known is not None and is_kept("plan") else plan_of(ledger, year),
        counts,
        _indicators(ledger, year, known, is_kept),
        lagging,
        short_list("tasks", "task"),
        short_list("nodes", "node", "project"),
        short_list("problems", "problem", "project"),
        units,
    )


def _indicators(
    ledger: Ledger, year: int, known: Overview | None, is_kept: Callable[..., bool]
) -> tuple[Indicator, ...]:
    """The indicators; of known ones only those are read that a change may have moved."""
    if known is None or not is_kept("indicator"):
        return _worst_first(queries.fetch(ledger, Indicator, Query("indicator", year)))
    moved = {
        indicator.id: indicator
        for indicator in known.indicators
        if not is_kept(*measures.KINDS_READ[indicator.measured])
    }
    if not moved:
        return known.indicators
    fresh = queries.fetch_by_id(ledger, Indicator, tuple(moved), year)
    return _worst_first([fresh.get(each.id, each) for each in known.indicators])


def _worst_first(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Those that fall short first, and among equals those furthest behind the pace."""
    order = {SHORT: 0, INSIDE: 1, BEYOND: 2, None: 3}

    def key(indicator: Indicator) -> tuple[int, float]:
        asked = abs(indicator.due_by_now or 0) or 1
        return order[indicator.verdict], (indicator.ahead or 0) / asked

    return tuple(sorted(indicators, key=key))


def _short_list(ledger: Ledger, query: str, year: int) -> ShortList:
    days = deadlines.days_of(ledger.connection, year)
    rows = _rows(ledger, query, year=year, most=MOST_LISTED, **days)
    listed = [
        Pressing(
            row["id"],
            row["name"],
            due=row["due"],
            part=row["part"],
            is_overdue=bool(row["is_overdue"]),
        )
        for row in rows
    ]
    if not rows:
        return ShortList(0, 0, [])
    count = rows[0]["count"]
    # Of nodes and problems only overdue ones are counted.
    return ShortList(count, rows[0].get("overdue", count), listed)


def pressing_tasks(year: int) -> Query:
    """The tasks of the year that are overdue or due soon."""
    pressing = Condition("supervision", "in", (OVERDUE, NEAR))
    return Query("task", year, conditions=(pressing,), order=(("due", False),))


def projects_of(unit_id: str | None, year: int, **values: str) -> Query:
    """The projects in the year's plan that a unit answers for, those of nobody for None.

    `values` keeps to a light, or to those that returned the latest month or did not.
    """
    conditions = [Condition("responsible_id", "in", (unit_id,)), PLANNED]
    conditions += [Condition(field, "in", (value,)) for field, value in values.items()]
    return Query("project", year, conditions=tuple(conditions))


def overdue_of(kind: Kind, year: int) -> Query:
    """The projects of the year's plan that have overdue parts of a kind: nodes or problems."""
    field = {"node": "overdue_nodes", "problem": "late_problems"}[kind.name]
    return Query("project", year, conditions=(Condition(field, "from", (1,)), PLANNED))


def _lagging(projects: Iterable[MonthProject], pace: float) -> tuple[Pressing, ...]:
    """The projects whose 完成率 is furthest behind the pace."""
    gaps = (
        (project.counted / project.planned - pace, project)
        for project in projects
        if project.planned
    )
    behind = heapq.nsmallest(
        MOST_LISTED, ((gap, project) for gap, project in gaps if gap < 0), key=lambda pair: pair[0]
    )
    return tuple(Pressing(project.id, project.name, gap=gap) for gap, project in behind)


def _rows(ledger: Ledger, name: str, **parameters: Any) -> list[dict[str, Any]]:
    cursor = ledger.connection.execute(selects.text(name), parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
