"""Every figure of a month against a plain recomputation, over random ledgers."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jingxi_desktop.ledger import commands, month, overview, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lights import latest_month, why
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import (
    Node,
    Organisation,
    Plan,
    Problem,
    Project,
    ProjectMonth,
    Task,
    UserError,
    Value,
)
from jingxi_desktop.records.light import GREEN, RED, RETURNED, UNRETURNED, YELLOW
from jingxi_desktop.records.problem import SOLVED
from jingxi_desktop.records.project import CATEGORIES, STAGES, STARTED_STAGES
from jingxi_desktop.records.task import STATES

YEAR = 2023
MONTHS = [f"{YEAR}-{number:02}" for number in range(1, 13)]

due_dates = st.sampled_from(
    (None, "2022", "2023", "2023-04", "2023-04-30", "2023-05-31", "2023-06")
)
days = st.sampled_from((None, "2023-03-31", "2023-04", "2023-04-30", "2023-05-31", "2023-06"))
amounts = st.none() | st.integers(0, 10**6) | st.integers(0, 10**13)
projects = st.lists(
    st.fixed_dictionaries(
        {
            "category": st.sampled_from((None, *CATEGORIES)),
            "stage": st.sampled_from((None, *STAGES)),
            "unit": st.sampled_from((None, "甲", "乙")),
            "planned": amounts,
            "months": st.dictionaries(st.sampled_from(["2022-12", *MONTHS]), amounts, max_size=5),
            "nodes": st.lists(st.tuples(due_dates, days), max_size=2),
            "problems": st.lists(st.tuples(due_dates, days), max_size=2),
        }
    ),
    max_size=5,
)
tasks = st.lists(
    st.tuples(
        st.sampled_from((None, *STATES)),
        st.sampled_from((None, "2023", "2022", "2023-05", "2023-04", "2023-05-30", "2023-05-31")),
    ),
    max_size=6,
)
lights = st.sampled_from(
    (
        *rules.READY_MADE,
        rules.LightRule("自定", "points", 1, 2),
        rules.LightRule("自定", "share", 100, 99),
    )
)


def filled(
    ledger: Ledger, drawn: list[dict[str, Any]], due: list[tuple[str | None, str | None]]
) -> list[str]:
    """Fill a ledger with what was drawn, in one change. Returns the projects' ids, as drawn."""
    with ledger.change("填入"):
        return _fill(ledger, drawn, due)


def _fill(
    ledger: Ledger, drawn: list[dict[str, Any]], due: list[tuple[str | None, str | None]]
) -> list[str]:
    made = []
    units = {
        name: commands.create(ledger, Organisation.KIND, {"name": name}) for name in ("甲", "乙")
    }
    for number, each in enumerate(drawn, start=1):
        values: dict[str, Value] = {"name": f"项目{number}", "number": number}
        values |= {"category": each["category"], "stage": each["stage"]}
        values |= {"planned_investment": each["planned"]}
        values |= {"responsible_id": units.get(each["unit"] or "")}
        made.append(commands.create(ledger, Project.KIND, values, YEAR))
        for name, done in each["months"].items():
            part: dict[str, Value] = {"project_id": made[-1], "month": name, "done": done}
            commands.create(ledger, ProjectMonth.KIND, part)
        for until, actual in each["nodes"]:
            node: dict[str, Value] = {"project_id": made[-1], "name": "节点"}
            commands.create(ledger, Node.KIND, node | {"due": until, "actual": actual})
        for until, solved in each["problems"]:
            problem: dict[str, Value] = {"project_id": made[-1], "description": "问题"}
            problem |= {"deadline": until, "solved": solved, "state": SOLVED if solved else None}
            commands.create(ledger, Problem.KIND, problem)
    for number, (state, until) in enumerate(due, start=1):
        commands.create(
            ledger, Task.KIND, {"name": "事", "number": number, "state": state, "due": until}, YEAR
        )
    return made


def is_late(until: str | None, ended: str | None, last: str) -> bool:
    """Whether what was due by `until` and ended on a day, if it did, was late on the day `last`."""
    return until is not None and until < last[: len(until)] and (ended is None or ended > last)


