"""The return package: what goes into it, what a unit may change there, and what it refuses."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jingxi_desktop.ledger import commands, package, queries, returns, rules, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import (
    Enterprise,
    Node,
    Organisation,
    Project,
    ProjectMonth,
    Task,
    UserError,
    Value,
)
from tests.exchange.packages.compared import compare

MONTH = "2023-06"


@pytest.fixture
def unit(demo: Ledger) -> str:
    return queries.find(demo, Organisation.KIND, "门头沟区")


@pytest.fixture
def path(demo: Ledger, unit: str, tmp_path: Path) -> Path:
    """The package of a district."""
    made = tmp_path / "门头沟.jxpkg"
    package.make(demo, unit, MONTH, made)
    return made


def test_it_has_the_units_rows_and_no_others(demo: Ledger, unit: str, path: Path) -> None:
    theirs = {
        project.id: project
        for project in queries.fetch(demo, Project)
        if project.responsible_id == unit and project.category
    }
    with Ledger.open(path) as opened:
        projects = queries.fetch(opened, Project)
        assert {project.id for project in projects} == set(theirs)
        for project in projects:
            known = theirs[project.id]
            assert (project.name, project.planned_investment, project.done_investment) == (
                known.name,
                known.planned_investment,
                known.done_investment,
            )
        tasks = queries.fetch(opened, Task)
        assert {task.lead_id for task in tasks} == {unit}
        assert len(tasks) == sum(task.lead_id == unit for task in queries.fetch(demo, Task))
        assert {month.project_id for month in queries.fetch(opened, ProjectMonth)} <= set(theirs)
        assert queries.fetch(opened, Enterprise) == []
        assert opened.is_demo
        found = package.of(opened)
        assert found is not None
        assert (found.ledger, found.unit_id) == (package.identity(demo), unit)
        assert (found.unit, found.month) == ("门头沟区", MONTH)
    assert verify.problems(path) == []


def test_a_ledger_that_changes_meanwhile_gives_no_package(demo_path: Path, tmp_path: Path) -> None:
    made = tmp_path / "门头沟.jxpkg"
    with Ledger.open(demo_path) as writer, Ledger.open(demo_path, read_only=True) as reader:
        unit = queries.find(reader, Organisation.KIND, "门头沟区")
        left = ["新项目"]

        def change(sql: str) -> None:
            # The projects are copied by then, and their years are not.
            if left and "SELECT * FROM project_year" in sql:
                values = {"name": left.pop(), "responsible_id": unit, "category": "新建"}
                commands.create(writer, Project.KIND, values, 2023)

        reader.connection.set_trace_callback(change)
        with pytest.raises(UserError, match="请再制作一次"):
            package.make(reader, unit, MONTH, made)
        reader.connection.set_trace_callback(None)
        assert not left
        assert not made.exists()
        assert package.make(reader, unit, MONTH, made) > 0


def test_units_below_are_in_it(ledger: Ledger, tmp_path: Path) -> None:
    above = commands.create(ledger, Organisation.KIND, {"name": "甲"})
    below = commands.create(ledger, Organisation.KIND, {"name": "乙", "parent_id": above})
    values = {"name": "桥", "category": "新建", "responsible_id": below}
    commands.create(ledger, Project.KIND, dict(values), 2023)
    assert package.make(ledger, above, MONTH, tmp_path / "甲.jxpkg") == 1


def test_who_is_asked(ledger: Ledger) -> None:
    above = commands.create(ledger, Organisation.KIND, {"name": "甲"})
    below = commands.create(ledger, Organisation.KIND, {"name": "乙", "parent_id": above})
    lowest = commands.create(ledger, Organisation.KIND, {"name": "丙", "parent_id": below})
    commands.create(ledger, Organisation.KIND, {"name": "丁"})
    assert package.asked(ledger, 2023) == []
    commands.create(ledger, Task.KIND, {"year": 2023, "name": "植树", "lead_id": lowest})
    assert package.asked(ledger, 2023) == [(lowest, "丙")]
    assert package.asked(ledger, 2024) == []
    values = {"name": "桥", "category": "新建", "responsible_id": above}
    commands.create(ledger, Project.KIND, dict(values), 2023)
    # What those below it answer for is in its package.
    assert package.asked(ledger, 2023) == [(above, "甲")]


def test_a_file_is_named_by_unit_and_month() -> None:
    assert package.file_name("门头沟区", MONTH) == "门头沟区 2023-06.jxpkg"
    assert package.file_name("甲/乙", MONTH, package.SEALED) == "甲_乙 2023-06.jxseal"


def test_the_unit_changes_its_own_fields_alone(path: Path) -> None:
    with Ledger.open(path) as opened:
        project = queries.fetch(opened, Project)[0]
        returns.fill(opened, MONTH, {project.id: {"done": 5, "progress": "封顶"}})
        commands.edit(opened, Project.KIND, [project.id], {"contact": "某人"})
        commands.create(opened, Node.KIND, {"name": "封顶", "project_id": project.id})
        assert opened.undo() == "新建项目节点"
        for change in (
            lambda: commands.edit(opened, Project.KIND, [project.id], {"name": "改名"}),
            lambda: commands.edit(opened, Project.KIND, [project.id], {"category": "新建"}, 2023),
            lambda: commands.create(opened, Project.KIND, {"name": "新项目"}),
            lambda: commands.delete(opened, Project.KIND, [project.id]),
            lambda: commands.create(opened, Organisation.KIND, {"name": "新单位"}),
            lambda: rules.keep(opened, rules.Rules(rules.WUHAN)),
        ):
            with pytest.raises(UserError, match="填报包"):
                change()
        assert not opened.may_change(Project.KIND, Project.KIND.field("name"))
        assert opened.may_change(Project.KIND, Project.KIND.field("stage"))
        assert opened.may_change(ProjectMonth.KIND, ProjectMonth.KIND.field("done"))
        assert [opened.may_add(kind) for kind in (Node.KIND, Project.KIND)] == [True, False]
    assert verify.problems(path) == []


def test_many_rows_at_once_are_let_in_like_single_ones(path: Path) -> None:
    with Ledger.open(path) as opened:
        project = queries.fetch(opened, Project)[0]
        for table, columns, row in (
            ("project", ("id", "name"), ("x", "新项目")),
            ("project_year", ("id", "project_id", "year"), ("x", project.id, 2020)),
            ("setting", ("id", "value"), ("x", "1")),
        ):
            with pytest.raises(UserError, match="填报包"), opened.change("导入") as change:
                change.insert_many(table, columns, [row])
        with opened.change("导入") as change:
            change.insert_many(
                "node",
                ("id", "project_id", "name"),
                [("x", project.id, "封顶"), ("y", project.id, "投产")],
            )
        assert queries.get(opened, Node.KIND, "x").title == "封顶"
    assert verify.problems(path) == []


def test_a_package_makes_none(unit: str, path: Path) -> None:
    again = path.with_name("再.jxpkg")
    with Ledger.open(path) as opened, pytest.raises(UserError, match="不能由它再制作填报包"):
        package.make(opened, unit, MONTH, again)
    assert not again.exists()


def test_what_cannot_be_made(demo: Ledger, unit: str, path: Path) -> None:
    with pytest.raises(UserError, match="已经存在"):
        package.make(demo, unit, MONTH, path)
    idle = commands.create(demo, Organisation.KIND, {"name": "没有项目的单位"})
    with pytest.raises(UserError, match="没有项目和任务，没有制作填报包；请先给项目填上责任单位"):
        package.make(demo, idle, MONTH, path.with_name("空.jxpkg"))
    assert not path.with_name("空.jxpkg").exists()


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("PRAGMA user_version = 99", "更新版本"),
        ("PRAGMA application_id = 7", "不是京西转型的台账或填报包"),
        ("CREATE TRIGGER t AFTER UPDATE ON task BEGIN DELETE FROM task; END", "结构与本程序不符"),
        ("CREATE VIEW v AS SELECT 1", "结构与本程序不符"),
        ("DROP TABLE task_month", "结构与本程序不符"),
        ("UPDATE setting SET value = '{}' WHERE id = 'package'", "不是完整的填报包"),
        pytest.param(
            f"""UPDATE setting SET value = '{{"more": {"[" * 100_000}' WHERE id = 'package'""",
            "不是完整的填报包",
            id="deep",
        ),
        (
            "UPDATE setting SET value = replace(value, '2023-06', '2023-13') WHERE id = 'package'",
            "不是完整的填报包",
        ),
    ],
)
def test_what_others_made_of_it_is_refused(
    demo: Ledger, path: Path, sql: str, sentence: str
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    before = path.read_bytes()
    with pytest.raises(UserError, match=sentence):
        compare(demo, path)
    with pytest.raises(UserError, match=sentence), Ledger.open(path, read_only=True) as opened:
        package.check(opened)
    assert path.read_bytes() == before


def test_what_a_file_is_does_not_hang_on_its_name(demo: Ledger, path: Path) -> None:
    renamed = path.rename(path.with_name("门头沟.jingxi"))
    with Ledger.open(renamed) as opened:
        assert package.check(opened).unit == "门头沟区"
    other = path.with_name("台账.jxpkg")
    shutil.copyfile(demo.path, other)
    with Ledger.open(other, read_only=True) as opened, pytest.raises(UserError, match="不是填报包"):
        package.check(opened)


def test_a_ledger_is_no_package(demo: Ledger) -> None:
    assert package.of(demo) is None
    assert not demo.is_package
    assert demo.may_change(Project.KIND, Project.KIND.field("name"))


def test_packages_in_a_folder_have_names_of_their_own(tmp_path: Path) -> None:
    units = [("a", "石景山区"), ("b", "首钢集团")]
    found = package.places(units, tmp_path, "2023-06", ".xlsx")
    assert found["b"] == tmp_path / "首钢集团 2023-06.xlsx"
    with pytest.raises(UserError, match="有几个单位都叫「首钢集团」"):
        package.places([*units, ("c", "首钢集团")], tmp_path, "2023-06", ".xlsx")


@pytest.mark.parametrize("sign", ["长", "𠀀"])
def test_a_unit_may_have_a_long_name(ledger: Ledger, tmp_path: Path, sign: str) -> None:
    unit = commands.create(ledger, Organisation.KIND, {"name": sign * 150})
    values: dict[str, Value] = {"name": "路", "category": "新建", "responsible_id": unit}
    commands.create(ledger, Project.KIND, values, 2023)
    (path,) = package.places(package.asked(ledger, 2023), tmp_path, MONTH, ".jxpkg").values()
    assert package.make(ledger, unit, MONTH, path) == 1
    assert path.name.startswith(sign * 60)
