"""Tables made of heads, and what was made of their columns."""

from jingxi_desktop.exchange.importing.mapping import Mapped
from jingxi_desktop.exchange.spreadsheets.workbook import Row, Sheet
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.exchange.tables.recognition import table_under

YEAR = 2023
JUNE = "2023-06"


def headed(*heads: Row) -> FoundTable:
    """A table of one row below these rows of heads, merged over what is empty to the right."""
    merges = [
        (row, place, row, place + 1)
        for row, cells in enumerate(heads[:-1])
        for place in range(len(cells) - 1)
        if cells[place] is not None and cells[place + 1] is None
    ]
    rows: list[Row] = [*heads, ["甲"] * len(heads[0])]
    return table_under(Sheet("表", False, rows, merges), tuple(range(1, len(heads) + 1)))


def fields(mapped: Mapped) -> list[str]:
    return ["" if place is None else place.field for place in mapped.places]


def texts(mapped: Mapped) -> tuple[str, ...]:
    return tuple(question.text for question in mapped.questions)
