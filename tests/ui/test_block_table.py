"""Blocks of cells in the tables of records: copied, pasted, emptied, and refused in words."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import closing, package, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.steps import UNWATCHED
from jingxi_desktop.records import Organisation, Project, UserError
from jingxi_desktop.records.dates import months_of
from jingxi_desktop.ui import block_table, selection
from jingxi_desktop.ui.dialogs.block import BlockDialog
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.record_table import RecordTable
from tests.ui.conftest import Act, OpenWindow, said

Key = Qt.Key
Flag = QItemSelectionModel.SelectionFlag


@pytest.fixture
def tab(view: LedgerView) -> RecordTab:
    """The projects, the keys going to their table."""
    tab = view.show_kind("project")
    tab.table.setFocus()
    return tab


def cell(table: RecordTable, row: int, field: str) -> QModelIndex:
    return table.records.index(row, table.records.column(field))


def choose(table: RecordTable, first: QModelIndex, last: QModelIndex) -> None:
    table.setCurrentIndex(first)
    table.selectionModel().select(QItemSelection(first, last), Flag.ClearAndSelect)


def press(table: RecordTable, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
    # Qt takes the key for held down otherwise, and the next test's selection for one more.
    qtbot.keyRelease(table, Key.Key_Control)


def paste(table: RecordTable, text: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(text)
    press(table, Key.Key_V, qtbot)


def copied(table: RecordTable, qtbot: QtBot) -> str:
    press(table, Key.Key_C, qtbot)
    return QGuiApplication.clipboard().text()


def projects(tab: RecordTab) -> list[Project]:
    return queries.fetch(tab.session.ledger, Project)


def only(tab: RecordTab, *fields: str) -> None:
    """Show these columns alone, in this order."""
    head = tab.table.horizontalHeader()
    for place, field in enumerate(tab.model.fields):
        tab.table.setColumnHidden(place, field.name not in fields)
    for at, name in enumerate(fields):
        head.moveSection(head.visualIndex(tab.model.column(name)), at)


def test_a_block_is_pasted_into_the_columns_that_are_seen_as_one_step(
    tab: RecordTab, qtbot: QtBot
) -> None:
    before = projects(tab)
    only(tab, "planned_start", "total_investment", "stage", "responsible_id")
    tab.table.setCurrentIndex(cell(tab.table, 2, "planned_start"))
    paste(
        tab.table,
        "2023年5月\t1.2亿元\t停工\t门头沟区\r\n\t\t\t\r\n2023-06-09\t1,234.56\t在建\t石景山区\r\n",
        qtbot,
    )
    after = projects(tab)
    unit = {
        name: queries.find(tab.session.ledger, Organisation.KIND, name)
        for name in ("门头沟区", "石景山区")
    }
    assert [
        (each.planned_start, each.total_investment, each.stage, each.responsible_id)
        for each in after[2:5]
    ] == [
        ("2023-05", 120_000_000, "停工", unit["门头沟区"]),
        (None, None, None, None),
        ("2023-06-09", 12_345_600, "在建", unit["石景山区"]),
    ]
    assert (after[:2], after[5:]) == (before[:2], before[5:])
    chosen = {(each.row(), each.column()) for each in tab.table.selectedIndexes()}
    columns = set(tab.table.visible_columns())
    assert chosen == {(row, column) for row in (2, 3, 4) for column in columns}
    assert tab.session.ledger.undo() == "修改重大项目 · 计划开工、总投资、阶段等 4 项"
    assert projects(tab) == before


def test_what_may_not_be_pasted_is_named_and_nothing_changes(
    tab: RecordTab, qtbot: QtBot, previews: list[Act]
) -> None:
    before = projects(tab)
    only(tab, "stage", "light", "total_investment", "planned_finish", "planned_start")

    def look(dialog: BlockDialog) -> None:
        assert not dialog.fill_button.isEnabled()
        names = [each.name for each in before[:3]]
        amount, order = said(dialog)
        assert amount.startswith(f"{names[1]}：总投资：「很多」不是金额")
        assert order.startswith(f"{names[2]}：计划竣工：")
        assert "早于计划开工" in order
        assert [dialog.table.horizontalHeaderItem(n).text() for n in range(3)] == [  # type: ignore[union-attr]
            "阶段",
            "亮灯",
            "总投资（万元）",
        ]
        light = dialog.table.item(0, 1)
        assert light is not None
        assert not light.flags() & Qt.ItemFlag.ItemIsEditable
        amount_cell, order_cell = dialog.table.item(1, 2), dialog.table.item(2, 3)
        assert amount_cell is not None
        assert order_cell is not None
        amount_cell.setText("1")
        order_cell.setText("2023-02")
        assert dialog.summary.text() == "1 格是计算列，会跳过；其余每一格都可以填入。"
        dialog.reject()

    previews.append(look)
    tab.table.setCurrentIndex(cell(tab.table, 0, "stage"))
    paste(
        tab.table,
        "停工\t没有这种灯\n停工\t\t很多\n停工\t\t1\t2022-01\t2023-01\n",
        qtbot,
    )
    assert projects(tab) == before
    assert tab.session.ledger.undo() is None


def test_a_mended_cell_is_read_again_alone_and_the_rest_stays_said(
    tab: RecordTab, qtbot: QtBot, previews: list[Act], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [each.name for each in projects(tab)[:4]]
    only(tab, "stage", "total_investment")
    reads: list[tuple[int, int]] = []
    read = tab.model.read

    def counted(row: int, columns: list[int], lines: list[list[str]], *rest: Any) -> Any:
        reads.append((row, len(lines)))
        return read(row, columns, lines, *rest)

    monkeypatch.setattr(tab.model, "read", counted)

    def rows(dialog: BlockDialog) -> list[str]:
        return [line.split("：")[0] for line in said(dialog)]

    def look(dialog: BlockDialog) -> None:
        # Only the table read the whole block; the preview shows what it found.
        assert reads == [(0, 4)]
        assert rows(dialog) == [names[0], names[2], names[2], names[3]]
        cells = {(r, c): dialog.table.item(r, c) for r in range(4) for c in range(2)}
        cells[2, 0].setText("在建")  # type: ignore[union-attr]
        assert reads[1:] == [(2, 1)]
        assert rows(dialog) == [names[0], names[2], names[3]]
        assert dialog.summary.text().startswith("有 3 格")
        # A cell that was right can be spoilt, in its place among the others.
        cells[1, 1].setText("很多")  # type: ignore[union-attr]
        assert rows(dialog) == names
        dialog.reasons.itemActivated.emit(dialog.reasons.item(1))
        assert (dialog.table.currentRow(), dialog.table.currentColumn()) == (1, 1)
        for place in ((0, 1), (1, 1), (2, 1), (3, 1)):
            cells[place].setText("1")  # type: ignore[union-attr]
        assert said(dialog) == []
        assert dialog.fill_button.isEnabled()
        assert {count for _row, count in reads[1:]} == {1}
        dialog.accept()

    previews.append(look)
    tab.table.setCurrentIndex(cell(tab.table, 0, "stage"))
    paste(tab.table, "停工\t多\n停工\t1\n没有\t很\n停工\t少\n", qtbot)
    assert [each.stage for each in projects(tab)[:4]] == ["停工", "停工", "在建", "停工"]


def test_calculated_cells_of_a_block_are_passed_over_and_named(
    tab: RecordTab, qtbot: QtBot
) -> None:
    before = projects(tab)
    told: list[str] = []
    tab.told.connect(told.append)
    only(tab, "stage", "light", "completion_rate", "total_investment")
    light, rate = (cell(tab.table, 1, name).data() for name in ("light", "completion_rate"))
    tab.table.setCurrentIndex(cell(tab.table, 0, "stage"))
    # What says nothing, or what stands there, is no cell that was passed over.
    paste(tab.table, f"停工\t没有这种灯\t12%\t1\n停工\t{light}\t{rate}\t2\n停工\t\t1%\t3\n", qtbot)
    after = projects(tab)
    assert [(each.stage, each.total_investment) for each in after[:3]] == [
        ("停工", amount) for amount in (10_000, 20_000, 30_000)
    ]
    assert told == ["已粘贴；3 格是计算列（亮灯、投资完成率），已跳过"]
    tab.session.ledger.undo()
    assert projects(tab) == before


def test_a_block_of_calculated_cells_alone_is_refused(
    tab: RecordTab, qtbot: QtBot, problems: list[str]
) -> None:
    only(tab, "light", "completion_rate")
    tab.table.setCurrentIndex(cell(tab.table, 0, "light"))
    paste(tab.table, "红灯\t12%\n", qtbot)
    assert problems == ["这里是计算列，由台账得出，不能粘贴"]
    assert tab.session.ledger.undo() is None


def test_fields_of_the_office_are_refused_in_a_package(
    demo: Ledger,
    tmp_path: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
    previews: list[Act],
    problems: list[str],
) -> None:
    made = tmp_path / "门头沟.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), "2023-04", made)
    view = open_window(made).view
    assert view is not None
    tab = view.show_kind("project")
    only(tab, "name", "stage")

    def look(dialog: BlockDialog) -> None:
        (reason,) = said(dialog)
        assert "项目名称：由下发单位填写" in reason
        dialog.table.item(0, 0).setText("")  # type: ignore[union-attr]
        dialog.accept()

    previews.append(look)
    tab.table.setCurrentIndex(cell(tab.table, 0, "name"))
    name = cell(tab.table, 0, "name").data()
    paste(tab.table, "别的名称\t停工", qtbot)
    assert (cell(tab.table, 0, "name").data(), cell(tab.table, 0, "stage").data()) == (name, "停工")
    tab.table.setCurrentIndex(cell(tab.table, 0, "name"))
    qtbot.keyClick(tab.table, Key.Key_Delete)
    assert "不能清空" in problems[0]


def test_a_block_that_was_copied_changes_nothing_where_it_came_from(
    tab: RecordTab, qtbot: QtBot
) -> None:
    assert tab.model.setData(cell(tab.table, 0, "total_investment"), "1234.5678")
    assert tab.model.setData(cell(tab.table, 0, "year_target"), "甲\n乙")
    before = projects(tab)
    only(tab, "name", "light", "total_investment", "responsible_id", "planned_start", "year_target")
    block = QItemSelection()
    for column in tab.table.visible_columns()[1:]:
        block.select(tab.model.index(0, column), tab.model.index(9, column))
    tab.table.selectionModel().select(block, Flag.ClearAndSelect)
    text = copied(tab.table, qtbot)
    assert '"甲\n乙"' in text
    assert text.count("\t") == 40
    paste(tab.table, text, qtbot)
    assert projects(tab) == before


def test_an_amount_is_copied_to_the_last_yuan(tab: RecordTab, qtbot: QtBot) -> None:
    amount, other = (cell(tab.table, row, "total_investment") for row in (0, 1))
    assert tab.model.setData(amount, "1234567891元")
    tab.table.setCurrentIndex(amount)
    assert amount.data() == "123,456.79"
    assert copied(tab.table, qtbot) == "123,456.7891"
    tab.table.setCurrentIndex(other)
    press(tab.table, Key.Key_V, qtbot)
    assert projects(tab)[1].total_investment == 1_234_567_891


def test_an_amount_that_comes_back_rounded_as_it_is_shown_changes_nothing(
    tab: RecordTab, qtbot: QtBot
) -> None:
    amount = cell(tab.table, 0, "total_investment")
    assert tab.model.setData(amount, "1234567891元")
    tab.table.setCurrentIndex(amount)
    paste(tab.table, "123,456.79", qtbot)
    assert projects(tab)[0].total_investment == 1_234_567_891


def test_a_ratio_is_copied_as_the_percentage_that_is_shown(tab: RecordTab, qtbot: QtBot) -> None:
    rate = cell(tab.table, 0, "completion_rate")
    assert rate.data().endswith("%")
    tab.table.setCurrentIndex(rate)
    assert copied(tab.table, qtbot) == rate.data()


def test_whole_rows_are_selected_by_the_keys_and_copied_with_their_header(
    tab: RecordTab, qtbot: QtBot
) -> None:
    tab.table.setCurrentIndex(cell(tab.table, 1, "stage"))
    shift = Qt.KeyboardModifier.ShiftModifier
    for key in (Key.Key_Space, Key.Key_Down):
        qtbot.keyClick(tab.table, key, shift)
        qtbot.keyRelease(tab.table, Key.Key_Shift)
    lines = copied(tab.table, qtbot).splitlines()
    columns = tab.table.visible_columns()
    assert lines[0].split("\t") == [tab.model.fields[column].heading for column in columns]
    title = columns.index(tab.model.column("name"))
    assert [line.split("\t")[title] for line in lines[1:]] == [
        each.name for each in projects(tab)[1:3]
    ]
    assert [each.title for each in tab.table.selected_records()] == [
        each.name for each in projects(tab)[1:3]
    ]
    assert tab.selection_text().startswith("已选 2 个")


def test_rows_that_were_changed_elsewhere_come_back_under_their_header(
    tab: RecordTab, qtbot: QtBot
) -> None:
    before = projects(tab)
    tab.table.selectRow(1)
    head, row = copied(tab.table, qtbot).splitlines()
    cells = row.split("\t")
    place = tab.table.visible_columns().index(tab.model.column("total_investment"))
    cells[place] = "77"
    cells_text = "\t".join(cells)
    paste(tab.table, f"{head}\r\n{cells_text}\r\n", qtbot)
    after = projects(tab)
    assert after[1].total_investment == 770_000
    assert tab.session.ledger.undo() == "修改重大项目 · 总投资"
    assert projects(tab) == before


def test_cells_of_the_same_row_are_one_record(tab: RecordTab) -> None:
    chosen = tab.table.selectionModel()
    tab.table.setCurrentIndex(cell(tab.table, 3, "name"))
    chosen.select(cell(tab.table, 3, "total_investment"), Flag.Select)
    chosen.select(cell(tab.table, 1, "name"), Flag.Select)
    assert tab.selection_text().startswith("已选 2 个")
    assert [each.title for each in tab.table.selected_records()] == [
        projects(tab)[row].name for row in (1, 3)
    ]


def test_cells_that_are_no_block_are_emptied_but_not_copied(
    tab: RecordTab, qtbot: QtBot, problems: list[str]
) -> None:
    before = projects(tab)
    tab.table.setCurrentIndex(cell(tab.table, 0, "stage"))
    tab.table.selectionModel().select(cell(tab.table, 2, "total_investment"), Flag.Select)
    QGuiApplication.clipboard().setText("原来的")
    assert copied(tab.table, qtbot) == "原来的"
    assert "不成一块" in problems[0]
    qtbot.keyClick(tab.table, Key.Key_Delete)
    after = projects(tab)
    assert (after[0].stage, after[2].stage) == (None, before[2].stage)
    assert (after[0].total_investment, after[2].total_investment) == (
        before[0].total_investment,
        None,
    )
    tab.session.ledger.undo()
    assert projects(tab) == before


@pytest.mark.parametrize("how", ["hidden", "no rows"])
def test_where_no_cell_is_meant_nothing_is_filled_and_the_clipboard_stays(
    tab: RecordTab, qtbot: QtBot, problems: list[str], how: str
) -> None:
    before = projects(tab)
    tab.table.setCurrentIndex(cell(tab.table, 1, "stage"))
    tab.table.clearSelection()
    if how == "hidden":
        tab.table.setColumnHidden(tab.model.column("stage"), True)
    else:
        tab.bar.search.setText("没有这样的项目")
        qtbot.waitUntil(lambda: tab.model.rowCount() == 0)
    QGuiApplication.clipboard().setText("停工")
    assert copied(tab.table, qtbot) == "停工"
    press(tab.table, Key.Key_V, qtbot)
    qtbot.keyClick(tab.table, Key.Key_Delete)
    assert problems == ["没有选中任何格，请先点一格"] * 3
    assert projects(tab) == before


def test_a_required_field_refuses_to_be_emptied_in_words(
    tab: RecordTab, qtbot: QtBot, problems: list[str]
) -> None:
    before = projects(tab)
    tab.table.selectRow(4)
    qtbot.keyClick(tab.table, Key.Key_Delete)
    (sentence,) = problems
    assert sentence.startswith(f"{before[4].name}：项目名称：不能为空")
    assert sentence.endswith("请按 Ctrl+Delete")
    tab.table.setCurrentIndex(cell(tab.table, 4, "light"))
    qtbot.keyClick(tab.table, Key.Key_Delete)
    assert "不能清空" in problems[1]
    assert projects(tab) == before


def test_one_cell_fills_all_of_a_selected_block(tab: RecordTab, qtbot: QtBot) -> None:
    before = projects(tab)
    choose(tab.table, cell(tab.table, 1, "stage"), cell(tab.table, 4, "stage"))
    paste(tab.table, "停工\r\n", qtbot)
    assert [each.stage for each in projects(tab)[1:5]] == ["停工"] * 4
    assert tab.session.ledger.undo() == "修改重大项目 · 阶段"
    assert projects(tab) == before


def test_a_closed_month_of_a_project_asks_for_its_reason(
    tab: RecordTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in months_of(2023)[:5]:
        closing.close(tab.session.ledger, month)
    page = tab.parts[0]
    tab.side.setCurrentWidget(page)
    reasons = ["", "漏报"]
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: reasons.pop(0))
    done = page.model.index(0, page.model.column("done"))
    stored = done.data()
    for shown in (stored, "7.00"):
        page.table.setCurrentIndex(done)
        paste(page.table, "7", qtbot)
        assert done.data() == shown


def test_more_than_a_person_means_is_refused(
    tab: RecordTab, qtbot: QtBot, problems: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = projects(tab)
    for module in (block_table, selection):
        monkeypatch.setattr(module, "MOST_BY_HAND", 3)
    choose(tab.table, cell(tab.table, 0, "stage"), cell(tab.table, 3, "stage"))
    qtbot.keyClick(tab.table, Key.Key_Delete)
    assert problems.pop() == "选中了 4 行，一次最多 3 行"
    paste(tab.table, "停工\n" * 4, qtbot)
    assert "剪贴板里有 4 行" in problems.pop()
    assert projects(tab) == before


def test_more_whole_rows_than_a_person_means_are_neither_copied_nor_deleted_in_part(
    tab: RecordTab, qtbot: QtBot, problems: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "MOST_BY_HAND", 3)
    QGuiApplication.clipboard().setText("原来的")
    tab.table.selectAll()
    assert copied(tab.table, qtbot) == "原来的"
    tab.table.copy_rows()
    assert problems == [f"选中了 {len(projects(tab))} 行，一次最多 3 行"] * 2
    with pytest.raises(UserError, match="一次最多 3 行"):
        tab.delete_records()


def test_a_ledger_that_is_only_read_says_so(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot, problems: list[str]
) -> None:
    window = open_window(None)
    with Ledger.open(demo_path, read_only=True) as ledger:
        window.show_ledger(ledger)
        assert window.view is not None
        table = window.view.show_kind("project").table
        table.setCurrentIndex(cell(table, 0, "stage"))
        paste(table, "停工", qtbot)
        qtbot.keyClick(table, Key.Key_Delete)
        assert problems == ["台账以只读方式打开，不能修改"] * 2
        window.show_ledger(None)


def test_pasted_names_that_other_records_have_are_asked_about(
    tab: RecordTab, qtbot: QtBot, answers: list[bool], previews: list[Act]
) -> None:
    only(tab, "name")
    before = [project.name for project in projects(tab)]
    tab.table.setCurrentIndex(cell(tab.table, 1, "name"))
    answers.append(False)
    previews.append(lambda dialog: dialog.reject())
    paste(tab.table, f"{before[0]}\n{before[0]}", qtbot)
    assert [project.name for project in projects(tab)] == before
    tab.table.setCurrentIndex(cell(tab.table, 1, "name"))
    answers.append(True)
    paste(tab.table, before[0], qtbot)
    assert [project.name for project in projects(tab)].count(before[0]) == 2


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("what", ["reading", "filling", "emptying", "deleting"])
def test_what_takes_long_is_cancelled_and_leaves_nothing(
    tab: RecordTab, qtbot: QtBot, answers: list[bool], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before = projects(tab)
    told: list[str] = []
    tab.told.connect(told.append)
    choose(tab.table, cell(tab.table, 0, "stage"), cell(tab.table, 9, "stage"))
    if what == "filling":
        # What is read first is read without a bar.
        monkeypatch.setattr(block_table, "here_with_progress", lambda act, *_: act(UNWATCHED))
    if what in ("reading", "filling"):
        paste(tab.table, "停工\n" * 10, qtbot)
    elif what == "emptying":
        qtbot.keyClick(tab.table, Key.Key_Delete)
    else:
        answers.append(True)
        tab.delete_records()
    assert told == ["已取消，什么都没有改。"]
    assert projects(tab) == before
    assert tab.session.ledger.undo() is None


def test_rows_that_cannot_be_deleted_stay_selected(
    view: LedgerView, problems: list[str], answers: list[bool]
) -> None:
    tab = view.show_kind("park")
    tab.table.selectAll()
    chosen = len(tab.table.selected_records())
    assert chosen > 1
    answers.append(True)
    tab.delete_records()
    assert "引用" in problems[0]
    assert len(tab.table.selected_records()) == chosen
