"""Rows that have the sums of rows below them, whatever they are called: 石景山区, 续建项目."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables.figures import is_figure
from jingxi_desktop.exchange.tables.region import Region
from jingxi_desktop.records.fields import half_width

# Groups lie in groups; what ends behind so many others, or is so long, is none.
_MOST_GROUPS, _LONGEST = 50, 2_000
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
