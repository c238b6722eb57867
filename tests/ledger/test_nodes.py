"""Nodes and problems of projects: their rules, their history, and what of them is overdue on a day."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.ledger import commands, history, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.overview import MOST_LISTED, overdue_of, overview
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import (
    FieldError,
    Node,
    Organisation,
    Problem,
    Project,
    UserError,
    Value,
)
from jingxi_desktop.records.node import STANDARD
from tests.conftest import Clock

YEAR = 2023


@pytest.fixture
def bridge(ledger: Ledger) -> str:
    """A project of the year's plan."""
    return commands.create(ledger, Project.KIND, {"name": "桥", "category": "新建"}, YEAR)


def node(ledger: Ledger, project: str, name: str, **values: Value) -> str:
    """A new node."""
    return commands.create(ledger, Node.KIND, {"project_id": project, "name": name, **values})


def problem(ledger: Ledger, project: str, **values: Value) -> str:
    """A new problem."""
    given: dict[str, Value] = {"project_id": project, "description": "管线未迁改", **values}
    return commands.create(ledger, Problem.KIND, given)


def project_of(ledger: Ledger, project: str, year: int = YEAR) -> Project:
    """A project as of a year."""
    record = queries.get(ledger, Project.KIND, project, year)
    assert isinstance(record, Project)
    return record


# The standard order -------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["due", "actual"])
def test_a_node_before_an_earlier_one_is_refused_with_the_reason(
    ledger: Ledger, bridge: str, field: str
) -> None:
    node(ledger, bridge, "基础完成", **{field: "2023-05-20"})
    with pytest.raises(FieldError, match=r"早于前面的节点「基础完成」（2023年5月20日）") as caught:
        node(ledger, bridge, "封顶", **{field: "2023-05-19"})
    assert caught.value.field == field
    node(ledger, bridge, "封顶", **{field: "2023-05-20"})


def test_a_node_after_a_later_one_is_refused_too(ledger: Ledger, bridge: str) -> None:
    node(ledger, bridge, "封顶", due="2023-09")
    base = node(ledger, bridge, "基础完成", due="2023-09-30")
    with pytest.raises(FieldError, match="晚于后面的节点「封顶」"):
        commands.edit(ledger, Node.KIND, [base], {"due": "2023-10"})
    assert queries.get(ledger, Node.KIND, base).values()["due"] == "2023-09-30"


def test_a_new_name_is_put_in_order_too(ledger: Ledger, bridge: str) -> None:
    node(ledger, bridge, "立项", due="2023-03")
    own = node(ledger, bridge, "专家评审", due="2023-01")
    with pytest.raises(FieldError, match="早于前面的节点「立项」"):
        commands.edit(ledger, Node.KIND, [own], {"name": "环评"})


def test_another_project_and_another_field_do_not_matter(ledger: Ledger, bridge: str) -> None:
    road = commands.create(ledger, Project.KIND, {"name": "路"}, YEAR)
    node(ledger, road, "立项", due="2023-09", actual="2023-09-01")
    node(ledger, bridge, "立项", due="2023-09", actual="2023-02-01")
    node(ledger, bridge, "规划", due="2023-09", actual="2023-02-01")


@given(
    st.lists(
        st.tuples(st.sampled_from(STANDARD), st.dates(date(2023, 1, 1), date(2023, 2, 1))),
        min_size=2,
        max_size=6,
    )
)
def test_what_was_taken_is_in_order(written: list[tuple[str, date]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.create(Path(folder) / "台账.jingxi") as ledger,
    ):
        project = commands.create(ledger, Project.KIND, {"name": "桥"}, YEAR)
        taken: list[tuple[int, str]] = []
        for name, day in written:
            place, due = STANDARD.index(name), day.isoformat()
            fits = all(
                place == other or (place < other) == (due < bound) or due == bound
                for other, bound in taken
            )
            try:
                node(ledger, project, name, due=due)
            except FieldError:
                assert not fits
            else:
                assert fits
                taken.append((place, due))


# Problems -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"raised": "2023-05-02", "deadline": "2023-05-01"}, "deadline"),
        ({"raised": "2023-05-02", "solved": "2023-05-01"}, "solved"),
        ({"state": "已解决"}, "state"),
    ],
)
def test_a_problem_that_makes_no_sense_is_refused(
    ledger: Ledger, bridge: str, values: dict[str, Value], field: str
) -> None:
    with pytest.raises(FieldError) as caught:
        problem(ledger, bridge, **values)
    assert caught.value.field == field