def light_of(
    in_force: rules.Rules, planned: int | None, done: int, number: int, *, has_late: bool
) -> str | None:
    """The light by the words of the rules, in exact fractions."""
    by_rate = light_by_rate(in_force.light, planned, done, number)
    if by_rate in (RED, YELLOW) or not (has_late and in_force.overdue_is_yellow):
        return by_rate
    return YELLOW


def light_by_rate(rule: rules.LightRule, planned: int | None, done: int, number: int) -> str | None:
    """The light of the investment alone."""
    if not planned:
        return None
    rate, pace = Fraction(done, planned), Fraction(number, 12)
    if rule.basis == "points":
        behind = (pace - rate) * 100
        return RED if behind > rule.red else YELLOW if behind >= rule.yellow else GREEN
    share = rate / pace * 100
    return RED if share < rule.red else YELLOW if share < rule.yellow else GREEN


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    drawn=projects,
    due=tasks,
    light=lights,
    overdue_is_yellow=st.booleans(),
    number=st.integers(1, 12),
)
def test_figures_are_what_a_plain_recomputation_gives(
    empty_path: Path,
    drawn: list[dict[str, Any]],
    due: list[tuple[str | None, str | None]],
    light: rules.LightRule,
    overdue_is_yellow: bool,
    number: int,
) -> None:
    now = MONTHS[number - 1]
    last = f"{now}-{(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[number - 1]}"
    in_force = rules.Rules(light, overdue_is_yellow=overdue_is_yellow)
    with Ledger.open(empty_path) as ledger:
        ids = filled(ledger, drawn, due)
        rules.keep(ledger, in_force)
        state = month.report(ledger, now)
        latest = latest_month(ledger.connection, YEAR)
        at_latest = month.report(ledger, latest).projects if latest else ()
        in_tables = {
            each.id: each.light for each in queries.fetch(ledger, Project, Query("project", YEAR))
        }
        while ledger.undo():
            pass

    upto = {
        record_id: sum(
            done or 0 for name, done in each["months"].items() if MONTHS[0] <= name <= now
        )
        for record_id, each in zip(ids, drawn, strict=True)
    }
    listed = {
        record_id: each for record_id, each in zip(ids, drawn, strict=True) if each["category"]
    }
    judged = {
        record_id: light_of(
            in_force,
            each["planned"],
            upto[record_id],
            number,
            has_late=any(
                is_late(until, ended, last) for until, ended in each["nodes"] + each["problems"]
            ),
        )
        for record_id, each in listed.items()
    }
    assert {each.id: each.light for each in state.projects} == judged
    assert in_tables == dict.fromkeys(in_tables) | {each.id: each.light for each in at_latest}
    for name, word in (("red", RED), ("yellow", YELLOW), ("green", GREEN)):
        assert list(state[name].ids) == [i for i, lit in judged.items() if lit == word]
        assert sum(getattr(unit, name) for unit in state.units) == state[name].value
    assert list(state["unlit"].ids) == [i for i, lit in judged.items() if lit is None]
    started = [i for i, each in listed.items() if each["stage"] in STARTED_STAGES]
    assert list(state["started"].ids) == started
    newly = [i for i in started if listed[i]["category"] == "新建"]
    assert list(state["newly_started"].ids) == newly
    new = [i for i, each in listed.items() if each["category"] == "新建"]
    assert state["starting_rate"].value == (len(newly) / len(new) if new else None)
    assert list(state["unreturned"].ids) == [
        i for i, each in listed.items() if each["months"].get(now) is None
    ]

    known = [
        done
        for each in drawn
        for name, done in each["months"].items()
        if MONTHS[0] <= name <= now and done is not None
    ]
    assert state["done"].value == (sum(known) if known else None)
    assert len(state["done"].ids) == len(known)
    planned = [each["planned"] for each in listed.values() if each["planned"] is not None]
    assert state["planned"].value == (sum(planned) if planned else None)
    rate = sum(known) / sum(planned) if known and planned and sum(planned) else None
    assert state["completion_rate"].value == rate
    assert state["gap"].value == (None if rate is None else rate - number / 12)
    for unit in state.units:
        theirs = [
            i for i, each in listed.items() if (each["unit"] or "（未填责任单位）") == unit.unit
        ]
        assert unit.projects == len(theirs)
        assert unit.planned == _sum(listed[i]["planned"] for i in theirs)
        assert set(unit.unreturned_ids) == set(theirs) & set(state["unreturned"].ids)

    overdue = [
        until
        for task_state, until in due
        if until and task_state not in ("已完成", "已取消") and until < last[: len(until)]
    ]
    assert state["tasks"].value == len(due)
    assert state["tasks_overdue"].value == len(overdue)


