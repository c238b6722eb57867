"""ods, read here: calamine tells neither its merged cells nor its errors, and unrolls what is repeated."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from jingxi_desktop.exchange.spreadsheets import number_formats, workbook
from jingxi_desktop.exchange.spreadsheets.refusal import RefusedError
from jingxi_desktop.exchange.spreadsheets.workbook import (
    Cell,
    Day,
    Fault,
    Range,
    Row,
    Sheet,
    Workbook,
)
from jingxi_desktop.records.dates import parse_date

_OPEN, _FREE = "urn:oasis:names:tc:opendocument:xmlns", "urn:org:documentfoundation:names"
_OFFICE, _TABLE, _TEXT = (f"{{{_OPEN}:{name}:1.0}}" for name in ("office", "table", "text"))
_STYLE = f"{{{_OPEN}:style:1.0}}"
_CALC = f"{{{_FREE}:experimental:calc:xmlns:calcext:1.0}}"
_ROWS, _COLUMNS = 1_048_576, 16_384
_MOST_CELLS = 20_000_000
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d*)?)?")
_PERCENT = number_formats.telling({}, [9], is_1904=False)[0]
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:\.\d*)?S")


def read(parts: dict[str, bytes]) -> Workbook:
    """A workbook of the parts of an ods."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise RefusedError("password")
    try:
        content = parts["content.xml"]
        sheets = list(_sheets(content))
    except (ParseError, KeyError, ValueError) as error:
        raise RefusedError("damaged") from error
    for sheet in sheets:
        sheet.has_pictures = b"<draw:image" in content
    return Workbook(sheets)


def _sheets(content: bytes) -> Iterator[Sheet]:
    hidden: set[str | None] = set()
    table = None
    is_1904 = False
    depth = 0
    for event, element in iterparse(BytesIO(content), ("start", "end")):
        # A table within a cell or kept from another file is none of the sheets.
        if element.tag in (_TABLE + "table", _TABLE + "dde-link"):
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                table = _Table()
            elif event == "end" and depth == 0 and table is not None:
                is_hidden = element.get(_TABLE + "style-name") in hidden
                rows = workbook.trimmed(table.rows)
                name = element.get(_TABLE + "name", "")
                sheet = Sheet(name, is_hidden, rows, table.merges, is_1904, table.hidden)
                sheet.hidden_columns = table.hidden_columns
                yield sheet
                element.clear()
        elif event == "end" and element.tag == _TABLE + "table-column" and depth == 1 and table:
            table.add_columns(element)
        elif event == "end" and element.tag == _TABLE + "table-row" and depth == 1 and table:
            table.add(element)
            element.clear()
        elif element.tag == _TABLE + "null-date":
            is_1904 = element.get(_TABLE + "date-value", "").startswith("1904")
        elif event == "end" and element.tag == _STYLE + "style":
            properties = element.find(_STYLE + "table-properties")
            if properties is not None and properties.get(_TABLE + "display") == "false":
                hidden.add(element.get(_STYLE + "name"))


class _Table:
    """The rows so far. Empty ones are counted, and made when a row follows that is not."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.merges: list[Range] = []
        self.hidden: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._empty = 0
        self._cells = 0
        self._columns = 0

    def add_columns(self, element: Element) -> None:
        """Add what a `table:table-column` stands for."""
        first = self._columns
        self._columns += _count(element, "number-columns-repeated")
        if element.get(_TABLE + "visibility", "visible") != "visible":
            self.hidden_columns.append((first, self._columns - 1))

    def add(self, element: Element) -> None:
        """Add what a `table:table-row` stands for."""
        times = _count(element, "number-rows-repeated")
        top = len(self.rows) + self._empty
        row = self._row(element, top)
        if not row:
            self._empty += times
            return
        self._cells += len(row) * times
        if top + times > _ROWS or self._cells > _MOST_CELLS:
            raise RefusedError("large")
        if element.get(_TABLE + "visibility", "visible") != "visible":
            self.hidden += range(top, top + times)
        self.rows += ([] for _ in range(self._empty))
        self.rows += (row.copy() for _ in range(times))
        self._empty = 0

    def _row(self, element: Element, top: int) -> Row:
        row: Row = []
        empty = 0
        for cell in element:
            times = _count(cell, "number-columns-repeated")
            self._merge(cell, top, len(row) + empty)
            value = _value(cell)
            if value is None:
                empty += times
                continue
            if len(row) + empty + times > _COLUMNS:
                raise RefusedError("large")
            row += [None] * empty + [value] * times
            empty = 0
        return row

    def _merge(self, cell: Element, top: int, left: int) -> None:
        down = _count(cell, "number-rows-spanned")
        right = _count(cell, "number-columns-spanned")
        if top + down > _ROWS or left + right > _COLUMNS:
            raise RefusedError("large")
        if down > 1 or right > 1:
            self.merges.append((top, left, top + down - 1, left + right - 1))


def _count(element: Element, name: str) -> int:
    """How often something is there. Raises `ValueError` where that is no number from 1 on."""
    count = int(element.get(_TABLE + name, 1))
    if count < 1:
        raise ValueError(name)
    return count


def _value(cell: Element) -> Cell:
    kind = cell.get(_OFFICE + "value-type")
    if cell.get(_CALC + "value-type") == "error":
        return Fault(_text_of(cell))
    if kind is None and cell.get(_TABLE + "formula"):
        return Fault(workbook.NO_RESULT)
    if kind in ("float", "percentage", "currency"):
        number = float(cell.attrib[_OFFICE + "value"])
        if kind == "percentage":
            shown = _PERCENT.text(number)
        else:
            shown = number_formats.seen(number, _text_of(cell))
        return shown or workbook.number(number)
    if kind == "boolean":
        return cell.get(_OFFICE + "boolean-value") == "true"
    if kind == "date" and (day := _DATE.fullmatch(cell.get(_OFFICE + "date-value", ""))):
        date, time = day.groups("00:00:00")
        text = _text_of(cell)
        # Of the first of a month the month may be shown, or the year.
        if date.endswith("-01") and (month := parse_date(text)) and date.startswith(f"{month}-"):
            return text
        return Day(date if time == "00:00:00" else f"{date}T{time}")
    if kind == "time" and (time_of_day := _TIME.fullmatch(cell.get(_OFFICE + "time-value", ""))):
        return ":".join(time_of_day.groups())
    return workbook.text(cell.get(_OFFICE + "string-value") or _text_of(cell))


def _text_of(cell: Element) -> str:
    return "\n".join("".join(_pieces(line)) for line in cell.findall(_TEXT + "p"))


def _pieces(element: Element) -> Iterator[str]:
    """The text of a paragraph, without that of notes and drawings in it."""
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "s":
            yield " " * int(child.get(_TEXT + "c", 1))
        elif child.tag == _TEXT + "tab":
            yield "\t"
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag.startswith(_TEXT) and child.tag != _TEXT + "ruby-text":
            yield from _pieces(child)
        yield child.tail or ""
