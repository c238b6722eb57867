"""Made-up projects of 2023 with their twelve months."""

import random
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jingxi_desktop.ledger.samples.demo_curve import Pace, cumulative_shares, months_done, split
from jingxi_desktop.ledger.samples.demo_months import month_drafts
from jingxi_desktop.ledger.samples.demo_words import ASSIGNED, MADE_UP, PLACES, WORKS, park, unit
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id
from jingxi_desktop.records import Value
from jingxi_desktop.records.project import CONTINUING, NEW, STARTED_STAGES

YEAR = 2023
_WAN = 10_000
_TOTAL_WAN = 3_000_000  # 300 亿元 for the year
_KNOWN_PLAN_WAN = 30_000
_MADE_UP_FIGURES = "【演示】序号、本年计划投资与分月数为演示数据。"
_LAGGING_EVERY = 10
_FINISHED = (7, 18, 29, 36)
_RESUMED = 12


class _Role(NamedTuple):
    """What a made-up project is in the year: how many such, and what they weigh in the plan."""

    category: str
    started_in: tuple[int, ...]
    weight: tuple[float, float]


_CONTINUED = _Role(CONTINUING, (), (0.5, 2.0))
_STARTED = _Role(NEW, (1, 2, 2, 3, 3, 3, 4, 4, 4, 4), (0.6, 1.5))
_WAITING = _Role(NEW, (), (0.08, 0.3))


class _Case(NamedTuple):
    """One project before it is written out. Months count from 1; 0 is none. Amounts in 万元."""

    number: int
    role: _Role
    start: int
    plan: int
    lagging: bool


