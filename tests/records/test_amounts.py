"""Amounts in 万元 and 亿元: never another factor, and never another amount than was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.records.amounts import MOST_DECIMALS, UNITS, YUAN, Amounts
from jingxi_desktop.records.fields import Integer, Money

AMOUNTS = st.builds(Amounts, unit=st.sampled_from(UNITS), decimals=st.integers(0, MOST_DECIMALS))
YUANS = st.integers(-(10**14) + 1, 10**14 - 1)


@given(amounts=AMOUNTS, amount=YUANS)
def test_what_an_editor_shows_is_the_amount_to_the_yuan(amounts: Amounts, amount: int) -> None:
    field = Money("总投资", amounts=amounts)
    assert field.parse(field.edit_text(amount), field.unit) == amount


@given(amounts=AMOUNTS, other=AMOUNTS, amount=YUANS)
def test_a_text_that_is_spelled_out_means_the_same_beside_any_unit(
    amounts: Amounts, other: Amounts, amount: int
) -> None:
    field, beside = Money("总投资", amounts=amounts), Money("总投资", amounts=other)
    spelled = field.spelled_out(field.edit_text(amount))
    assert beside.parse(spelled, beside.unit) == amount


@given(amounts=AMOUNTS, amount=st.integers(-(10**13), 10**13))
def test_what_is_read_differs_by_less_than_its_last_decimal(amounts: Amounts, amount: int) -> None:
    read = Money("总投资").parse(amounts.text(amount).replace(" ", ""))
    assert isinstance(read, int)
    assert abs(read - amount) <= YUAN[amounts.unit] / 10**amounts.decimals / 2


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("5000", "5000万元"),
        ("５，０００", "５，０００万元"),
        ("1.2亿", "1.2亿"),
        ("80元", "80元"),
        ("很多", "很多"),
        ("", ""),
    ],
)
def test_only_a_bare_figure_gets_the_unit(text: str, spelled: str) -> None:
    assert Money("总投资").spelled_out(text) == spelled
    assert Integer("序号").spelled_out(text) == text


@pytest.mark.parametrize(
    ("amounts", "figure", "heading"),
    [
        (Amounts(), "12,345.68", "总投资（万元）"),
        (Amounts("万元", 0), "12,346", "总投资（万元）"),
        (Amounts("亿元"), "1.23", "总投资（亿元）"),
        (Amounts("亿元", 4), "1.2346", "总投资（亿元）"),
    ],
)
def test_the_unit_stands_in_the_heading_and_not_in_the_cell(
    amounts: Amounts, figure: str, heading: str
) -> None:
    field = Money("总投资", amounts=amounts)
    assert field.format(123_456_789) == figure
    assert field.heading == heading
    assert field.text(123_456_789) == f"{figure} {amounts.unit}"


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1.5千元", 1_500), ("2十万元", 200_000), ("0.5百万元", 500_000), ("1,000 千万元", 10**10)],
)
def test_all_units_that_officers_write_are_read(text: str, amount: int) -> None:
    assert Money("总投资").parse(text) == amount