def test_a_problem_is_solved_field_by_field_as_in_the_table(ledger: Ledger, bridge: str) -> None:
    written = problem(ledger, bridge, state="协调中")
    commands.edit(ledger, Problem.KIND, [written], {"solved": "2023-06-01"})
    assert project_of(ledger, bridge).open_problems == 1
    commands.edit(ledger, Problem.KIND, [written], {"state": "已解决"})
    assert project_of(ledger, bridge).open_problems == 0


def test_a_unit_that_has_to_solve_a_problem_stays(ledger: Ledger, bridge: str) -> None:
    unit = commands.create(ledger, Organisation.KIND, {"name": "甲单位"})
    problem(ledger, bridge, responsible_id=unit)
    with pytest.raises(UserError, match="项目问题"):
        commands.delete(ledger, Organisation.KIND, [unit])


def test_parts_go_and_come_back_with_their_project(ledger: Ledger, bridge: str) -> None:
    written = [node(ledger, bridge, "封顶"), problem(ledger, bridge)]
    commands.edit(ledger, Node.KIND, written[:1], {"actual": "2023-06-01"})
    items = history.of_record(ledger, bridge)
    assert [item.kind for item in items[:3]] == ["node", "problem", "node"]
    assert [cell.name for cell in items[0].cells] == ["actual"]
    commands.delete(ledger, Project.KIND, [bridge])
    assert not queries.fetch(ledger, Node)
    assert not queries.fetch(ledger, Problem)
    ledger.undo()
    assert [
        part.id for part in (*queries.fetch(ledger, Node), *queries.fetch(ledger, Problem))
    ] == (written)


def test_nodes_and_problems_are_found_by_their_words(ledger: Ledger, bridge: str) -> None:
    node(ledger, bridge, "专家评审", person="总工")
    problem(ledger, bridge)
    for kind, words in (("node", "评审 总工"), ("problem", "迁改")):
        assert queries.count(ledger.connection, Query(kind, YEAR, words)) == 1
        assert queries.count(ledger.connection, Query(kind, YEAR, "没有")) == 0


# What is overdue ----------------------------------------------------------------------------------

# The ledger's clock stands at 2023-06-09, and 30 days are called to mind.
DUE = [
    ({"due": "2023-06-08"}, "逾期"),
    ({"due": "2023-06-09"}, "临近"),
    ({"due": "2023-07-09"}, "临近"),
    ({"due": "2023-07-10"}, "正常"),
    ({"due": "2023-05"}, "逾期"),
    ({"due": "2023-06"}, "临近"),
    ({"due": "2023"}, "正常"),
    ({"due": "2022"}, "逾期"),
    ({"due": "2023-05", "actual": "2023-06-09"}, "已完成"),
    ({"due": "2023-05", "actual": "2023-06-10"}, "逾期"),
    ({}, None),
    ({"actual": "2023-06"}, "已完成"),
]


@pytest.mark.parametrize(("values", "expected"), DUE)
def test_how_a_node_stands(
    ledger: Ledger, bridge: str, values: dict[str, Value], expected: str | None
) -> None:
    node(ledger, bridge, "封顶", **values)
    (found,) = queries.fetch(ledger, Node)
    assert found.supervision == expected
    project = project_of(ledger, bridge)
    assert project.overdue_nodes == int(expected == "逾期")
    assert project.next_node == (None if expected == "已完成" else "封顶")
    assert overview(ledger, YEAR).nodes.count == project.overdue_nodes
    wanted = Query("node", YEAR, conditions=(Condition("supervision", "in", (expected,)),))
    assert queries.count(ledger.connection, wanted) == 1


