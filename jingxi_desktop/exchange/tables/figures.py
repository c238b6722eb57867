"""What counts as a figure among the texts of a sheet."""

import re

from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Doubtful
from jingxi_desktop.records.fields import half_width

_FIGURE = re.compile(r"[¥+-]?[\d,]*\.?\d+(%|‰|亿元|万元|元|亿|万)?")

_LONGEST = 40


def is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, or a text that is one with or without its unit: 1,629.73万元."""
    if isinstance(cell, str):
        # Of most texts the first sign says that they are none.
        return (
            len(cell) < _LONGEST
            and not cell[:1].isalpha()
            and _FIGURE.fullmatch(half_width(cell)) is not None
        )
    return isinstance(cell, int | float | Doubtful) and not isinstance(cell, bool)
