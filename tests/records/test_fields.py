"""What a person types becomes what is stored, and what is stored can be typed again."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from jingxi_desktop import translation
from jingxi_desktop.records import KINDS, Field, FieldError, Project, Value
from jingxi_desktop.records.enterprise import CreditCode, check_character
from jingxi_desktop.records.fields import (
    MAX_TEXT,
    Choice,
    Date,
    Integer,
    Money,
    Month,
    Number,
    Percent,
    Points,
    Reference,
    Tags,
    Text,
    Year,
)
from jingxi_desktop.records.light import LIGHTS, Light
from jingxi_desktop.records.suggested import Suggested

WORDS = ("新建", "科技+", "互联网3.0", "其他")
TEXT, LONG = Text("名称"), Text("说明", long=True)
CHOICE, TAGS = Choice("领域", choices=WORDS), Tags("称号", choices=WORDS)
INTEGER, YEAR, NUMBER, PERCENT = Integer("序号"), Year("年度"), Number("数值"), Percent("完成率")
MONEY, DATE, MONTH = Money("总投资"), Date("时间"), Month("月份")
SUGGESTED = Suggested("节点", suggestions=WORDS)
CREDIT_CODE = CreditCode("统一社会信用代码")
# 统一社会信用代码 of well-known organisations, as their own pages print them.
PUBLIC_CODES = ("91110000802100433B", "91440300708461136T", "9144030071526726XG")

_WRITTEN = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\x7f"), min_size=1
).map(str.strip)
_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)).map(dt.date.isoformat)
_CODE_HEADS = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17)

VALUES: list[tuple[Field, st.SearchStrategy[Any]]] = [
    (TEXT, _WRITTEN.map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))),
    (LONG, st.lists(_WRITTEN.filter(bool), min_size=1).map("\n".join).map(LONG.parse)),
    (CHOICE, st.sampled_from(WORDS)),
    (Light("灯"), st.sampled_from(LIGHTS)),
    (SUGGESTED, st.sampled_from((*WORDS, "专家评审"))),
    (TAGS, st.sets(st.sampled_from(WORDS), min_size=1).map("、".join).map(TAGS.parse)),
    (INTEGER, st.integers(INTEGER.least, INTEGER.most)),
    (YEAR, st.integers(YEAR.least, YEAR.most)),
    (NUMBER, st.floats(-9e14, 9e14)),
    (PERCENT, st.floats(-10, 10)),
    (MONEY, st.integers(-(10**14) + 1, 10**14 - 1)),
    (DATE, st.tuples(_DAYS, st.sampled_from([4, 7, 10])).map(lambda day: day[0][: day[1]])),
    (MONTH, _DAYS.map(lambda day: day[:7])),
    (Reference("园区", kind="park"), st.uuids().map(str)),
    (CREDIT_CODE, _CODE_HEADS.map(lambda head: head + check_character(head))),
]


@pytest.fixture
def english() -> Iterator[None]:
    """A translation that changes every word, and the sign between words."""
    translation.install(lambda text: ", " if text == "、" else f"<{text}>")
    yield
    translation.install()


@pytest.mark.parametrize(("field", "values"), VALUES, ids=lambda part: type(part).__name__)
@given(data=st.data())
def test_what_an_editor_shows_is_read_back_as_the_same(
    field: Field, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    assert field.parse(field.edit_text(value), field.unit) == (
        value or None if value == "" else value
    )


def test_the_values_cover_every_field_type_in_use() -> None:
    used = {type(field) for kind in KINDS.values() for field in kind.fields}
    assert used <= {type(field) for field, _values in VALUES}


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("field", "value"), [(CHOICE, "科技+"), (SUGGESTED, "新建"), (TAGS, "新建、互联网3.0")]
)
def test_translated_words_are_read_back(field: Field, value: str) -> None:
    assert "<科技+>" in field.edit_text(value) or "<新建>" in field.edit_text(value)
    assert field.parse(field.edit_text(value)) == value
    assert field.parse(value) == value


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        (MONEY, "1.2亿元", 120_000_000),
        (MONEY, "1.2 亿", 120_000_000),
        (MONEY, "3,500万元", 35_000_000),
        (MONEY, "3500万元", 35_000_000),
        (MONEY, "3,500万", 35_000_000),
        (MONEY, "¥35,000,000元", 35_000_000),
        (MONEY, "1,629.73万元", 16_297_300),
        (MONEY, "１２，３４５，６７８．５　万元", 123_456_785_000),
        (MONEY, "-1,200元", -1_200),
        (MONEY, "0.0001万元", 1),
        (MONEY, "-5万", -50_000),
        (MONEY, "1000万人民币", 10_000_000),
        (MONEY, "1,000.00万元人民币", 10_000_000),
        (MONEY, "人民币5000万元整", 50_000_000),
        (MONEY, "12000（万元）", 120_000_000),
        (MONEY, "RMB 1.2亿元", 120_000_000),
        (DATE, "2023年6月9日", "2023-06-09"),
        (DATE, "2023年6月", "2023-06"),
        (DATE, "2023年", "2023"),
        (DATE, "2023.6.9", "2023-06-09"),
        (DATE, "2023/06/09", "2023-06-09"),
        (DATE, "20230609", "2023-06-09"),
        (DATE, "202306", "2023-06"),
        (DATE, "2024-2-29", "2024-02-29"),
        (MONTH, "2023年6月", "2023-06"),
        (YEAR, "2023年", 2023),
        (YEAR, "2023年度", 2023),
        (INTEGER, "1,024", 1024),
        (INTEGER, "１２，３４５，６７８", 12_345_678),
        (NUMBER, "0.3", 0.3),
        (NUMBER, "1,000.5", 1000.5),
        (CHOICE, "科技+", "科技+"),
        (TAGS, "其他，新建；科技+", "新建、科技+、其他"),
        (TEXT, "  石景山   区 ", "石景山 区"),
        (TEXT, "é", "é"),
        (LONG, "一\r\n二", "一\n二"),
        (CREDIT_CODE, " 91110000802100433b ", "91110000802100433B"),
        (TEXT, "  ", None),
    ],
)
def test_typed_forms(field: Field, typed: str, stored: Value) -> None:
    assert field.parse(typed) == stored


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        (MONEY, "3500", "单位"),
        (MONEY, "约3亿", "不是金额"),
        (MONEY, "0.5元", "不足一元"),
        (MONEY, "100万亿元", "不是金额"),
        (MONEY, "100万美元", "不是金额"),
        (MONEY, "12000（含征地）", "不是金额"),
        (MONEY, "人民币5000", "请写明单位"),
        (MONEY, "1000000亿元", "核对单位"),
        (DATE, "2023-02-29", "不是日期"),
        (DATE, "20231", "不是日期"),
        (DATE, "2023年13月", "不是日期"),
        (DATE, "六月", "不是日期"),
        (MONTH, "2023", "年和月"),
        (YEAR, "1023", "1949"),
        (INTEGER, "1.5", "不是整数"),
        (INTEGER, "-1", "0 到"),
        (NUMBER, "三成", "不是数字"),
        (NUMBER, "nan", "不是数字"),
        (NUMBER, "sNaN", "不是数字"),
        (NUMBER, "inf", "不是数字"),
        (NUMBER, "1e400", "过大"),
        (CHOICE, "改建", "新建、科技+"),
        (TAGS, "新建、改建", "「改建」"),
        (TEXT, "字" * (MAX_TEXT + 1), "太长"),
        (TEXT, "a\x00b", "控制字符"),
        (TEXT, "a\udc80b", "控制字符"),
        (CREDIT_CODE, "91110000802100433", "18 位"),
        (CREDIT_CODE, "91110000802100433A", "校验位"),
        (CREDIT_CODE, "9111000080210043OB", "18 位"),
        (Text("名称", required=True), " ", "不能为空"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence_that_names_the_field(
    field: Field, typed: str, says: str
) -> None:
    with pytest.raises(FieldError) as caught:
        replace(field, name="some_field").parse(typed)
    assert caught.value.field == "some_field"
    assert str(caught.value).startswith(f"{field.label}：")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("field", [MONEY, NUMBER, PERCENT, INTEGER, YEAR], ids=lambda f: f.label)
@pytest.mark.parametrize(
    "typed",
    [
        "1,5",
        "1，5",
        "１，５",
        "1,2,3",
        "1,62,973",
        "1234,567",
        "1,2345",
        "0,500",
        "1.234,5",
        "1,",
        ",5",
    ],
)
def test_a_comma_that_is_not_between_thousands_is_never_thrown_away(
    field: Field, typed: str
) -> None:
    with pytest.raises(FieldError) as caught:
        field.parse(typed, "万元")
    assert f"「{typed}」里逗号的位置不对" in str(caught.value)


@pytest.mark.parametrize("typed", ["1，5亿", "１，５亿元", "1,2,3万元", "¥0,500亿元", "1,5 亿"])
def test_nor_in_an_amount_with_its_unit(typed: str) -> None:
    with pytest.raises(FieldError, match=f"「{typed}」里逗号的位置不对"):
        MONEY.parse(typed)


@pytest.mark.parametrize(("field", "says"), [(MONEY, "不是金额"), (INTEGER, "不是整数")])
def test_commas_between_words_are_not_what_is_wrong(field: Field, says: str) -> None:
    with pytest.raises(FieldError, match=says):
        field.parse("无，待定")


@given(
    text=st.text(max_size=30) | st.text("0123456789,.，．亿万元 ", max_size=12),
    unit=st.sampled_from(["", "元", "万元", "亿元"]),
)
@pytest.mark.parametrize(
    "field", [field for field, _values in VALUES], ids=lambda f: type(f).__name__
)
def test_anything_typed_gives_a_value_that_may_be_stored_or_a_sentence(
    field: Field, text: str, unit: str
) -> None:
    try:
        value = field.parse(text, unit)
    except FieldError as error:
        sentence = str(error)
    else:
        sentence = ""
        assert field.parse(field.edit_text(field.check(value)), field.unit) == value
    assert not sentence or re.match(f"{field.label}：.", sentence)


@pytest.mark.parametrize("code", PUBLIC_CODES)
def test_public_credit_codes_are_valid(code: str) -> None:
    assert CREDIT_CODE.parse(code) == code


@pytest.mark.parametrize("place", range(17))
def test_a_wrong_character_of_a_credit_code_is_noticed(place: int) -> None:
    code = PUBLIC_CODES[0]
    wrong = code[:place] + ("1" if code[place] != "1" else "2") + code[place + 1 :]
    with pytest.raises(FieldError, match="校验位"):
        CREDIT_CODE.parse(wrong)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (MONEY, 120_000_000, "12,000.00"),
        (MONEY, 5, "0.00"),
        (DATE, "2023-06-09", "2023年6月9日"),
        (DATE, "2023-06", "2023年6月"),
        (DATE, "2023", "2023年"),
        (PERCENT, 0.45678, "45.68%"),
        (Points("差"), -0.0187, "-1.87"),
        (Points("差"), 0.25, "+25.00"),
        (NUMBER, 1000.5, "1,000.5"),
        (INTEGER, 1024, "1024"),
        (TEXT, None, ""),
        (MONEY, None, ""),
        (DATE, None, ""),
    ],
)
def test_what_a_person_reads(field: Field, value: Value, shown: str) -> None:
    assert field.format(value) == shown


@pytest.mark.parametrize(
    ("field", "value"), [(TEXT, 5), (MONEY, 1.5), (INTEGER, True), (NUMBER, "1")]
)
def test_a_value_of_another_type_is_refused(field: Field, value: Value) -> None:
    with pytest.raises(FieldError, match="类型不对"):
        field.check(value)


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u202d"])
def test_what_nobody_sees_is_no_part_of_a_value(sign: str) -> None:
    name, total = Project.KIND.field("name"), Project.KIND.field("total_investment")
    assert name.parse(f"{sign}石龙{sign}三期{sign} ") == "石龙三期"
    assert total.parse(f"1{sign}00", "元") == 100
    assert name.parse("👩\u200d🔧之家") == "👩\u200d🔧之家"
    note = Project.KIND.field("note")
    assert (note.parse(sign), note.parse(f"一\n{sign}二")) == (None, "一\n二")
