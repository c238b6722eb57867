"""The cells of an xls that calamine gives nothing or too little for, found in its own records."""

from collections.abc import Iterator
from struct import unpack_from
from typing import TypeAlias

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets import number_formats, workbook
from jingxi_desktop.exchange.spreadsheets.refusal import RefusedError
from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Hidden

# What stands in cells, by row and column, counted from 0.
Cells: TypeAlias = dict[tuple[int, int], Cell]

# What a book says in front of its sheets: where they are, a password, from when days count, codes of
# number formats, and what cells look like.
_SHEET, _PASSWORD, _DAYS, _FORMAT, _LOOK = 0x85, 0x2F, 0x22, 0x41E, 0xE0
_BEGIN, _END = 0x809, 0x0A
_FORMULA, _BOOL_OR_ERROR, _REAL, _SHORT, _SHORTS = 0x06, 0x205, 0x203, 0x27E, 0xBD
# A row, and the bit of its flags that says that it is hidden.
_ROW, _IS_HIDDEN = 0x208, 0x20
# Columns that lie beside each other, and the bit of their flags that says that they are hidden.
_COLUMNS, _IS_HIDDEN_COLUMN = 0x7D, 0x01
# What is drawn on all sheets, and the type of an entry of its store of pictures.
_DRAWN, _PICTURE = 0xEB, b"\x07\xf0"
_NO_NUMBER = b"\xff\xff"
_LAST_SECTOR = 0xFFFFFFFA


class Told(Struct, frozen=True):
    """The cells of each sheet, in the order of the sheets, what each does not show, whether days count from
    1904, and whether there are pictures."""

    cells: list[Cells]
    hidden: list[Hidden]
    is_1904: bool
    has_pictures: bool


class _Book(Struct):
    """What a book says in front of its sheets: their places, and the formats of cells."""

    starts: list[int]
    codes: dict[int, str]
    used: list[int]
    is_1904: bool = False
    has_pictures: bool = False


def read(data: bytes) -> Told:
    """Errors in cells, and as texts the numbers that are shown otherwise than they are stored.

    Raises `RefusedError` on a file with a password and on one without a workbook; where numbers in it
    lead astray, `struct.error` or `IndexError`.
    """
    stream = _stream(data, ("Workbook", "Book"))
    book = _book(stream)
    formats = number_formats.telling(book.codes, book.used, is_1904=book.is_1904)
    of_sheets: dict[int, Cells] = {start: {} for start in book.starts}
    unseen: dict[int, Hidden] = {start: ([], []) for start in book.starts}
    cells: Cells = {}
    hidden: Hidden = [], []
    for at, kind, body in _records(stream):
        if kind == _BEGIN:
            # A chart on a sheet has numbers of its own.
            cells, hidden = of_sheets.get(at, {}), unseen.get(at, ([], []))
        elif kind == _ROW and body[12] & _IS_HIDDEN:
            hidden[0].extend(unpack_from("<H", body))
        elif kind == _COLUMNS and body[8] & _IS_HIDDEN_COLUMN:
            hidden[1].append(unpack_from("<HH", body))
        elif kind == _BOOL_OR_ERROR and body[7]:
            cells[unpack_from("<HH", body)] = workbook.fault(body[6])
        elif kind == _FORMULA and body[6] == 2 and body[12:14] == _NO_NUMBER:
            cells[unpack_from("<HH", body)] = workbook.fault(body[8])
        elif formats:
            for row, column, look, number in _numbers(kind, body):
                if look in formats and (text := formats[look].text(number)):
                    cells[row, column] = text
    places = book.starts
    return Told(
        [of_sheets[at] for at in places],
        [unseen[at] for at in places],
        book.is_1904,
        book.has_pictures,
    )


def _book(stream: bytes) -> _Book:
    book = _Book([], {}, [])
    for _, kind, body in _records(stream):
        if kind == _PASSWORD:
            raise RefusedError("password")
        if kind == _SHEET:
            book.starts += unpack_from("<I", body)
        elif kind == _DAYS:
            book.is_1904 = body[0] == 1
        elif kind == _FORMAT:
            book.codes[unpack_from("<H", body)[0]] = _code(body)
        elif kind == _LOOK:
            book.used += unpack_from("<H", body, 2)
        elif kind == _DRAWN:
            book.has_pictures = _PICTURE in body
        elif kind == _END:
            break
    return book


def _code(body: bytes) -> str:
    """The code of a format: of Excel 97 on in characters of one or two bytes, before in those of Windows."""
    if body[2] == len(body) - 3:
        return body[3:].decode("gb18030", "replace")
    return body[5:].decode("utf-16-le" if body[4] & 1 else "latin-1", "replace")


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """The numbers in a record of cells: row, column, place of what the cell looks like, and number."""
    if kind == _REAL or (kind == _FORMULA and body[12:14] != _NO_NUMBER):
        row, column, look, number = unpack_from("<HHHd", body)
        yield row, column, look, number
    elif kind == _SHORT:
        yield *unpack_from("<HHH", body), workbook.short(body, 6)
    elif kind == _SHORTS:
        row, first = unpack_from("<HH", body)
        for place in range((len(body) - 6) // 6):
            at = 4 + 6 * place
            yield row, first + place, *unpack_from("<H", body, at), workbook.short(body, at + 2)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins, its kind and its body."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """The first stream of one of these names in an OLE container ([MS-CFB])."""
    size = 1 << unpack_from("<H", data, 30)[0]
    fat = _fat(data, size)
    directory = _chain(data, size, fat, unpack_from("<I", data, 48)[0])
    entries = {
        directory[at : at + max(0, unpack_from("<H", directory, at + 64)[0] - 2)]
        .decode("utf-16-le", "replace"): at
        for at in range(0, len(directory) - 127, 128)
    }  # fmt: skip
    if "EncryptedPackage" in entries or "EncryptionInfo" in entries:
        raise RefusedError("password")
    for name in names:
        if name in entries:
            first, length = unpack_from("<II", directory, entries[name] + 116)
            if length < unpack_from("<I", data, 56)[0]:
                return _short(data, size, fat, directory, first)[:length]
            return _chain(data, size, fat, first)[:length]
    raise RefusedError("document" if "Root Entry" in entries else "damaged")


def _fat(data: bytes, size: int) -> list[int]:
    sectors = list(unpack_from("<109I", data, 76))
    more, count = unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        *further, more = unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        sectors += further
    used = [sector for sector in sectors if sector < _LAST_SECTOR]
    return [
        entry
        for sector in used[: len(data) // size]
        for entry in unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    ]


def _chain(data: bytes, size: int, fat: list[int], sector: int, header: int = 1) -> bytes:
    pieces: list[bytes] = []
    while sector < _LAST_SECTOR:
        # A chain that is longer than all sectors goes round in a circle.
        if len(pieces) > len(fat):
            raise RefusedError("damaged")
        pieces.append(data[(sector + header) * size : (sector + header + 1) * size])
        sector = fat[sector]
    return b"".join(pieces)


def _short(data: bytes, size: int, fat: list[int], directory: bytes, sector: int) -> bytes:
    """A stream below the container's cutoff: in small sectors, within the stream of the root entry."""
    root = _chain(data, size, fat, unpack_from("<I", directory, 116)[0])
    table = _chain(data, size, fat, unpack_from("<I", data, 60)[0])
    small = list(unpack_from(f"<{len(table) // 4}I", table))
    return _chain(root, 1 << unpack_from("<H", data, 32)[0], small, sector, header=0)
