"""Records that stand side by side, read as if they stood below each other."""

import pytest
from msgspec.structs import replace

from jingxi_desktop.exchange.spreadsheets.workbook import Range, Row, Sheet
from jingxi_desktop.exchange.tables import recognition, transposing
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.exchange.tables.transposing import transposed
from jingxi_desktop.records import UserError
from tests.exchange.tables.found import cells, labels, sheet, skipped, units

ACROSS: tuple[Row, ...] = (
    ["项目名称", "六工汇", "人工智能园", "数字港"],
    ["总投资", 12, 8.5, 3],
    ["责任单位", "首钢集团", None, "石景山区"],
)


def found(*rows: Row, merges: tuple[Range, ...] = ()) -> FoundTable:
    read = recognition.find(transposed(sheet(*rows, merges=merges)))
    assert isinstance(read, tuple), read
    [only] = read
    return only


def test_columns_become_rows() -> None:
    table = found(*ACROSS)
    assert labels(table) == ["项目名称", "总投资", "责任单位"]
    assert [cells(table, column) for column in range(3)] == [row[1:] for row in ACROSS]


def test_what_stands_above_and_below_stays_so() -> None:
    table = found(["重点项目表"], [None, None, "单位：亿元"], *ACROSS, ["注：不含储备"])
    assert (table.title, table.header_rows) == ("重点项目表", (3,))
    assert units(table) == [None, "亿元", None]
    assert skipped(table) == {7: "表后的说明"}
    assert "第 3 行是表格里的 A 列" in table.warnings[0]


@pytest.mark.parametrize("above", [(), (["重点项目表"],)], ids=["at the top", "below a title"])
def test_texts_of_merged_cells_are_those_of_each_record(above: tuple[Row, ...]) -> None:
    row = len(above) + 2
    table = found(*above, *ACROSS, merges=((row, 1, row, 2),))
    assert cells(table, 2) == ["首钢集团", "首钢集团", "石景山区"]


def test_merged_cells_below_the_table_go_down_with_its_notes() -> None:
    turned = transposed(sheet(*ACROSS, ["注：不含储备"], merges=((3, 0, 3, 3),)))
    assert turned.rows[4] == ["注：不含储备"]
    assert turned.merges == [(4, 0, 4, 3)]


def test_hidden_columns_are_hidden_rows_then() -> None:
    hiding = replace(sheet(["重点项目表"], *ACROSS), hidden=[2], hidden_columns=[(2, 2), (9, 99)])
    turned = transposed(hiding)
    assert (turned.hidden, turned.hidden_columns) == ([3], [])


def test_a_form_of_two_columns_is_one_record() -> None:
    table = found(
        ["申报表"], ["项目名称", "六工汇"], ["总投资（万元）", 5], ["责任单位", "首钢集团"]
    )
    assert [row.cells for row in table.rows] == [("六工汇", 5, "首钢集团")]


def test_an_empty_sheet_stays_empty() -> None:
    assert transposed(Sheet("空", False, [], [])).rows == []


def test_a_table_with_one_far_cell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transposing, "_MOST_CELLS", 11)
    with pytest.raises(UserError, match="太大"):
        transposed(sheet(*ACROSS))
