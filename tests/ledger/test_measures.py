"""What indicators count against a plain recomputation, over random ledgers, rules and days."""

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from jingxi_desktop.ledger import commands, measures, month, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import (
    Enterprise,
    FieldError,
    Indicator,
    Organisation,
    Park,
    Project,
    ProjectMonth,
    Reading,
    Task,
)
from jingxi_desktop.records.enterprise import FIELDS, HONOURS
from jingxi_desktop.records.enterprise import STAGES as FIRM_STAGES
from jingxi_desktop.records.indicator import HIGHER, LOWER, MEASURES, SCOPES, TAKES
from jingxi_desktop.records.project import CATEGORIES, STAGES, STARTED_STAGES
from jingxi_desktop.records.task import STATES

YEAR = 2023
Facts = dict[str, Any]
PARENTS = {"园": None, "小园": "园", "外园": None}
_dates = st.sampled_from(
    (
        None,
        "2022",
        "2022-12-31",
        "2023",
        "2023-01",
        "2023-01-01",
        "2023-05-01",
        "2023-05",
        "2023-05-31",
        "2023-06-01",
        "2024-01",
    )
)
_park = st.sampled_from((None, *PARENTS))
_unit = st.sampled_from((None, "甲", "乙"))
_field = st.sampled_from((None, *FIELDS[:2]))


def _facts(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Facts]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=6)


_ledgers = st.fixed_dictionaries(
    {
        "enterprise": _facts(
            park_id=_park,
            field=_field,
            honours=st.sampled_from((None, HONOURS[0], "、".join(HONOURS[:2]))),
            stage=st.sampled_from((None, *FIRM_STAGES)),
            registered=_dates,
            landed=_dates,
        ),
        "project": _facts(
            park_id=_park,
            responsible_id=_unit,
            district_id=_unit,
            category=st.sampled_from((None, *CATEGORIES)),
            stage=st.sampled_from((None, *STAGES)),
            actual_start=_dates,
            months=st.dictionaries(
                st.sampled_from(("2022-12", "2023-01", "2023-05", "2023-06", "2023-12")),
                st.none() | st.integers(0, 10**9),
            ),
        ),
        "task": _facts(lead_id=_unit, state=st.sampled_from((None, *STATES)), finished=_dates),
        "reading": _facts(date=_dates.filter(bool), value=st.integers(-5, 5).map(float)),
    }
)
_rules = st.fixed_dictionaries(
    {
        "measure": st.sampled_from((None, *MEASURES)),
        "park_id": _park,
        "field": _field,
        "honour": st.sampled_from((None, *HONOURS[:2])),
        "stage": st.sampled_from((None, None, *FIRM_STAGES)),
        "unit_id": _unit,
        "district_id": _unit,
        "category": st.sampled_from((None, *CATEGORIES)),
        "since": _dates,
        "until": _dates,
    }
)
_days = st.sampled_from(("2022-11-30", "2023-01-31", "2023-05-15", "2023-05-31", "2023-12-31"))


class Filled(NamedTuple):
    """What was made: the ids of parks and units by name, of records in the order of the facts."""

    named: dict[str | None, str | None]
    ids: dict[str, list[str]]
    months: dict[str, tuple[Facts, str, int | None]]
    indicator: Indicator


def fill(ledger: Ledger, facts: dict[str, list[Facts]], rule: Facts) -> Filled:
    """Make the records and an indicator with the rule."""
    named: dict[str | None, str | None] = {None: None}
    for unit in ("甲", "乙"):
        named[unit] = commands.create(ledger, Organisation.KIND, {"name": unit})
    for park, above in PARENTS.items():
        own: Facts = {"name": park, "parent_id": named[above]}
        named[park] = commands.create(ledger, Park.KIND, own)

    def meant(values: Facts) -> Facts:
        return {name: named[v] if name.endswith("_id") else v for name, v in values.items()}

    ids: dict[str, list[str]] = {}
    months = {}
    for record in (Enterprise, Project, Task):
        kind = record.KIND
        made = ids.setdefault(kind.name, [])
        for values in facts[kind.name]:
            own = {"name": "名", **meant(values)}
            done_in = own.pop("months", {})
            made.append(commands.create(ledger, kind, own, YEAR))
            for name, done in done_in.items():
                own = {"project_id": made[-1], "month": name, "done": done}
                months[commands.create(ledger, ProjectMonth.KIND, own)] = (values, name, done)
    taken = {name: rule[name] for name in ("measure", *TAKES[rule["measure"] or "人工填报"])}
    indicator = commands.create(ledger, Indicator.KIND, {"name": "数", **meant(taken)}, YEAR)
    for values in facts["reading"]:
        own = {"indicator_id": indicator, **values}
        ids.setdefault("reading", []).append(commands.create(ledger, Reading.KIND, own))
    found = queries.get(ledger, Indicator.KIND, indicator, YEAR)
    assert isinstance(found, Indicator)
    return Filled(named, ids, months, found)


