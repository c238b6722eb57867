"""What cells say to fields: read in one way, or refused in words."""

import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.exchange.spreadsheets.workbook import NO_RESULT, Cell, Day, Doubtful, Fault
from jingxi_desktop.exchange.tables.values import CellReader, quoted, span
from jingxi_desktop.records import (
    KINDS,
    Enterprise,
    Field,
    Indicator,
    Park,
    Project,
    ProjectMonth,
    Task,
    Value,
)
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import FieldError
from jingxi_desktop.records.fields import Integer, Money, Month, Number, Percent, Text, Year

NAME, CODE, CONTENT = (Project.KIND.field(name) for name in ("name", "code", "content"))
TOTAL, STAGE, START = (
    Project.KIND.field(name) for name in ("total_investment", "stage", "planned_start")
)
DONE, STARTED = ProjectMonth.KIND.field("done"), Project.KIND.field("actual_start")
UNIT, DURATION = Project.KIND.field("responsible_id"), Project.KIND.field("duration")
CREDIT, HONOURS, AREA = (Enterprise.KIND.field(n) for n in ("credit_code", "honours", "field"))
LOW, YEAR, COUNT = Indicator.KIND.field("low"), Task.KIND.field("year"), Task.KIND.field("number")
AREA_PLANNED = Park.KIND.field("planned_area")
MONTH = Month("月份")
RATE = Percent("完成率")


def value(cell: Cell, field: Field, unit: str | None = None) -> Value:
    """What the field makes of a cell without knowing any unit itself."""
    return field.parse(CellReader(field, unit).text(cell))


def refused(cell: Cell, field: Field, unit: str | None = None) -> str:
    with pytest.raises(FieldError) as caught:
        CellReader(field, unit).text(cell)
    assert caught.value.field == field.name
    return str(caught.value)


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        (1629.73, "万元", 16_297_300),
        ("1,629.73", "万元", 16_297_300),
        ("１，６２９．７３", "万元", 16_297_300),
        ("¥1,200", "元", 1200),
        (1200, "万", 12_000_000),
        ("1.2亿元", None, 120_000_000),
        ("1.2 亿元", "万元", 120_000_000),
        ("2千万", "万元", 20_000_000),
        ("3百万", None, 3_000_000),
        (0.1 + 0.2, "万元", 3000),
        (1e-4, "万元", 1),
        (-5, "亿元", -500_000_000),
        (12_345_678_901_234, "元", 12_345_678_901_234),
        ("—", "万元", None),
        ("/", None, None),
        (None, None, None),
    ],
)
def test_amounts(cell: Cell, unit: str | None, amount: int | None) -> None:
    assert value(cell, DONE, unit) == amount


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        (1629.7312345, "万元", 16_297_312),
        ("1,629.73125", "万元", 16_297_313),
        (-0.5, "元", -1),
        ("1.2345678949亿元", None, 123_456_789),
        (1629.73, "元", 1630),
    ],
)
def test_an_amount_that_is_no_whole_yuan_is_rounded_and_that_is_said(
    cell: Cell, unit: str | None, amount: int
) -> None:
    assert value(cell, DONE, unit) == amount
    counted = cell if str(cell).endswith("元") else f"{cell}{unit}"
    sentence = f"表格里是 {counted}，不足一元的部分四舍五入，按 {amount:,} 元读取"
    assert CellReader(DONE, unit).remark(cell) == sentence


@pytest.mark.parametrize(
    ("cell", "unit"),
    [(1629.7300000000002, "万元"), ("1.5亿元", None), (3, "元"), ("3.0", "元"), (1.5, None)],
)
def test_of_a_plain_amount_nothing_is_said(cell: Cell, unit: str | None) -> None:
    assert CellReader(TOTAL, unit).remark(cell) == ""


@pytest.mark.parametrize("cell", [1629.73, "1,629.73", 0, "0"])
def test_an_amount_without_any_unit_is_asked_about(cell: Cell) -> None:
    assert "没有写明单位，请选择" in refused(cell, TOTAL)


