"""Several packages merged as one step."""

import shutil
from pathlib import Path

from msgspec.structs import replace

from jingxi_desktop.ledger import commands, history, merge, returns
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Node
from tests.exchange.packages.compared import compare
from tests.ledger.sides import JUNE, Sides, compared, merged, state


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
