"""Number formats that show another figure than the one stored: 0.85 as 85%, 16297300 as 1629.7万, 102 as 0102.

What the cell shows is meant. So such a cell is read as the text that it shows, with all its digits. The
first of a month or of a year that is shown without its day is that month or year: who types 2023年6月 gets
such a cell.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets import workbook
from jingxi_desktop.records.amounts import ANY_UNIT, YUAN
from jingxi_desktop.records.rounding import digits

# What Excel and WPS know by number, without a code.
_MONTHS = dict.fromkeys((17, 27, 36, 50, 52, 57), "yyyy年m月")
_KNOWN = {9: "0%", 10: "0.00%", **_MONTHS}
_GENERAL = re.compile(r"General|G/通用格式", re.IGNORECASE)
# A text in quotes, a sign that stands for itself, one that only takes room, a condition or a colour, any other.
_PIECE = re.compile(r'"[^"]*"|[\\!].|[_*].|\[[^\]]*\]|.', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_TESTS = {"<=": le, ">=": ge, "<>": ne, "<": lt, ">": gt, "=": eq}
_SEEN = re.compile(rf"(-?[\d,]*\d(?:\.(\d+))?)\s*({ANY_UNIT})?")
_ALWAYS = "<", Decimal("Infinity")
_NOT_NEGATIVE = ">=", Decimal(0)
# Excel takes no longer ones.
_LONGEST = 255
# March 1900 to 9999.
_DAYS = range(61, 2_900_000)


class Section(Struct, frozen=True):
    """How the numbers that fit `test` and `bound` are shown.

    That is times 10 to the `power`, in `width` digits at least if it is a whole one, with `ending` behind.
    """

    test: str
    bound: Decimal
    power: int
    width: int
    ending: str

    @property
    def is_plain(self) -> bool:
        """Whether all numbers are shown as they are stored."""
        return not self.power and self.width < 2 and not self.ending

    def text(self, stored: Decimal) -> str:
        """What a cell shows, with all digits."""
        shown = stored.scaleb(self.power).normalize()
        return f"{shown:f}".zfill(self.width if shown == int(shown) else 0) + self.ending


class NumberFormat(Struct, frozen=True):
    """The sections of a format. The first whose test a number passes shows it."""

    sections: tuple[Section, ...]

    def text(self, number: float) -> str | None:
        """What a cell with this number shows, with all digits; None where that is the number itself."""
        if not isinstance(workbook.number(float(number)), int | float):
            return None
        stored = digits(number)
        for section in self.sections:
            if _TESTS[section.test](stored, section.bound):
                return None if section.is_plain else section.text(stored)
        return None


class MonthFormat(Struct, frozen=True):
    """A format of days that shows no day, and none but the year if it shows no month either."""

    has_month: bool
    is_1904: bool

    def text(self, number: float) -> str | None:
        """The month or the year that begins on the day of a number, None for other days."""
        if number not in _DAYS:
            return None
        day = workbook.day(int(number), is_1904=self.is_1904)
        if day.day > 1 or not (self.has_month or day.month == 1):
            return None
        return f"{day.year}年{day.month}月" if self.has_month else f"{day.year}年"


Format = NumberFormat | MonthFormat


def telling(codes: Mapping[int, str], used: Sequence[int], *, is_1904: bool) -> dict[int, Format]:
    """The formats that show other figures than are stored, by their places in `used`.

    `used` has the numbers of the formats that cells have, `codes` the codes by these numbers.
    """
    known = {**_KNOWN, **codes}
    read = {number: _read(known[number], is_1904) for number in set(used) if number in known}
    return {place: found for place, number in enumerate(used) if (found := read.get(number))}


def seen(number: float, shown: str) -> str | None:
    """The text with all digits of a number of which a cell shows some, None where that is the number itself."""
    match = _SEEN.fullmatch(shown)
    if match is None or not isinstance(workbook.number(float(number)), int | float):
        return None
    figure, ending = Decimal(match[1].replace(",", "")), match[3] or ""
    half = Decimal("0.5").scaleb(-len(match[2] or ""))
    stored = digits(number)
    # A figure that was rounded to nothing does not tell how it was scaled.
    for power in range(0, -9 if figure else -1, -1):
        text = stored.scaleb(power).normalize()
        if abs(text - figure) <= half:
            return f"{text:f}{ending}" if power or ending else None
    return None


def _read(code: str, is_1904: bool) -> Format | None:
    sections: list[list[str]] = [[]]
    for piece in _PIECE.findall(_GENERAL.sub("0", code[:_LONGEST])):
        if piece == ";":
            sections.append([])
        else:
            sections[-1].append(piece)
    shown = {piece.lower() for piece in sections[0]}
    if shown & {"y", "e", "m"} and not shown & {"0", "#", "?"}:
        return None if shown & {"d", "h", "s", ":"} else MonthFormat("m" in shown, is_1904)
    read = tuple(
        _section(pieces, _NOT_NEGATIVE if number == 0 and len(sections) > 1 else _ALWAYS)
        for number, pieces in enumerate(sections)
    )
    return None if all(section.is_plain for section in read) else NumberFormat(read)


def _section(pieces: Sequence[str], usual: tuple[str, Decimal]) -> Section:
    test, bound = usual
    # A digit becomes 0, a point or a comma between digits itself, a point that is no decimal one !.
    signs, ending = "", ""
    for piece in pieces:
        if match := _CONDITION.fullmatch(piece):
            test, bound = match[1], Decimal(match[2])
        elif piece in "0#?":
            signs, ending = f"{signs}0", ""
        elif piece in ".,%":
            signs += piece
        elif piece in ('"."', r"\.", "!."):
            signs += "!"
        elif piece[0] not in "_*[":
            ending += piece.strip('"').lstrip("\\!")
    ending = "%" if "%" in signs else ending.strip()
    width = 0 if "." in signs or "!" in signs else pieces.count("0")
    return Section(test, bound, _power(signs), width, ending if ending in ("%", *YUAN) else "")


def _power(signs: str) -> int:
    """By which power of 10 more is shown than is stored: a % is two, a comma behind the digits takes three.

    A mere sign that looks like a point takes as many as there are digits behind it: 0!.0, shows 万.
    """
    if "0" not in signs:
        return 0
    thousands = sum(map(len, re.findall(r",+(?![0,])", signs)))
    whole = signs.partition(".")[0]
    behind = whole.partition("!")[2].count("0") if "0!" in whole else 0
    return 2 * signs.count("%") - 3 * thousands - behind
