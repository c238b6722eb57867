"""The rows of the heads: one to four of them, below titles and forms, above rows of data."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jingxi_desktop.exchange.spreadsheets.workbook import Range, Row
from tests.exchange.tables.found import (
    HEADS,
    ONE,
    cells,
    labels,
    numbers,
    skipped,
    table,
    tables,
    units,
)

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
        ("分组标题",),
    ]
    assert [row.cells[-1] for row in found.rows] == ["石景山区", "门头沟区"]
    assert labels(found)[6] == "本年完成情况 · 占年计划"
    assert units(found) == [None, None, *["万元"] * 4, "%", *[None] * 4]
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


def test_months_that_are_mere_numbers_stand_below_heads_that_go_on_beside_them() -> None:
    first: Row = ["项目名称", "分月完成投资", None, "责任单位"]
    merges = ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3))
    found = table(first, [None, 1, 2], ["桥", 10, 20, "石景山区"], merges=merges)
    assert [column.path for column in found.columns] == [
        ("项目名称",),
        ("分月完成投资", "1"),
        ("分月完成投资", "2"),
        ("责任单位",),
    ]
    assert numbers(found) == [3]


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


def test_a_head_over_one_head_beside_heads_that_go_down() -> None:
    found = table(
        ["序号", "项目名称", "投资"],
        [None, None, "总投资"],
        [1, "A", 5],
        merges=((0, 0, 1, 0), (0, 1, 1, 1)),
    )
    assert labels(found) == ["序号", "项目名称", "投资 · 总投资"]
    assert numbers(found) == [3]


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


def test_a_row_of_words_below_a_wide_head_is_data() -> None:
    found = table(
        ["项目名称", None, "责任单位"], ["六工汇", "一期", "首钢集团"], merges=((0, 0, 0, 1),)
    )
    assert numbers(found) == [2]
    assert cells(found, 1) == ["一期"]


def test_cells_of_a_form_above_the_heads_are_no_heads() -> None:
    found = table(
        ["重大项目月报表"],
        ["填报单位", "门头沟区", "联系人", "张三"],
        ["（截至6月底）"],
        HEADS,
        ONE,
    )
    assert found.header_rows == (4,)
    assert numbers(found) == [5]


def test_a_few_names_above_a_wide_table_are_no_heads() -> None:
    found = table(["填报单位", "联系人"], ["门头沟区", "张三"], [*HEADS, "备注"], [*ONE, "无"])
    assert found.header_rows == (3,)


def test_a_date_above_the_heads_is_none_of_them() -> None:
    found = table([None, None, "2023年6月"], HEADS, ONE, merges=((0, 2, 0, 3),))
    assert found.header_rows == (2,)


def test_a_list_in_one_column() -> None:
    assert numbers(table(["企业名称"], ["甲公司"], ["乙公司"])) == [2, 3]


def test_a_lone_word_above_a_table_is_its_title_though_a_field_is_called_so() -> None:
    found = table(["总投资"], ["品名", "颜色", "尺寸"], ["甲", "红", 5])
    assert (found.title, found.header_rows) == ("总投资", (2,))


def test_long_lines_above_the_heads_are_none_of_them() -> None:
    found = table(["截至六月底的" * 8] * 2, ["品名", "颜色"], ["甲", 5], ["乙", 6])
    assert found.header_rows == (2,)


def test_an_empty_row_below_the_heads_is_none_of_them() -> None:
    assert table(HEADS, [], ONE).header_rows == (1,)


def test_a_row_below_the_table_is_no_head_of_its_first_row() -> None:
    assert table(HEADS, ONE, ["甲园", None, "乙园"]).header_rows == (1,)


@pytest.mark.parametrize("area", ["（亩）", "亩", "万平方米"])
def test_a_row_of_units_below_heads_where_nothing_is_merged(area: str) -> None:
    heads: Row = ["项目名称", "总投资", "面积", "完成率"]
    found = table(heads, [None, "元", area, "%"], ["大桥", 5, 6, 7])
    assert found.header_rows == (1, 2)
    assert labels(found) == heads
    assert units(found) == [None, "元", area.strip("（）"), "%"]


def test_a_name_alone_below_a_wide_head_is_data() -> None:
    found = table(
        ["项目名称", None, "责任单位"], ["六工汇"], ["路", "一期", 5], merges=((0, 0, 0, 1),)
    )
    assert numbers(found) == [2, 3]


def test_heads_over_some_columns_of_a_csv_file_whose_other_heads_stand_below() -> None:
    found = table(
        [None, None, "本年", None, "上年", None],
        ["序号", "项目名称", "计划投资", "完成投资", "计划投资", "完成投资"],
        [1, "大桥", 3, 4, 5, 6],
    )
    assert found.header_rows == (1, 2)
    assert labels(found)[2:] == [
        "本年 · 计划投资",
        "本年 · 完成投资",
        "上年 · 计划投资",
        "上年 · 完成投资",
    ]


CAPTIONS: list[Row] = [
    ["单位：万元", "2023年6月"],
    ["2023年6月", "金额单位：万元"],
    ["重大项目进展情况", "单位：万元"],
    ["重大项目", "（万元）"],
    ["填报单位", "（单位：万元、%）"],
    ["截至6月底", "万元"],
    ["重大项目表", "2023年6月"],
    ["重大项目台账（6月）", "截至6月底"],
    ["附件1", "2023年6月"],
    ["填报单位：", "填报日期："],
]


@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "as in CSV"])
@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_of_several_cells_above_the_heads_is_no_group_of_columns(
    caption: Row, is_merged: bool
) -> None:
    left, right = caption
    found = table(
        ["京西地区"],
        [left, None, right, None],
        ["项目名称", "总投资", "责任单位", "形象进度"],
        ["大桥", 5, "首钢集团", "封顶"],
        merges=((1, 0, 1, 1), (1, 2, 1, 3)) if is_merged else (),
    )
    assert found.header_rows == (3,)
    assert labels(found) == ["项目名称", "总投资", "责任单位", "形象进度"]
    unit = "万元" if "万元" in str(right) + str(left) else None
    assert units(found) == [None, unit, None, None]


@pytest.mark.parametrize("group", ["基本情况", "2023年", "项目概况（简要）"])
def test_groups_of_a_csv_file_over_all_columns_stay_heads(group: str) -> None:
    found = table(
        ["重大项目表", None, "单位：万元", None],
        [group, None, "截至6月底", None],
        ["项目名称", "总投资", "完成投资", "形象进度"],
        ["大桥", 5, 3, "封顶"],
    )
    assert found.header_rows == (2, 3)
    assert labels(found)[2:] == ["截至6月底 · 完成投资", "截至6月底 · 形象进度"]
    assert (found.title, units(found)[1:3]) == ("重大项目表", ["万元", "万元"])


@pytest.mark.parametrize(
    "caption", [["园区情况", None, "2023年6月"], ["2023年6月", None, "园区名录"]]
)
def test_a_title_and_a_month_above_heads_are_no_groups_of_columns(caption: Row) -> None:
    heads: Row = ["园区", "所属区域", "规划建筑面积", "主导产业"]
    rows: tuple[Row, ...] = (caption, heads, ["甲园", "石景山区", 5, "体育"])
    assert labels(table(*rows)) == heads
    merged = table(*rows, merges=((0, 0, 0, 1), (0, 2, 0, 3)))
    assert labels(merged)[0] == f"{caption[0]} · 园区"


def test_months_that_divide_a_table_without_merged_cells_stay_heads() -> None:
    heads: Row = ["序号", "项目名称", "计划", "完成"]
    found = table([None, None, "2023年6月", None], heads, [1, "甲", 5, 6])
    assert labels(found) == heads
    found = table(
        ["序号", "项目名称", "2023年5月", None, "2023年6月", None],
        [None, None, "计划", "完成", "计划", "完成"],
        [1, "甲", 5, 6, 7, 8],
    )
    assert labels(found)[4:] == ["2023年6月 · 计划", "2023年6月 · 完成"]
    found = table(["指标", "2023年6月"], ["算力", 500], ["企业数", 80])
    assert labels(found) == ["指标", "2023年6月"]


def test_a_head_that_is_called_a_table_is_a_head() -> None:
    found = table(
        ["序号", "项目名称", "附件", None],
        [None, None, "进度表", "合同"],
        [1, "大桥", "有", "无"],
    )
    assert labels(found) == ["序号", "项目名称", "附件 · 进度表", "附件 · 合同"]
    found = table(
        ["序号", "项目名称", "资金台账", None, None],
        [None, None, "计划", "拨付", "支出"],
        [1, "大桥", 5, 6, 7],
    )
    assert labels(found)[1:3] == ["项目名称", "资金台账 · 计划"]
    found = table(["序号", "进度表", None, None], [None, "1月", "2月", "3月"], [1, 5, 6, 7])
    assert labels(found)[:2] == ["序号", "进度表 · 1月"]


@pytest.mark.parametrize(
    "caption",
    [["重大项目表", None, None, "单位：万元"], [None, "情况", None, None, None, "单位：万元"]],
)
def test_a_caption_may_begin_left_of_the_heads_and_end_right_of_them(caption: Row) -> None:
    heads: Row = [None, "项目名称", "总投资", "责任单位", "形象进度"]
    found = table(caption, heads, [None, "大桥", 5, "首钢集团", "封顶"])
    assert (labels(found), found.header_rows) == (heads[1:], (2,))
    assert units(found)[1] == "万元"


@pytest.mark.parametrize("mark", [":", "："])
def test_heads_may_have_a_sign_behind_them(mark: str) -> None:
    heads: Row = ["序号", "项目名称", f"总投资（万元）{mark}", f"备注{mark}"]
    assert table(heads, ONE).header_rows == (1,)
    found = table([f"项目名称{mark}", f"总投资{mark}"], ["大桥", 5], ["塔", 6])
    assert numbers(found) == [2, 3]


def test_a_row_of_units_may_say_that_it_has_them() -> None:
    found = table(
        ["项目名称", "总投资", "注册资本"], [None, "单位：元", "单位：万元"], ["甲", 5, 6]
    )
    assert units(found) == [None, "元", "万元"]


@pytest.mark.parametrize("usual", [0, 4], ids=["downwards", "upwards"])
def test_heads_have_four_rows_at_most(usual: int) -> None:
    """From the row of the most usual words on, here the first or the last of five that divide each other."""
    rows: list[Row] = [[None] * 32 for _ in range(5)]
    merges: list[Range] = []
    for row, width in enumerate((16, 8, 4, 2, 1)):
        for place in range(0, 32, width):
            rows[row][place] = f"{place}期完成" if row == usual else f"{place}类"
            merges += [(row, place, row, place + width - 1)] if width > 1 else []
    found = table(*rows, [*range(32)], merges=tuple(merges))
    assert found.header_rows == ((1, 2, 3, 4) if usual == 0 else (2, 3, 4, 5))


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
