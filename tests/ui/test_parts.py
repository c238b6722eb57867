"""What has a due date: nodes and problems in the project's form, tasks, and all of them on the overview."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Node, Project, Task, Value
from jingxi_desktop.records.node import PREPARING, STANDARD
from jingxi_desktop.ui.dialogs.new_record import NewRecordDialog
from jingxi_desktop.ui.editors import SuggestionEditor
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.nodes_page import NodesPage
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> Iterator[LedgerView]:
    """The tabs of a demonstration ledger, shown."""
    shown = LedgerView(session, [])
    qtbot.addWidget(shown)
    shown.resize(1440, 900)
    shown.show()
    yield shown
    shown.close_view()


@pytest.fixture
def tab(view: LedgerView) -> RecordTab:
    """The projects, at one with a node that is to come."""
    tab = view.show_kind("project")
    unreached = queries.fetch(
        view.session.ledger,
        Node,
        Query("node", 2023, conditions=(Condition("actual", "in", (None,)),)),
    )
    tab.select(unreached[0].project_id)
    return tab


def page_of(tab: RecordTab, kind: str) -> PartPage:
    """The page of a kind of parts, in front."""
    page = next(part for part in tab.parts if part.kind.name == kind)
    tab.side.setCurrentWidget(page)
    return page


def cell(page: PartPage, row: int, field: str) -> str:
    """What is read in a cell."""
    return str(page.model.index(row, page.model.column(field)).data() or "")


def type_into(page: PartPage, row: int, field: str, text: str) -> bool:
    """Type into a cell as the delegate does."""
    return page.model.setData(page.model.index(row, page.model.column(field)), text)


def test_a_node_is_reached_in_its_cell_and_the_project_follows(tab: RecordTab) -> None:
    page = page_of(tab, "node")
    names = [cell(page, row, "name") for row in range(page.model.rowCount())]
    assert names[:3] == ["立项", "规划", "用地"]
    assert isinstance(tab.record, Project)
    coming = tab.record.next_node
    row = names.index(str(coming))
    before = cell(page, row, "actual")
    assert type_into(page, row, "actual", "2023年6月9日")
    assert cell(page, row, "supervision") == "已完成"
    assert tab.record.next_node == names[row + 1]
    assert tab.form._rows["next_node"].text() == names[row + 1]
    assert "实际完成" in str(tab.session.ledger.undo())
    assert cell(page, row, "actual") == before
    assert tab.record.next_node == coming


def test_a_date_out_of_order_stays_in_the_cell_with_the_reason(
    tab: RecordTab, qtbot: QtBot
) -> None:
    page = page_of(tab, "node")
    before = cell(page, 2, "due")
    with qtbot.waitSignal(page.model.refused) as refused:
        assert not type_into(page, 2, "due", "1999-01-01")
    assert "早于前面的节点「立项」" in refused.args[3] or "「规划」" in refused.args[3]
    assert cell(page, 2, "due") == before


def test_a_node_of_ones_own_is_added_and_deleted(tab: RecordTab) -> None:
    page = page_of(tab, "node")
    assert tab.record is not None
    dialog = NewRecordDialog(tab.session, page.kind, {"project_id": tab.record.id}, tab)
    rows = {row.field.name: row for row in dialog.rows}
    assert isinstance(rows["name"].editor, SuggestionEditor)
    assert rows["name"].editor.findText("封顶") > 0
    assert "supervision" not in rows
    rows["name"].show_text("专家评审")
    dialog.accept()
    count = page.model.rowCount()
    assert cell(page, count - 1, "name") == "专家评审"
    page.table.selectRow(count - 1)
    page.delete()
    assert page.model.rowCount() == count - 1


def test_a_day_to_come_of_what_was_done_is_asked_about(
    tab: RecordTab, qtbot: QtBot, answers: list[bool]
) -> None:
    page = page_of(tab, "node")
    count = page.model.rowCount()
    assert tab.record is not None
    dialog = NewRecordDialog(tab.session, page.kind, {"project_id": tab.record.id}, tab)
    rows = {row.field.name: row for row in dialog.rows}
    rows["name"].show_text("专家评审")
    rows["actual"].show_text("2098年6月")
    answers.append(False)
    dialog.accept()
    assert (answers, dialog.record_id, page.model.rowCount()) == ([], None, count)
    answers.append(True)
    dialog.accept()
    assert cell(page, count, "actual") == "2098年6月"
    answers.append(True)
    assert not type_into(page, count, "actual", "2099-01")
    qtbot.waitUntil(lambda: cell(page, count, "actual") == "2099年1月")


def test_a_list_on_the_overview_says_how_many_and_leads_to_them(
    view: LedgerView, qtbot: QtBot
) -> None:
    overview = view.overview
    for part, field in (
        (overview.nodes, "overdue_nodes"),
        (overview.problems, "late_problems"),
    ):
        projects = [
            project
            for project in queries.fetch(view.session.ledger, Project)
            if project.category and getattr(project, field)
        ]
        total = sum(getattr(project, field) for project in projects)
        assert total > 0
        assert f"共 {total} 个" in part._count.text()
        part._count.linkActivated.emit("all")
        tab = view.show_kind("project")
        assert tab.model.rowCount() == len(projects)
        assert f"{Project.KIND.field(field).label} ≥ 1" in tab.bar.clear_button.text()
        assert tab.bar.clear_button.text().endswith("…")
        assert tab.bar.clear_button.toolTip().endswith("本年类别 续建、新建、竣工、前期")
        first = part._rows.itemAt(0).widget()
        assert isinstance(first, QWidget)
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
        assert tab.record is not None
        assert first.toolTip().endswith(f" · {tab.record.title}")


def test_an_overview_without_overdue_nodes_counts_none(view: LedgerView) -> None:
    view.overview.nodes.show_count(0)
    assert view.overview.nodes._count.text() == ""


def test_pressing_tasks_are_counted_listed_and_filtered(view: LedgerView) -> None:
    tasks = queries.fetch(view.session.ledger, Task)
    overdue = [task for task in tasks if task.supervision == "逾期"]
    near = [task for task in tasks if task.supervision == "临近"]
    assert overdue
    assert f"逾期 {len(overdue)} 项" in view.overview.tasks_card._notes.text()
    assert f"共 {len(overdue) + len(near)} 个" in view.overview.pressing._count.text()
    view.overview.pressing._count.linkActivated.emit("all")
    tab = view.show_kind("task")
    assert tab.model.rowCount() == len(overdue) + len(near)
    assert "督办状态 逾期、临近" in tab.bar.clear_button.text()
    tab.bar.clear()
    tab.bar.choose("supervision", "逾期")
    assert tab.model.rowCount() == len(overdue)


def test_the_standard_nodes_are_added_at_once_where_they_are_lacking(tab: RecordTab) -> None:
    page = page_of(tab, "node")
    assert isinstance(page, NodesPage)
    project = commands.create(tab.session.ledger, Project.KIND, {"name": "桥"}, 2023)
    tab.select(project)
    given: dict[str, Value] = {"project_id": project, "name": "用地", "due": "2023-05"}
    commands.create(tab.session.ledger, Node.KIND, given)
    page.add_standard(PREPARING)
    names = [cell(page, row, "name") for row in range(page.model.rowCount())]
    assert names == ["用地", "立项", "规划", "环评", "招投标", "施工许可"]
    page.add_standard(STANDARD)
    assert page.model.rowCount() == len(STANDARD)
    assert tab.session.ledger.undo() == "添加标准节点"
    assert tab.session.ledger.undo() == "添加标准节点"
    assert page.model.rowCount() == 1


def test_copy_in_the_nodes_asks_for_another_node(
    tab: RecordTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(tab, "node")
    before, projects = page.model.rowCount(), tab.model.rowCount()
    page.table.setCurrentIndex(page.model.index(2, page.model.column("due")))
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)

    def rename(dialog: NewRecordDialog) -> int:
        rows = {row.field.name: row for row in dialog.rows}
        assert rows["name"].text() == "用地"
        rows["name"].show_text("用地预审")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(NewRecordDialog, "exec", rename)
    tab.copy_record()
    assert (page.model.rowCount(), tab.model.rowCount()) == (before + 1, projects)
    assert cell(page, before, "name") == "用地预审"
    assert cell(page, before, "due") == cell(page, 2, "due")


def test_an_empty_page_says_how_something_gets_there(tab: RecordTab) -> None:
    tab.new_record()
    said = {part.kind.name: part._empty._sentence.text() for part in tab.parts}
    assert said["problem"] == "还没有项目问题，点「添加」写一条"
    assert said["attachment"] == "还没有附件，点「添加」选文件，或把文件拖到这里"
