"""Dates of any exactness."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.records.dates import (
    first_day,
    format_date,
    format_day,
    format_minute,
    last_day,
    months_of,
    parse_date,
)


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_in_every_form(day: dt.date) -> None:
    iso = day.isoformat()
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
    )
    assert {parse_date(form) for form in forms} == {iso}
    assert parse_date(format_date(iso)) == iso
    assert parse_date(format_date(iso[:7])) == iso[:7]


@given(text=st.text("0123456789年月日-/. ", max_size=12))
def test_what_is_read_is_a_date_that_exists(text: str) -> None:
    value = parse_date(text)
    if value is not None:
        parts = [int(part) for part in value.split("-")]
        assert dt.date(*[*parts, 1, 1][:3])
        assert parse_date(value) == value


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), zero=st.sampled_from("〇零○"))
def test_days_in_chinese_numerals_are_read(day: dt.date, zero: str) -> None:
    digits: list[str] = [zero, *"一二三四五六七八九"]

    def counted(number: int) -> str:
        tens, ones = divmod(number, 10)
        if not tens:
            return digits[ones]
        return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")

    year = "".join(digits[int(digit)] for digit in f"{day:%Y}")
    iso = day.isoformat()
    assert parse_date(f"{year}年{counted(day.month)}月{counted(day.day)}日") == iso
    assert parse_date(f"{day.year}年{counted(day.month)}月") == iso[:7]
    assert parse_date(f"{year}年") == iso[:4]


@pytest.mark.parametrize("text", ["二〇二三年十三月", "二〇二三年二十月", "二十年", "三月", "十一"])
def test_chinese_numerals_that_are_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_months_of_a_year_are_dates() -> None:
    months = months_of(2023)
    assert months == sorted(map(str, map(parse_date, months)))
    assert len(set(months)) == 12


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-06-09", "2023-06-09", "2023-06-09"),
    ],
)
def test_a_date_that_is_not_exact_has_a_first_and_a_last_day(
    value: str, first: str, last: str
) -> None:
    assert (first_day(value), last_day(value)) == (first, last)


@pytest.mark.usefixtures("west")
@pytest.mark.parametrize(
    "at", ["2023-06-09T09:30:00+08:00", "2023-06-09T01:30:59+00:00", "2023-06-08T21:30:00-04:00"]
)
def test_moments_stand_on_the_clock_of_who_reads_them(at: str) -> None:
    assert format_minute(at) == "2023-06-08 21:30"
    assert format_day(at) == "2023-06-08"


def test_what_is_no_moment_is_said_as_it_is() -> None:
    assert (format_minute("某日"), format_day("某日"), format_day("")) == ("某日", "某日", "")
