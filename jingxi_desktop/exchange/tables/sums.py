"""Rows that have the sums of rows below them, whatever they are called: 石景山区, 续建项目."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice, pairwise

from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables.figures import is_figure
from jingxi_desktop.exchange.tables.region import Region
from jingxi_desktop.records.fields import half_width

# Groups lie in groups; what ends behind so many others, or is so long, is none.
_MOST_GROUPS, _LONGEST, _MOST_SUMMED = 50, 2_000, 300
# What sums in a spreadsheet are exact to, whatever they count.
_PRECISION = 1e-4


def is_named_figures(region: Region, row: int, sequence: int | None) -> bool:
    """Whether a row has one text, which comes first, and figures: as sums have it."""
    cells = (region.rows[row][place] for place in region.filled[row] if place != sequence)
    if not isinstance(next(cells, None), str):
        return False
    count = 0
    for cell in cells:
        if not is_figure(cell):
            return False
        count += 1
    return count > 0


def sums(region: Region, data: Sequence[int], suspects: Sequence[int], least: int) -> set[int]:
    """The suspects whose figures are the sums of the other rows below, up to one of the next suspects.

    `data` and `suspects` are numbers of rows in their order, the latter among the former; `least` is of
    how many rows a sum is one.
    """
    suspected = set(suspects)
    starts = [place for place, row in enumerate(data) if row in suspected]
    return {
        data[start]
        for number, start in enumerate(starts)
        if _rows_summed(
            region, data, suspected, [*starts[number : number + _MOST_GROUPS], len(data)]
        )
        >= least
    }


def totals(region: Region, data: Sequence[int]) -> list[int]:
    """The rows of a name and figures whose figures, two at least, are all the sums of the next rows, two at least.

    Without numbers of rows that is all that speaks for it, and it may be so by chance.
    """
    if len(data) > _LONGEST:
        return []
    figures = [dict(_figures(region, row)) for row in data]
    found: set[int] = set()
    # Sums of sums are found after those that they are of, which are not added once more.
    for place in reversed(range(len(data))):
        left = {column: number for column, number in figures[place].items() if number}
        if len(left) < 2 or not is_named_figures(region, data[place], None):
            continue
        following = (other for other in range(place + 1, len(data)) if other not in found)
        for count, other in enumerate(islice(following, _MOST_SUMMED), 1):
            for column in left:
                left[column] -= figures[other].get(column, 0)
            if min(left.values()) < -_PRECISION:
                break
            if count > 1 and max(left.values()) <= _PRECISION:
                found.add(place)
                break
    return [data[place] for place in sorted(found)]


def _rows_summed(
    region: Region, data: Sequence[int], suspected: set[int], ends: Sequence[int]
) -> int:
    """How many rows behind the first of the ends, up to one of the others, the row there sums up."""
    count = 0
    figures = dict(_figures(region, data[ends[0]]))
    left = dict(figures)
    summed: set[int] = set()
    for start, end in pairwise(ends):
        if end - ends[0] > _LONGEST:
            return 0
        for row in data[start:end]:
            if row in suspected:
                continue
            count += 1
            for place, number in _figures(region, row):
                if place in left:
                    summed.add(place)
                    left[place] -= number
                    if left[place] < -_PRECISION:
                        return 0
        if all(left[place] <= _PRECISION for place in summed) and any(map(figures.get, summed)):
            return count
    return 0


def _figures(region: Region, row: int) -> Iterator[tuple[int, float]]:
    """The bare figures of a row, by their places."""
    for place in region.filled[row]:
        number = _number(region.cell(row, place))
        if number is not None:
            yield place, number


def _number(cell: Cell) -> float | None:
    if isinstance(cell, str) and is_figure(cell):
        with suppress(ValueError):
            return float(half_width(cell).replace(",", ""))
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
