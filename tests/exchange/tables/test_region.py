"""Parts of a sheet: tables that stand side by side, and how far cells reach over others."""

import pytest

from jingxi_desktop.exchange.spreadsheets.workbook import Range, Row, Sheet
from jingxi_desktop.exchange.tables.recognition import find
from jingxi_desktop.exchange.tables.region import Region
from tests.exchange.tables.found import HEADS, ONE, TWO, labels, numbers, table, tables


def test_two_tables_side_by_side_are_both_found() -> None:
    left, right = tables(
        ["续建项目", None, None, "新建项目", None],
        ["项目名称", "总投资", None, "项目名称", "总投资"],
        ["A", 1, None, "C", 3],
        ["B", 2],
        merges=((0, 0, 0, 1), (0, 3, 0, 4)),
    )
    assert (left.title, [row.cells for row in left.rows]) == ("续建项目", [("A", 1), ("B", 2)])
    assert (right.title, [row.cells for row in right.rows]) == ("新建项目", [("C", 3)])
    assert [column.index for column in right.columns] == [3, 4]


@pytest.mark.parametrize("merges", [(), ((0, 0, 0, 5),)], ids=["plain", "below one title"])
def test_two_tables_of_equal_length_and_heads_are_two(merges: tuple[Range, ...]) -> None:
    left, right = tables(
        ["续建项目与新建项目"],
        ["项目名称", "总投资", None, "项目名称", "总投资"],
        ["A", 1, None, "C", 3],
        merges=merges,
    )
    assert (left.rows[0].cells, right.rows[0].cells) == (("A", 1), ("C", 3))


def test_two_tables_whose_heads_are_not_in_one_row_are_two() -> None:
    left, right = tables(
        ["企业名称", "园区", None, "各年情况"],
        ["甲", "石景山园", None, "年份", "金额"],
        ["乙", "石景山园", None, 2022, 5],
        ["丙", "石景山园", None, 2023, 6],
    )
    assert (numbers(left), numbers(right)) == ([2, 3, 4], [3, 4])
    assert right.title == "各年情况"


def test_a_shorter_table_beside_another_is_its_own() -> None:
    left, right = tables(
        ["引进企业", None, None, "各批"],
        ["企业名称", "园区", None, "批次", "数"],
        ["甲", "石景山园", None, 1, 3],
        ["乙", "门头沟园"],
    )
    assert (left.title, numbers(left)) == ("引进企业", [3, 4])
    assert (right.title, [row.cells for row in right.rows]) == ("各批", [(1, 3)])


def test_a_longer_table_beside_another_is_its_own() -> None:
    left, right = tables(
        ["批次", "家数", None, "企业名称", "园区"],
        ["一批", 3, None, "甲", "石景山园"],
        [None, None, None, "乙", "门头沟园"],
    )
    assert (numbers(left), numbers(right)) == ([2], [2, 3])


@pytest.mark.parametrize("places", [1, 2], ids=["beside one column", "beside two"])
def test_an_empty_column_inside_a_table_divides_it_not(places: int) -> None:
    heads: Row = ["项目名称", "责任单位"]
    found = table(
        ["重大项目表", *[None] * places, "填报单位：首钢集团", "单位：万元"],
        [*heads[:places], None, "总投资", "形象进度"],
        [*["大桥", "首钢集团"][:places], None, 5, "封顶"],
        [*["路", "京能集团"][:places], None, 6, "封顶"],
    )
    assert labels(found) == [*heads[:places], "总投资", "形象进度"]
    assert [row.cells[-2:] for row in found.rows] == [(5, "封顶"), (6, "封顶")]


def test_figures_beside_a_table_are_no_table() -> None:
    found = table(HEADS, [*ONE, None, 7, 8], [*TWO, None, 9, 10])
    assert labels(found) == ["序号", "项目名称", "总投资", "责任单位"]
    assert found.warnings == ("表头以外还有内容（F、G 列），没有读取",)


def test_a_head_over_several_empty_columns_is_one_column() -> None:
    found = table(
        ["项目名称", None, "总投资", "责任单位"],
        ["A", None, 5, "首钢集团"],
        merges=((0, 0, 0, 1), (1, 0, 1, 1)),
    )
    assert labels(found) == ["项目名称", "总投资", "责任单位"]
    assert found.warnings == ()


def test_a_column_below_a_wide_head_divides_no_table() -> None:
    found = table(
        ["级别", "项目名称", None, "总投资", "责任单位"],
        ["市级", "大桥", None, 5, "首钢集团"],
        [None, None, None, 6, "京能集团"],
        merges=((0, 1, 0, 2),),
    )
    assert labels(found) == ["级别", "项目名称", "总投资", "责任单位"]
    assert numbers(found) == [2, 3]


def test_a_merged_cell_of_a_table_is_none_of_the_one_beside_it() -> None:
    left, right = tables(
        ["企业名称", "完成情况", None, None, "任务", "牵头单位"],
        [None, "计划", "完成", None, "改造厂房", "首钢集团"],
        ["甲公司", 5, 6, None, "引进企业", "石景山区"],
        merges=((0, 0, 1, 0), (0, 1, 0, 2)),
    )
    assert (left.header_rows, numbers(left)) == ((1, 2), [3])
    assert (right.header_rows, numbers(right)) == ((1,), [2, 3])


def test_below_a_merged_title_heads_may_be_divided_without_merged_cells() -> None:
    found = table(
        ["重大项目表"],
        ["项目名称", "完成情况", None],
        [None, "计划", "完成"],
        ["大桥", 1, 2],
        merges=((0, 0, 0, 2),),
    )
    assert labels(found) == ["项目名称", "完成情况 · 计划", "完成情况 · 完成"]


def test_of_merged_cells_that_overlap_in_a_row_the_first_one_counts() -> None:
    merges: list[Range] = [(0, 1, 0, 3), (0, 0, 0, 2), (1, 0, 1, 1), (0, 0, 0, 1)]
    assert Region([HEADS, ONE], merges).merges == [(0, 0, 0, 1), (1, 0, 1, 1)]


def test_a_head_of_a_csv_file_goes_on_only_where_something_is_below_it() -> None:
    found = table(
        ["项目名称", "完成情况", None, None, "备注"],
        [None, "计划", "完成"],
        ["A", 1, 2, "x", "y"],
    )
    assert labels(found) == [
        "项目名称",
        "完成情况 · 计划",
        "完成情况 · 完成",
        "D 列（没有列名）",
        "备注",
    ]


def test_hostile_merges_take_no_time() -> None:
    rows: list[Row] = [HEADS] + [[n, f"项目{n}", n, None] for n in range(1, 3000)]
    merges = [(1, 3, 1_048_575, 16_383)] * 20_000 + [(n, 0, n, 16_383) for n in range(30_000)]
    found = find(Sheet("Sheet1", False, rows, merges))
    assert isinstance(found, tuple)
    assert len(found[0].rows) == 2999
