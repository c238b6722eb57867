"""A large sheet of an xlsx is read in two halves, and holds what it holds when it is read as one."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingxi_desktop.exchange.spreadsheets import read_excel, reader, xlsx_parts, zip_parts
from jingxi_desktop.exchange.spreadsheets.limits import limits
from jingxi_desktop.exchange.spreadsheets.refusal import Refusal
from jingxi_desktop.exchange.spreadsheets.workbook import Workbook

Made = Callable[..., dict[str, str | bytes]]

_CELLS = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**6),
    st.floats(-1, 1),
    st.booleans(),
    st.dates(),
    st.sampled_from(["项目", "#N/A", "a < b & c", " ", "=A1+1"]),
)


@pytest.fixture(autouse=True)
def _all_are_large() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx_parts, "LARGE", 0)
        yield


def as_one(parts: dict[str, bytes]) -> Workbook:
    """What the parts hold when no sheet is large."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx_parts, "LARGE", 2**40)
        return read_excel.read_zipped(parts)


def encoded(parts: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """Parts as they come out of a file."""
    return {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}


@given(st.lists(st.lists(_CELLS, max_size=5), min_size=4, max_size=30), st.integers(1, 4))
def test_halves_hold_what_the_whole_holds(table: list[list[Any]], left: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, cells in enumerate(table, 2):
        sheet.cell(number, left, "行")
        for place, cell in enumerate(cells, left + 1):
            sheet.cell(number, place, cell).number_format = "0.0%" if place == 3 else "General"
    sheet.merge_cells("A3:B4")
    for row in (3, len(table) + 1):
        sheet.row_dimensions[row].hidden = True
    hidden = book.create_sheet("说明")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "一行"
    hidden.merge_cells("B2:C3")
    file = BytesIO()
    book.save(file)
    parts = zip_parts.read(file.getvalue(), 2**30)

    assert len(xlsx_parts.halves(parts)) == 2
    assert read_excel.read_zipped(parts) == as_one(parts)


ROWS = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 9))


@pytest.mark.parametrize(
    "rows",
    [
        f"<!--{ROWS}-->{ROWS}",
        ROWS.replace("<v>3</v>", '<is><t><![CDATA[<row r="5">]]></t></is>'),
        ROWS.replace("row r=", "row s='1' r="),
        ROWS[: len(ROWS) // 8],
        "",
    ],
)
def test_where_rows_cannot_be_told_for_certain_a_sheet_is_read_as_one(
    xlsx: Made, rows: str
) -> None:
    parts = encoded(xlsx(rows))
    assert xlsx_parts.halves(parts) == [parts]


@pytest.mark.parametrize("order", [(5, 6, 7, 8, 1, 2, 3, 4), (1, 2, 3, 4, 4, 5, 6, 7)])
def test_halves_that_overlap_are_read_as_one(xlsx: Made, order: tuple[int, ...]) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in order)
    parts = encoded(xlsx(rows))
    assert len(xlsx_parts.halves(parts)) == 2
    assert read_excel.read_zipped(parts) == as_one(parts)


def test_a_half_that_is_damaged_is_a_damaged_file(xlsx: Made) -> None:
    parts = encoded(xlsx(ROWS.replace("<v>7</v></c>", "<v>7</c>")))
    assert len(xlsx_parts.halves(parts)) == 2
    file = zip_parts.stored(parts).getvalue()
    assert reader.read(file, limits(len(file))) == Refusal("damaged")
