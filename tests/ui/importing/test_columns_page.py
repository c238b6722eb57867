"""The second step: which column is which field and counts in which unit, and what is remembered of it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import queries
from jingxi_desktop.records import Project
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.importing.column_delegate import ColumnDelegate
from jingxi_desktop.ui.importing.columns_model import HEAD, SAMPLE, UNIT
from jingxi_desktop.ui.session import Session
from tests.ui.importing.conftest import Shown
from tests.ui.importing.driven import HEADS, REVIEW, book, choose, fields, names, press


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
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    press(dialog, qtbot)
    [made] = [each for each in queries.fetch(session.ledger, Project) if each.name == "新项目"]
    assert (made.total_investment, made.planned_investment) == (500_000_000, 6_000)
    again = shown(tmp_path / "表.xlsx")
    press(again, qtbot)
    model = again.columns.model
    assert units() == ["", "", "亿元（选定）", "千元（选定）"]
    assert model.setData(model.index(3, UNIT), "")
    assert units()[3] == "万元"


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
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    press(dialog, qtbot)
    assert "新项目" in names(session.ledger)
    again = shown(path)
    again.tables.preview.selectRow(0)
    again.tables.take_heads()
    qtbot.waitUntil(lambda: not again.is_busy)
    press(again, qtbot)
    assert "以前导入过" in again.columns.remembered.text()
    assert fields(again) == {"某某名": "项目名称", "某某钱": "总投资"}


def test_a_head_that_is_cut_keeps_its_end(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, ("1", "新项目", 5, None, None)])))
    press(dialog, qtbot)
    view = dialog.columns.view
    cut = []
    for column in (HEAD, SAMPLE):
        option: Any = QStyleOptionViewItem()
        option.textElideMode = view.textElideMode()
        delegate = view.itemDelegate()
        assert isinstance(delegate, ColumnDelegate)
        delegate.initStyleOption(option, view.model().index(1, column))
        cut.append(option.textElideMode)
    assert cut == [Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight]
