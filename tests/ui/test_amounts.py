"""The unit of amounts in the window: what is typed is read in the unit that stands beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries, returns, rules
from jingxi_desktop.records import FieldError, Project, ProjectMonth
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.ui.dialogs.new_record import NewRecordDialog
from jingxi_desktop.ui.dialogs.rules import RulesDialog
from jingxi_desktop.ui.editors import LineEditor
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session

YI = rules.Rules(amounts=Amounts("亿元", 2))
WAN = rules.Rules()
Role = Qt.ItemDataRole


@pytest.fixture
def window(open_window: Callable[[Path | None], MainWindow], demo_path: Path) -> MainWindow:
    """A window on the projects."""
    window = open_window(demo_path)
    assert window.view is not None
    window.view.show_kind("project")
    return window


@pytest.fixture
def tab(window: MainWindow) -> RecordTab:
    """The tab of the projects."""
    assert window.view is not None
    return window.view.tab("project")


def amount(tab: RecordTab) -> int | None:
    """What the ledger holds of the first project."""
    assert tab.record is not None
    record = queries.get(tab.session.ledger, Project.KIND, tab.record.id)
    assert isinstance(record, Project)
    return record.total_investment


def line(tab: RecordTab, field: str = "total_investment") -> QLineEdit:
    editor = tab.form._rows[field].editor
    assert isinstance(editor, QLineEdit)
    return editor


def type_into(tab: RecordTab, text: str, qtbot: QtBot, field: str = "total_investment") -> None:
    editor = line(tab, field)
    editor.setFocus()
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def cell_editor(tab: RecordTab) -> LineEditor:
    """The editor of the first project's amount, opened in its cell."""
    index = tab.model.index(0, tab.model.column("total_investment"))
    tab.table.setCurrentIndex(index)
    tab.table.edit(index)
    (editor,) = [e for e in tab.table.viewport().findChildren(LineEditor) if e.isVisible()]
    return editor


def leave(editor: LineEditor, qtbot: QtBot) -> None:
    """Press Enter in a cell and wait until it has been taken."""
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_the_unit_is_changed_everywhere_at_once(window: MainWindow, tab: RecordTab) -> None:
    ledger = tab.session.ledger
    before = amount(tab)
    assert before is not None
    rules.keep(ledger, YI)
    column = tab.model.column("total_investment")
    heading = tab.model.headerData(column, Qt.Orientation.Horizontal)
    assert heading == "总投资（亿元）"
    assert tab.model.index(0, column).data() == f"{before / 10**8:,.2f}"
    assert tab.form._rows["total_investment"].label.text() == "总投资（亿元）"
    assert line(tab).text().replace(",", "") == f"{before / 10**8:.10g}"
    tab.table.setCurrentIndex(tab.model.index(0, column))
    assert f"合计 {before / 10**8:,.2f} 亿元" in tab.selection_text()
    part = tab.parts[0]
    done = part.model.headerData(part.model.column("done"), Qt.Orientation.Horizontal)
    assert done == "本月完成投资（亿元）"
    assert window.view is not None
    window.view.tabs.setCurrentIndex(1)
    model = window.view.month.model
    assert model.headerData(model.column("done"), Qt.Orientation.Horizontal) == done
    window.view.tabs.setCurrentIndex(0)
    assert window.view.overview.investment_card._base.text() == "亿元"
    assert amount(tab) == before


def test_taking_the_unit_back_shows_the_old_one(tab: RecordTab) -> None:
    ledger = tab.session.ledger
    before, text = amount(tab), line(tab).text()
    rules.keep(ledger, YI)
    ledger.undo()
    assert tab.form._rows["total_investment"].label.text() == "总投资（万元）"
    assert line(tab).text() == text
    assert amount(tab) == before


@pytest.mark.parametrize(("chosen", "yuan"), [(WAN, 10**4), (YI, 10**8)])
def test_a_bare_figure_in_the_form_has_the_unit_beside_it(
    tab: RecordTab, qtbot: QtBot, chosen: rules.Rules, yuan: int
) -> None:
    rules.keep(tab.session.ledger, chosen)
    type_into(tab, "12.5", qtbot)
    assert amount(tab) == int(12.5 * yuan)
    type_into(tab, "3万元", qtbot)
    assert amount(tab) == 30_000


@pytest.mark.parametrize(("chosen", "yuan"), [(WAN, 10**4), (YI, 10**8)])
def test_a_bare_figure_in_a_cell_has_the_unit_of_its_heading(
    tab: RecordTab, qtbot: QtBot, chosen: rules.Rules, yuan: int
) -> None:
    rules.keep(tab.session.ledger, chosen)
    editor = cell_editor(tab)
    editor.selectAll()
    qtbot.keyClicks(editor, "2.5")
    leave(editor, qtbot)
    assert amount(tab) == int(2.5 * yuan)


def test_a_cell_that_is_opened_and_left_is_not_changed(tab: RecordTab, qtbot: QtBot) -> None:
    project = tab.record
    assert project is not None
    commands.edit(tab.session.ledger, Project.KIND, [project.id], {"total_investment": 123_456_789})
    rules.keep(tab.session.ledger, rules.Rules(amounts=Amounts("亿元", 0)))
    index = tab.model.index(0, tab.model.column("total_investment"))
    assert index.data() == "1"
    editor = cell_editor(tab)
    assert editor.text() == "1.23456789"
    leave(editor, qtbot)
    assert amount(tab) == 123_456_789


