"""A return package in the window: its name, where it opens, and what cannot be typed into."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from jingxi_desktop.exchange.packages import package_files, parcels, sealing
from jingxi_desktop.ledger import package, queries, returns
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Node, Organisation, Project, Task
from jingxi_desktop.ui.actions import RECORD_ACTIONS
from jingxi_desktop.ui.cards import Card
from jingxi_desktop.ui.dialogs.packages import PackagesDialog
from jingxi_desktop.ui.dialogs.passphrase import PassphraseDialog
from jingxi_desktop.ui.dialogs.records import RecordsDialog
from jingxi_desktop.ui.ledger_view import MONTH, NAMES, OVERVIEW
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.tabs.parks import ParksTab
from tests.ui.conftest import OpenWindow

PASSPHRASE = "Mentougou 2023-06"


@pytest.fixture
def path(demo: Ledger, tmp_path: Path) -> Path:
    made = tmp_path / "门头沟.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), "2023-04", made)
    return made


def test_a_package_opens_on_its_month_and_says_what_it_is(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(path)
    assert "填报包 · 门头沟区 · 2023年4月" in window.windowTitle()
    assert "演示数据" in window.windowTitle()
    assert window.banner.isVisible()
    assert not window.banner.button.isVisible()
    assert "填完把这个文件发回" in window.banner.text()
    assert window.view is not None
    assert window.view.current_name == MONTH
    tabs = window.view.tabs
    shown = [tabs.tabText(place) for place in range(tabs.count()) if tabs.isTabVisible(place)]
    assert [text.split()[0] for text in shown] == [
        "总览",
        "月度调度",
        "重点任务",
        "重大项目",
        "园区",
    ]
    assert window.view.month.model.month == "2023-04"
    table = window.view.month.table
    qtbot.waitUntil(lambda: table.horizontalScrollBar().value() == 0)
    assert table.rect().contains(table.visualRect(table.currentIndex()))


def test_the_overview_of_a_package_shows_what_a_package_holds(
    path: Path, demo: Ledger, open_window: OpenWindow
) -> None:
    window = open_window(path)
    view = window.view
    assert view is not None
    view.tabs.setCurrentIndex(NAMES.index(OVERVIEW))
    overview = view.overview
    cards = {card.accessibleName().split()[0]: card for card in overview.findChildren(Card)}
    assert list(cards) == ["重点任务", "重大项目", "投资"]
    tasks, projects = (cards[name].accessibleName() for name in ("重点任务", "重大项目"))
    ledger = view.session.ledger
    assert tasks.startswith(f"重点任务 {len(queries.fetch(ledger, Task))} 项 · 本填报包 ")
    assert projects.startswith(
        f"重大项目 {len(queries.fetch(ledger, Project))} 个 · 本填报包 续建 "
    )
    assert "/" not in projects
    assert not overview.indicators.isVisible()
    left, right = overview.chart_choices
    offered = [left.box.itemText(place) for place in range(left.box.count())]
    assert offered == ["投资进度图", "完成率图", "任务状态图", "项目进度计划图"]
    assert [left.chart.name, right.chart.name] == ["investment", "completion"]
    parks = view.tab("park")
    assert isinstance(parks, ParksTab)
    assert parks.chart is None
    counts = {field.name for field in parks.model.fields if field.name.endswith("_count")}
    assert counts == {"project_count"}
    # In the office's ledger, which is another one's here, nothing is missing.
    office = open_window(demo.path).view
    assert office is not None
    office.tabs.setCurrentIndex(NAMES.index(OVERVIEW))
    assert len(office.overview.findChildren(Card)) == 4
    assert office.overview.indicators.isVisible()
    assert [chart.name for chart in office.overview.charts] == ["investment", "enterprises"]
    assert "enterprise_count" in {field.name for field in office.tab("park").model.fields}


def test_the_form_says_why_a_field_is_locked_in_a_package(
    path: Path, open_window: OpenWindow
) -> None:
    view = open_window(path).view
    assert view is not None
    form = view.show_kind("project").form
    name, stage = (form.row(field).editor for field in ("name", "stage"))
    assert (name.isEnabled(), name.toolTip()) == (False, "由下发单位填写，填报包里不能改")
    assert (stage.isEnabled(), stage.toolTip()) == (True, "")


def test_units_are_looked_at_in_a_package_and_not_made(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    view = open_window(path).view
    assert view is not None
    dialog = RecordsDialog(view.session, Organisation.KIND, view)
    qtbot.addWidget(dialog)
    buttons = [each for each in dialog.findChildren(QPushButton) if each.parent() is dialog]
    assert [(each.text(), each.isEnabled()) for each in buttons] == [
        ("新建", False),
        ("复制", False),
        ("删除", False),
    ]
    dialog.reject()


def test_fields_of_the_office_are_locked(path: Path, open_window: OpenWindow) -> None:
    view = open_window(path).view
    assert view is not None
    tab = view.show_kind("project")

    def is_editable(field: str) -> bool:
        index = tab.model.index(0, tab.model.column(field))
        return bool(tab.model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    assert [is_editable(field) for field in ("name", "planned_investment", "stage")] == [
        False,
        False,
        True,
    ]
    rows = tab.form._rows
    assert not rows["name"].editor.isEnabled()
    assert rows["contact"].editor.isEnabled()


def test_a_package_that_is_not_whole_is_told_and_what_is_open_stays(
    path: Path, article_path: Path, open_window: OpenWindow, problems: list[str]
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM setting WHERE id = 'package'")
    window = open_window(article_path)
    window.open_path(path)
    assert problems == [f"「{path}」不是完整的填报包"]
    assert window.session is not None
    assert window.session.ledger.path == article_path
    assert not window.session.ledger.read_only


def labels(window: MainWindow, *names: str) -> list[bool]:
    return [window.actions_[name].isEnabled() for name in names]


def test_what_is_the_offices_is_off_in_a_package(
    path: Path, article_path: Path, open_window: OpenWindow
) -> None:
    offices = ("make_package", "rules", "rollover", "closing", "plans")
    window = open_window(path)
    assert not any(labels(window, *offices))
    assert labels(window, "seal_package", "undo") == [True, True]
    window.open_path(article_path)
    assert all(labels(window, *offices))
    assert labels(window, "seal_package") == [False]


def test_parts_that_a_unit_returns_can_be_added(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    view = open_window(path).view
    assert view is not None
    tab = view.show_kind("project")
    tab.select(queries.fetch(view.session.ledger, Project)[0].id)
    qtbot.waitUntil(lambda: bool(tab.findChildren(PartPage)))
    enabled = {
        page.kind.name: (page.add_button.isEnabled(), page.delete_button.isEnabled())
        for page in tab.findChildren(PartPage)
    }
    assert enabled["node"] == enabled["problem"] == (True, True)
    assert enabled["attachment"] == (False, False)


def test_the_actions_of_records_are_on_where_a_unit_may_add(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(path)
    assert window.view is not None
    for kind in ("park", "task", "project"):
        tab = window.view.show_kind(kind)
        tab.table.setFocus()
        qtbot.waitUntil(tab.table.hasFocus)
        assert labels(window, *RECORD_ACTIONS) == [False] * 3
    tab = window.view.show_kind("project")
    for part in tab.parts:
        tab.side.setCurrentWidget(part)
        part.table.setFocus()
        qtbot.waitUntil(part.table.hasFocus)
        assert labels(window, *RECORD_ACTIONS) == [part.add_button.isEnabled()] * 3
    nodes = next(part for part in tab.parts if part.kind is Node.KIND)
    tab.side.setCurrentWidget(nodes)
    nodes.table.setFocus()
    assert labels(window, *RECORD_ACTIONS) == [True] * 3
    # The menu takes the keys from the nodes, and acts on them nevertheless.
    window.menuBar().setFocus()
    assert labels(window, *RECORD_ACTIONS) == [True] * 3
    tab.table.setFocus()
    assert labels(window, *RECORD_ACTIONS) == [False] * 3


def test_one_package_is_made(
    open_window: OpenWindow,
    demo_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window = open_window(demo_path)
    out = tmp_path / "发.jxpkg"
    proposed: list[str] = []

    def save(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        proposed.append(Path(start).name)
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    choose(qtbot, lambda dialog: dialog.unit.setCurrentIndex(dialog.unit.findText("门头沟区")))
    window.actions_["make_package"].trigger()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("已制作填报包"))
    month = returns.latest(window.session.ledger, 2023) if window.session else ""
    assert proposed == [f"门头沟区 {month}.jxpkg"]
    with Ledger.open(out, read_only=True) as opened:
        assert package.check(opened).month == month


def test_packages_of_all_are_made_and_sealed(
    open_window: OpenWindow,
    demo_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window = open_window(demo_path)
    folder = tmp_path / "发"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    def passphrase() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PassphraseDialog)
        dialog.first.setText("1234567")
        dialog.again.setText("1234567")
        assert (dialog.act.isEnabled(), dialog.problem.text()) == (False, "口令至少要 8 个字")
        dialog.first.setText(PASSPHRASE)
        assert (dialog.act.isEnabled(), dialog.problem.text()) == (False, "两次输入的口令不同")
        dialog.again.setText(PASSPHRASE)
        qtbot.keyClick(dialog.again, Qt.Key.Key_Return)

    def all_sealed(dialog: PackagesDialog) -> None:
        assert "全部单位" in dialog.unit.currentText()
        dialog.form.setCurrentIndex(dialog.form.findData(package.SEALED))
        QTimer.singleShot(50, passphrase)

    choose(qtbot, all_sealed)
    window.actions_["make_package"].trigger()
    qtbot.waitUntil(lambda: "个填报包，存在" in window.statusBar().currentMessage(), timeout=30_000)
    assert window.session is not None
    asked = package.asked(window.session.ledger, 2023)
    assert {file.suffix for file in folder.iterdir()} == {".jxseal"}
    assert len(list(folder.iterdir())) == len(asked)


def test_forms_of_all_are_made(
    open_window: OpenWindow,
    demo_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window = open_window(demo_path)
    folder = tmp_path / "发"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    said: list[str] = []

    def all_forms(dialog: PackagesDialog) -> None:
        said.append(dialog.note.text())
        dialog.form.setCurrentIndex(dialog.form.findData(package.FORM))
        said.append(dialog.note.text())

    choose(qtbot, all_forms)
    window.actions_["make_package"].trigger()
    qtbot.waitUntil(lambda: "个填报包，存在" in window.statusBar().currentMessage(), timeout=30_000)
    assert "用本程序打开" in said[0]
    assert "用 Excel 或 WPS 填写" in said[1]
    assert window.session is not None
    asked = package.asked(window.session.ledger, 2023)
    found = package_files.compare(window.session.ledger, min(folder.iterdir()), lambda _path: None)
    assert found.package.unit in dict(asked).values()
    assert {file.suffix for file in folder.iterdir()} == {".xlsx"}
    assert len(list(folder.iterdir())) == len(asked)


def choose(qtbot: QtBot, act: Callable[[PackagesDialog], object]) -> None:
    """Choose in the dialog that will be open, and make what was chosen."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PackagesDialog)
        act(dialog)
        qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, answer)


