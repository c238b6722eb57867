"""Undo and redo read the change log, so they survive a restart and decline what they can't know."""

import shutil
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jingxi_desktop.ledger import changes, commands, queries, undo, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.notices import Action, Notice
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Organisation, Park, Project, ProjectMonth, Task, UserError, Value

ORGANISATION, PROJECT = Organisation.KIND, Project.KIND


def contents(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of records, with their row numbers."""
    names = ("organisation", "project", "project_year", "project_month", "park", "task", "setting")
    return {
        name: ledger.connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
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
    behind_the_gate(ledger.path, "UPDATE organisation SET note = '110'")
    ledger.undo()
    record = queries.fetch(ledger, Organisation)[0]
    assert (record.name, record.note) == ("甲", "110")


def test_one_row_that_declines_keeps_all_of_a_change(ledger: Ledger) -> None:
    with ledger.change("两个"):
        commands.create(ledger, ORGANISATION, {"name": "甲"})
        commands.create(ledger, ORGANISATION, {"name": "乙"})
    behind_the_gate(ledger.path, "UPDATE organisation SET note = '110' WHERE name = '甲'")
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


# Many rows -------------------------------------------------------------------------------------

# What is done, to which of the projects that are there, and with what text.
Step = tuple[Literal["create", "month", "edit", "delete"], int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["create", "create", "create", "month", "edit", "delete"]),
        st.integers(0, 9),
        st.text("桥路园 a1", min_size=1, max_size=4).map(lambda text: f"名{text}名"),
    ),
    min_size=1,
    max_size=25,
)


def take(ledger: Ledger, steps: list[Step]) -> None:
    """Do steps as one change."""
    there: list[str] = []
    with ledger.change("多步"):
        for n, (step, place, text) in enumerate(steps):
            if step == "create" or not there:
                values: dict[str, Value] = {"name": f"{text}{n}", "planned_investment": n or None}
                if place < len(there):
                    values["parent_id"] = there[place]
                there.append(commands.create(ledger, PROJECT, values, 2023))
                continue
            record_id = there[place % len(there)]
            if step == "edit":
                commands.edit(ledger, PROJECT, [record_id], {"location": text, "number": n}, 2023)
            elif step == "month":
                values = {"project_id": record_id, "month": f"2023-{n % 12 + 1:02}", "done": n}
                if not ledger.connection.execute(
                    "SELECT 1 FROM project_month WHERE project_id = ? AND month = ?",
                    (record_id, values["month"]),
                ).fetchone():
                    commands.create(ledger, ProjectMonth.KIND, values, 2023)
            elif not ledger.connection.execute(
                "SELECT 1 FROM project WHERE parent_id = ?", (record_id,)
            ).fetchone():
                commands.delete(ledger, PROJECT, [record_id])
                there.remove(record_id)


def one_by_one(ledger: Ledger, change_id: int, action: Action) -> None:
    """Undo or redo a change, each row by itself."""
    entries = undo.entries_of(ledger, change_id)
    if action == "undo":
        entries = [entry.inverse() for entry in reversed(entries)]
    with ledger.change("多步", action=action, reverts=change_id) as change:
        for entry in entries:
            change.replay([entry])


def history(ledger: Ledger) -> list[Any]:
    return ledger.connection.execute(
        "SELECT number, table_name, record_id, owner_id, new_owner_id, before, after FROM change_entry"
        " WHERE change_id = (SELECT max(id) FROM change_log) ORDER BY number"
    ).fetchall()


def search_hits(ledger: Ledger) -> list[set[str]]:
    """What each character finds."""
    return [
        {
            record.id
            for record in queries.fetch(ledger, Project, Query("project", 2023, search=each))
        }
        for each in "名桥路园a1"
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_many_rows_at_once_become_what_they_become_one_by_one(
    empty_path: Path, tmp_path: Path, steps: list[Step]
) -> None:
    paths = [tmp_path / f"{uuid.uuid4()}.jingxi" for _ in range(2)]
    shutil.copy(empty_path, paths[0])
    with Ledger.open(paths[0]) as first:
        take(first, steps)
        found = search_hits(first)
    shutil.copy(paths[0], paths[1])
    with Ledger.open(paths[0]) as many, Ledger.open(paths[1]) as single:
        (change_id,) = many.connection.execute("SELECT max(id) FROM change_log").fetchone()
        before = contents(many)
        actions: tuple[Action, ...] = ("undo", "redo")
        for action in actions:
            many.undo() if action == "undo" else many.redo()
            one_by_one(single, change_id, action)
            assert contents(many) == contents(single)
            assert history(many) == history(single)
            assert search_hits(many) == search_hits(single)
        assert contents(many) == before
        assert search_hits(many) == found
        assert not many.connection.execute("PRAGMA foreign_key_check").fetchall()
    for path in paths:
        path.unlink()


def test_many_updated_rows_are_read_at_once(ledger: Ledger) -> None:
    ids = [commands.create(ledger, PROJECT, {"name": f"桥{n}"}, 2023) for n in range(40)]
    with ledger.change("改名") as change:
        change.update_many("project", [(each, {"name": f"路{each}"}) for each in ids])
    asked: list[str] = []
    ledger.connection.set_trace_callback(asked.append)
    ledger.undo()
    ledger.connection.set_trace_callback(None)
    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT * FROM project")]) == 1
    assert {each.name for each in queries.fetch(ledger, Project)} == {f"桥{n}" for n in range(40)}


def test_rows_too_many_to_name_are_told_by_their_kinds(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_MANY", 3)
    project = commands.create(ledger, PROJECT, {"name": "桥"}, 2023)
    heard: list[Notice] = []
    for count in (2, 3):
        with ledger.change("几个月"):
            for month in range(1, count + 1):
                values: dict[str, Value] = {"project_id": project, "month": f"202{count}-0{month}"}
                commands.create(ledger, ProjectMonth.KIND, values, 2023)
        end = ledger.subscribe(heard.append)
        ledger.undo()
        end()
    few, many = heard
    assert (len(few.deleted["project_month"]), few.touched["project"]) == (2, (project,))
    assert few.bulk == frozenset()
    # What stands in a project follows from its months.
    assert many.bulk == {"project_month", "project"}
    assert not many.deleted
