"""Dates as officers write them, and as the ledger keeps them: ISO text, as exact as is known."""

import re
from datetime import date, datetime

from jingxi_desktop.records.errors import UserError
from jingxi_desktop.translation import tr

# Of a year.
MONTHS = 12

# 2023年6月9日, 2023.6.9 and 20230609. Texts, which `re` compiles for the first date, not at every start.
_WRITTEN = r"(\d{4})(?:年|[-/.])?(?:(\d{1,2})(?:月|[-/.])?(?:(\d{1,2})日?)?)?"
_COMPACT = r"(\d{4})(\d{2})(\d{2})?"
# 二〇二三年十一月 and 2023年三月 too.
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = r"([一二三]?)十([一二三四五六七八九]?)"


def parse_date(text: str) -> str | None:
    """`YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or None if the text is no date."""
    text = re.sub(r"\s", "", text)
    if "年" in text:
        text = re.sub(_TENS, lambda found: f"{found[1] or 1}{found[2] or 0}", text)
        text = text.translate(_NUMERALS)
    match = re.fullmatch(_COMPACT, text) or (
        None if text.isdigit() and len(text) > 4 else re.fullmatch(_WRITTEN, text)
    )
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1900 <= year <= 2199 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= _days(year, month):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _days(year: int, month: int) -> int:
    """How many days a month has."""
    # Not calendar.monthrange: loading it, and locale with it, is felt in every start.
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def format_date(value: str) -> str:
    """2023年6月9日, 2023年6月 or 2023年; ISO text where the language has no such form."""
    parts = [int(part) for part in value.split("-")]
    patterns = (tr("{0}年"), tr("{0}年{1}月"), tr("{0}年{1}月{2}日"))
    return patterns[len(parts) - 1].format(*parts)


def format_minute(at: str) -> str:
    """A moment, ISO text with its time zone, to the minute on the clock of who reads it: packages come
    from machines in other time zones."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return at[:16]


def format_day(at: str) -> str:
    """The day (YYYY-MM-DD) of the same, on the same clock."""
    return format_minute(at)[: len("2023-06-09")]


def earliest(value: str) -> str:
    """What ISO texts are compared with so that those count which begin on or after a date.

    A month begins with its first day, a year with its first month: `2023` is on 2023-01-01.
    """
    return re.sub(r"(-01)+$", "", value)


def months_of(year: int) -> list[str]:
    """The twelve months of a year as `YYYY-MM`."""
    return [f"{year:04}-{month:02}" for month in range(1, 13)]


def first_day(value: str) -> str:
    """The first day that a date, as exact as it is known, can mean."""
    return value + "-01-01"[len(value) - len("2023") :]


def last_day(value: str) -> str:
    """The last day that a date, as exact as it is known, can mean."""
    if len(value) == len("2023"):
        return f"{value}-12-31"
    if len(value) == len("2023-06"):
        return f"{value}-{_days(int(value[:4]), int(value[5:])):02}"
    return value


def month_named(text: str) -> str:
    """The month (YYYY-MM) that a person wrote. Raises UserError if it is none."""
    month = parse_date(text)
    if month is None or len(month) != len("2023-05"):
        raise UserError(tr("「{text}」不是月份，应写成 2023-05", text=text))
    return month


def months_within(text: str) -> tuple[str, str]:
    """The first and the last month of a year or of one month. Raises UserError if it is neither."""
    period = parse_date(text)
    if period is not None and len(period) == len("2023"):
        return f"{period}-01", f"{period}-12"
    month = month_named(text)
    return month, month
