"""Made-up monthly returns of one project: figures and the words that go with them."""

from itertools import accumulate

from jingxi_desktop.ledger.samples.demo_words import (
    BUILDING,
    MADE_UP,
    MONTHS,
    PREPARING,
    PROBLEMS,
    STARTING,
)
from jingxi_desktop.ledger.samples.drafts import Draft
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import Value
from jingxi_desktop.records.rounding import percent

_WAN = 10_000


def month_drafts(
    project_id: str, index: int, planned: list[int], done: list[int], start: int, *, lagging: bool
) -> list[Draft]:
    """Twelve months. Amounts in 万元; `start` is the month of 开工, 0 for long ago."""
    works = _works(start)
    drafts = []
    for number, reached in enumerate(accumulate(done)):
        values: dict[str, Value] = {
            **MADE_UP,
            "project_id": project_id,
            "month": MONTHS[number],
            "planned": planned[number] * _WAN,
            "done": done[number] * _WAN,
            "progress": f"{works[number]}，累计完成年度计划的{percent(reached / sum(planned), 0)}",
            "next_step": f"推进{works[min(number + 1, 11)]}",
        }
        if lagging and number >= 2:
            problem, coordination = PROBLEMS[(index // 10 + number // 4) % len(PROBLEMS)]
            values |= {"problems": problem, "coordination": coordination}
        drafts.append(Draft(part_id(project_id, MONTHS[number]), values))
    return drafts


def _works(start: int) -> list[str]:
    """What is worked on in each month."""
    if start == 0:
        return [BUILDING[number // 2] for number in range(12)]
    before = start - 1
    preparing = list(PREPARING[-before:]) if before else []
    return preparing + [STARTING[number // 2] for number in range(12 - before)]
