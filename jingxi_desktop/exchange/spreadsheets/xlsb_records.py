"""The binary parts of an xlsb: records, each a type and a length of 7 bits a byte, and as many bytes."""

from collections.abc import Iterator
from struct import unpack_from
from typing import TypeAlias

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets import number_formats, workbook, zip_parts
from jingxi_desktop.exchange.spreadsheets.number_formats import Format
from jingxi_desktop.exchange.spreadsheets.workbook import Hidden, Range

# The type, the body and the whole record.
Record: TypeAlias = tuple[int, bytes, bytes]

# An error, an error that a formula gave, and a text in their place.
_ERRORS, _TEXT = (3, 11), 6
# Numbers: a short one, a whole one, and the result of a formula.
_SHORT, _REAL, _RESULT = 2, 5, 9
# A row, and the bit of its last byte of flags that says that it is hidden.
_ROW, _IS_HIDDEN = 0, 0x10
# Columns that lie beside each other, and the bit of their flags that says that they are hidden.
_COLUMNS, _IS_HIDDEN_COLUMN = 60, 0x01
# A sheet of the book and what the book says of itself; a merged range; a number format and its code,
# what a cell looks like, and the list of the latter that cells refer to.
_SHEET, _BOOK_SAYS, _MERGE, _FORMAT, _LOOK, _LOOKS, _END_LOOKS = 156, 153, 176, 44, 47, 617, 618
BOOK, _LINKS, _STYLES = "xl/workbook.bin", "xl/_rels/workbook.bin.rels", "xl/styles.bin"


class Told(Struct, frozen=True):
    """The parts with texts in place of some cells, and what calamine does not tell.

    `merges` has the merged ranges of each sheet in their order, `hidden` what it does not show.
    """

    parts: dict[str, bytes]
    merges: list[list[Range]]
    hidden: list[Hidden]
    is_1904: bool


def read(parts: dict[str, bytes]) -> Told:
    """What calamine is to read: errors in cells, and numbers shown otherwise than stored, became texts.

    Raises `KeyError` on a sheet that is not there, and others where numbers in a part lead astray.
    """
    changed = dict(parts)
    merges, hidden = [], []
    says = [body for kind, body, _ in _records(parts[BOOK]) if kind == _BOOK_SAYS]
    is_1904 = bool(says and says[0][0] & 1)
    formats = _formats(parts.get(_STYLES, b""), is_1904)
    for place in _sheets(parts):
        changed[place], ranges, unseen = _sheet(parts[place], formats)
        merges.append(ranges)
        hidden.append(unseen)
    return Told(changed, merges, hidden, is_1904)


def _sheets(parts: dict[str, bytes]) -> Iterator[str]:
    """The names of the sheets' parts, in the order of the sheets."""
    targets = zip_parts.targets(parts, _LINKS)
    for kind, body, _ in _records(parts[BOOK]):
        if kind == _SHEET:
            yield targets[_text_at(body, 8)]


def _formats(styles: bytes, is_1904: bool) -> dict[int, Format]:
    codes: dict[int, str] = {}
    used: list[int] = []
    is_of_cells = False
    for kind, body, _ in _records(styles):
        if kind == _FORMAT:
            codes[unpack_from("<H", body)[0]] = _text_at(body, 2)
        elif kind in (_LOOKS, _END_LOOKS):
            is_of_cells = kind == _LOOKS
        elif kind == _LOOK and is_of_cells:
            used += unpack_from("<H", body, 2)
    return number_formats.telling(codes, used, is_1904=is_1904)


def _sheet(content: bytes, formats: dict[int, Format]) -> tuple[bytes, list[Range], Hidden]:
    records = []
    merges: list[Range] = []
    hidden: list[int] = []
    columns: list[tuple[int, int]] = []
    for kind, body, whole in _records(content):
        text = _text_for(kind, body, formats)
        records.append(whole if text is None else _text_cell(body, text))
        if kind == _MERGE:
            top, bottom, left, right = unpack_from("<4I", body)
            merges.append((top, left, bottom, right))
        elif kind == _ROW and body[11] & _IS_HIDDEN:
            hidden += unpack_from("<I", body)
        elif kind == _COLUMNS and body[16] & _IS_HIDDEN_COLUMN:
            columns.append(unpack_from("<II", body))
    return b"".join(records), merges, (hidden, columns)


def _text_for(kind: int, body: bytes, formats: dict[int, Format]) -> str | None:
    """The text that is to be read in place of a cell, None for one that is read as it is."""
    if kind in _ERRORS:
        return workbook.fault(body[8]).text
    if formats and kind in (_SHORT, _REAL, _RESULT):
        number = workbook.short(body, 8) if kind == _SHORT else unpack_from("<d", body, 8)[0]
        found = formats.get(int.from_bytes(body[4:7], "little"))
        return found.text(number) if found else None
    return None


def _text_cell(body: bytes, text: str) -> bytes:
    # Column and style stay; behind them a text has its length in characters.
    body = body[:8] + len(text).to_bytes(4, "little") + text.encode("utf-16-le")
    return bytes([_TEXT, len(body) & 0x7F | 0x80, len(body) >> 7]) + body


def _text_at(body: bytes, at: int) -> str:
    length = unpack_from("<I", body, at)[0]
    return body[at + 4 : at + 4 + 2 * length].decode("utf-16-le")


def _records(content: bytes) -> Iterator[Record]:
    at = 0
    while at < len(content):
        start = at
        kind, at = _seven_bits(content, at, 2)
        length, at = _seven_bits(content, at, 4)
        body, at = content[at : at + length], at + length
        yield kind, body, content[start:at]


def _seven_bits(content: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for index in range(most):
        byte = content[at + index]
        value |= (byte & 0x7F) << 7 * index
        if byte < 0x80:
            break
    return value, at + index + 1
