"""Tables as officers' files have them are found with their heads and exactly their own rows."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jingxi_desktop import translation
from jingxi_desktop.exchange.spreadsheets.workbook import (
    Cell,
    Day,
    Doubtful,
    Fault,
    Range,
    Row,
    Sheet,
)
from jingxi_desktop.exchange.tables import lines
from jingxi_desktop.exchange.tables.found_table import FoundTable, NoTable
from jingxi_desktop.exchange.tables.recognition import find, table_under
from jingxi_desktop.records import UserError


def sheet(*rows: Row, merges: tuple[Range, ...] = (), name: str = "Sheet1") -> Sheet:
    return Sheet(name, False, list(rows), list(merges))


def tables(*rows: Row, merges: tuple[Range, ...] = ()) -> tuple[FoundTable, ...]:
    found = find(sheet(*rows, merges=merges))
    assert isinstance(found, tuple), found
    return found


def table(*rows: Row, merges: tuple[Range, ...] = ()) -> FoundTable:
    [only] = tables(*rows, merges=merges)
    return only


def none(*rows: Row) -> NoTable:
    found = find(sheet(*rows))
    assert isinstance(found, NoTable), found
    return found


def labels(found: FoundTable) -> list[str]:
    return [column.label for column in found.columns]


def units(found: FoundTable) -> list[str | None]:
    return [column.unit for column in found.columns]


def numbers(found: FoundTable) -> list[int]:
    return [row.number for row in found.rows]


def cells(found: FoundTable, column: int) -> list[Cell]:
    return [row.cells[column] for row in found.rows]


def skipped(found: FoundTable) -> dict[int, str]:
    return {row.number: row.reason for row in found.skipped}


HEADS: Row = ["序号", "项目名称", "总投资（万元）", "责任单位"]
ONE: Row = [1, "首钢园六工汇", 120000, "首钢集团"]
TWO: Row = [2, "门头沟人工智能园", 85000.5, "门头沟区"]

MONTHLY: tuple[Row, ...] = (
    ["附件1"],
    ["2023年京西地区重大项目月报表"],
    ["填报单位：石景山区", None, None, None, None, None, None, None, "单位：万元"],
    [
        "序号",
        "项目名称",
        "总投资",
        "开工至上年底\n累计完成投资",
        "本年计划投资",
        "本年完成情况",
        None,
        None,
        "建设单位\n及责任人",
        "挂点领导",
    ],
    [None, None, None, None, None, "1—6月完成", "占年计划%", "形象进度"],
    ["合计（2项）", None, 205000.5, 90000, 50000, 26000, 52, None, None, None],
    ["其中：续建（1项）", None, 120000, 80000, 30000, 20000, 66.67],
    ["一", "石景山区（1项）", 120000, 80000, 30000, 20000, 66.67],
    [1, "首钢园六工汇", 120000, 80000, 30000, 20000, 66.67, "主体封顶", "首钢集团 王某", "李某"],
    ["二", "门头沟区（1项）", 85000.5, 10000, 20000, 6000, 30],
    [2, "人工智能园", 85000.5, 10000, 20000, 6000, 30, "基础施工", "门头沟区 张某", "赵某"],
    ["小   计", None, 85000.5, 10000, 20000, 6000, 30],
    ["注：1.完成投资截至6月底。"],
    ["2.本表由各单位填报。"],
    ["填报人：周某", None, None, "审核人：吴某", None, None, None, "填报日期：2023年7月3日"],
)
MONTHLY_MERGES: tuple[Range, ...] = (
    (1, 0, 1, 9),
    (3, 0, 4, 0),
    (3, 1, 4, 1),
    (3, 2, 4, 2),
    (3, 3, 4, 3),
    (3, 4, 4, 4),
    (3, 5, 3, 7),
    (3, 8, 4, 8),
    (3, 9, 4, 9),
    (5, 0, 5, 1),
    (6, 0, 6, 1),
    (12, 0, 12, 9),
)


def test_a_plain_table_is_found_as_it_is() -> None:
    found = table(HEADS, ONE, TWO)
    assert found.header_rows == (1,)
    assert labels(found) == ["序号", "项目名称", "总投资", "责任单位"]
    assert units(found) == [None, None, "万元", None]
    assert [row.cells for row in found.rows] == [tuple(ONE), tuple(TWO)]
    assert (found.title, found.skipped, found.warnings) == ("", (), ())


@pytest.mark.parametrize("merges", [MONTHLY_MERGES, ()], ids=["merged", "as in CSV"])
def test_the_monthly_table_with_heads_in_two_rows(merges: tuple[Range, ...]) -> None:
    found = table(*MONTHLY, merges=merges)
    assert found.title == "2023年京西地区重大项目月报表"
    assert found.header_rows == (4, 5)
    assert [column.path for column in found.columns] == [
        ("序号",),
        ("项目名称",),
        ("总投资",),
        ("开工至上年底累计完成投资",),
        ("本年计划投资",),
        ("本年完成情况", "1—6月完成"),
        ("本年完成情况", "占年计划"),
        ("本年完成情况", "形象进度"),
        ("建设单位及责任人",),
        ("挂点领导",),
    ]
    assert labels(found)[6] == "本年完成情况 · 占年计划"
    assert units(found) == [None, None, *["万元"] * 4, "%", None, None, None]
    assert numbers(found) == [9, 11]
    assert skipped(found) == {
        6: "合计、小计或其中行",
        7: "合计、小计或其中行",
        8: "分组标题",
        10: "分组标题",
        12: "合计、小计或其中行",
        13: "表后的说明",
        14: "表后的说明",
        15: "表后的说明",
    }


@pytest.mark.parametrize(
    ("head", "label", "unit"),
    [
        ("总投资（万元）", "总投资", "万元"),
        ("总投资(亿元)", "总投资", "亿元"),
        ("总投资［元］", "总投资", "元"),
        ("总投资\n（单位：万元）", "总投资", "万元"),
        ("总投资 单位：元", "总投资", "元"),
        ("总投资/万元", "总投资", "万元"),
        ("总投资万元", "总投资", "万元"),
        ("总 投 资", "总投资", None),
        ("＊总投资（人民币万元）", "总投资", "万元"),
        ("★总投资*", "总投资", None),
        ("注册股本（万股）", "注册股本", "万股"),
        ("占年计划％", "占年计划", "%"),
        ("完成率（%）", "完成率", "%"),
        ("总投资（必填）", "总投资", None),
        ("总投资（注：含设备）（万元）", "总投资", "万元"),
        ("总投资\n注：含设备", "总投资", None),
        ("总投资①", "总投资", None),
        ("ＧＤＰ", "GDP", None),
        ("Total investment", "Total investment", None),
        ("其中（建安）", "其中(建安)", None),
        ("总投资（万元/亿元）", "总投资(万元/亿元)", None),
        ("多元", "多元", None),
        ("其中：建安投资（万元）", "其中建安投资", "万元"),
    ],
)
def test_what_a_head_says(head: str, label: str, unit: str | None) -> None:
    found = table(["序号", "项目名称", head], [1, "A 项目", 5], [2, "B 项目", 6])
    assert (labels(found)[2], units(found)[2]) == (label, unit)


def test_a_unit_above_the_table_holds_for_figures_without_their_own() -> None:
    found = table(
        ["重大项目表", None, None, None, "（单位：亿元）"],
        ["序号", "项目名称", "总投资", "已完成（万元）", "备注"],
        [1, "A 项目", "1,629.73", 5, None],
    )
    assert units(found) == [None, None, "亿元", "万元", None]


def test_the_unit_of_an_upper_head_holds_below_it_and_a_row_of_units_is_no_data() -> None:
    found = table(
        ["项目名称", "完成投资（亿元）", None, "面积"],
        [None, "上半年", "下半年"],
        [None, None, None, "（平方米）"],
        ["A 项目", 1, 2, 3],
        merges=((0, 0, 2, 0), (0, 1, 0, 2)),
    )
    assert found.header_rows == (1, 2, 3)
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


def test_two_columns_of_one_name_are_said() -> None:
    found = table(["项目名称", "总投资", "总投资"], ["A 项目", 1, 2])
    assert found.warnings == ("有 2 列都叫「总投资」，请看清各是哪一列",)


@pytest.mark.parametrize(
    "word",
    [
        "合计",
        "小计",
        "总计",
        "合   计",
        "合　计：",
        "合计(85项)",
        "石景山区小计",
        "其中：新建",
        "其中",
    ],
)
def test_totals_are_skipped(word: str) -> None:
    found = table(HEADS, ONE, [None, word, 120000], TWO, [word, None, 205000])
    assert numbers(found) == [2, 4]
    assert skipped(found) == dict.fromkeys((3, 5), "合计、小计或其中行")


@pytest.mark.parametrize(
    "name", ["合计划项目", "其实项目", "小计算中心", "注册中心项目", "说明书数字化"]
)
def test_names_that_only_begin_like_totals_and_notes_are_data(name: str) -> None:
    assert numbers(table(HEADS[1:], [name, 1, "首钢集团"], ["B", 2, "首钢集团"])) == [2, 3]


@pytest.mark.parametrize(
    "note",
    [
        "数据来源：市统计局",
        "注：按月报",
        "注1：按月报",
        "填报人：张三",
        "备注：无",
        "以上均为初步统计数。",
    ],
)
def test_notes_at_the_end_are_skipped(note: str) -> None:
    found = table(HEADS, ONE, TWO, [], [note])
    assert numbers(found) == [2, 3]
    assert skipped(found) == {5: "表后的说明"}


def test_a_note_goes_on_in_the_lines_below_it() -> None:
    found = table(
        HEADS[1:], ["A", 1, "首钢集团"], ["注：1.按月报"], ["2.只填项目"], ["B", 2, "首钢集团"]
    )
    assert numbers(found) == [2, 5]
    assert skipped(found) == dict.fromkeys((3, 4), "表后的说明")


def test_who_filled_the_table_in_may_stand_in_cells_of_its_own() -> None:
    found = table(HEADS, ONE, ["填报人", "张三", "填报日期", Day("2023-06-09")])
    assert (numbers(found), skipped(found)) == ([2], {3: "表后的说明"})


def test_a_numbered_row_is_data_whatever_its_words() -> None:
    found = table(HEADS, [1, "小计", 5, "首钢集团"], [2, "说明", 6, "首钢集团"])
    assert numbers(found) == [2, 3]


def test_rows_with_only_a_number_are_skipped() -> None:
    found = table(HEADS, ONE, [2], ["3", "  ", None, "\n"])
    assert numbers(found) == [2]
    assert skipped(found) == dict.fromkeys((3, 4), "只有序号，没有内容")


def test_headings_of_groups_are_skipped() -> None:
    found = table(
        HEADS,
        ["石景山区", None, None, None],
        ONE,
        ["二", "门头沟区", 85000.5],
        TWO,
        ["（三）京能集团"],
        merges=((1, 0, 1, 3),),
    )
    assert numbers(found) == [3, 5]
    assert set(skipped(found).values()) == {"分组标题"}


def test_tasks_numbered_in_chinese_are_data() -> None:
    found = table(
        ["序号", "任务", "牵头单位"],
        ["一", "改造首钢园", "首钢集团"],
        ["二", "引进企业", "石景山区"],
    )
    assert numbers(found) == [2, 3]


def test_a_name_alone_in_its_row_is_data() -> None:
    assert numbers(table(HEADS[1:], ["只有名称的项目"], ["B", 2, "首钢集团"])) == [2, 3]


def test_the_row_that_numbers_the_columns_is_skipped() -> None:
    found = table(
        ["项目名称", "责任单位", "总投资", "已完成"], ["甲", "乙", 1, 2], ["A", "B", 3, 4]
    )
    assert (numbers(found), skipped(found)) == ([3], {2: "各列的编号"})


def test_the_index_column_of_pandas_is_left_out_and_said() -> None:
    for head in (None, "Unnamed: 0"):
        found = table([head, "项目名称", "总投资"], [0, "A", 5], [1, "B", 6], [2, "C", 7])
        assert labels(found) == ["项目名称", "总投资"]
        assert [column.index for column in found.columns] == [1, 2]
        assert found.warnings == ("A 列没有列名，内容是连续的行号，不作为一列",)


def test_a_first_column_without_a_head_that_is_no_index_is_kept() -> None:
    found = table([None, "总投资", "完成投资"], ["石景山区", 5, 1], ["门头沟区", 6, 2])
    assert labels(found)[0] == "A 列（没有列名）"
    assert cells(found, 0) == ["石景山区", "门头沟区"]


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


def test_a_head_over_one_head_beside_heads_that_go_down() -> None:
    found = table(
        ["序号", "项目名称", "投资"],
        [None, None, "总投资"],
        [1, "A", 5],
        merges=((0, 0, 1, 0), (0, 1, 1, 1)),
    )
    assert labels(found) == ["序号", "项目名称", "投资 · 总投资"]
    assert numbers(found) == [3]


def test_a_row_of_words_below_a_wide_head_is_data() -> None:
    found = table(
        ["项目名称", None, "责任单位"], ["六工汇", "一期", "首钢集团"], merges=((0, 0, 0, 1),)
    )
    assert numbers(found) == [2]
    assert cells(found, 1) == ["一期"]


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


def test_a_head_over_several_empty_columns_is_one_column() -> None:
    found = table(
        ["项目名称", None, "总投资", "责任单位"],
        ["A", None, 5, "首钢集团"],
        merges=((0, 0, 0, 1), (1, 0, 1, 1)),
    )
    assert labels(found) == ["项目名称", "总投资", "责任单位"]
    assert found.warnings == ()


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


def test_heads_repeated_on_every_page_are_skipped() -> None:
    found = table(HEADS, ONE, [], HEADS, TWO)
    assert numbers(found) == [2, 5]
    assert skipped(found) == {4: "重复的表头"}


def test_heads_repeated_without_a_gap_are_skipped_row_by_row() -> None:
    upper: Row = ["项目名称", "投资", None]
    lower: Row = [None, "计划", "完成"]
    found = table(
        upper,
        lower,
        ["大桥", 1, 2],
        ["路", 3, 4],
        upper,
        lower,
        ["楼", 5, 6],
        merges=((0, 0, 1, 0), (0, 1, 0, 2)),
    )
    assert numbers(found) == [3, 4, 7]
    assert skipped(found) == {5: "重复的表头", 6: "重复的表头"}


def test_rows_of_a_text_file_that_are_wider_than_the_heads_are_skipped() -> None:
    rows: list[Row] = [["项目名称", "总投资（元）"], ["大桥", "1", "234.5"], ["路", "5"]]
    found = table_under(sheet(*rows, name=""), (1,))
    assert numbers(found) == [3]
    assert "没有加引号的逗号" in skipped(found)[2]
    assert labels(found) == ["项目名称", "总投资"]
    assert numbers(table(*rows)) == [2, 3]


def test_headings_of_groups_with_their_sums_are_no_data() -> None:
    found = table(
        HEADS,
        [None, "一、续建项目", 9],
        [None, "石景山区（2项）", 9],
        ONE,
        TWO,
        [None, "（二）新建项目", 9],
        [3, "一、二号楼（2项）", 5],
        [None, "二", 5, "首钢集团"],
    )
    assert numbers(found) == [4, 5, 7, 8]
    assert skipped(found) == dict.fromkeys((2, 3, 6), "分组标题")


def test_headings_of_groups_in_a_table_without_numbers() -> None:
    heads: Row = ["项目名称", "总投资（万元）"]
    found = table(
        heads, ["一、续建项目", 9], ["石景山区（共2个项目）", 9], ["大桥", 4], ["楼（12个）", 5]
    )
    assert numbers(found) == [4, 5]
    assert skipped(found) == dict.fromkeys((2, 3), "分组标题")
    assert numbers(table(heads, ["一、大桥", 4], ["二、楼", 5])) == [2, 3]


@pytest.mark.parametrize(
    "row",
    [
        ["甲", "乙", "1", "2=1*3"],
        ["栏次", None, 1, 2],
        ["A", "B", "C", "D"],
        ["(1)", "(2)", "(3)", "(4)"],
    ],
)
def test_a_row_that_numbers_the_columns(row: Row) -> None:
    found = table(HEADS, row, ONE, TWO)
    assert skipped(found) == {2: "各列的编号"}


def test_a_unit_that_is_said_below_the_table() -> None:
    heads: Row = ["序号", "项目名称", "总投资", "用地（亩）"]
    found = table(heads, [1, "大桥", 4, 5], [2, "楼", 4, 5], ["注：表中金额单位为万元。"])
    assert [column.unit for column in found.columns] == [None, None, "万元", "亩"]


def test_notes_in_several_cells_behind_a_gap_are_no_table() -> None:
    found = table(
        HEADS,
        ONE,
        TWO,
        [],
        ["注：", "1.总投资含征地费用"],
        [None, "2.数据截至6月底"],
        ["填报人：", "张三", "审核人：", "李四"],
    )
    assert numbers(found) == [2, 3]
    assert skipped(found) == dict.fromkeys((5, 6, 7), "表后的说明")


def test_two_tables_below_each_other_are_both_found_and_said() -> None:
    first, second = tables(
        ["表一 续建项目"],
        HEADS,
        ONE,
        ["合计", None, 120000],
        ["注：按月报"],
        [],
        ["表二 引进企业"],
        ["单位：亿元"],
        ["企业名称", "所在园区", "注册资本"],
        ["甲公司", "中关村石景山园", 1.5],
    )
    assert (first.title, numbers(first)) == ("表一 续建项目", [3])
    assert skipped(first) == {4: "合计、小计或其中行", 5: "表后的说明"}
    assert (second.title, second.header_rows, numbers(second)) == ("表二 引进企业", (9,), [10])
    assert units(second) == [None, None, "亿元"]
    assert first.warnings == ("这张工作表上有 2 张表，这是第 1 张",)
    assert second.warnings == ("这张工作表上有 2 张表，这是第 2 张",)


def test_the_same_heads_below_a_title_are_another_table() -> None:
    first, second = tables(["石景山区"], HEADS, ONE, [], ["门头沟区"], HEADS, TWO)
    assert (first.title, second.title) == ("石景山区", "门头沟区")
    assert (numbers(first), numbers(second)) == ([3], [7])


def test_a_second_table_of_unknown_words_is_found_by_its_place_over_figures() -> None:
    first, second = tables(["品名", "单价"], ["甲", 3], ["乙", 4], [], ["颜色", "尺寸"], ["红", 5])
    assert labels(first) == ["品名", "单价"]
    assert (labels(second), numbers(second)) == (["颜色", "尺寸"], [6])


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


def test_a_transposed_table_is_said_and_not_read() -> None:
    found = none(
        ["项目名称", "六工汇", "人工智能园", "数字港"],
        ["总投资（万元）", 120000, 85000, 3000],
        ["责任单位", "首钢集团", "门头沟区", "石景山区"],
        ["开工时间", Day("2023-06-01"), Day("2023-07-01"), None],
    )
    assert found.layout == "transposed"
    assert "横着的表" in found.reason


@pytest.mark.parametrize(
    "rows",
    [
        (["项目名称：", "六工汇"], ["总投资", "12亿元"], ["责任单位", "首钢集团"], ["备注", None]),
        (
            ["项目情况表"],
            ["项目名称", "六工汇", "项目代码", "2106-110107"],
            ["责任单位", "首钢集团", "责任人", "张三"],
            ["总投资", 120000, "开工时间", Day("2023-06-01")],
            ["建设内容", "改造厂房"],
        ),
    ],
    ids=["one beside the other", "two pairs in a row"],
)
def test_a_form_is_said_and_not_read(rows: tuple[Row, ...]) -> None:
    found = none(*rows)
    assert found.layout == "form"
    assert "填写单" in found.reason


def test_an_empty_sheet_and_one_without_heads_are_said() -> None:
    assert none().layout == "empty"
    assert none([], [None, "  "]).layout == "empty"
    assert none([1, 2, 3], [4, 5, 6]).layout == "unclear"
    assert "第几行" in none(["关于报送材料的通知"], ["各单位：请于月底前报送。"]).reason


def test_a_sheet_is_called_by_its_name_and_a_text_file_a_file() -> None:
    assert none([1, 2, 3]).reason.startswith("在工作表「Sheet1」里认不出")
    found = find(sheet([1, 2, 3], name=""))
    assert isinstance(found, NoTable)
    assert found.reason.startswith("在文件里认不出")


def test_a_page_of_explanations_is_no_table() -> None:
    found = none(
        ["说明", "重大项目"],
        ["数据截至", "2023年6月9日"],
        [],
        ["内容", "年度 2023"],
        ["口径", "投资完成率 = 当年累计完成 ÷ 本年计划投资"],
        ["亮灯", "按序时进度和逾期评定"],
        ["行数", 85],
    )
    assert found.layout == "unclear"


def test_indicators_below_heads_are_no_transposed_table() -> None:
    found = table(
        ["指标名称", "计量单位", "目标", "完成情况"],
        ["总投资", "亿元", 100, 50],
        ["企业数量", "家", 80, 40],
        ["完成率", "%", 100, 50],
        ["税收收入", "亿元", 10, 5],
        ["产值", "亿元", 10, 5],
    )
    assert numbers(found) == [2, 3, 4, 5, 6]


def test_hidden_sheets_are_found_and_marked() -> None:
    found = find(Sheet("旧数据", True, [HEADS, ONE], []))
    assert isinstance(found, tuple)
    assert found[0].is_hidden
    assert found[0].warnings == ("工作表「旧数据」是隐藏的，请确认要不要导入",)


def test_cells_of_a_form_above_the_heads_are_no_heads() -> None:
    found = table(
        ["重大项目月报表"],
        ["填报单位", "门头沟区", "联系人", "张三"],
        HEADS,
        ONE,
    )
    assert found.header_rows == (3,)
    assert numbers(found) == [4]


def test_a_few_names_above_a_wide_table_are_no_heads() -> None:
    found = table(["填报单位", "联系人"], ["门头沟区", "张三"], [*HEADS, "备注"], [*ONE, "无"])
    assert found.header_rows == (3,)


def test_heads_alone_are_a_table_without_rows() -> None:
    found = table(HEADS)
    assert (found.rows, found.warnings) == ((), ("表头下面没有数据",))


def test_a_list_in_one_column() -> None:
    assert numbers(table(["企业名称"], ["甲公司"], ["乙公司"])) == [2, 3]


def test_heads_may_be_months_and_years() -> None:
    found = table(["项目名称", *(f"{n}月" for n in range(1, 13))], ["A", *range(12)])
    assert labels(found)[1:] == [f"{n}月" for n in range(1, 13)]
    found = table(["指标", "2021年", "2022年", "2023年"], ["产值", 1, 2, 3])
    assert labels(found)[1:] == ["2021年", "2022年", "2023年"]


def test_a_person_may_say_which_row_has_the_heads() -> None:
    rows: list[Row] = [["x", 1], ["甲", 5], ["乙", 6]]
    found = table_under(Sheet("表", False, rows, []), (1,))
    assert (labels(found), numbers(found)) == (["x", "1"], [2, 3])
    with pytest.raises(UserError, match="第 1 行是空的"):
        table_under(Sheet("表", False, [[], *rows], []), (1,))


def test_hostile_merges_take_no_time() -> None:
    rows: list[Row] = [HEADS] + [[n, f"项目{n}", n, None] for n in range(1, 3000)]
    merges = [(1, 3, 1_048_575, 16_383)] * 20_000 + [(n, 0, n, 16_383) for n in range(30_000)]
    found = find(Sheet("Sheet1", False, rows, merges))
    assert isinstance(found, tuple)
    assert len(found[0].rows) == 2999


def test_a_table_need_not_begin_in_the_corner() -> None:
    found = table([], [], [None, None, "重点任务表"], [None, None, *HEADS], [None, None, *ONE])
    assert (found.title, found.header_rows, numbers(found)) == ("重点任务表", (4,), [5])
    assert [column.index for column in found.columns] == [2, 3, 4, 5]
    assert found.rows[0].cells == tuple(ONE)


def test_heads_in_four_rows() -> None:
    found = table(
        ["项目名称", "投资情况", None, None, None],
        [None, "总投资", "本年", None, None],
        [None, None, "计划", "完成", None],
        [None, None, None, "1月", "2月"],
        ["A", 1, 2, 3, 4],
        merges=(
            (0, 0, 3, 0),
            (0, 1, 0, 4),
            (1, 1, 3, 1),
            (1, 2, 1, 4),
            (2, 2, 3, 2),
            (2, 3, 2, 4),
        ),
    )
    assert found.header_rows == (1, 2, 3, 4)
    assert labels(found)[-1] == "投资情况 · 本年 · 完成 · 2月"
    assert numbers(found) == [5]


def test_a_head_over_some_columns_whose_other_heads_stand_below() -> None:
    rows: tuple[Row, ...] = (
        ["重大项目表"],
        [None, None, None, "本年完成情况"],
        ["序号", "项目名称", "总投资", "1—6月", "占计划%"],
        [1, "A", 3, 4, 5],
    )
    found = table(*rows, merges=((0, 0, 0, 4), (1, 3, 1, 4)))
    assert found.header_rows == (2, 3)
    assert labels(found)[2:] == ["总投资", "本年完成情况 · 1—6月", "本年完成情况 · 占计划"]
    assert found.title == "重大项目表"


def test_a_date_above_the_heads_is_none_of_them() -> None:
    found = table([None, None, "2023年6月"], HEADS, ONE, merges=((0, 2, 0, 3),))
    assert found.header_rows == (2,)


def test_a_title_beside_which_something_stands() -> None:
    assert table(["附件1", None, "重大项目表"], ["单位：万元"], HEADS, ONE).title == "重大项目表"


def test_years_may_be_numbers_in_the_heads() -> None:
    found = table(["指标", 2021, 2022], ["产值", 1, 2], ["税收收入", 3, 4], ["固定资产投资", 5, 6])
    assert labels(found) == ["指标", "2021", "2022"]
    assert numbers(found) == [2, 3, 4]


def test_two_tables_of_words_only() -> None:
    first, second = tables(
        ["任务", "牵头单位", "完成时限"],
        ["改造厂房", "首钢集团", "12月底"],
        [],
        ["项目名称", "建设地点", "责任单位", "形象进度", "存在问题"],
        ["六工汇", "首钢园", "首钢集团", "封顶", "无"],
    )
    assert (numbers(first), numbers(second)) == ([2], [5])


def test_a_text_that_begins_with_of_which_is_no_total() -> None:
    rows: tuple[Row, ...] = (
        ["项目名称", "建设内容", "总投资"],
        ["A", "其中一期改造厂房", 1],
        ["其中续建", None, 1],
        ["共 1 项"],
    )
    found = table(*rows)
    assert numbers(found) == [2]
    assert list(skipped(found)) == [3, 4]


def test_heads_in_the_language_of_the_user() -> None:
    words = {"项目名称": "Project", "总投资": "Investment", "万元": "10k yuan", "责任单位": "Unit"}
    translation.install(lambda text: words.get(text, text))
    try:
        found = table(
            ["All", "of", "them"],
            ["Project", "Investment (10k yuan)", "Unit"],
            ["A", "pending", "B"],
        )
    finally:
        translation.install()
    assert labels(found) == ["Project", "Investment", "Unit"]
    assert units(found) == [None, "万元", None]


def test_one_head_may_explain_itself() -> None:
    head = "存在问题：请写明问题、原因和需要哪一级协调。"
    found = table(["序号", "项目名称", "总投资", "责任单位", head], [1, "A", 3, "B", "无"])
    assert found.header_rows == (1,)


def test_a_long_remark_in_a_head_leaves_it_one() -> None:
    head = f"建设内容（{'包括建筑面积、' * 10}请逐项填写）"
    assert len(labels(table(["序号", "项目名称", head], [1, "A", "B"]))) == 3


def test_a_merged_head_that_reaches_into_the_rows_is_no_value_of_theirs() -> None:
    found = table(HEADS, ONE, ["3", "C"], merges=((0, 3, 2, 3),))
    assert cells(found, 3) == ["首钢集团", None]


def test_rows_with_nothing_in_the_columns_are_skipped() -> None:
    found = table(
        [None, "项目名称", "总投资", "责任单位"],
        [0, "A", 5],
        [1],
        [2, "C"],
        [3, *[None] * 5, "x"],
    )
    assert numbers(found) == [2, 4]
    assert skipped(found) == dict.fromkeys((3, 5), "只在没有列名的列里有内容")


@pytest.mark.parametrize("sign", ["(", "1", "注", "。", "\n", "中 ", "：", "其中"])
def test_cells_of_a_megabyte_take_no_time(sign: str) -> None:
    long = sign * 500_000
    find(sheet([long, long], HEADS, ONE, [None, long, long], [long]))
    find(sheet([long, long, long], [long], [long, 5]))


NAMES = st.text("京西首钢门头沟石景山园区项目改造", min_size=2, max_size=8)
TITLES = st.sampled_from(
    [
        ["2023年重大项目表"],
        ["附件2"],
        ["填报单位：首钢集团", None, "单位：万元"],
        [],
        ["（截至6月底）"],
    ]
)
TOTALS = st.sampled_from(
    [
        ["合计", None, 10],
        [None, "小  计", 3],
        ["其中：续建", None, 4],
        [],
        [7],
        ["总计(3项)", None, 9],
    ]
)
NOTES = st.sampled_from(
    [
        ["注：1.按月报。"],
        ["数据来源：月报", None],
        ["填报人：张三", None, "审核：李四"],
        [],
        ["2.初步数。"],
    ]
)


@given(
    titles=st.lists(TITLES, max_size=4),
    rows=st.lists(
        st.tuples(NAMES, st.integers(1, 10**6) | st.none(), NAMES | st.none()),
        min_size=1,
        max_size=9,
    ),
    totals=st.dictionaries(st.integers(0, 9), TOTALS, max_size=4),
    notes=st.lists(NOTES, max_size=4),
)
@example(titles=[], rows=[("京西", None, None)], totals={0: []}, notes=[])
def test_a_table_is_found_with_exactly_its_own_rows(
    titles: list[Row],
    rows: list[tuple[str, int | None, str | None]],
    totals: dict[int, Row],
    notes: list[Row],
) -> None:
    made: list[Row] = [*titles, HEADS]
    expected = {}
    for number, values in enumerate(rows, 1):
        made += [totals[number - 1]] if number - 1 in totals else []
        made.append([number, *values])
        expected[len(made)] = (number, *values)
    found = find(Sheet("Sheet1", False, [*made, *notes], []))
    assert isinstance(found, tuple)
    assert len(found) == 1
    assert {row.number: row.cells for row in found[0].rows} == expected
    assert found[0].header_rows == (len(titles) + 1,)


GROUPS = st.lists(st.sampled_from([0, 0, 2, 3]), min_size=1, max_size=6)


@given(GROUPS, st.booleans(), st.integers(1, 4))
@example([2], True, 1)
def test_heads_in_two_rows_are_read_as_they_were_made(
    groups: list[int], is_merged: bool, count: int
) -> None:
    """`groups` has how many heads stand below each of the upper ones."""
    upper: Row = ["项目名称"]
    lower: Row = [None]
    merges: list[Range] = [(1, 0, 2, 0)]
    paths: list[tuple[str, ...]] = [("项目名称",)]
    for number, below in enumerate(groups):
        place, name = len(upper), f"第{number}类投资"
        subheads = [f"{letter}期完成" for letter in "甲乙丙"[:below]]
        upper += [name, *[None] * (below - 1)]
        lower += subheads or [None]
        merges.append((1, place, 1, place + below - 1) if below else (1, place, 2, place))
        paths += [(name, subhead) for subhead in subheads] or [(name,)]
    body: list[Row] = [[f"项目{n}", *range(1, len(upper))] for n in range(count)]
    heads: list[Row] = [upper, lower] if any(groups) else [upper]
    rows: list[Row] = [["投资表"], *heads, *body]
    [found] = tables(*rows, merges=tuple(merges) if is_merged and any(groups) else ())
    assert [column.path for column in found.columns] == paths
    assert [list(row.cells) for row in found.rows] == body
    assert found.title == "投资表"


WORDS: st.SearchStrategy[Cell] = st.sampled_from(
    [
        "序号",
        "项目名称",
        "总投资（万元）",
        "完成",
        "合计",
        "注：",
        "一、续建",
        "甲",
        "京西",
        "  ",
        "单位：万元",
        1,
        2,
        3.5,
        2023,
        None,
        None,
        None,
        Day("2023-06-09"),
        Fault("#N/A"),
        Doubtful("1" * 18),
        True,
    ]
)
MERGES = st.tuples(st.integers(0, 8), st.integers(0, 5), st.integers(0, 3), st.integers(0, 3)).map(
    lambda m: (m[0], m[1], m[0] + m[2], m[1] + m[3])
)


@given(st.lists(st.lists(WORDS, max_size=6), max_size=9), st.lists(MERGES, max_size=5))
def test_no_row_of_any_sheet_is_lost(rows: list[Row], merges: list[Range]) -> None:
    found = find(Sheet("Sheet1", False, rows, merges))
    if isinstance(found, NoTable):
        assert found.reason
        return
    for one in found:
        width = {len(one.columns)}
        assert {len(row.cells) for row in one.rows} <= width
        assert all(any(cell is not None for cell in row.cells) for row in one.rows)
    if len(found) == 1:
        [one] = found
        told = [*numbers(one), *skipped(one)]
        assert len(told) == len(set(told))
        assert set(told) >= {
            number
            for number, row in enumerate(rows, 1)
            if number > one.header_rows[-1] and lines.filled(row)
        }
