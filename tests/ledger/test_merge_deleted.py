"""Merging what one side deleted, and what comes back with it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jingxi_desktop.ledger import (
    attachments,
    commands,
    merge,
    merge_cells,
    queries,
    returns,
    verify,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Attachment, Node, Project, ProjectMonth
from tests.exchange.packages.compared import compare
from tests.ledger.sides import JUNE, YEAR, Sides, merged, state, whole


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


def test_a_conflict_tells_the_row_that_comes_back_if_theirs_is_chosen(sides: Sides) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened:
        commands.edit(opened, Project.KIND, [first], {"contact": "某人"})
        (node,) = queries.fetch(opened, Node, project_id=first)
        commands.delete(opened, Node.KIND, [node.id])
    with Ledger.open(sides.path) as ledger:
        # Neither is in the package.
        commands.edit(ledger, Project.KIND, [first], {"leader": "李四", "note": "我方说"})
        commands.delete(ledger, Project.KIND, [first])
        found = compare(ledger, sides.packages[0])
        (told,) = (each for each in found.conflicts if each.cell.place == ("project", first))
        row = merge_cells.row_of(told.chosen.theirs)
        assert row is not None
        assert (row["contact"], row["leader"], row["note"]) == ("某人", "李四", "我方说")
        merge.apply(ledger, [found], merge.settled([found], "theirs"))
    written = whole(sides.path)["project", first]
    assert row == {name: value for name, value in written.items() if value is not None}


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