def _sum(values: Any) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def test_the_latest_month_has_the_figures_of_the_overview(demo: Ledger) -> None:
    seen = overview.overview(demo, YEAR)
    assert seen.counts.last_month is not None
    state = month.report(demo, seen.counts.last_month)
    for figure, value in (
        ("tasks", seen.counts.tasks),
        ("tasks_done", seen.counts.tasks_done),
        ("projects", seen.counts.projects),
        ("continuing", seen.counts.continuing),
        ("new", seen.counts.new),
        ("newly_started", seen.counts.started),
        ("planned", seen.target),
        ("projects_planned", seen.counts.planned_investment),
        ("beyond_plan", seen.beyond_plan),
        ("done", seen.counts.done_investment),
        ("completion_rate", seen.completion_rate),
        ("tasks_under_way", seen.counts.tasks_under_way),
        ("tasks_overdue", seen.tasks.overdue),
        ("tasks_near", seen.tasks.count - seen.tasks.overdue),
        ("nodes_overdue", seen.nodes.count),
        ("problems_overdue", seen.problems.count),
        ("plan_project_count", 85),
        ("plan_started_count", 12),
    ):
        assert state[figure].value == value, figure
    assert state.pace == seen.counts.pace
    assert state.is_demo


def test_the_plans_own_figure_is_the_denominator_where_it_names_one(ledger: Ledger) -> None:
    filled(ledger, [_project(planned=100, months={"2023-01": 50})], [])
    assert month.report(ledger, "2023-01")["completion_rate"].value == 0.5
    plan = commands.create(
        ledger, Plan.KIND, {"year": YEAR, "name": "计划", "planned_investment": 200}, YEAR
    )
    state = month.report(ledger, "2023-01")
    assert state["completion_rate"].value == 0.25
    assert state["planned"].ids == (plan,)


def test_the_projects_sum_stands_beside_the_plans_own_figure(ledger: Ledger) -> None:
    planned, _unplanned = filled(ledger, [_project(planned=100), _project()], [])
    state = month.report(ledger, "2023-01")
    assert (state["projects_planned"].value, state["beyond_plan"].value) == (100, None)
    assert state["projects_planned"].ids == (planned,)
    plan = commands.create(
        ledger, Plan.KIND, {"year": YEAR, "name": "计划", "planned_investment": 130}, YEAR
    )
    for amount, beyond in ((130, -30), (100, 0), (60, 40)):
        commands.edit(ledger, Plan.KIND, [plan], {"planned_investment": amount})
        state = month.report(ledger, "2023-01")
        assert (state["projects_planned"].value, state["beyond_plan"].value) == (100, beyond)
        assert overview.overview(ledger, YEAR).beyond_plan == beyond


def test_the_other_denominator_of_the_starting_rate_counts_all_projects(ledger: Ledger) -> None:
    filled(ledger, [_project(stage="在建"), _project(category="新建", stage="前期")], [])
    assert month.report(ledger, "2023-01")["starting_rate"].value == 0
    rules.keep(ledger, rules.Rules(started_of="all"))
    state = month.report(ledger, "2023-01")
    assert state["starting_rate"].value == 0.5
    assert any("全部项目" in rule for rule in state.rules)


