"""The difference of two months: what came, what changed, what went, and what was corrected."""

import pytest

from jingxi_desktop.ledger import closing, commands, returns
from jingxi_desktop.ledger.difference import Comparison, compare
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Project, UserError, Value

APRIL, MAY = "2023-04", "2023-05"


@pytest.fixture
def ids(ledger: Ledger) -> dict[str, str]:
    """Two projects that returned April, which is closed."""
    made = {}
    for number, name in enumerate(("桥", "路"), start=1):
        values: dict[str, Value] = {
            "name": name,
            "number": number,
            "category": "新建",
            "stage": "前期",
        }
        values["planned_investment"] = 1200
        made[name] = commands.create(ledger, Project.KIND, values, 2023)
    returns.fill(ledger, APRIL, {project: {"done": 400} for project in made.values()})
    closing.close(ledger, APRIL)
    return made


def told(found: Comparison) -> list[tuple[str, str, str, object, object]]:
    return [(one.sort, one.name, one.field.label, one.old, one.new) for one in found.differences]


def test_nothing_happened(ledger: Ledger, ids: dict[str, str]) -> None:
    returns.fill(ledger, MAY, {project: {"done": 100} for project in ids.values()})
    found = compare(ledger, APRIL, MAY)
    assert found.differences == ()
    assert [closed is not None for closed in found.closed] == [True, False]


def test_what_changed_came_and_went(ledger: Ledger, ids: dict[str, str]) -> None:
    unit = commands.create(ledger, Organisation.KIND, {"name": "甲单位"})
    commands.edit(
        ledger, Project.KIND, [ids["桥"]], {"stage": "开工", "planned_investment": 9600}, 2023
    )
    commands.edit(ledger, Project.KIND, [ids["桥"]], {"responsible_id": unit}, 2023)
    commands.edit(ledger, Project.KIND, [ids["路"]], {"category": None}, 2023)
    values: dict[str, Value] = {"name": "隧道", "category": "新建", "planned_investment": 5}
    commands.create(ledger, Project.KIND, values, 2023)
    found = compare(ledger, APRIL, MAY)
    assert told(found) == [
        ("added", "隧道", "本年计划投资", None, 5),
        ("changed", "桥", "阶段", "前期", "开工"),
        ("changed", "桥", "责任单位", "", "甲单位"),
        ("changed", "桥", "本年计划投资", 1200, 9600),
        ("changed", "桥", "亮灯", "绿灯", "红灯"),
        ("removed", "路", "本年计划投资", 1200, None),
    ]
    assert [found.count(sort) for sort in ("added", "changed", "removed", "corrected")] == [
        1,
        4,
        1,
        0,
    ]


def test_corrections_since_the_earlier_month_was_closed(
    ledger: Ledger, ids: dict[str, str]
) -> None:
    with ledger.change("更正", reason="多报"):
        returns.fill(ledger, APRIL, {ids["桥"]: {"done": 390}})
    (made,) = compare(ledger, APRIL, MAY).differences
    assert (made.sort, made.name, made.month, made.old, made.new) == (
        "corrected",
        "桥",
        APRIL,
        400,
        390,
    )
    assert made.note.startswith("多报（")
    returns.fill(ledger, MAY, {ids["桥"]: {"done": 1}})
    closing.close(ledger, MAY)
    # What was corrected before May was closed is in May's figures.
    assert compare(ledger, MAY, "2023-06").count("corrected") == 0


@pytest.mark.parametrize("months", [(MAY, APRIL), (MAY, MAY), ("2022-12", MAY)])
def test_months_that_cannot_be_compared(ledger: Ledger, months: tuple[str, str]) -> None:
    with pytest.raises(UserError, match="只能比较同一年的两个月"):
        compare(ledger, *months)


@pytest.mark.usefixtures("west")
def test_the_day_of_a_correction_is_that_of_who_reads_it(
    ledger: Ledger, ids: dict[str, str]
) -> None:
    with ledger.change("更正", reason="漏报", user="张三"):
        returns.fill(ledger, APRIL, {ids["桥"]: {"done": 500}})
    corrected = next(one for one in compare(ledger, APRIL, MAY).differences if one.note)
    assert corrected.note == "漏报（张三 2023-06-08）"
