"""Which of two values is the later one, and what a unit corrects that it returned before."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from jingxi_desktop.ledger import commands, merge, merge_cells, package, queries, returns
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Node, Organisation
from tests.exchange.packages.compared import compare
from tests.ledger.sides import JUNE, Sides, compared, merged, state


def at(minute: int) -> Callable[[], datetime]:
    """A clock that stands at a minute of the morning after the month."""
    return lambda: datetime(2023, 7, 1, 9, minute).astimezone()


def test_the_later_one_wins_where_that_is_the_rule(sides: Sides) -> None:
    for path, minute in ((sides.path, 10), (sides.packages[0], 20)):
        with Ledger.open(path, clock=at(minute)) as ledger:
            returns.fill(ledger, JUNE, {sides.projects[0]: {"done": minute}})
    with Ledger.open(sides.path, clock=at(30)) as ledger:
        returns.fill(ledger, JUNE, {sides.projects[0]: {"progress": "收尾"}})
    with Ledger.open(sides.packages[0], clock=at(15)) as ledger:
        returns.fill(ledger, JUNE, {sides.projects[0]: {"progress": "封顶"}})
    assert merged(sides.path, sides.packages[0], "later") == 1
    (row,) = (row for row in state(sides.path).values() if row.get("progress") == "收尾")
    assert row["done"] == 20


def test_a_unit_corrects_what_it_returned_before(sides: Sides, tmp_path: Path) -> None:
    first, older = sides.projects[0], tmp_path / "旧.jxpkg"

    def fill(path: Path, minute: int, **values: Any) -> None:
        with Ledger.open(
            path, clock=lambda: datetime(2023, 7, 1, 9, minute).astimezone()
        ) as opened:
            returns.fill(opened, JUNE, {first: values})

    def found() -> tuple[list[Any], list[Any]]:
        with Ledger.open(sides.path, read_only=True) as ledger:
            merge = compare(ledger, sides.packages[0])
        return (
            [(cell.ours, cell.theirs) for cell in merge.taken],
            [(each.cell.ours, each.cell.theirs) for each in merge.conflicts],
        )

    fill(sides.packages[0], 10, done=200)
    shutil.copy(sides.packages[0], older)
    fill(sides.packages[0], 20, done=250)
    assert merged(sides.path, older) == 1
    assert found() == ([(200, 250)], [])
    with Ledger.open(sides.path) as ledger:
        ledger.undo()
        assert found() == ([(100, 250)], [])
        ledger.redo()
    assert found() == ([(200, 250)], [])
    # What was touched here is a conflict, even if it is as it was merged; not so if that was undone.
    for done in (300, 200):
        fill(sides.path, 15, done=done)
        assert found() == ([], [(done, 250)])
    with Ledger.open(sides.path) as ledger:
        ledger.undo()
        ledger.undo()
    assert merged(sides.path, sides.packages[0]) == 1
    assert found() == ([], [])


def test_what_another_package_brought_is_not_corrected(sides: Sides, tmp_path: Path) -> None:
    first, other = sides.projects[0], tmp_path / "另一本.jxpkg"
    with Ledger.open(sides.path) as ledger:
        package.make(ledger, queries.find(ledger, Organisation.KIND, "甲"), JUNE, other)
    files = (sides.packages[0], other)
    sides.fill(files[0], first, progress="封顶")
    sides.fill(files[1], first, done=200)
    with Ledger.open(sides.path) as ledger:
        assert merge.apply(ledger, compared(sides.path, files), {}) == 2
    later = datetime(2099, 7, 1).astimezone()
    with Ledger.open(files[0], clock=lambda: later) as opened:
        returns.fill(opened, JUNE, {first: {"progress": "收尾", "done": 300}})
    (found,) = compared(sides.path, files[:1])
    assert [cell.column for cell in found.taken] == ["progress"]
    assert [each.cell.column for each in found.conflicts] == ["done"]


def test_an_older_return_takes_back_nothing_by_itself(sides: Sides, tmp_path: Path) -> None:
    first, older = sides.projects[0], tmp_path / "旧.jxpkg"
    for minute, done in ((10, 200), (20, 250)):
        clock = datetime(2023, 7, 1, 9, minute).astimezone()
        with (
            Ledger.open(sides.packages[0], clock=lambda at=clock: at) as opened,  # type: ignore[misc]
            opened.change("填报", user="王芳"),
        ):
            returns.fill(opened, JUNE, {first: {"done": done}})
        if not older.exists():
            shutil.copy(sides.packages[0], older)
    assert merged(sides.path, sides.packages[0]) == 1
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, older)
        assert compare(ledger, sides.packages[0]).remarks == ()
    (conflict,) = found.conflicts
    assert (conflict.cell.ours, conflict.cell.theirs) == (250, 200)
    (remark,) = found.remarks
    assert "比已合并的「甲.jxpkg」" in remark
    assert remark.endswith("请核对是不是旧的一份")
    # Ours is what a unit filled in, not who merged it.
    assert conflict.ours.user == "王芳"


def test_the_later_of_two_returns_is_the_one_that_was_filled_in_later(
    sides: Sides, tmp_path: Path
) -> None:
    first, other = sides.projects[0], tmp_path / "另一本.jxpkg"
    with Ledger.open(sides.path) as ledger:
        package.make(ledger, queries.find(ledger, Organisation.KIND, "甲"), JUNE, other)
    for path, minute in ((sides.packages[0], 10), (other, 20)):
        with Ledger.open(path, clock=at(minute)) as opened:
            returns.fill(opened, JUNE, {first: {"done": minute}})
    with Ledger.open(sides.path, clock=at(30)) as ledger:
        merge.apply(ledger, [compare(ledger, sides.packages[0])], {})
        (conflict,) = compare(ledger, other).conflicts
        assert conflict.ours.instant == at(10)().timestamp()
    assert merged(sides.path, other, "later") == 1


def test_what_was_undone_here_was_touched_then(sides: Sides, tmp_path: Path) -> None:
    first, made = sides.projects[0], tmp_path / "又一个.jxpkg"
    with Ledger.open(sides.path, clock=at(10)) as ledger:
        returns.fill(ledger, JUNE, {first: {"done": 300}})
        package.make(ledger, queries.find(ledger, Organisation.KIND, "甲"), JUNE, made)
    with Ledger.open(made, clock=at(20)) as opened:
        returns.fill(opened, JUNE, {first: {"done": 400}})
    with Ledger.open(sides.path, clock=at(30)) as ledger:
        ledger.undo()
        found = compare(ledger, made)
    (conflict,) = found.conflicts
    assert (conflict.cell.ours, conflict.cell.theirs) == (100, 400)
    assert conflict.ours.instant == at(30)().timestamp()
    assert merge.settled([found], "later") == {conflict.cell.key: merge.OURS}


@pytest.mark.parametrize("is_redone", [False, True])
def test_what_was_merged_again_was_touched_when_it_was_filled_in(
    sides: Sides, tmp_path: Path, *, is_redone: bool
) -> None:
    first, other = sides.projects[0], tmp_path / "另一本.jxpkg"
    with Ledger.open(sides.path) as ledger:
        package.make(ledger, queries.find(ledger, Organisation.KIND, "甲"), JUNE, other)
    for path, minute in ((sides.packages[0], 10), (other, 20)):
        with Ledger.open(path, clock=at(minute)) as opened, opened.change("填报", user="王芳"):
            returns.fill(opened, JUNE, {first: {"done": minute}})
    with Ledger.open(sides.path, clock=at(30)) as ledger:
        merge.apply(ledger, [compare(ledger, sides.packages[0])], {})
        if is_redone:
            ledger.undo()
            ledger.redo()
        else:
            # What is undone behind it is an act of its own.
            returns.fill(ledger, JUNE, {first: {"done": 500}})
            ledger.undo()
        (conflict,) = compare(ledger, other).conflicts
    assert conflict.ours.instant == at(10 if is_redone else 30)().timestamp()
    assert (conflict.ours.user == "王芳") == is_redone


@pytest.mark.parametrize(
    ("ours", "theirs", "later"),
    [
        ("2023-06-09T10:00:00+08:00", "2023-06-09T10:00:01+08:00", "甲.jxpkg"),
        ("2023-06-09T10:00:00+08:00", "2023-06-09T03:00:00+00:00", "甲.jxpkg"),
        ("2023-06-09T10:00:00+08:00", "2023-06-09T10:00:00+08:00", merge.OURS),
        ("2023-06-09T10:00:00+08:00", "某日", merge.OURS),
        ("", "", merge.OURS),
    ],
)
def test_the_later_of_two_times_is_the_same_in_all_time_zones(
    sides: Sides, ours: str, theirs: str, later: str
) -> None:
    cell = merge_cells.Cell("project", "", "contact", "甲1", None, "某人", "另一人", "")
    conflict = merge_cells.Conflict(
        cell, merge_cells.Touch("", ours), merge_cells.Touch("", theirs)
    )
    with Ledger.open(sides.path, read_only=True) as ledger:
        found = replace(compare(ledger, sides.packages[0]), conflicts=(conflict,))
    assert merge.settled([found], "later") == {cell.key: later}


def test_times_stand_on_one_clock() -> None:
    texts = ("2023-06-09T18:00:00+08:00", "2023-06-09T06:00:00-04:00", "2023-06-09T10:00:00+00:00")
    (words,) = {merge_cells.Touch("张三", text).words for text in texts}
    assert words.startswith("张三 2023-06-")
    assert merge_cells.Touch("张三", "某日").words == "张三 某日"
    assert merge_cells.Touch().words == ""


def corrected(folder: Path, sides: Sides) -> Path:
    """The package after a month, a node that came and one that went were put back, and beside it what was
    returned before that."""
    first, older = sides.projects[0], folder / "旧.jxpkg"
    with Ledger.open(sides.packages[0], clock=at(10)) as opened:
        returns.fill(opened, JUNE, {first: {"done": 200}})
        commands.create(opened, Node.KIND, {"name": "进场", "project_id": first})
        (node,) = queries.fetch(opened, Node, project_id=first, name="封顶")
        commands.delete(opened, Node.KIND, [node.id])
    shutil.copy(sides.packages[0], older)
    with Ledger.open(sides.packages[0], clock=at(20)) as opened:
        opened.undo()
        (node,) = queries.fetch(opened, Node, project_id=first, name="进场")
        commands.delete(opened, Node.KIND, [node.id])
        returns.fill(opened, JUNE, {first: {"done": 100}})
    return older


def test_a_unit_takes_back_what_it_returned_before(sides: Sides, tmp_path: Path) -> None:
    older, before = corrected(tmp_path, sides), state(sides.path)
    assert merged(sides.path, older) == 3
    returned = state(sides.path)
    (found,) = compared(sides.path, sides.packages[:1])
    assert (len(found.taken), found.conflicts) == (3, ())
    assert merged(sides.path, sides.packages[0]) == 3
    assert state(sides.path) == before
    # Neither of them brings anything unasked any more.
    (found,) = compared(sides.path, sides.packages[:1])
    assert (found.taken, found.conflicts) == ((), ())
    (found,) = compared(sides.path, [older])
    assert (found.taken, len(found.conflicts)) == ((), 3)
    with Ledger.open(sides.path) as ledger:
        ledger.undo()
    assert state(sides.path) == returned


def test_what_was_taken_back_is_no_amount_of_ours(sides: Sides) -> None:
    first = sides.projects[0]
    sides.fill(sides.packages[0], first, done=200)
    assert merged(sides.path, sides.packages[0]) == 1
    later = datetime(2099, 7, 1).astimezone()
    with Ledger.open(sides.packages[0], clock=lambda: later) as opened:
        returns.fill(opened, JUNE, {first: {"done": 100, "planned": 50}})
    (found,) = compared(sides.path, sides.packages[:1])
    assert (len(found.taken), found.kept, found.together) == (2, (), ())


def test_what_was_taken_back_and_changed_here_is_a_conflict(sides: Sides, tmp_path: Path) -> None:
    older, first = corrected(tmp_path, sides), sides.projects[0]
    merged(sides.path, older)
    with Ledger.open(sides.path, clock=at(15)) as opened:
        returns.fill(opened, JUNE, {first: {"done": 300}})
        (node,) = queries.fetch(opened, Node, project_id=first, name="进场")
        commands.edit(opened, Node.KIND, [node.id], {"due": "2023-07"})
    (found,) = compared(sides.path, sides.packages[:1])
    asked = {(each.cell.table, each.cell.column) for each in found.conflicts}
    assert asked == {("project_month", "done"), ("node", "")}
    merged(sides.path, sides.packages[0], "ours")
    (found,) = compared(sides.path, sides.packages[:1])
    assert (found.taken, found.conflicts) == ((), ())


@pytest.mark.parametrize("later_first", [False, True])
def test_of_two_returns_in_a_folder_one_takes_back_the_other(
    sides: Sides, tmp_path: Path, later_first: bool
) -> None:
    files = [corrected(tmp_path, sides), sides.packages[0]]
    before, rival = state(sides.path), files[later_first].name
    if later_first:
        files.reverse()
    found = compared(sides.path, files)
    assert [each.rival for each in found[1].conflicts] == [rival] * 3
    with Ledger.open(sides.path) as ledger:
        merge.apply(ledger, found, merge.settled(found, "later"))
    assert state(sides.path) == before
    again = compared(sides.path, files)
    assert [(each.taken, each.conflicts) for each in again] == [((), ())] * 2


def test_what_was_put_back_here_is_not_brought_again(sides: Sides) -> None:
    first = sides.projects[0]
    sides.fill(sides.packages[0], first, done=200)
    assert merged(sides.path, sides.packages[0]) == 1
    sides.fill(sides.path, first, done=100)
    (found,) = compared(sides.path, sides.packages[:1])
    assert found.taken == ()
    assert [(each.cell.ours, each.cell.theirs) for each in found.conflicts] == [(100, 200)]
