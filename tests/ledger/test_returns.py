"""月度填报: what projects return, and what follows from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jingxi_desktop.ledger import commands, month, queries, returns
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Project, ProjectMonth, UserError, Value

YEAR, MAY, JUNE = 2023, "2023-05", "2023-06"


@pytest.fixture
def two(ledger: Ledger) -> tuple[str, str]:
    """Two projects in the plan, the first with returns of April and May, and one that is not in it."""
    unit = commands.create(ledger, Organisation.KIND, {"name": "甲单位"})
    ids = []
    for number, name in enumerate(("桥", "路"), start=1):
        values: dict[str, Value] = {"number": number, "name": name, "category": "续建"}
        values |= {"planned_investment": 1200, "responsible_id": unit}
        ids.append(commands.create(ledger, Project.KIND, values, YEAR))
    commands.create(ledger, Project.KIND, {"name": "计划外"}, YEAR)
    returns.fill(ledger, "2023-04", {ids[0]: {"done": 300}})
    returns.fill(ledger, MAY, {ids[0]: {"done": 100, "progress": "封顶", "problems": "缺水"}})
    return ids[0], ids[1]


def test_a_row_has_what_was_done_before_and_what_follows(
    ledger: Ledger, two: tuple[str, str]
) -> None:
    bridge, road = returns.returns(ledger, MAY)
    assert (bridge.id, road.id) == two
    assert (bridge.done_before, bridge.done, bridge.total) == (300, 100, 400)
    assert bridge.completion_rate == 400 / 1200
    assert bridge.gap == pytest.approx(400 / 1200 - 5 / 12)
    assert bridge.light == "绿灯"
    assert (road.done, road.total, road.light) == (None, None, "红灯")
    assert month.report(ledger, MAY)["red"].ids == (road.id,)


def test_filling_is_one_step_with_history(ledger: Ledger, two: tuple[str, str]) -> None:
    first, second = two
    returns.fill(ledger, MAY, {first: {"done": 200}, second: {"done": 50, "next_step": "通车"}})
    assert [row.done for row in returns.returns(ledger, MAY)] == [200, 50]
    assert ledger.undo() == "填报2023年5月"
    bridge, road = returns.returns(ledger, MAY)
    assert (bridge.done, road.done, road.next_step) == (100, None, None)


def test_emptying_a_month_that_was_never_filled_writes_nothing(
    ledger: Ledger, two: tuple[str, str]
) -> None:
    before = ledger.last_change_at()
    returns.fill(ledger, JUNE, {two[1]: {"done": None}})
    assert ledger.last_change_at() == before
    assert len(queries.fetch(ledger, ProjectMonth)) == 2


def test_texts_are_carried_over_into_empty_cells_only(ledger: Ledger, two: tuple[str, str]) -> None:
    returns.fill(ledger, JUNE, {two[0]: {"problems": "缺电"}})
    assert returns.carry_over(ledger, JUNE) == 1
    bridge, road = returns.returns(ledger, JUNE)
    assert (bridge.progress, bridge.problems, bridge.done) == ("封顶", "缺电", None)
    assert road.progress is None
    assert returns.carry_over(ledger, JUNE) == 0
    assert returns.carry_over(ledger, "2023-01") == 0


def test_who_has_not_returned_is_listed_by_unit(ledger: Ledger, two: tuple[str, str]) -> None:
    assert returns.unreturned_text(ledger, MAY) == "2023年5月未报项目 1 个\n甲单位（1 个）：路"
    returns.fill(ledger, MAY, {two[1]: {"done": 0}})
    assert returns.unreturned_text(ledger, MAY) == ""


def test_the_latest_month_is_the_last_one_with_a_return(
    ledger: Ledger, two: tuple[str, str]
) -> None:
    returns.fill(ledger, JUNE, {two[0]: {"progress": "只有文字"}})
    assert returns.latest(ledger, YEAR) == MAY
    assert returns.latest(ledger, 2022) == "2022-01"
    with pytest.raises(UserError, match="不是月份"):
        returns.returns(ledger, "2023")


def test_the_rows_are_the_figures_of_the_months_report(demo: Ledger) -> None:
    rows, state = returns.returns(demo, MAY), month.report(demo, MAY)
    assert len(rows) == state["projects"].value
    assert sum(row.total or 0 for row in rows) == state["done"].value
    assert sum(row.done or 0 for row in rows) == state["month_done"].value
    yellow = [row.id for row in rows if row.light == "黄灯"]
    assert tuple(yellow) == state["yellow"].ids


@pytest.fixture
def demo(demo_path: Path) -> Iterator[Ledger]:
    """The demonstration ledger."""
    with Ledger.open(demo_path, read_only=True) as ledger:
        yield ledger
