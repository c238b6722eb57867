"""A closed month says what was kept of it beside what is another figure now."""

import pytest
from msgspec import UNSET

from jingxi_desktop.ledger import closing, commands, month, returns, since_closing
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Project, Value

APRIL = "2023-04"
WAN = 10_000


@pytest.fixture
def bridge(ledger: Ledger) -> str:
    """A project whose April is closed."""
    values: dict[str, Value] = {
        "name": "桥",
        "category": "新建",
        "planned_investment": 1200 * WAN,
        "stage": "前期",
    }
    project = commands.create(ledger, Project.KIND, values, 2023)
    returns.fill(ledger, APRIL, {project: {"done": 300 * WAN}})
    closing.close(ledger, APRIL)
    return project


def said(ledger: Ledger) -> tuple[str, ...]:
    return since_closing.of_month(ledger, APRIL)[1]


def test_nothing_is_said_of_an_open_month_nor_where_all_is_as_it_was(
    ledger: Ledger, bridge: str
) -> None:
    assert said(ledger) == ()
    assert all(figure.kept is UNSET for figure in month.report(ledger, APRIL).figures)
    assert since_closing.note(ledger, APRIL).startswith("已封账 ")
    commands.edit(ledger, Project.KIND, [bridge], {"planned_investment": 5}, 2023)
    assert since_closing.of_month(ledger, "2023-05") == (None, ())
    assert since_closing.note(ledger, "2023-05") == ""
    assert month.report(ledger, "2023-05").changed == ()


def test_a_plan_that_changed_since_is_said_beside_the_figures_that_follow(
    ledger: Ledger, bridge: str
) -> None:
    commands.edit(
        ledger, Project.KIND, [bridge], {"planned_investment": 600 * WAN, "stage": "在建"}, 2023
    )
    state = month.report(ledger, APRIL)
    figures = {
        figure.name: (figure.kept, figure.value)
        for figure in state.figures
        if figure.kept is not UNSET
    }
    assert figures == {
        "newly_started": (0, 1),
        "started": (0, 1),
        "starting_rate": (0, 1),
        "planned": (1200 * WAN, 600 * WAN),
        "projects_planned": (1200 * WAN, 600 * WAN),
        "completion_rate": (0.25, 0.5),
        "gap": (0.25 - 4 / 12, 0.5 - 4 / 12),
    }
    assert [(one.field.name, one.old, one.new) for one in state.changed] == [
        ("stage", "前期", "在建"),
        ("planned_investment", 1200 * WAN, 600 * WAN),
    ]
    assert "投资完成率：封账时 25.00%，现为 50.00%" in said(ledger)
    assert "桥 阶段：封账时 前期，现为 在建" in said(ledger)
    assert "桥 本年计划投资：封账时 1,200.00 万元，现为 600.00 万元" in said(ledger)
    assert "与封账时不同：" in since_closing.note(ledger, APRIL)
    commands.edit(
        ledger, Project.KIND, [bridge], {"planned_investment": 1200 * WAN, "stage": "前期"}, 2023
    )
    assert said(ledger) == ()


def test_what_came_went_and_was_given_to_a_unit(ledger: Ledger, bridge: str) -> None:
    unit = commands.create(ledger, Organisation.KIND, {"name": "甲单位"})
    commands.edit(ledger, Project.KIND, [bridge], {"responsible_id": unit}, 2023)
    assert said(ledger) == ("桥 责任单位：封账时 （空），现为 甲单位",)
    commands.edit(ledger, Project.KIND, [bridge], {"category": None}, 2023)
    commands.create(ledger, Project.KIND, {"name": "路", "category": "续建"}, 2023)
    assert said(ledger)[-2:] == ("路：封账后列入本年计划", "桥：封账后不再列入本年计划")


def test_a_note_names_the_first_of_many(ledger: Ledger, bridge: str) -> None:
    for number in range(30):
        commands.create(ledger, Project.KIND, {"name": f"路{number}", "category": "续建"}, 2023)
    note = since_closing.note(ledger, APRIL)
    assert f"…共 {len(said(ledger))} 处" in note
    assert "路29" not in note
