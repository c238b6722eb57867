"""What is read is rounded as a spreadsheet rounds it: a half goes away from zero."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.fields import Money, Number, Percent
from jingxi_desktop.records.rounding import percent, points, rounded

PACKAGE = Path(__file__).parents[2] / "jingxi_desktop"


@pytest.mark.parametrize(
    ("amounts", "amount", "shown"),
    [
        (Amounts("万元", 2), 1250, "0.13"),
        (Amounts("万元", 2), -1250, "-0.13"),
        (Amounts("万元", 2), 1350, "0.14"),
        (Amounts("万元", 2), 50, "0.01"),
        (Amounts("万元", 2), 49, "0.00"),
        (Amounts("万元", 2), -49, "0.00"),
        (Amounts("万元", 0), 12_345_000, "1,235"),
        (Amounts("亿元", 2), 1_234_500_000, "12.35"),
        (Amounts("亿元", 4), 1_234_565_000, "12.3457"),
    ],
)
def test_half_of_the_last_decimal_of_an_amount_goes_up(
    amounts: Amounts, amount: int, shown: str
) -> None:
    assert Money("总投资", amounts=amounts).format(amount) == shown
    assert amounts.figure(float(amount)) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (0.82345, "82.35%"),
        (0.00125, "0.13%"),
        (0.00025, "0.03%"),
        (-0.82345, "-82.35%"),
        (1.005, "100.50%"),
        (1 / 3, "33.33%"),
        (-0.00001, "0.00%"),
        (12.345, "1,234.50%"),
        (1e300, f"{10**302:,}.00%"),
    ],
)
def test_a_ratio_is_rounded_by_the_digits_that_a_spreadsheet_keeps(
    ratio: float, shown: str
) -> None:
    assert Percent("完成率").format(ratio) == percent(ratio) == shown


def test_the_noise_of_a_difference_is_none_of_its_digits() -> None:
    assert f"{(0.62345 - 0.5) * 100:.2f}" == "12.34"
    assert points(0.62345 - 0.5) == "12.35"
    assert points(0.62345 - 0.5, sign="+") == "+12.35"
    assert points(-0.00125, 1, "+") == "-0.1"
    assert points(0.62345 - 0.62345, sign="+") == points(-1e-17, sign="+") == "+0.00"


def test_a_large_number_too() -> None:
    assert Number("数值").format(12_345_678_901.125) == "12,345,678,901.13"


@given(
    st.integers(-(10**14), 10**14) | st.floats(allow_nan=False, allow_infinity=False),
    st.integers(0, 4),
)
def test_it_is_the_nearest_figure_of_so_many_decimals(number: float, decimals: int) -> None:
    read = Decimal(rounded(number, decimals).replace(",", ""))
    exact = Decimal(f"{number:.15g}") if isinstance(number, float) else Decimal(number)
    assert abs(read - exact) <= Decimal(5).scaleb(-decimals - 1)
    assert len(rounded(number, decimals).partition(".")[2]) == decimals
    if abs(exact) < 10**15:
        assert read == exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def test_no_other_place_rounds_figures_to_be_read() -> None:
    formatting = re.compile(r":[+,]*\.(\d|\{[\w.]+\})[f%]\}|\* ?100:")
    found = [
        str(file.relative_to(PACKAGE))
        for file in sorted(PACKAGE.rglob("*.py"))
        if formatting.search(file.read_text("utf-8"))
    ]
    assert found == []
