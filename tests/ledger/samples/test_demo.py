"""The demonstration: as large as 2023's plan, plausible month by month, and marked throughout."""

from itertools import accumulate
from typing import Any

import pytest

from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples import article as facts_of_article
from jingxi_desktop.records import (
    KINDS,
    Enterprise,
    Indicator,
    Park,
    Plan,
    Project,
    ProjectMonth,
    Task,
    TaskMonth,
    Value,
)
from jingxi_desktop.records.project import STARTED_STAGES
from jingxi_desktop.records.provenance import DEMO
from jingxi_desktop.records.task import DONE


@pytest.fixture
def plan_projects(demo: Ledger) -> list[Project]:
    """The projects that have a place in 2023's plan."""
    return [project for project in queries.fetch(demo, Project) if project.category]


@pytest.fixture
def months(demo: Ledger) -> list[ProjectMonth]:
    """The made-up months."""
    return queries.fetch(demo, ProjectMonth, origin=DEMO)


def test_counts_are_those_of_the_plan(demo: Ledger, plan_projects: list[Project]) -> None:
    (plan,) = queries.fetch(demo, Plan, year=2023)
    assert len(queries.fetch(demo, Task)) == plan.task_count == 57
    assert len(plan_projects) == plan.project_count == 85
    new = [project for project in plan_projects if project.category == "新建"]
    assert (len(plan_projects) - len(new), len(new)) == (46, 39)
    assert (plan.continuing_count, plan.new_count) == (46, 39)


def test_twelve_new_projects_started_by_april(plan_projects: list[Project]) -> None:
    started = [
        project
        for project in plan_projects
        if project.category == "新建" and project.stage in STARTED_STAGES
    ]
    assert len(started) == 12
    made_up = [project for project in started if project.origin == DEMO]
    assert all("2023-01" <= str(project.actual_start)[:7] <= "2023-04" for project in made_up)


def test_every_project_of_the_plan_has_twelve_months(
    plan_projects: list[Project], months: list[ProjectMonth]
) -> None:
    returned = {(month.project_id, month.month) for month in months}
    planned = {project.id for project in plan_projects}
    assert len(returned) == len(months) == 12 * 85
    assert {project_id for project_id, _month in returned} == planned


def test_a_real_project_says_that_its_months_are_made_up(plan_projects: list[Project]) -> None:
    real = [project for project in plan_projects if project.origin != DEMO]
    assert real
    assert all("演示数据" in str(project.note) for project in real)


def test_months_add_up_to_the_year(
    plan_projects: list[Project], months: list[ProjectMonth]
) -> None:
    planned: dict[str, int] = {}
    for month in months:
        planned[month.project_id] = planned.get(month.project_id, 0) + (month.planned or 0)
    by_project = {project.id: project.planned_investment for project in plan_projects}
    assert {key: by_project[key] for key in planned} == planned


def test_money_is_whole_ten_thousands(months: list[ProjectMonth]) -> None:
    assert all((month.planned or 0) % 10_000 == 0 for month in months)
    assert all((month.done or 0) % 10_000 == 0 and (month.done or 0) >= 0 for month in months)


def test_pace_of_the_year(plan_projects: list[Project], months: list[ProjectMonth]) -> None:
    plan = sum(project.planned_investment or 0 for project in plan_projects)
    assert 290e8 < plan < 310e8
    done = dict.fromkeys(sorted({month.month for month in months}), 0)
    for month in months:
        done[month.month] += month.done or 0
    reached = [amount / plan for amount in accumulate(done.values())]
    assert 0.32 < reached[3] < 0.34
    assert 0.97 < reached[11] < 1.03
    middle, ends = reached[7] - reached[3], reached[3] + reached[11] - reached[7]
    assert middle > ends / 2


def test_some_projects_lag(plan_projects: list[Project]) -> None:
    rates = [project.completion_rate for project in plan_projects if project.origin == DEMO]
    lagging = [rate for rate in rates if rate is not None and rate < 0.9]
    assert 5 <= len(lagging) <= 12


