"""How a user laid out a table's columns, kept by the names of fields: another version has other fields."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from jingxi_desktop.records import Field, Kind
from jingxi_desktop.ui import languages, settings


class Column(Struct, frozen=True):
    """One column."""

    field: str
    width: int
    shown: bool


class ColumnLayout(Struct, frozen=True):
    """All columns from left to right, the field that they are sorted by, and how many are frozen."""

    columns: tuple[Column, ...] = ()
    sorted_by: str = ""
    descending: bool = False
    frozen: int = 0

    @classmethod
    def of(cls, head: QHeaderView, fields: Sequence[Field], frozen: int) -> "ColumnLayout":
        """The layout that a header shows."""
        places = sorted(range(head.count()), key=head.visualIndex)
        columns = (
            Column(fields[place].name, head.sectionSize(place), not head.isSectionHidden(place))
            for place in places
        )
        sort = head.sortIndicatorSection()
        return cls(
            tuple(columns),
            fields[sort].name if 0 <= sort < len(fields) else "",
            head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
            frozen,
        )

    @classmethod
    def kept(cls, name: str) -> "ColumnLayout":
        """The layout that was remembered for the table `name`; that of no columns if none was."""
        return cls.read(settings.text(_key(name)))

    def remember(self, name: str) -> None:
        """Keep the layout for the table `name`."""
        settings.remember(_key(name), self.text())

    @classmethod
    def read(cls, text: str) -> "ColumnLayout":
        """A layout as `text` gives it; that of no columns where it is none."""
        try:
            return msgspec.json.decode(text, type=cls)
        except (msgspec.DecodeError, UnicodeError):
            return cls()

    def order(self, kind: Kind) -> tuple[tuple[str, bool], ...]:
        """What a query of the kind is ordered by."""
        return ((self.sorted_by, self.descending),) if self.sorted_by in kind.by_name else ()

    def text(self) -> str:
        """The layout as one line to remember."""
        return msgspec.json.encode(self).decode()

    def apply(self, head: QHeaderView, fields: Sequence[Field]) -> None:
        """Lay out a header. What this layout does not know stays behind its neighbour, as it is."""
        place_of = {field.name: place for place, field in enumerate(fields)}
        known = {column.field: column for column in self.columns if column.field in place_of}
        if not known:
            return
        order = list(known)
        for place, field in enumerate(fields):
            if field.name not in known:
                order.insert(order.index(fields[place - 1].name) + 1 if place else 0, field.name)
        for at, name in enumerate(order):
            place, column = place_of[name], known.get(name)
            if head.visualIndex(place) != at:
                head.moveSection(head.visualIndex(place), at)
            if column is not None:
                # The width of a hidden column is not told.
                if column.shown and column.width > 0:
                    head.resizeSection(place, column.width)
                head.setSectionHidden(place, not column.shown)
        if self.sorted_by in place_of:
            order_of = (
                Qt.SortOrder.DescendingOrder if self.descending else Qt.SortOrder.AscendingOrder
            )
            head.setSortIndicator(place_of[self.sorted_by], order_of)


def _key(name: str) -> str:
    # A width fits the words of one language.
    return f"table/{languages.current()}/{name}"
