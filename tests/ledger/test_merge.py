"""What a merge takes of a package, what it keeps of ours, and what it asks."""

from pathlib import Path

import pytest

from jingxi_desktop.ledger import (
    closing,
    commands,
    history,
    merge,
    package,
    queries,
    returns,
    rollover,
    verify,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Node, Organisation, Project, ProjectMonth, UserError
from jingxi_desktop.records.errors import ClosedMonthError
from tests.exchange.packages.compared import compare
from tests.ledger.sides import JUNE, YEAR, Sides, compared, merged, state


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


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]",
        '{"aside": [[["node", "x"], 1]]}',
        '{"merged": [["7", "甲.jxpkg", "2023-07-01"]]}',
        f'{{"more": {"[" * 100_000}',
    ],
    ids=["empty", "broken", "list", "aside", "merged", "deep"],
)
def test_what_was_settled_is_asked_again_where_it_cannot_be_read_any_more(
    sides: Sides, damaged: str
) -> None:
    first = sides.projects[0]
    sides.fill(sides.path, first, done=150)
    sides.fill(sides.packages[0], first, done=200)
    assert merged(sides.path, sides.packages[0], "ours") == 0
    with Ledger.open(sides.path) as ledger:
        (name,) = ledger.connection.execute(
            "SELECT id FROM setting WHERE id LIKE 'merged %'"
        ).fetchone()
        # As another program could leave it.
        ledger.set_setting(name, damaged)
        (conflict,) = compare(ledger, sides.packages[0]).conflicts
        assert (conflict.cell.ours, conflict.cell.theirs) == (150, 200)
    assert merged(sides.path, sides.packages[0], "ours") == 0
    with Ledger.open(sides.path) as ledger:
        assert compare(ledger, sides.packages[0]).conflicts == ()


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


def test_what_goes_with_a_stage_is_shown_where_the_stage_is_a_conflict(sides: Sides) -> None:
    first = sides.projects[0]
    stopped = {"stage": "停工", "stage_date": "2023-06-01", "stage_reason": "缺钱", "phone": "1"}
    going_on = {"stage": "在建", "stage_date": "2023-05-01"}
    for path, values in ((sides.packages[0], stopped), (sides.path, going_on)):
        with Ledger.open(path) as opened:
            commands.edit(opened, Project.KIND, [first], values)
    (found,) = compared(sides.path, sides.packages[:1])
    assert [each.cell.column for each in found.conflicts] == ["stage", "stage_date"]
    ((reason,),) = (each.cells for each in found.together)
    assert (reason.column, reason.theirs) == ("stage_reason", "缺钱")


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


def test_a_change_after_the_comparison_is_seen(sides: Sides) -> None:
    sides.fill(sides.packages[0], sides.projects[0], done=200)
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
        returns.fill(ledger, JUNE, {sides.projects[0]: {"done": 1}})
        with pytest.raises(UserError, match="又有改动"):
            merge.apply(ledger, [found], {})


def test_a_year_that_was_rolled_over_is_told(sides: Sides) -> None:
    first, second = sides.projects[:2]
    sides.fill(sides.packages[0], first, done=200)
    sides.fill(sides.packages[0], second, progress="收尾")
    assert compared(sides.path, sides.packages[:1])[0].remarks == ()
    with Ledger.open(sides.path) as ledger:
        rollover.apply(ledger, rollover.plan(ledger, YEAR))
    (found,) = compared(sides.path, sides.packages[:1])
    assert found.remarks == (
        "1 个项目 2024 年的「至上年底累计」已有数字，不会跟着这里 2023 年的完成投资变，请核对",
    )


def test_a_node_that_both_sides_added_is_told(sides: Sides) -> None:
    first, second = sides.projects[:2]
    for path, project in (
        (sides.path, first),
        (sides.packages[0], first),
        (sides.packages[0], second),
    ):
        with Ledger.open(path) as opened:
            commands.create(opened, Node.KIND, {"name": "进场", "project_id": project})
    (found,) = compared(sides.path, sides.packages[:1])
    assert len(found.taken) == 2
    assert found.remarks == (
        "新增的 1 条在台账里已有同样的（如「甲1 · 进场」），合并后会有两条，请核对",
    )
    merged(sides.path, sides.packages[0])
    assert compared(sides.path, sides.packages[:1])[0].remarks == ()
