"""From a figure to its records, and the pages beside a record."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import history, queries
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Attachment, Enterprise, Project, ProjectMonth, kind_named
from jingxi_desktop.ui import ledger_view, session
from jingxi_desktop.ui.attachments_page import AttachmentsPage
from jingxi_desktop.ui.dialogs.new_record import NewRecordDialog
from jingxi_desktop.ui.dialogs.records import RecordsDialog
from jingxi_desktop.ui.ledger_view import NAMES, LedgerView
from tests.ui.conftest import OpenWindow


def test_a_month_leads_to_the_projects_that_returned_it(view: LedgerView) -> None:
    view.show_records(
        Query("project_month", 2023, conditions=(Condition("month", "in", ("2023-04",)),))
    )
    assert view.current is not None
    assert view.current.KIND is Project.KIND
    months = queries.fetch(view.session.ledger, ProjectMonth, month="2023-04")
    assert view.current.model.rowCount() == len({month.project_id for month in months}) > 0
    view.current.bar.clear()
    assert view.current.model.rowCount() > len(months)


def test_a_large_ledger_is_counted_when_its_first_rows_are_seen(
    open_window: OpenWindow, demo_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(session, "LARGE_BYTES", 0)
    # Not before the test says so, however slow the machine is.
    monkeypatch.setattr(ledger_view, "PAINTED_MS", 600_000)
    closed, shown = open_window(demo_path), open_window(demo_path)
    assert closed.view is not None
    assert shown.view is not None
    counting, tabs = closed.view._counting, shown.view.tabs
    place = NAMES.index("project")
    assert tabs.tabText(place) == "重大项目"
    assert counting.isActive()
    closed.show_ledger(None)
    assert not counting.isActive()
    shown.view._counting.start(0)
    qtbot.waitUntil(lambda: tabs.tabText(place) == "重大项目 107")


def test_a_park_includes_the_firms_of_the_parks_inside_it(view: LedgerView) -> None:
    ledger = view.session.ledger
    park = queries.find(ledger, kind_named("park"), "石景山园")
    view.show_records(
        Query("enterprise", 2023, conditions=(Condition("park_id", "within", (park,)),))
    )
    assert view.current is not None
    shown = view.current.model.rowCount()
    own = len(queries.fetch(ledger, Enterprise, park_id=park))
    assert shown > own
    box = next(box for box in view.current.bar.boxes if box.field.name == "park_id")
    assert box.currentText() == "石景山园"


def test_the_cards_say_what_the_ledger_says(view: LedgerView) -> None:
    assert view.overview.projects_card._figure.text() == "85"
    assert view.overview.tasks_card._base.text() == "已录入 57/57"
    ledger = view.session.ledger
    done = sum(month.done or 0 for month in queries.fetch(ledger, ProjectMonth))
    assert view.overview.investment_card._figure.text() == f"{done / 1e8:,.2f}"


def test_a_row_of_a_short_list_leads_to_its_record(view: LedgerView, qtbot: QtBot) -> None:
    row = view.overview.lagging._rows.itemAt(0).widget()
    assert row is not None
    name = row.toolTip()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert view.current is not None
    assert view.current.form.record is not None
    assert view.current.form.record.title == name


def test_another_year_shows_its_own_tasks(view: LedgerView) -> None:
    tab = view.show_kind("task")
    assert tab.model.rowCount() == 57
    view.session.set_year(2022)
    assert tab.model.rowCount() == 0
    view.session.set_year(2023)
    assert tab.model.rowCount() == 57


def test_a_file_is_kept_beside_a_record_and_comes_back_whole(
    view: LedgerView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = view.show_kind("project")
    page = next(part for part in tab.parts if isinstance(part, AttachmentsPage))
    photo = tmp_path / "现场.png"
    photo.write_bytes(bytes(range(256)) * 40)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(photo)], ""))
    page.add()
    assert page.model.rowCount() == 1
    kept = page.model.record(0)
    assert isinstance(kept, Attachment)
    assert kept.size == photo.stat().st_size
    target = tmp_path / "另存.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.table.selectRow(0)
    page.save()
    assert target.read_bytes() == photo.read_bytes()
    assert tab.form.record is not None
    assert history.of_record(view.session.ledger, tab.form.record.id)[0].kind == "attachment"
    view.session.ledger.undo()
    assert page.model.rowCount() == 0


def test_a_new_reading_needs_its_value(view: LedgerView) -> None:
    tab = view.show_kind("indicator")
    owner = tab.form.record
    assert owner is not None
    kind = kind_named("reading")
    dialog = NewRecordDialog(view.session, kind, {"indicator_id": owner.id}, view)
    rows = {row.field.name: row for row in dialog.rows}
    readings = Query("reading", 2023)
    before = queries.count(view.session.ledger.connection, readings)
    rows["date"].show_text("2023年5月")
    dialog.accept()
    assert queries.count(view.session.ledger.connection, readings) == before
    assert "不能为空" in rows["value"]._problem.text()
    assert rows["date"].text() == "2023年5月"
    rows["value"].show_text("120")
    dialog.accept()
    assert queries.count(view.session.ledger.connection, readings) == before + 1
    dialog.deleteLater()


def test_copied_rows_are_a_table_with_its_header(view: LedgerView) -> None:
    table = view.show_kind("task").table
    table.selectRow(1)
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["序号", "任务"]
    assert len(lines) == 2
    assert lines[1].split("\t")[1] == table.records.record(1).title  # type: ignore[union-attr]


def test_units_have_a_dialog_of_their_own(view: LedgerView) -> None:
    dialog = RecordsDialog(view.session, kind_named("organisation"), view)
    dialog.show()
    before = dialog.tab.model.rowCount()
    assert before >= 5
    dialog.tab.new_record()
    assert dialog.tab.model.rowCount() == before + 1
    dialog.reject()
    dialog.deleteLater()
