"""Columns read at once: each cell says what it would say alone."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.exchange.importing.cells import Columns
from jingxi_desktop.exchange.importing.identity import Names
from jingxi_desktop.exchange.importing.places import Place
from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Day, Doubtful, Fault
from jingxi_desktop.exchange.tables.found_table import FoundColumn, FoundRow, FoundTable
from jingxi_desktop.exchange.tables.values import CellReader
from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.records import KINDS, FieldError, Project, Value
from jingxi_desktop.records.fields import Reference

YEAR, JUNE = 2023, "2023-06"
PLACES = [
    Place(kind.name, field.name)
    for kind in KINDS.values()
    for field in kind.fields
    if not isinstance(field, Reference)
]
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.integers(-3, 3000),
    st.sampled_from([1, 1.0, True, "1", "在建", " 在 建", "2023.6", 45078, "—"]),
    st.floats(-1e14, 1e14),
    st.text(max_size=12),
    st.text("0123456789.,%-+Ee— 年月日万元亿()（）\n", max_size=12),
    # Signs that change when they stand beside others, and those that look alike in two widths.
    st.text("e\u0301か\u3099가\u11a8\u2f00\uf900\u2460\u3000\u200b桥A-1、“”", max_size=6),
    st.builds(Fault, st.just("#REF!")),
    st.builds(Doubtful, st.just("123456789012345")),
    st.dates().map(lambda day: Day(day.isoformat())),
)


Said = tuple[dict[str, Value], list[str], list[str]]


def read(
    place: Place, cells: list[Cell], unit: str, *, clears: bool, is_1904: bool = False
) -> list[Said]:
    """What a table of one column says, row by row: values, reasons and doubts."""
    rows = tuple(FoundRow(number, (cell,)) for number, cell in enumerate(cells))
    column = FoundColumn(0, ("列",), "列", unit or None)
    table = FoundTable("表", (1,), (column,), rows, is_1904=is_1904)
    names = Names(Connection(":memory:"), YEAR)
    columns = Columns(KINDS[place.kind], table, (place,), "", names, YEAR)
    drafts = columns.read(table.rows, JUNE, clears=clears)
    return [(draft.own, draft.reasons, draft.doubts) for draft in drafts]


def alone(place: Place, cell: Cell, unit: str, *, clears: bool, is_1904: bool = False) -> Said:
    """What typing one cell would say."""
    field = place.spec
    year = YEAR if KINDS[place.kind].by_year and place.field != "year" else None
    reader = CellReader(field, unit or None, is_1904, year)
    try:
        text = reader.text(cell).strip()
        value = field.parse(text) if text else None
    except FieldError as error:
        return {}, [str(error)], []
    remark = reader.remark(cell)
    said = {place.field: value} if clears or value is not None else {}
    return said, [], [str(field.error(remark))] if remark else []


def exact(said: list[Any]) -> str:
    """Equal for values of one type only: 1 is not 1.0."""
    return repr(said)


@given(
    st.sampled_from(PLACES),
    st.lists(CELLS, max_size=30),
    st.sampled_from(["", "元", "万元", "亿元", "%", "家"]),
    st.booleans(),
    st.booleans(),
)
def test_a_cell_says_in_a_column_what_it_says_alone(
    place: Place, cells: list[Cell], unit: str, clears: bool, is_1904: bool
) -> None:
    together = read(place, cells, unit, clears=clears, is_1904=is_1904)
    assert exact(together) == exact(
        [alone(place, cell, unit, clears=clears, is_1904=is_1904) for cell in cells]
    )


def test_every_sign_of_a_text_is_read_as_it_would_be_alone() -> None:
    name = Place(Project.KIND.name, "name")
    signs: list[Cell] = [
        f"桥{chr(code)}"
        for code in range(0x21, 0xFFFF)
        if unicodedata.category(chr(code)) not in ("Cs", "Cn", "Co")
    ]
    together = read(name, signs, "", clears=False)
    assert exact(together) == exact([alone(name, cell, "", clears=False) for cell in signs])


@pytest.mark.parametrize("unit", ["元", "万元", "亿元"])
def test_the_largest_amounts_are_read_as_they_would_be_alone(unit: str) -> None:
    total = Place(Project.KIND.name, "total_investment")
    near = [10**power + more for power in (5, 6, 9, 10, 13, 14) for more in (-1, 0, 1)]
    cells: list[Cell] = [sign * amount for amount in near for sign in (1, -1)]
    together = read(total, cells, unit, clears=False)
    assert exact(together) == exact([alone(total, cell, unit, clears=False) for cell in cells])
