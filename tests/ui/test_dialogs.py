"""Dialogs and boxes: nothing typed is lost, Esc closes, and errors are said in the user's words."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolBar,
    QToolTip,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.ledger import commands, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import (
    Event,
    Kind,
    Node,
    Organisation,
    Plan,
    Project,
    ProjectMonth,
    UserError,
)
from jingxi_desktop.ui import languages, messages, printing
from jingxi_desktop.ui.chart_pointer import Pointer
from jingxi_desktop.ui.dialogs.buttons import VerbButtons
from jingxi_desktop.ui.dialogs.new_record import NewRecordDialog
from jingxi_desktop.ui.dialogs.records import RecordsDialog
from jingxi_desktop.ui.dialogs.rules import RulesDialog
from jingxi_desktop.ui.editors import Editor
from jingxi_desktop.ui.session import Session
from tests.ui.conftest import OpenWindow


def test_the_verb_is_the_default_and_cancelling_rejects(qtbot: QtBot) -> None:
    for key, result in ((Qt.Key.Key_Return, 1), (None, 0)):
        dialog = QDialog()
        buttons = VerbButtons(dialog, "做")
        qtbot.addWidget(dialog)
        QVBoxLayout(dialog).addWidget(buttons)
        dialog.show()
        assert [button.text() for button in buttons.buttons()] == ["做", "取消"]
        if key is not None:
            qtbot.keyClick(dialog, key)
        else:
            qtbot.mouseClick(buttons.buttons()[1], Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()
        assert dialog.result() == result


@pytest.fixture
def plans(session: Session, qtbot: QtBot) -> RecordsDialog:
    """The dialog of the yearly plans."""
    dialog = RecordsDialog(session, Plan.KIND, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def type_into(dialog: RecordsDialog, field: str, text: str, qtbot: QtBot) -> QLineEdit:
    """Type into a field of the form and leave the cursor there."""
    editor = dialog.tab.form._rows[field].editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def test_a_refused_text_keeps_the_dialog_open_until_the_user_gives_it_up(
    plans: RecordsDialog, qtbot: QtBot, answers: list[bool]
) -> None:
    editor = type_into(plans, "task_count", "many", qtbot)
    answers.append(False)
    plans.close()
    assert plans.isVisible()
    assert editor.text() == "many"
    assert editor.hasFocus()
    answers.append(True)
    plans.close()
    assert not plans.isVisible()


def test_escape_asks_as_well(plans: RecordsDialog, qtbot: QtBot, answers: list[bool]) -> None:
    type_into(plans, "task_count", "many", qtbot)
    plans.tab.table.setFocus()
    answers.append(False)
    qtbot.keyClick(plans, Qt.Key.Key_Escape)
    assert answers == []
    assert plans.isVisible()
    plans.tab.form._drafts.clear()


def test_what_is_being_typed_is_kept_when_the_dialog_closes(
    plans: RecordsDialog, qtbot: QtBot
) -> None:
    type_into(plans, "name", "Plan 42", qtbot)
    plans.close()
    assert not plans.isVisible()
    ledger = plans.tab.session.ledger
    assert "Plan 42" in [plan.name for plan in queries.fetch(ledger, Plan)]


@pytest.mark.parametrize("kind", [Plan.KIND, Organisation.KIND, Event.KIND], ids=lambda k: k.name)
def test_the_year_can_be_changed_after_a_dialog(
    open_window: OpenWindow, demo_path: Path, kind: object
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    assert window.session is not None

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordsDialog)
        dialog.reject()

    QTimer.singleShot(0, close)
    window.view.manage(kind.name)  # type: ignore[attr-defined]
    window.session.set_year(2022)
    commands.create(window.session.ledger, Event.KIND, {"name": "之后"})
    window.session.set_year(2023)


# A new record -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Plan.KIND, Organisation.KIND, Event.KIND], ids=lambda k: k.name)
def test_the_first_record_of_an_empty_ledger_is_made_and_filled_in(
    ledger: Ledger, kind: Kind, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(ledger)
    dialog = RecordsDialog(session, kind, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()

    def add(asked: NewRecordDialog) -> int:
        asked.accept()
        return asked.result()

    monkeypatch.setattr(NewRecordDialog, "exec", add)
    qtbot.mouseClick(dialog.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    (made,) = queries.fetch(ledger, kind.record)
    assert getattr(made, "year", ledger.year) == ledger.year
    row = dialog.tab.form.row("note")
    assert row.editor.isEnabled()
    cast(Editor, row.editor).set_text("一句话")
    cast(Editor, row.editor).committed.emit()
    assert queries.get(ledger, kind, made.id).values()["note"] == "一句话"
    dialog.close()
    session.close()


def test_a_second_plan_of_a_year_is_refused_at_the_year_and_goes_to_another(
    plans: RecordsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def mend(asked: NewRecordDialog) -> int:
        year = next(row for row in asked.rows if row.field.name == "year")
        asked.accept()
        said.append(year.problem)
        year.show_text("2031")
        asked.accept()
        return asked.result()

    monkeypatch.setattr(NewRecordDialog, "exec", mend)
    ledger = plans.tab.session.ledger
    plans.tab.new_record()
    assert "已有同样的记录" in said[0]
    assert 2031 in [plan.year for plan in queries.fetch(ledger, Plan)]
    ledger.undo()
    original = next(plan for plan in queries.fetch(ledger, Plan) if plan.task_count)
    plans.tab.select(original.id)
    plans.tab.copy_record()
    copied = next(plan for plan in queries.fetch(ledger, Plan) if plan.year == 2031)
    assert copied.task_count == original.task_count


def test_escape_in_a_field_of_a_new_part_leaves_the_dialog(session: Session, qtbot: QtBot) -> None:
    project = queries.fetch(session.ledger, Project)[0]
    dialog = NewRecordDialog(session, Node.KIND, {"project_id": project.id}, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    editor = dialog.rows[1].editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.record_id is None


def test_a_month_that_is_there_is_refused_at_its_field(session: Session, qtbot: QtBot) -> None:
    month = queries.fetch(session.ledger, ProjectMonth)[0]
    given = {"project_id": month.project_id, "month": month.month}
    dialog = NewRecordDialog(session, ProjectMonth.KIND, dict(given), None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.accept()
    row = next(row for row in dialog.rows if row.field.name == "month")
    said = row._problem.text()
    assert "月份" in said
    assert "project" not in said
    assert dialog.result() != QDialog.DialogCode.Accepted
    row.show_text("2031-01")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("table", "values", "field", "words"),
    [
        ("plan", {"year": 2023, "name": "又一份"}, "year", "年度"),
        ("organisation", {"id": "same", "name": "又一个"}, "", ""),
    ],
)
def test_what_may_be_there_once_is_named_in_words(
    demo: Ledger, table: str, values: dict[str, str | int], field: str, words: str
) -> None:
    with demo.change("原有") as change:
        change.insert("organisation", {"id": "same", "name": "原有"})
    with pytest.raises(UserError) as caught, demo.change("又") as change:
        change.insert(table, dict(values))
    assert getattr(caught.value, "field", "") == field
    assert words in str(caught.value)
    assert table not in str(caught.value)


# Errors -------------------------------------------------------------------------------------------


def test_a_box_gives_its_sentences_the_width_that_they_want(qtbot: QtBot) -> None:
    sentence = "石景山区老旧小区综合整治：本年计划投资不能大于总投资。"
    box = messages.make_box(None, "只合并其余的？", f"{sentence}\n{sentence}")
    qtbot.addWidget(box)
    box.show()
    label = next(each for each in box.findChildren(QLabel) if each.text().endswith(sentence))
    assert label.heightForWidth(label.width()) == label.heightForWidth(5_000)

    few = messages.make_box(None, "没有这个文件")
    much = messages.make_box(None, sentence * 20)
    for other in (few, much):
        qtbot.addWidget(other)
        other.show()
    assert few.width() < box.width() < much.width() < 700


def test_a_box_takes_no_name_for_markup(qtbot: QtBot) -> None:
    name = "<h1>石景山园<br>二期</h1>"
    box = messages.make_box(None, name, name)
    qtbot.addWidget(box)
    box.show()
    labels = [label for label in box.findChildren(QLabel) if label.text() == name]
    assert len(labels) == 2
    assert all(label.height() < 3 * label.fontMetrics().lineSpacing() for label in labels)


def test_the_fault_box_closes_with_escape(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        qtbot.keyClick(box, Qt.Key.Key_Escape)
        seen.append(box.isVisible())

    seen: list[bool] = []
    QTimer.singleShot(50, press)
    messages.show_fault(ZeroDivisionError("ours"))
    assert seen == [False]
    assert "ours" in caplog.text
    caplog.clear()


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The faults of ours that would have been shown."""
    shown: list[BaseException] = []
    monkeypatch.setattr(messages, "show_fault", shown.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return shown


def raised(error: BaseException) -> None:
    sys.excepthook(type(error), error, None)


def test_a_damaged_file_is_a_sentence(
    demo_path: Path,
    faults: list[BaseException],
    problems: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    content = bytearray(demo_path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    demo_path.write_bytes(content)
    messages.install_fault_handler(lambda: demo_path)
    with (
        closing(sqlite3.connect(demo_path)) as connection,
        pytest.raises(sqlite3.DatabaseError) as caught,
    ):
        connection.execute("SELECT count(note) FROM project").fetchone()
    raised(caught.value)
    assert len(problems) == 1
    assert demo_path.name in problems[0]
    assert "已损坏" in problems[0]
    assert faults == []
    caplog.clear()


def test_a_wrong_statement_of_ours_is_a_fault(
    demo_path: Path, faults: list[BaseException], problems: list[str]
) -> None:
    messages.install_fault_handler(lambda: demo_path)
    with (
        closing(sqlite3.connect(demo_path)) as connection,
        pytest.raises(sqlite3.DatabaseError) as caught,
    ):
        connection.execute("SELECT nothing FROM project")
    raised(caught.value)
    raised(UserError("请改正"))
    assert faults == [caught.value]
    assert problems == ["请改正"]


def test_an_error_behind_a_box_opens_no_second_one(
    monkeypatch: pytest.MonkeyPatch, faults: list[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    messages.install_fault_handler(lambda: None)

    def show(error: BaseException) -> None:
        faults.append(error)
        raised(KeyError("behind"))

    monkeypatch.setattr(messages, "show_fault", show)
    first, later = KeyError("first"), KeyError("later")
    raised(first)
    raised(later)
    assert faults == [first, later]
    raised(later)
    assert faults == [first, later]
    caplog.clear()


# Charts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1000, 1200])
def test_the_paper_can_be_chosen_in_a_small_preview(
    session: Session, qtbot: QtBot, width: int
) -> None:
    sheet = printing.chart_sheet(session.ledger, 2023, CHARTS["investment"])
    preview = printing.Preview(sheet.title, lambda _: None, printing.new_printer())
    qtbot.addWidget(preview)
    preview.resize(width, 700)
    preview.show()
    bar = preview.findChildren(QToolBar)[0]
    assert preview.paper.isVisible()
    assert bar.rect().contains(preview.paper.geometry())


def test_the_figures_stand_beside_what_is_pointed_at(
    open_window: OpenWindow, demo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    chart = window.view.overview.charts[0]
    chart.load()
    assert chart.view is not None
    canvas = chart.view.canvas
    canvas.draw()
    shown: list[QPoint] = []
    monkeypatch.setattr(QToolTip, "showText", lambda where, *_: shown.append(where))
    where = QPoint(100, 100)
    Pointer(canvas, lambda: None).point(canvas.marks[0], where)
    assert shown[0].x() - canvas.mapToGlobal(where).x() >= 16


@pytest.fixture
def rules_dialog(session: Session, qtbot: QtBot) -> RulesDialog:
    """The dialog of the rules, shown."""
    dialog = RulesDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_ready_made_set_of_lights_is_chosen_in_one_step(
    rules_dialog: RulesDialog, session: Session
) -> None:
    assert rules_dialog.light.currentText() == "银川 2025"
    rules_dialog.light.setCurrentIndex(1)
    rules_dialog.light.activated.emit(1)
    assert (rules_dialog.yellow.value(), rules_dialog.red.value()) == (80, 60)
    assert rules.WUHAN.sentence in rules_dialog.words.text()
    rules_dialog.accept()
    assert rules.of(session.ledger).light == rules.WUHAN
    assert rules.of(session.ledger).overdue_is_yellow


def test_lights_can_be_of_the_investment_alone(
    rules_dialog: RulesDialog, session: Session, qtbot: QtBot
) -> None:
    assert "逾期节点" in rules_dialog.words.text()
    rules_dialog.overdue.setFocus()
    qtbot.keyClick(rules_dialog.overdue, Qt.Key.Key_Space)
    assert "逾期节点" not in rules_dialog.words.text()
    assert rules_dialog.light.currentText() == "银川 2025"
    rules_dialog.accept()
    assert rules.of(session.ledger) == rules.Rules(overdue_is_yellow=False)
    assert session.ledger.undo() == "设置口径"


def test_other_limits_are_ones_own_and_wrong_ones_cannot_be_kept(
    rules_dialog: RulesDialog, session: Session, qtbot: QtBot
) -> None:
    rules_dialog.red.selectAll()
    qtbot.keyClicks(rules_dialog.red, "5")
    assert rules_dialog.light.currentText() == "自定"
    assert "黄 10、红 5" in rules_dialog.problem.text()
    assert not rules_dialog.keep.isEnabled()
    rules_dialog.red.selectAll()
    qtbot.keyClicks(rules_dialog.red, "25")
    assert rules_dialog.problem.isHidden()
    rules_dialog.accept()
    assert rules.of(session.ledger).light == rules.LightRule("自定", "points", 10, 25)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_word_of_the_rules_is_cut(session: Session, qtbot: QtBot, language: str) -> None:
    languages.use(language)
    dialog = RulesDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.words.height() >= dialog.words.heightForWidth(dialog.words.width())
    dialog.yellow.setValue(dialog.red.value() + 10)
    qtbot.waitUntil(lambda: dialog.problem.height() > 0)
    for label in (dialog.words, dialog.problem):
        assert label.height() >= label.heightForWidth(label.width())


def test_rules_that_were_not_touched_are_not_written(
    rules_dialog: RulesDialog, session: Session
) -> None:
    rules_dialog.accept()
    assert session.ledger.setting(rules.SETTING) is None


def test_damaged_rules_are_said_and_can_be_set_anew(session: Session, qtbot: QtBot) -> None:
    session.ledger.set_setting(rules.SETTING, "{")
    dialog = RulesDialog(session, None)
    qtbot.addWidget(dialog)
    assert "已损坏" in dialog.problem.text()
    dialog.accept()
    assert rules.of(session.ledger) == rules.Rules()
