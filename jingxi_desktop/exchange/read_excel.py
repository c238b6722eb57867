"""xlsx, xls and xlsb, read by calamine, which gives nothing for a cell with an error.

So errors are made texts before it reads, and in xls, where a text does not fit, put in their places after.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import python_calamine as calamine

from jingxi_desktop.exchange import workbook, xls_errors, zip_parts
from jingxi_desktop.exchange.workbook import Cell, Day, Range, Row, Sheet, Workbook

_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\b[^>]*?\bt=["'])e(?=["'])""")
# In xlsb: an error, an error that a formula gave, and a text in its place.
_ERROR_RECORDS, _TEXT_RECORD = (3, 11), 6


def read_zipped(parts: dict[str, bytes]) -> Workbook:
    """A workbook of the parts of an xlsx or xlsb."""
    with_texts = {name: _with_errors_as_texts(name, content) for name, content in parts.items()}
    return _workbook(zip_parts.stored(with_texts), [])


def read_xls(data: bytes) -> Workbook:
    """A workbook of the bytes of an xls."""
    return _workbook(BytesIO(data), xls_errors.find(data))


def _workbook(file: BytesIO, faults: list[xls_errors.Errors]) -> Workbook:
    book = calamine.load_workbook(file)
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(index)
            rows = _rows(sheet)
            if faults:
                _put(faults[index], rows)
            is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
            merges = _merges(sheet)
            sheets.append(Sheet(about.name, is_hidden, workbook.trimmed(rows), merges))
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


def _with_errors_as_texts(name: str, content: bytes) -> bytes:
    if "/worksheets/" not in name:
        return content
    if name.endswith(".bin"):
        return b"".join(_records_with_texts(content))
    if b't="e"' in content or b"t='e'" in content:
        return _ERROR_CELL.sub(rb"\1str", content)
    return content


def _records_with_texts(content: bytes) -> Iterator[bytes]:
    """The records of an xlsb sheet: a type and a length of 7 bits a byte, and as many bytes."""
    at = 0
    while at < len(content):
        start = at
        kind, at = _seven_bits(content, at)
        length, at = _seven_bits(content, at)
        body, at = content[at : at + length], at + length
        if kind in _ERROR_RECORDS and length >= 9:
            # Column and style stay; behind them stands the code, and a text has its length in characters.
            text = workbook.fault(body[8]).text
            body = body[:8] + len(text).to_bytes(4, "little") + text.encode("utf-16-le")
            yield bytes([_TEXT_RECORD, len(body)]) + body
        else:
            yield content[start:at]


def _seven_bits(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at
