"""Merging packages against a plain three-way merge, over random edits on both sides."""

import json
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jingxi_desktop.ledger import commands, connection, merge, merge_cells, queries, returns, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge
from jingxi_desktop.records import Node, Project, ProjectMonth
from tests.exchange.packages.compared import compare
from tests.ledger.sides import JUNE, Rows, Sides, compared, merged, state, whole

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


def edit(
    path: Path, project: str, what: str, given: Any, clock: Callable[[], datetime] = connection.now
) -> None:
    """One edit as a person makes it, in the ledger or in a package."""
    with Ledger.open(path, daily_backup=False, clock=clock) as ledger:
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


@given(returns_=st.lists(edits, min_size=1, max_size=4), undone=st.integers(0, 3))
@settings(max_examples=25, deadline=None)
def test_after_the_last_of_its_returns_the_ledger_is_as_the_package(
    original: Sides, tmp_path_factory: pytest.TempPathFactory, returns_: Any, undone: int
) -> None:
    folder = tmp_path_factory.mktemp("sides")
    ledger, package, *_others = edited(original, folder, (), (), ())
    own, minute = set(original.projects[:2]), count()

    def clock() -> datetime:
        return datetime(2023, 7, 1).astimezone() + timedelta(minutes=next(minute))

    for edits_ in returns_:
        for what, project, values in edits_:
            edit(package, original.projects[project % 2], what, values, clock)
        with Ledger.open(package, daily_backup=False, clock=clock) as opened:
            for _time in range(undone):
                opened.undo()
        with Ledger.open(ledger, read_only=True) as opened:
            assert compare(opened, package).conflicts == ()
        merged(ledger, package)
        there = {key: row for key, row in state(ledger).items() if is_of(row, own)}
        assert there == {key: row for key, row in state(package).items() if is_of(row, own)}
        assert merged(ledger, package) == 0
    assert verify.problems(ledger) == []


def is_of(row: Any, projects: set[str]) -> bool:
    """Whether a row is of some projects."""
    return row.get("project_id", row["id"]) in projects


def chosen(found: Sequence[Merge], which: Random) -> dict[merge_cells.Key, str]:
    """Some choice for each conflict."""
    claims: dict[merge_cells.Key, list[str]] = {}
    for each in found:
        for conflict in each.conflicts:
            claims.setdefault(conflict.cell.key, [merge.OURS]).append(each.file)
    return {key: which.choice(files) for key, files in claims.items()}


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
