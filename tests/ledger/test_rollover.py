"""年度结转: what becomes of each record in the next year, to the yuan, once, and undone as one step."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.ledger import commands, month, queries, returns, rollover
from jingxi_desktop.ledger.figures import completion, tasks
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.overview import overview
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import (
    Indicator,
    Plan,
    Project,
    Reading,
    Record,
    Task,
    UserError,
    Value,
)
from jingxi_desktop.records.project import CATEGORIES, STAGES
from tests.ledger.conftest import Dump

YEAR, NEXT = 2023, 2024


def add(ledger: Ledger, name: str, **values: Value) -> str:
    """A project, by default 续建 in the year's plan."""
    given = {"name": name, "category": "续建", **values}
    return commands.create(ledger, Project.KIND, given, YEAR)


def next_year(ledger: Ledger, project_id: str) -> Project:
    """The project in the next year."""
    found = queries.get(ledger, Project.KIND, project_id, NEXT)
    assert isinstance(found, Project)
    return found


def of(plan: rollover.Rollover, project_id: str) -> rollover.Project:
    """What becomes of one project."""
    return next(project for project in plan.projects if project.id == project_id)


def fetch(ledger: Ledger, kind: type[Record], year: int = NEXT) -> list[Any]:
    """All records of a year."""
    return queries.fetch(ledger, kind, Query(kind.KIND.name, year))


# Projects -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("category", "values", "outcome", "becomes"),
    [
        ("续建", {"stage": "在建"}, "carried", "续建"),
        ("新建", {"stage": "开工"}, "carried", "续建"),
        ("前期", {}, "carried", "前期"),
        ("竣工", {"stage": "在建"}, "carried", "续建"),
        ("竣工", {"actual_finish": "2023-11"}, "finished", None),
        ("续建", {"stage": "竣工"}, "finished", None),
        ("续建", {"stage": "竣工", "stage_date": "2024-01-08"}, "carried", "续建"),
        ("续建", {"stage": "竣工", "actual_finish": "2023-12-30"}, "finished", None),
        ("续建", {"stage": "在建", "actual_finish": "2023-11"}, "carried", "续建"),
    ],
)
def test_what_becomes_of_a_project(
    ledger: Ledger, category: str, values: dict[str, Value], outcome: str, becomes: str | None
) -> None:
    project = add(ledger, "桥", category=category, **values)
    plan = rollover.plan(ledger, YEAR)
    assert (of(plan, project).outcome, of(plan, project).next_category) == (outcome, becomes)
    rollover.apply(ledger, plan)
    assert next_year(ledger, project).category == becomes
    assert queries.get(ledger, Project.KIND, project, YEAR).category == category  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("before", "done", "after", "said"),
    [
        (1_000_001, (2, 3), 1_000_006, "未报 10 个月"),
        (None, (2,), 2, "至上年底累计未填，只计当年完成；未报 11 个月"),
        (7, (), 7, "当年没有填报，沿用原累计"),
        (None, (), None, "累计和当年完成都未填，留空"),
        (0, (1,) * 12, 12, ""),
    ],
)
def test_what_was_invested_goes_on_to_the_yuan(
    ledger: Ledger, before: int | None, done: tuple[int, ...], after: int | None, said: str
) -> None:
    project = add(ledger, "桥", invested_before=before)
    for number, amount in enumerate(done, start=1):
        returns.fill(ledger, f"2023-{number:02}", {project: {"done": amount}})
    returns.fill(ledger, "2022-12", {project: {"done": 99}})
    returns.fill(ledger, "2024-01", {project: {"done": 99}})
    plan = rollover.plan(ledger, YEAR)
    assert of(plan, project).explanation == said
    rollover.apply(ledger, plan)
    assert next_year(ledger, project).invested_before == after


def test_nothing_is_invented_for_the_next_year(ledger: Ledger) -> None:
    values: dict[str, Value] = {"planned_investment": 9, "planned_construction": 8}
    project = add(ledger, "桥", year_target="通车", number=3, **values)
    rollover.apply(ledger, rollover.plan(ledger, YEAR))
    found = next_year(ledger, project)
    assert (found.planned_investment, found.planned_construction) == (None, None)
    assert (found.year_target, found.number) == (None, 1)


