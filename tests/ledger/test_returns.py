"""月度填报: what projects return, and what follows from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jingxi_desktop.ledger import commands, month, queries, returns
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.returns import TASKS
from jingxi_desktop.records import (
    Organisation,
    Project,
    ProjectMonth,
    Task,
    TaskMonth,
    UserError,
    Value,
)
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.deadlines import OVERDUE

YEAR, MAY, JUNE = 2023, "2023-05", "2023-06"


@pytest.fixture
def two(ledger: Ledger) -> tuple[str, str]:
    """Two projects in the plan, the first with returns of April and May, and one that is not in it."""
    unit = commands.create(ledger, Organisation.KIND, {"name": "甲单位"})
    ids = []
    for number, name in enumerate(("桥", "路"), start=1):
        values: dict[str, Value] = {"number": number, "name": name, "category": "续建"}
        values |= {"planned_investment": 1200, "total_investment": 2500, "responsible_id": unit}
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
    assert returns.unreturned_text(ledger, MAY) == "2023年5月未报项目（1）\n甲单位（1）：路"
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
def task(ledger: Ledger) -> str:
    """A task of the year; one of another year is beside it."""
    commands.create(ledger, Task.KIND, {"name": "去年的事"}, YEAR - 1)
    unit = commands.create(ledger, Organisation.KIND, {"name": "乙单位"})
    values: dict[str, Value] = {"name": "修路", "due": "2023-05-20", "lead_id": unit}
    return commands.create(ledger, Task.KIND, values, YEAR)


def test_a_task_is_judged_on_the_months_last_day(ledger: Ledger, task: str) -> None:
    (row,) = returns.returns(ledger, "2023-04", TASKS)
    assert (row.id, row.name, row.due) == (task, "修路", "2023-05-20")
    assert row.supervision != OVERDUE
    assert returns.returns(ledger, MAY, TASKS)[0].supervision == OVERDUE


def test_a_task_shows_the_words_of_its_latest_month(ledger: Ledger, task: str) -> None:
    returns.fill(ledger, "2023-04", {task: {"progress": "开工", "problems": "缺水"}}, TASKS)
    returns.fill(ledger, MAY, {task: {"progress": "过半"}}, TASKS)
    returns.fill(ledger, JUNE, {task: {"progress": "完工"}}, TASKS)
    assert ledger.undo() == "填报2023年6月"
    shown = queries.fetch(ledger, Task, Query("task", YEAR))[0]
    assert (shown.progress, shown.problems) == ("过半", None)
    with pytest.raises(UserError, match="由台账计算得出"):
        commands.edit(ledger, Task.KIND, [task], {"progress": "没有"})


def test_a_task_without_a_word_is_missing(ledger: Ledger, task: str) -> None:
    assert returns.latest(ledger, YEAR, TASKS) == "2023-01"
    assert (
        returns.unreturned_text(ledger, MAY, TASKS) == "2023年5月未报任务（1）\n乙单位（1）：修路"
    )
    returns.fill(ledger, MAY, {task: {"coordination": "请协调"}}, TASKS)
    assert returns.unreturned_text(ledger, MAY, TASKS) == ""
    assert returns.latest(ledger, YEAR, TASKS) == MAY
    assert returns.carry_over(ledger, JUNE, TASKS) == 1
    assert returns.returns(ledger, JUNE, TASKS)[0].coordination == "请协调"


def test_a_task_goes_with_its_months(ledger: Ledger, task: str) -> None:
    returns.fill(ledger, MAY, {task: {"progress": "过半"}}, TASKS)
    commands.delete(ledger, Task.KIND, [task])
    assert queries.fetch(ledger, TaskMonth) == []
    ledger.undo()
    assert [month.progress for month in queries.fetch(ledger, TaskMonth)] == ["过半"]


@pytest.mark.parametrize(
    ("done", "why"),
    [
        (-1_0000, "「桥」的本月完成投资：-1.00 万元是负数"),
        (2501, "超过项目总投资 0.25 万元"),
        (2200, "超过本年计划投资 0.12 万元的两倍"),
    ],
)
def test_a_figure_that_is_hard_to_believe_is_told_before_it_is_written(
    ledger: Ledger, two: tuple[str, str], done: int, why: str
) -> None:
    filled: returns.Filled = {two[0]: {"done": done}, two[1]: {"done": 1}}
    before, rows = ledger.last_change_at(), returns.returns(ledger, MAY)
    doubts = returns.doubts(ledger, MAY, filled)
    assert why in doubts[0]
    assert len(doubts) == (2 if done == 2501 else 1)
    assert (ledger.last_change_at(), returns.returns(ledger, MAY)) == (before, rows)
    returns.fill(ledger, MAY, filled)
    bridge, _road = returns.returns(ledger, MAY)
    assert bridge.done == done
    assert why.split("：")[-1] in bridge.doubt_of("done", Amounts())
    month = next(m for m in queries.fetch(ledger, ProjectMonth) if m.month == MAY)
    assert month.doubt_of("done", Amounts()) == bridge.doubt_of("done", Amounts())
    assert month.doubt_of("progress", Amounts()) == ""


def test_what_was_doubted_before_is_not_asked_again(ledger: Ledger, two: tuple[str, str]) -> None:
    returns.fill(ledger, MAY, {two[0]: {"done": 5000}})
    same: returns.Filled = {two[0]: {"done": 5000, "progress": "通车"}}
    assert returns.doubts(ledger, MAY, same) == []
    # The year's sum was left behind in May, not in June.
    assert returns.doubts(ledger, JUNE, {two[0]: {"done": 1}}) == []
    assert returns.doubts(ledger, JUNE, {two[0]: {"done": 5001}}) != []


def test_nothing_in_the_demonstration_is_hard_to_believe(demo: Ledger) -> None:
    months = queries.fetch(demo, ProjectMonth)
    assert [doubt for month in months for doubt in month.KIND.doubts(month, Amounts())] == []


@pytest.fixture
def demo(demo_path: Path) -> Iterator[Ledger]:
    """The demonstration ledger."""
    with Ledger.open(demo_path, read_only=True) as ledger:
        yield ledger
