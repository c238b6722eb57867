"""A table as it is read on paper, on the clipboard and on the command line."""

from typing import Literal

from msgspec import Struct


class Column(Struct, frozen=True):
    """One column. `weight` is its share of the page's width beside the others'."""

    label: str
    align: Literal["left", "right", "center"] = "left"
    weight: float = 1.0


class Table(Struct, frozen=True):
    """Texts in rows and columns. A row has one text for each column, and so have the `totals`.

    `subtotals` are the places of the rows that add up those above them. `notes` stand under the table,
    one a line. `is_demo` marks made-up figures.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    totals: tuple[str, ...] | None = None
    is_demo: bool = False
    subtotals: frozenset[int] = frozenset()


def plain(table: Table) -> str:
    """The table as lines of cells between tabs, which table programs take: heading, rows, totals."""
    lines = [tuple(column.label for column in table.columns), *table.rows]
    if table.totals is not None:
        lines.append(table.totals)
    return "".join("\t".join(map(_one_line, cells)) + "\n" for cells in lines)


def _one_line(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")
