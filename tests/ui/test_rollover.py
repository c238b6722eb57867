"""年度结转 in the window: the preview, its check boxes, and where the window is afterwards."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries, rollover, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.rules import Rules
from jingxi_desktop.records import Project, Task
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.ui import session as session_module
from jingxi_desktop.ui.dialogs.rollover import RolloverDialog
from jingxi_desktop.ui.ledger_view import NAMES, LedgerView
from jingxi_desktop.ui.session import Session
from tests.ui.conftest import OpenWindow

NEXT = 2024


@pytest.fixture
def early(demo: Ledger) -> list[str]:
    """Two projects that are 前期 in the year's plan."""
    ids = [project.id for project in queries.fetch(demo, Project)[:2]]
    commands.edit(demo, Project.KIND, ids, {"category": "前期"})
    return ids


@pytest.fixture
def dialog(early: list[str], session: Session, qtbot: QtBot) -> RolloverDialog:
    """The dialog of the ledger's year, looked at."""
    shown = RolloverDialog(session, None)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def texts(dialog: RolloverDialog, row: int) -> dict[str, str]:
    """What a row of the preview says, by heading."""
    model = dialog.model
    return {
        str(model.headerData(column, Qt.Orientation.Horizontal)): str(
            model.index(row, column).data() or ""
        )
        for column in range(model.columnCount())
    }


def test_the_preview_says_what_the_plan_says(dialog: RolloverDialog, session: Session) -> None:
    plan = rollover.plan(session.ledger, 2023)
    assert dialog.model.rowCount() == len(plan.projects)
    place = next(i for i, p in enumerate(plan.projects) if p.outcome == "carried" and p.done)
    project, amount = plan.projects[place], Project.KIND.field("invested_before")
    shown = texts(dialog, place)
    assert shown["项目名称"] == project.name
    assert shown["至 2022 年底累计"] == amount.format(project.invested_before)
    assert shown["2023 年完成"] == amount.format(project.done)
    assert shown["至 2023 年底累计"] == amount.format(project.next_invested_before)
    assert dialog.sums.text() == f"{plan.counted}\n{plan.summed(Amounts())}"
    assert "2023 年还没有结束" in dialog.notices.text()


def test_amounts_stand_in_the_unit_of_the_ledger_in_the_rows_and_in_the_sum(
    early: list[str], session: Session, qtbot: QtBot
) -> None:
    in_yi = Amounts("亿元", 3)
    rules.keep(session.ledger, Rules(amounts=in_yi))
    dialog = RolloverDialog(session, None)
    qtbot.addWidget(dialog)
    plan = dialog.model.plan
    place, project = next(
        (i, p) for i, p in enumerate(plan.projects) if p.invested_before and p.done
    )
    shown = texts(dialog, place)
    for heading, amount in (
        ("至 2022 年底累计", project.invested_before),
        ("2023 年完成", project.done),
        ("至 2023 年底累计", project.next_invested_before),
    ):
        assert amount is not None
        assert shown[heading] == in_yi.figure(amount)
    before, done = in_yi.exact(plan.sums.invested_before), in_yi.exact(plan.sums.done)
    assert f"至上年底累计 {before} + 2023 年完成 {done} = " in dialog.sums.text()
    assert dialog.sums.text().endswith(" 亿元。")
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("金额单位：亿元" in text for text in said)
    assert not any("万元" in text for text in said)


@pytest.mark.parametrize("by", ["mouse", "space"])
def test_a_preliminary_project_is_checked_to_become_a_new_one(
    dialog: RolloverDialog, early: list[str], qtbot: QtBot, by: str
) -> None:
    index = dialog.model.index(0, 3)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert texts(dialog, 0)["2024 年类别"] == "前期"
    if by == "mouse":
        place = dialog.table.visualRect(index)
        where = QPoint(place.left() + 14, place.center().y())
        qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    else:
        dialog.table.setFocus()
        dialog.table.setCurrentIndex(index)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert texts(dialog, 0)["2024 年类别"] == "新建"
    assert "新建 1 个、前期 1 个" in dialog.sums.text()
    # A project that goes on as it must has no box.
    other = dialog.model.index(2, 3)
    assert other.data(Qt.ItemDataRole.CheckStateRole) is None
    assert not other.flags() & Qt.ItemFlag.ItemIsUserCheckable
    dialog.go.click()
    found = queries.get(dialog._session.ledger, Project.KIND, early[0], NEXT)
    assert isinstance(found, Project)
    assert found.category == "新建"


