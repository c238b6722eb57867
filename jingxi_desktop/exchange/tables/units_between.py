"""Rows among those of data that say what the amounts below them count: 以下金额单位：元."""

from collections.abc import Iterator, Mapping, Sequence

from jingxi_desktop.exchange.spreadsheets.workbook import Row
from jingxi_desktop.exchange.tables import heads, lines
from jingxi_desktop.exchange.tables.found_table import Skipped
from jingxi_desktop.exchange.tables.region import Region
from jingxi_desktop.translation import tr

_LONGEST = 20
# Sums say theirs for themselves.
_REASONS = ("unit", "group", "note")


def is_unit(cells: Row, places: Sequence[int]) -> bool:
    """Whether a row says a unit and nothing else."""
    if len(places) > 1 or lines.is_item(cells[places[0]]):
        return False
    said = lines.squeezed(cells[places[0]])
    return len(said) <= _LONGEST and heads.said_unit(said) is not None


def between(region: Region, data: Sequence[int], skipped: Sequence[Skipped]) -> dict[int, str]:
    """The units that skipped rows between those of data say, by the numbers of these rows from 0."""
    if not data:
        return {}
    return {
        row: unit
        for each in skipped
        if each.reason in _REASONS
        and data[0] < (row := each.number - 1) < data[-1]
        and (unit := next(filter(None, map(heads.said_unit, map(str, region.cells(row)))), None))
    }


def of_each(data: Sequence[int], units: Mapping[int, str]) -> Iterator[str | None]:
    """The unit of each row of data that was said last among those above it."""
    unit, said = None, sorted(units, reverse=True)
    for row in data:
        while said and said[-1] < row:
            unit = units[said.pop()]
        yield unit


def about(units: Mapping[int, str]) -> Iterator[str]:
    """What to say of these units."""
    for row, unit in units.items():
        yield tr(
            "第 {row} 行写明单位是{unit}，它下面没有写单位的金额都按{unit}读取",
            row=row + 1,
            unit=tr(unit),
        )
