"""文件 › 导入表格: from a file through its tables, columns and rows to one change, by mouse and by keys."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from jingxi_desktop.exchange.importing import plan as planning
from jingxi_desktop.exchange.importing.plan import NEW
from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.ledger import closing, commands, history, package, queries, undo
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Enterprise, Organisation, Project, ProjectMonth, Task, Value
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.ui import jobs
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.importing.columns_model import FIELD, UNIT
from jingxi_desktop.ui.importing.dialog import ImportDialog
from jingxi_desktop.ui.importing.options_row import Start
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.session import Session

OpenWindow = Callable[[Path | None], MainWindow]
Rows = Sequence[Sequence[Any]]
HEADS = ("序号", "项目名称", "总投资（万元）", "责任单位", "类别")
_TABLE, _COLUMNS, _REVIEW = range(3)


def book(path: Path, *sheets: tuple[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """An xlsx file of these sheets."""
    made = Workbook()
    for place, (name, rows) in enumerate(sheets):
        sheet = made.create_sheet(name, place)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    made.remove(made.worksheets[-1])
    made.save(path)
    return path


def new_projects(count: int = 2) -> list[tuple[Any, ...]]:
    """Rows of projects that no ledger has."""
    return [(None, f"新项目{n:04}", 100 + n, "石景山区", "新建") for n in range(1, count + 1)]


def names(ledger: Ledger) -> set[str]:
    return {project.name for project in queries.fetch(ledger, Project)}


Shown = Callable[..., ImportDialog]


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> Shown:
    """Shows the dialog on a file and waits until it is read."""

    def made(path: Path, kind: str = "project", month: str = "") -> ImportDialog:
        dialog = ImportDialog(session, path, Start(kind, month), None)

        def forget(_dialog: object) -> None:
            # What was chosen would be asked about when the test's widgets are closed.
            dialog.columns.said.clear()
            dialog.review.decided.clear()

        qtbot.addWidget(dialog, before_close_func=forget)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.tables.list.count() or dialog.tables.problem.text()))
        activate(dialog, qtbot)
        return dialog

    return made


def activate(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Let the dialog have the keys again: this platform gives them back to nobody when a bar goes."""
    qtbot.waitUntil(lambda: not has_bar())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def has_bar() -> bool:
    return any(
        isinstance(widget, QProgressDialog) and widget.isVisible()
        for widget in QApplication.topLevelWidgets()
    )


def press(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Click the button that goes on."""
    assert dialog.go.isEnabled()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def review(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Go on to the rows."""
    press(dialog, qtbot)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)


def cells(dialog: ImportDialog) -> list[tuple[str, ...]]:
    """The list of rows that is shown."""
    model = dialog.review.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(4))
        for row in range(model.rowCount())
    ]


def texts(dialog: ImportDialog) -> list[str]:
    """What the file's list says, a line for each table."""
    return [dialog.tables.list.item(row).text() for row in range(dialog.tables.list.count())]


def notes(dialog: ImportDialog) -> list[str]:
    return [dialog.tables.notes.item(row).text() for row in range(dialog.tables.notes.count())]


def choose(dialog: ImportDialog, head: str, label: str) -> None:
    """Say which field the column of a head is."""
    model = dialog.columns.model
    rows = {model.index(row, 1).data(): row for row in range(model.rowCount())}
    offered = {place.spec.label: place for place in model.offered}
    assert model.setData(model.index(rows[head], FIELD), offered.get(label))


def fields(dialog: ImportDialog) -> dict[str, str]:
    """Which head is which field."""
    model = dialog.columns.model
    rows = range(model.rowCount())
    return {model.index(row, 1).data(): model.index(row, FIELD).data() for row in rows}


# From the file to the ledger -------------------------------------------------------------------


