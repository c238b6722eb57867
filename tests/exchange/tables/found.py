"""Sheets made of rows, and what is found on them."""

from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Range, Row, Sheet, text
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.exchange.tables.recognition import find

HEADS: Row = ["序号", "项目名称", "总投资（万元）", "责任单位"]
ONE: Row = [1, "首钢园六工汇", 120000, "首钢集团"]
TWO: Row = [2, "门头沟人工智能园", 85000.5, "门头沟区"]


def sheet(*rows: Row, merges: tuple[Range, ...] = (), name: str = "Sheet1") -> Sheet:
    """A sheet whose texts are those that reading a file gives."""
    read = [[text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return Sheet(name, False, read, list(merges))


def tables(*rows: Row, merges: tuple[Range, ...] = ()) -> tuple[FoundTable, ...]:
    found = find(sheet(*rows, merges=merges))
    assert isinstance(found, tuple), found
    return found


def table(*rows: Row, merges: tuple[Range, ...] = ()) -> FoundTable:
    [only] = tables(*rows, merges=merges)
    return only


def labels(found: FoundTable) -> list[str]:
    return [column.label for column in found.columns]


def units(found: FoundTable) -> list[str | None]:
    return [column.unit for column in found.columns]


def numbers(found: FoundTable) -> list[int]:
    return [row.number for row in found.rows]


def cells(found: FoundTable, column: int) -> list[Cell]:
    return [row.cells[column] for row in found.rows]


def skipped(found: FoundTable) -> dict[int, str]:
    return {row.number: row.words for row in found.skipped}
