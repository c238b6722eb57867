"""The sample `demo`: the facts, and made-up records that fill 2023's plan to its published size.

Everything made up has the origin 演示 and 演示 in its name, and follows from a fixed seed: whoever
makes the sample has the same records. The real projects of the plan get made-up months too, and a
note that says so.
"""

import random
from collections.abc import Iterator

from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples import article
from jingxi_desktop.ledger.samples.article import Drafts
from jingxi_desktop.ledger.samples.demo_enterprises import enterprises
from jingxi_desktop.ledger.samples.demo_indicators import events, indicators, readings
from jingxi_desktop.ledger.samples.demo_nodes import nodes
from jingxi_desktop.ledger.samples.demo_problems import problems
from jingxi_desktop.ledger.samples.demo_projects import completed, projects
from jingxi_desktop.ledger.samples.demo_tasks import tasks
from jingxi_desktop.ledger.samples.drafts import write
from jingxi_desktop.records import KINDS

NAME = "京西地区转型发展台账（演示）"
_SEED = 20230609


def fill(ledger: Ledger, change: Change) -> None:
    """Write the facts, what is made up beside them, and the settings that say so."""
    known = article.drafts()
    extra = made_up(known)
    works, months = completed(random.Random(_SEED - 1), known["project"], len(extra["project"]) + 1)
    known["project"] = works
    extra["project_month"] += months
    for drafts in (known, extra):
        for kind, written in drafts.items():
            write(change, KINDS[kind], written)
    ledger.set_setting("year", str(article.YEAR))
    ledger.set_setting("name", NAME)
    ledger.set_setting("demo", "1")


def made_up(known: Drafts) -> Drafts:
    """The made-up records that go with the facts `known`, by kind."""
    streams = _streams()
    plan = next(draft.values for draft in known["plan"] if draft.values["year"] == article.YEAR)
    works, months = projects(next(streams), plan, known["project"])
    duties, said = tasks(next(streams), plan, known["task"])
    targets = indicators()
    return {
        "task": duties,
        "task_month": said,
        "project": works,
        "project_month": months,
        "enterprise": enterprises(next(streams)),
        "indicator": targets,
        "reading": readings(known["indicator"] + targets),
        "event": events(),
        "node": nodes(next(streams), works),
        "problem": problems(next(streams), works),
    }


def _streams() -> Iterator[random.Random]:
    """A source of chance for each kind, so that a change to one leaves the others as they were."""
    seed = _SEED
    while True:
        yield random.Random(seed)
        seed += 1
