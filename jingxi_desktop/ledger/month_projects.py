"""The projects in a year's plan at the end of a month, one pass of `db/queries/month.projects.sql`.

Whatever counts, adds up or lists them for a month begins here, and so do the units that answer for
them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from jingxi_desktop.ledger import lights, queries, rules, selects
from jingxi_desktop.ledger.closed_months import ProjectState
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.rules import Rules
from jingxi_desktop.records.dates import month_named
from jingxi_desktop.records.light import GREEN, RED, YELLOW
from jingxi_desktop.translation import tr


class MonthProject(Struct, frozen=True):
    """One project at the end of a month; amounts in 元, None where nothing is known.

    `done` is 本年累计 and `done_before` that up to the month before; `counted` is `done` or 0.
    `late_nodes` and `late_problems` are overdue by the month's last day.
    """

    id: str
    name: str
    responsible_id: str | None
    stage: str | None
    number: int | None
    category: str
    planned: int | None
    done: int | None
    month_done: int | None
    done_before: int | None
    counted: int
    late_nodes: int
    late_problems: int
    newly_started: int | None
    started: int | None
    completion_rate: float | None
    light: str | None


class UnitState(Struct, frozen=True):
    """The projects that one unit answers for; amounts in 元. `unit_id` is None for those of nobody."""

    unit_id: str | None
    unit: str
    projects: int
    planned: int | None
    done: int | None
    completion_rate: float | None
    red: int
    yellow: int
    green: int
    unreturned: int
    unreturned_ids: tuple[str, ...]


def select() -> str:
    """The SELECT of the projects in the year's plan at the end of a month."""
    return selects.select("month.projects")


def parameters(text: str, in_force: Rules) -> dict[str, Any]:
    """What that SELECT is given for a month. Raises UserError if the text is no month."""
    month = month_named(text)
    given = lights.parameters(month, in_force)
    last_day = given["month_end"]
    return given | {"year": int(month[:4]), "day": last_day, "soon": last_day}


def read(ledger: Ledger, month: str) -> list[MonthProject]:
    """The projects at the end of a month, YYYY-MM, in the order of the plan. Raises UserError."""
    rows = ledger.connection.execute(select(), parameters(month, rules.of(ledger)))
    return [MonthProject(*row) for row in rows]


def states(ledger: Ledger, projects: Iterable[MonthProject]) -> tuple[ProjectState, ...]:
    """What is kept of the projects when their month is closed."""
    return tuple(
        ProjectState(
            project.id,
            project.number,
            project.name,
            project.category,
            project.stage,
            queries.title_of(ledger, "organisation", project.responsible_id),
            project.planned,
            project.month_done,
            project.done,
            project.light,
        )
        for project in projects
    )


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known, None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def units(ledger: Ledger, projects: Iterable[MonthProject]) -> tuple[UnitState, ...]:
    """The units that answer for projects, by what they plan to invest, those of nobody last."""
    of_unit: dict[str | None, list[MonthProject]] = {}
    for project in projects:
        of_unit.setdefault(project.responsible_id, []).append(project)
    states = [_unit(ledger, unit_id, theirs) for unit_id, theirs in of_unit.items()]
    return tuple(
        sorted(
            states,
            key=lambda unit: (unit.unit_id is None, -(unit.planned or 0), unit.unit_id or ""),
        )
    )


def _unit(ledger: Ledger, unit_id: str | None, projects: Sequence[MonthProject]) -> UnitState:
    planned = total(project.planned for project in projects)
    done = total(project.done for project in projects)
    unreturned = tuple(project.id for project in projects if project.month_done is None)
    lit = [project.light for project in projects]
    return UnitState(
        unit_id,
        queries.title_of(ledger, "organisation", unit_id) or tr("（未填责任单位）"),
        len(projects),
        planned,
        done,
        done / planned if planned and done is not None else None,
        lit.count(RED),
        lit.count(YELLOW),
        lit.count(GREEN),
        len(unreturned),
        unreturned,
    )