@pytest.mark.parametrize("unit", ["万股", "%", "平方米", "万美元"])
def test_a_unit_that_is_none_of_money_is_asked_about(unit: str) -> None:
    assert f"这一列的单位是{unit}" in refused(5, TOTAL, unit)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("125,507,054.7078.51%", "两个数连在了一起"),
        ("1629.73 1500", "两个数连在了一起"),
        ("1629.73\n1500", "两个数连在了一起"),
        ("1629 730", "一个数还是两个数"),
        ("78.51%12", "两个数连在了一起"),
        ("125,50", "逗号的位置不对"),
        ("1,62,973", "逗号的位置不对"),
        ("125,507,0541", "逗号的位置不对"),
        ("１２５，５０", "「１２５，５０」里逗号的位置不对"),
        ("1,5%", "逗号的位置不对"),
    ],
)
@pytest.mark.parametrize("field", [TOTAL, LOW, COUNT], ids=["money", "number", "integer"])
def test_glued_figures_are_never_guessed_at(text: str, sentence: str, field: Field) -> None:
    assert sentence in refused(text, field, "万元")


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        (Day("2023-06-09"), "2023-06-09"),
        (Day("2023-06-09T08:30:00"), "2023-06-09"),
        (45078, "2023-06-01"),
        (45078.5, "2023-06-01"),
        ("45078", "2023-06-01"),
        ("2023-06-01 00:00:00", "2023-06-01"),
        ("2023-06-01T08:30:00.000", "2023-06-01"),
        ("2023/6/1 0:00", "2023-06-01"),
        ("2023年6月1日星期四", "2023-06-01"),
        ("2023年6月1日（周四）", "2023-06-01"),
        ("2023年6月", "2023-06"),
        ("２０２３年６月９日", "2023-06-09"),
        ("二〇二三年六月九日", "2023-06-09"),
        ("2023年十一月", "2023-11"),
        ("2023.06", "2023-06"),
        (2023.06, "2023-06"),
        (2023.12, "2023-12"),
        (2023.6, "2023-06"),
        (2023, "2023"),
        (202306, "2023-06"),
        (20230609, "2023-06-09"),
        ("2023/6/9", "2023-06-09"),
        ("—", None),
    ],
)
def test_dates(cell: Cell, date: str | None) -> None:
    assert value(cell, START) == date


def test_days_as_numbers_count_from_1904_on_sheets_that_say_so() -> None:
    assert CellReader(START, is_1904=True).text(43616) == "2023-06-01"
    assert "按 2023年6月1日 读取" in CellReader(START, is_1904=True).remark(43616)
    for cell in (2023, 202306, "2023.06", Day("2023-06-01")):
        assert CellReader(START, is_1904=True).text(cell) == CellReader(START).text(cell)


def test_a_number_read_as_a_day_is_said() -> None:
    assert CellReader(START).remark(45078) == "表格里是数字 45078，按 2023年6月1日 读取"
    assert CellReader(START).remark("４５０７８") == "表格里是数字 ４５０７８，按 2023年6月1日 读取"
    for cell in (2023, 202306, "2023.06", 99999, None, Day("2023-06-01")):
        assert CellReader(START).remark(cell) == ""
    assert CellReader(TOTAL).remark(45078) == CellReader(NAME).remark(45078) == ""


def test_a_month_of_a_day_is_its_month() -> None:
    assert value(Day("2023-06-30"), MONTH) == value(45078, MONTH) == "2023-06"
    assert value("2023年6月", MONTH) == value("2023-06-30 00:00:00", MONTH) == "2023-06"
    with pytest.raises(FieldError, match="年和月"):
        value("2023", MONTH)


def test_a_number_that_is_january_or_october_is_asked_about() -> None:
    assert "1 月还是 10 月" in refused(2023.1, START)
    assert value("2023.10", START) == "2023-10"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023.6—2024.2", ("2023-06", "2024-02")),
        ("2023.6-2024.2", ("2023-06", "2024-02")),
        ("2023-06-2024-02", ("2023-06", "2024-02")),
        ("2023年6月至2024年2月", ("2023-06", "2024-02")),
        ("2023年6月1日——2024年2月9日", ("2023-06-01", "2024-02-09")),
        ("2023-2025", ("2023", "2025")),
        ("２０２３．６～２０２４．２", ("2023-06", "2024-02")),
        ("20230601到20240201", ("2023-06-01", "2024-02-01")),
    ],
)
def test_a_time_from_one_day_to_another(text: str, dates: tuple[str, str]) -> None:
    assert span(text) == dates
    assert "是一段时间" in refused(text, START)
    assert value(text, DURATION) is not None


