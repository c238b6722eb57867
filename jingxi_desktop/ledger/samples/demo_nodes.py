"""Made-up nodes of made-up projects, between the dates that the projects have."""

import random
from collections.abc import Iterable
from datetime import date, timedelta

from jingxi_desktop.ledger.samples.demo_projects import YEAR, is_lagging
from jingxi_desktop.ledger.samples.demo_words import MADE_UP
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id
from jingxi_desktop.records import Value
from jingxi_desktop.records.node import BUILDING, PREPARING

_LAST_DAY = date(YEAR, 12, 31)
_PRODUCING = "产业转型"
_STARTS = len(PREPARING)
_PREPARING_DAYS = 50


def nodes(rng: random.Random, projects: Iterable[Draft]) -> list[Draft]:
    """The nodes of each project, due in even steps; reached as late as the project is."""
    return [node for project in projects for node in _nodes(rng, project)]


def _nodes(rng: random.Random, project: Draft) -> list[Draft]:
    names = PREPARING + (BUILDING if project.values["industry"] == _PRODUCING else BUILDING[:-2])
    due, reached = _due(project, len(names)), _reached(rng, project, len(names))
    return [
        Draft(
            sample_id("node", project.id, name),
            {
                **MADE_UP,
                "project_id": project.id,
                "name": name,
                "due": due[place].isoformat(),
                "actual": _known(reached[place]),
                "person": "前期工作负责人" if name in PREPARING else "现场工程负责人",
            },
        )
        for place, name in enumerate(names)
    ]


def _due(project: Draft, count: int) -> list[date]:
    start = _day(project.values["planned_start"])
    finish = max(_day(project.values["planned_finish"]), start + timedelta(90))
    step = (finish - start) / (count - _STARTS - 1)
    before = [start - _PREPARING_DAYS * timedelta(_STARTS - place) for place in range(_STARTS)]
    return before + [start + step * place for place in range(count - _STARTS)]


def _reached(rng: random.Random, project: Draft, count: int) -> list[date]:
    """When each is reached, in order: the start and the finish on the days that the project says."""
    due = _due(project, count)
    lagging = is_lagging(int(next(iter(project.years.values()))["number"] or 0))
    late = timedelta(rng.randrange(40, 110) if lagging else rng.randrange(-8, 18))
    days = [day + late + timedelta(rng.randrange(-6, 9)) for day in due]
    if project.values.get("actual_start"):
        start = _day(project.values["actual_start"])
        days[:_STARTS] = [
            min(day, start - timedelta(7 * (_STARTS - place)))
            for place, day in enumerate(days[:_STARTS])
        ]
        days[_STARTS:] = [start, *(max(day, start) for day in days[_STARTS + 1 :])]
    else:
        # What has not begun has not begun by the year's end either.
        days[_STARTS:] = [max(day, _LAST_DAY + timedelta(1)) for day in days[_STARTS:]]
    if project.values.get("actual_finish"):
        finish = _day(project.values["actual_finish"])
        days = [min(day, finish) for day in days[:-1]] + [finish]
    return [max(days[: place + 1]) for place in range(count)]


def _day(value: Value) -> date:
    """A day of a date that may be known to the month alone."""
    return date.fromisoformat(f"{value}-15"[:10])


def _known(day: date) -> str | None:
    return day.isoformat() if day <= _LAST_DAY else None
