"""xlsx, xls and xlsb, read by calamine, which gives nothing for a cell with an error or a formula without result.

Nor does it tell what a number format shows. So these cells are made texts before it reads, and in xls, where
a text does not fit, put in their places after.
"""

import datetime
import html
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import islice
from typing import Any

import python_calamine as calamine
from msgspec.structs import replace

from jingxi_desktop.exchange.spreadsheets import (
    workbook,
    xls_records,
    xlsb_records,
    xlsx_parts,
    zip_parts,
)
from jingxi_desktop.exchange.spreadsheets.workbook import (
    Cell,
    Day,
    Hidden,
    Range,
    Row,
    Sheet,
    Workbook,
)

_SAVED_BY = re.compile(rb"<(?:\w+:)?lastModifiedBy\b[^<>]*>([^<]*)<")
_PICTURE = re.compile(rb"<(?:\w+:)?pic\b")
_SAVED_AT = re.compile(rb"<(?:\w+:)?modified\b[^<>]*>([^<]*)<")


def read_zipped(parts: dict[str, bytes]) -> Workbook:
    """A workbook of the parts of an xlsx or xlsb."""
    if xlsb_records.BOOK in parts:
        binary = xlsb_records.read(parts)
        file = zip_parts.stored(binary.parts)
        book = _workbook(file, binary.is_1904, binary.hidden, merges=binary.merges)
    else:
        book = _joined(xlsx_parts.halves(parts)) or _xlsx(parts)
    _mark_pictures(book, has_pictures=_has_pictures(parts))
    about = parts.get("docProps/core.xml", b"")
    return replace(book, saved_by=_said(_SAVED_BY, about), saved_at=_said(_SAVED_AT, about))


def _xlsx(parts: dict[str, bytes]) -> Workbook:
    told = xlsx_parts.read(parts)
    return _workbook(zip_parts.stored(told.parts), told.is_1904, told.hidden)


def _joined(halves: Sequence[dict[str, bytes]]) -> Workbook | None:
    """What two workbooks hold whose sheets' rows follow one another; None for one, and where they do not."""
    if len(halves) == 1:
        return None
    with ThreadPoolExecutor(len(halves)) as pool:
        first, second = pool.map(_xlsx, halves)
    for sheet, behind in zip(first.sheets, second.sheets, strict=True):
        count = len(sheet.rows)
        if any(behind.rows[:count]):
            return None
        sheet.rows += behind.rows[count:]
        sheet.hidden += behind.hidden
    return first


def _has_pictures(parts: dict[str, bytes]) -> bool:
    """Whether pictures lie on the sheets, or in their cells as WPS puts them there."""
    return "xl/cellimages.xml" in parts or any(
        name.startswith("xl/drawings/") and _PICTURE.search(content) is not None
        for name, content in parts.items()
    )


def _mark_pictures(book: Workbook, *, has_pictures: bool) -> None:
    for sheet in book.sheets:
        sheet.has_pictures = has_pictures


def _said(pattern: re.Pattern[bytes], about: bytes) -> str:
    """What a workbook says of itself."""
    found = pattern.search(about)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def read_xls(data: bytes) -> Workbook:
    """A workbook of the bytes of an xls."""
    told = xls_records.read(data)
    book = _workbook(BytesIO(data), told.is_1904, told.hidden, cells=told.cells)
    _mark_pictures(book, has_pictures=told.has_pictures)
    return book


def _workbook(
    file: BytesIO,
    is_1904: bool,
    hidden: Sequence[Hidden],
    cells: Sequence[xls_records.Cells] = (),
    merges: Sequence[list[Range]] = (),
) -> Workbook:
    """What calamine reads, with what it does not tell: `cells` of an xls, `merges` of an xlsb."""
    book = calamine.load_workbook(file)
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(index)
            rows = _rows(sheet)
            if cells:
                _put(cells[index], rows)
            is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
            ranges = merges[index] if merges else _merges(sheet)
            unseen, columns = hidden[index] if index < len(hidden) else ([], [])
            sheet_read = Sheet(
                about.name, is_hidden, workbook.trimmed(rows), ranges, is_1904, unseen
            )
            sheet_read.hidden_columns = columns
            sheets.append(sheet_read)
    return Workbook(sheets)


def _merges(sheet: calamine.CalamineSheet) -> list[Range]:
    return [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]


def _rows(sheet: calamine.CalamineSheet) -> list[Row]:
    """All rows from the sheet's first on, though calamine begins each at the first column in use."""
    if sheet.start is None:
        return []
    above, left = sheet.start
    before: Row = [None] * left
    rows: list[Row] = [[] for _ in range(above)]
    rows += [
        before + [_OF_TYPE[type(value)](value) for value in row]
        for row in islice(sheet.iter_rows(), above, None)
    ]
    return rows


def _put(told: xls_records.Cells, rows: list[Row]) -> None:
    for (row, column), cell in told.items():
        while len(rows) <= row:
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = cell


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
