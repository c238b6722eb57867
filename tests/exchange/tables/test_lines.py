"""Rows below the heads that are no data: totals, notes, headings of groups and others, each with its reason."""

import pytest

from jingxi_desktop import translation
from jingxi_desktop.exchange.spreadsheets.workbook import Day, Row
from jingxi_desktop.exchange.tables.recognition import table_under
from tests.exchange.tables.found import HEADS, ONE, TWO, labels, numbers, sheet, skipped, table


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
        "占比",
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


def test_figures_before_the_word_of_a_total_do_not_count() -> None:
    found = table(["年份", "总投资", "项目名称"], [2023, 5, "大桥"], [2023, 5, "合计"])
    assert (numbers(found), skipped(found)) == ([2], {3: "合计、小计或其中行"})


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


@pytest.mark.parametrize(
    "note",
    [
        "数据来源：市统计局",
        "注：按月报",
        "注1：按月报",
        "填报人：张三",
        "备注：无",
        "以上均为初步统计数。",
        "主要负责人签字：",
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


def test_tasks_numbered_in_chinese_are_data() -> None:
    found = table(
        ["序号", "任务", "牵头单位"],
        ["一", "改造首钢园", "首钢集团"],
        [None, "改造厂房", "首钢集团"],
        ["二", "引进企业", "石景山区"],
        ["其他"],
    )
    assert numbers(found) == [2, 3, 4]
    assert skipped(found) == {5: "分组标题"}


def test_names_numbered_in_chinese_alone_in_their_rows_are_data() -> None:
    assert numbers(table(["企业名称"], ["一、甲公司"], ["二、乙公司"])) == [2, 3]


def test_a_name_before_an_empty_number_is_data() -> None:
    found = table(["项目名称", "序号", "总投资"], ["大桥", 1, 4], ["路"], ["楼", "  "])
    assert numbers(found) == [2, 3, 4]


def test_a_merged_heading_in_a_table_without_numbers() -> None:
    found = table(HEADS[1:], ["石景山区"], ["大桥", 4, "首钢集团"], merges=((1, 0, 1, 2),))
    assert skipped(found) == {2: "分组标题"}


def test_sums_beside_a_text_among_the_numbers_are_no_data() -> None:
    found = table(HEADS, ["石景山区", None, 9], ONE, [2, None, 5, "首钢集团"])
    assert numbers(found) == [3, 4]
    assert skipped(found) == {2: "分组标题"}


def test_a_text_that_is_a_sentence_makes_no_note_of_its_row() -> None:
    found = table(["任务", "牵头单位"], ["改造首钢园。", "首钢集团"], ["引进企业。", "石景山区"])
    assert numbers(found) == [2, 3]


def test_a_name_alone_in_its_row_is_data() -> None:
    assert numbers(table(HEADS[1:], ["只有名称的项目"], ["B", 2, "首钢集团"])) == [2, 3]


@pytest.mark.parametrize(
    "row",
    [
        ["甲", "乙", "1", "2=1*3"],
        ["栏次", None, 1, 2],
        [None, "甲", 1, "乙"],
        ["甲", "1", "2", "丙"],
        ["A", "B", "C", "D"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["甲 ", "　乙", "１", "２"],
    ],
)
def test_a_row_that_numbers_the_columns(row: Row) -> None:
    found = table(HEADS, row, ONE, TWO)
    assert skipped(found) == {2: "各列的编号"}


def test_a_row_of_the_first_numbers_may_be_data() -> None:
    assert numbers(table(["批次", "家数", "人数"], [5, 6, 7], [1, 2, 3])) == [2, 3]
    assert numbers(table(["批次", "家数"], [1, 2], [5, 6])) == [2, 3]


def test_heads_repeated_on_every_page_are_skipped() -> None:
    found = table(HEADS, ONE, [], HEADS, TWO)
    assert numbers(found) == [2, 5]
    assert skipped(found) == {4: "重复的表头"}


def test_heads_repeated_behind_a_note_are_skipped() -> None:
    found = table(HEADS, ONE, ["注：按月报"], HEADS, TWO)
    assert numbers(found) == [2, 5]
    assert skipped(found) == {3: "表后的说明", 4: "重复的表头"}


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


def test_why_a_row_is_skipped_is_known_whatever_it_is_called_and_said_when_it_is_shown() -> None:
    translation.install(lambda _text: "left out")
    try:
        found = table(HEADS, ONE, ["合计", None, 120000], [None, "塔"], ["注：截至6月底。"])
        assert set(skipped(found).values()) == {"left out"}
    finally:
        translation.install()
    assert numbers(found) == [2, 4]
    assert skipped(found) == {3: "合计、小计或其中行", 5: "表后的说明"}


@pytest.mark.parametrize("text", ["示例：XX项目", "填写示例", "（样例）", "示例1：大桥"])
@pytest.mark.parametrize("number", [None, 1])
def test_a_row_that_shows_how_to_fill_in_is_skipped(text: str, number: int | None) -> None:
    found = table(HEADS, [number, text, 10000, "XX集团"], TWO, [3, "示例园区一期", 1, "首钢集团"])
    assert numbers(found) == [3, 4]
    assert skipped(found) == {2: "填写示例"}
