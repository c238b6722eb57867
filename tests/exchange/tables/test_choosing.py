"""Which table of a file is imported: the only one, the one that is named, or the choice in a sentence."""

import re

import pytest

from jingxi_desktop.exchange.spreadsheets.workbook import Row, Sheet, Workbook
from jingxi_desktop.exchange.tables import choosing
from jingxi_desktop.exchange.tables.found_table import NoTable
from jingxi_desktop.records import UserError
from tests.exchange.tables.found import HEADS, ONE, TWO, labels, numbers, sheet

BELOW: tuple[Row, ...] = (
    HEADS,
    ONE,
    [],
    ["引进企业"],
    ["企业名称", "园区"],
    ["甲公司", "石景山园"],
)


def book(*sheets: Sheet) -> Workbook:
    return Workbook(list(sheets))


def named(*names: str) -> Workbook:
    """A workbook of sheets of these names with one table each."""
    return book(*(sheet(HEADS, ONE, name=name) for name in names))


def hidden(name: str) -> Sheet:
    return Sheet(name, True, [HEADS, ONE], [])


def refused(
    workbook: Workbook, sheet: str = "", number: int | None = None, rows: tuple[int, ...] = ()
) -> str:
    with pytest.raises(UserError) as raised:
        choosing.table(workbook, sheet, number, rows)
    return str(raised.value)


def test_all_tables_come_in_the_order_of_the_sheets_with_those_that_have_none() -> None:
    found = choosing.tables(book(sheet(*BELOW, name="甲"), sheet(name="空"), hidden("旧")))
    assert [(each.sheet, isinstance(each, NoTable)) for each in found] == [
        ("甲", False),
        ("甲", False),
        ("空", True),
        ("旧", False),
    ]


def test_records_side_by_side_are_read_where_a_person_says_so() -> None:
    across = book(sheet(*map(list, zip(HEADS, ONE, TWO, strict=True)), name="横"))
    assert "转置读取" in refused(across)
    found = choosing.table(across, transposed=True)
    assert [row.cells for row in found.rows] == [tuple(ONE), tuple(TWO)]


def test_the_only_table_needs_no_name_whatever_stands_on_other_sheets() -> None:
    words: Row = ["请于月底前报送。"]
    found = choosing.table(
        book(sheet(words, name="通知"), sheet(HEADS, TWO, name="项目"), hidden("旧"))
    )
    assert (found.sheet, found.rows[0].cells) == ("项目", tuple(TWO))


def test_several_tables_are_listed_by_number_sheet_and_heads() -> None:
    said = refused(book(sheet(*BELOW, name="甲"), sheet([], HEADS, ONE, name="乙")))
    assert said == (
        "有 3 张表，请指明要导入哪一张："
        "1. 甲：序号、项目名称、总投资…（第 1 行起）；"
        "2. 甲：企业名称、园区…（第 5 行起）；"
        "3. 乙：序号、项目名称、总投资…（第 2 行起）"
    )


def test_of_many_tables_the_first_are_listed() -> None:
    twenty = [str(number) for number in range(20)]
    assert refused(named(*twenty)).endswith("；20. 19：序号、项目名称、总投资…（第 1 行起）")
    said = refused(named(*twenty, "其余"))
    assert said.startswith("有 21 张表")
    assert said.endswith("；20. 19：序号、项目名称、总投资…（第 1 行起）；…")


def test_a_number_takes_the_table_that_was_listed_under_it() -> None:
    workbook = book(hidden("旧"), *named("说明", "甲").sheets, sheet(*BELOW, name="乙"))
    chosen = [choosing.table(workbook, number=number) for number in (1, 2, 3)]
    assert [each.sheet for each in chosen] == ["甲", "乙", "乙"]
    assert labels(chosen[2]) == ["企业名称", "园区"]
    assert labels(choosing.table(workbook, "乙", 2)) == ["企业名称", "园区"]


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_a_number_that_is_not_listed_is_answered_by_the_list(number: int) -> None:
    assert refused(named("甲", "乙"), number=number).startswith("有 2 张表，请指明要导入哪一张：1.")
    assert refused(named("甲"), number=number).startswith("有 1 张表，请指明要导入哪一张：1. 甲：")


def test_a_name_takes_the_table_of_its_sheet_whatever_spaces_stand_around_it() -> None:
    assert choosing.table(named("甲", " 乙 "), "乙").sheet == " 乙 "
    assert choosing.table(named("甲", "乙"), "乙 ").sheet == "乙"


