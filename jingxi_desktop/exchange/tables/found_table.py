"""A table as it was found on a sheet, before anybody says which column is which field."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.translation import mark, tr

Layout = Literal["empty", "transposed", "form", "unclear", "pictures"]
Reason = Literal[
    "numbers",
    "number",
    "total",
    "note",
    "example",
    "page",
    "unit",
    "repeated",
    "group",
    "outside",
    "wide",
]
_REASONS: Mapping[Reason, str] = {
    "numbers": mark("各列的编号"),
    "number": mark("只有序号，没有内容"),
    "total": mark("合计、小计或其中行"),
    "note": mark("表后的说明"),
    "example": mark("填写示例"),
    "page": mark("页码"),
    "unit": mark("金额单位"),
    "repeated": mark("重复的表头"),
    "group": mark("分组标题"),
    "outside": mark("只在没有列名的列里有内容"),
    "wide": mark("比表头多出几格：可能是没有加引号的逗号把一格分成了几格，请改正后再导入"),
}


class FoundColumn(Struct, frozen=True):
    """One column. `index` is its place on the sheet, counted from 0.

    `path` has its heads from top to bottom without units and ornaments, `label` all of them as one
    text. `unit` is what a bare figure counts: said in the heads, else above the table, else None.
    """

    index: int
    path: tuple[str, ...]
    label: str
    unit: str | None = None


class FoundRow(Struct, frozen=True):
    """One row of data: its number on the sheet, counted from 1, and a cell for each of the columns.

    `unit` is what its bare amounts count if a line above it, among the rows, says so for those below it.
    """

    number: int
    cells: tuple[Cell, ...]
    unit: str | None = None


class Skipped(Struct, frozen=True):
    """A row below the heads that is no data, by its number on the sheet, and why."""

    number: int
    reason: Reason

    @property
    def is_lost(self) -> bool:
        """Whether it is data that cannot be read."""
        return self.reason == "wide"

    @property
    def words(self) -> str:
        """Why the row is no data, for a person to read."""
        return tr(_REASONS[self.reason])


class FoundTable(Struct, frozen=True):
    """One table of a sheet. `header_rows` are the numbers of the rows of its heads, from 1.

    `warnings` say in sentences what a person should look at before anything is taken from it;
    `is_hidden` and `is_1904` are those of the sheet.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[FoundColumn, ...]
    rows: tuple[FoundRow, ...]
    skipped: tuple[Skipped, ...] = ()
    title: str = ""
    warnings: tuple[str, ...] = ()
    is_hidden: bool = False
    is_1904: bool = False


class NoTable(Struct, frozen=True):
    """A sheet that cannot be read as rows below heads: how it is laid out, and what to do, in words."""

    sheet: str
    layout: Layout
    reason: str