def begin_of(date: str) -> str:
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def end_of(date: str) -> str:
    return {4: f"{date}-12-31", 7: f"{date}-31", 10: date}[len(date)]


def is_in_time(date: str | None, rule: Facts, day: str, *, counts_undated: bool) -> bool:
    """Whether a date, or none, is one that the rule counts on a day."""
    since, until = rule["since"], rule["until"]
    if date is None:
        return counts_undated and since is None and until is None
    begin = begin_of(date)
    return (
        begin <= day
        and (since is None or begin >= begin_of(since))
        and (until is None or begin <= end_of(until))
    )


def is_there(values: Facts, rule: Facts, unit: str) -> bool:
    """Whether a record is in the park (or a park inside it), the unit and the district of the rule."""
    park = values.get("park_id")
    inside = {park, PARENTS.get(park or "")}
    return (rule["park_id"] is None or rule["park_id"] in inside) and all(
        rule[asked] is None or values.get(name) == rule[asked]
        for asked, name in (
            ("unit_id", unit),
            ("district_id", "district_id"),
            ("category", "category"),
        )
    )


def standing(firm: Facts) -> Any:
    """Where a firm of which no stage is written stands, its dates say."""
    by_dates = "落地" if firm["landed"] else "注册" if firm["registered"] else None
    return firm["stage"] or by_dates


def is_counted_firm(firm: Facts, rule: Facts, day: str) -> bool:
    date = firm["registered"] or firm["landed"]
    is_attracted = rule["measure"] == "本年引进企业数"
    return (
        (
            standing(firm) == rule["stage"]
            if rule["stage"]
            else standing(firm) in ("注册", "落地", "投产")
        )
        and (not is_attracted or (date or "").startswith(str(YEAR)))
        and is_in_time(date, rule, day, counts_undated=not is_attracted)
        and is_there(firm, rule, "")
        and rule["field"] in (None, firm["field"])
        and (rule["honour"] is None or rule["honour"] in (firm["honours"] or "").split("、"))
    )


def counted(
    made: Filled, facts: dict[str, list[Facts]], rule: Facts, day: str
) -> tuple[Any, set[str]]:
    """The value and the ids of what is counted, by plain Python."""
    measure = rule["measure"]
    if measure == "本年完成投资":
        added = {
            record_id: done
            for record_id, (project, name, done) in made.months.items()
            if done is not None
            and name.startswith(str(YEAR))
            and is_in_time(name, rule, day, counts_undated=False)
            and is_there(project, rule, "responsible_id")
        }
        return (sum(added.values()) / 1e8 if added else None), set(added)
    if measure in (None, "人工填报"):
        known = [
            (values["date"], place, values["value"])
            for place, values in enumerate(facts["reading"])
            if values["date"] <= day
        ]
        ids = {made.ids["reading"][place] for _date, place, _value in known}
        return (max(known)[2] if known else None), ids
    kind, counts = {
        "在册企业数": ("enterprise", lambda firm: is_counted_firm(firm, rule, day)),
        "本年引进企业数": ("enterprise", lambda firm: is_counted_firm(firm, rule, day)),
        "新开工项目数": (
            "project",
            lambda project: (
                project["category"] == "新建"
                and project["stage"] in STARTED_STAGES
                and is_in_time(project["actual_start"], rule, day, counts_undated=True)
                and is_there(project, rule, "responsible_id")
            ),
        ),
        "已完成任务数": (
            "task",
            lambda task: (
                task["state"] == "已完成"
                and is_in_time(task["finished"], rule, day, counts_undated=True)
                and is_there(task, rule, "lead_id")
            ),
        ),
    }[measure]
    ids = {i for i, values in zip(made.ids[kind], facts[kind], strict=True) if counts(values)}
    return float(len(ids)), ids


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(facts=_ledgers, rule=_rules, day=_days)
def test_value_and_records_are_what_a_plain_recomputation_gives(
    empty_path: Path, facts: dict[str, list[Facts]], rule: Facts, day: str
) -> None:
    assume(
        not (rule["since"] and rule["until"]) or begin_of(rule["since"]) <= begin_of(rule["until"])
    )
    if rule["measure"] == "本年引进企业数":
        assume(rule["stage"] in (None, "注册", "落地", "投产"))
    taken = TAKES[rule["measure"] or "人工填报"]
    rule |= {name: None for name in SCOPES if name not in taken}
    with Ledger.open(empty_path, clock=lambda: datetime(2024, 6, 9, tzinfo=UTC)) as ledger:
        with ledger.change("填入"):
            made = fill(ledger, facts, rule)
        connection = ledger.connection
        for judged in (day, None):
            with connection.judging(judged) if judged else nullcontext():
                record = queries.get(ledger, Indicator.KIND, made.indicator.id, YEAR)
                query = measures.records_of(made.indicator, connection.as_of(YEAR))
                ids = queries.ids(connection, query)
                words = measures.in_words(ledger, made.indicator)
            value, expected = counted(made, facts, rule, judged or f"{YEAR}-12-31")
            assert getattr(record, "value", None) == value
            assert set(ids) == expected
            assert len(ids) == len(expected)
            owners = query.of_owners()
            assert bool(queries.ids(connection, owners)) == bool(ids)
            for name in ("park_id", "unit_id", "district_id"):
                assert rule[name] is None or rule[name] in words
        ledger.undo()