@pytest.mark.parametrize(
    "cell", ["2023-06", "2023-06-09", "2023.6—2月", "2023.6—2024.13", 2023, None]
)
def test_what_is_no_time_from_one_day_to_another(cell: Cell) -> None:
    assert span(cell) is None


@pytest.mark.parametrize(
    ("text", "date", "said"),
    [
        ("2023年12月底", "2023-12", "2023年12月"),
        ("2023年12月底前", "2023-12", "2023年12月"),
        ("２０２３年６月末", "2023-06", "2023年6月"),
        ("2025年底", "2025", "2025年"),
        ("2025年底之前", "2025", "2025年"),
        ("2023年12月31日前", "2023-12-31", "2023年12月31日"),
        ("2023年12月31日以前", "2023-12-31", "2023年12月31日"),
        ("2023年4月上旬", "2023-04", "2023年4月"),
        ("2023年10月中旬", "2023-10", "2023年10月"),
        ("2023年6月初", "2023-06", "2023年6月"),
        ("2023年6月份", "2023-06", "2023年6月"),
        ("2023年6月份中旬", "2023-06", "2023年6月"),
        ("2025年底前完工", "2025", "2025年"),
        ("2023年6月9日开工", "2023-06-09", "2023年6月9日"),
        ("预计2024年6月", "2024-06", "2024年6月"),
        ("力争2023年底前竣工", "2023", "2023年"),
    ],
)
def test_what_is_due_by_an_end_or_before_a_day_is_that_date_and_that_is_said(
    text: str, date: str, said: str
) -> None:
    assert value(text, START) == date
    assert CellReader(START).remark(text).endswith(f"按 {said} 读取")


def test_of_a_plain_date_nothing_is_said() -> None:
    for text in ("2023年12月", "2023", "2023-06-09", "2023年13月底", "年底"):
        assert CellReader(START).remark(text) == ""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12月底前", "2023-12"),
        ("9月", "2023-09"),
        ("6月30日前", "2023-06-30"),
        ("6月31日", None),
        ("三季度", "2023-09"),
        ("第4季度末前", "2023-12"),
        ("上半年", "2023-06"),
        ("全年", "2023"),
        ("年底前", "2023"),
        ("年内", "2023"),
        ("2024年一季度", "2024-03"),
        ("6月前", None),
        ("三季度前", None),
        ("下半年", "2023-12"),
        ("2023年6月", "2023-06"),
    ],
)
def test_days_without_a_year_are_those_of_the_year_that_all_of_it_is_about(
    text: str, read: str | None
) -> None:
    due = Task.KIND.field("due")
    if read is None:
        with pytest.raises(FieldError):
            due.parse(CellReader(due, year=2023).text(text))
        return
    assert due.parse(CellReader(due, year=2023).text(text)) == read
    doubt = CellReader(due, year=2023).remark(text)
    assert bool(doubt) == (text != "2023年6月")
    assert format_date(read) in doubt or not doubt
    if not text.startswith("2"):
        with pytest.raises(FieldError):
            due.parse(CellReader(due).text(text))


@pytest.mark.parametrize(
    "text", ["2023年6月前", "2023年6月31日前", "2023年13月底", "预计2023年底", "见批复"]
)
def test_a_day_that_is_not_certain_is_refused_by_the_field(text: str) -> None:
    with pytest.raises(FieldError, match="不是日期"):
        value(text, STARTED)


@pytest.mark.parametrize("text", ["年底前", "6月底前", "预计6月下旬开工"])
def test_a_day_without_its_year_is_refused_with_what_is_missing(text: str) -> None:
    assert refused(text, START) == f"计划开工：「{text}」没有写哪一年，请写成 2023年6月 的样子"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("待定", TOTAL),
        ("（待核实）", TOTAL),
        ("不详", COUNT),
        ("未定", START),
        ("长期坚持", START),
        ("持续推进", START),
        ("尚未开工", STARTED),
        ("正在办理", STARTED),
        ("推进中", STARTED),
        ("待定", UNIT),
        ("待定", STAGE),
        ("待赋码", CODE),
    ],
)
def test_what_is_not_known_yet_is_nothing_and_that_is_said(text: str, field: Field) -> None:
    assert value(text, field) is None
    assert CellReader(field).remark(text) == f"表格里是「{text}」，按空白处理"


