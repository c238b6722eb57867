"""Tables as officers' files have them are found with exactly their own rows, or it is said why none is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

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
from jingxi_desktop.exchange.tables.found_table import NoTable
from jingxi_desktop.exchange.tables.recognition import find, table_under
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError
from tests.exchange.tables.found import (
    HEADS,
    ONE,
    TWO,
    labels,
    numbers,
    sheet,
    skipped,
    table,
    tables,
    units,
)


def none(*rows: Row) -> NoTable:
    found = find(sheet(*rows))
    assert isinstance(found, NoTable), found
    return found


def test_a_plain_table_is_found_as_it_is() -> None:
    found = table(HEADS, ONE, TWO)
    assert found.header_rows == (1,)
    assert labels(found) == ["序号", "项目名称", "总投资", "责任单位"]
    assert units(found) == [None, None, "万元", None]
    assert [row.cells for row in found.rows] == [tuple(ONE), tuple(TWO)]
    assert (found.title, found.skipped, found.warnings) == ("", (), ())


def test_a_table_need_not_begin_in_the_corner() -> None:
    found = table([], [], [None, None, "重点任务表"], [None, None, *HEADS], [None, None, *ONE])
    assert (found.title, found.header_rows, numbers(found)) == ("重点任务表", (4,), [5])
    assert [column.index for column in found.columns] == [2, 3, 4, 5]
    assert found.rows[0].cells == tuple(ONE)


def test_a_title_beside_which_something_stands() -> None:
    assert table(["附件1", None, "重大项目表"], ["单位：万元"], HEADS, ONE).title == "重大项目表"


@pytest.mark.parametrize(
    "line", [["填报单位：石景山区"], ["填报单位: 石景山区"], [2023], ["附件1"]]
)
def test_the_title_is_the_first_line_that_says_what_the_table_is(line: Row) -> None:
    assert table(line, ["重大项目表"], HEADS, ONE).title == "重大项目表"


def test_heads_alone_are_a_table_without_rows() -> None:
    found = table(HEADS)
    assert (found.rows, found.warnings) == ((), ("表头下面没有数据",))


def test_hidden_sheets_are_found_and_marked() -> None:
    found = find(Sheet("旧数据", True, [HEADS, ONE], []))
    assert isinstance(found, tuple)
    assert found[0].is_hidden
    assert found[0].warnings == ("工作表「旧数据」是隐藏的，请确认要不要导入",)


def test_a_few_hidden_rows_are_all_named() -> None:
    found = find(Sheet("表", False, [HEADS, ONE, TWO], [], hidden=[1]))
    assert isinstance(found, tuple)
    told = "有 1 行是隐藏的或被筛选掉的（第 2 行），也会读取；不要的请先在表格里删去"
    assert found[0].warnings == (told,)


def test_a_person_may_say_which_row_has_the_heads() -> None:
    rows: list[Row] = [["x", 1], ["甲", 5], ["乙", 6]]
    found = table_under(Sheet("表", False, rows, []), (1,))
    assert (labels(found), numbers(found)) == (["x", "1"], [2, 3])
    with pytest.raises(UserError, match="第 1 行是空的"):
        table_under(Sheet("表", False, [[], *rows], []), (1,))


def test_below_the_heads_that_a_person_names_empty_rows_are_passed_over() -> None:
    found = table_under(sheet(["x", 1], [], ["甲", 5], [None, "  "], ["乙", 6]), (1,))
    assert (numbers(found), found.skipped) == ([3, 5], ())


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


@pytest.mark.parametrize("gap", [[], [[]]], ids=["at once", "after an empty row"])
def test_a_caption_of_several_cells_begins_the_next_table(gap: list[Row]) -> None:
    caption: Row = ["重大项目进展情况", None, "单位：万元", "2023年6月"]
    first, second = tables(["企业名称", "园区"], ["甲", "石景山园"], *gap, caption, HEADS, ONE)
    assert (numbers(first), len(first.columns)) == ([2], 2)
    assert second.header_rows == (4 + len(gap),)
    assert units(table(caption, ["项目名称", "总投资"], ["大桥", 5])) == [None, "万元"]


def test_words_that_may_be_a_caption_are_data_where_no_heads_follow() -> None:
    heads: Row = ["项目名称", "备注"]
    assert numbers(table(heads, ["大桥", "进度表"], ["塔", "合同"], ["路", "清单"])) == [2, 3, 4]


def test_the_same_heads_below_a_title_are_another_table() -> None:
    first, second = tables(["石景山区"], HEADS, ONE, [], ["门头沟区"], HEADS, TWO)
    assert (first.title, second.title) == ("石景山区", "门头沟区")
    assert (numbers(first), numbers(second)) == ([3], [7])


def test_a_title_without_a_gap_above_it_begins_another_table() -> None:
    heads: Row = ["企业名称", "所在园区"]
    first, second = tables(HEADS, ONE, ["引进企业"], heads, ["甲公司", "石景山园"])
    assert (numbers(first), second.title, numbers(second)) == ([2], "引进企业", [5])


def test_a_total_above_another_table_belongs_to_the_first_one() -> None:
    first, second = tables(
        HEADS, ONE, ["共 1 项"], ["引进企业"], ["企业名称", "所在园区"], ["甲公司", "石景山园"]
    )
    assert skipped(first) == {3: "合计、小计或其中行"}
    assert second.title == "引进企业"


def test_a_row_of_usual_words_without_a_gap_is_data() -> None:
    found = table(["指标名称", "统计单位"], ["用地面积", "建设单位"], ["总投资", "责任单位"])
    assert numbers(found) == [2, 3]


def test_a_row_of_unknown_words_behind_a_gap_is_data_where_no_figures_are_above() -> None:
    heads: Row = ["任务", "牵头单位"]
    found = table(heads, ["改造厂房", "首钢集团"], [], ["引进企业", "石景山区"])
    assert numbers(found) == [2, 4]
    assert numbers(table(heads, [], ["引进企业", "石景山区"])) == [3]


def test_words_in_place_of_a_figure_below_a_lone_name_are_data() -> None:
    found = table(["品名", "单价"], ["甲", 3], ["乙", 4], ["丙"], ["丁", "未定"])
    assert numbers(found) == [2, 3, 4, 5]


def test_a_name_with_a_colon_above_repeated_heads_is_no_title() -> None:
    found = table(HEADS[1:], ["大桥：一期", 5, "首钢集团"], HEADS[1:], ["楼", 6, "首钢集团"])
    assert numbers(found) == [2, 4]
    assert skipped(found) == {3: "重复的表头"}


def test_a_second_table_after_one_that_has_few_usual_heads() -> None:
    first, second = tables(
        ["品名", "备注", "尺寸", "数量", "颜色"],
        ["甲", None, 3, 4, "红"],
        [],
        HEADS,
        ONE,
    )
    assert (first.header_rows, numbers(first)) == ((1,), [2])
    assert (second.header_rows, numbers(second)) == ((4,), [5])


def test_a_second_table_of_unknown_words_is_found_by_its_place_over_figures() -> None:
    first, second = tables(["品名", "单价"], ["甲", 3], ["乙", 4], [], ["颜色", "尺寸"], ["红", 5])
    assert labels(first) == ["品名", "单价"]
    assert (labels(second), numbers(second)) == (["颜色", "尺寸"], [6])


def test_two_tables_of_words_only() -> None:
    first, second = tables(
        ["任务", "牵头单位", "完成时限"],
        ["改造厂房", "首钢集团", "12月底"],
        [],
        ["项目名称", "建设地点", "责任单位", "形象进度", "存在问题"],
        ["六工汇", "首钢园", "首钢集团", "封顶", "无"],
    )
    assert (numbers(first), numbers(second)) == ([2], [5])


def test_a_transposed_table_is_said_and_not_read() -> None:
    found = none(
        ["项目名称", "六工汇", "人工智能园", "数字港"],
        ["总投资（万元）", 120000, 85000, 3000],
        ["责任单位", "首钢集团", "门头沟区", "石景山区"],
        ["开工时间", Day("2023-06-01"), Day("2023-07-01"), None],
    )
    assert found.layout == "transposed"
    assert "横着的表" in found.reason


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
        (
            *(["请如实填写。"] for _ in range(5)),
            ["项目名称：", "六工汇"],
            ["总投资", "12亿元"],
            ["责任单位", "首钢集团"],
        ),
    ],
    ids=["one beside the other", "two pairs in a row", "below many lines"],
)
def test_a_form_is_said_and_not_read(rows: tuple[Row, ...]) -> None:
    found = none(*rows)
    assert found.layout == "form"
    assert "填写单" in found.reason


@pytest.mark.parametrize(
    "rows",
    [
        (["品", "价"], ["完成率", 5], ["税收", 6]),
        (["名称", "数量", "金额", "甲", "乙", "丙"], ["总投资", 5], ["税收", 6], ["大桥", 7]),
        (
            ["品", "价"],
            *([name, 5] for name in ("完成率", "税收", "总投资", "大桥", "路", "楼", "园")),
        ),
    ],
    ids=["few", "no more than in the row", "less than half"],
)
def test_a_few_usual_names_in_the_first_column_make_no_transposed_table(
    rows: tuple[Row, ...],
) -> None:
    found = table(*rows)
    assert (found.header_rows, len(found.rows)) == ((1,), len(rows) - 1)


@pytest.mark.parametrize(
    "rows",
    [
        (["品名", "颜色", "尺寸"], ["甲", "红"], ["乙", "蓝"], ["丙", "绿", 5]),
        (["品名", "时刻"], ["甲", Day("2023-06-09")], ["乙", Day("2023-06-10")]),
        (["品名", "单价"], ["甲", "3元"], ["乙", "4元"]),
    ],
    ids=["three columns", "days", "figures with their units"],
)
def test_a_table_of_unknown_words_is_no_page_of_explanations(rows: tuple[Row, ...]) -> None:
    found = table(*rows)
    assert (found.header_rows, len(found.rows)) == ((1,), len(rows) - 1)


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


def test_a_few_usual_names_among_other_words_make_no_form() -> None:
    found = none(
        ["项目名称", "六工汇"],
        ["责任单位", "首钢集团"],
        ["备注", "无"],
        ["口径", "按月"],
        ["行数", "多"],
        ["由来", "月报"],
        ["说法", "初步"],
    )
    assert found.layout == "unclear"


def test_an_empty_sheet_and_one_without_heads_are_said() -> None:
    assert none().layout == "empty"
    assert none([], [None, "  "]).layout == "empty"
    assert none([1, 2, 3], [4, 5, 6]).layout == "unclear"
    assert none(["1.5", "2"], ["4", "5"]).layout == "unclear"
    assert none(["2023-06-09", "甲"], ["2023-06-10", "5"]).layout == "unclear"
    assert none([2021], [2022]).layout == "unclear"
    assert "第几行" in none(["关于报送材料的通知"], ["各单位：请于月底前报送。"]).reason


def test_a_sheet_is_called_by_its_name_and_a_text_file_a_file() -> None:
    assert none([1, 2, 3]).reason.startswith("在工作表「Sheet1」里认不出")
    found = find(sheet([1, 2, 3], name=""))
    assert isinstance(found, NoTable)
    assert found.reason.startswith("在文件里认不出")


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


def test_a_long_sheet_is_left_soon_after_nobody_wants_it() -> None:
    rows = [ONE] * 5000
    looked: list[bool] = []

    def cancelled() -> bool:
        looked.append(len(looked) == 3)
        return looked[-1]

    long = sheet(HEADS, *rows)
    with pytest.raises(CancelledError):
        find(long, cancelled)
    with pytest.raises(CancelledError):
        table_under(long, (1,), lambda: True)
    assert looked == [False, False, False, True]


@pytest.mark.parametrize(
    "above",
    [
        ["附件2（续）"],
        ["重大项目表（续表）"],
        ["重大项目表 续表"],
        ["续表1"],
        ["重大项目表"],
        ["单位：万元"],
    ],
)
def test_heads_on_each_printed_page_are_those_of_one_table(above: Row) -> None:
    found = table(
        ["附件2"],
        ["重大项目表"],
        ["单位：万元"],
        HEADS,
        ONE,
        ["第 1 页 共 2 页"],
        above,
        HEADS,
        TWO,
        ["第2页，共2页"],
    )
    assert numbers(found) == [5, 9]
    assert skipped(found) == {
        6: "页码",
        7: "重复的表头",
        8: "重复的表头",
        10: "页码",
    }


def test_the_heads_below_another_title_are_those_of_another_table() -> None:
    above: Row = ["重大项目表"]
    first, second = tables(above, HEADS, ONE, ["第1页"], ["门头沟区重大项目表（续）"], HEADS, TWO)
    assert (numbers(first), numbers(second)) == ([3], [7])


def test_hidden_columns_are_told() -> None:
    hiding = replace(sheet(HEADS, ONE), hidden_columns=[(2, 2), (7, 16383)])
    found = find(hiding)
    assert isinstance(found, tuple)
    assert found[0].warnings == ("C 列「总投资」是隐藏的，请核对要不要导入",)


def test_a_sheet_of_pictures_without_heads_says_so() -> None:
    found = find(replace(sheet(["见图"]), has_pictures=True))
    assert isinstance(found, NoTable)
    assert "图片里的表读不出来，请向提供的人要表格原件" in found.reason
    assert "图片" not in none(["见图"]).reason