@pytest.mark.parametrize(
    ("rule", "planned", "done", "light"),
    [
        # June: 序时 is 50 %.
        (rules.YINCHUAN, 1000, 401, GREEN),
        (rules.YINCHUAN, 1000, 400, YELLOW),
        (rules.YINCHUAN, 1000, 200, YELLOW),
        (rules.YINCHUAN, 1000, 199, RED),
        (rules.WUHAN, 1000, 400, GREEN),
        (rules.WUHAN, 1000, 399, YELLOW),
        (rules.WUHAN, 1000, 300, YELLOW),
        (rules.WUHAN, 1000, 299, RED),
        (rules.WUHAN, 10**14 - 1, 0, RED),
    ],
)
def test_lights_at_their_limits(
    ledger: Ledger, rule: rules.LightRule, planned: int, done: int, light: str
) -> None:
    (project,) = filled(ledger, [_project(planned=planned, months={"2023-06": done})], [])
    rules.keep(ledger, rules.Rules(light=rule))
    state = month.report(ledger, "2023-06")
    names = {RED: "red", YELLOW: "yellow", GREEN: "green"}
    assert state[names[light]].ids == (project,)
    assert state[names[light]].rule == rules.Rules(rule).light_sentence


def test_what_is_overdue_makes_a_project_yellow_and_the_table_says_why(ledger: Ledger) -> None:
    # What was reached or solved in July was still overdue at the end of June.
    drawn = [
        _project(planned=1000, months={"2023-06": 500}, nodes=[("2023-06-29", "2023-07-01")]),
        _project(problems=[("2023-05", "2023-07-01"), ("2023-06", None)]),
        _project(planned=1000, months={"2023-06": 199}, nodes=[("2023-05", "2023-06-30")]),
        _project(nodes=[("2023-07", None)]),
        _project(planned=1000, months={"2023-06": 600}, problems=[("2023-05", "2023-06-30")]),
    ]
    made = filled(ledger, drawn, [])
    state = month.report(ledger, "2023-06")
    assert [each.light for each in state.projects] == [YELLOW, YELLOW, RED, None, GREEN]
    assert [each.reasons for each in state.projects] == [
        ("完成率 50.0%，不落后于序时", "1 个逾期节点"),
        ("1 个逾期未解决的问题",),
        ("完成率 19.9%，落后序时 30.1 个百分点",),
        (),
        ("完成率 60.0%，不落后于序时",),
    ]
    said = why(ledger.connection, YEAR, made[0])
    assert said == "截至2023年6月：完成率 50.0%，不落后于序时；1 个逾期节点"
    by_light = Query("project", YEAR, order=(("light", False), ("number", True)))
    assert queries.ids(ledger.connection, by_light) == [made[at] for at in (2, 1, 0, 4, 3)]
    in_yellow = by_light.with_condition(Condition("light", "in", (YELLOW,)))
    assert queries.ids(ledger.connection, in_yellow) == [made[1], made[0]]
    rules.keep(ledger, rules.Rules(overdue_is_yellow=False))
    state = month.report(ledger, "2023-06")
    assert [each.light for each in state.projects] == [GREEN, None, RED, None, GREEN]
    assert "节点" not in why(ledger.connection, YEAR, made[0])
    assert state["red"].rule == rules.YINCHUAN.sentence


def test_the_table_says_who_returned_the_latest_month(ledger: Ledger) -> None:
    drawn = [
        _project(months={"2023-05": 1, "2023-06": 2, "2023-07": None}),
        _project(months={"2023-05": 1}),
    ]
    filled(ledger, [*drawn, _project(category=None, months={"2023-05": 1})], [])
    states = [each.returned for each in queries.fetch(ledger, Project)]
    assert states == [RETURNED, UNRETURNED, None]


def test_a_month_that_is_none_is_refused(ledger: Ledger) -> None:
    for text in ("2023-13", "2023", "五月", "2023-05-01"):
        with pytest.raises(UserError, match="不是月份"):
            month.report(ledger, text)
    assert month.report(ledger, "2023年5月").month == "2023-05"


def _project(**values: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "stage": None,
        "unit": None,
        "planned": None,
        "months": {},
        "nodes": [],
        "problems": [],
    }
    return {"category": "续建"} | nothing | values


@pytest.fixture
def demo(demo_path: Path) -> Any:
    """The demonstration ledger."""
    with Ledger.open(demo_path, read_only=True) as ledger:
        yield ledger
