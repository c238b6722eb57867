"""Made-up problems of made-up projects: most of them solved, some late."""

import random
from collections.abc import Iterable
from datetime import date, timedelta

from jingxi_desktop.ledger.samples.demo_projects import YEAR, is_lagging
from jingxi_desktop.ledger.samples.demo_words import MADE_UP, PROBLEMS
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id
from jingxi_desktop.records import Value
from jingxi_desktop.records.problem import COORDINATED, SOLVED, UNSOLVED

_LAST_DAY = date(YEAR, 12, 31)
_EVERY = 4


def problems(rng: random.Random, projects: Iterable[Draft]) -> list[Draft]:
    """Two problems of each project that lags, one of some of the others."""
    drafts = []
    for project in projects:
        number = int(next(iter(project.years.values()))["number"] or 0)
        count = 2 if is_lagging(number) else int(number % _EVERY == 0)
        drafts += [_problem(rng, project, number + place) for place in range(count)]
    return drafts


def _problem(rng: random.Random, project: Draft, number: int) -> Draft:
    description, wanted = PROBLEMS[number % len(PROBLEMS)]
    raised = date(YEAR, rng.randrange(2, 11), rng.randrange(3, 28))
    deadline = raised + timedelta(rng.randrange(30, 90))
    values: dict[str, Value] = {
        **MADE_UP,
        "project_id": project.id,
        "description": description,
        "raised": raised.isoformat(),
        "responsible_id": project.values["responsible_id"],
        "person": "项目联络员",
        "deadline": deadline.isoformat(),
        "note": wanted,
        **_outcome(rng, raised, deadline),
    }
    return Draft(sample_id("problem", project.id, description), values)


def _outcome(rng: random.Random, raised: date, deadline: date) -> dict[str, Value]:
    solved = max(raised, deadline + timedelta(rng.randrange(-25, 20)))
    if rng.random() < 0.6 and solved <= _LAST_DAY:
        return {"state": SOLVED, "solved": solved.isoformat()}
    return {"state": rng.choice((UNSOLVED, COORDINATED))}
