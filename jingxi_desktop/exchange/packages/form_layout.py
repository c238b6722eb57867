"""Whether a sheet of a form that comes back is still laid out as it went out, so that each cell is what it seems.

`start` is the row of the sheet that holds the keys of the columns, counted from 0; what is about a record
has its hidden id in the first column.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from jingxi_desktop.exchange.packages.form import Form, Row, Sheet
from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.spreadsheets.workbook import Sheet as Read
from jingxi_desktop.exchange.tables import heads
from jingxi_desktop.exchange.tables.columns import letters
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.fields import Money
from jingxi_desktop.translation import tr


def at(cells: Sequence[Cell], place: int | None) -> Cell:
    """The cell at a place of a row, None where there is none."""
    return cells[place] if place is not None and place < len(cells) else None


def places(marks: Sequence[Cell]) -> dict[str, int]:
    """The places of the columns by their keys."""
    return {key: place for place, key in enumerate(map(str, marks)) if place}


def problems(sheet: Sheet, read: Read, start: int) -> Iterator[str]:
    """Why cells of a sheet may be something else than they seem."""
    keys = places(read.rows[start])
    yield from _doubled(sheet, list(map(str, read.rows[start])))
    yield from _other_units(sheet, read, start, keys)
    yield from _merged(sheet, read, start, keys)


def remarks(sheet: Sheet, read: Read, start: int) -> Iterator[str]:
    """What is not there, and what is there and is not taken."""
    keys = places(read.rows[start])
    for column in sheet.columns:
        if column.key not in keys:
            yield tr(
                "「{sheet}」里没有「{column}」这一列，按没有改动处理",
                sheet=sheet.title,
                column=tr(column.field.label),
            )
    asked = {keys[column.key] for column in sheet.columns if column.key in keys}
    filled = {
        place
        for cells in read.rows[start + 1 :]
        if at(cells, 0)
        for place, cell in enumerate(cells)
        if place and cell is not None
    }
    for place in sorted(filled - asked):
        yield tr(
            "「{sheet}」的 {column} 列不是下发的列，没有采用",
            sheet=sheet.title,
            column=letters(place),
        )


def strangers(
    form: Form, sheet: Sheet, keys: Mapping[str, int]
) -> Callable[[Row, Sequence[Cell]], bool]:
    """Tells whether the cells of a row are about another record of the sheet than its hidden id says."""
    columns = [sheet.columns[each] for each in sheet.naming]
    names = {
        row.id: tuple(
            form.cell(column.field, row.values[place])
            for column, place in zip(columns, sheet.naming, strict=True)
        )
        for row in sheet.rows
        if not row.is_new
    }
    # Both the record that it belongs to and what it is called there.
    others = {known[:length] for known in names.values() for length in range(1, len(known) + 1)}

    def is_stranger(row: Row, cells: Sequence[Cell]) -> bool:
        known = names.get(row.id, ())
        said = tuple(at(cells, keys.get(column.key)) for column in columns)
        return any(
            said[:length] != known[:length] and said[:length] in others
            for length in range(1, len(known) + 1)
        )

    return is_stranger


def _doubled(sheet: Sheet, marks: Sequence[str]) -> Iterator[str]:
    for column in sheet.columns:
        if marks.count(column.key) > 1:
            yield tr(
                "「{sheet}」里「{column}」有 {n} 列，请删去多余的",
                sheet=sheet.title,
                column=tr(column.field.label),
                n=marks.count(column.key),
            )


def _other_units(sheet: Sheet, read: Read, start: int, keys: Mapping[str, int]) -> Iterator[str]:
    """Amounts under a head that names another unit than they were asked for in."""
    above = takewhile(lambda cells: not at(cells, 0), read.rows[start + 1 :])
    for number, cells in enumerate(above, start + 2):
        for column in sheet.columns:
            place = keys.get(column.key, len(cells))
            cell = at(cells, place)
            unit = heads.read(cell).unit if isinstance(cell, str) else None
            if unit in YUAN and unit != column.field.unit and isinstance(column.field, Money):
                sentence = tr(
                    "列名里写的是{unit}，下发时是{asked}；请改回原来的列名，并按{asked}核对这一列",
                    unit=tr(unit or ""),
                    asked=tr(column.field.unit),
                )
                where = f"{letters(place)}{number}"
                yield _in_cells(sheet, where, str(column.field.error(sentence)))


def _merged(sheet: Sheet, read: Read, start: int, keys: Mapping[str, int]) -> Iterator[str]:
    """Merged cells, of which all but the first seem empty."""
    asked = {keys[column.key] for column in sheet.columns if column.key in keys}
    for top, left, bottom, right in read.merges:
        rows = [cells for cells in read.rows[max(top, start + 1) : bottom + 1] if at(cells, 0)]
        if len(rows) * len(asked.intersection(range(left, right + 1))) > 1:
            where = f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"
            yield _in_cells(sheet, where, tr("是合并的单元格，请取消合并，每格分别填写"))


def _in_cells(sheet: Sheet, cells: str, sentence: str) -> str:
    where = tr("「{sheet}」{cell}", sheet=sheet.title, cell=cells)
    return tr("{label}：{sentence}", label=where, sentence=sentence)
