"""The binary parts of an xlsb: records, each a type and a length of 7 bits a byte, and as many bytes."""

import re
from collections.abc import Iterator
from struct import unpack_from
from typing import TypeAlias

from jingxi_desktop.exchange import workbook
from jingxi_desktop.exchange.workbook import Range

# The type, the body and the whole record.
Record: TypeAlias = tuple[int, bytes, bytes]

# An error, an error that a formula gave, and a text in their place; a sheet of the book; a merged range.
_ERRORS, _TEXT, _SHEET, _MERGE = (3, 11), 6, 156, 176
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_ATTRIBUTE = re.compile(rb"""\b(Id|Target)\s*=\s*["']([^"']*)["']""")
BOOK, _LINKS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"


def read(parts: dict[str, bytes]) -> tuple[dict[str, bytes], list[list[Range]]]:
    """The parts, in which errors in cells became texts, and the merged ranges of each sheet in their order.

    Raises `KeyError` on a sheet that is not there, and others where numbers in a part lead astray.
    """
    changed = dict(parts)
    merges = []
    for place in _sheets(parts):
        changed[place], ranges = _sheet(parts[place])
        merges.append(ranges)
    return changed, merges


def _sheets(parts: dict[str, bytes]) -> Iterator[str]:
    """The names of the sheets' parts, in the order of the sheets."""
    links = [dict(_ATTRIBUTE.findall(link)) for link in _LINK.findall(parts[_LINKS])]
    targets = {link[b"Id"].decode(): link[b"Target"].decode() for link in links}
    for kind, body, _ in _records(parts[BOOK]):
        if kind == _SHEET:
            target = targets[_link_of(body)]
            yield target[1:] if target.startswith("/") else f"xl/{target}"


def _sheet(content: bytes) -> tuple[bytes, list[Range]]:
    records = []
    merges = []
    for kind, body, whole in _records(content):
        if kind in _ERRORS:
            records.append(_error_as_text(body))
            continue
        records.append(whole)
        if kind == _MERGE:
            top, bottom, left, right = unpack_from("<4I", body)
            merges.append((top, left, bottom, right))
    return b"".join(records), merges


def _error_as_text(body: bytes) -> bytes:
    # Column and style stay; behind them stands the code, and a text has its length in characters.
    text = workbook.fault(body[8]).text
    body = body[:8] + len(text).to_bytes(4, "little") + text.encode("utf-16-le")
    return bytes([_TEXT, len(body)]) + body


def _link_of(body: bytes) -> str:
    length = unpack_from("<I", body, 8)[0]
    return body[12 : 12 + 2 * length].decode("utf-16-le")


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
