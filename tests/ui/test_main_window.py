"""The main window on real ledgers: opening, saying what it shows, editing, undoing, closing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Project, Task
from jingxi_desktop.ui import languages, settings
from jingxi_desktop.ui.editors import LineEditor
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.jobs import Bar
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.tabs.overview import OverviewTab
from tests.conftest import Clock
from tests.ui.conftest import OpenWindow


def projects_tab(window: MainWindow):  # type: ignore[no-untyped-def]
    assert window.view is not None
    return window.view.show_kind("project")


def test_says_which_ledger_and_that_it_is_a_demonstration(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    assert window.windowTitle().startswith("演示数据 · " + demo_path.name)
    assert window.demo_label.isVisible()
    assert demo_path.name in window.file_label.text()


def test_shows_how_much_of_the_plan_is_entered(open_window: OpenWindow, article_path: Path) -> None:
    window = open_window(article_path)
    assert not window.demo_label.isVisible()
    with Ledger.open(article_path, read_only=True) as ledger:
        rows = queries.fetch(ledger, Project)
    listed = sum(project.category is not None for project in rows)
    assert f"已录入 {listed}/85" in projects_tab(window).bar.count_label.text()


def test_a_search_says_that_it_asks_for_some_of_its_words(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    tab = projects_tab(open_window(demo_path))
    said = "只搜前 100 个词"
    tab.bar.search.setText(" ".join(map(str, range(1_000))))
    qtbot.waitUntil(lambda: said in tab.bar.count_label.text())
    tab.bar.search.setText("改造")
    qtbot.waitUntil(lambda: said not in tab.bar.count_label.text())


def test_a_new_record_is_selected_and_named_at_once(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    window.actions_["new_record"].trigger()
    editor = tab.form._rows["name"].editor
    assert isinstance(editor, QLineEdit)
    assert editor.hasFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "New Hall 42")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert tab.form.record.title == "New Hall 42"
    window.close()
    with Ledger.open(demo_path) as ledger:
        assert queries.find(ledger, Project.KIND, "New Hall 42")


def test_undo_goes_to_the_text_editor_first(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    name = tab.form.record.title
    editor = tab.form._rows["name"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "abc")
    window.undo()
    assert editor.text() == name
    assert window.session is not None
    assert window.session.ledger.undo() is None


def test_undo_and_redo_by_the_window(open_window: OpenWindow, demo_path: Path) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    column = tab.model.column("total_investment")
    before = tab.model.index(0, column).data()
    assert tab.model.setData(tab.model.index(0, column), "9.99亿元")
    tab.table.setFocus()
    window.undo()
    assert tab.model.index(0, column).data() == before
    window.redo()
    assert tab.model.index(0, column).data() == "99,900.00"


def test_a_long_undo_shows_how_far_it_is_and_can_be_stopped(
    open_window: OpenWindow, demo_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    assert window.session is not None
    count = tab.model.rowCount()
    ids = commands.new_ids()
    with window.session.ledger.change("许多") as change:
        rows = [(next(ids), f"许多{n}") for n in range(1_200)]
        change.insert_many("project", ("id", "name"), rows)
    qtbot.waitUntil(lambda: tab.model.rowCount() == count + 1_200)
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(
        QProgressDialog, "setValue", lambda bar, done: told.append((done, bar.maximum()))
    )
    monkeypatch.setattr(Bar, "is_cancelled", property(lambda _bar: bool(told[1:])))
    window.undo()
    assert told == [(0, 1), (500, 1_200)]
    assert window.statusBar().currentMessage() == "已取消，什么都没有改。"
    qtbot.waitUntil(lambda: tab.model.rowCount() == count + 1_200)
    monkeypatch.setattr(Bar, "is_cancelled", False)
    window.undo()
    assert told[-1] == (1_200, 1_200)
    qtbot.waitUntil(lambda: tab.model.rowCount() == count)
    window.redo()
    qtbot.waitUntil(lambda: tab.model.rowCount() == count + 1_200)


def test_deleting_asks_and_names_the_consequence(
    open_window: OpenWindow, demo_path: Path, answers: list[bool]
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    tab = window.view.show_kind("task")
    count = tab.model.rowCount()
    answers.extend([False, True])
    window.actions_["delete_records"].trigger()
    assert tab.model.rowCount() == count
    window.actions_["delete_records"].trigger()
    assert tab.model.rowCount() == count - 1
    window.undo()
    assert tab.model.rowCount() == count


def test_a_second_window_only_reads_and_says_who_writes(
    open_window: OpenWindow, demo_path: Path
) -> None:
    first = open_window(demo_path)
    second = open_window(demo_path)
    assert second.banner.isVisible()
    assert "本程序的另一个窗口" in second.banner.text()
    assert second.windowTitle().endswith("[只读]")
    assert not second.actions_["new_record"].isEnabled()
    tab = projects_tab(second)
    assert not tab.model.flags(tab.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    writer = projects_tab(first)
    assert writer.model.setData(writer.model.index(0, writer.model.column("name")), "第一窗改的名")
    assert second.session is not None
    second.session.look_for_changes()
    assert "第一窗改的名" in [tab.model.record(row).title for row in range(tab.model.rowCount())]


def test_a_hidden_tab_catches_up_when_it_is_shown(open_window: OpenWindow, demo_path: Path) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    tasks = window.view.show_kind("task")
    first = tasks.model.record(0)
    assert isinstance(first, Task)
    window.view.show_kind("project")
    assert window.session is not None
    from jingxi_desktop.ledger import commands

    commands.edit(window.session.ledger, Task.KIND, [first.id], {"name": "改过的任务"})
    assert window.view.show_kind("task").model.record(0).title == "改过的任务"  # type: ignore[union-attr]


def test_another_file_is_refused_in_words(
    open_window: OpenWindow, tmp_path: Path, problems: list[str]
) -> None:
    foreign = tmp_path / "x.jingxi"
    foreign.write_bytes(b"not a ledger at all, but long enough to be read as one" * 40)
    window = open_window(None)
    window.open_path(foreign)
    assert window.session is None
    assert len(problems) == 1
    assert "不是京西转型的台账或填报包" in problems[0]


def test_a_copy_is_a_whole_ledger(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window = open_window(demo_path)
    target = tmp_path / "副本.jingxi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.files.save_copy()
    qtbot.waitUntil(lambda: str(target) in window.statusBar().currentMessage())
    assert verify.problems(target) == []
    with Ledger.open(target) as copied:
        assert len(queries.fetch(copied, Project)) == projects_tab(window).model.rowCount()


def test_switching_gives_the_first_ledger_free(
    open_window: OpenWindow, demo_path: Path, article_path: Path
) -> None:
    window = open_window(demo_path)
    window.open_path(article_path)
    assert article_path.name in window.windowTitle()
    with Ledger.open(demo_path) as ledger:
        assert not ledger.read_only
    assert settings.recent_files()[:2] == [article_path.resolve(), demo_path.resolve()]


def test_a_refused_text_in_the_form_stays_with_the_reason(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot, answers: list[bool]
) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    row = tab.form._rows["planned_start"]
    row.editor.setFocus()
    row.editor.selectAll()
    qtbot.keyClicks(row.editor, "someday")
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert "不是日期" in row._problem.text()
    tab.table.selectRow(1)
    assert row.text() != "someday"
    tab.table.selectRow(0)
    assert row.text() == "someday"
    answers.append(False)
    window.close()
    assert window.session is not None


def test_what_is_being_typed_is_kept_when_the_window_closes(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    index = tab.model.index(0, tab.model.column("name"))
    tab.table.setCurrentIndex(index)
    tab.table.edit(index)
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "typed and not entered")
    window.close()
    with Ledger.open(demo_path) as ledger:
        assert queries.find(ledger, Project.KIND, "typed and not entered")


def test_undo_and_redo_say_what_they_would_do_and_where_there_is_nothing(
    open_window: OpenWindow, empty_path: Path
) -> None:
    window = open_window(empty_path)
    assert window.session is not None
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert undo.toolTip() == "没有可撤销的修改"
    window.undo()
    assert window.statusBar().currentMessage() == "没有可撤销的修改"
    commands.create(window.session.ledger, Task.KIND, {"name": "甲"}, 2023)
    assert undo.toolTip() == "撤销：新建重点任务（Ctrl+Z）"
    assert redo.toolTip() == "没有可重做的修改"
    window.redo()
    assert window.statusBar().currentMessage() == "没有可重做的修改"


def test_a_refused_cell_opens_again_with_its_text(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    index = tab.model.index(0, tab.model.column("total_investment"))
    before = index.data()
    tab.table.setCurrentIndex(index)
    tab.table.edit(index)

    def editors() -> list[LineEditor]:
        return list(tab.table.viewport().findChildren(LineEditor))

    editors()[0].setText("很多钱")
    qtbot.keyClick(editors()[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("不是金额" in editor.toolTip() for editor in editors()))
    again = editors()[-1]
    assert again.text() == "很多钱"
    assert index.data() == before
    again.setText("3.5亿元")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == "35,000.00")


def test_columns_are_remembered(open_window: OpenWindow, demo_path: Path) -> None:
    window = open_window(demo_path)
    table = projects_tab(window).table
    table._show_column(projects_tab(window).model.column("code"), True)
    table.horizontalHeader().resizeSection(1, 333)
    table.freeze(2)
    window.close()
    again = projects_tab(open_window(demo_path)).table
    assert not again.isColumnHidden(again.records.column("code"))
    assert again.horizontalHeader().sectionSize(1) == 333
    assert again.frozen_count == 2
    frozen = again.findChild(FrozenColumns)
    assert frozen is not None
    assert frozen.isVisible()


def test_a_width_of_one_language_is_not_that_of_another(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    chinese = projects_tab(window).table
    money = chinese.records.column("planned_investment")
    chinese.horizontalHeader().resizeSection(money, 60)
    window.close()
    languages.use("en")
    try:
        english = projects_tab(open_window(demo_path)).table.horizontalHeader()
        heading = english.model().headerData(money, Qt.Orientation.Horizontal)
        assert english.sectionSize(money) > english.fontMetrics().horizontalAdvance(heading)
    finally:
        languages.use("zh")
    assert projects_tab(open_window(demo_path)).table.columnWidth(money) == 60


def test_the_window_opens_on_the_tab_where_it_was_closed(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    assert window.view.current_name == "overview"
    window.view.show_kind("park")
    window.close()
    again = open_window(demo_path)
    assert again.view is not None
    assert again.view.current_name == "park"
    # What is not looked at is not made; it comes when it is.
    assert not again.view.findChildren(OverviewTab)
    again.view.tabs.setCurrentIndex(0)
    assert again.view.findChildren(OverviewTab) == [again.view.overview]
    assert again.view.overview.isVisible()


@pytest.mark.usefixtures("west")
def test_the_status_bar_says_when_it_was_saved_on_the_clock_of_the_machine(
    open_window: OpenWindow, demo_path: Path, clock: Clock
) -> None:
    with Ledger.open(demo_path, clock=clock) as ledger:
        ledger.set_setting("name", "京西")
    window = open_window(demo_path)
    assert window.file_label.text() == f"{demo_path.name} · 已保存 2023-06-08 21:30"


def test_the_status_bar_sums_the_selection(open_window: OpenWindow, demo_path: Path) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    column = tab.model.column("total_investment")
    tab.table.setCurrentIndex(tab.model.index(0, column))
    tab.table.selectRow(0)
    selection = tab.table.selectionModel()
    flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
    for row in range(3):
        selection.select(tab.model.index(row, column), flags)
    selection.setCurrentIndex(tab.model.index(2, column), selection.SelectionFlag.NoUpdate)
    window.show_status()
    total = sum(tab.model.index(row, column).data(Qt.ItemDataRole.UserRole) for row in range(3))
    assert f"{total / 10_000:,.2f} 万元" in window.selection_label.text()
    assert "已选 3 个" in window.selection_label.text()


def test_search_and_filters_narrow_the_table(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    tab = projects_tab(window)
    box = next(box for box in tab.bar.boxes if box.field.name == "category")
    box.choose("新建")
    assert tab.model.rowCount() == 39
    tab.bar.search.setText("智能")
    qtbot.keyClick(tab.bar.search, Qt.Key.Key_Return)
    assert 0 < tab.model.rowCount() < 39
    assert tab.bar.clear_button.isVisible()
    tab.bar.clear()
    assert tab.model.rowCount() > 85
