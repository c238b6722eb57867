"""xlsx, xls and xlsb, read by calamine, which gives nothing for a cell with an error or a formula without result.

So these are made texts before it reads, and in xls, where a text does not fit, put in their places after.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import python_calamine as calamine

from jingxi_desktop.exchange import workbook, xls_errors, xlsb_records, zip_parts
from jingxi_desktop.exchange.workbook import Cell, Day, Range, Row, Sheet, Workbook

_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\bt=["'])e(?=["'])""")
# A cell of a formula without a value, and the kind that its attributes state.
_NO_RESULT = re.compile(
    rb"""<((?:\w+:)?)c\b([^<>]*)>\s*<\1f\b(?:[^<>]*/>|[^<>]*>[^<]*</\1f>)"""
    rb"""\s*+(?:<\1v\s*+/>|<\1v>\s*+</\1v>)?\s*+</\1c>"""
)
_KIND = re.compile(rb"""\bt=["'](\w*)["']""")


def read_zipped(parts: dict[str, bytes]) -> Workbook:
    """A workbook of the parts of an xlsx or xlsb."""
    if xlsb_records.BOOK in parts:
        parts, merges = xlsb_records.read(parts)
        return _workbook(zip_parts.stored(parts), merges=merges)
    with_texts = {name: _with_errors_as_texts(content) for name, content in parts.items()}
    return _workbook(zip_parts.stored(with_texts))


def read_xls(data: bytes) -> Workbook:
    """A workbook of the bytes of an xls."""
    return _workbook(BytesIO(data), faults=xls_errors.find(data))


def _workbook(
    file: BytesIO,
    faults: Sequence[xls_errors.Errors] = (),
    merges: Sequence[list[Range]] = (),
) -> Workbook:
    """What calamine reads, with what it does not tell: `faults` of an xls, `merges` of an xlsb."""
    book = calamine.load_workbook(file)
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(index)
            rows = _rows(sheet)
            if faults:
                _put(faults[index], rows)
            is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
            ranges = merges[index] if merges else _merges(sheet)
            sheets.append(Sheet(about.name, is_hidden, workbook.trimmed(rows), ranges))
    return Workbook(sheets)


def _merges(sheet: calamine.CalamineSheet) -> list[Range]:
    return [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]


def _rows(sheet: calamine.CalamineSheet) -> list[Row]:
    """All rows from the sheet's first on, though calamine begins each at the first column in use."""
    if sheet.start is None:
        return []
    before: Row = [None] * sheet.start[1]
    return [before + [_OF_TYPE[type(value)](value) for value in row] for row in sheet.iter_rows()]


def _put(errors: xls_errors.Errors, rows: list[Row]) -> None:
    for (row, column), code in errors.items():
        while len(rows) <= row:
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = workbook.fault(code)


def _day(value: datetime.date) -> Day:
    return Day(value.isoformat())


def _moment(value: datetime.datetime) -> Day:
    text = value.isoformat(timespec="seconds")
    return Day(text.removesuffix("T00:00:00"))


def _duration(value: datetime.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_OF_TYPE: dict[type, Callable[[Any], Cell]] = {
    str: workbook.text,
    float: workbook.number,
    int: lambda value: workbook.number(float(value)),
    bool: bool,
    datetime.date: _day,
    datetime.datetime: _moment,
    datetime.time: lambda value: value.isoformat(timespec="seconds"),
    datetime.timedelta: _duration,
}


def _with_errors_as_texts(content: bytes) -> bytes:
    if b't="e"' in content or b"t='e'" in content:
        content = _ERROR_CELL.sub(rb"\1str", content)
    if b"<f" in content or b":f" in content:
        content = _NO_RESULT.sub(_no_result_as_text, content)
    return content


def _no_result_as_text(cell: re.Match[bytes]) -> bytes:
    prefix, attributes = cell.groups()
    kind = _KIND.search(attributes)
    # A formula that gives an empty text has a result.
    if kind and kind[1] == b"str":
        return cell[0]
    text = workbook.NO_RESULT.encode()
    return b'<%bc %b t="str"><%bv>%b</%bv></%bc>' % (
        prefix, _KIND.sub(b"", attributes), prefix, text, prefix, prefix
    )  # fmt: skip
