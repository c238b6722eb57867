"""Merging packages against a plain three-way merge, over random edits on both sides."""

import json
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jingxi_desktop.ledger import (
    attachments,
    closing,
    commands,
    history,
    merge,
    merge_cells,
    package,
    queries,
    returns,
    three_way,
    verify,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import Attachment, Node, Organisation, Project, ProjectMonth, UserError
from jingxi_desktop.records.errors import ClosedMonthError
from tests.exchange.packages.compared import compare, compare_all

JUNE, YEAR = "2023-06", 2023


class Sides:
    """A ledger with two units of two projects each, and the package of each unit."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "台账.jingxi"
        self.packages: list[Path] = []
        self.projects: list[str] = []
        with Ledger.create(self.path) as ledger:
            ledger.set_setting("year", str(YEAR))
            for name in ("甲", "乙"):
                unit = commands.create(ledger, Organisation.KIND, {"name": name})
                for number in (1, 2):
                    values: dict[str, Any] = {"name": f"{name}{number}", "category": "新建"}
                    values |= {"responsible_id": unit, "stage": "前期"}
                    project = commands.create(ledger, Project.KIND, values, YEAR)
                    returns.fill(ledger, JUNE, {project: {"done": 100, "progress": "开挖"}})
                    node = {"name": "封顶", "project_id": project, "due": "2023-09"}
                    commands.create(ledger, Node.KIND, node)
                    self.projects.append(project)
                self.packages.append(folder / f"{name}.jxpkg")
                package.make(ledger, unit, JUNE, self.packages[-1])

    def fill(self, path: Path, project: str, **values: Any) -> None:
        """Fill in June of a project, in the ledger or in a package."""
        with Ledger.open(path, daily_backup=False) as ledger:
            returns.fill(ledger, JUNE, {project: values})


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    return Sides(tmp_path)


def merged(path: Path, returned: Path, prefer: merge.Side = "ours", reason: str = "") -> int:
    with Ledger.open(path, daily_backup=False) as ledger:
        found = compare(ledger, returned)
        return merge.apply(ledger, [found], merge.settled([found], prefer), reason)


def state(
    path: Path, tables: Sequence[str] = three_way.MERGED
) -> dict[tuple[str, str], dict[str, Any]]:
    """All rows of tables, as a rule of those that packages bring back, by table and id."""
    with Ledger.open(path, read_only=True) as ledger:
        found = {}
        for table in tables:
            cursor = ledger.connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                values = dict(zip(names, row, strict=True))
                values.pop("rowid")
                found[table, values["id"]] = values
        return found


def whole(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """All rows of projects and what is theirs, by table and id."""
    return state(path, ("project", "project_year", "project_month", "node", "attachment"))


def test_only_theirs_is_taken_and_only_ours_is_kept(sides: Sides) -> None:
    first, second = sides.projects[:2]
    sides.fill(sides.packages[0], first, done=200)
    sides.fill(sides.path, first, problems="缺水")
    sides.fill(sides.path, second, done=300)
    assert merged(sides.path, sides.packages[0]) == 1
    with Ledger.open(sides.path) as ledger:
        rows = {row.id: row for row in returns.returns(ledger, JUNE)}
        assert (rows[first].done, rows[first].problems, rows[second].done) == (200, "缺水", 300)
        (latest, *_rest) = history.of_record(ledger, first)
        assert (latest.label, latest.file) == ("合并填报包 · 甲 · 2023年6月", "甲.jxpkg")
        ledger.undo()
        rows = {row.id: row for row in returns.returns(ledger, JUNE)}
        assert (rows[first].done, rows[first].problems, rows[second].done) == (100, "缺水", 300)
    assert verify.problems(sides.path) == []


def test_the_history_names_who_filled_it_in(sides: Sides) -> None:
    first, second = sides.projects[:2]
    with Ledger.open(sides.packages[0], daily_backup=False) as opened:
        for user, values in (("王芳", {"done": 200}), ("李强", {"progress": "封顶"})):
            with opened.change("填报", user=user):
                returns.fill(opened, JUNE, {first: values})
        with opened.change("填报", user="李强"):
            node = {"name": "装修", "project_id": second, "due": "2023-10"}
            commands.create(opened, Node.KIND, node)
    sides.fill(sides.path, second, done=300)
    assert merged(sides.path, sides.packages[0]) == 3
    with Ledger.open(sides.path) as ledger:
        for project, who in ((first, "王芳、李强"), (second, "李强")):
            (latest, older, *_rest) = history.of_record(ledger, project)
            assert latest.user not in who
            assert latest.filled_by == who
            assert latest.source_text == f"来自 甲.jxpkg，填报人 {who}"
            assert older.filled_by is None
            assert older.source_text == ""


def test_both_to_different_things_is_a_conflict_that_must_be_settled(sides: Sides) -> None:
    first = sides.projects[0]
    sides.fill(sides.path, first, done=150)
    sides.fill(sides.packages[0], first, done=200)
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
        (conflict,) = found.conflicts
        cell = conflict.cell
        assert (cell.title, cell.column) == ("甲1 · 2023年6月", "done")
        assert (cell.base, cell.ours, cell.theirs) == (100, 150, 200)
        with pytest.raises(UserError, match="还有 1 处冲突没有选定，如「甲1 · 2023年6月」"):
            merge.apply(ledger, [found], {})
    assert merged(sides.path, sides.packages[0], "theirs") == 1
    assert merged(sides.path, sides.packages[0], "ours") == 0


def test_the_later_one_wins_where_that_is_the_rule(sides: Sides) -> None:
    def at(minute: int) -> Callable[[], datetime]:
        return lambda: datetime(2023, 7, 1, 9, minute).astimezone()

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
    def at(minute: int) -> Callable[[], datetime]:
        return lambda: datetime(2023, 7, 1, 9, minute).astimezone()

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
    def at(minute: int) -> Callable[[], datetime]:
        return lambda: datetime(2023, 7, 1, 9, minute).astimezone()

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
    def at(minute: int) -> Callable[[], datetime]:
        return lambda: datetime(2023, 7, 1, 9, minute).astimezone()

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


def test_what_a_package_leaves_out_is_no_change_of_ours(sides: Sides, tmp_path: Path) -> None:
    first, second = sides.projects[:2]
    path = tmp_path / "又一个.jxpkg"
    with Ledger.open(sides.path) as ledger:
        commands.edit(ledger, Project.KIND, [first], {"parent_id": second})
        unit = queries.find(ledger, Organisation.KIND, "甲")
        package.make(ledger, unit, JUNE, path)
        with Ledger.open(path) as opened:
            commands.edit(opened, Project.KIND, [first], {"contact": "某人"})
        assert compare(ledger, path).kept == ()
    assert merged(sides.path, path) == 1
    assert state(sides.path)["project", first]["parent_id"] == second


def test_what_was_merged_and_deleted_here_does_not_come_again_by_itself(sides: Sides) -> None:
    with Ledger.open(sides.packages[0]) as opened:
        values = {"name": "竣工", "project_id": sides.projects[0]}
        node = commands.create(opened, Node.KIND, dict(values))
    assert merged(sides.path, sides.packages[0]) == 1
    with Ledger.open(sides.path) as ledger:
        ledger.undo()
    # An undone merge can be done again.
    assert merged(sides.path, sides.packages[0]) == 1
    with Ledger.open(sides.path) as ledger:
        commands.delete(ledger, Node.KIND, [node])
        (conflict,) = compare(ledger, sides.packages[0]).conflicts
        assert (conflict.cell.record_id, conflict.cell.base, conflict.cell.ours) == (
            node,
            None,
            None,
        )
    assert merged(sides.path, sides.packages[0], "ours") == 0
    assert merged(sides.path, sides.packages[0], "theirs") == 0


def test_one_new_record_in_two_copies_of_a_package_is_merged_once(
    sides: Sides, tmp_path: Path
) -> None:
    other = tmp_path / "另一台机器上.jxpkg"
    shutil.copy(sides.packages[0], other)
    values = {"name": "竣工验收", "project_id": sides.projects[0]}
    for path in (sides.packages[0], other):
        with Ledger.open(path) as opened:
            node = commands.create(opened, Node.KIND, dict(values))
            # Once more is another one, as the unit sees both.
            assert commands.create(opened, Node.KIND, dict(values)) != node
    assert merged(sides.path, sides.packages[0]) == 2
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, other)
        assert (found.taken, found.conflicts) == ((), ())
        # In a ledger nothing else tells whether two are one.
        assert commands.create(ledger, Node.KIND, dict(values)) != node


def test_what_was_settled_for_ours_is_not_asked_again(sides: Sides) -> None:
    first, second = sides.projects[:2]
    for project in (first, second):
        sides.fill(sides.path, project, done=150)
        sides.fill(sides.packages[0], project, done=200)
    assert merged(sides.path, sides.packages[0], "ours") == 0
    sides.fill(sides.packages[0], second, done=250)
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
        assert [(each.cell.ours, each.cell.theirs) for each in found.conflicts] == [(150, 250)]
        assert [cell.theirs for cell in found.kept] == [200]
        ledger.undo()
        assert len(compare(ledger, sides.packages[0]).conflicts) == 2


def test_what_brings_nothing_is_called_by_all_that_was_settled(sides: Sides) -> None:
    for project, file in zip((sides.projects[0], sides.projects[2]), sides.packages, strict=True):
        sides.fill(sides.path, project, progress="封顶")
        sides.fill(file, project, progress="停工")
    for files, label in (
        (sides.packages[:1], "合并填报包 · 甲 · 2023年6月"),
        (sides.packages, "汇总 2 个填报包 · 甲、乙 · 2023年6月"),
    ):
        found = compared(sides.path, files)
        with Ledger.open(sides.path, daily_backup=False) as ledger:
            assert merge.apply(ledger, found, merge.settled(found, "ours")) == 0
            assert ledger.undo() == label


def test_amounts_of_one_row_that_both_changed_are_shown_together(sides: Sides) -> None:
    first, second = sides.projects[:2]
    sides.fill(sides.path, first, planned=500)
    sides.fill(sides.packages[0], first, done=200)
    sides.fill(sides.path, second, problems="缺水")
    sides.fill(sides.packages[0], second, done=200)
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
    (together,) = found.together
    assert together.title == "甲1 · 2023年6月"
    assert [(cell.column, cell.changed) for cell in together.cells] == [
        ("done", 200),
        ("planned", 500),
    ]
    assert sorted(cell.column for cell in found.kept) == ["planned", "problems"]
    assert found.counted == "冲突 0 处，采用对方 2 处，保留我方 2 处，不接受 0 处"


def test_a_row_deleted_here_and_edited_there_is_a_conflict(sides: Sides) -> None:
    first = sides.projects[0]
    sides.fill(sides.packages[0], first, done=200)
    with Ledger.open(sides.path) as ledger:
        (month,) = queries.fetch(ledger, ProjectMonth, project_id=first)
        commands.delete(ledger, ProjectMonth.KIND, [month.id])
        (conflict,) = compare(ledger, sides.packages[0]).conflicts
        assert (conflict.cell.column, conflict.cell.ours) == ("", None)
    assert merged(sides.path, sides.packages[0], "theirs") == 1
    assert state(sides.path)["project_month", month.id]["done"] == 200


def test_only_what_was_decided_was_set_aside(sides: Sides) -> None:
    first, second = sides.projects[:2]
    with Ledger.open(sides.path) as ledger:
        for project in (first, second):
            (node,) = queries.fetch(ledger, Node, project_id=project)
            commands.delete(ledger, Node.KIND, [node.id])
    with Ledger.open(sides.packages[0]) as opened:
        commands.edit(opened, Node.KIND, [node.id], {"due": "2023-10"})
    sides.fill(sides.path, first, done=300)
    assert merged(sides.path, sides.packages[0], "ours") == 0
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
    assert len(found.kept) == 3
    assert [(cell.record_id, cell.column) for cell in found.set_aside] == [(node.id, "")]


def test_new_and_deleted_rows_come_along(sides: Sides) -> None:
    first, second = sides.projects[:2]
    with Ledger.open(sides.packages[0]) as opened:
        node = commands.create(opened, Node.KIND, {"name": "封顶", "project_id": first})
        (month,) = queries.fetch(opened, ProjectMonth, project_id=second)
        commands.delete(opened, ProjectMonth.KIND, [month.id])
        returns.fill(opened, "2023-07", {first: {"done": 7}})
    assert merged(sides.path, sides.packages[0]) == 3
    rows = state(sides.path)
    assert rows["node", node]["name"] == "封顶"
    assert ("project_month", month.id) not in rows
    assert merged(sides.path, sides.packages[0]) == 0
    assert verify.problems(sides.path) == []


def test_the_attachments_of_a_node_that_a_package_deletes_go_with_it(
    sides: Sides, tmp_path: Path
) -> None:
    file = tmp_path / "封顶.txt"
    file.write_text("照片", "utf-8")
    with Ledger.open(sides.path) as ledger:
        (node,) = queries.fetch(ledger, Node, project_id=sides.projects[0])
        attachments.add(ledger, Node.KIND, node.id, file)
    with Ledger.open(sides.packages[0]) as opened:
        commands.delete(opened, Node.KIND, [node.id])
    assert merged(sides.path, sides.packages[0]) == 1
    with Ledger.open(sides.path) as ledger:
        assert queries.fetch(ledger, Attachment) == []
    assert verify.problems(sides.path) == []
    with Ledger.open(sides.path) as ledger:
        ledger.undo()
        assert [each.record_id for each in queries.fetch(ledger, Attachment)] == [node.id]


def test_a_merge_is_done_again_after_another_year_was_looked_at(sides: Sides) -> None:
    first = sides.projects[0]
    sides.fill(sides.packages[0], first, done=200)
    with Ledger.open(sides.path) as ledger:
        commands.create(ledger, Project.KIND, {"name": "旧桥", "category": "续建"}, YEAR - 1)
        found = compare(ledger, sides.packages[0])
        merge.apply(ledger, [found], {})
        ledger.undo()
        ledger.look_at(YEAR - 1)
        ledger.redo()
        rows = {row.id: row for row in returns.returns(ledger, JUNE)}
        assert rows[first].done == 200
    assert merged(sides.path, sides.packages[0]) == 0


def test_an_untrue_package_brings_nothing_but_what_a_unit_may_change(sides: Sides) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened:
        # As somebody could who does not use this program.
        opened.__dict__["is_package"] = False
        commands.edit(opened, Project.KIND, [first], {"name": "改名", "contact": "某人"})
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
    assert [cell.column for cell in found.refused] == ["name"]
    assert merged(sides.path, sides.packages[0]) == 1
    project = state(sides.path)["project", first]
    assert (project["name"], project["contact"]) == ("甲1", "某人")


def test_a_package_does_not_move_a_month(sides: Sides) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened, opened.change("改动") as change:
        (month,) = queries.fetch(opened, ProjectMonth, project_id=first)
        change.update("project_month", month.id, {"month": "2023-07", "done": 200})
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
    assert [(cell.column, cell.theirs) for cell in found.refused] == [("month", "2023-07")]
    assert merged(sides.path, sides.packages[0]) == 1
    row = state(sides.path)["project_month", month.id]
    assert (row["month"], row["done"]) == (JUNE, 200)


def test_a_month_under_an_id_of_another_is_refused(sides: Sides) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened, opened.change("改动") as change:
        moved: dict[str, Any] = {"project_id": first, "month": "2023-08", "done": 8}
        change.insert("project_month", {"id": part_id(first, "2023-07"), **moved})
    with (
        Ledger.open(sides.path) as ledger,
        pytest.raises(UserError, match="「甲1 · 2023年8月」的编号与所属记录和月份不符"),
    ):
        compare(ledger, sides.packages[0])


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE project_month SET month = 'June'",
        "UPDATE node SET due = '2023-99'",
        "UPDATE change_entry SET after = '[1]' WHERE table_name = 'node'",
        f"UPDATE change_entry SET after = '{'[' * 100_000}' WHERE table_name = 'node'",
        "UPDATE change_entry SET after = json_set(after, '$.due', json('{}')) WHERE table_name = 'node'",
    ],
)
def test_values_that_nobody_could_have_kept_are_refused(sides: Sides, tampering: str) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened:
        (node,) = queries.fetch(opened, Node, project_id=first)
        (month,) = queries.fetch(opened, ProjectMonth, project_id=first)
        for record in (node, month):
            commands.edit(opened, record.KIND, [record.id], {"source": "手填"})
        with opened.change("改动") as change:
            change.connection.execute(tampering)
            change.update("project", first, {"contact": "某人"})
    with Ledger.open(sides.path) as ledger:
        commands.edit(ledger, Node.KIND, [node.id], {"due": "2023-10"})
        commands.delete(ledger, ProjectMonth.KIND, [month.id])
        with pytest.raises(UserError, match="已损坏"):
            compare(ledger, sides.packages[0])


def test_another_ledgers_package_and_a_ledger_are_refused(sides: Sides, demo: Ledger) -> None:
    with pytest.raises(UserError, match="另一本台账的填报包"):
        compare(demo, sides.packages[0])
    with Ledger.open(sides.path) as ledger, pytest.raises(UserError, match="是台账，不是填报包"):
        compare(ledger, demo.path)


def test_a_damaged_package_changes_nothing(sides: Sides) -> None:
    before = state(sides.path)
    content = sides.packages[0].read_bytes()
    sides.packages[0].write_bytes(content[: len(content) // 2])
    with Ledger.open(sides.path) as ledger, pytest.raises(UserError, match="已损坏"):
        compare(ledger, sides.packages[0])
    assert state(sides.path) == before


def test_a_closed_month_is_merged_with_a_reason(sides: Sides) -> None:
    sides.fill(sides.packages[0], sides.projects[0], done=200)
    with Ledger.open(sides.path) as ledger:
        closing.close(ledger, JUNE)
    with pytest.raises(ClosedMonthError):
        merged(sides.path, sides.packages[0])
    assert merged(sides.path, sides.packages[0], reason="补报") == 1


def test_what_breaks_a_rule_is_said_and_nothing_is_merged(sides: Sides) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened:
        commands.edit(opened, Project.KIND, [first], {"actual_finish": "2023-03"})
    with Ledger.open(sides.path) as ledger:
        commands.edit(ledger, Project.KIND, [first], {"actual_start": "2023-05"})
    sides.fill(sides.packages[0], sides.projects[1], done=7)
    before = state(sides.path)
    with pytest.raises(merge.ProblemsError, match=r"1 条记录合并后不合规则.*如「甲1」") as raised:
        merged(sides.path, sides.packages[0])
    assert state(sides.path) == before
    (problem,) = raised.value.problems
    assert problem.place == ("project", first)
    # The rest can be merged without it, and it is offered again.
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
        assert merge.apply(ledger, [found], {}, without={problem.place}) == 1
        (left,) = compare(ledger, sides.packages[0]).taken
    assert left.column == "actual_finish"


def test_a_new_part_of_a_record_that_is_gone_is_a_problem(sides: Sides) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened:
        commands.create(opened, Node.KIND, {"name": "投产", "project_id": first})
    with Ledger.open(sides.path) as ledger:
        commands.delete(ledger, Project.KIND, [first])
    with pytest.raises(merge.ProblemsError, match="所属的记录在台账里已删除"):
        merged(sides.path, sides.packages[0])


def test_a_record_that_comes_back_brings_its_parts(sides: Sides) -> None:
    first = sides.projects[0]
    before = state(sides.path)
    with Ledger.open(sides.packages[0]) as opened:
        commands.edit(opened, Project.KIND, [first], {"contact": "某人"})
    with Ledger.open(sides.path) as ledger:
        commands.delete(ledger, Project.KIND, [first])
        found = compare(ledger, sides.packages[0])
        assert [each.cell.title for each in found.conflicts] == ["甲1"]
    assert merged(sides.path, sides.packages[0], "theirs") == 4
    assert state(sides.path) == {
        **before,
        ("project", first): {**before["project", first], "contact": "某人"},
    }
    assert verify.problems(sides.path) == []


def test_a_record_that_comes_back_is_as_it_was_here_but_for_what_they_changed(
    sides: Sides, tmp_path: Path
) -> None:
    first, second = sides.projects[:2]
    file = tmp_path / "立项.txt"
    file.write_text("立项说明", "utf-8")
    with Ledger.open(sides.packages[0]) as opened:
        for project in (first, second):
            commands.edit(opened, Project.KIND, [project], {"contact": "某人"})
            (node,) = queries.fetch(opened, Node, project_id=project)
            change = {first: {"note": "另说"}, second: {"person": "张三"}}[project]
            commands.edit(opened, Node.KIND, [node.id], dict(change))
        (gone,) = queries.fetch(opened, ProjectMonth, project_id=second)
        commands.delete(opened, ProjectMonth.KIND, [gone.id])
    with Ledger.open(sides.path) as ledger:
        # Nothing of this is in the package.
        commands.edit(ledger, Project.KIND, [first], {"parent_id": second, "leader": "李四"})
        commands.edit(ledger, Project.KIND, [first], {"category": "前期"}, YEAR - 1)
        returns.fill(ledger, "2022-06", {first: {"done": 5}})
        added = commands.create(ledger, Node.KIND, {"name": "投产", "project_id": first})
        attachments.add(ledger, Node.KIND, added, file)
        (here,) = queries.fetch(ledger, Node, project_id=second)
        commands.edit(ledger, Node.KIND, [here.id], {"note": "我方说"})
        (own,) = queries.fetch(ledger, ProjectMonth, project_id=first, month=JUNE)
        commands.delete(ledger, ProjectMonth.KIND, [own.id])
    before = whole(sides.path)
    with Ledger.open(sides.path) as ledger:
        commands.delete(ledger, Project.KIND, [first, second])
        found = compare(ledger, sides.packages[0])
        choices = merge.settled([found], "theirs")
        (asked,) = (each for each in found.conflicts if each.cell.title == "甲1 · 封顶")
        choices[asked.cell.key] = merge.OURS
        merge.apply(ledger, [found], choices)
        expected = {
            **before,
            ("project", first): {**before["project", first], "contact": "某人"},
            ("project", second): {**before["project", second], "contact": "某人"},
            ("node", here.id): {**before["node", here.id], "person": "张三"},
        }
        # What was asked and decided for ours, and what they deleted, stays deleted.
        del expected[asked.cell.place]
        del expected["project_month", gone.id]
        assert whole(sides.path) == expected
        ledger.undo()
        ledger.redo()
        assert whole(sides.path) == expected
    assert merged(sides.path, sides.packages[0]) == 0
    assert verify.problems(sides.path) == []


def test_an_attachment_whose_bytes_are_wiped_does_not_come_back(
    sides: Sides, tmp_path: Path
) -> None:
    first, file = sides.projects[0], tmp_path / "立项.txt"
    file.write_text("立项说明", "utf-8")
    with Ledger.open(sides.packages[0]) as opened:
        commands.edit(opened, Project.KIND, [first], {"contact": "某人"})
    with Ledger.open(sides.path) as ledger:
        attachments.add(ledger, Project.KIND, first, file)
        commands.delete(ledger, Project.KIND, [first])
    later = datetime.now().astimezone() + timedelta(days=99)
    Ledger.open(sides.path, clock=lambda: later).close()
    assert merged(sides.path, sides.packages[0], "theirs") == 4
    assert verify.problems(sides.path) == []


def test_a_change_after_the_comparison_is_seen(sides: Sides) -> None:
    sides.fill(sides.packages[0], sides.projects[0], done=200)
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
        returns.fill(ledger, JUNE, {sides.projects[0]: {"done": 1}})
        with pytest.raises(UserError, match="又有改动"):
            merge.apply(ledger, [found], {})


Rows = dict[tuple[str, str], dict[str, Any]]
filled = st.fixed_dictionaries(
    {},
    optional={
        "done": st.none() | st.integers(0, 3).map(lambda number: number * 100),
        "progress": st.sampled_from((None, "开挖", "封顶")),
        "problems": st.sampled_from((None, "缺水")),
    },
)
who = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from((None, "张三", "李四")) for name in ("contact", "phone")}
)
reached = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from((None, "一", "二")) for name in ("person", "note")}
)
edits = st.lists(
    st.one_of(
        st.tuples(st.just("month"), st.integers(0, 3), filled),
        st.tuples(st.just("july"), st.integers(0, 3), filled),
        st.tuples(st.just("project"), st.integers(0, 3), who),
        st.tuples(st.just("node"), st.integers(0, 3), reached),
        st.tuples(st.just("added"), st.integers(0, 3), reached),
        st.tuples(st.just("deleted"), st.integers(0, 3), st.sampled_from(("node", "month"))),
    ),
    max_size=5,
)


def edit(path: Path, project: str, what: str, given: Any) -> None:
    """One edit as a person makes it, in the ledger or in a package."""
    with Ledger.open(path, daily_backup=False) as ledger:
        if what in ("month", "july"):
            returns.fill(ledger, JUNE if what == "month" else "2023-07", {project: given})
        elif what == "project":
            commands.edit(ledger, Project.KIND, [project], given)
        elif what == "added":
            values = {"name": "进度", "project_id": project, **given}
            commands.create(ledger, Node.KIND, values)
        else:
            kind = ProjectMonth if given == "month" else Node
            found = [each.id for each in queries.fetch(ledger, kind, project_id=project)][:1]
            if what == "deleted":
                commands.delete(ledger, kind.KIND, found)
            elif found:
                commands.edit(ledger, Node.KIND, found, given)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Sides:
    return Sides(tmp_path_factory.mktemp("template"))


def edited(original: Sides, folder: Path, ours: Any, theirs: Any, another: Any) -> list[Path]:
    """The ledger and its two packages, of the first of which there is a copy, filled in by hand."""
    for path in (original.path, *original.packages):
        shutil.copy(path, folder / path.name)
    ledger = folder / original.path.name
    first, second = (folder / path.name for path in original.packages)
    # Two people of the first unit fill in a copy each.
    third = folder / "甲的另一份.jxpkg"
    shutil.copy(first, third)
    for place, side in ((first, theirs), (third, another)):
        for what, project, given_ in side:
            edit(second if project > 1 else place, original.projects[project], what, given_)
    for what, project, given_ in ours:
        edit(ledger, original.projects[project], what, given_)
    return [ledger, first, second, third]


def before_deleting(path: Path) -> Rows:
    """All rows that there ever were, as they were last."""
    found: Rows = {}
    with Ledger.open(path, read_only=True) as ledger:
        for table, record_id, before, after in ledger.connection.execute(
            "SELECT table_name, record_id, before, after FROM change_entry WHERE after IS NOT NULL"
            " ORDER BY change_id, number"
        ):
            was = found.get((table, record_id), {}) if before else {}
            found[table, record_id] = {**was, **json.loads(after)}
    return found


@given(ours=edits, theirs=edits, another=edits, prefer=st.sampled_from(("ours", "theirs")))
@settings(max_examples=25, deadline=None)
def test_no_cell_that_one_side_alone_changed_is_lost(
    original: Sides,
    tmp_path_factory: pytest.TempPathFactory,
    ours: Any,
    theirs: Any,
    another: Any,
    prefer: merge.Side,
) -> None:
    base = state(original.path)
    folder = tmp_path_factory.mktemp("sides")
    ledger, first, second, third = edited(original, folder, ours, theirs, another)
    copy = folder / "另一份.jingxi"
    shutil.copy(ledger, copy)
    expected, has_conflicts = state(ledger), False
    for path in (first, second, third):
        returned = state(path)
        expected = plain(base, expected, returned, prefer, before_deleting(ledger))
        has_conflicts |= merge_and_back(ledger, path, prefer)
        assert state(ledger) == expected
        assert merged(ledger, path, prefer) == 0
        assert state(ledger) == expected
    for path in (third, first, second):
        has_conflicts |= merge_and_back(copy, path, prefer)
    assert has_conflicts or state(copy) == expected
    assert verify.problems(copy) == []


@given(ours=edits, theirs=edits)
@settings(max_examples=25, deadline=None)
def test_a_record_that_comes_back_is_merged_as_if_it_had_not_been_deleted(
    original: Sides, tmp_path_factory: pytest.TempPathFactory, ours: Any, theirs: Any
) -> None:
    folder, project = tmp_path_factory.mktemp("sides"), original.projects[0]
    ledger, returned, *_others = edited(original, folder, ours, theirs, ())
    # So it is asked about.
    edit(returned, project, "project", {"contact": "王五"})
    copy = folder / "另一份.jingxi"
    shutil.copy(ledger, copy)
    with Ledger.open(copy, daily_backup=False) as opened:
        commands.delete(opened, Project.KIND, [project])
    for path in (ledger, copy):
        merged(path, returned, "theirs")
    assert whole(copy) == whole(ledger)
    assert verify.problems(copy) == []


def chosen(found: Sequence[Merge], which: Random) -> dict[merge_cells.Key, str]:
    """Some choice for each conflict."""
    claims: dict[merge_cells.Key, list[str]] = {}
    for each in found:
        for conflict in each.conflicts:
            claims.setdefault(conflict.cell.key, [merge.OURS]).append(each.file)
    return {key: which.choice(files) for key, files in claims.items()}


def compared(path: Path, files: Sequence[Path]) -> tuple[Merge, ...]:
    """Packages compared with a ledger, one after the other."""
    with Ledger.open(path, read_only=True) as ledger:
        return compare_all(ledger, files)


@given(ours=edits, theirs=edits, another=edits, order=st.permutations(range(3)), which=st.randoms())
@settings(max_examples=25, deadline=None)
def test_packages_collected_as_one_step_are_as_if_merged_one_by_one(
    original: Sides,
    tmp_path_factory: pytest.TempPathFactory,
    ours: Any,
    theirs: Any,
    another: Any,
    order: list[int],
    which: Random,
) -> None:
    folder = tmp_path_factory.mktemp("folder")
    ledger, *returned = edited(original, folder, ours, theirs, another)
    before, copy = state(ledger), folder / "另一份.jingxi"
    shutil.copy(ledger, copy)
    files = [returned[place] for place in order]
    found = compared(ledger, files)
    choices = chosen(found, which)
    with Ledger.open(ledger, daily_backup=False) as opened:
        try:
            count = merge.apply(opened, found, choices)
        except merge.ProblemsError:
            # One deletes what another fills in, and the deletion was chosen.
            assert any(key[2] == "" for key in choices)
            assert state(ledger) == before
            return
        if count:
            opened.undo()
            assert state(ledger) == before
            opened.redo()
    after = state(ledger)
    if not choices:
        for file in files:
            merged(copy, file)
        assert state(copy) == after
    again = compared(ledger, files)
    assert [each.taken for each in again] == [()] * 3
    with Ledger.open(ledger, daily_backup=False) as opened:
        assert merge.apply(opened, again, merge.settled(again, "ours")) == 0
    assert state(ledger) == after
    assert verify.problems(ledger) == []


def test_of_two_packages_that_differ_neither_is_ours(sides: Sides, tmp_path: Path) -> None:
    first, second = sides.projects[:2]
    other = tmp_path / "甲的另一份.jxpkg"
    shutil.copy(sides.packages[0], other)
    files = (sides.packages[0], other)
    for file, done in zip(files, (200, 300), strict=True):
        sides.fill(file, first, done=done)
    sides.fill(other, second, progress="封顶")
    one, another = compared(sides.path, files)
    (conflict,) = another.conflicts
    key = conflict.cell.key
    assert (one.conflicts, conflict.rival) == ((), "甲.jxpkg")
    assert (conflict.cell.base, conflict.cell.ours, conflict.cell.theirs) == (100, 200, 300)
    assert conflict.ours.user
    assert merge.settled((one, another), "ours") == merge.settled((one, another), "theirs") == {}
    assert merge.settled((one, another), "later").keys() == {key}
    with Ledger.open(sides.path) as ledger:
        assert merge.apply(ledger, (one, another), {key: other.name}) == 2
        rows = {row.id: row for row in returns.returns(ledger, JUNE)}
        assert (rows[first].done, rows[second].progress) == (300, "封顶")
        items = history.of_record(ledger, first)
        assert [(item.file, item.label) for item in items][:2] == [
            ("甲的另一份.jxpkg", "汇总 2 个填报包 · 甲 · 2023年6月"),
            ("甲.jxpkg", "汇总 2 个填报包 · 甲 · 2023年6月"),
        ]
    # What was settled is not asked again, in whatever order they come.
    assert [each.conflicts for each in compared(sides.path, files)] == [(), ()]
    assert [each.conflicts for each in compared(sides.path, files[::-1])] == [(), ()]


def test_what_is_left_out_is_asked_again(sides: Sides, tmp_path: Path) -> None:
    first = sides.projects[0]
    other = tmp_path / "甲的另一份.jxpkg"
    shutil.copy(sides.packages[0], other)
    files = (sides.packages[0], other)
    for file, done in zip(files, (200, 300), strict=True):
        sides.fill(file, first, done=done)
    found = compared(sides.path, files)
    cell = found[1].conflicts[0].cell
    before = state(sides.path)
    with Ledger.open(sides.path) as ledger:
        left_out = merge.apply(ledger, found, {cell.key: other.name}, without={cell.place})
    assert left_out == 0
    assert state(sides.path) == before
    assert [len(each.conflicts) for each in compared(sides.path, files)] == [0, 1]


def test_three_values_of_one_cell_take_one_choice(sides: Sides, tmp_path: Path) -> None:
    first = sides.projects[0]
    other = tmp_path / "甲的另一份.jxpkg"
    shutil.copy(sides.packages[0], other)
    files = (sides.packages[0], other)
    for path, done in zip((*files, sides.path), (200, 300, 400), strict=True):
        sides.fill(path, first, done=done)
    found = compared(sides.path, files)
    (key,) = {each.cell.key for package_ in found for each in package_.conflicts}
    assert merge.settled(found, "ours") == {key: merge.OURS}
    # Both are theirs.
    assert merge.settled(found, "theirs") == {}
    with Ledger.open(sides.path) as ledger:
        assert merge.apply(ledger, found, {key: other.name}) == 1
        assert {row.id: row.done for row in returns.returns(ledger, JUNE)}[first] == 300
    assert [each.conflicts for each in compared(sides.path, files)] == [(), ()]


def test_many_units_are_named_by_some(sides: Sides) -> None:
    (found,) = compared(sides.path, sides.packages[:1])
    several = [replace(found, package=replace(found.package, unit=unit)) for unit in "甲乙丙丁"]
    assert merge.label(several[:3]) == "汇总 3 个填报包 · 甲、乙、丙 · 2023年6月"
    assert merge.label(several) == "汇总 4 个填报包 · 甲、乙、丙等 4 个单位 · 2023年6月"


def merge_and_back(path: Path, returned: Path, prefer: merge.Side) -> bool:
    """Merge, undo, find everything as it was, and do it again. Whether there was a conflict."""
    before = state(path)
    with Ledger.open(path, daily_backup=False) as ledger:
        found = compare(ledger, returned)
        at = ledger.connection.execute("SELECT max(id) FROM change_log").fetchone()
        merge.apply(ledger, [found], merge.settled([found], prefer))
        if ledger.connection.execute("SELECT max(id) FROM change_log").fetchone() != at:
            ledger.undo()
            assert state(path) == before
            ledger.redo()
    return bool(found.conflicts)


def plain(base: Rows, ours: Rows, theirs: Rows, prefer: str, last: Rows) -> Rows:
    """The same merge as one would write it down."""
    result = dict(ours)
    for key in {*base, *theirs}:
        if base.get(key, {}).get("project_id", key[1]) not in package_ids(theirs):
            continue
        row = plain_row(base.get(key), ours.get(key), theirs.get(key), prefer, last.get(key))
        result.pop(key, None)
        if row is not None:
            result[key] = row
    return result


def package_ids(theirs: Rows) -> set[str]:
    """What can be in a package: its projects, and the parts of them."""
    return {record_id for _table, record_id in theirs}


def plain_row(base: Any, ours: Any, theirs: Any, prefer: str, last: Any) -> Any:
    if theirs == base:
        return ours
    if ours in (base, theirs):
        return theirs
    if ours is None or theirs is None:
        if prefer == "ours" or theirs is None or base is None:
            return ours if prefer == "ours" else theirs
        return {
            name: theirs[name] if theirs[name] != base[name] else last.get(name) for name in base
        }
    return {name: plain_cell(base or {}, ours, theirs, name, prefer) for name in ours}


def plain_cell(base: Any, ours: Any, theirs: Any, name: str, prefer: str) -> Any:
    if theirs[name] == base.get(name):
        return ours[name]
    if ours[name] == base.get(name):
        return theirs[name]
    return ours[name] if prefer == "ours" else theirs[name]