def test_chosen_preliminary_projects_become_new_ones_and_numbers_follow_the_categories(
    ledger: Ledger,
) -> None:
    early = add(ledger, "前", category="前期", number=1)
    starting = add(ledger, "转", category="前期", number=2)
    new = add(ledger, "新", category="新建", number=3, stage="前期")
    old = add(ledger, "续", number=4)
    plan = rollover.plan(ledger, YEAR, [starting])
    numbered = [(of(plan, p).next_number, of(plan, p).next_category) for p in (new, old)]
    assert numbered == [(1, "续建"), (2, "续建")]
    assert of(plan, new).explanation.startswith("尚未开工，请核对明年类别")
    rest = [(of(plan, p).next_number, of(plan, p).next_category) for p in (starting, early)]
    assert rest == [(3, "新建"), (4, "前期")]
    with pytest.raises(UserError, match="「续」不是 2023 年计划里的前期项目"):
        rollover.plan(ledger, YEAR, [old])


def test_what_the_next_year_has_is_left_as_it_is(ledger: Ledger) -> None:
    kept, other = add(ledger, "桥", invested_before=5), add(ledger, "路", invested_before=6)
    commands.edit(
        ledger, Project.KIND, [kept], {"category": "竣工", "invested_before": 1, "number": 7}, NEXT
    )
    plan = rollover.plan(ledger, YEAR)
    assert (of(plan, kept).outcome, of(plan, kept).explanation) == (
        "kept",
        "2024 年已有，保持不变",
    )
    assert (plan.sums.carried, plan.sums.kept, plan.sums.next_invested_before) == (1, 1, 6)
    rollover.apply(ledger, plan)
    found = next_year(ledger, kept)
    assert (found.category, found.invested_before, found.number) == ("竣工", 1, 7)
    # Numbers go on after those that are taken.
    assert next_year(ledger, other).number == 8


def test_projects_outside_the_plan_stay_outside(ledger: Ledger) -> None:
    outside = add(ledger, "储备", category=None, number=1)
    plan = rollover.plan(ledger, YEAR)
    assert plan.projects == ()
    assert any("另有 1 个项目没有本年类别" in notice for notice in plan.notices)
    rollover.apply(ledger, plan)
    assert next_year(ledger, outside).number is None


def test_what_is_open_in_the_year_is_said_and_can_be_done(ledger: Ledger) -> None:
    project = add(ledger, "桥")
    returns.fill(ledger, "2023-01", {project: {"done": 1}})
    over, missing = rollover.plan(ledger, YEAR).notices
    assert over.startswith("2023 年还没有结束（今天是2023年6月9日）")
    assert missing.startswith("要结转的项目中有 1 个没有报满 12 个月，共缺 11 个月")
    assert rollover.plan(ledger, 2021).notices == (
        "另有 1 个项目没有本年类别，不在 2021 年计划里，不结转。",
    )
    assert rollover.apply(ledger, rollover.plan(ledger, YEAR))


# The plan, tasks and indicators -------------------------------------------------------------------


def test_the_next_plan_is_named_as_the_last_and_promises_nothing(ledger: Ledger) -> None:
    commands.create(
        ledger, Plan.KIND, {"year": YEAR, "name": "京西2023年工作要点", "project_count": 85}
    )
    rollover.apply(ledger, rollover.plan(ledger, YEAR))
    (made,) = queries.fetch(ledger, Plan, year=NEXT)
    assert (made.name, made.project_count) == ("京西2024年工作要点", None)
    commands.edit(ledger, Plan.KIND, [made.id], {"name": "改过的"})
    assert rollover.plan(ledger, YEAR).plan is None


def test_a_plan_without_a_year_in_its_name(ledger: Ledger) -> None:
    assert rollover.plan(ledger, YEAR).plan.name == "2024 年度计划"  # type: ignore[union-attr]


def test_unfinished_tasks_go_on_only_if_wanted_and_say_where_they_came_from(
    ledger: Ledger,
) -> None:
    for number, state in enumerate(("推进中", "已完成", "已取消", None), start=1):
        values: dict[str, Value] = {"name": f"任务{number}", "state": state, "number": number}
        commands.create(ledger, Task.KIND, values | {"note": "原注", "due": "2023-12"}, YEAR)
    commands.create(ledger, Task.KIND, {"name": "新任务", "number": 5}, NEXT)
    plan = rollover.plan(ledger, YEAR)
    rollover.apply(ledger, plan.with_only(tasks=False, indicators=True))
    assert [task.name for task in fetch(ledger, Task)] == ["新任务"]
    rollover.apply(ledger, rollover.plan(ledger, YEAR))
    found = [(task.name, task.number, task.note, task.due) for task in fetch(ledger, Task)]
    assert found == [
        ("新任务", 5, None, None),
        ("任务1", 6, "原注\n由 2023 年度第 1 项结转", "2023-12"),
        ("任务4", 7, "原注\n由 2023 年度第 4 项结转", "2023-12"),
    ]
    assert len(fetch(ledger, Task, YEAR)) == 4
    assert rollover.plan(ledger, YEAR).tasks == ()


