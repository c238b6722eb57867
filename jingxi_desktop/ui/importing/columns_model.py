"""The columns of a table as rows: what their heads say, and which fields they are."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from jingxi_desktop.exchange.importing import mapping
from jingxi_desktop.exchange.importing.places import (
    Place,
    needs_month,
    places_of,
    without,
)
from jingxi_desktop.exchange.tables.columns import letters
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.exchange.tables.values import said
from jingxi_desktop.records import Kind
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.fields import Money
from jingxi_desktop.translation import joined, mark, tr
from jingxi_desktop.ui import theme
from jingxi_desktop.ui.lines_model import Index, LinesModel, Role

_SAMPLES = 3
_LOOKED_AT = 1_000
_LONGEST = 60
_LETTERS, HEAD, UNIT, SAMPLE, FIELD, REMARK = range(6)
# What the columns are called, and how wide they are at first.
HEADINGS = (
    (mark("列号"), 44),
    (mark("列名"), 220),
    (mark("列的单位"), 128),
    (mark("示例"), 240),
    (mark("导入为"), 200),
    (mark("请核对"), 200),
)


class ColumnsModel(LinesModel):
    """The columns of a table. `changed` says which one became another field."""

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__([tr(heading).capitalize() for heading, _width in HEADINGS])
        self._kind: Kind | None = None
        self._table: FoundTable | None = None
        self._year, self._month = 0, ""
        self._samples: list[str] = []
        self.places: list[Place | None] = []
        self.offered: tuple[Place, ...] = ()
        # What is asked of columns, by their numbers, and the unit of those that say none.
        self.asked: Mapping[int, str] = {}
        self.unit = ""

    def show(
        self, kind: Kind, table: FoundTable, year: int, month: str, places: Iterable[Place | None]
    ) -> None:
        """Show the columns as these places."""
        self.beginResetModel()
        self._kind, self._table, self._year, self._month = kind, table, year, month
        self._samples = [_samples(table, number) for number in range(len(table.columns))]
        self.places = list(places)
        self.offered = tuple(places_of(kind))
        self.endResetModel()

    def show_again(self) -> None:
        """Something was chosen beside the columns."""
        if self.places:
            end = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    @property
    def without_unit(self) -> list[str]:
        """The columns of amounts of which nothing says a unit."""
        columns = self._table.columns if self._table else ()
        return [
            column.label
            for row, column in enumerate(columns)
            if self.counts(row) and not self._unit(row)
        ]

    def counts(self, row: int) -> bool:
        """Whether a column is one of amounts, which have a unit."""
        place = self.places[row]
        return place is not None and isinstance(place.spec, Money)

    def _unit(self, row: int) -> str:
        """What the user or the table says that a column's amounts count, "" for nothing."""
        assert self._table is not None
        place = self.places[row]
        return (place.unit if place else "") or self._table.columns[row].unit or ""

    def line_count(self) -> int:
        """One row a column of the table."""
        return len(self.places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The field can be chosen, and the unit of amounts."""
        flags = super().flags(index)
        is_chosen = index.column() == FIELD or (index.column() == UNIT and self.counts(index.row()))
        return flags | Qt.ItemFlag.ItemIsEditable if is_chosen else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text; what is not imported stands back."""
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(index.row(), index.column())
        if role == Role.ForegroundRole:
            if index.column() == REMARK:
                return QColor(theme.current().bad)
            if self.places[index.row()] is None:
                return QColor(theme.current().secondary)
        return None

    def _text(self, row: int, column: int) -> str:
        assert self._table is not None
        found, place = self._table.columns[row], self.places[row]
        if column == FIELD:
            return tr("（不导入）") if place is None else place.words
        if column == REMARK:
            return self._remark(row)
        texts = (letters(found.index), found.label, self._unit_text(row), self._samples[row])
        return texts[column]

    def _unit_text(self, row: int) -> str:
        place, unit = self.places[row], self._unit(row)
        if place is None or not self.counts(row):
            return ""
        if unit and not place.unit:
            return tr(unit)
        chosen = unit or self.unit
        return tr("{unit}（选定）", unit=tr(chosen)) if chosen else ""

    def _remark(self, row: int) -> str:
        assert self._table is not None
        assert self._kind is not None
        place = self.places[row]
        if place is None:
            return self.asked.get(row, "")
        if needs_month(self._kind, place) and not self._month:
            return tr("请在上面选择月份")
        if not self.counts(row):
            return ""
        unit = self._unit(row)
        if not unit:
            return "" if self.unit else tr("列名里没有单位")
        if unit not in YUAN:
            return tr("不能按{unit}导入，请选单位", unit=tr(unit))
        return ""

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Say which field a column is, or None, or what its amounts count, "" for what the table says.

        The column that was the field before is not imported.
        """
        row, before = index.row(), self.places[index.row()]
        if role != Role.EditRole:
            return False
        if index.column() == FIELD:
            self._make(row, value if isinstance(value, Place) else None)
        elif index.column() == UNIT and before is not None and isinstance(value, str):
            self.places[row] = replace(before, unit=value)
        else:
            return False
        self.changed.emit(row)
        return True

    def _make(self, row: int, place: Place | None) -> None:
        assert self._table is not None
        assert self._kind is not None
        before = self.places[row]
        if place is not None:
            place = mapping.placed(self._kind, self._table.columns[row], place, self._year)
            self.places = without(self.places, place)
            if before is not None and isinstance(place.spec, Money):
                place = replace(place, unit=before.unit)
        self.places[row] = place


def _samples(table: FoundTable, number: int) -> str:
    """The first few things that a column holds, if it holds any in its first rows."""
    texts = []
    for row in table.rows[:_LOOKED_AT]:
        text = " ".join(said(row.cells[number])[:_LONGEST].split())
        if text and text not in texts:
            texts.append(text)
        if len(texts) == _SAMPLES:
            break
    return joined(texts)
