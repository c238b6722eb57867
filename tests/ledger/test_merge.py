"""Merging packages against a plain three-way merge, over random edits on both sides."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jingxi_desktop.ledger import (
    closing,
    commands,
    history,
    merge,
    package,
    queries,
    returns,
    verify,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Node, Organisation, Project, ProjectMonth, UserError
from jingxi_desktop.records.errors import ClosedMonthError

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
        found = merge.compare(ledger, returned)
        return merge.apply(ledger, returned, found, merge.settled(found, prefer), reason)


def state(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """All rows that packages bring back, by table and id."""
    with Ledger.open(path, read_only=True) as ledger:
        found = {}
        for table in merge.MERGED:
            cursor = ledger.connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                values = dict(zip(names, row, strict=True))
                values.pop("rowid")
                found[table, values["id"]] = values
        return found


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


def test_both_to_different_things_is_a_conflict_that_must_be_settled(sides: Sides) -> None:
    first = sides.projects[0]
    sides.fill(sides.path, first, done=150)
    sides.fill(sides.packages[0], first, done=200)
    with Ledger.open(sides.path) as ledger:
        found = merge.compare(ledger, sides.packages[0])
        (conflict,) = found.conflicts
        cell = conflict.cell
        assert (cell.title, cell.column) == ("甲1 · 2023年6月", "done")
        assert (cell.base, cell.ours, cell.theirs) == (100, 150, 200)
        assert conflict.later == "theirs" if conflict.theirs.at > conflict.ours.at else "ours"
        with pytest.raises(UserError, match="还有 1 处冲突没有选定，如「甲1 · 2023年6月」"):
            merge.apply(ledger, sides.packages[0], found, {})
    assert merged(sides.path, sides.packages[0], "ours") == 0
    assert merged(sides.path, sides.packages[0], "theirs") == 1
    assert merged(sides.path, sides.packages[0], "ours") == 0


def test_a_row_deleted_here_and_edited_there_is_a_conflict(sides: Sides) -> None:
    first = sides.projects[0]
    sides.fill(sides.packages[0], first, done=200)
    with Ledger.open(sides.path) as ledger:
        (month,) = queries.fetch(ledger, ProjectMonth, project_id=first)
        commands.delete(ledger, ProjectMonth.KIND, [month.id])
        (conflict,) = merge.compare(ledger, sides.packages[0]).conflicts
        assert (conflict.cell.column, conflict.cell.ours) == ("", None)
    assert merged(sides.path, sides.packages[0], "theirs") == 1
    assert state(sides.path)["project_month", month.id]["done"] == 200


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


def test_an_untrue_package_brings_nothing_but_what_a_unit_may_change(sides: Sides) -> None:
    first = sides.projects[0]
    with Ledger.open(sides.packages[0]) as opened:
        # As somebody could who does not use this program.
        opened.__dict__["is_package"] = False
        commands.edit(opened, Project.KIND, [first], {"name": "改名", "contact": "某人"})
    with Ledger.open(sides.path) as ledger:
        found = merge.compare(ledger, sides.packages[0])
    assert [cell.column for cell in found.refused] == ["name"]
    assert merged(sides.path, sides.packages[0]) == 1
    project = state(sides.path)["project", first]
    assert (project["name"], project["contact"]) == ("甲1", "某人")


def test_another_ledgers_package_and_a_ledger_are_refused(sides: Sides, demo: Ledger) -> None:
    with pytest.raises(UserError, match="另一本台账的填报包"):
        merge.compare(demo, sides.packages[0])
    with Ledger.open(sides.path) as ledger, pytest.raises(UserError, match="是台账，不是填报包"):
        merge.compare(ledger, demo.path)


def test_a_damaged_package_changes_nothing(sides: Sides) -> None:
    before = state(sides.path)
    content = sides.packages[0].read_bytes()
    sides.packages[0].write_bytes(content[: len(content) // 2])
    with Ledger.open(sides.path) as ledger, pytest.raises(UserError, match="已损坏"):
        merge.compare(ledger, sides.packages[0])
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
    before = state(sides.path)
    with pytest.raises(UserError, match="合并后「甲1」不合规则"):
        merged(sides.path, sides.packages[0])
    assert state(sides.path) == before


def test_a_change_after_the_comparison_is_seen(sides: Sides) -> None:
    sides.fill(sides.packages[0], sides.projects[0], done=200)
    with Ledger.open(sides.path) as ledger:
        found = merge.compare(ledger, sides.packages[0])
        returns.fill(ledger, JUNE, {sides.projects[0]: {"done": 1}})
        with pytest.raises(UserError, match="又有改动"):
            merge.apply(ledger, sides.packages[0], found, {})


values = st.fixed_dictionaries(
    {},
    optional={
        "done": st.none() | st.integers(0, 3).map(lambda number: number * 100),
        "progress": st.sampled_from((None, "开挖", "封顶")),
        "problems": st.sampled_from((None, "缺水")),
    },
)
edits = st.lists(st.tuples(st.integers(0, 3), values), max_size=4)


@given(ours=edits, theirs=edits, prefer=st.sampled_from(("ours", "theirs")))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cell_that_one_side_alone_changed_is_lost(
    tmp_path_factory: pytest.TempPathFactory, ours: Any, theirs: Any, prefer: merge.Side
) -> None:
    sides = Sides(tmp_path_factory.mktemp("sides"))
    base = state(sides.path)
    for place, filled in ours:
        sides.fill(sides.path, sides.projects[place], **filled)
    for place, filled in theirs:
        sides.fill(sides.packages[place // 2], sides.projects[place], **filled)
    mine = state(sides.path)
    returned: dict[tuple[str, str], dict[str, Any]] = {}
    for path in sides.packages:
        returned |= state(path)
    copy = sides.path.with_name("另一份.jingxi")
    shutil.copy(sides.path, copy)
    for path in sides.packages:
        merged(sides.path, path, prefer)
    expected = {
        key: {
            name: _three_way(base[key][name], value, returned[key][name], prefer)
            for name, value in row.items()
        }
        for key, row in mine.items()
        if key[0] == "project_month"
    }
    result = {key: row for key, row in state(sides.path).items() if key[0] == "project_month"}
    assert result == expected
    # In the other order it is the same, and a second time nothing.
    for path in reversed(sides.packages):
        merged(copy, path, prefer)
    assert state(copy) == state(sides.path)
    assert [merged(copy, path, prefer) for path in sides.packages] == [0, 0]
    assert verify.problems(copy) == []


def _three_way(base: Any, ours: Any, theirs: Any, prefer: str) -> Any:
    if theirs == base:
        return ours
    if ours == base:
        return theirs
    return theirs if prefer == "theirs" else ours