@pytest.mark.parametrize(
    ("text", "field"), [("已开工", STARTED), ("持续推进", STARTED), ("正在办理", START)]
)
def test_words_that_say_no_day_are_refused_where_they_may_mean_one(text: str, field: Field) -> None:
    with pytest.raises(FieldError, match="不是日期"):
        value(text, field)
    assert CellReader(field).remark(text) == ""


def test_what_is_not_known_yet_is_a_text_in_a_paragraph() -> None:
    assert value("待定", CONTENT) == "待定"
    assert value("未来科学城", NAME) == "未来科学城"


@pytest.mark.parametrize("text", ["同上", " 同 上 ", "〃"])
@pytest.mark.parametrize("field", [UNIT, STAGE, CODE, CONTENT])
def test_a_cell_that_means_another_one_is_refused(text: str, field: Field) -> None:
    assert "请在表格里写出内容" in refused(text, field)


@pytest.mark.parametrize("text", ["200\xa0000", "200\u202f000", "1\xa0200\xa0000.5"])
def test_spaces_that_break_no_line_stand_between_thousands(text: str) -> None:
    assert value(text, TOTAL, "元") == round(float(re.sub(r"\s", "", text)) + 0.01)


@pytest.mark.parametrize("text", ["200 000", "1 200", "12\n345"])
def test_figures_with_other_spaces_are_one_or_two(text: str) -> None:
    assert "分不清是一个数还是两个数" in refused(text, TOTAL, "元")


def test_figures_in_brackets_may_be_negative() -> None:
    for text in ("(1,200)", "（300）", "(5.5%)"):
        assert "分不清是不是负数；是负数请写成 -" in refused(text, DONE, "万元")
    assert value("（3）", COUNT) == 3


@pytest.mark.parametrize(
    ("cell", "unit", "ratio", "figure"),
    [
        (0.85, "%", 0.85, 85.0),
        (1, "%", 1.0, 100.0),
        (78.51, "%", 0.7851, 78.51),
        ("78.51%", None, 0.7851, 78.51),
        ("７８．５１％", None, 0.7851, 78.51),
        ("1,078.51%", "%", 10.7851, 1078.51),
        ("1.05%", "%", 0.0105, 1.05),
        (-0.05, "%", -0.05, -5.0),
    ],
)
def test_percentages(cell: Cell, unit: str | None, ratio: float, figure: float) -> None:
    assert value(cell, RATE, unit) == ratio
    assert value(cell, LOW, unit) == figure


@pytest.mark.parametrize(
    ("cell", "unit", "area"),
    [
        (30.5, "万平方米", 30.5),
        (30.5, "万m2", 30.5),
        (860_000, "平方米", 86.0),
        ("860,000.5", "m2", 86.00005),
        (30.5, None, 30.5),
        (30.5, "万元", 30.5),
    ],
)
def test_an_area_is_counted_in_the_unit_of_its_field(
    cell: Cell, unit: str | None, area: float
) -> None:
    assert value(cell, AREA_PLANNED, unit) == area


def test_an_area_of_a_unit_that_is_no_part_of_it_is_refused() -> None:
    assert "这一列的单位是亩，请换算后再导入" in refused(1200, AREA_PLANNED, "亩")
    assert value(500, LOW, "亩") == 500


def test_a_percentage_that_may_be_a_ratio_is_asked_about() -> None:
    assert "1.05% 还是 105%" in refused(1.05, RATE)
    assert "1.05% 还是 105%" in refused("1.05", LOW, "%")
    assert value(1.05, LOW, "家") == 1.05