def test_the_plan_of_a_large_ledger_is_worked_out_beside_the_window(
    early: list[str], session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "LARGE_BYTES", 0)
    dialog = RolloverDialog(session, None)
    qtbot.addWidget(dialog)
    dialog.show()

    def is_waiting() -> bool:
        return dialog.sums.text() == "正在计算…" and not dialog.go.isEnabled()

    assert is_waiting()
    assert not dialog.tasks.isEnabled()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    assert dialog.model.plan == rollover.plan(session.ledger, 2023)
    assert dialog.tasks.isEnabled()
    box = dialog.model.index(0, 3)
    dialog.model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert box.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert is_waiting()
    # The sum of a plan that is not known yet is not shown either.
    dialog.tasks.click()
    assert is_waiting()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert texts(dialog, 0)["2024 年类别"] == "新建"
    dialog.model.setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.reject()
    assert not dialog._reading.is_loading


def test_tasks_go_on_only_if_they_are_checked(dialog: RolloverDialog, session: Session) -> None:
    assert not dialog.tasks.isChecked()
    assert dialog.chosen().tasks == ()
    dialog.tasks.click()
    wanted = len(dialog.chosen().tasks)
    assert str(wanted) in dialog.tasks.text()
    dialog.go.click()
    assert len(queries.fetch(session.ledger, Task, Query("task", NEXT))) == wanted
    assert session.year == NEXT


def test_cancelling_changes_nothing(dialog: RolloverDialog, session: Session, qtbot: QtBot) -> None:
    before = session.ledger.last_change_at()
    plan = dialog.model.plan
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (session.ledger.last_change_at(), session.year) == (before, 2023)
    assert rollover.plan(session.ledger, 2023) == plan


def test_with_nothing_left_to_do_the_button_is_off(
    dialog: RolloverDialog, session: Session, qtbot: QtBot
) -> None:
    dialog.go.click()
    session.set_year(2023)
    again = RolloverDialog(session, None)
    qtbot.addWidget(again)
    assert not again.go.isEnabled()
    again.tasks.click()
    assert again.go.isEnabled()


def test_the_window_looks_at_the_next_year_and_goes_back_with_an_undo(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    assert window.session is not None
    assert window.view is not None
    # Every tab is made before, so that it has to follow.
    for place in range(len(NAMES)):
        window.view.tabs.setCurrentIndex(place)
    tab = window.view.show_kind("project")

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RolloverDialog)
        dialog.go.click()

    QTimer.singleShot(0, accept)
    window.actions_["rollover"].trigger()
    assert window.session.year == NEXT
    assert window.year_box.currentData() == NEXT
    assert 2023 in [window.year_box.itemData(place) for place in range(window.year_box.count())]
    carried = tab.model.record(0)
    assert isinstance(carried, Project)
    assert (carried.number, carried.category, carried.done_investment) == (1, "续建", None)
    assert len(window.view.month.model.rows) == 81
    window.undo()
    assert window.session.year == 2023
    assert window.year_box.currentData() == 2023
    assert len(window.view.month.model.rows) == 85


def test_a_year_that_an_undo_takes_away_is_left(open_window: OpenWindow, empty_path: Path) -> None:
    with Ledger.open(empty_path) as ledger:
        ledger.set_setting("year", "2023")
    window = open_window(empty_path)
    assert window.session is not None
    commands.create(window.session.ledger, Task.KIND, {"name": "早年的", "year": 2019})
    window.session.choose_year(2019)
    window.undo()
    assert window.session.year == 2023
    assert window.year_box.currentText() == "2023 年度"


def test_the_card_of_the_projects_leads_to_all_that_it_counts(
    early: list[str], session: Session, qtbot: QtBot
) -> None:
    view = LedgerView(session, [])
    qtbot.addWidget(view)
    view.overview.refresh()
    counted = view.overview.projects_card
    with qtbot.waitSignal(view.overview.records_requested):
        counted.clicked.emit()
    shown = {
        record.id
        for record in queries.fetch(session.ledger, Project, view.tab("project").model.query)
    }
    assert set(early) <= shown
    assert len(shown) == int(counted._figure.text())
    view.close_view()


@pytest.mark.usefixtures("impatient")
def test_a_rollover_that_is_cancelled_writes_nothing(
    dialog: RolloverDialog, session: Session
) -> None:
    before = session.ledger.last_change()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.sums.text() == "已取消，什么都没有结转。"
    assert session.ledger.last_change() == before
    assert session.year == 2023