def projects(
    rng: random.Random, plan: Mapping[str, Value], known: Iterable[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """What is lacking to the numbers of `plan` beside the `known` projects; and its months."""
    works, months = [], []
    for case in _cases(rng, _lacking(plan, list(known))):
        draft = _project(rng, case)
        works.append(draft)
        months += _months(rng, case, draft.id)
    return works, months


def completed(
    rng: random.Random, known: Iterable[Draft], first: int
) -> tuple[list[Draft], list[Draft]]:
    """The `known` projects, those of the year's plan with a made-up plan and months, which they say.

    They get the numbers from `first` on.
    """
    works, months = [], []
    for draft in known:
        yearly = draft.years.get(YEAR, {})
        if yearly.get("category") in (CONTINUING, NEW):
            role = _CONTINUED if yearly["category"] == CONTINUING else _STARTED
            start = 0 if role is _CONTINUED else 4
            case = _Case(first, role, start, _KNOWN_PLAN_WAN, lagging=False)
            first += 1
            years = {"number": case.number, "planned_investment": case.plan * _WAN, **yearly}
            note = "".join((str(draft.values.get("note") or ""), _MADE_UP_FIGURES))
            draft = Draft(draft.id, {**draft.values, "note": note}, {**draft.years, YEAR: years})
            months += _months(rng, case, draft.id)
        works.append(draft)
    return works, months


def is_lagging(number: int) -> bool:
    """Whether the made-up project of a number is one of those that fall behind."""
    return number % _LAGGING_EVERY == 4


def _months(rng: random.Random, case: _Case, project_id: str) -> list[Draft]:
    shares = cumulative_shares(case.start)
    planned = split(case.plan, shares)
    done = months_done(rng, case.plan, shares, Pace.drawn(rng, lagging=case.lagging))
    start = 13 if case.role is _WAITING else case.start
    return month_drafts(project_id, case.number, planned, done, start, lagging=case.lagging)


def _lacking(plan: Mapping[str, Value], known: list[Draft]) -> list[_Role]:
    def count(category: str, *, started: bool = False) -> int:
        return sum(
            draft.years.get(YEAR, {}).get("category") == category
            and (not started or draft.values.get("stage") in STARTED_STAGES)
            for draft in known
        )

    continuing = int(plan["continuing_count"] or 0) - count(CONTINUING)
    new = int(plan["new_count"] or 0) - count(NEW)
    started = int(plan["started_count"] or 0) - count(NEW, started=True)
    return [_CONTINUED] * continuing + [_STARTED] * started + [_WAITING] * (new - started)


def _cases(rng: random.Random, roles: list[_Role]) -> list[_Case]:
    weights = [rng.uniform(*role.weight) for role in roles]
    starts = iter(_STARTED.started_in * 2)
    cases = []
    for index, (role, weight) in enumerate(zip(roles, weights, strict=True), start=1):
        amount = round(weight / sum(weights) * _TOTAL_WAN / 50) * 50
        start = next(starts) if role is _STARTED else 0
        cases.append(_Case(index, role, start, amount, is_lagging(index)))
    return cases


def _project(rng: random.Random, case: _Case) -> Draft:
    work = WORKS[(case.number * 7) % len(WORKS)]
    name = f"演示项目{case.number:03} · {work.title}"
    responsible, district, parks = rng.choices(PLACES, (40, 30, 18, 12))[0]
    place = rng.choice(parks)
    before, total = _money(rng, case)
    values: dict[str, Value] = {
        **MADE_UP,
        "name": name,
        "responsible_id": unit(responsible),
        "district_id": unit(district),
        "park_id": park(place) if place else None,
        "industry": work.industry,
        "nature": work.nature,
        "level": "市级" if case.plan > 50_000 else "区级",
        "funding": rng.choice(("企业自筹", "政府投资", "企业自筹、银行贷款", "政府投资、社会资本")),
        "total_investment": total * _WAN,
        "content": f"{work.title}，建筑面积约{rng.randrange(4, 160) / 2:g}万㎡（演示）",
        "note": ASSIGNED,
        **_times(rng, case),
    }
    yearly: dict[str, Value] = {
        "number": case.number,
        "category": case.role.category,
        "invested_before": before * _WAN,
        "planned_investment": case.plan * _WAN,
        "planned_construction": round(case.plan * rng.uniform(0.55, 0.85)) * _WAN,
        "year_target": _target(case),
    }
    return Draft(sample_id("project", name), values, {YEAR: yearly})


def _money(rng: random.Random, case: _Case) -> tuple[int, int]:
    """What was invested before the year, and the whole investment."""
    if case.role is _CONTINUED:
        before = round(case.plan * rng.uniform(0.5, 3.0))
        times = 1.0 if case.number in _FINISHED else rng.uniform(1.15, 2.5)
        return before, before + round(case.plan * times)
    times = rng.uniform(8, 20) if case.role is _WAITING else rng.uniform(2.5, 5)
    return 0, round(case.plan * times / 100) * 100


def _times(rng: random.Random, case: _Case) -> dict[str, Value]:
    """Stage and dates that go together."""
    last = 2024 + rng.randrange(3)
    finish = f"{last}-{rng.randrange(3, 13):02}"
    if case.role is _WAITING:
        start = f"{YEAR}-{rng.randrange(9, 13):02}"
        stage = "储备" if case.number % 9 == 0 else "前期"
        return {"stage": stage, "planned_start": start, "planned_finish": finish}
    if case.role is _STARTED:
        start = f"{YEAR}-{case.start:02}"
        day = f"{start}-{rng.randrange(3, 28):02}"
        stage = "在建" if case.start < 4 else "开工"
        return {
            "stage": stage,
            "planned_start": start,
            "actual_start": day,
            "planned_finish": finish,
            "duration": f"{YEAR}—{last}年",
        }
    return _continued(rng, case, finish)


def _continued(rng: random.Random, case: _Case, finish: str) -> dict[str, Value]:
    first = 2020 + rng.randrange(3)
    month = rng.randrange(1, 10)
    values: dict[str, Value] = {
        "stage": "在建",
        "planned_start": f"{first}-{month:02}",
        "actual_start": f"{first}-{month + rng.randrange(3):02}",
        "planned_finish": finish,
        "duration": f"{first}—{finish[:4]}年",
    }
    if case.number in _FINISHED:
        done = f"{YEAR}-{rng.randrange(10, 13)}"
        values |= {"stage": "竣工", "stage_date": done, "planned_finish": done}
        values |= {"actual_finish": done, "duration": f"{first}—{YEAR}年"}
    elif case.number == _RESUMED:
        reason = "地下管线迁改停工，迁改完成后复工"
        values |= {"stage": "复工", "stage_date": f"{YEAR}-06-15", "stage_reason": reason}
    return values


def _target(case: _Case) -> str:
    if case.role is _WAITING:
        return "完成前期手续，年内具备开工条件"
    if case.role is _STARTED:
        return "年内完成地下结构施工"
    return "年内竣工" if case.number in _FINISHED else "年内完成主体结构施工"
