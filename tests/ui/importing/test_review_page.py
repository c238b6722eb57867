"""The third step: what becomes of each row, and which record it is."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jingxi_desktop.exchange.importing.plan import NEW
from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Project
from jingxi_desktop.ui.session import Session
from tests.ui.importing.conftest import Shown
from tests.ui.importing.driven import (
    HEADS,
    REVIEW,
    book,
    cells,
    choose,
    names,
    new_projects,
    notes,
    press,
    review,
)


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


def test_columns_that_were_left_open_are_named_once_more(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("项目名称", "开工时间", "类别"), ("新项目", "2023-05-01", "续建")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    review(dialog, qtbot)
    assert "「开工时间」可能是" in dialog.review.questions.text()
    assert dialog.review.questions.isVisible()
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    choose(dialog, "开工时间", "计划开工")
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    assert dialog.review.questions.isHidden()


def test_new_projects_that_are_in_no_plan_are_told(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(
        book(tmp_path / "表.xlsx", ("项目", [("项目名称", "责任人"), ("新项目", "张三")]))
    )
    review(dialog, qtbot)
    assert "新增的 1 个项目没有本年类别" in dialog.review.questions.text()
    assert dialog.review.questions.isVisible()


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


def test_a_problem_keeps_its_colour_in_a_selected_row(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [*new_projects(1), (None, "坏项目", "很多", None, None)]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *rows])))
    review(dialog, qtbot)
    table = dialog.review.table
    table.selectRow(0)
    state = dialog.review.model.index(0, 1)
    assert state.data() == "问题"
    picture = table.viewport().grab(table.visualRect(state)).toImage()
    pixels = [
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    ]
    assert any(pixel.red() - pixel.green() > 80 for pixel in pixels)


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