def test_a_name_that_no_sheet_has_is_answered_by_those_there_are() -> None:
    assert refused(named("甲", "乙"), "丙") == "没有工作表「丙」，有：甲、乙"
    assert refused(named("甲", "乙"), "丙", rows=(1,)) == "没有工作表「丙」，有：甲、乙"


def test_hidden_sheets_are_taken_by_name_only() -> None:
    assert choosing.table(book(hidden("旧"), *named("甲").sheets)).sheet == "甲"
    assert choosing.table(book(hidden("旧"), *named("甲").sheets), "旧").is_hidden


def test_where_only_hidden_sheets_have_a_table_they_are_named() -> None:
    twice = Sheet("新", True, list(BELOW), [])
    said = "只有隐藏的工作表里有表，请用名称指明：旧、新"
    assert refused(book(sheet(name="空"), hidden("旧"), twice)) == said
    assert refused(book(hidden("旧"), twice), number=1) == said


@pytest.mark.parametrize(
    "name", ["说明", "填表说明", "填报说明", " 封面 ", "目录", "NOTES", "Note"]
)
def test_sheets_that_explain_others_are_taken_by_name_only(name: str) -> None:
    assert choosing.table(named(name, "甲")).sheet == "甲"
    assert choosing.table(named(name, "甲"), name).sheet == name


def test_a_sheet_that_only_begins_like_an_explanation_is_one_of_the_choice() -> None:
    assert refused(named("说明书项目", "甲")).startswith("有 2 张表")


def test_a_sheet_that_explains_is_taken_where_no_other_has_a_table() -> None:
    assert (
        choosing.table(book(sheet(name="甲"), hidden("旧"), *named("目录").sheets)).sheet == "目录"
    )
    assert refused(named("目录", "说明")).startswith("有 2 张表，请指明要导入哪一张：1. 目录")


def test_where_no_sheet_has_a_table_the_reason_of_each_is_said() -> None:
    said = refused(book(sheet(name="空"), sheet([1, 2, 3], name="数")))
    assert said.startswith("工作表「空」是空的；在工作表「数」里认不出")
    assert refused(book(sheet(name="空"), *named("甲").sheets), "空") == "工作表「空」是空的"


def test_the_user_may_say_which_rows_have_the_heads() -> None:
    rows: tuple[Row, ...] = (["x", 1], ["甲", 5], ["乙", 6])
    found = choosing.table(book(sheet(*rows)), header_rows=(1,))
    assert (labels(found), numbers(found)) == (["x", "1"], [2, 3])
    found = choosing.table(book(sheet(*rows)), header_rows=(1, 2))
    assert (found.header_rows, numbers(found)) == ((1, 2), [3])


def test_heads_on_one_of_several_sheets_need_its_name() -> None:
    workbook = named("甲", "乙")
    assert refused(workbook, rows=(1,)) == "有几张工作表，请指明表头在哪一张：甲、乙"
    found = choosing.table(workbook, "乙", header_rows=(1,))
    assert (found.sheet, found.header_rows) == ("乙", (1,))


def test_a_text_file_is_a_sheet_without_a_name() -> None:
    assert choosing.table(named("")).rows[0].cells == tuple(ONE)
    assert choosing.table(named(""), header_rows=(1,)).header_rows == (1,)
    assert re.search("：1. 文件：序号.*；2. 文件：企业名称", refused(book(sheet(*BELOW, name=""))))
    assert refused(book(sheet(name=""))) == "文件是空的"


@pytest.mark.parametrize("number", [1, 2])
def test_below_heads_that_are_said_there_is_no_other_table_to_choose(number: int) -> None:
    workbook = book(sheet(*BELOW))
    assert "不能再选第几张表；请只写其中一个" in refused(workbook, "", number, (5,))
    assert choosing.table(workbook, header_rows=(5,)).header_rows == (5,)
    assert choosing.table(workbook, number=2).header_rows == (5,)


def test_another_table_below_heads_that_are_said_is_told() -> None:
    found = choosing.table(book(sheet(*BELOW, [], HEADS, TWO)), header_rows=(1,))
    assert {5, 6, 9} < set(numbers(found))
    [other, *_rest] = found.warnings
    assert other.startswith("第 5 行像是另一张表的表头；指明了表头，它和下面的行都算这一张表的")
    assert choosing.table(book(sheet(HEADS, ONE, [], TWO)), header_rows=(1,)).warnings == ()