def test_the_menu_leads_from_a_file_to_one_change(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = book(tmp_path / "六月.xlsx", ("项目", [("2023 年项目表",), HEADS, *new_projects()]))
    window = open_window(demo_path)
    assert window.view is not None
    assert window.session is not None
    window.view.show_kind("project")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    captions: list[str] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: dialog.tables.table is not None)
        assert dialog.columns.row.kind_box.count() > 5
        review(dialog, qtbot)
        captions.append(dialog.review.caption.text())
        assert dialog.go.text() == "导入 2 行"
        press(dialog, qtbot)

    later(window, 0, drive)
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Control)
    ledger = window.session.ledger
    assert {"新项目0001", "新项目0002"} <= names(ledger)
    assert captions == ["六月.xlsx · 项目，导入为重大项目，2023 年度"]
    assert window.statusBar().currentMessage() == "已从「六月.xlsx」导入 2 行，可以撤销"
    assert undo.next_label(ledger, "undo") == "导入 六月.xlsx"
    window.actions_["undo"].trigger()
    assert names(ledger).isdisjoint({"新项目0001", "新项目0002"})


def test_rows_stand_with_what_becomes_of_them(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = queries.fetch(session.ledger, Project)[:2]
    amount = [int(each.total_investment or 0) / 10_000 for each in (first, second)]
    rows = [
        (first.number, first.name, amount[0], None, None),
        (second.number, second.name, amount[1] + 1, None, None),
        *new_projects(1),
        (None, "坏项目", "很多", "没有的单位", "新建"),
        ("合计", None, 12, None, None),
    ]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *rows])))
    assert notes(dialog) == ["第 6 行不导入：合计、小计或其中行"]
    review(dialog, qtbot)
    lists = [dialog.review.lists.tabText(place) for place in range(dialog.review.lists.count())]
    assert lists == ["全部 4", "问题 1", "更新 1", "新增 1", "不变 1", "不导入 1"]
    table = cells(dialog)
    assert [row[:2] for row in table] == [
        ("5", "问题"),
        ("3", "更新"),
        ("4", "新增"),
        ("2", "不变"),
    ]
    assert "总投资：「很多」不是金额" in table[0][3]
    assert "没有叫「没有的单位」的" in table[0][3]
    assert table[1][3] == f"总投资：{amount[1]:,.2f}万元 → {amount[1] + 1:,.2f}万元"
    assert "责任单位：石景山区" in table[2][3]
    dialog.review.lists.setCurrentIndex(5)
    assert cells(dialog) == [("6", "不导入", "", "合计、小计或其中行")]


def test_problems_are_skipped_only_if_the_user_says_so(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [*new_projects(1), (None, "坏项目", "很多", None, None)]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *rows])))
    review(dialog, qtbot)
    assert not dialog.go.isEnabled()
    assert "有问题的行没有处理" in dialog.said.text()
    assert dialog.review.leaves_out.text() == "跳过有问题的 1 行，只导入其余的"
    dialog.review.leaves_out.click()
    assert dialog.go.text() == "导入 1 行"
    press(dialog, qtbot)
    assert not dialog.isVisible()
    assert dialog.count == 1
    assert "新项目0001" in names(session.ledger)
    assert "坏项目" not in names(session.ledger)


def test_a_second_import_has_nothing_to_do(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects()]))
    first = shown(path)
    review(first, qtbot)
    press(first, qtbot)
    again = shown(path)
    review(again, qtbot)
    assert [row[1] for row in cells(again)] == ["不变", "不变"]
    assert again.said.text() == "表里的内容与台账一致，不用导入。"
    assert not again.go.isEnabled()


def test_a_text_file_is_read_in_its_own_encoding(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes("任务名称;牵头单位\r\n新任务;石景山区\r\n".encode("gb18030"))
    dialog = shown(path, "task")
    assert texts(dialog) == ["文本文件\n1 行 2 列，第 1 行是表头"]
    review(dialog, qtbot)
    press(dialog, qtbot)
    assert "新任务" in {task.name for task in queries.fetch(session.ledger, Task)}


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
    assert dialog.pages.currentIndex() == _COLUMNS
    key(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    # The list that is open takes the keys.
    offered = dialog.columns.view.findChildren(CalmBox)[0].view()
    while offered.currentIndex().data() != "项目名称":
        qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fields(dialog)["某某名"] == "项目名称")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)
    activate(dialog, qtbot)
    key(Qt.Key.Key_Return)
    assert "新项目0001" in names(session.ledger)


