"""The columns of a table: their names and units, and what merged cells below them hold."""

import pytest

from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Day, Fault, Row
from tests.exchange.tables.found import (
    HEADS,
    ONE,
    TWO,
    cells,
    labels,
    numbers,
    skipped,
    table,
    units,
)


def test_a_unit_above_the_table_holds_for_figures_without_their_own() -> None:
    found = table(
        ["重大项目表", None, None, None, "（单位：亿元）"],
        ["序号", "项目名称", "总投资", "已完成（万元）", "备注"],
        [1, "A 项目", "1,629.73", 5, None],
    )
    assert units(found) == [None, None, "亿元", "万元", None]


def test_a_unit_that_is_said_below_the_table() -> None:
    heads: Row = ["序号", "项目名称", "总投资", "用地（亩）"]
    found = table(heads, [1, "大桥", 4, 5], [2, "楼", 4, 5], ["注：表中金额单位为万元。"])
    assert units(found) == [None, None, "万元", "亩"]


def test_the_unit_in_a_row_of_sums_holds_for_no_other_row() -> None:
    found = table([*HEADS[:2], "总投资"], [1, "大桥", 4], [None, "其中：设备（万元）", 4])
    assert units(found) == [None, None, None]


def test_the_unit_of_an_upper_head_holds_below_it_and_a_row_of_units_is_no_data() -> None:
    found = table(
        ["项目名称", "完成投资（亿元）", None, "面积"],
        [None, "上半年", "下半年"],
        [None, None, None, "（平方米）"],
        ["A 项目", 1, 2, 3],
        merges=((0, 0, 2, 0), (0, 1, 0, 2)),
    )
    assert found.header_rows == (1, 2, 3)
    assert labels(found)[1:] == [
        "完成投资 · 上半年",
        "完成投资 · 下半年",
        "面积",
    ]
    assert units(found) == [None, "亿元", "亿元", "平方米"]
    assert numbers(found) == [4]


def test_equal_heads_below_different_ones_stay_apart() -> None:
    found = table(
        ["单位名称", "续建项目", None, "新建项目", None],
        [None, "计划投资", "完成投资", "计划投资", "完成投资"],
        ["石景山区", 1, 2, 3, 4],
        merges=((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)),
    )
    assert labels(found)[1:] == [
        "续建项目 · 计划投资",
        "续建项目 · 完成投资",
        "新建项目 · 计划投资",
        "新建项目 · 完成投资",
    ]
    assert found.warnings == ()


def test_a_head_that_says_the_same_as_the_one_above_it_is_said_once() -> None:
    found = table(
        ["项目名称", "总投资", None],
        [None, "总投资", "建安"],
        ["大桥", 2, 1],
        merges=((0, 0, 1, 0), (0, 1, 0, 2)),
    )
    assert labels(found)[1:] == ["总投资", "总投资 · 建安"]


def test_two_columns_of_one_name_are_said() -> None:
    found = table(["项目名称", "总投资", "总投资"], ["A 项目", 1, 2])
    assert found.warnings == ("有 2 列都叫「总投资」，请看清各是哪一列",)


def test_the_index_column_of_pandas_is_left_out_and_said() -> None:
    for head in (None, "Unnamed: 0"):
        found = table([head, "项目名称", "总投资"], [0, "A", 5], [1, "B", 6], [2, "C", 7])
        assert labels(found) == ["项目名称", "总投资"]
        assert [column.index for column in found.columns] == [1, 2]
        assert found.warnings == ("A 列没有列名，内容是连续的行号，不作为一列",)


@pytest.mark.parametrize("values", [("石景山区", "门头沟区"), (3, 8), (False, True)])
def test_a_first_column_without_a_head_that_is_no_index_is_kept(values: tuple[Cell, Cell]) -> None:
    found = table([None, "总投资", "完成投资"], [values[0], 5, 1], [values[1], 6, 2])
    assert labels(found)[0] == "A 列（没有列名）"
    assert cells(found, 0) == [*values]


def test_a_later_column_without_a_head_is_no_index() -> None:
    found = table(["项目名称", None, "总投资"], ["A", 1, 5], ["B", 2, 6], ["C", 3, 7])
    assert cells(found, 1) == [1, 2, 3]


def test_a_column_without_a_head_is_kept_by_its_letter() -> None:
    found = table(
        ["项目名称", None, "总投资", "责任单位"], ["A", "x", 5, "b"], ["B", "y", 6, "b", "在建"]
    )
    assert labels(found) == [
        "项目名称",
        "B 列（没有列名）",
        "总投资",
        "责任单位",
        "E 列（没有列名）",
    ]
    assert cells(found, 4) == [None, "在建"]
    assert found.warnings == ()


def test_the_unit_above_the_table_holds_for_figures_without_a_head() -> None:
    found = table(["单位：万元"], ["项目名称", "总投资", None], ["A", 5, 6])
    assert units(found) == [None, "万元", "万元"]


def test_a_mere_ornament_over_nothing_makes_no_column() -> None:
    assert labels(table(["项目名称", "总投资", "★"], ["A", 5], ["B", 6])) == ["项目名称", "总投资"]


def test_cells_with_nothing_to_see_are_empty() -> None:
    found = table(HEADS, [1, "大桥", " ", "首钢集团"], [2, "路", 5])
    assert cells(found, 2) == [None, 5]
    assert cells(found, 3) == ["首钢集团", None]