def ask(qtbot: QtBot, passphrase: str) -> None:
    """Type a passphrase into the question that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PassphraseDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PassphraseDialog)
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.first, passphrase)
    qtbot.keyClick(dialog.first, Qt.Key.Key_Return)


def test_a_sealed_package_is_asked_for_its_passphrase(
    path: Path, open_window: OpenWindow, qtbot: QtBot, problems: list[str]
) -> None:
    sealed = path.with_suffix(".jxseal")
    sealing.seal(path, sealed, PASSPHRASE)
    window = open_window(None)
    window.open_path(sealed)
    assert problems == ["「门头沟.jxpkg」已经解封在旁边，请直接打开它；要重新解封，请先把它移走"]
    problems.clear()
    path.unlink()
    cut = path.with_name("一半.jxseal")
    cut.write_bytes(sealed.read_bytes()[:5])
    window.open_path(cut)
    # No passphrase is asked for in vain.
    assert "没有传完整" in problems.pop()
    window.open_path(sealed)
    ask(qtbot, "wrong")
    qtbot.waitUntil(lambda: bool(problems))
    assert "口令不对" in problems[0]
    assert not path.exists()
    window.open_path(sealed)
    ask(qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: window.session is not None)
    assert "填报包 · 门头沟区 · 2023年4月" in window.windowTitle()
    assert path.exists()


def test_a_package_is_sealed_to_be_sent(
    path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(path)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _parent, _title, start, *_: (start, "")
    )

    def passphrase() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PassphraseDialog)
        dialog.again.setText(PASSPHRASE)
        ask(qtbot, PASSPHRASE)

    QTimer.singleShot(50, passphrase)
    window.actions_["seal_package"].trigger()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("已封装到"))
    with parcels.opened(path.with_suffix(".jxseal"), PASSPHRASE) as parcel:
        assert parcel.path.exists()


def test_a_copy_of_a_package_is_a_package(
    path: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_window(path)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _parent, _title, start, *_: (start, "")
    )
    window.actions_["save_copy"].trigger()
    copied = path.with_name("门头沟-副本.jxpkg")
    qtbot.waitUntil(lambda: str(copied) in window.statusBar().currentMessage())
    with Ledger.open(copied, read_only=True) as copy:
        assert package.check(copy).unit == "门头沟区"


def test_there_is_nothing_to_make_in_an_empty_year(session: Session) -> None:
    session.set_year(2030)
    dialog = PackagesDialog(session, None)
    assert not dialog.make.isEnabled()
    assert dialog.units == []
    dialog.deleteLater()
