"""What a spreadsheet holds, whatever its format: the sheets with their cells, each in its place.

An answer of the child process that reads files is these structs as msgpack, so they are arrays there.
"""

import datetime
import math
from collections.abc import Iterable
from decimal import Decimal
from struct import unpack
from typing import TypeAlias

import msgspec

from jingxi_desktop.records.invisible import seen
from jingxi_desktop.records.rounding import DIGITS

# By the code in xls and xlsb: what Excel, WPS and LibreOffice show in a cell whose formula failed.
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_OTHER_ERROR = "#UNKNOWN!"
# Programs that make files without working formulas out leave them without a result, which Excel and WPS
# then show as if it were in the file.
NO_RESULT = "#CALC!"
_ERROR_TEXTS = frozenset(
    [*_ERRORS.values(), _OTHER_ERROR, NO_RESULT, "#SPILL!", "#FIELD!", "#BLOCKED!", "#CONNECT!"]
)
# Excel takes 1900 for a leap year, so the first one is right from March 1900 on.
_FIRST_DAYS = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
# Longer codes, such as those of identity cards, lost their end.
_DOUBTFUL_FROM = 10.0 ** (DIGITS - 1)


class Day(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="day"):
    """A cell that is a date: `YYYY-MM-DD`, with `THH:MM:SS` behind it if it has a time."""

    text: str


class Fault(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="fault"):
    """A cell that holds an error such as `#N/A`, or `NO_RESULT`: a formula that was never worked out."""

    text: str


class Doubtful(msgspec.Struct, frozen=True, array_like=True, gc=False, tag="doubtful"):
    """A number of 15 digits or more: if it was meant as a code, its last digits may be lost.

    `text` is the number as stored, without an exponent.
    """

    text: str


Cell: TypeAlias = bool | int | float | str | Day | Fault | Doubtful | None
Row: TypeAlias = list[Cell]
Range: TypeAlias = tuple[int, int, int, int]
# The rows of a sheet that are not shown, and of its columns the first and the last one of each run.
Hidden: TypeAlias = tuple[list[int], list[tuple[int, int]]]


class Sheet(msgspec.Struct, array_like=True):
    """One sheet. `rows[0][0]` is A1; empty rows and cells at the end are left out.

    `merges` are (top, left, bottom, right), counted from 0, the last two inside. `is_1904` says that
    numbers which are days count from 1904, as programs on a Mac did. `hidden` has the rows that the
    program does not show, counted from 0: hidden ones and those that a filter left out; of hidden
    columns `hidden_columns` has the first and the last one of each run. Where columns of the file
    were made rows, `transposed_from` is the row that column A has become. `has_pictures` says that
    there are some in the file.
    """

    name: str
    is_hidden: bool
    rows: list[Row]
    merges: list[Range]
    is_1904: bool = False
    hidden: list[int] = []
    transposed_from: int | None = None
    hidden_columns: list[tuple[int, int]] = []
    has_pictures: bool = False


class Workbook(msgspec.Struct, array_like=True, tag="workbook"):
    """All sheets of a file in their order; of a text file the one, without a name.

    Who saved it last and when (ISO), "" where it does not say so.
    """

    sheets: list[Sheet]
    saved_by: str = ""
    saved_at: str = ""


def text(value: str) -> Cell:
    """The cell of a text, as it is seen; one of spaces only holds nothing to see, and so nothing."""
    value = seen(value)
    if value in _ERROR_TEXTS:
        return Fault(value)
    return None if not value or value.isspace() else value


def fault(code: int) -> Fault:
    """The cell of an error, by its code in xls and xlsb."""
    return Fault(_ERRORS.get(code, _OTHER_ERROR))


def number(value: float) -> Cell:
    """The cell of a number. A whole one is an int."""
    if abs(value) < _DOUBTFUL_FROM:
        return int(value) if value.is_integer() else value
    if not math.isfinite(value):
        return fault(0x24)
    # repr gives the digits that tell this number from its neighbours, and so those that were stored.
    return Doubtful(f"{Decimal(repr(value)):f}".removesuffix(".0"))


def short(data: bytes, at: int) -> float:
    """The number that xls and xlsb keep in four bytes: 30 bits of a float or of an int, or hundredths."""
    kept = int.from_bytes(data[at : at + 4], "little", signed=True)
    bits = (kept & 0xFFFFFFFC) << 32
    number = float(kept >> 2) if kept & 2 else float(unpack("<d", bits.to_bytes(8, "little"))[0])
    return number / 100 if kept & 1 else number


def day(serial: int, *, is_1904: bool) -> datetime.date:
    """The day that a number is, counted as the sheet counts."""
    return _FIRST_DAYS[is_1904] + datetime.timedelta(days=serial)


def trimmed(rows: Iterable[Row]) -> list[Row]:
    """The rows without empty cells at their ends and without empty rows at the end."""
    kept = []
    for row in rows:
        while row and row[-1] is None:
            row.pop()
        kept.append(row)
    while kept and not kept[-1]:
        kept.pop()
    return kept
