"""汇总填报包 in the window: what came from whom, what differs, and one step that merges it."""

import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QProgressDialog,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from jingxi_desktop.exchange.packages import package_files, sealing
from jingxi_desktop.ledger import history, package, queries, returns, undo
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, UserError
from jingxi_desktop.ui import messages, printing
from jingxi_desktop.ui.dialogs.collecting import CollectingDialog, Compared
from jingxi_desktop.ui.dialogs.passphrase import PassphraseDialog
from jingxi_desktop.ui.jobs import Bar, Job, with_progress
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.session import Session
from tests.ui.conftest import OpenWindow

MONTH = "2023-06"
_CHANGED, _CONFLICTS, _REMARK = 7, 9, 10


class Folder:
    """The returns of two units, one of which conflicts with the ledger, and a file that is none."""

    def __init__(self, ledger: Ledger, path: Path) -> None:
        path.mkdir()
        self.path = path
        self.projects: dict[str, str] = {}
        for name in ("石景山区", "门头沟区"):
            file = path / f"{name}.jxpkg"
            package.make(ledger, queries.find(ledger, Organisation.KIND, name), MONTH, file)
            self.fill(name, 2_000_000)
        returns.fill(ledger, MONTH, {self.projects["门头沟区"]: {"done": 1_000_000}})
        (path / "说明.jxpkg").write_text("不是填报包", "utf-8")

    def fill(self, name: str, done: int) -> None:
        """Fill in the first project of a package."""
        with Ledger.open(self.path / f"{name}.jxpkg", daily_backup=False) as opened:
            project = self.projects.setdefault(name, returns.returns(opened, MONTH)[0].id)
            returns.fill(opened, MONTH, {project: {"done": done}})

    def done(self, ledger: Ledger) -> list[int | None]:
        """What the ledger has of both projects."""
        rows = {row.id: row.done for row in returns.returns(ledger, MONTH)}
        return [rows[project] for project in self.projects.values()]


@pytest.fixture
def folder(demo: Ledger, tmp_path: Path) -> Folder:
    return Folder(demo, tmp_path / "返回")


def dialog_of(session: Session, files: list[Path], qtbot: QtBot) -> CollectingDialog:
    def compared(ledger: Ledger, without: Collection[str] = ()) -> tuple[Returned, ...]:
        found = package_files.compare_all(ledger, files, lambda _path: None, without=without)
        return tuple(found)

    def compare(parent: QWidget, without: Collection[str], done: Compared) -> Bar:
        def work(cancelled: Callable[[], bool]) -> tuple[Returned, ...]:
            with session.ledger.second(cancelled) as reader:
                return compared(reader, without)

        return with_progress(Job(work, done, lambda error: pytest.fail(str(error))), parent, "…")

    dialog = CollectingDialog(session, compared(session.ledger), compare, None)
    qtbot.addWidget(dialog, before_close_func=lambda _dialog: dialog.panel.model.choices.clear())
    return dialog


@pytest.fixture
def dialog(folder: Folder, session: Session, qtbot: QtBot) -> CollectingDialog:
    dialog = dialog_of(session, package_files.files(folder.path), qtbot)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_what_came_from_whom_stands_in_a_table(dialog: CollectingDialog) -> None:
    rows = dialog.report.table.report.table.rows
    assert [row[0] for row in rows[:3]] == ["门头沟区.jxpkg", "说明.jxpkg", "石景山区.jxpkg"]
    assert [(row[_CHANGED], row[_CONFLICTS]) for row in rows[:3]] == [
        ("1", "1"),
        ("", ""),
        ("1", "0"),
    ]
    assert "说明.jxpkg" in rows[1][_REMARK]
    missing = {row[1] for row in rows if row[_REMARK] == "没有返回"}
    assert {"首钢集团", "京能集团"} <= missing
    assert not missing & {"石景山区", "门头沟区"}
    assert "返回 3 个文件：有冲突 1 个，不能合并 1 个" in dialog.report.notes.text()
    assert dialog.tabs.tabText(1) == "逐格核对（冲突 1 处）"
    assert not dialog.go.isEnabled()


