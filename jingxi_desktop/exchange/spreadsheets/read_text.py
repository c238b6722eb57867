"""csv and txt. Encoding and separator are found by looking, never by what the machine is set to."""

import codecs
import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from jingxi_desktop.exchange.exporting import formulas
from jingxi_desktop.exchange.spreadsheets import workbook
from jingxi_desktop.exchange.spreadsheets.limits import LARGEST_FILE
from jingxi_desktop.exchange.spreadsheets.refusal import RefusedError
from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Sheet, Workbook

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Where two separate equally well, the earlier one: a comma may be that of 1,5 or of a sentence.
_SEPARATORS = "\t;,"
_SAMPLE_ROWS = 200
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_DOCUMENT = re.compile(r"%PDF-|\{\\rtf")
_MARKUP = re.compile(r"\s*<(?:!DOCTYPE|\?xml|html|head|meta|table)\b|MIME-Version:", re.IGNORECASE)
# How programs keep Excel from taking a code for a number: ="0102" and '110107199001011234.
_CODE = re.compile(r"""="([^"]*)"|'(\d[\d-]{9,}[\dXx])""")


def read(data: bytes) -> Workbook:
    """A workbook of one sheet without a name, whose cells are texts."""
    text = decoded(data)
    if _MARKUP.match(text):
        raise RefusedError("web")
    if _DOCUMENT.match(text):
        raise RefusedError("document")
    if "\0" in text:
        raise RefusedError("format")
    csv.field_size_limit(LARGEST_FILE)
    separator = max(_SEPARATORS, key=lambda found: _share(text, found))
    # Strict, or a quote that is never closed would swallow all that follows.
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = workbook.trimmed([_cell(text) for text in row] for row in reader)
    except csv.Error as error:
        raise RefusedError("quotes", reader.line_num) from error
    return Workbook([Sheet("", is_hidden=False, rows=rows, merges=[])])


def _cell(text: str) -> Cell:
    if text[:1] in ("=", "'"):
        code = _CODE.fullmatch(text)
        text = code[1] or code[2] or "" if code else formulas.plain(text)
    return workbook.text(text)


def decoded(data: bytes) -> str:
    """The text of UTF-16 with a BOM, UTF-8 or GB18030. Raises `RefusedError` if it is none of them."""
    if data.startswith(_UTF16):
        return _whole(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # GB18030 makes some text of almost any bytes, so of UTF-8 with a broken character too.
        loose = data.decode("utf-8", "replace")
        if loose.count("\ufffd") * 2 < len(_NOT_ASCII.findall(loose)):
            raise RefusedError("encoding") from error
    return _whole(data, "gb18030")


def _whole(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise RefusedError("format") from error


def _share(text: str, separator: str) -> float:
    """The share of the first rows that this separates into as many cells as most of those it separates."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    widths = [len(row) for row in islice(rows, _SAMPLE_ROWS) if row]
    most = Counter(width for width in widths if width > 1).most_common(1)
    return most[0][1] / len(widths) if most else 0.0