# The file and its tables -----------------------------------------------------------------------


def test_each_sheet_says_what_is_on_it(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    across = [
        ("项目名称", "甲", "乙"),
        ("总投资", 1, 2),
        ("责任单位", "石景山区", "门头沟区"),
        ("类别", "续建", "新建"),
    ]
    dialog = shown(
        book(
            tmp_path / "表.xlsx",
            ("旧表", [HEADS, *new_projects(5)]),
            ("横表", across),
            ("空表", []),
            ("两张", [HEADS, *new_projects(), (), ("企业名称", "园区"), ("某公司", "首钢园")]),
            hidden=["旧表"],
        )
    )
    assert texts(dialog) == [
        "旧表（隐藏）\n5 行 5 列，第 1 行是表头",
        "横表：没有可以导入的表",
        "空表：没有可以导入的表",
        "两张\n2 行 5 列，第 1 行是表头",
        "两张\n1 行 2 列，第 5 行是表头",
    ]
    # The first one that is not hidden.
    assert dialog.tables.list.currentRow() == 3
    dialog.tables.list.setCurrentRow(1)
    assert "横着的表" in dialog.tables.problem.text()
    assert not dialog.go.isEnabled()
    dialog.tables.list.setCurrentRow(0)
    assert notes(dialog) == ["请核对：工作表「旧表」是隐藏的，请确认要不要导入"]
    assert dialog.tables.problem.text() == ""
    assert dialog.go.isEnabled()
    # A second table of other heads becomes what it looks like, when no kind was said.
    dialog.columns._chosen_kind = None
    dialog.tables.list.setCurrentRow(4)
    press(dialog, qtbot)
    assert dialog.columns.kind is Enterprise.KIND


def test_rows_are_marked_as_heads(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("甲", "乙", "丙"), ("子", "丑", "寅"), ("新项目", 5, 6), ("别的项目", 7, 8)]
    dialog = shown(book(tmp_path / "表.xlsx", ("表", rows)))
    assert not dialog.tables.heads_button.isEnabled()
    dialog.tables.preview.selectRow(1)
    qtbot.mouseClick(dialog.tables.heads_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: dialog.tables.table is not None and dialog.tables.table.header_rows == (2,)
    )
    model = dialog.tables.model
    grounds = [model.index(row, 0).data(Qt.ItemDataRole.BackgroundRole) for row in range(3)]
    assert [ground is not None for ground in grounds] == [False, True, False]
    press(dialog, qtbot)
    choose(dialog, "子", "项目名称")
    choose(dialog, "丑", "")
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)
    press(dialog, qtbot)
    assert {"新项目", "别的项目"} <= names(session.ledger)