def test_a_file_is_named_in_full_beside_its_tick(dialog: CollectingDialog) -> None:
    table = dialog.report.table
    table.setColumnWidth(0, table.sizeHintForColumn(0))
    index = max(
        (table.model().index(row, 0) for row in range(3)), key=lambda each: len(str(each.data()))
    )
    # What the stubs leave out.
    option: Any = QStyleOptionViewItem()
    delegate: Any = table.itemDelegateForIndex(index)
    table.initViewItemOption(option)
    delegate.initStyleOption(option, index)
    option.rect = table.visualRect(index)
    element = QStyle.SubElement.SE_ItemViewItemText
    room = table.style().subElementRect(element, option, table).width()
    margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1
    text = table.fontMetrics().horizontalAdvance(str(index.data()))
    assert room - 2 * margin >= text


def test_the_table_is_copied_and_printed(
    dialog: CollectingDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.report.copy.click()
    assert "门头沟区.jxpkg\t门头沟区\t2023年6月" in QGuiApplication.clipboard().text()
    printed: list[str] = []
    monkeypatch.setattr(
        printing, "preview_table", lambda _parent, table: printed.append(table.title)
    )
    dialog.report.print.click()
    assert printed == ["填报包汇总"]


def test_all_is_merged_as_one_step(
    dialog: CollectingDialog, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    before = folder.done(session.ledger)
    dialog.tabs.setCurrentIndex(1)
    qtbot.keyClick(dialog.panel.table, Qt.Key.Key_2)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.count == 2
    assert folder.done(session.ledger) == [2_000_000, 2_000_000]
    label = "汇总 2 个填报包 · 石景山区、门头沟区 · 2023年6月"
    assert undo.next_label(session.ledger, "undo") == label
    (latest, *_rest) = history.of_record(session.ledger, folder.projects["石景山区"])
    assert (latest.label, latest.file) == (label, "石景山区.jxpkg")
    session.ledger.undo()
    assert folder.done(session.ledger) == before


def test_merging_can_be_stopped(
    dialog: CollectingDialog,
    session: Session,
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = folder.done(session.ledger)
    dialog.panel.settle_all_by("theirs")
    monkeypatch.setattr(Bar, "is_cancelled", True)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.left.text() == "已取消，什么都没有合并。"
    assert folder.done(session.ledger) == before
    monkeypatch.undo()
    dialog.accept()
    assert folder.done(session.ledger) == [2_000_000, 2_000_000]


def row_of(dialog: CollectingDialog, file: str) -> int:
    files = [row[0] for row in dialog.report.table.report.table.rows]
    return files.index(file)


def tick(dialog: CollectingDialog, file: str) -> object:
    return dialog.ticks.index(row_of(dialog, file), 0).data(Qt.ItemDataRole.CheckStateRole)


def turn(dialog: CollectingDialog, file: str, qtbot: QtBot) -> None:
    """Leave a file out, or take it in again, by the keyboard, and wait for what becomes of it."""
    before = tick(dialog, file)
    dialog.report.table.setCurrentIndex(dialog.ticks.index(row_of(dialog, file), 0))
    qtbot.keyClick(dialog.report.table, Qt.Key.Key_Space)
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(lambda: tick(dialog, file) != before and dialog.tabs.isEnabled())


def test_a_file_is_left_out_and_the_others_are_merged(
    dialog: CollectingDialog, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    before = folder.done(session.ledger)
    # What cannot be merged cannot be left out.
    assert tick(dialog, "说明.jxpkg") is None
    turn(dialog, "门头沟区.jxpkg", qtbot)
    assert tick(dialog, "门头沟区.jxpkg") == Qt.CheckState.Unchecked
    row = dialog.report.table.report.table.rows[row_of(dialog, "门头沟区.jxpkg")]
    assert (row[1], row[_CONFLICTS], row[_REMARK]) == ("门头沟区", "", "不汇总")
    assert "不汇总 1 个文件" in dialog.report.notes.text()
    assert dialog.tabs.tabText(1) == "逐格核对"
    assert dialog.panel.summary.text() == "石景山区.jxpkg：" + dialog.panel._merges[0].counted
    dialog.accept()
    assert folder.done(session.ledger) == [2_000_000, before[1]]
    assert undo.next_label(session.ledger, "undo") == "合并填报包 · 石景山区 · 2023年6月"


def test_a_file_comes_in_again_and_what_was_settled_stays(
    dialog: CollectingDialog, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    dialog.panel.settle_all_by("theirs")
    turn(dialog, "石景山区.jxpkg", qtbot)
    assert len(dialog.panel.model.choices) == 1
    assert dialog.go.isEnabled()
    turn(dialog, "门头沟区.jxpkg", qtbot)
    assert dialog.panel.model.choices == {}
    assert not dialog.go.isEnabled()
    for name in folder.projects:
        turn(dialog, f"{name}.jxpkg", qtbot)
    assert dialog.tabs.tabText(1) == "逐格核对（冲突 1 处）"
    dialog.panel.settle_all_by("theirs")
    dialog.accept()
    assert folder.done(session.ledger) == [2_000_000, 2_000_000]


def test_a_dialog_that_is_closed_hears_of_no_comparison(
    dialog: CollectingDialog, qtbot: QtBot
) -> None:
    dialog.report.table.setCurrentIndex(dialog.ticks.index(0, 0))
    qtbot.keyClick(dialog.report.table, Qt.Key.Key_Space)
    dialog.reject()
    assert not dialog.isVisible()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    QApplication.processEvents()
    assert tick(dialog, "门头沟区.jxpkg") == Qt.CheckState.Checked


def test_a_package_that_differs_from_another_is_named(
    folder: Folder, session: Session, qtbot: QtBot
) -> None:
    one = folder.path / "石景山区.jxpkg"
    one.with_name("石景山区 补充.jxpkg").write_bytes(one.read_bytes())
    folder.fill("石景山区", 3_000_000)
    files = [path for path in package_files.files(folder.path) if "石景山区" in path.name]
    dialog = dialog_of(session, files, qtbot)
    rows = dialog.report.table.report.table.rows
    assert rows[0][_REMARK].endswith("与「石景山区.jxpkg」不一致")
    assert rows[1][_REMARK].endswith("与「石景山区 补充.jxpkg」不一致")
    # What they differ in is a conflict and no more.
    assert [dialog.panel.list_box.itemText(n) for n in range(dialog.panel.list_box.count())] == [
        "冲突：1 处"
    ]
    # Neither is ours, so these rules say nothing.
    for rule in ("ours", "theirs"):
        dialog.panel.settle_all_by(rule)
        assert not dialog.go.isEnabled()
    assert [label.text().split("  ")[0] for label in dialog.panel.side_labels] == [
        "原值",
        "石景山区 补充.jxpkg",
        "石景山区.jxpkg",
    ]
    dialog.panel.settle_selected("ours")
    assert dialog.panel.model.index(0, 5).data() == "以「石景山区 补充.jxpkg」为准"
    dialog.accept()
    assert folder.done(session.ledger)[0] == 2_000_000


def test_one_of_three_values_is_chosen_in_all_lines(
    folder: Folder, session: Session, qtbot: QtBot
) -> None:
    returns.fill(session.ledger, MONTH, {folder.projects["石景山区"]: {"done": 1_000_000}})
    one = folder.path / "石景山区.jxpkg"
    one.with_name("石景山区 补充.jxpkg").write_bytes(one.read_bytes())
    folder.fill("石景山区", 3_000_000)
    files = [path for path in package_files.files(folder.path) if "石景山区" in path.name]
    dialog = dialog_of(session, files, qtbot)
    assert dialog.tabs.tabText(1) == "逐格核对（冲突 1 处）"
    assert dialog.panel.list_box.itemText(0) == "冲突：1 处"
    model, table = dialog.panel.model, dialog.panel.table
    table.selectRow(0)
    # Ours is chosen before one value of theirs, and then the other is looked at.
    dialog.panel.settle_selected("ours")
    assert table.currentIndex().row() == 1
    dialog.panel.settle_selected("theirs")
    assert [model.index(row, 5).data() for row in range(2)] == [
        "以「石景山区.jxpkg」为准",
        "以对方为准",
    ]
    ticks = [
        (row, column)
        for row in range(2)
        for column in (3, 4)
        if model.index(row, column).data(Qt.ItemDataRole.DecorationRole) is not None
    ]
    assert ticks == [(1, 4)]
    dialog.accept()
    assert dialog.count == 1
    assert folder.done(session.ledger)[0] == 3_000_000


@pytest.fixture
def window(
    demo: Ledger, folder: Folder, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window whose user chooses the folder."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder.path))
    demo.close()
    return open_window(demo.path)


def test_the_menu_asks_for_the_passphrases_of_sealed_ones(
    window: MainWindow, folder: Folder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (folder.path / f"{name}.jxpkg" for name in folder.projects):
        sealing.seal(path, path.with_suffix(".jxseal"), "口令 2023 六月")
        path.unlink()
    asked: list[str] = []

    def type_passphrase() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PassphraseDialog)
        asked.append(dialog.for_all.text())
        dialog.first.setText("口令 2023 六月")
        dialog.accept()

    def merge(dialog: CollectingDialog) -> int:
        dialog.panel.settle_all_by("theirs")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(CollectingDialog, "exec", merge)
    later(window, 0, type_passphrase)
    window.actions_["collect_packages"].trigger()
    qtbot.waitUntil(lambda: "已合并 2 处" in window.statusBar().currentMessage())
    assert asked == ["其余 1 个封装的文件也用这个口令"]
    assert window.session is not None
    assert folder.done(window.session.ledger) == [2_000_000, 2_000_000]


def test_a_sealed_one_without_a_passphrase_does_not_stop_the_others(
    window: MainWindow, folder: Folder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder.path / "门头沟区.jxpkg"
    sealing.seal(path, path.with_suffix(".jxseal"), "口令 2023 六月")
    path.unlink()
    seen: list[tuple[str, ...]] = []

    def look(dialog: CollectingDialog) -> int:
        seen.extend(dialog.report.table.report.table.rows)
        return 0

    def refuse() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, PassphraseDialog)
        asked.reject()

    monkeypatch.setattr(CollectingDialog, "exec", look)
    later(window, 0, refuse)
    window.actions_["collect_packages"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert {row[0]: row[_REMARK] for row in seen}["门头沟区.jxseal"] == (
        "「门头沟区.jxseal」是封装的，没有输入口令，没有比较"
    )
    assert {row[0]: row[_CHANGED] for row in seen}["石景山区.jxpkg"] == "1"


def test_a_comparison_that_fails_lets_the_dialog_go_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def fail(*_: object, **__: object) -> NoReturn:
        raise UserError("磁盘已满")

    def tick_one(dialog: CollectingDialog) -> int:
        dialog.show()
        monkeypatch.setattr(package_files, "compare_all", fail)
        dialog.ticks.setData(
            dialog.ticks.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
        )
        assert not dialog.tabs.isEnabled()
        qtbot.waitUntil(dialog.tabs.isEnabled)
        assert tick(dialog, "门头沟区.jxpkg") == Qt.CheckState.Checked
        dialog.reject()
        return dialog.result()

    monkeypatch.setattr(messages, "show_problem", lambda _parent, sentence: told.append(sentence))
    monkeypatch.setattr(CollectingDialog, "exec", tick_one)
    window.actions_["collect_packages"].trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["磁盘已满"]


def test_a_folder_of_another_ledger_s_packages_says_that_none_can_be_merged(
    folder: Folder, session: Session, qtbot: QtBot
) -> None:
    foreign = folder.path / "乱写.jxpkg"
    foreign.write_text("不是填报包", "utf-8")
    dialog = dialog_of(session, [foreign], qtbot)
    assert dialog.left.text() == "没有能合并的填报包。"
    assert not dialog.go.isEnabled()
    assert dialog.report.table.report.table.notes == ("返回 1 个文件：有冲突 0 个，不能合并 1 个",)


def test_an_empty_folder_says_so(
    window: MainWindow,
    folder: Folder,
    tmp_path: Path,
    problems: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(empty))
    window.actions_["collect_packages"].trigger()
    assert "里没有填报包" in problems[0]


def test_a_long_comparison_is_stopped_and_nothing_is_shown(
    window: MainWindow, folder: Folder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare_all, stopped = package_files.compare_all, threading.Event()

    def slow(*arguments: Any, **options: Any) -> Any:
        cancelled = arguments[-1]
        while not cancelled():
            threading.Event().wait(0.01)
        stopped.set()
        return compare_all(*arguments, **options)

    def bar() -> QProgressDialog | None:
        bars = [each for each in window.findChildren(QProgressDialog) if each.isVisible()]
        return bars[0] if bars else None

    monkeypatch.setattr(package_files, "compare_all", slow)
    monkeypatch.setattr(CollectingDialog, "exec", lambda _dialog: pytest.fail("it was shown"))
    window.actions_["collect_packages"].trigger()
    qtbot.waitUntil(lambda: bar() is not None)
    shown = bar()
    assert shown is not None
    assert shown.labelText() == "正在比较 3 个填报包…"
    qtbot.mouseClick(shown.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar() is None)
    assert stopped.is_set()
    assert window.session is not None
    assert folder.done(window.session.ledger)[1] == 1_000_000


def test_a_package_collects_nothing(folder: Folder, open_window: OpenWindow) -> None:
    window = open_window(folder.path / "石景山区.jxpkg")
    assert not window.actions_["collect_packages"].isEnabled()