def test_a_cell_that_is_open_while_the_unit_changes_keeps_its_meaning(
    tab: RecordTab, qtbot: QtBot
) -> None:
    rules.keep(tab.session.ledger, YI)
    editor = cell_editor(tab)
    before = amount(tab)
    tab.session.ledger.undo()
    leave(editor, qtbot)
    assert amount(tab) == before


def test_a_refused_figure_keeps_its_meaning_in_another_unit(tab: RecordTab, qtbot: QtBot) -> None:
    ledger, project = tab.session.ledger, tab.record
    assert project is not None
    plan: dict[str, int | str | float | None] = {
        "planned_investment": 10**8,
        "planned_construction": 10**7,
    }
    commands.edit(ledger, Project.KIND, [project.id], plan)
    type_into(tab, "20000", qtbot, "planned_construction")
    assert tab.form.drafts == 1
    rules.keep(ledger, YI)
    assert line(tab, "planned_construction").text() == "20000万元"
    commands.edit(ledger, Project.KIND, [project.id], {"planned_investment": 3 * 10**8})
    line(tab, "planned_construction").setFocus()
    qtbot.keyClick(line(tab, "planned_construction"), Qt.Key.Key_Return)
    after = queries.get(ledger, Project.KIND, project.id)
    assert isinstance(after, Project)
    assert after.planned_construction == 2 * 10**8
    assert tab.form.drafts == 0


def test_a_block_that_is_pasted_has_the_unit_of_the_headings(
    window: MainWindow, tab: RecordTab
) -> None:
    rules.keep(tab.session.ledger, YI)
    assert window.view is not None
    window.view.tabs.setCurrentIndex(1)
    month = window.view.month
    month.show_month("2023-05")
    month.table.go_to_first()
    QGuiApplication.clipboard().setText("0.5\n未报\n300万元\n")
    month.table.paste()
    done = [row.done for row in returns.returns(tab.session.ledger, "2023-05")[:3]]
    assert done == [50_000_000, None, 3_000_000]


def test_a_new_part_is_asked_for_in_the_unit(session: Session, qtbot: QtBot) -> None:
    rules.keep(session.ledger, YI)
    project = queries.fetch(session.ledger, Project)[0].id
    dialog = NewRecordDialog(
        session,
        ProjectMonth.KIND,
        {"project_id": project, "month": "2024-01", "planned": 10**7},
        None,  # type: ignore[arg-type]
    )
    qtbot.addWidget(dialog)
    rows = {row.field.name: row for row in dialog.rows}
    assert rows["done"].label.text() == "本月完成投资（亿元）"
    assert rows["planned"].text() == "0.1"
    rows["done"].show_text("0.2")
    dialog.accept()
    assert dialog.record_id is not None
    made = queries.get(session.ledger, ProjectMonth.KIND, dialog.record_id)
    assert isinstance(made, ProjectMonth)
    assert (made.planned, made.done) == (10**7, 2 * 10**7)


def test_the_unit_is_chosen_among_the_rules(session: Session, qtbot: QtBot) -> None:
    dialog = RulesDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.unit.setCurrentIndex(1)
    dialog.unit.activated.emit(1)
    dialog.decimals.setValue(3)
    assert "金额以亿元显示，3 位小数；输入时不写单位的数字按亿元计" in dialog.words.text()
    dialog.accept()
    assert rules.of(session.ledger).amounts == Amounts("亿元", 3)
    assert session.ledger.undo() == "设置口径"
    assert rules.of(session.ledger).amounts == Amounts()


def test_the_command_line_asks_for_a_unit_whatever_is_shown(session: Session) -> None:
    rules.keep(session.ledger, YI)
    field = Project.KIND.field("total_investment")
    with pytest.raises(FieldError, match="请写明单位，如 3万元"):
        commands.parse(session.ledger, field, "3")


def test_the_rules_of_the_columns_stand_under_the_table(window: MainWindow, tab: RecordTab) -> None:
    light = rules.Rules().light_sentence
    assert tab.rules.text() == f"{light}；投资完成率 = 本年累计完成 ÷ 本年计划投资"
    tab.table._show_column(tab.model.column("completion_rate"), False)
    assert tab.rules.text() == light
    tab.table._show_column(tab.model.column("light"), False)
    assert tab.rules.isHidden()
    assert window.view is not None
    tasks = window.view.show_kind("task")
    assert tasks.rules.text() == "距完成时限 30 日以内为临近"
    rules.keep(tab.session.ledger, rules.Rules(remind_days=9))
    assert tasks.rules.text() == "距完成时限 9 日以内为临近"
    nodes = window.view.show_kind("project").parts[1]
    assert nodes.rules.text() == "距完成时限 9 日以内为临近"
    assert window.view.show_kind("park").rules.isHidden()


def test_a_longer_unit_widens_its_column(tab: RecordTab) -> None:
    column = tab.model.column("total_investment")
    tab.table.setColumnWidth(column, 60)
    rules.keep(tab.session.ledger, YI)
    heading = tab.model.fields[column].heading
    room = tab.table.horizontalHeader().fontMetrics().horizontalAdvance(heading)
    assert tab.table.columnWidth(column) > room
