"""The child process that reads a file: its bytes on stdin, the answer as msgpack on stdout.

A file that was made to do harm, or that makes the library stop the process, ends this process alone.
"""

import gc
import sys

import msgspec

from jingxi_desktop.exchange.spreadsheets.limits import Limits
from jingxi_desktop.exchange.spreadsheets.refusal import Refusal, RefusedError
from jingxi_desktop.exchange.spreadsheets.workbook import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_PICTURES = b"\x89PNG", b"\xff\xd8\xff", b"GIF8"


def main(limits: Limits) -> None:
    """Read stdin within the limits and answer on stdout."""
    limits.apply()
    # What is made here stays until the end, which is near.
    gc.disable()
    try:
        answer = msgspec.msgpack.encode(read(sys.stdin.buffer.read(), limits))
    except MemoryError:
        answer = msgspec.msgpack.encode(Refusal("large"))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def read(data: bytes, limits: Limits) -> Workbook | Refusal:
    """What a file of these bytes holds, or why that can't be said."""
    try:
        workbook = _read(data, limits)
    except RefusedError as error:
        return error.refusal
    except MemoryError:
        return Refusal("large")
    # A panic of calamine is no Exception.
    except BaseException:  # noqa: BLE001 - whatever a strange file leads to, the file is at fault
        return Refusal("damaged")
    cells = sum(len(row) - row.count(None) for sheet in workbook.sheets for row in sheet.rows)
    if cells > limits.cells:
        return Refusal("large")
    if cells:
        return workbook
    return Refusal("pictures" if any(sheet.has_pictures for sheet in workbook.sheets) else "empty")


def _read(data: bytes, limits: Limits) -> Workbook:
    # Each reader is imported for its own files: calamine alone takes as long as a small file does.
    if not data.strip():
        raise RefusedError("empty")
    if data.startswith(_OLE):
        from jingxi_desktop.exchange.spreadsheets import read_excel

        return read_excel.read_xls(data)
    if data.startswith(_ZIP):
        return _read_zipped(data, limits)
    if data.startswith(_PICTURES):
        raise RefusedError("pictures")
    from jingxi_desktop.exchange.spreadsheets import read_text

    return read_text.read(data)


def _read_zipped(data: bytes, limits: Limits) -> Workbook:
    from jingxi_desktop.exchange.spreadsheets import zip_parts

    parts = zip_parts.read(data, limits.unpacked)
    if any(name.endswith(("workbook.xml", "workbook.bin")) for name in parts):
        from jingxi_desktop.exchange.spreadsheets import read_excel

        return read_excel.read_zipped(parts)
    if b"opendocument.spreadsheet" in parts.get("mimetype", b""):
        from jingxi_desktop.exchange.spreadsheets import read_ods

        return read_ods.read(parts)
    raise RefusedError("document")