def test_an_empty_row_is_no_head(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = shown(book(tmp_path / "表.xlsx", ("表", [HEADS, (), *new_projects()])))
    table = dialog.tables.table
    dialog.tables.preview.selectRow(1)
    dialog.tables.take_heads()
    qtbot.waitUntil(lambda: "第 2 行是空的" in dialog.tables.problem.text())
    assert dialog.tables.table is table


def test_a_file_that_cannot_be_read_says_why_and_another_is_chosen(
    shown: Shown, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = book(tmp_path / "好.xlsx", ("项目", [HEADS, *new_projects()]))
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(good.read_bytes()[:3000])
    dialog = shown(bad)
    assert "坏.xlsx" in dialog.tables.problem.text()
    assert texts(dialog) == []
    assert not dialog.go.isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(good), ""))
    qtbot.mouseClick(dialog.tables.choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.tables.problem.text() == ""
    assert dialog.tables.file_label.text() == "好.xlsx"


# The columns -----------------------------------------------------------------------------------


def test_the_unit_of_bare_amounts_is_asked(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("项目名称", "总投资", "责任单位"), ("新项目", 5, "石景山区")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    assert dialog.columns.row.unit_box.isVisible()
    assert dialog.columns.model.index(1, 5).data() == "列名里没有单位"
    press(dialog, qtbot)
    assert dialog.pages.currentIndex() == _COLUMNS
    assert dialog.said.text() == "「总投资」没有写明金额单位，请在上面选择"
    dialog.columns.row.unit_box.setCurrentIndex(dialog.columns.row.unit_box.findData("亿元"))
    assert dialog.said.text() == ""
    assert [dialog.columns.model.index(1, column).data() for column in (2, 5)] == [
        "亿元（选定）",
        "",
    ]
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)
    press(dialog, qtbot)
    [made] = [each for each in queries.fetch(session.ledger, Project) if each.name == "新项目"]
    assert made.total_investment == 500_000_000


def test_a_unit_that_is_chosen_for_a_column_counts_more_than_its_head(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [
        ("单位：万元", None, None, None),
        ("项目名称", "计划开工时间", "总投资（万美元）", "本年计划投资"),
        ("新项目", "2023年6月", 5, 6),
    ]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    model, view = dialog.columns.model, dialog.columns.view

    def units() -> list[str]:
        return [model.index(row, UNIT).data() for row in range(model.rowCount())]

    # Only amounts have a unit, whatever stands above the table.
    assert units() == ["", "", "万美元", "万元"]
    editable = Qt.ItemFlag.ItemIsEditable
    assert [bool(model.flags(model.index(row, UNIT)) & editable) for row in range(4)] == [
        False,
        False,
        True,
        True,
    ]
    # By the keyboard: F2 opens the list, an arrow and Return choose.
    view.setCurrentIndex(model.index(3, UNIT))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    [box] = view.findChildren(CalmBox)
    qtbot.waitUntil(lambda: box.view().isVisible())
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered == [
        "（照表里写的）", "元", "千元", "万元", "十万元", "百万元", "千万元", "亿元",
    ]  # fmt: skip
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(box.view(), key)
    assert units()[3] == "千元（选定）"
    assert model.setData(model.index(2, UNIT), "亿元")
    assert units() == ["", "", "亿元（选定）", "千元（选定）"]
    # It stays when the year changes or the column becomes another amount, and can be taken back.
    dialog.columns.row.year_box.setValue(2024)
    dialog.columns.row.year_box.setValue(2023)
    choose(dialog, "总投资", "其中建安投资")
    choose(dialog, "总投资", "总投资")
    assert units() == ["", "", "亿元（选定）", "千元（选定）"]
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)
    press(dialog, qtbot)
    [made] = [each for each in queries.fetch(session.ledger, Project) if each.name == "新项目"]
    assert (made.total_investment, made.planned_investment) == (500_000_000, 6_000)
    again = shown(tmp_path / "表.xlsx")
    press(again, qtbot)
    model = again.columns.model
    assert units() == ["", "", "亿元（选定）", "千元（选定）"]
    assert model.setData(model.index(3, UNIT), "")
    assert units()[3] == "万元"


def test_no_unit_is_asked_where_the_table_says_it(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects()])))
    press(dialog, qtbot)
    assert not dialog.columns.row.unit_box.isVisible()


def test_a_month_is_asked_for_monthly_columns_and_a_head_that_names_one_keeps_it(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    project = queries.fetch(session.ledger, Project)[0]
    rows = [("项目名称", "形象进度", "3月完成（万元）"), (project.name, "封顶", 7)]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    assert "「形象进度」是一个月的情况，请选择月份" in dialog.columns.questions.text()
    assert fields(dialog)["形象进度"] == "（不导入）"
    assert "请选择月份" in str(dialog.columns.model.index(1, 5).data())
    place = dialog.columns.row.month_box.findData("2023-06")
    dialog.columns.row.month_box.setCurrentIndex(place)
    dialog.columns.row.month_box.activated.emit(place)
    assert dialog.columns.questions.isHidden()
    assert fields(dialog) == {
        "项目名称": "项目名称",
        "形象进度": "形象进度",
        "3月完成": "3月的本月完成投资",
    }
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)
    words = dialog.review.detail.toPlainText()
    assert "2023年6月 形象进度" in words
    assert "2023年3月 本月完成投资" in words
    press(dialog, qtbot)
    months = {
        row.month: row
        for row in queries.fetch(session.ledger, ProjectMonth)
        if row.project_id == project.id
    }
    assert months["2023-06"].progress == "封顶"
    assert months["2023-03"].done == 70_000


