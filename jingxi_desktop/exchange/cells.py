"""What the cells of a row say to the fields that their columns are."""

from msgspec import Struct

from jingxi_desktop.exchange import values
from jingxi_desktop.exchange.found_table import FoundRow, FoundTable
from jingxi_desktop.exchange.identity import Found, Names
from jingxi_desktop.exchange.mapping import Place, Places
from jingxi_desktop.exchange.workbook import Cell
from jingxi_desktop.records import FieldError, Kind, Value
from jingxi_desktop.records.fields import Date, Money, Reference

# The same few words come again and again in a column; what is different in every row is not kept.
_KEPT = 2_000


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
    """The columns of a table that are fields of a kind, ready to read its rows."""

    def __init__(
        self,
        kind: Kind,
        table: FoundTable,
        places: Places,
        unit: str,
        names: Names,
    ) -> None:
        self.kind = kind
        self.names = names
        self._columns = [
            _Column(number, place, column.unit or unit or None, names, kind, table.is_1904)
            for number, (column, place) in enumerate(zip(table.columns, places, strict=True))
            if place is not None
        ]

    def read(self, row: FoundRow, month: str, year: int, *, clears: bool) -> Draft:
        """What a row says. `month` is the one chosen; months without a year are those of `year`."""
        draft = Draft(row.number, {}, {}, [], [])
        for column in self._columns:
            cell = row.cells[column.number]
            try:
                value = None if cell is None else column.value(cell)
            except FieldError as error:
                draft.reasons.append(str(error))
                continue
            if value is None and not clears:
                continue
            if column.is_own:
                draft.own[column.name] = value
            else:
                named = f"{year}-{column.month:02}" if column.month else month
                draft.months.setdefault(named, {})[column.name] = value
            if column.has_remarks and (remark := column.remark(cell)):
                draft.doubts.append(str(column.field.error(remark)))
        return draft

    def refer(self, draft: Draft) -> None:
        """Find what a row refers to among the records of its own kind, those that the table brings too."""
        for field in self.kind.references:
            text = draft.own.get(field.name)
            if field.kind == self.kind.name and text is not None:
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
    ) -> None:
        self.number = number
        self.field = place.spec
        self.name = place.field
        self.month = place.month
        self.is_own = place.kind == kind.name
        self.has_remarks = isinstance(self.field, Date | Money)
        self._unit = unit
        self._is_1904 = is_1904
        self._names = names
        # Records of the table's own kind may come with the table: see `Columns.refer`.
        self._refers = isinstance(self.field, Reference) and self.field.kind != kind.name
        self._known: dict[Cell, Value] = {}

    def value(self, cell: Cell) -> Value:
        """The stored value, None for nothing. Raises FieldError."""
        # 1 and 1.0 and True are one key of a dictionary, and not one cell.
        if type(cell) is not str:
            return self._read(cell)
        if cell in self._known:
            return self._known[cell]
        value = self._read(cell)
        if len(self._known) < _KEPT:
            self._known[cell] = value
        return value

    def remark(self, cell: Cell) -> str:
        """What is to be said of the way a cell is read."""
        return values.remark(cell, self.field, self._unit, is_1904=self._is_1904)

    def _read(self, cell: Cell) -> Value:
        text = values.to_text(cell, self.field, self._unit, is_1904=self._is_1904).strip()
        if not text:
            return None
        value = self.field.parse(text)
        if self._refers and isinstance(self.field, Reference):
            return self._names.find(self.field, value)
        return value