def test_an_empty_column_divides_no_table_and_far_cells_are_said() -> None:
    found = table(
        ["项目名称", None, "总投资", "责任单位"],
        ["A", None, 5, "首钢集团", None, None, "私下的话"],
        ["B", None, 6, "门头沟区"],
    )
    assert labels(found) == ["项目名称", "总投资", "责任单位"]
    assert found.warnings == (
        "B 列是空的，左右两边按一张表读取",
        "表头以外还有内容（G 列），没有读取",
    )


def test_merged_texts_are_filled_down_and_merged_figures_are_not() -> None:
    found = table(
        ["责任单位", "项目名称", "总投资（万元）", "开工时间", "完成时间"],
        ["首钢集团", "A 项目", 300, Day("2023-06-01"), "1.2亿元"],
        [None, "B 项目", None, None, None],
        [None, "C 项目", None, None, None],
        ["门头沟区", "D 项目", 40, None, None],
        merges=((1, 0, 3, 0), (1, 2, 3, 2), (1, 3, 2, 3), (1, 4, 2, 4)),
    )
    assert cells(found, 0) == ["首钢集团"] * 3 + ["门头沟区"]
    assert cells(found, 2) == [300, None, None, 40]
    assert cells(found, 3) == [Day("2023-06-01"), Day("2023-06-01"), None, None]
    assert cells(found, 4) == ["1.2亿元", None, None, None]
    assert found.warnings[0] == (
        "「总投资」有 1 处合并单元格（第 2—4 行等），数字只算在各自的第一行，其余行按空白处理"
    )
    assert len(found.warnings) == 2


def test_a_merged_error_belongs_to_its_first_row() -> None:
    found = table(HEADS, [*ONE[:3], Fault("#N/A")], [*TWO[:3], None], merges=((1, 3, 2, 3),))
    assert cells(found, 3) == [Fault("#N/A"), None]


def test_what_a_row_has_itself_below_a_merged_cell_is_kept() -> None:
    assert cells(table(HEADS, ONE, TWO, merges=((1, 3, 2, 3),)), 3) == [ONE[3], TWO[3]]


def test_merged_cells_that_are_in_no_column_are_passed_over() -> None:
    rows: tuple[Row, ...] = (
        [None, "项目名称", "总投资"],
        [0, "大桥", 5, None, None, "私下的话"],
        [1, "路", 6],
    )
    found = table(*rows, merges=((1, 0, 2, 0), (1, 5, 2, 5)))
    assert [row.cells for row in found.rows] == [("大桥", 5), ("路", 6)]


def test_a_figure_merged_over_rows_that_are_no_data_is_not_told() -> None:
    found = table(HEADS, ONE, [None, "小计", None], TWO, merges=((1, 2, 2, 2),))
    assert numbers(found) == [2, 4]
    assert found.warnings == ()


def test_rows_inside_a_merged_cell_that_are_no_data_stay_so() -> None:
    found = table(
        ["责任单位", "项目名称", "总投资"],
        ["首钢集团", "A 项目", 3],
        [None, "小计", 3],
        [None, None, None],
        [None, "B 项目", 4],
        merges=((1, 0, 4, 0),),
    )
    assert numbers(found) == [2, 5]
    assert cells(found, 0) == ["首钢集团", "首钢集团"]


def test_a_merged_head_that_reaches_into_the_rows_is_no_value_of_theirs() -> None:
    found = table(HEADS, ONE, ["3", "C"], merges=((0, 3, 2, 3),))
    assert cells(found, 3) == ["首钢集团", None]


def test_a_cell_that_says_so_holds_what_the_one_above_it_holds() -> None:
    found = table(
        HEADS,
        [1, "A", 5, "首钢集团"],
        ["小计", None, 5],
        [2, "B", "同上", "同上"],
        [3, "C", 7, "〃"],
        [4, "D", 8, None],
        [5, "E", 9, "同上"],
    )
    assert cells(found, 3) == ["首钢集团", "首钢集团", "首钢集团", None, "同上"]
    # A figure belongs to its own row.
    assert cells(found, 2) == [5, "同上", 7, 8, 9]


def test_a_unit_that_is_said_between_rows_holds_for_those_below_it() -> None:
    found = table(
        ["单位：万元"],
        [*HEADS[:2], "总投资"],
        [1, "A", 5],
        ["以下金额单位：元"],
        [2, "B", 60000],
        ["二、区级项目（单位：亿元）"],
        [3, "C", 7],
        ["注：以上单位为元。"],
    )
    assert [row.unit for row in found.rows] == [None, "元", "亿元"]
    assert units(found)[2] == "万元"
    assert skipped(found) == {4: "金额单位", 6: "分组标题", 8: "表后的说明"}
    assert found.warnings == (
        "第 4 行写明单位是元，它下面没有写单位的金额都按元读取",
        "第 6 行写明单位是亿元，它下面没有写单位的金额都按亿元读取",
    )


def test_a_note_between_rows_says_no_unit_of_those_above_it() -> None:
    found = table([*HEADS[:2], "总投资"], [1, "A", 5], ["注：以下单位为元。"], [2, "B", 60000])
    assert units(found)[2] is None
    assert [row.unit for row in found.rows] == [None, "元"]
