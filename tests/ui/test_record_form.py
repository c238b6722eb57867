"""The form beside a table: what is being typed into it while the ledger changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries, rules
from jingxi_desktop.records import Project
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.record_form import FieldRow
from jingxi_desktop.ui.record_tab import RecordTab


@pytest.fixture
def tab(view: LedgerView) -> RecordTab:
    """The projects."""
    return view.show_kind("project")


def type_over(row: FieldRow, text: str) -> None:
    """Type a text in place of what stands in a field, and stay there."""
    assert isinstance(row.editor, QLineEdit)
    row.editor.setFocus()
    row.editor.selectAll()
    row.editor.insert(text)


def test_what_is_being_typed_outlives_a_redo_of_another_field(tab: RecordTab, qtbot: QtBot) -> None:
    ledger, record, row = tab.session.ledger, tab.form.record, tab.form.row("name")
    assert record is not None
    commands.edit(ledger, Project.KIND, [record.id], {"note": "再来一次"})
    ledger.undo()
    type_over(row, "正在录入")
    ledger.redo()
    assert row.text() == "正在录入"
    assert tab.form.row("note").text() == "再来一次"
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    after = queries.get(ledger, Project.KIND, record.id)
    assert isinstance(after, Project)
    assert (after.name, after.note) == ("正在录入", "再来一次")


def test_a_field_that_was_only_entered_follows_the_ledger(tab: RecordTab) -> None:
    record, row = tab.form.record, tab.form.row("name")
    assert record is not None
    row.editor.setFocus()
    commands.edit(tab.session.ledger, Project.KIND, [record.id], {"name": "别处改的"})
    assert row.text() == "别处改的"


def test_a_refused_text_that_is_being_mended_outlives_a_change(
    tab: RecordTab, qtbot: QtBot
) -> None:
    record, row = tab.form.record, tab.form.row("planned_start")
    assert record is not None
    type_over(row, "某天")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    type_over(row, "2023-0")
    commands.edit(tab.session.ledger, Project.KIND, [record.id], {"note": "别处改的"})
    assert row.text() == "2023-0"
    assert row.problem


def test_a_text_that_is_being_typed_keeps_its_meaning_in_another_unit(
    tab: RecordTab, qtbot: QtBot
) -> None:
    row = tab.form.row("total_investment")
    type_over(row, "30000")
    rules.keep(tab.session.ledger, rules.Rules(amounts=Amounts("亿元", 2)))
    assert row.text() == "30000万元"


def test_what_is_typed_into_a_deleted_record_goes_with_it(tab: RecordTab, qtbot: QtBot) -> None:
    record, row = tab.form.record, tab.form.row("name")
    assert record is not None
    type_over(row, "正在录入")
    commands.delete(tab.session.ledger, Project.KIND, [record.id])
    assert tab.form.record is not None
    assert row.text() == tab.form.record.title
    assert tab.drafts == 0


def two_names(tab: RecordTab) -> tuple[str, str]:
    """The id of a new project, shown in the form, and the name of another."""
    first = tab.model.record(0)
    assert first is not None
    tab.new_record()
    assert tab.form.record is not None
    return tab.form.record.id, first.title


def named(tab: RecordTab, record_id: str) -> str:
    return queries.get(tab.session.ledger, Project.KIND, record_id).title


def test_a_name_that_another_record_has_is_asked_about(
    tab: RecordTab, qtbot: QtBot, answers: list[bool]
) -> None:
    new, taken = two_names(tab)
    row = tab.form.row("name")
    answers.append(False)
    type_over(row, taken)
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert "另有 1 个重大项目" in row.problem
    qtbot.waitUntil(lambda: answers == [])
    assert (row.text(), tab.drafts, named(tab, new)) == (taken, 1, "新重大项目")
    answers.append(True)
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: named(tab, new) == taken)
    assert (row.text(), row.problem, tab.drafts) == (taken, "", 0)


def test_a_doubtful_name_is_taken_although_another_record_is_shown(
    tab: RecordTab, qtbot: QtBot, answers: list[bool]
) -> None:
    new, taken = two_names(tab)
    answers.append(True)
    type_over(tab.form.row("name"), taken)
    tab.table.setCurrentIndex(tab.model.index(1, 0))
    shown = tab.form.record
    assert shown is not None
    qtbot.waitUntil(lambda: named(tab, new) == taken)
    assert (tab.form.row("name").text(), tab.drafts) == (shown.title, 0)


def test_a_declined_name_is_not_asked_about_again_by_other_fields(
    tab: RecordTab, qtbot: QtBot, answers: list[bool]
) -> None:
    new, taken = two_names(tab)
    answers.append(False)
    type_over(tab.form.row("name"), taken)
    qtbot.keyClick(tab.form.row("name").editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answers == [])
    location = tab.form.row("location")
    assert isinstance(location.editor, QLineEdit)
    location.editor.setText("石景山")
    qtbot.keyClick(location.editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    after = queries.get(tab.session.ledger, Project.KIND, new)
    assert isinstance(after, Project)
    assert (after.name, after.location, tab.drafts) == ("新重大项目", "石景山", 1)


def plan_of(tab: RecordTab, record_id: str, year: int) -> tuple[int | None, int | None]:
    """What is planned for a year, and how much of it for construction."""
    project = queries.get(tab.session.ledger, Project.KIND, record_id, year)
    assert isinstance(project, Project)
    return project.planned_investment, project.planned_construction


def test_a_text_that_one_year_refused_is_not_written_into_another(
    tab: RecordTab, qtbot: QtBot
) -> None:
    record, session = tab.form.record, tab.session
    assert record is not None
    plan = {"planned_investment": 3 * 10**8, "planned_construction": None}
    commands.edit(session.ledger, Project.KIND, [record.id], plan, 2023)
    part, whole = tab.form.row("planned_construction"), tab.form.row("planned_investment")
    type_over(part, "50000万元")
    qtbot.keyClick(part.editor, Qt.Key.Key_Return)
    assert part.problem
    session.set_year(2024)
    assert (part.text(), part.problem) == ("", "")
    type_over(whole, "100000万元")
    qtbot.keyClick(whole.editor, Qt.Key.Key_Return)
    assert plan_of(tab, record.id, 2024) == (10**9, None)
    session.set_year(2023)
    assert part.text() == "50000万元"
    type_over(whole, "60000万元")
    qtbot.keyClick(whole.editor, Qt.Key.Key_Return)
    assert plan_of(tab, record.id, 2023) == (6 * 10**8, 5 * 10**8)
    assert plan_of(tab, record.id, 2024) == (10**9, None)
    assert tab.drafts == 0


def test_what_is_being_typed_goes_to_the_year_in_which_it_was_typed(tab: RecordTab) -> None:
    record, row = tab.form.record, tab.form.row("planned_investment")
    assert record is not None
    part = plan_of(tab, record.id, 2023)[1]
    type_over(row, "100000万元")
    tab.session.set_year(2024)
    assert row.text() == ""
    assert plan_of(tab, record.id, 2023) == (10**9, part)
    assert plan_of(tab, record.id, 2024) == (None, None)


def test_the_question_about_a_refused_text_names_its_year_and_leads_there(
    view: LedgerView, tab: RecordTab, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def cancel(_parent: QWidget, _question: str, consequence: str, _verb: str) -> bool:
        asked.append(consequence)
        return False

    monkeypatch.setattr(messages, "confirm", cancel)
    row = tab.form.row("planned_investment")
    type_over(row, "很多")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    tab.session.set_year(2024)
    assert not view.may_close()
    assert "2023 年度重大项目「" in asked[0]
    assert tab.session.year == 2023
    assert row.text() == "很多"
    assert row.editor.hasFocus()
