"""The gate: a change is kept whole with its history, or not at all, and is told after COMMIT only."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from jingxi_desktop.ledger import changes, commands, queries
from jingxi_desktop.ledger import closing as closing_months
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Organisation, Park, Project, ProjectMonth, UserError, Value
from jingxi_desktop.records.errors import ClosedMonthError

ORGANISATION, PROJECT = Organisation.KIND, Project.KIND


def rows(ledger: Ledger, table: str) -> list[tuple[Any, ...]]:
    return ledger.connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()


def create_and_raise(ledger: Ledger, error: BaseException) -> None:
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    raise error


@pytest.fixture
def heard(ledger: Ledger) -> list[Notice]:
    """What subscribers were told."""
    notices: list[Notice] = []
    ledger.subscribe(notices.append)
    return notices


def test_nested_changes_join_the_outer_one(ledger: Ledger, heard: list[Notice]) -> None:
    with ledger.change("录入两个单位"):
        first = commands.create(ledger, ORGANISATION, {"name": "甲"})
        with ledger.change("里面的"):
            second = commands.create(ledger, ORGANISATION, {"name": "乙"})
        assert not heard
    assert [row[4] for row in rows(ledger, "change_log")] == ["录入两个单位"]
    assert [notice.label for notice in heard] == ["录入两个单位"]
    assert heard[0].inserted == {"organisation": (first, second)}


def test_an_error_rolls_all_of_it_back(
    ledger: Ledger, heard: list[Notice], dump: Callable[[sqlite3.Connection], Any]
) -> None:
    before = dump(ledger.connection)
    with pytest.raises(ValueError, match="oops"), ledger.change("坏"):
        create_and_raise(ledger, ValueError("oops"))
    assert dump(ledger.connection) == before
    assert not heard
    commands.create(ledger, ORGANISATION, {"name": "乙"})
    assert len(heard) == 1


def test_a_nested_error_rolls_back_all_even_where_it_is_caught(
    ledger: Ledger, heard: list[Notice]
) -> None:
    def fail() -> None:
        with ledger.change("里面的"):
            create_and_raise(ledger, ValueError("oops"))

    def catch() -> None:
        commands.create(ledger, ORGANISATION, {"name": "甲"})
        with pytest.raises(ValueError, match="oops"):
            fail()

    with pytest.raises(RuntimeError, match="nested"), ledger.change("外面的"):
        catch()
    assert rows(ledger, "organisation") == rows(ledger, "change_log") == []
    assert not heard


def test_an_interrupt_rolls_back_too(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt), ledger.change("坏"):
        create_and_raise(ledger, KeyboardInterrupt())
    assert rows(ledger, "organisation") == rows(ledger, "change_log") == []


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO setting (id, value) VALUES ('year', '2023')",
        "UPDATE setting SET value = '2'",
        "DELETE FROM change_log",
        "DROP TABLE task",
        "UPDATE sqlite_master SET sql = ''",
    ],
)
def test_a_write_outside_a_change_is_refused(ledger: Ledger, sql: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|may not be modified"):
        ledger.connection.execute(sql)
    ledger.set_setting("year", "2023")
    with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|may not be modified"):
        ledger.connection.execute(sql)


def test_a_statement_that_wrote_in_a_change_is_refused_outside_of_it(ledger: Ledger) -> None:
    """SQLite asks only when it compiles a statement, and Python keeps what is compiled."""
    connection = ledger.connection
    unit = commands.create(ledger, ORGANISATION, {"name": "甲"})
    commands.edit(ledger, ORGANISATION, [unit], {"note": "一"})
    sql = 'UPDATE organisation SET "note" = ? WHERE id = ?'  # as the gate has it
    with ledger.change("写"):
        connection.execute(sql, ("一", unit))
        connection.executemany(sql, [("一", unit)])
    for run in (connection.execute, connection.cursor().execute):
        with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
            run(sql, ("二", unit))
    for run_many in (connection.executemany, connection.cursor().executemany):
        with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
            run_many(sql, [("二", unit)])
    assert queries.get(ledger, ORGANISATION, unit).values()["note"] == "一"


@pytest.mark.parametrize(
    "said", [{"file": "表.xlsx"}, {"user": "甲"}, {"reason": "更正"}, {"action": "create"}]
)
def test_a_change_within_another_says_nothing_that_would_be_lost(
    ledger: Ledger, said: dict[str, Any]
) -> None:
    with (
        pytest.raises(RuntimeError, match="the outer one says"),
        ledger.change("外"),
        ledger.change("内", **said),
    ):
        pass


def test_a_change_that_is_over_cannot_be_written_to(ledger: Ledger) -> None:
    with ledger.change("好") as change:
        change.insert("organisation", {"name": "甲"})
    with pytest.raises(RuntimeError, match="over"):
        change.insert("organisation", {"name": "乙"})
    with ledger.change("下一个"), pytest.raises(RuntimeError, match="over"):
        change.insert_many("organisation", ("id", "name"), [("x", "丙")])
    assert len(rows(ledger, "organisation")) == 1


def test_subscribers_hear_after_commit_only(ledger: Ledger) -> None:
    seen: list[int] = []

    def look(_: Notice) -> None:
        with closing(ledger.reader()) as other:
            seen.append(other.execute("SELECT count(*) FROM organisation").fetchone()[0])

    end = ledger.subscribe(look)
    with ledger.change("两个"):
        commands.create(ledger, ORGANISATION, {"name": "甲"})
        commands.create(ledger, ORGANISATION, {"name": "乙"})
    assert seen == [2]
    end()
    commands.create(ledger, ORGANISATION, {"name": "丙"})
    assert seen == [2]


def test_a_subscriber_may_change_the_ledger(ledger: Ledger) -> None:
    def remember(notice: Notice) -> None:
        if notice.touches("organisation"):
            ledger.set_setting("last", notice.label)

    ledger.subscribe(remember)
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    assert ledger.setting("last") == "新建单位"


def test_a_change_that_changes_nothing_leaves_no_trace(ledger: Ledger, heard: list[Notice]) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    del heard[:]
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "甲"})
    with ledger.change("空的"):
        pass
    assert len(rows(ledger, "change_log")) == 1
    assert not heard


def test_a_notice_names_what_was_touched(ledger: Ledger, heard: list[Notice]) -> None:
    bridge = commands.create(ledger, PROJECT, {"name": "桥", "planned_investment": 10**8}, 2023)
    road = commands.create(ledger, PROJECT, {"name": "路"}, 2023)
    del heard[:]
    commands.edit(ledger, PROJECT, [bridge], {"planned_investment": 2 * 10**8}, 2023)
    month: dict[str, Value] = {"project_id": bridge, "month": "2023-06", "done": 1}
    month_id = commands.create(ledger, ProjectMonth.KIND, month)
    commands.delete(ledger, PROJECT, [road])
    yearly, monthly, deleted = heard
    assert (yearly.inserted, yearly.touched) == ({}, {"project": (bridge,)})
    assert monthly.inserted == {"project_month": (month_id,)}
    assert monthly.touched == {"project": (bridge,), "project_month": (month_id,)}
    assert deleted.deleted == {"project": (road,)}
    assert deleted.touches("project")
    assert not deleted.touches("park")


def test_what_came_and_went_in_one_change_is_neither_new_nor_gone(
    ledger: Ledger, heard: list[Notice]
) -> None:
    with ledger.change("来去"):
        commands.delete(
            ledger, ORGANISATION, [commands.create(ledger, ORGANISATION, {"name": "甲"})]
        )
    assert not any(heard[0].inserted.values())
    assert not any(heard[0].deleted.values())


def test_each_change_says_who_when_and_from_which_file(ledger: Ledger, clock: Any) -> None:
    with ledger.change("导入", file="六月.xlsx", reason="补报"):
        commands.create(ledger, ORGANISATION, {"name": "甲"})
    at, user, action, file, reason = ledger.connection.execute(
        "SELECT at, user, action, file, reason FROM change_log"
    ).fetchone()
    assert at == "2023-06-09T09:30:00+08:00"
    assert user
    assert (action, file, reason) == ("edit", "六月.xlsx", "补报")


def test_no_rows_in_bulk_are_no_change(ledger: Ledger, heard: list[Notice]) -> None:
    unit = commands.create(ledger, ORGANISATION, {"name": "甲"})
    with ledger.change("成批") as change:
        assert change.insert_many("park", ("id", "name"), []) == 0
        assert change.is_empty
    assert [row[4] for row in rows(ledger, "change_log")] == ["新建单位"]
    assert len(heard) == 1
    assert ledger.undo() == "新建单位"
    assert queries.title_of(ledger, "organisation", unit) == ""


def test_bulk_rows_have_history_and_are_found(ledger: Ledger, heard: list[Notice]) -> None:
    parks = [(f"p{n}", f"第{n}园", n + 0.1 + 0.2) for n in range(30)]
    with ledger.change("成批") as change:
        assert change.insert_many("park", ("id", "name", "planned_area"), iter(parks)) == 30
    assert heard[0].bulk == {"park"}
    assert heard[0].touches("park")
    found = Query("park", 2023, search="第7园")
    assert queries.count(ledger.connection, found) == 1
    ledger.undo()
    assert queries.count(ledger.connection, found) == 0
    ledger.redo()
    areas = {park.id: park.planned_area for park in queries.fetch(ledger, Park)}
    assert areas == {park_id: area for park_id, _name, area in parks}


def test_bulk_rows_are_logged_and_indexed_like_single_ones(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So three rows are many, come in two blocks, and the indexes are made anew.
    monkeypatch.setattr(changes, "_BLOCK", 2)

    def indexes() -> list[Any]:
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
        return ledger.connection.execute(sql).fetchall()

    before = indexes()
    rows = [("a", "东园", 1.5, None), ("b", "西园", None, "石景山"), ("c", "北园", 0.25, "门头沟")]
    columns = ("id", "name", "planned_area", "address")
    with ledger.change("成批") as change:
        assert change.insert_many("park", columns, iter(rows)) == 3
    assert indexes() == before
    assert ledger.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    sql = "SELECT record_id, after FROM change_entry WHERE change_id = {} ORDER BY number"
    in_bulk = ledger.connection.execute(sql.format(change.id)).fetchall()
    ledger.undo()
    with ledger.change("逐条") as change:
        for row in rows:
            change.insert("park", dict(zip(columns, row, strict=True)))
    one_by_one = ledger.connection.execute(sql.format(change.id)).fetchall()
    assert [(each, json.loads(after)) for each, after in in_bulk] == [
        (each, json.loads(after)) for each, after in one_by_one
    ]


def test_many_rows_are_updated_as_single_ones_are(ledger: Ledger, heard: list[Notice]) -> None:
    ids = [commands.create(ledger, Park.KIND, {"name": name}) for name in ("东园", "西园", "北园")]
    updates: list[tuple[str, dict[str, Value]]] = [
        (ids[0], {"name": "南园", "address": "路"}),
        (ids[1], {"name": "西园", "planned_area": 0.1}),
        # One that was updated before, and one that is so already.
        (ids[0], {"name": "中园", "address": "路"}),
        (ids[2], {"name": "北园"}),
    ]

    def made(change_id: int) -> list[Any]:
        return ledger.connection.execute(
            "SELECT number, record_id, before, after FROM change_entry WHERE change_id = ?"
            " ORDER BY number",
            (change_id,),
        ).fetchall()

    def found() -> list[int]:
        queried = [Query("park", 2023, search=each) for each in "东南中西北"]
        return [queries.count(ledger.connection, each) for each in queried]

    with ledger.change("成批") as change:
        change.update_many("park", updates)
    assert heard[-1].touched == {"park": (ids[0], ids[1])}
    in_bulk = made(change.id)
    assert [entry[1] for entry in in_bulk] == [ids[0], ids[1], ids[0]]
    assert json.loads(in_bulk[2][2]) == {"name": "南园"}
    assert found() == [0, 0, 1, 1, 1]
    ledger.undo()
    assert found() == [1, 0, 0, 1, 1]
    with ledger.change("逐条") as change:
        for record_id, values in updates:
            change.update("park", record_id, values)
    assert made(change.id) == in_bulk
    assert found() == [0, 0, 1, 1, 1]


def test_of_many_rows_one_that_may_not_be_updated_stops_all(ledger: Ledger) -> None:
    project = commands.create(ledger, Project.KIND, {"name": "桥", "category": "新建"}, 2023)
    months: list[dict[str, Value]] = [
        {"project_id": project, "month": f"2023-0{n}", "done": n} for n in (1, 2)
    ]
    ids = [commands.create(ledger, ProjectMonth.KIND, values, 2023) for values in months]
    closing_months.close(ledger, "2023-01")
    for last, error in ((ids[0], ClosedMonthError), ("nobody", UserError)):
        with pytest.raises(error, match=r"已封账|已被删除"), ledger.change("成批") as change:
            change.update_many("project_month", [(ids[1], {"done": 7}), (last, {"done": 7})])
        assert [each.done for each in queries.fetch(ledger, ProjectMonth)] == [1, 2]


@pytest.mark.parametrize(
    ("table", "values", "says"),
    [
        ("task", {"year": 2023, "name": "事", "lead_id": "nobody"}, "引用的记录不存在"),
        ("organisation", {"id": "same", "name": "乙"}, "已有同样的记录"),
        ("organisation", {"short_name": "乙"}, "不符合台账的规则"),
    ],
)
def test_what_the_schema_forbids_is_said_in_words(
    ledger: Ledger, table: str, values: dict[str, Any], says: str
) -> None:
    with ledger.change("好") as change:
        change.insert("organisation", {"id": "same", "name": "甲"})
    with pytest.raises(UserError, match=says), ledger.change("坏") as change:
        change.insert(table, values)
    assert len(rows(ledger, "change_log")) == 1


def test_a_fault_of_ours_is_not_taken_for_a_damaged_file(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), ledger.change("坏"):
        ledger.connection.execute("DELETE FROM absent")


def test_a_read_only_ledger_refuses_changes(ledger: Ledger) -> None:
    ledger.close()
    with Ledger.open(ledger.path, read_only=True) as reader:
        with pytest.raises(UserError, match="只读"):
            commands.create(reader, ORGANISATION, {"name": "甲"})
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM task")


def test_a_busy_file_is_said_so_and_nothing_is_kept(ledger: Ledger) -> None:
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    ledger.connection.execute("PRAGMA busy_timeout = 10")
    with closing(ledger.reader()) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM organisation").fetchall()
        with pytest.raises(UserError, match="占用"):
            commands.create(ledger, ORGANISATION, {"name": "乙"})
    assert not ledger.connection.in_transaction
    assert [row[2] for row in rows(ledger, "organisation")] == ["甲"]
    commands.create(ledger, ORGANISATION, {"name": "乙"})


def test_long_reads_are_stopped_before_a_change(ledger: Ledger) -> None:
    stopped: list[bool] = []
    end = ledger.before_write(lambda: stopped.append(True))
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    assert stopped == [True]
    end()
    commands.create(ledger, ORGANISATION, {"name": "乙"})
    assert stopped == [True]


def test_a_worker_s_read_can_be_cancelled(ledger: Ledger) -> None:
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    with (
        closing(ledger.reader(lambda: True)) as reader,
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        reader.execute(endless)


def test_others_read_while_a_large_change_is_made(ledger: Ledger) -> None:
    with closing(ledger.reader()) as other, ledger.change("大量项目") as change:
        many = ((f"id-{n}", f"项目{n}" * 20) for n in range(20_000))
        change.insert_many("project", ("id", "name"), many)
        # Pages that were written already would lock it out.
        assert other.execute("SELECT count(*) FROM project").fetchone() == (0,)
