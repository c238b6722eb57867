"""The XML parts of an xlsx, in which cells that calamine gives nothing or too little for become texts."""

import re
from xml.etree import ElementTree

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets import number_formats, workbook, zip_parts
from jingxi_desktop.exchange.spreadsheets.number_formats import Format
from jingxi_desktop.exchange.spreadsheets.workbook import Hidden

_BOOK, _STYLES, _LINKS = "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(rb"""<(?:\w+:)?sheet\b[^<>]*\b\w+:id\s*=\s*["']([^"']*)["']""")
_IS_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true|on)["']""")
_ROW_BEGINS = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_COLUMN_NUMBERS = re.compile(rb"""\b(min|max)\s*=\s*["'](\d+)["']""")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
_IS_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^<>]*\bdate1904\s*=\s*["'](?:1|true|on)["']""")
# What a sheet states of its size, which may be wrong.
_SIZE = re.compile(rb"([^\0]{0,4000}?)<(?:\w+:)?dimension\b[^<>]*/>")
# Looked for in all of a large sheet, before anything slower is. There is hardly an f or a ! in one, and no end of <.
_ERROR = re.compile(rb"""=["']e["']""")
_FORMULAS = re.compile(rb"f(?<=[<:]f)")
_DECLARES = re.compile(rb"!(?<=<!)")
_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\bt=["'])e(?=["'])""")
# Who makes files without working formulas out may write 0 for each, and that all are to be worked out on opening.
_TO_WORK_OUT = re.compile(
    rb"""<(?:\w+:)?calcPr\b[^<>]*\bfullCalcOnLoad\s*=\s*["'](?:1|true|on)["']"""
)
_ZERO = re.compile(rb"(<((?:\w+:)?)f\b(?:[^<>]*/>|[^<>]*>[^<]*</\2f>)\s*)<\2v>0</\2v>")
# A formula in a cell, whose element has the prefix of the first group.
_FORMULA = rb"<\1f\b(?:[^<>]*/>|[^<>]*>[^<]*</\1f>)"
# A cell of a formula without a value, and the kind that its attributes state.
_NO_RESULT = re.compile(
    rb"<((?:\w+:)?)c\b([^<>]*)>\s*" + _FORMULA + rb"\s*+(?:<\1v\s*+/>|<\1v>\s*+</\1v>)?\s*+</\1c>"
)
_KIND = re.compile(rb"""\bt=["'](\w*)["']""")
# A cell of a number in one of the styles that are put in.
_NUMBER = (
    rb"""<((?:\w+:)?)c\b([^<>]*?\bs=["'](%b)["'][^<>]*)>\s*"""
    rb"(?:" + _FORMULA + rb"\s*)?<\1v>([^<>]+)</\1v>\s*</\1c>"
)


# A sheet of so many bytes of XML is worth two readers.
LARGE = 4 * 2**20
_SHEETS = "xl/worksheets/"
_FIRST, _LAST, _ROW, _END = b"<sheetData>", b"</sheetData>", b'<row r="', b"</worksheet>"
_NO_ROWS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
_MERGES, _NO_MERGES = re.compile(rb"<mergeCells\b.*</mergeCells>", re.DOTALL), b"<mergeCells/>"


class Told(Struct, frozen=True):
    """The parts with texts in place of some cells, and what calamine does not tell.

    `hidden` has what each sheet does not show, counted from 0, in the order of the sheets.
    """

    parts: dict[str, bytes]
    hidden: list[Hidden]
    is_1904: bool


def read(parts: dict[str, bytes]) -> Told:
    """What calamine is to read. Raises `ParseError` on styles that are no XML."""
    book = parts.get(_BOOK, b"")
    is_1904 = _IS_1904.search(book) is not None
    is_to_work_out = _TO_WORK_OUT.search(book) is not None
    formats = _formats(parts[_STYLES], is_1904) if _STYLES in parts else {}
    changed = {
        name: _with_texts(content, formats, is_to_work_out) for name, content in parts.items()
    }
    targets = zip_parts.targets(parts, _LINKS)
    names = [targets.get(found.decode(), "") for found in _SHEET.findall(book)]
    return Told(changed, [_hidden(parts.get(name, b"")) for name in names], is_1904)


def _hidden(content: bytes) -> Hidden:
    """The rows and columns of a sheet that are hidden, which most sheets have none of."""
    if b"hidden" not in content:
        return [], []
    columns = [
        (int(numbers[b"min"]) - 1, int(numbers[b"max"]) - 1)
        for about in _COLUMNS.findall(content, 0, content.find(b"sheetData"))
        if _IS_HIDDEN.search(about) and (numbers := dict(_COLUMN_NUMBERS.findall(about)))
    ]
    hidden, row = [], -1
    for about in _ROW_BEGINS.findall(content):
        at = _ROW_NUMBER.search(about)
        row = int(at[1]) - 1 if at else row + 1
        if _IS_HIDDEN.search(about):
            hidden.append(row)
    return hidden, columns


def halves(parts: dict[str, bytes]) -> list[dict[str, bytes]]:
    """The parts as they are, or, where a sheet is large, those of two workbooks: one with the first half of the
    sheet's rows and with the small sheets, one with the second half and without them.

    calamine does not hold up Python while it reads, so two readers take little more than half the time of one.
    """
    cut = {
        name: two
        for name, content in parts.items()
        if name.startswith(_SHEETS) and len(content) >= LARGE and (two := _cut(content))
    }
    if not cut:
        return [parts]
    empty = {name: _NO_ROWS for name in parts if name.startswith(_SHEETS)}
    first = {name: one for name, (one, _) in cut.items()}
    second = {name: other for name, (_, other) in cut.items()}
    return [{**parts, **first}, {**parts, **empty, **second}]


def _cut(content: bytes) -> tuple[bytes, bytes] | None:
    """Two sheets with half of the rows of one each, None where these cannot be told for certain.

    The merged cells stand before the rows then and nothing behind them: calamine would go through
    all rows once more to look for them.
    """
    start, end = content.find(_FIRST), content.rfind(_LAST)
    middle = content.find(_ROW, (start + end) // 2, end)
    # What looks like a row in a comment or in CDATA is none.
    if not 0 < start < middle or not content.endswith(_END) or _DECLARES.search(content):
        return None
    merges = _MERGES.search(content, end)
    head, whole = _without_size(content[:start]), memoryview(content)
    first = head, merges[0] if merges else _NO_MERGES, whole[start:middle], _LAST, _END
    second = head, _NO_MERGES, _FIRST, whole[middle:end], _LAST, _END
    return b"".join(first), b"".join(second)


def _formats(styles: bytes, is_1904: bool) -> dict[int, Format]:
    root = ElementTree.fromstring(styles)
    codes = {
        int(found.get("numFmtId", 0)): found.get("formatCode", "")
        for found in root.iterfind("{*}numFmts/{*}numFmt")
    }
    used = [int(found.get("numFmtId", 0)) for found in root.iterfind("{*}cellXfs/{*}xf")]
    return number_formats.telling(codes, used, is_1904=is_1904)


def _with_texts(content: bytes, formats: dict[int, Format], is_to_work_out: bool) -> bytes:
    content = _without_size(content)
    if _ERROR.search(content):
        content = _ERROR_CELL.sub(rb"\1str", content)
    if _FORMULAS.search(content):
        if is_to_work_out:
            content = _ZERO.sub(rb"\1", content)
        content = _NO_RESULT.sub(_no_result_as_text, content)
    return _with_shown(content, formats) if formats else content


def _without_size(content: bytes) -> bytes:
    size = _SIZE.match(content)
    return b"".join((size[1], memoryview(content)[size.end() :])) if size else content


def _with_shown(content: bytes, formats: dict[int, Format]) -> bytes:
    """The content with texts in place of numbers in some styles.

    The style is looked for, and then the cell around it: to try all cells takes seven times as long.
    """
    styles = b"|".join(b"%d" % place for place in formats)
    number = re.compile(_NUMBER % styles)
    whole, end = memoryview(content), 0
    pieces: list[bytes | memoryview] = []
    for style in re.finditer(rb"""s=["'](?:%b)["']""" % styles, content):
        cell = number.match(content, content.rfind(b"<", end, style.start()))
        if cell is not None:
            pieces += [whole[end : cell.start()], _shown_as_text(cell, formats[int(cell[3])])]
            end = cell.end()
    return b"".join((*pieces, whole[end:])) if pieces else content


def _no_result_as_text(cell: re.Match[bytes]) -> bytes:
    kind = _KIND.search(cell[2])
    # A formula that gives an empty text has a result.
    if kind and kind[1] == b"str":
        return cell[0]
    return _text_cell(cell[1], cell[2], workbook.NO_RESULT)


def _shown_as_text(cell: re.Match[bytes], format_: Format) -> bytes:
    kind = _KIND.search(cell[2])
    if kind and kind[1] != b"n":
        return cell[0]
    shown = format_.text(float(cell[4]))
    return cell[0] if shown is None else _text_cell(cell[1], cell[2], shown)


def _text_cell(prefix: bytes, attributes: bytes, text: str) -> bytes:
    return b'<%bc %b t="str"><%bv>%b</%bv></%bc>' % (
        prefix, _KIND.sub(b"", attributes), prefix, text.encode(), prefix, prefix
    )  # fmt: skip
