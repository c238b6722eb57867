"""Undo and redo read the change log, so they survive a restart and decline what they can't know."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import commands, queries, undo, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Organisation, Park, Project, ProjectMonth, Task, UserError, Value

ORGANISATION, PROJECT = Organisation.KIND, Project.KIND


def contents(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of records, with their row numbers."""
    names = ("organisation", "project", "project_year", "project_month", "park", "task", "setting")
    return {
        name: ledger.connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
        for name in names
    }


def behind_the_gate(path: Path, sql: str) -> None:
    """Change the file as another program would."""
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(sql)


def do_some(ledger: Ledger) -> list[dict[str, list[tuple[Any, ...]]]]:
    """Six edits of several kinds; the contents before the first and after each."""
    states = [contents(ledger)]
    organisation = commands.create(ledger, ORGANISATION, {"name": "甲"})
    states.append(contents(ledger))
    values: dict[str, Value] = {
        "name": "桥",
        "planned_investment": 10**8,
        "responsible_id": organisation,
    }
    bridge = commands.create(ledger, PROJECT, values, 2023)
    states.append(contents(ledger))
    commands.edit(ledger, PROJECT, [bridge], {"name": "大桥", "category": "新建"}, 2024)
    states.append(contents(ledger))
    commands.copy(ledger, PROJECT, bridge, 2023)
    states.append(contents(ledger))
    commands.delete(ledger, PROJECT, [bridge])
    states.append(contents(ledger))
    ledger.set_setting("year", "2024")
    return [*states, contents(ledger)]


@pytest.mark.parametrize("reopen", [False, True])
def test_every_edit_is_taken_back_and_done_again(ledger: Ledger, reopen: bool) -> None:
    states = do_some(ledger)
    opened = ledger

    def again() -> Ledger:
        if not reopen:
            return opened
        opened.close()
        return Ledger.open(opened.path)

    for state in states[-2::-1]:
        opened = again()
        assert opened.undo()
        assert contents(opened) == state
    assert opened.undo() is None
    for state in states[1:]:
        opened = again()
        assert opened.redo()
        assert contents(opened) == state
    assert opened.redo() is None
    opened.close()
    assert verify.problems(opened.path) == []


def test_undo_and_redo_say_what_they_are_about(ledger: Ledger) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "乙", "type": "区"})
    assert undo.next_label(ledger, "undo") == "修改单位 · 单位名称、单位类型"
    assert undo.next_label(ledger, "redo") is None
    assert ledger.undo() == "修改单位 · 单位名称、单位类型"
    assert undo.next_label(ledger, "undo") == "新建单位"
    assert undo.next_label(ledger, "redo") == "修改单位 · 单位名称、单位类型"
    assert ledger.redo() == "修改单位 · 单位名称、单位类型"


def test_a_new_edit_ends_redoing(ledger: Ledger) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "乙"})
    ledger.undo()
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "丙"})
    assert ledger.redo() is None
    assert queries.title_of(ledger, "organisation", record_id) == "丙"
    ledger.undo()
    assert queries.title_of(ledger, "organisation", record_id) == "甲"
    ledger.redo()
    assert queries.title_of(ledger, "organisation", record_id) == "丙"


def test_a_change_without_effect_does_not_end_redoing(ledger: Ledger) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "乙"})
    ledger.undo()
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "甲"})
    assert ledger.redo() is not None


def test_a_sample_is_no_step_to_take_back(ledger: Ledger) -> None:
    with ledger.change("填入样例", action="create"):
        commands.create(ledger, ORGANISATION, {"name": "甲"})
    assert ledger.undo() is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE organisation SET name = '丙'",
        "DELETE FROM organisation",
        "UPDATE organisation SET id = 'other'",
    ],
)
def test_undo_declines_where_the_row_became_another(
    ledger: Ledger, sql: str, dump: Callable[[sqlite3.Connection], Any]
) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "乙"})
    behind_the_gate(ledger.path, sql)
    before = dump(ledger.connection)
    with pytest.raises(UserError, match="又被改动"):
        ledger.undo()
    assert dump(ledger.connection) == before


def test_redo_declines_where_the_row_became_another(ledger: Ledger) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "乙"})
    ledger.undo()
    behind_the_gate(ledger.path, "UPDATE organisation SET name = '丙'")
    with pytest.raises(UserError, match="又被改动"):
        ledger.redo()
    assert queries.title_of(ledger, "organisation", record_id) == "丙"


def test_undo_touches_only_the_columns_of_its_edit(ledger: Ledger) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "乙"})
    behind_the_gate(ledger.path, "UPDATE organisation SET phone = '110'")
    ledger.undo()
    record = queries.fetch(ledger, Organisation)[0]
    assert (record.name, record.phone) == ("甲", "110")


def test_one_row_that_declines_keeps_all_of_a_change(ledger: Ledger) -> None:
    with ledger.change("两个"):
        commands.create(ledger, ORGANISATION, {"name": "甲"})
        commands.create(ledger, ORGANISATION, {"name": "乙"})
    behind_the_gate(ledger.path, "UPDATE organisation SET phone = '110' WHERE name = '甲'")
    with pytest.raises(UserError, match="又被改动"):
        ledger.undo()
    assert queries.count(ledger.connection, Query("organisation", 2023)) == 2


def test_a_change_whose_history_is_gone_is_not_taken_back(ledger: Ledger) -> None:
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    behind_the_gate(ledger.path, "DELETE FROM change_entry")
    with pytest.raises(UserError, match="不完整"):
        ledger.undo()


def test_a_deleted_record_comes_back_with_its_parts_byte_for_byte(ledger: Ledger) -> None:
    bridge = commands.create(ledger, PROJECT, {"name": "桥", "number": 3}, 2023)
    commands.create(ledger, PROJECT, {"name": "路"}, 2023)
    commands.edit(ledger, PROJECT, [bridge], {"planned_investment": 5}, 2024)
    for month in ("2023-01", "2023-02"):
        values: dict[str, Value] = {"project_id": bridge, "month": month, "done": 7}
        commands.create(ledger, ProjectMonth.KIND, values)
    before = contents(ledger)
    commands.delete(ledger, PROJECT, [bridge])
    assert len(contents(ledger)["project"]) == 1
    assert contents(ledger)["project_year"] == contents(ledger)["project_month"] == []
    ledger.undo()
    assert contents(ledger) == before


def test_floats_and_long_texts_survive_undo(ledger: Ledger) -> None:
    values: dict[str, Value] = {"name": "园" * 5000, "planned_area": 0.1 + 0.2, "built_area": 1e-7}
    commands.create(ledger, Park.KIND, values)
    before = contents(ledger)
    ledger.undo()
    ledger.redo()
    assert contents(ledger) == before


def test_undo_tells_subscribers_as_an_edit_does(ledger: Ledger) -> None:
    heard: list[tuple[str, ...]] = []
    commands.create(ledger, Task.KIND, {"name": "事"}, 2023)
    ledger.subscribe(lambda notice: heard.append((notice.action, *notice.touched)))
    ledger.undo()
    ledger.redo()
    assert heard == [("undo", "task"), ("redo", "task")]