def test_a_task_that_was_carried_and_renamed_is_not_carried_again(ledger: Ledger) -> None:
    commands.create(ledger, Task.KIND, {"name": "任务"}, YEAR)
    rollover.apply(ledger, rollover.plan(ledger, YEAR))
    commands.edit(ledger, Task.KIND, [fetch(ledger, Task)[0].id], {"name": "新名"})
    assert rollover.plan(ledger, YEAR).tasks == ()


def test_a_task_that_the_next_year_has_by_name_is_not_carried(ledger: Ledger) -> None:
    commands.create(ledger, Task.KIND, {"name": "任务"}, YEAR)
    commands.create(ledger, Task.KIND, {"name": "任务"}, NEXT)
    assert rollover.plan(ledger, YEAR).tasks == ()


def test_indicators_due_later_go_on_from_where_the_year_ended(ledger: Ledger) -> None:
    values: dict[str, Value] = {"name": "算力", "low": 500.0, "high": 1000.0, "due": "2025"}
    power = commands.create(ledger, Indicator.KIND, values | {"measure": "人工填报"}, YEAR)
    for day, value in (("2023-03", 100.0), ("2023-11-30", 400.0), ("2024-01-05", 420.0)):
        reading: dict[str, Value] = {"indicator_id": power, "date": day, "value": value}
        commands.create(ledger, Reading.KIND, reading)
    commands.create(ledger, Indicator.KIND, {"name": "到期的", "due": "2023-12-31"}, YEAR)
    commands.create(ledger, Indicator.KIND, {"name": "无时限的"}, YEAR)
    counted: dict[str, Value] = {"name": "引进", "due": "2024", "measure": "本年引进企业数"}
    commands.create(ledger, Indicator.KIND, counted, YEAR)
    unread: dict[str, Value] = {"name": "能耗", "due": "2024", "measure": "人工填报"}
    unread |= {"baseline": 0.5, "baseline_date": "2020"}
    commands.create(ledger, Indicator.KIND, unread, YEAR)
    rollover.apply(ledger, rollover.plan(ledger, YEAR))
    found = {item.name: item for item in fetch(ledger, Indicator)}
    assert set(found) == {"算力", "引进", "能耗"}
    power_now = found["算力"]
    assert (power_now.low, power_now.high, power_now.due) == (500.0, 1000.0, "2025")
    assert (power_now.baseline, power_now.baseline_date) == (400.0, "2023-11-30")
    # It counts the next year's own records, from nothing.
    assert (found["引进"].baseline, found["引进"].baseline_date) == (None, None)
    assert (found["能耗"].baseline, found["能耗"].baseline_date) == (0.5, "2020")


# The whole ----------------------------------------------------------------------------------------


def test_the_ledger_is_then_about_the_next_year_until_it_is_undone(demo: Ledger) -> None:
    assert demo.year == YEAR
    plan = rollover.plan(demo, rollover.latest_year(demo))
    assert rollover.apply(demo, plan)
    assert (demo.year, demo.years()[0]) == (NEXT, NEXT)
    assert rollover.latest_year(demo) == YEAR
    assert demo.undo() == "年度结转到 2024 年"
    assert demo.year == YEAR


def test_the_old_year_stays_as_it_was_and_the_next_begins_with_what_was_carried(
    demo: Ledger,
) -> None:
    def of_the_old_year() -> tuple[object, ...]:
        return (
            month.report(demo, "2023-12"),
            overview(demo, YEAR),
            completion.completion(demo, YEAR).units,
            completion.completion(demo, YEAR).categories,
            tasks.task_states(demo, YEAR).rows,
            fetch(demo, Project, YEAR),
        )

    before = of_the_old_year()
    plan = rollover.plan(demo, YEAR)
    rollover.apply(demo, plan)
    assert of_the_old_year() == before
    report = month.report(demo, "2024-01")
    assert report["projects"].value == report["unreturned"].value == plan.sums.carried
    assert report["tasks"].value == len(plan.tasks)
    assert (report["done"].value, report["planned"].value) == (None, None)
    assert completion.completion(demo, NEXT).units == ()
    assert [row.id for row in returns.returns(demo, "2024-01")] == [
        project.id
        for project in sorted(plan.projects, key=lambda project: project.next_number or 0)
        if project.outcome == "carried"
    ]


