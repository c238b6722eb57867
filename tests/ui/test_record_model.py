"""The table model: pages, order, edits through the gate, and following what others change."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Project, UserError
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.ui.record_model import FIRST_ROWS, RecordModel
from jingxi_desktop.ui.session import Session

KIND = Project.KIND


@pytest.fixture
def model(session: Session) -> Iterator[RecordModel]:
    """All projects of the demonstration ledger."""
    made = RecordModel(session, Query("project", 2023))
    session.changed.connect(made.follow)
    yield made
    session.changed.disconnect(made.follow)
    made.close()


def column_texts(model: RecordModel, field: str) -> list[str]:
    column = model.column(field)
    return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]


def test_shows_every_record_of_the_query(model: RecordModel, session: Session) -> None:
    expected = [project.name for project in queries.fetch(session.ledger, Project)]
    assert column_texts(model, "name") == expected
    assert len(expected) > 85


def test_figures_stand_right_with_their_unit_in_the_header(model: RecordModel) -> None:
    column = model.column("total_investment")
    header = model.headerData(column, Qt.Orientation.Horizontal)
    assert header == "总投资（万元）"
    alignment = model.data(model.index(0, column), Qt.ItemDataRole.TextAlignmentRole)
    assert isinstance(alignment, Qt.AlignmentFlag)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_sorts_by_value_with_the_empty_ones_last(model: RecordModel) -> None:
    model.sort(model.column("total_investment"), Qt.SortOrder.DescendingOrder)
    column = model.column("total_investment")
    values = [
        model.index(row, column).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())
    ]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=True)
    assert values[: len(known)] == known


def test_an_edit_goes_through_the_gate_and_comes_back_from_the_file(
    model: RecordModel, session: Session
) -> None:
    index = model.index(0, model.column("planned_investment"))
    assert model.setData(index, "99亿元")
    record = model.record(0)
    assert record is not None
    stored = queries.get(session.ledger, KIND, record.id, 2023)
    assert isinstance(stored, Project)
    assert stored.planned_investment == 9_900_000_000
    assert index.data() == "990,000.00"


def test_a_bare_figure_counts_in_the_columns_unit(model: RecordModel) -> None:
    index = model.index(0, model.column("total_investment"))
    assert model.setData(index, "350")
    assert index.data(Qt.ItemDataRole.UserRole) == 3_500_000


def test_a_refused_text_changes_nothing_and_says_why(model: RecordModel, qtbot: QtBot) -> None:
    index = model.index(0, model.column("planned_start"))
    before = index.data()
    with qtbot.waitSignal(model.refused) as refusal:
        assert not model.setData(index, "明年春天")
    assert refusal.args is not None
    assert refusal.args[2] == "明年春天"
    assert "不是日期" in refusal.args[3]
    assert index.data() == before


def test_fields_that_are_worked_out_cannot_be_edited(model: RecordModel) -> None:
    flags = model.flags(model.index(0, model.column("done_investment")))
    assert not flags & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, model.column("name"))) & Qt.ItemFlag.ItemIsEditable


def test_what_names_a_month_cannot_be_edited(session: Session) -> None:
    model = RecordModel(session, Query("project_month", 2023))
    editable = {
        field.name
        for column, field in enumerate(model.fields)
        if model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable
    }
    assert not editable & {"project_id", "month"}
    assert "done" in editable
    model.close()


def test_a_new_record_comes_last_and_a_deleted_one_goes(
    model: RecordModel, session: Session
) -> None:
    before = model.rowCount()
    record_id = commands.create(session.ledger, KIND, {"name": "甲项目"}, 2023)
    assert model.rowCount() == before + 1
    assert column_texts(model, "name")[-1] == "甲项目"
    session.ledger.undo()
    assert model.rowCount() == before
    assert model.row_of(record_id) == -1
    session.ledger.redo()
    assert model.row_of(record_id) == before


def test_a_new_record_that_the_filter_excludes_is_not_shown(
    model: RecordModel, session: Session
) -> None:
    model.set_query(Query("project", 2023, conditions=(Condition("category", "in", ("续建",)),)))
    assert model.rowCount() == 46
    commands.create(session.ledger, KIND, {"name": "乙项目", "category": "新建"}, 2023)
    assert model.rowCount() == 46


def test_an_edited_row_stays_in_its_place(model: RecordModel, session: Session) -> None:
    model.sort(model.column("name"), Qt.SortOrder.AscendingOrder)
    record = model.record(3)
    assert record is not None
    commands.edit(session.ledger, KIND, [record.id], {"name": "~排到最后的名字"}, 2023)
    assert model.index(3, model.column("name")).data() == "~排到最后的名字"


def test_rows_beyond_the_first_come_from_a_worker(session: Session, qtbot: QtBot) -> None:
    with session.ledger.change("大量项目") as change:
        rows = ((f"id-{number:05}", f"批量项目{number:05}") for number in range(3000))
        change.insert_many("project", ("id", "name"), rows)
    bulk = Condition("name", "contains", ("批量项目",))
    query = Query("project", 2023, conditions=(bulk,), order=(("name", True),))
    model = RecordModel(session, query)
    assert model.rowCount() == FIRST_ROWS
    assert model.index(0, model.column("name")).data() == "批量项目02999"
    qtbot.waitUntil(lambda: not model.is_loading)
    assert model.rowCount() == 3000
    assert model.index(2999, model.column("name")).data() == "批量项目00000"
    model.close()


def test_new_rows_come_once_into_a_table_that_was_just_read(session: Session) -> None:
    model = RecordModel(session, Query("project", 2023))
    # Another view that hears of a change first may have the table show something else.
    session.changed.connect(lambda: model.load())
    session.changed.connect(model.follow)
    commands.create(session.ledger, KIND, {"name": "只来一次"}, 2023)
    assert column_texts(model, "name").count("只来一次") == 1
    session.changed.disconnect()
    model.close()


def test_a_change_does_not_wait_for_a_long_read(session: Session, qtbot: QtBot) -> None:
    with session.ledger.change("大量项目") as change:
        change.insert_many(
            "project", ("id", "name"), ((f"id-{n}", f"批量{n}") for n in range(3000))
        )
    model = RecordModel(session, Query("project", 2023))
    session.changed.connect(model.follow)
    assert model.is_loading
    commands.create(session.ledger, KIND, {"name": "插进来的"}, 2023)
    qtbot.waitUntil(lambda: not model.is_loading)
    assert "插进来的" in column_texts(model, "name")
    session.changed.disconnect(model.follow)
    model.close()


def test_no_long_read_begins_within_a_change(session: Session, qtbot: QtBot) -> None:
    with session.ledger.change("大量项目") as change:
        change.insert_many(
            "project", ("id", "name"), ((f"id-{n}", f"批量{n}") for n in range(3000))
        )
    model = RecordModel(session, Query("project", 2023))
    assert model.is_loading
    with suppress(CancelledError), session.ledger.change("长改动") as change:
        change.insert("project", {"id": "半途", "name": "半途"})
        # A bar is painted meanwhile, and what waits comes up.
        QCoreApplication.processEvents()
        assert not model.is_loading
        raise CancelledError
    model.load()
    qtbot.waitUntil(lambda: not model.is_loading)
    assert "半途" not in column_texts(model, "name")
    model.close()


def test_rows_that_cannot_be_read_are_waited_for_no_longer(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = queries.row_ids

    def first_ones_only(*arguments: Any) -> Any:
        if len(arguments) < 3:
            raise UserError("读不出来")
        return read(*arguments)

    monkeypatch.setattr(queries, "row_ids", first_ones_only)
    with session.ledger.change("大量项目") as change:
        change.insert_many(
            "project", ("id", "name"), ((f"id-{n}", f"批量{n}") for n in range(3000))
        )
    model = RecordModel(session, Query("project", 2023))
    said: list[bool] = [model.is_loading]
    model.loading_changed.connect(said.append)
    with qtbot.captureExceptions() as errors:
        qtbot.waitUntil(lambda: bool(errors))
    assert (said, model.is_loading) == ([True, False], False)
    assert [str(error) for _kind, error, _trace in errors] == ["读不出来"]
    model.close()