@pytest.mark.parametrize(("values", "expected"), DUE)
def test_how_a_problem_stands(
    ledger: Ledger, bridge: str, values: dict[str, Value], expected: str | None
) -> None:
    renamed = {
        {"due": "deadline", "actual": "solved"}[name]: value for name, value in values.items()
    }
    problem(ledger, bridge, **renamed, state="已解决" if "actual" in values else "未解决")
    (found,) = queries.fetch(ledger, Problem)
    assert found.supervision == expected
    project = project_of(ledger, bridge)
    assert project.late_problems == int(expected == "逾期")
    assert project.open_problems == int(expected != "已完成")
    assert overview(ledger, YEAR).problems.count == project.late_problems


def test_the_reminder_window_is_a_setting(ledger: Ledger, bridge: str) -> None:
    node(ledger, bridge, "封顶", due="2023-06-16")
    stands = []
    for kept in ('{"remind_days":7}', '{"remind_days":6}', "{damaged", '{"remind_days":-5}', "{}"):
        ledger.set_setting(rules.SETTING, kept)
        stands.append(queries.fetch(ledger, Node)[0].supervision)
    assert stands == ["临近", "正常", "临近", "临近", "临近"]


def test_a_year_that_is_over_is_judged_at_its_end(
    ledger: Ledger, bridge: str, clock: Clock
) -> None:
    node(ledger, bridge, "基础完成", due="2023-06-30", actual="2024-01-05")
    node(ledger, bridge, "封顶", due="2024-02-01")
    problem(
        ledger, bridge, raised="2023-03", deadline="2023-06", state="已解决", solved="2024-01-05"
    )
    problem(ledger, bridge, raised="2024-01-20", deadline="2024-01-25")
    clock.go_on(days=300)
    assert ledger.connection.as_of(2023) == "2023-12-31"
    past = project_of(ledger, bridge)
    assert (past.overdue_nodes, past.next_node, past.next_node_due) == (1, "基础完成", "2023-06-30")
    assert (past.open_problems, past.late_problems) == (1, 1)
    assert ledger.connection.as_of(2024) == "2024-04-04"
    now = project_of(ledger, bridge, 2024)
    assert (now.overdue_nodes, now.next_node) == (1, "封顶")
    assert (now.open_problems, now.late_problems) == (1, 1)


def test_the_overview_lists_the_longest_overdue_of_the_years_plan(
    ledger: Ledger, bridge: str
) -> None:
    elsewhere = commands.create(ledger, Project.KIND, {"name": "不在计划里"}, YEAR)
    node(ledger, elsewhere, "立项", due="2020")
    problem(ledger, elsewhere, deadline="2020")
    first = date(2023, 1, 1)
    for place in range(MOST_LISTED + 2):
        day = (first + timedelta(place)).isoformat()
        node(ledger, bridge, STANDARD[place], due=day)
        problem(ledger, bridge, description=f"第 {place} 个", deadline=day)
    state = overview(ledger, YEAR)
    for part, words in (
        (state.nodes, STANDARD),
        (state.problems, [f"第 {n} 个" for n in range(9)]),
    ):
        assert part.count == MOST_LISTED + 2
        assert [line.part for line in part.first] == list(words[:MOST_LISTED])
        assert [line.due for line in part.first][:2] == ["2023-01-01", "2023-01-02"]
        assert {line.record_id for line in part.first} == {bridge}
    for kind in (Node.KIND, Problem.KIND):
        (listed,) = queries.fetch(ledger, Project, overdue_of(kind, YEAR))
        assert listed.id == bridge


def test_the_overview_counts_what_the_demonstrations_projects_have(demo: Ledger) -> None:
    state = overview(demo, YEAR)
    planned = [project for project in queries.fetch(demo, Project) if project.category]
    assert state.nodes.count == sum(project.overdue_nodes or 0 for project in planned) > 0
    assert state.problems.count == sum(project.late_problems or 0 for project in planned) > 0
