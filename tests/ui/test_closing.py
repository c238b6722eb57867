"""月末封账 in the window: closing, the reason that a closed month asks for, and what was corrected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import closing, commands, queries, returns
from jingxi_desktop.ledger.closed_months import closed_month, corrections
from jingxi_desktop.records import Project, ProjectMonth, UserError
from jingxi_desktop.ui import session as session_module
from jingxi_desktop.ui.dialogs.closing import ClosingDialog
from jingxi_desktop.ui.dialogs.comparison import ComparisonDialog
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.dialogs.report import ReportDialog
from jingxi_desktop.ui.editors import LineEditor
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.tabs.month import MonthTab

JANUARY, FEBRUARY = "2023-01", "2023-02"
Key = Qt.Key


@pytest.fixture
def tab(open_window: Callable[[Path | None], MainWindow], demo_path: Path) -> MonthTab:
    """月度调度 on January, which is closed."""
    view = open_window(demo_path).view
    assert view is not None
    closing.close(view.session.ledger, JANUARY)
    view.tabs.setCurrentIndex(1)
    view.month.show_month(JANUARY)
    view.month.table.go_to_first()
    view.month.table.setFocus()
    return view.month


def answer(qtbot: QtBot, reason: str) -> list[ReasonDialog]:
    """Write a reason when one is asked for, or press Escape. The list fills when that is done."""
    asked: list[ReasonDialog] = []

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        assert not dialog.act.isEnabled()
        asked.append(dialog)
        if not reason:
            qtbot.keyClick(dialog, Key.Key_Escape)
            return
        dialog.text.setText(reason)
        qtbot.keyClick(dialog.text, Key.Key_Return)

    QTimer.singleShot(50, write)
    return asked


def editors(tab: MonthTab) -> list[LineEditor]:
    return [each for each in tab.table.viewport().findChildren(LineEditor) if each.isVisible()]


def type_amount(tab: MonthTab, qtbot: QtBot, amount: str) -> None:
    qtbot.keyClick(tab.table, Key.Key_F2)
    (editor,) = editors(tab)
    editor.setText(amount)
    qtbot.keyClick(editor, Key.Key_Return)


def done(tab: MonthTab) -> int | None:
    return returns.returns(tab.session.ledger, JANUARY)[0].done


def test_a_closed_month_is_corrected_with_a_reason(tab: MonthTab, qtbot: QtBot) -> None:
    answer(qtbot, "漏报一笔")
    type_amount(tab, qtbot, "1")
    qtbot.waitUntil(lambda: done(tab) == 10_000)
    (made,) = corrections(tab.session.ledger, JANUARY, JANUARY)
    assert (made.new, made.reason) == (10_000, "漏报一笔")
    assert tab.session.ledger.undo() == "更正2023年1月"
    assert corrections(tab.session.ledger, JANUARY, JANUARY) == ()


def test_without_a_reason_what_was_typed_stays_in_its_cell(tab: MonthTab, qtbot: QtBot) -> None:
    before = done(tab)
    asked = answer(qtbot, "")
    type_amount(tab, qtbot, "1")
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: any(editor.property("invalid") for editor in editors(tab)))
    (editor,) = editors(tab)
    assert editor.text() == "1"
    assert done(tab) == before
    qtbot.keyClick(editor, Key.Key_Escape)


def test_a_block_asks_once(tab: MonthTab, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("1\n2\n3\n")
    answer(qtbot, "三个项目重报")
    tab.table.paste()
    made = corrections(tab.session.ledger, JANUARY, JANUARY)
    assert {one.change_id for one in made} == {made[0].change_id}
    assert len(made) == 3


def test_a_month_of_a_closed_one_is_not_deleted_without_a_reason(
    session: Session, qtbot: QtBot
) -> None:
    closing.close(session.ledger, JANUARY)
    page = PartPage(session, ProjectMonth.KIND, "")
    qtbot.addWidget(page)
    month = queries.fetch(session.ledger, ProjectMonth)[0]
    page.model.set_query(page.query_of(month.project_id))
    page.table.selectRow(0)
    answer(qtbot, "")
    page.delete()
    assert queries.get(session.ledger, ProjectMonth.KIND, month.id) == month
    answer(qtbot, "重复")
    page.delete()
    assert month not in queries.fetch(session.ledger, ProjectMonth)
    page.close_page()


def test_the_page_of_a_closed_month_says_what_differs_from_its_closing(tab: MonthTab) -> None:
    assert "与封账时不同" not in tab.count_label.text()
    ledger = tab.session.ledger
    project = tab.model.rows[0]
    commands.edit(ledger, Project.KIND, [project.id], {"stage": "储备"}, 2023)
    sentence = f"{project.name} 阶段：封账时 "
    assert "与封账时不同" in tab.count_label.text()
    assert sentence in tab.count_label.toolTip()
    notes = tab.listing.table(ledger).notes
    assert any(sentence in note for note in notes)
    tab.show_month(FEBRUARY)
    assert (tab.count_label.toolTip(), "封账" in tab.count_label.text()) == ("", False)
    assert not any("封账" in note for note in tab.listing.table(ledger).notes)


def test_undo_leaves_a_closed_month_and_says_why(tab: MonthTab) -> None:
    window = tab.window()
    assert isinstance(window, MainWindow)
    with pytest.raises(UserError, match="「解除封账」"):
        window.undo()
    assert closed_month(tab.session.ledger, JANUARY) is not None


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> ClosingDialog:
    """月末封账 of the year, with January chosen."""
    made = ClosingDialog(session, None)
    qtbot.addWidget(made)
    made.show()
    made.table.selectRow(0)
    return made


def test_months_are_closed_and_opened_by_buttons(
    dialog: ClosingDialog, session: Session, qtbot: QtBot
) -> None:
    assert "2023年1月" in dialog.close_button.text()
    assert not dialog.reopen_button.isEnabled()
    dialog.close_button.click()
    assert closed_month(session.ledger, JANUARY) is not None
    assert "已封账" in dialog.table.report.table.rows[0][3]
    assert not dialog.close_button.isEnabled()
    answer(qtbot, "封早了")
    dialog.reopen_button.click()
    assert closed_month(session.ledger, JANUARY) is None
    assert dialog.month == JANUARY


def test_a_month_of_a_large_ledger_is_closed_with_what_a_worker_read(
    dialog: ClosingDialog, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "LARGE_BYTES", 0)
    dialog.close_button.click()
    assert dialog.close_button.text() == "正在计算…"
    assert not dialog.close_button.isEnabled()
    # Another row is no way to close a second one meanwhile.
    dialog.table.selectRow(1)
    assert not dialog.close_button.isEnabled()
    assert closed_month(session.ledger, JANUARY) is None
    qtbot.waitUntil(lambda: closed_month(session.ledger, JANUARY) is not None)
    assert closed_month(session.ledger, FEBRUARY) is None
    assert dialog.close_button.text() == "封账 2023年2月"
    assert dialog.close_button.isEnabled()
    found = closed_month(session.ledger, JANUARY)
    assert found is not None
    assert found.kept == closing.figures_now(session.ledger, JANUARY)


def test_a_month_with_unreturned_projects_is_asked_about(
    dialog: ClosingDialog, session: Session, qtbot: QtBot
) -> None:
    first = returns.returns(session.ledger, JANUARY)[0]
    returns.fill(session.ledger, JANUARY, {first.id: {"done": None}})

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "还有 1 个项目未报" in box.text()
        qtbot.keyClick(box, Key.Key_Escape)

    QTimer.singleShot(50, refuse)
    dialog.close_button.click()
    assert closed_month(session.ledger, JANUARY) is None


def test_a_month_out_of_turn_is_refused_in_words(
    dialog: ClosingDialog, session: Session, qtbot: QtBot
) -> None:
    said = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.close()

    dialog.table.selectRow(1)
    QTimer.singleShot(50, look)
    dialog.close_button.click()
    assert said == ["2023年1月还没有封账，请先封2023年1月，再封2023年2月"]


def test_two_months_are_compared(session: Session, qtbot: QtBot) -> None:
    closing.close(session.ledger, JANUARY)
    first = returns.returns(session.ledger, JANUARY)[0]
    with session.ledger.change("更正", reason="漏报一笔"):
        returns.fill(session.ledger, JANUARY, {first.id: {"done": 5}})
    dialog = ComparisonDialog(session, None)
    qtbot.addWidget(dialog)
    assert (dialog.earlier.currentData(), dialog.later.currentData()) == ("2023-11", "2023-12")
    dialog.earlier.setCurrentIndex(0)
    dialog.earlier.activated.emit(0)
    assert dialog.later.currentData() == "2023-12"
    dialog.later.setCurrentIndex(0)
    dialog.later.activated.emit(0)
    table = dialog.table.report.table
    assert table.title == "2023年1月与2023年2月对比"
    (row,) = (row for row in table.rows if row[0] == "更正")
    assert row[1] == first.name
    # What January was and became stands under no heading of another month.
    assert row[3:5] == ("", "")
    done = ProjectMonth.KIND.field("done")
    assert row[5].startswith("2023年1月：漏报一笔（")
    assert row[5].endswith(f"；由 {done.format(first.done)} 改为 0.00")
    assert "更正 1" in dialog.panel.notes.text()
    assert "演示数据" in dialog.panel.notes.text()


def test_the_list_of_corrections_is_copied_whole(
    open_window: Callable[[Path | None], MainWindow], demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    assert window.session is not None
    ledger = window.session.ledger
    closing.close(ledger, JANUARY)
    first = returns.returns(ledger, JANUARY)[0]
    with ledger.change("更正", reason="漏报一笔"):
        returns.fill(ledger, JANUARY, {first.id: {"done": 5}})

    def copy() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReportDialog)
        assert "封账时和现在的数" in dialog.panel.notes.text()
        dialog.panel.copy.click()
        dialog.done(QDialog.DialogCode.Accepted)

    QTimer.singleShot(50, copy)
    window.actions_["corrections"].trigger()
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[-3:] == ["原因", "更正人", "时间"]
    assert row.split("\t")[5] == "漏报一笔"


def test_the_month_to_close_next_is_chosen(tab: MonthTab, qtbot: QtBot) -> None:
    dialog = ClosingDialog(tab.session, None)
    qtbot.addWidget(dialog)
    assert dialog.month == FEBRUARY
    assert dialog.close_button.isEnabled()
    states = [row[3] for row in dialog.table.report.table.rows]
    assert states[0] != "未封账"
    assert states[1:] == ["未封账"] * 11
