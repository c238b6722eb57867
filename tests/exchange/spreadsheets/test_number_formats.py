"""Number formats: what a cell shows, where that is not the number in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.exchange.spreadsheets import number_formats


def shown(code: str, number: float, *, is_1904: bool = False) -> str | None:
    """What a cell with this number and a format of this code shows, None for the number itself."""
    found = number_formats.telling({176: code}, [0, 176], is_1904=is_1904)
    return found[1].text(number) if found else None


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("0%", 0.85, "85%"),
        ("0.00%", 1.2, "120%"),
        ("0.00%", 0.1 + 0.2, "30%"),
        ("0.00%", 0.123456, "12.3456%"),
        ("0.00%;[Red]-0.00%", -0.05, "-5%"),
        ('0.00%;-0.00%;"-"', 0, "0%"),
        ('0.00"万元"', 1629.73, "1629.73万元"),
        ("0.00万元", 5, "5万元"),
        ('0.00_ "亿元"', 12, "12亿元"),
        ('General"元"', 5, "5元"),
        ('G/通用格式"元"', 5, "5元"),
        ('"约"0"元"', 7, "7元"),
        ("#,##0.0,", 16_297_300, "16297.3"),
        ("#,##0,,", 5e6, "5"),
        ("#,##0,.00", 5000, "5"),
        ('0!.0,"万"', 16_297_300, "1629.73万"),
        (r"0\.0,", 16_297_345, "1629.7345"),
        ('0"."0000', 16_297_345, "1629.7345"),
        ('0!.00,,"亿"', 123_456_789, "1.23456789亿"),
        ("0000", 102, "0102"),
        ("000", -5, "-05"),
        ("00", 123, "123"),
        ("00", 5.5, "5.5"),
        ("000000-00", 11010701, "11010701"),
    ],
)
def test_another_figure_is_shown(code: str, number: float, text: str) -> None:
    assert shown(code, number) == text


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "G/通用格式",
        "#,##0",
        "#,##0.00",
        "00.00",
        "0.00E+00",
        "# ?/?",
        '0"家"',
        '0.00"元/平方米"',
        r"_ ¥* #,##0.00_ ;_ ¥* \-#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ",
        "[Red]#,##0;[Blue]-#,##0",
        ";;;",
        "@",
        "",
    ],
)
def test_the_number_itself_is_shown(code: str) -> None:
    assert shown(code, 5) is None


@pytest.mark.parametrize(
    ("number", "text"), [(123_456_789, "1.23456789亿"), (12_345, "1.2345万"), (123, None)]
)
def test_the_section_whose_condition_holds(number: float, text: str | None) -> None:
    code = '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0'
    assert shown(code, number) == text


@pytest.mark.parametrize(
    ("code", "serial", "text"),
    [
        ('yyyy"年"m"月"', 45078, "2023年6月"),
        ("yyyy年m月;@", 45078, "2023年6月"),
        ('[DBNum1][$-804]yyyy"年"m"月"', 45078, "2023年6月"),
        (r"yyyy\.mm", 45078, "2023年6月"),
        ("mmm-yy", 45078, "2023年6月"),
        ('m"月"', 45078, "2023年6月"),
        ("yyyy", 44927, "2023年"),
        ('yyyy"年"m"月"', 45079, None),
        ("yyyy", 45078, None),
        ('yyyy"年"m"月"', 45078.5, None),
        ("yyyy-mm-dd", 45078, None),
        ("yyyy/m/d h:mm", 45078, None),
        ('m"月"d"日"', 45078, None),
        ("[h]:mm", 45078, None),
        ("mm:ss.0", 45078, None),
        ('yyyy"年"m"月"', 1e300, None),
        ('yyyy"年"m"月"', -5, None),
    ],
)
def test_the_first_of_a_month_that_is_shown_as_the_month(
    code: str, serial: float, text: str | None
) -> None:
    assert shown(code, serial) == text


def test_months_count_from_1904_too() -> None:
    assert shown('yyyy"年"m"月"', 43616, is_1904=True) == "2023年6月"


@pytest.mark.parametrize(
    ("number", "shown", "text"),
    [
        (0.3, "0.30亿元", "0.3亿元"),
        (1629.7345, "1,629.73 万元", "1629.7345万元"),
        (16_297_300, "16,297.3", "16297.3"),
        (16_297_345, "1629.7万", "1629.7345万"),
        (0.001, "0.00亿元", "0.001亿元"),
        (-5, "-5元", "-5元"),
        (16_297_345, "16,297,345", None),
        (1629.7345, "1630", None),
        (300, "0", None),
        (45078, "2023-06-01", None),
        (5, "5家", None),
        (5, "", None),
        (5, "7万元", None),
        (1e15, "1.0亿", None),
    ],
)
def test_what_a_cell_shows_tells_how_where_its_format_is_not_known(
    number: float, shown: str, text: str | None
) -> None:
    assert number_formats.seen(number, shown) == text


def test_formats_that_are_known_by_their_numbers() -> None:
    found = number_formats.telling({}, [0, 9, 14, 57, 31, 10, 9999], is_1904=False)
    assert {place: known.text(1) for place, known in found.items()} == {
        1: "100%",
        3: None,
        5: "100%",
    }
    assert found[3].text(45078) == "2023年6月"


@given(st.text('0#?.,%;[]<>=1"\\!_*万元亿yMmd年E+@-', max_size=40), st.floats(allow_nan=True))
def test_any_code_shows_something_or_nothing(code: str, number: float) -> None:
    assert isinstance(shown(code, number), str | None)
