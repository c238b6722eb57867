"""A sheet whose records stand side by side, made one whose records stand below each other."""

from itertools import zip_longest

from msgspec.structs import replace

from jingxi_desktop.exchange.spreadsheets.workbook import Range, Sheet, trimmed
from jingxi_desktop.exchange.tables import heads
from jingxi_desktop.exchange.tables.lines import filled
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr

# One far cell makes a sheet as large as all the room before it.
_MOST_CELLS = 2_000_000


def transposed(sheet: Sheet) -> Sheet:
    """The sheet with the columns of its table as rows; titles stay above it and notes below.

    The table reaches from the first line that begins with the usual name of a column to the last one
    that holds more than one cell. Raises UserError where it is too large.
    """
    top, end = _span(sheet)
    above, table, below = sheet.rows[:top], sheet.rows[top:end], sheet.rows[end:]
    width = max(map(len, table), default=0)
    if width * len(table) > _MOST_CELLS:
        raise UserError(tr("这张表太大，不能转置读取；请在表格里删去多余的行和列"))
    turned = trimmed(map(list, zip_longest(*table)))
    longer = len(turned) - len(table)

    def merge(place: Range) -> Range:
        first, left, last, right = place
        if first < top:
            return place
        if first >= end:
            return first + longer, left, last + longer, right
        return left + top, first - top, right + top, last - top

    return replace(
        sheet,
        rows=[*above, *turned, *below],
        merges=[merge(place) for place in sheet.merges],
        hidden=[
            top + place
            for first, last in sheet.hidden_columns
            for place in range(first, min(last + 1, width))
        ],
        hidden_columns=[],
        transposed_from=top,
    )


def _span(sheet: Sheet) -> tuple[int, int]:
    """The first row of what is transposed, and the one behind it."""
    words = heads.Vocabulary()
    places = [filled(row) for row in sheet.rows]
    known = (
        number
        for number, (row, there) in enumerate(zip(sheet.rows, places, strict=True))
        if there and words.knows(row[there[0]])
    )
    wide = (number for number in reversed(range(len(places))) if len(places[number]) > 1)
    return next(known, 0), next(wide, len(places) - 1) + 1