PROJECTS = st.lists(
    st.fixed_dictionaries(
        {
            "category": st.sampled_from((None, *CATEGORIES)),
            "stage": st.sampled_from((None, *STAGES)),
            "number": st.none() | st.integers(1, 9),
            "invested_before": st.none() | st.integers(0, 10**13),
            "actual_finish": st.sampled_from((None, "2023-05-06", "2024-02")),
            "is_there": st.booleans(),
            "starts": st.booleans(),
            "done": st.dictionaries(st.integers(1, 12), st.integers(0, 10**12), max_size=4),
        }
    ),
    max_size=8,
)


def tables(connection: sqlite3.Connection) -> Dump:
    """All records with their row numbers, without the log, which only grows."""
    return {
        name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in TABLES
    }


@given(PROJECTS, st.lists(st.sampled_from([None, "推进中", "已完成", "已取消"]), max_size=4))
def test_any_ledger_goes_on_whole_once_and_comes_back(
    template: Callable[[str], Path], drawn: list[dict[str, Any]], states: list[str | None]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(shutil.copy(template("empty"), folder)), daily_backup=False) as ledger,
    ):
        _fill(ledger, drawn, states)
        before = tables(ledger.connection)
        ids = {project.name: project.id for project in queries.fetch(ledger, Project)}
        starting = [
            ids[f"项目{place}"]
            for place, project in enumerate(drawn)
            if project["starts"] and project["category"] == "前期"
        ]
        plan = rollover.plan(ledger, YEAR, starting)
        assert tables(ledger.connection) == before
        _check_whole(plan, drawn, ids)
        assert rollover.apply(ledger, plan)
        after = tables(ledger.connection)
        carried = [project for project in plan.projects if project.outcome == "carried"]
        for project in carried:
            found = next_year(ledger, project.id)
            assert found.invested_before == project.next_invested_before
            assert (found.category, found.number) == (project.next_category, project.next_number)
        assert set(before["project_year"]) <= set(after["project_year"])
        assert len(after["project_year"]) == len(before["project_year"]) + len(carried)
        assert not rollover.apply(ledger, rollover.plan(ledger, YEAR, starting))
        assert tables(ledger.connection) == after
        ledger.undo()
        assert tables(ledger.connection) == before
        ledger.redo()
        assert _without_rowids(tables(ledger.connection)) == _without_rowids(after)


def _fill(ledger: Ledger, drawn: list[dict[str, Any]], states: list[str | None]) -> None:
    own = ("category", "stage", "number", "invested_before", "actual_finish")
    with ledger.change("填入"):
        for place, project in enumerate(drawn):
            values = {"name": f"项目{place}", **{name: project[name] for name in own}}
            made = commands.create(ledger, Project.KIND, values, YEAR)
            for number, done in project["done"].items():
                returns.fill(ledger, f"2023-{number:02}", {made: {"done": done}})
            if project["is_there"]:
                commands.edit(ledger, Project.KIND, [made], {"number": 3}, NEXT)
        for place, state in enumerate(states):
            commands.create(ledger, Task.KIND, {"name": f"任务{place}", "state": state}, YEAR)
        commands.create(ledger, Plan.KIND, {"year": YEAR, "name": "2023 计划"})


def _check_whole(plan: rollover.Rollover, drawn: list[dict[str, Any]], ids: dict[str, str]) -> None:
    """Every project of the plan has its line, and sums agree with what was entered, to the yuan."""
    listed = {ids[f"项目{place}"] for place, one in enumerate(drawn) if one["category"]}
    assert {project.id for project in plan.projects} == listed
    assert len(plan.projects) == len(listed)
    assert plan.sums.carried + plan.sums.finished + plan.sums.kept == len(listed)
    carried = {project.id for project in plan.projects if project.outcome == "carried"}
    entered = [one for place, one in enumerate(drawn) if ids[f"项目{place}"] in carried]
    assert plan.sums.invested_before == sum(one["invested_before"] or 0 for one in entered)
    assert plan.sums.done == sum(sum(one["done"].values()) for one in entered)
    assert plan.sums.next_invested_before == plan.sums.invested_before + plan.sums.done
    numbers = sorted(p.next_number for p in plan.projects if p.next_number is not None)
    assert numbers == list(range(numbers[0], numbers[0] + len(carried))) if numbers else True


def _without_rowids(dumped: Dump) -> Dump:
    return {name: sorted((row[1:] for row in rows), key=repr) for name, rows in dumped.items()}
