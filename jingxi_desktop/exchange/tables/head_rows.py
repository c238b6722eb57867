"""In which rows the heads of a table stand."""

from collections.abc import Sequence
from itertools import pairwise

from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables import heads, lines
from jingxi_desktop.exchange.tables.figures import is_figure
from jingxi_desktop.exchange.tables.region import Region
from jingxi_desktop.records.dates import parse_date

# In so many rows the first heads are looked for.
LOOKED_AT = 60
# So many usual heads in one column are no chance.
FEW = 3
_MOST_ROWS = 4


def first_heads(region: Region, words: heads.Vocabulary) -> tuple[int, int] | None:
    """The first and the last row of the first heads of a region, None if no row looks like heads."""
    best, most = None, -1
    for row, places in enumerate(region.filled[:LOOKED_AT]):
        if are_heads(region, words, row):
            known = _known(region, words, row)
            if known > most:
                best, most = row, known
            if are_usual(region, words, row):
                break
        elif most >= 2 and len(places) >= 2:
            break
    if best is None:
        return None
    if not are_usual(region, words, best) and (
        _is_sideways(region, words, best) or _are_pairs(region)
    ):
        return None
    top, bottom = best, bottom_of(region, best)
    while (
        top
        and bottom - top + 1 < _MOST_ROWS
        and not _is_above_heads(region, top - 1)
        and _is_subhead(region, top - 1)
    ):
        top -= 1
    return top, bottom


def are_heads(region: Region, words: heads.Vocabulary, row: int) -> bool:
    """Whether all cells of a row may be heads, and they stand above most of what is below."""
    places = region.filled[row]
    if not places or not heads.may_be_heads(region.cells(row)):
        return False
    if _is_above_heads(region, row) and len(places) < len(region.filled[row + 1]):
        return False
    widest = max(map(len, region.filled[row + 1 : row + 1 + LOOKED_AT]), default=0)
    if len(places) == 1:
        return widest == 1 and words.has_label(region.rows[row][places[0]])
    covered = sum(region.right_of(row, place) - place + 1 for place in places)
    return 2 * covered >= widest


def are_usual(region: Region, words: heads.Vocabulary, row: int) -> bool:
    """Whether most cells of a row are what columns are usually called."""
    return 5 * _known(region, words, row) >= 3 * len(region.filled[row])


def _known(region: Region, words: heads.Vocabulary, row: int) -> int:
    return sum(map(words.knows, region.cells(row)))


def _is_sideways(region: Region, words: heads.Vocabulary, row: int) -> bool:
    """Whether there are heads in the first column rather than in this row."""
    known = _known(region, words, row)
    column = [
        region.rows[below][places[0]]
        for below in range(row, min(row + LOOKED_AT, len(region.rows)))
        if len(places := region.filled[below]) > 1
    ]
    beside = sum(map(words.knows, column))
    return beside >= FEW and beside > known and 2 * beside >= len(column)


def _are_pairs(region: Region) -> bool:
    """Whether texts stand beside texts throughout, as on a page of explanations."""
    rows = [region.cells(row) for row in range(len(region.rows))[:LOOKED_AT]]
    beside = [cells[1] for cells in rows if len(cells) == 2]
    texts = sum(isinstance(cell, str) and not is_figure(cell) for cell in beside)
    return max(map(len, rows)) == 2 and 2 * texts > len(beside)


def is_caption(cells: list[Cell]) -> bool:
    """Whether the cells of a row say what the table is and what it counts, and not what its columns are."""
    return any(map(heads.is_caption, cells))


def bottom_of(region: Region, row: int) -> int:
    """The last row of the heads that begin in a row."""
    bottom = row
    while bottom - row + 1 < _MOST_ROWS and _is_subhead(region, bottom):
        bottom += 1
    return bottom


def _is_subhead(region: Region, upper: int) -> bool:
    """Whether the row below `upper` divides the heads of `upper`, or has their units."""
    if upper + 1 >= len(region.rows):
        return False
    above, below = region.filled[upper], region.filled[upper + 1]
    if not heads.may_be_heads(region.cells(upper)) or not below or _is_title(region, upper):
        return False
    if all(not heads.read(str(cell)).text for cell in region.cells(upper + 1)):
        return True
    groups, reaches_down = region.groups(upper), region.reaches_down(upper)
    if reaches_down and all(
        any(start <= place <= end for start, end in groups.items()) for place in below
    ):
        # Beside it the heads above go on: months may be mere numbers there.
        return True
    if not heads.may_be_heads(region.cells(upper + 1)):
        return False
    if reaches_down:
        return True
    divided = [sum(start <= place <= end for place in below) for start, end in groups.items()]
    return max(divided, default=0) >= 2 and not _alone(above, below, groups)


def _is_title(region: Region, row: int) -> bool:
    """Whether a row stands over a table rather than over some of its columns.

    A lone head is a merged cell over a part of the columns below, and no date.
    """
    places = region.filled[row]
    if len(places) != 1:
        return not places
    start, end = places[0], region.right_of(row, places[0])
    is_part = any(not start <= place <= end for place in region.filled[row + 1])
    text = lines.squeezed(region.cell(row, start))
    return start == end or not is_part or parse_date(text) is not None


def _is_above_heads(region: Region, row: int) -> bool:
    """Whether a row says what the table below is and what it counts, and none of its cells is a head.

    A title and a month say so too in cells that are not merged: where such two divide a table, what
    stands over one column only is in the same row.
    """
    if row + 1 >= len(region.rows) or region.reaches_down(row):
        return False
    places, below = region.filled[row], region.filled[row + 1]
    for place, following in pairwise(places):
        if not any(place <= each < following for each in below):
            return False
    if is_caption(region.cells(row)):
        return True
    is_titled = len(places) == 2 < len(below) and places[0] <= below[0]
    return is_titled and not region.has_merged(row) and sum(map(_is_month, region.cells(row))) == 1


def _is_month(cell: Cell) -> bool:
    return len(parse_date(lines.squeezed(cell)) or "") > len("2023")


def _alone(above: Sequence[int], below: Sequence[int], groups: dict[int, int]) -> bool:
    """Whether something stands below a head that is over one column."""
    return any(place in below for place in above if place not in groups)