_ends = st.none() | st.integers(-20, 20).map(float)
_when = st.sampled_from((None, "2022", "2022-06", "2022-12-31", "2023-03", "2023-06-15", "2024"))


def month_number(date: str) -> int:
    """Months since year 0; a year alone stands for its December."""
    return 12 * int(date[:4]) + int(date[5:7] or 12)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    value=_ends,
    low=_ends,
    high=_ends,
    baseline=_ends,
    direction=st.sampled_from((None, HIGHER, LOWER)),
    dates=st.tuples(_when, _when),
    number=st.integers(1, 12),
)
def test_the_judgement_is_what_a_plain_recomputation_gives(
    empty_path: Path,
    value: float | None,
    low: float | None,
    high: float | None,
    baseline: float | None,
    direction: str | None,
    dates: tuple[str | None, str | None],
    number: int,
) -> None:
    is_lower = direction == LOWER
    near, far = (high, low) if is_lower else (low, high)
    assume(near is not None or far is None)
    assume(low is None or high is None or low <= high)
    begun, due = dates
    assume(begun is None or due is None or month_number(begun) <= month_number(due))
    exact = min(len(begun or ""), len(due or ""))
    assume((begun or "")[:exact] <= (due or "")[:exact])
    values: Facts = {"low": low, "high": high, "direction": direction, "baseline": baseline}
    values |= {"name": "数", "baseline_date": begun, "due": due}
    with Ledger.open(empty_path, clock=lambda: datetime(2024, 6, 9, tzinfo=UTC)) as ledger:
        with ledger.change("填入"):
            indicator = commands.create(ledger, Indicator.KIND, values, YEAR)
            if value is not None:
                own: Facts = {"indicator_id": indicator, "date": "2023-01", "value": value}
                commands.create(ledger, Reading.KIND, own)
        (state,) = month.report(ledger, f"{YEAR}-{number:02}").indicators
        ledger.undo()

    assert state.value == value
    if value is None or near is None:
        assert state.verdict is None
    elif low is not None and value < low:
        assert state.verdict == ("超出" if is_lower else "未达")
    elif high is not None and value > high:
        assert state.verdict == ("未达" if is_lower else "超出")
    else:
        assert state.verdict == "区间内"
    sign = -1 if is_lower else 1
    for end, missing in ((low, state.missing_low), (high, state.missing_high)):
        known = None if end is None or value is None else max(0.0, sign * (end - value))
        assert missing == known
    first = month_number(begun) if begun else 12 * YEAR
    last = month_number(due) if due else 12 * YEAR + 12
    now = 12 * YEAR + number
    pace = min(1.0, max(0.0, (now - first) / (last - first))) if last > first else 1.0
    start = baseline if baseline is not None or is_lower else 0.0
    if near is None or start is None:
        assert state.due_by_now is None
        assert state.ahead is None
        return
    assert state.due_by_now == pytest.approx(start + (near - start) * pace)
    assert state.due_by_now is not None
    if value is not None:
        assert state.ahead == pytest.approx(sign * (value - state.due_by_now))
        assert state.is_behind == (sign * (value - state.due_by_now) < 0)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"measure": "本年完成投资", "field": "人工智能"}, "field", "「本年完成投资」不看这一项"),
        ({"measure": "已完成任务数", "honour": "小巨人"}, "honour", "「已完成任务数」不看这一项"),
        ({"measure": "在册企业数", "category": "新建"}, "category", "请先清空它"),
        ({"stage": "注册"}, "stage", "「人工填报」不看这一项"),
        ({"measure": "本年引进企业数", "stage": "在谈"}, "stage", "只数注册、落地、投产的企业"),
        ({"measure": "在册企业数", "since": "2023-06", "until": "2023-05"}, "until", "早于"),
        ({"low": 100.0, "high": 80.0}, "high", "小于"),
        ({"high": 100.0}, "low", "请填写目标下限或改方向"),
        ({"low": 100.0, "direction": LOWER}, "high", "请填写目标上限或改方向"),
        ({"baseline_date": "2023-06", "due": "2023-05-31"}, "due", "早于"),
    ],
)
def test_a_wrong_rule_is_refused_at_its_field(
    ledger: Ledger, values: Facts, field: str, sentence: str
) -> None:
    with pytest.raises(FieldError, match=sentence) as refused:
        commands.create(ledger, Indicator.KIND, {"name": "数", **values}, YEAR)
    assert refused.value.field == field
    assert Indicator.KIND.field(field).label in str(refused.value)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            {"measure": "本年引进企业数", "park_id": "园", "field": "人工智能"},
            "统计：园及其下级园区内、领域为人工智能、"
            "招商阶段为注册/落地/投产（没填的看注册、落地日期）、本年内注册（无注册日期的按落地）的企业",
        ),
        (
            {"measure": "在册企业数", "honour": "小巨人", "until": "2023-06"},
            "统计：称号含小巨人、招商阶段为注册/落地/投产（没填的看注册、落地日期）、截至2023年6月的企业",
        ),
        ({"measure": "在册企业数", "stage": "签约"}, "统计：招商阶段为签约的企业"),
        (
            {"measure": "在册企业数", "stage": "注册"},
            "统计：招商阶段为注册（没填的看注册、落地日期）的企业",
        ),
        ({"measure": "本年完成投资"}, "合计：全部项目本年完成投资（亿元）"),
        (
            {"measure": "本年完成投资", "unit_id": "甲", "category": "续建", "since": "2023-02"},
            "合计：单位为甲、本年类别为续建、2023年2月起的项目本年完成投资（亿元）",
        ),
        (
            {
                "measure": "新开工项目数",
                "district_id": "乙",
                "since": "2023-01",
                "until": "2023-03",
            },
            "统计：所属区域为乙、2023年1月至2023年3月、本年类别为新建、已开工的项目",
        ),
        ({"measure": "已完成任务数"}, "统计：本年已完成的重点任务"),
        ({"measure": None, "park_id": "园"}, "读数：最近一次人工填报的数值（园及其下级园区内）"),
    ],
)
def test_a_rule_in_words(ledger: Ledger, rule: Facts, sentence: str) -> None:
    facts: dict[str, list[Facts]] = {"enterprise": [], "project": [], "task": [], "reading": []}
    made = fill(ledger, facts, {**dict.fromkeys(SCOPES), **rule})
    assert measures.in_words(ledger, made.indicator) == sentence


