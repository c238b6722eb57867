"""What the cells of a table say to the fields that their columns are: column by column, some rows at a time."""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from jingxi_desktop.exchange.importing.identity import Found, Names
from jingxi_desktop.exchange.importing.places import Place, Places
from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables.found_table import FoundRow, FoundTable
from jingxi_desktop.exchange.tables.values import CellReader
from jingxi_desktop.ledger import to_come
from jingxi_desktop.records import Field, FieldError, Kind, Value
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.fields import LARGEST, Date, Integer, Money, Month, Reference, Text

# The same few words come again and again in a column; what is different in every row is not kept.
_KEPT = 2_000
# What every Text takes as it is: letters, digits and signs of Chinese and English without spaces, in
# their normal form, without the + of a number in scientific notation, and none that may say 无, —, 待定 or 同上.
_AS_IT_IS = re.compile(r"(?![-—/\\无没暂尚待未不同])[!-*,-~、。《》【】“”一-鿿（），：；]{1,200}")


# The value of a cell or why it has none, and what is to be said of the way it is read.
_Said = tuple[Value | FieldError, str]


class Draft(Struct, gc=False):
    """One row as it was read: values by field, of the record itself and of its months (YYYY-MM).

    A field is missing where its cell is to change nothing. `reasons` say what could not be read.
    """

    number: int
    own: dict[str, Value]
    months: dict[str, dict[str, Value]]
    reasons: list[str]
    doubts: list[str]
    found: Found = Found()
    record_id: str = ""
    is_new: bool = False


class Columns:
    """The columns of a table that are fields of a kind, ready to read its rows.

    Months without a year are those of `year`, and so are all days of a kind whose records belong to a year,
    unless a column says which.
    """

    def __init__(
        self,
        kind: Kind,
        table: FoundTable,
        places: Places,
        unit: str,
        names: Names,
        year: int,
    ) -> None:
        self.kind = kind
        self.names = names
        self._year = year
        is_of_year = kind.by_year and not any(place and place.field == "year" for place in places)
        self._inner = [field for field in kind.references if field.kind == kind.name]
        # By what rows above say that those below count; most tables have no such row.
        self._columns = {
            said: [
                _Column(
                    number,
                    place,
                    place.unit or (place.spec.summed and said) or column.unit or unit or None,
                    names,
                    kind,
                    table.is_1904,
                    year if is_of_year or isinstance(place.spec, Month) else None,
                )
                for number, (column, place) in enumerate(zip(table.columns, places, strict=True))
                if place is not None
            ]
            for said in {row.unit for row in table.rows}
        }

    def read(self, rows: Sequence[FoundRow], month: str, *, clears: bool) -> list[Draft]:
        """What rows say. `month` is the one chosen."""
        return [
            draft
            for unit, some in groupby(rows, key=attrgetter("unit"))
            for draft in self._read(list(some), self._columns[unit], month, clears=clears)
        ]

    def _read(
        self, rows: Sequence[FoundRow], columns: Sequence["_Column"], month: str, *, clears: bool
    ) -> list[Draft]:
        drafts = [Draft(row.number, {}, {}, [], []) for row in rows]
        for column in columns:
            cells = [row.cells[column.number] for row in rows]
            said, refused, remarks = column.read(cells)
            for place, error in refused.items():
                drafts[place].reasons.append(str(error))
            for place, remark in remarks.items():
                drafts[place].doubts.append(str(column.field.error(remark)))
            named = f"{self._year}-{column.month:02}" if column.month else month
            name, is_own = column.name, column.is_own
            for place, (draft, value) in enumerate(zip(drafts, said, strict=True)):
                if value is None and (not clears or place in refused):
                    continue
                if is_own:
                    draft.own[name] = value
                else:
                    draft.months.setdefault(named, {})[name] = value
        return drafts

    def refer(self, draft: Draft) -> None:
        """Find what a row refers to among the records of its own kind, those that the table brings too."""
        for field in self._inner:
            text = draft.own.get(field.name)
            if text is not None:
                try:
                    draft.own[field.name] = self.names.find(field, text)
                except FieldError as error:
                    draft.reasons.append(str(error))


class _Column:
    """One column: reads a cell as typing it would be read."""

    def __init__(
        self,
        number: int,
        place: Place,
        unit: str | None,
        names: Names,
        kind: Kind,
        is_1904: bool,
        year: int | None,
    ) -> None:
        self.number = number
        self.field = place.spec
        self.name = place.field
        self.month = place.month
        self.is_own = place.kind == kind.name
        self._has_remarks = isinstance(self.field, Date | Money)
        self._reader = CellReader(self.field, unit, is_1904, year)
        self._names = names
        # Records of the table's own kind may come with the table: see `Columns.refer`.
        self._refers = isinstance(self.field, Reference) and self.field.kind != kind.name
        self._known: dict[str, _Said] = {}
        self._whole = _whole_numbers(self.field, unit)
        self._is_text = type(self.field) is Text

    def read(
        self, cells: Sequence[Cell]
    ) -> tuple[list[Value], dict[int, FieldError], dict[int, str]]:
        """The stored values that cells say, None for nothing; by place, why some say none, and what is
        to be said of the way others are read.
        """
        said: list[Value] = []
        refused, remarks = {}, {}
        known, (whole, times) = self._known, self._whole
        for place, cell in enumerate(cells):
            if type(cell) is int and cell in whole:
                said.append(cell * times)
                continue
            # 1 and 1.0 and True are one key of a dictionary, and not one cell.
            one = known.get(cell) if type(cell) is str else None
            if one is None:
                one = self._read(cell)
                if type(cell) is str and len(known) < _KEPT:
                    known[cell] = one
            value, remark = one
            if isinstance(value, FieldError):
                refused[place] = value
                value = None
            if remark:
                remarks[place] = remark
            said.append(value)
        return said, refused, remarks

    def _read(self, cell: Cell) -> _Said:
        if cell is None:
            return None, ""
        if type(cell) is str and self._is_text and _AS_IT_IS.fullmatch(cell):
            return cell, ""
        try:
            value = self._value(cell)
        except FieldError as error:
            return error, ""
        # Of words there is nothing to say but why they are none.
        if value is not None and not self._has_remarks:
            return value, ""
        return value, self._reader.remark(cell) or to_come.doubt(self.field, value)

    def _value(self, cell: Cell) -> Value:
        text = self._reader.text(cell).strip()
        if not text:
            return None
        value = self.field.parse(text)
        if self._refers and isinstance(self.field, Reference):
            return self._names.find(self.field, value)
        return value


def _whole_numbers(field: Field, unit: str | None) -> tuple[range, int]:
    """The whole numbers that need no reading: each times a factor is what would be read."""
    if isinstance(field, Integer):
        return range(field.least, field.most + 1), 1
    if isinstance(field, Money) and unit in YUAN:
        times = YUAN[unit]
        return range(-(-field.least // times), (LARGEST - 1) // times + 1), times
    return range(0), 1