def test_columns_that_may_be_one_field_are_asked_about_until_one_is_said(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("项目名称", "总投资（万元）", "总投资额（万元）"), ("新项目", 5, 6)]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    model = dialog.columns.model
    assert "都像是「总投资」" in dialog.columns.questions.text()
    assert ["都像是「总投资」" in str(model.index(row, 5).data()) for row in range(3)] == [
        False,
        True,
        True,
    ]
    choose(dialog, "总投资额", "总投资")
    assert dialog.columns.questions.isHidden()
    assert [model.index(row, 5).data() for row in range(3)] == ["", "", ""]


def test_records_of_months_ask_for_the_month_and_others_do_not(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    project = queries.fetch(session.ledger, Project)[0]
    rows = [("项目名称", "形象进度"), (project.name, "封顶")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)), "project_month")
    press(dialog, qtbot)
    press(dialog, qtbot)
    assert dialog.said.text() == "表里没有月份，请在上面选择"
    assert dialog.columns.row.month_box.hasFocus()
    place = dialog.columns.row.kind_box.findData("enterprise")
    dialog.columns.row.kind_box.setCurrentIndex(place)
    dialog.columns.row.kind_box.activated.emit(place)
    assert dialog.columns.row.month_box.isHidden()


def test_what_was_said_of_columns_is_remembered_and_told(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("某某名", "某某钱（万元）"), ("新项目", 5)]
    path = book(tmp_path / "表.xlsx", ("项目", rows))
    dialog = shown(path)
    dialog.tables.preview.selectRow(0)
    dialog.tables.take_heads()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    press(dialog, qtbot)
    assert "各列按列名对应" in dialog.columns.remembered.text()
    choose(dialog, "某某名", "项目名称")
    choose(dialog, "某某钱", "总投资")
    # A field is one column only, and what was said stays when the year changes.
    choose(dialog, "某某钱", "项目名称")
    assert fields(dialog) == {"某某名": "（不导入）", "某某钱": "项目名称"}
    choose(dialog, "某某名", "项目名称")
    choose(dialog, "某某钱", "总投资")
    dialog.columns.row.year_box.setValue(2024)
    assert fields(dialog) == {"某某名": "项目名称", "某某钱": "总投资"}
    dialog.columns.row.year_box.setValue(2023)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)
    press(dialog, qtbot)
    assert "新项目" in names(session.ledger)
    again = shown(path)
    again.tables.preview.selectRow(0)
    again.tables.take_heads()
    qtbot.waitUntil(lambda: not again.is_busy)
    press(again, qtbot)
    assert "以前导入过" in again.columns.remembered.text()
    assert fields(again) == {"某某名": "项目名称", "某某钱": "总投资"}


def test_a_table_that_cannot_be_looked_at_says_why(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("责任单位", "总投资（万元）", "类别"), ("石景山区", 5, "新建")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: "表里没有找到「项目名称」这一列" in dialog.said.text())
    assert dialog.pages.currentIndex() == _COLUMNS


# The rows --------------------------------------------------------------------------------------


