"""Packages that are damaged, tampered with or not of this ledger."""

import json
import sqlite3
import uuid
from contextlib import closing
from typing import Any

import pytest

from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import Node, Organisation, Project, ProjectMonth, UserError
from tests.exchange.packages.compared import compare
from tests.ledger.sides import JUNE, Sides, compared, merged, state


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


def test_what_another_program_wrote_is_merged_too(sides: Sides) -> None:
    first, second = sides.projects[:2]
    with closing(sqlite3.connect(sides.packages[0])) as connection, connection:
        connection.execute(
            "UPDATE project SET contact = '某人', name = '改名' WHERE id = ?", (first,)
        )
        connection.execute("DELETE FROM node WHERE project_id = ?", (first,))
        connection.execute(
            "INSERT INTO node (id, name, project_id, due) VALUES (?, '开工', ?, '2023-05')",
            (str(uuid.uuid4()), second),
        )
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
        other = compare(ledger, sides.packages[1])
    assert [cell.column for cell in found.refused] == ["name"]
    assert {(cell.table, cell.column) for cell in found.taken} == {
        ("project", "contact"),
        ("node", ""),
    }
    assert (found.conflicts, other.taken, other.kept) == ((), (), ())
    assert merged(sides.path, sides.packages[0]) == 3
    there = state(sides.path)
    assert there["project", first]["contact"] == "某人"
    nodes = {row["name"]: row["project_id"] for (table, _), row in there.items() if table == "node"}
    assert nodes["开工"] == second
    assert first not in {row["project_id"] for (table, _), row in there.items() if table == "node"}


def test_nothing_is_taken_of_what_another_unit_answers_for(sides: Sides) -> None:
    first, other = sides.projects[0], sides.projects[2]
    theirs = {key: row for key, row in state(sides.path).items() if row.get("project_id") == other}
    before, july = state(sides.path), part_id(other, "2023-07")
    (month,) = (record_id for table, record_id in theirs if table == "project_month")
    (node,) = (record_id for table, record_id in theirs if table == "node")
    with closing(sqlite3.connect(sides.packages[0])) as connection, connection:
        insert = "INSERT INTO project_month (id, project_id, month, done) VALUES (?, ?, ?, 999)"
        connection.execute(insert, (month, other, JUNE))
        connection.execute(insert, (july, other, "2023-07"))
        # As if the package had been made of them.
        base = "INSERT INTO change_entry (change_id, number, table_name, record_id, after) VALUES (1, ?, ?, ?, ?)"
        for number, (table, record_id) in enumerate(theirs, 900):
            row = {
                name: value for name, value in theirs[table, record_id].items() if value is not None
            }
            connection.execute(base, (number, table, record_id, json.dumps(row)))
        connection.execute("UPDATE node SET project_id = ? WHERE project_id = ?", (other, first))
    with Ledger.open(sides.path) as ledger:
        found = compare(ledger, sides.packages[0])
    assert (found.taken, found.conflicts) == ((), ())
    refused = {(cell.record_id, cell.column) for cell in found.refused}
    assert refused >= {(month, "done"), (july, ""), (node, "")}
    assert {column for _id, column in refused} >= {"done", "", "project_id"}
    assert merged(sides.path, sides.packages[0], "theirs") == 0
    assert state(sides.path) == before


def test_a_new_record_has_an_id_of_its_own(sides: Sides) -> None:
    ids = (sides.projects[2], "", "x\ny", str(uuid.uuid4()).upper())
    with closing(sqlite3.connect(sides.packages[0])) as connection, connection:
        connection.executemany(
            "INSERT INTO node (id, name, project_id) VALUES (?, '进场', ?)",
            [(record_id, sides.projects[0]) for record_id in ids],
        )
    (found,) = compared(sides.path, sides.packages[:1])
    assert (found.taken, {cell.record_id for cell in found.refused}) == ((), set(ids))


def test_a_package_is_called_by_the_unit_whose_rows_it_may_bring(sides: Sides) -> None:
    with Ledger.open(sides.path) as ledger:
        other = queries.find(ledger, Organisation.KIND, "乙")
        with closing(sqlite3.connect(sides.packages[0])) as connection, connection:
            connection.execute(
                "UPDATE setting SET value = json_set(value, '$.unit_id', ?) WHERE id = 'package'",
                (other,),
            )
        assert compare(ledger, sides.packages[0]).package.unit == "乙"
        commands.edit(ledger, Organisation.KIND, [other], {"name": "丙"})
        assert compare(ledger, sides.packages[1]).package.title == "填报包 · 丙 · 2023年6月"


def test_what_the_unit_answered_for_when_it_was_made_is_taken(sides: Sides) -> None:
    first, second, other = sides.projects[:3]
    for project in (first, second):
        sides.fill(sides.packages[0], project, done=200)
    with Ledger.open(sides.packages[0]) as opened:
        nodes = [each.id for each in queries.fetch(opened, Node)]
        commands.edit(opened, Node.KIND, nodes, {"person": "张三"})
    with Ledger.open(sides.path) as ledger:
        unit, heir = (queries.find(ledger, Organisation.KIND, name) for name in "甲乙")
        (node,) = queries.fetch(ledger, Node, project_id=second)
        commands.edit(ledger, Node.KIND, [node.id], {"project_id": other})
        commands.edit(ledger, Project.KIND, [first, second], {"responsible_id": heir})
        commands.delete(ledger, Organisation.KIND, [unit])
        found = compare(ledger, sides.packages[0])
    assert (len(found.taken), found.refused, found.conflicts) == (4, (), ())


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