def test_lagging_projects_say_why(months: list[ProjectMonth]) -> None:
    troubled = {month.project_id for month in months if month.problems}
    assert len(troubled) == 8
    assert all(month.progress and month.next_step for month in months)


def test_made_up_tasks_have_words_for_every_month_since_they_were_given(demo: Ledger) -> None:
    made_up = {task.id: task for task in queries.fetch(demo, Task, origin=DEMO)}
    months = queries.fetch(demo, TaskMonth)
    assert {month.task_id for month in months} == set(made_up)
    assert len(months) == 10 * len(made_up)
    for month in months:
        task = made_up[month.task_id]
        is_done = task.finished is not None and task.finished[:7] <= month.month
        assert (month.progress == "已按要求完成") == is_done
    assert {task.progress for task in made_up.values() if task.state == DONE} == {"已按要求完成"}


def test_targets_of_the_article_are_met_by_counting(demo: Ledger, clock: Any) -> None:
    clock.go_on(days=365)
    values = {indicator.name: indicator for indicator in queries.fetch(demo, Indicator)}
    ai = values["门头沟园新引进人工智能企业"]
    assert (ai.low, ai.value, ai.high) == (80, 86, 100)
    sport = values["石景山园落地“科技+”“体育+”等相关企业"]
    assert (sport.low, sport.value) == (30, 34)


def test_enterprises_spread(demo: Ledger) -> None:
    made_up = queries.fetch(demo, Enterprise, origin=DEMO)
    attracted = [firm for firm in made_up if str(firm.registered)[:4] == "2023"]
    assert {str(firm.registered)[5:7] for firm in attracted} == {f"{n:02}" for n in range(1, 13)}
    assert len({firm.park_id for firm in made_up}) >= 8
    assert {firm.credit_code for firm in made_up} == {None}
    assert {firm.stage for firm in made_up} >= {"推介", "在谈", "签约", "注册", "落地", "迁出"}


def test_parks_count_the_parks_inside_them(demo: Ledger) -> None:
    parks = {park.name: park for park in queries.fetch(demo, Park)}
    inside = [park for park in parks.values() if park.parent_id == parks["石景山园"].id]
    assert parks["石景山园"].attracted_count == 34
    assert 0 < sum(park.attracted_count or 0 for park in inside) < 34


def test_facts_are_untouched(demo: Ledger) -> None:
    for kind, drafts in facts_of_article.drafts().items():
        for draft in drafts:
            record = queries.get(demo, KINDS[kind], draft.id)
            stored = {name: getattr(record, name) for name in draft.values}
            assert str(stored.pop("note", "") or "").startswith(str(draft.values.get("note") or ""))
            assert stored == {k: v for k, v in draft.values.items() if k != "note"}


def test_made_up_records_say_so(demo: Ledger) -> None:
    facts = {draft.id for drafts in facts_of_article.drafts().values() for draft in drafts}
    for kind in KINDS.values():
        if "origin" not in kind.by_name:
            continue
        for record in _rows(demo, kind.name):
            if record["id"] not in facts:
                assert record["origin"] == DEMO
                assert "演示" in str(record["source" if kind.owner else "name"])


def test_no_person_is_invented(demo: Ledger) -> None:
    people = {"responsible_person", "contact", "phone", "leader"}
    roles = {"前期工作负责人", "现场工程负责人", "项目联络员", None}
    for kind in KINDS:
        for record in _rows(demo, kind):
            assert not any(record.get(name) for name in people)
            assert record.get("person") in roles


def test_made_up_assignments_say_so(demo: Ledger) -> None:
    assigned: list[Project | Task] = [
        *queries.fetch(demo, Project, origin=DEMO),
        *queries.fetch(demo, Task, origin=DEMO),
    ]
    assert all("演示分工" in str(record.note) for record in assigned)


def test_demo_is_marked(demo: Ledger) -> None:
    assert demo.is_demo
    assert demo.year == 2023
    assert "演示" in str(demo.setting("name"))


def _rows(ledger: Ledger, kind: str) -> list[dict[str, Value]]:
    cursor = ledger.connection.execute(f"SELECT * FROM {kind}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