def test_a_row_that_may_be_several_records_is_decided(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    ledger = session.ledger
    for number in (501, 502):
        commands.create(ledger, Project.KIND, {"name": "同名的路", "number": number}, 2023)
    rows = [(None, "同名的路", 88, None, None), (None, "同名的路工程", 99, None, None)]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *rows])))
    review(dialog, qtbot)
    assert [row[1] for row in cells(dialog)] == ["问题", "问题"]
    box = dialog.review.record_box
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered == [
        "请选择",
        "台账里的「同名的路 · 序号 501」",
        "台账里的「同名的路 · 序号 502」",
        "新增一条",
    ]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert cells(dialog)[0][1] == "已选定"
    assert (dialog.go.text(), dialog.go.isEnabled()) == ("重新核对", True)
    dialog.review.table.selectRow(1)
    box.setCurrentIndex(box.findData(NEW))
    box.activated.emit(box.findData(NEW))
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: not dialog.review.waits)
    assert [row[1:3] for row in cells(dialog)] == [("更新", "同名的路"), ("新增", "同名的路工程")]
    # It can be answered anew.
    dialog.review.table.selectRow(0)
    assert box.currentText() == "台账里的「同名的路 · 序号 502」"
    press(dialog, qtbot)
    amounts = {
        each.number: each.total_investment
        for each in queries.fetch(ledger, Project)
        if each.name == "同名的路"
    }
    assert amounts == {501: None, 502: 880_000}
    assert "同名的路工程" in names(ledger)


def renamed(ledger: Ledger, count: int) -> list[tuple[Any, ...]]:
    """Rows with the numbers of projects that are there, and other names."""
    made = [
        commands.create(ledger, Project.KIND, {"name": f"旧名{n}", "number": 500 + n}, 2023)
        for n in range(count)
    ]
    return [(500 + n, f"另起的名字{n}", 88, None, None) for n in range(len(made))]


def test_several_rows_are_decided_at_once(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    ledger = session.ledger
    rows = [(1000, "无人问起", 5, None, None), *renamed(ledger, 4)]
    for number in (601, 602):
        commands.create(ledger, Project.KIND, {"name": "同名的路", "number": number}, 2023)
    rows.append((None, "同名的路", 99, None, None))
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *rows])))
    review(dialog, qtbot)
    page = dialog.review
    table, box = page.table, page.record_box
    assert [row[1] for row in cells(dialog)] == ["问题"] * 5 + ["新增"]
    assert (page.record_label.text(), page.hint.isVisible()) == ("这一行是", True)
    # All by the keyboard: what a list of many asks, each row of one record as that.
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(table, Qt.Key.Key_Control)
    assert page.record_label.text() == "这 5 行是"
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered == ["请选择", "各是所问的那条记录（4 行）", "各新增一条（5 行）"]
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert box.hasFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: box.view().isVisible())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(box.view(), key)
    assert dialog.said.text() == "4 行有新的选定，请重新核对。"
    assert [row[1] for row in cells(dialog)] == ["已选定"] * 4 + ["问题", "新增"]
    assert box.currentIndex() == 1
    # Two of them are new ones, by Shift and by Ctrl; the box begins with what all selected ones are.
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyRelease(table, Qt.Key.Key_Shift)
    assert (page.record_label.text(), box.currentIndex()) == ("这 2 行是", 1)
    place = box.findData(NEW)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    table.selectRow(4)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    table.selectAll()
    assert box.currentText() == "请选择"
    assert dialog.said.text() == "5 行有新的选定，请重新核对。"
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: not page.waits)
    assert sorted(row[1:3] for row in cells(dialog)) == sorted(
        [("更新", "另起的名字0"), ("新增", "另起的名字1"), ("新增", "另起的名字2"),
         ("更新", "另起的名字3"), ("更新", "同名的路"), ("新增", "无人问起")]
    )  # fmt: skip
    press(dialog, qtbot)
    assert {"旧名1", "旧名2", "另起的名字0", "另起的名字3"} <= names(ledger)
    assert names(ledger).isdisjoint({"旧名0", "旧名3"})


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


