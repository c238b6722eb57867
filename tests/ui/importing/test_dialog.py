"""From step to step to one change: by keys, again after something was in the way, or stopped."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from jingxi_desktop.exchange.importing import plan as planning
from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.ledger import closing, commands, history, queries
from jingxi_desktop.records import Project, Task, Value
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.ui import jobs
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.importing.dialog import ImportDialog
from jingxi_desktop.ui.importing.options_row import Start
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.session import Session
from tests.ui.importing.conftest import Shown
from tests.ui.importing.driven import (
    COLUMNS,
    HEADS,
    REVIEW,
    activate,
    book,
    cells,
    choose,
    fields,
    has_bar,
    names,
    new_projects,
    press,
    review,
)


def test_the_keyboard_alone_imports(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("某某名", *HEADS[2:]), *(row[1:] for row in new_projects())]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))

    def key(which: Qt.Key) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, which)

    key(Qt.Key.Key_Return)
    assert dialog.pages.currentIndex() == COLUMNS
    key(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    # The list that is open takes the keys.
    offered = dialog.columns.view.findChildren(CalmBox)[0].view()
    while offered.currentIndex().data() != "项目名称":
        qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fields(dialog)["某某名"] == "项目名称")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    activate(dialog, qtbot)
    key(Qt.Key.Key_Return)
    assert "新项目0001" in names(session.ledger)


def test_a_table_that_cannot_be_looked_at_says_why(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("责任单位", "总投资（万元）", "类别"), ("石景山区", 5, "新建")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: "表里没有找到「项目名称」这一列" in dialog.said.text())
    assert dialog.pages.currentIndex() == COLUMNS


def test_a_closed_month_asks_for_the_reason(
    shown: Shown,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ledger = session.ledger
    project = queries.fetch(ledger, Project)[0]
    closing.close(ledger, "2023-01")
    rows = [("项目名称", "1月完成（万元）"), (project.name, 7)]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    review(dialog, qtbot)
    before = ledger.last_change()
    reasons = ["", "单位补报"]
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: reasons.pop(0))
    press(dialog, qtbot)
    assert dialog.isVisible()
    assert ledger.last_change() == before
    press(dialog, qtbot)
    assert not dialog.isVisible()
    (latest, *_rest) = history.of_record(ledger, project.id)
    assert (latest.reason, latest.file) == ("单位补报", "表.xlsx")


def test_a_ledger_that_changed_meanwhile_is_looked_at_again(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot, problems: list[str]
) -> None:
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects(1)])))
    review(dialog, qtbot)
    values: dict[str, Value] = {"name": "新项目0001", "total_investment": 1_010_000}
    commands.create(session.ledger, Project.KIND, values, 2023)
    press(dialog, qtbot)
    assert "又有了改动" in problems[0]
    qtbot.waitUntil(lambda: [row[1] for row in cells(dialog)] == ["更新"])
    press(dialog, qtbot)
    assert not dialog.isVisible()


def click_cancel(qtbot: QtBot) -> None:
    """Press the button of the bar that is shown."""
    bar = next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QProgressDialog) and widget.isVisible()
    )
    qtbot.mouseClick(bar.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def test_an_import_that_is_stopped_leaves_nothing(
    shown: Shown,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects(2500)])))
    review(dialog, qtbot)
    ledger = session.ledger
    before, count = ledger.last_change(), len(names(ledger))
    heard: list[object] = []
    session.changed.connect(heard.append)
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", 0)

    def stop() -> None:
        if has_bar():
            assert ledger.is_changing
            click_cancel(qtbot)
        else:
            later(dialog, 0, stop)

    later(dialog, 0, stop)
    press(dialog, qtbot)
    assert dialog.said.text() == "已取消，什么都没有导入。"
    assert (ledger.last_change(), len(names(ledger))) == (before, count)
    # What was painted while the change was half made is read anew.
    assert heard == [None]
    monkeypatch.undo()
    press(dialog, qtbot)
    assert len(names(ledger)) == count + 2500


@pytest.mark.parametrize("step", ["read", "plan"])
def test_a_long_wait_is_stopped_and_begins_again(
    step: str,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = threading.Event()

    def wait(cancelled: Callable[[], bool]) -> None:
        while slow.is_set() and not cancelled():
            threading.Event().wait(0.01)
        if cancelled():
            raise CancelledError

    read, plan = reading.read, planning.plan

    def slow_read(path: Path, is_cancelled: Callable[[], bool]) -> Any:
        wait(is_cancelled)
        return read(path, is_cancelled)

    def slow_plan(*arguments: Any) -> Any:
        wait(arguments[-1].cancelled)
        return plan(*arguments)

    monkeypatch.setattr(reading, "read", slow_read)
    monkeypatch.setattr(planning, "plan", slow_plan)
    path = book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects()]))
    if step == "read":
        slow.set()
    dialog = ImportDialog(session, path, Start("project"), None)
    qtbot.addWidget(dialog)
    dialog.show()
    if step == "plan":
        qtbot.waitUntil(dialog.go.isEnabled)
        press(dialog, qtbot)
        slow.set()
        press(dialog, qtbot)
    qtbot.waitUntil(has_bar)
    click_cancel(qtbot)
    assert dialog.is_busy
    qtbot.waitUntil(lambda: not has_bar())
    qtbot.waitUntil(lambda: not dialog.is_busy)
    slow.clear()
    said = dialog.tables.problem if step == "read" else dialog.said
    assert said.text() == "已取消。"
    if step == "read":
        dialog.tables.read(path)
        qtbot.waitUntil(dialog.go.isEnabled)
    else:
        press(dialog, qtbot)
        qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)


def test_what_was_chosen_is_not_dropped_without_asking(
    shown: Shown, tmp_path: Path, qtbot: QtBot, answers: list[bool]
) -> None:
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects()])))
    press(dialog, qtbot)
    choose(dialog, "责任单位", "")
    answers += [False, True]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_a_row_was_said_to_be_holds_for_its_year(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    ledger = session.ledger
    commands.create(ledger, Task.KIND, {"year": 2023, "name": "调度"})
    rows = [("任务名称", "状态"), ("调度工程", "已完成")]
    dialog = shown(book(tmp_path / "表.xlsx", ("任务", rows)), "task")
    review(dialog, qtbot)
    dialog.review.record_box.setCurrentIndex(1)
    dialog.review.record_box.activated.emit(1)
    assert dialog.review.waits
    dialog.back.click()
    dialog.columns.row.clears.setChecked(True)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    assert [row[1] for row in cells(dialog)] == ["更新"]
    dialog.back.click()
    dialog.columns.row.year_box.setValue(2024)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    assert [row[1] for row in cells(dialog)] == ["新增"]
    assert dialog.review.decided == {}