def test_a_month_counts_what_there_was_at_its_end(ledger: Ledger, clock: Any) -> None:
    clock.go_on(days=365)
    for registered in ("2023-05-31", "2023-06-01"):
        firm: Facts = {"name": "厂", "stage": "注册", "registered": registered}
        last = commands.create(ledger, Enterprise.KIND, firm)
    rule: Facts = {"name": "引进", "measure": "本年引进企业数", "low": 12.0, "unit": "家"}
    commands.create(ledger, Indicator.KIND, rule, YEAR)
    by_hand = commands.create(ledger, Indicator.KIND, {"name": "算力"}, YEAR)
    for date, value in (("2023-05-20", 1.0), ("2023-06-20", 2.0)):
        own: Facts = {"indicator_id": by_hand, "date": date, "value": value}
        commands.create(ledger, Reading.KIND, own)
    may, june = (
        {state.name: state for state in month.report(ledger, name).indicators}
        for name in ("2023-05", "2023-06")
    )
    assert (may["引进"].value, june["引进"].value) == (1, 2)
    assert last in june["引进"].ids
    assert last not in may["引进"].ids
    assert (may["引进"].due_by_now, may["引进"].ahead, may["引进"].is_behind) == (5, -4, True)
    assert (may["算力"].value, june["算力"].value) == (1, 2)
    assert (len(may["算力"].ids), len(june["算力"].ids)) == (1, 2)
    assert may["引进"].rule == (
        "统计：招商阶段为注册/落地/投产（没填的看注册、落地日期）、本年内注册（无注册日期的按落地）的企业"
    )
    (now,) = queries.fetch(ledger, Indicator, Query("indicator", YEAR), name="引进")
    assert now.value == 2
    assert now.judgement == "当前 2 家；未达；距下限（12 家）还差 10 家；序时应达 12 家，落后 10 家"
    assert now.words(Indicator.KIND.field("ahead")) == now.judgement
    assert now.words(Indicator.KIND.field("low")) == "12"
