"""督办: how tasks stand on a day, what the overview lists of them, and the reminder window."""

import pytest

from jingxi_desktop.ledger import commands, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.overview import MOST_LISTED, overview, pressing_tasks
from jingxi_desktop.records import FieldError, Task, Value
from tests.conftest import Clock

YEAR = 2023


def task(ledger: Ledger, **values: Value) -> str:
    """A new task of the year."""
    return commands.create(ledger, Task.KIND, {"name": "事", **values}, YEAR)


def stands(ledger: Ledger, record_id: str) -> str | None:
    """The 督办状态 of a task."""
    record = queries.get(ledger, Task.KIND, record_id, YEAR)
    assert isinstance(record, Task)
    return record.supervision


# The ledger's clock stands at 2023-06-09, and 30 days are called to mind.
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"due": "2023-06-08"}, "逾期"),
        ({"due": "2023-06-08", "state": "推进中"}, "逾期"),
        ({"due": "2023-06-09", "state": "未启动"}, "临近"),
        ({"due": "2023-07-09"}, "临近"),
        ({"due": "2023-07-10"}, "正常"),
        ({"due": "2023-05"}, "逾期"),
        ({"due": "2023-06"}, "临近"),
        ({"due": "2023-06-01", "state": "已完成"}, "已完成"),
        ({"due": "2023-06-01", "state": "已完成", "finished": "2023-06-09"}, "已完成"),
        ({"due": "2023-06-01", "state": "已完成", "finished": "2023-06-10"}, "逾期"),
        ({"due": "2023-06-01", "finished": "2023-06-01"}, "逾期"),
        ({"state": "已完成"}, "已完成"),
        ({"due": "2023-06-01", "state": "已取消"}, None),
        ({"state": "推进中"}, None),
    ],
)
def test_how_a_task_stands(ledger: Ledger, values: dict[str, Value], expected: str | None) -> None:
    record_id = task(ledger, **values)
    assert stands(ledger, record_id) == expected
    listed = overview(ledger, YEAR).tasks
    assert (listed.count, listed.overdue) == (expected in ("逾期", "临近"), expected == "逾期")
    assert [line.is_overdue for line in listed.first] == ([expected == "逾期"] * listed.count)
    found = queries.fetch(ledger, Task, pressing_tasks(YEAR))
    assert [record.id for record in found] == [record_id] * listed.count


def test_nobody_types_how_a_task_stands(ledger: Ledger) -> None:
    with pytest.raises(FieldError, match="计算得出"):
        commands.edit(ledger, Task.KIND, [task(ledger)], {"supervision": "正常"})


def test_a_task_comes_near_and_gets_overdue_as_days_pass(ledger: Ledger, clock: Clock) -> None:
    record_id = task(ledger, due="2023-08-01")
    seen = []
    for days in (0, 23, 30, 1):
        clock.go_on(days=days)
        seen.append(stands(ledger, record_id))
    assert seen == ["正常", "临近", "临近", "逾期"]


def test_another_window_is_one_step_in_the_history(ledger: Ledger) -> None:
    record_id = task(ledger, due="2023-06-16")
    rules.keep(ledger, rules.Rules(remind_days=6))
    assert stands(ledger, record_id) == "正常"
    ledger.undo()
    assert stands(ledger, record_id) == "临近"


def test_the_overview_lists_the_most_pressing_tasks(ledger: Ledger) -> None:
    for month in range(1, 8):
        task(ledger, name=f"{month} 月的事", due=f"2023-{month:02}-08")
    commands.create(ledger, Task.KIND, {"name": "去年的事", "due": "2022-01"}, 2022)
    listed = overview(ledger, YEAR).tasks
    assert (listed.count, listed.overdue) == (7, 6)
    assert [line.name for line in listed.first] == [
        f"{month} 月的事" for month in range(1, MOST_LISTED + 1)
    ]