def test_what_is_hard_to_believe_is_listed(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    rows = [("项目名称", "计划开工"), ("新项目", 45078), ("别的项目", "2023年6月")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    review(dialog, qtbot)
    lists = [dialog.review.lists.tabText(place) for place in range(dialog.review.lists.count())]
    assert lists == ["全部 2", "新增 2", "请核对 1"]
    dialog.review.lists.setCurrentIndex(2)
    assert cells(dialog)[0][:2] == ("2", "新增")
    assert "表格里是数字 45078" in dialog.review.detail.toPlainText()
    assert dialog.go.text() == "导入 2 行"


# Stopping --------------------------------------------------------------------------------------


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

    def slow_plan(*arguments: Any, cancelled: Callable[[], bool]) -> Any:
        wait(cancelled)
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
    assert not has_bar()
    slow.clear()
    said = dialog.tables.problem if step == "read" else dialog.said
    assert said.text() == "已取消。"
    if step == "read":
        dialog.tables.read(path)
        qtbot.waitUntil(dialog.go.isEnabled)
    else:
        press(dialog, qtbot)
        qtbot.waitUntil(lambda: dialog.pages.currentIndex() == _REVIEW)


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


# Where it is offered ---------------------------------------------------------------------------


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files on the window. Returns whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    entering = QDragEnterEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.setAccepted(False)
    window.dragEnterEvent(entering)
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    window.dropEvent(event)
    assert entering.isAccepted() == event.isAccepted()
    return event.isAccepted()


def test_a_dropped_spreadsheet_is_imported_as_what_the_tab_shows(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    seen: list[tuple[str, str, str]] = []
    started: list[tuple[str, str, str]] = []

    def look(dialog: ImportDialog) -> int:
        dialog.show()
        qtbot.waitUntil(lambda: dialog.tables.table is not None)
        press(dialog, qtbot)
        columns = dialog.columns
        seen.append((dialog.tables.path.name, columns.kind.name, columns.row.month))
        dialog.reject()
        return 0

    monkeypatch.setattr(ImportDialog, "exec", look)
    path = book(tmp_path / "表.XLSX", ("项目", [HEADS, *new_projects()]))
    assert not drop(window, tmp_path / "照片.png")
    for tab in (0, 1, 2):
        window.view.tabs.setCurrentIndex(tab)
        seen.clear()
        assert drop(window, path)
        qtbot.waitUntil(lambda: bool(seen))
        started += seen
    month = window.view.month.model.month
    assert started == [
        ("表.XLSX", "project", ""),
        ("表.XLSX", "project_month", month),
        ("表.XLSX", "task", ""),
    ]


def test_nothing_is_imported_without_a_ledger_to_write_to(
    open_window: OpenWindow, demo: Ledger, tmp_path: Path, qtbot: QtBot, problems: list[str]
) -> None:
    path = book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects()]))
    empty = open_window(None)
    assert not empty.actions_["import_table"].isEnabled()
    assert drop(empty, path)
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert "请先打开或新建一本台账" in problems[0]
    reader = open_window(demo.path)
    assert not reader.actions_["import_table"].isEnabled()
    assert drop(reader, path)
    qtbot.waitUntil(lambda: len(problems) == 2)
    assert "这里只能查看" in problems[1]


def test_a_package_takes_only_what_units_return(demo: Ledger, tmp_path: Path, qtbot: QtBot) -> None:
    unit = queries.find(demo, Organisation.KIND, "门头沟区")
    package.make(demo, unit, "2023-06", tmp_path / "门头沟.jxpkg")
    session = Session(Ledger.open(tmp_path / "门头沟.jxpkg"))
    project = queries.fetch(session.ledger, Project)[0]
    rows = [("项目名称", "本月完成（万元）"), (project.name, 7)]
    path = book(tmp_path / "表.xlsx", ("六月", rows))
    dialog = ImportDialog(session, path, Start("project_month", "2023-06"), None)
    qtbot.addWidget(dialog)
    dialog.show()
    offered = {
        dialog.columns.row.kind_box.itemData(place)
        for place in range(dialog.columns.row.kind_box.count())
    }
    assert offered == {"project_month", "task_month", "node", "problem"}
    qtbot.waitUntil(dialog.go.isEnabled)
    review(dialog, qtbot)
    press(dialog, qtbot)
    [row] = [
        each
        for each in queries.fetch(session.ledger, ProjectMonth)
        if (each.project_id, each.month) == (project.id, "2023-06")
    ]
    assert row.done == 70_000
    session.close()