@pytest.mark.parametrize(
    ("cell", "field", "unit", "quote"),
    [
        ("2025年底前后", START, None, "2025年底前后"),
        ("２０２５年底\n前后", START, None, "２０２５年底 前后"),
        ("2023-06-31 00:00:00", START, None, "2023-06-31 00:00:00"),
        ("二〇二三年六月份底", MONTH, None, "二〇二三年六月份底"),
        ("2023.6—2024.2　", START, None, "2023.6—2024.2"),
        (13, START, None, "13"),
        ("约1200", TOTAL, "万元", "约1200"),
        ("（1,000）", DONE, "万元", "（1,000）"),
        ("约１２００", TOTAL, None, "约１２００"),
        ("见附件3", TOTAL, None, "见附件3"),
        ("１２００", TOTAL, None, "１２００"),
        ("１，２３４．５６７８．９", TOTAL, "万元", "１，２３４．５６７８．９"),
        ("１，２", TOTAL, "万元", "１，２"),
        ("★十二", COUNT, None, "★十二"),
        ("１２条", COUNT, None, "１２条"),
        ("二〇二三年度", YEAR, None, "二〇二三年度"),
        ("约８５％", RATE, "%", "约８５％"),
        ("１．０５", RATE, None, "１．０５"),
        ("约１２００", AREA_PLANNED, "平方米", "约１２００"),
        ("５ 亩", LOW, None, "５ 亩"),
        ("在建（一期）", STAGE, None, "在建（一期）"),
        ("在\n修", STAGE, None, "在 修"),
        ("小巨人，Ａ级", HONOURS, None, "Ａ级"),
        ("１" * 200, TOTAL, "万元", f"{'１' * 20}…"),
    ],
)
def test_a_refusal_quotes_what_stands_in_the_cell(
    cell: Cell, field: Field, unit: str | None, quote: str
) -> None:
    with pytest.raises(FieldError) as caught:
        value(cell, field, unit)
    assert f"「{quote}」" in str(caught.value)


@pytest.mark.parametrize("field", [NAME, TOTAL, START, STAGE, COUNT, CREDIT])
def test_errors_of_formulas_are_named(field: Field) -> None:
    assert "#N/A" in refused(Fault("#N/A"), field, "万元")


@pytest.mark.parametrize("field", [NAME, TOTAL, START])
def test_a_formula_that_was_never_worked_out_says_what_to_do(field: Field) -> None:
    assert "还没有算出结果，请用 Excel 或 WPS 打开并保存一次" in refused(Fault(NO_RESULT), field)


def test_long_codes_kept_as_numbers_are_doubted() -> None:
    for field in (CODE, CREDIT, NAME):
        assert "末几位可能已经丢失" in refused(Doubtful("911101070000000000"), field)
    assert "科学计数法" in refused("9.1110107E+17", CODE)
    assert value(Doubtful("123456789012345"), LOW) == 123456789012345


def test_codes_and_texts_that_came_as_numbers() -> None:
    assert value(13800000000, CODE) == "13800000000"
    assert value(2106.5, CODE) == "2106.5"
    assert value(2023, YEAR) == 2023
    assert value("2023年度", YEAR) == 2023
    assert value(7, COUNT) == 7
    assert value(Day("2023-06-09"), NAME) == "2023-06-09"
    assert value(Day("2023-06-09T08:30:00"), NAME) == "2023-06-09 08:30:00"
    assert value(True, NAME) == "TRUE"


def test_a_star_at_a_number_of_a_row_is_no_part_of_it() -> None:
    assert value("★3", COUNT) == value("3*", COUNT) == 3
    assert value("3.", COUNT) == value("（3）", COUNT) == value("3、", COUNT) == 3
    assert value("57项", COUNT) == value("５７ 个", COUNT) == 57
    assert value("★", COUNT) is None


def test_a_name_wrapped_in_its_cell_is_one_name() -> None:
    assert value("首钢园\n六工汇", NAME) == "首钢园六工汇"
    assert value("门头沟\r\n区", UNIT) == "门头沟区"
    assert value("“数字港”\n一期，\n二期", NAME) == "“数字港”一期，二期"
    assert value("“数字港”\nA 座", NAME) == "“数字港” A 座"
    assert value("一期\n二期", CONTENT) == "一期\n二期"


@pytest.mark.parametrize(
    ("cell", "field", "expected"),
    [
        (" 在 建 ", STAGE, "在建"),
        ("在\n建", STAGE, "在建"),
        ("科技＋", AREA, "科技+"),
        ("互联网 3.0", AREA, "互联网3.0"),
        ("高新技术、 小巨人", HONOURS, "小巨人、高新技术"),
        ("高新 技术\n小巨人", HONOURS, "小巨人、高新技术"),
        ("国家高新技术企业、专精特新“小巨人”企业", HONOURS, "小巨人、高新技术"),
        ("“专精特新”中小企业", HONOURS, "专精特新"),
        ("已开工", STAGE, "开工"),
    ],
)
def test_choices_are_found_whatever_their_spaces_and_width(
    cell: str, field: Field, expected: str
) -> None:
    assert value(cell, field) == expected


