"""The cells of an xls that hold an error, found in its own records."""

from struct import unpack_from
from typing import TypeAlias

from jingxi_desktop.exchange.refusal import RefusedError

# The code of an error by row and column, counted from 0.
Errors: TypeAlias = dict[tuple[int, int], int]

_SHEET, _BEGIN, _FORMULA, _BOOL_OR_ERROR, _PASSWORD = 0x85, 0x809, 0x06, 0x205, 0x2F
_LAST_SECTOR = 0xFFFFFFFA


def find(data: bytes) -> list[Errors]:
    """The errors of each sheet, in the order of the sheets.

    Raises `RefusedError` on a file with a password and on one without a workbook; where numbers in it
    lead astray, `struct.error` or `IndexError`.
    """
    stream = _stream(data, ("Workbook", "Book"))
    starts: list[int] = []
    found: dict[int, Errors] = {}
    at = start = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if kind == _PASSWORD:
            raise RefusedError("password")
        if kind == _SHEET:
            starts += unpack_from("<I", body)
        elif kind == _BEGIN and at in starts:
            start = at
        elif (code := _code(kind, body)) is not None:
            found.setdefault(start, {})[unpack_from("<HH", body)] = code
        at += 4 + length
    return [found.get(start, {}) for start in starts]


def _code(kind: int, body: bytes) -> int | None:
    """The code of the error that a record of a cell holds, if it does."""
    if kind == _BOOL_OR_ERROR and body[7]:
        return body[6]
    if kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":
        return body[8]
    return None


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
