"""The first step: what is in a file, which rows are the heads, and why a file cannot be read."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import queries
from jingxi_desktop.records import Enterprise, Task
from jingxi_desktop.ui.importing.table_page import TablePage
from jingxi_desktop.ui.session import Session
from tests.ui.importing.conftest import Shown
from tests.ui.importing.driven import (
    HEADS,
    REVIEW,
    book,
    choose,
    names,
    new_projects,
    notes,
    press,
    review,
    texts,
)


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


def test_a_title_does_not_make_its_column_wide(shown: Shown, tmp_path: Path) -> None:
    plain = [("序号", "项目名称", "总投资"), (1, "演示项目甲的供热管网改造", 2)]
    titled = [("2023年京西地区重大项目建设进度情况表",), *plain]
    dialog = shown(book(tmp_path / "表.xlsx", ("一", plain), ("二", titled)))

    def widths() -> list[int]:
        return [dialog.tables.preview.columnWidth(column) for column in range(3)]

    dialog.tables.list.setCurrentRow(0)
    of_plain = widths()
    assert of_plain[1] > of_plain[0]
    dialog.tables.list.setCurrentRow(1)
    assert widths() == of_plain


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
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    press(dialog, qtbot)
    assert {"新项目", "别的项目"} <= names(session.ledger)


def test_a_table_that_lies_on_its_side_is_turned_and_turned_back(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [HEADS, *new_projects()]
    across = [list(column) for column in zip(*rows, strict=True)]
    dialog = shown(book(tmp_path / "表.xlsx", ("一", rows), ("横", across)))
    button = dialog.tables.transpose_button
    dialog.tables.list.setCurrentRow(1)
    assert button.text() == "转置读取"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.tables.table is not None)
    assert texts(dialog)[1].startswith("横（已转置）")
    assert button.text() == "按原样读取"
    assert "已转置读取" in notes(dialog)[0]
    assert dialog.tables.model.index(0, 1).data() == HEADS[1]
    dialog.tables.list.setCurrentRow(0)
    assert button.text() == "转置读取"
    dialog.tables.list.setCurrentRow(1)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.tables.table is None)
    assert texts(dialog)[1] == "横：没有可以导入的表"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.tables.table is not None)
    review(dialog, qtbot)
    press(dialog, qtbot)
    assert {row[1] for row in new_projects()} <= names(session.ledger)


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


def test_the_file_that_is_being_read_stays_the_one_that_is_named(qtbot: QtBot) -> None:
    is_free = iter([True, False])

    def run(*_what: Any, **_named: Any) -> bool:
        return next(is_free)

    page = TablePage(run)
    qtbot.addWidget(page)
    page.read(Path("甲.xlsx"))
    # Chosen in a dialog that was opened before the bar of the first one was.
    page.read(Path("乙.xlsx"))
    assert (page.path, page.file_label.text()) == (Path("甲.xlsx"), "甲.xlsx")


def test_titles_and_heads_are_shown_over_what_they_are_merged_over(
    shown: Shown, tmp_path: Path
) -> None:
    rows = [
        ("2023年重大项目表", None, None, None),
        ("项目名称", "总投资（万元）", "1月", None),
        (None, None, "计划", "完成"),
        ("甲", 5, 1, 1),
        ("注：本表按各单位每月5日前报送的数据汇总，金额保留两位小数", None, None, None),
    ]
    path = book(tmp_path / "表.xlsx", ("甲", rows), ("乙", [HEADS, *new_projects()]))
    merged = openpyxl.load_workbook(path)
    for cells in ("A1:Z1", "A2:A3", "C2:D2", "A4:B4"):
        merged["甲"].merge_cells(cells)
    merged.save(path)
    dialog = shown(path)

    def spans() -> list[int]:
        return [dialog.tables.preview.columnSpan(row, column) for row, column in PLACES]

    dialog.tables.list.setCurrentRow(0)
    assert spans() == [4, 1, 2, 1, 4]
    assert dialog.tables.preview.columnWidth(0) < dialog.tables.preview.columnWidth(1)
    dialog.tables.preview.selectRow(0)
    assert dialog.tables.selected == (1,)
    dialog.tables.list.setCurrentRow(1)
    assert spans() == [1, 1, 1, 1, 1]


PLACES = ((0, 0), (1, 0), (1, 2), (3, 0), (4, 0))