@pytest.mark.parametrize("text", ["无", " 无。", "暂无", "没有", "/", "——", "－"])
def test_a_word_for_nothing_is_no_name_and_no_choice(text: str) -> None:
    for field in (NAME, STAGE, UNIT, HONOURS, CODE, TOTAL, START, COUNT):
        assert CellReader(field).text(text) == "", field.name
    # Of what a project has to say it is an answer.
    assert CellReader(CONTENT).text(text) == text


def test_a_choice_of_other_words_is_refused_by_the_field() -> None:
    with pytest.raises(FieldError, match="在建项目"):
        value("在建项目", STAGE)


@given(st.floats(-1e5, 1e5), st.sampled_from(["元", "万元", "亿元"]))
def test_an_amount_says_what_its_fifteen_digits_say_to_the_yuan(number: float, unit: str) -> None:
    exact = Decimal(f"{number:.15g}") * YUAN[unit]
    amount = value(number, DONE, unit)
    assert isinstance(amount, int)
    assert abs(amount - exact) <= Decimal("0.5")
    assert (amount == exact) == (CellReader(DONE, unit).remark(number) == "")


@pytest.mark.parametrize("sign", ["1", "-", "%", ".", "2023-", "中\n", "\n中", "(", "1,"])
@pytest.mark.parametrize("field", [TOTAL, START, NAME, LOW, STAGE, HONOURS])
def test_a_cell_of_a_megabyte_takes_no_time(sign: str, field: Field) -> None:
    with suppress(FieldError):
        field.parse(CellReader(field, "万元").text(sign * 500_000))
    span(sign * 500_000)


@pytest.mark.parametrize("field", [STAGE, HONOURS, UNIT])
def test_of_a_word_too_long_to_be_one_only_the_beginning_is_said(field: Field) -> None:
    assert len(refused("长" * 2**20, field)) < 50


def test_a_text_too_long_for_a_figure_is_named_by_its_beginning() -> None:
    assert "「11111111111111111111…」太长" in refused("1" * 200, TOTAL, "万元")


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e14, 1e14),
    st.text(max_size=30),
    st.text("0123456789.,%-— 年月日万元亿()\n", max_size=20),
    st.builds(Fault, st.just("#REF!")),
    st.builds(Doubtful, st.integers(10**14, 10**20).map(str)),
    st.dates().map(lambda day: Day(day.isoformat())),
)
FIELDS = [field for kind in KINDS.values() for field in kind.fields]
FIELDS += [
    Integer("数"),
    Number("数"),
    Percent("率"),
    Money("额"),
    Year("年"),
    Month("月"),
    Text("字"),
]


@given(CELLS, st.sampled_from(FIELDS), st.sampled_from([None, "万元", "%", "家"]))
def test_any_cell_says_something_or_is_refused_in_words(
    cell: Cell, field: Field, unit: str | None
) -> None:
    CellReader(field, unit).remark(cell)
    span(cell)
    with suppress(FieldError):
        assert isinstance(field.parse(CellReader(field, unit).text(cell)), str | int | float | None)


@given(
    st.text("0123456789０１２.,，%％-—~ 年月日底前约万元亿★*()（\n", min_size=1, max_size=20),
    st.sampled_from(FIELDS),
    st.sampled_from([None, "万元", "%", "平方米"]),
)
def test_whatever_is_quoted_of_a_refused_text_stands_in_it(
    cell: str, field: Field, unit: str | None
) -> None:
    try:
        value(cell, field, unit)
    except FieldError as error:
        quotes = re.findall("「([^」]*?)…?」", str(error).removeprefix(field.label))
        assert all(quote in quoted(cell) for quote in quotes)


@pytest.mark.parametrize("text", ["约1,000", "1,000（含税）", "甲，1"])
def test_commas_in_their_places_are_not_blamed_for_words(text: str) -> None:
    with pytest.raises(FieldError, match="不是金额"):
        value(text, TOTAL, "万元")
