"""Tables whose first columns stay in sight: a second view of the same rows over their left edge."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from jingxi_desktop.ui.delegates import Index
from jingxi_desktop.ui.row_table import RowTable

_BESIDE_HEADING = 24


class FrozenColumns(RowTable):
    """Shows the first columns of `table`, made alike by `prepare`. Keys go to the table; only editors
    open here."""

    def __init__(self, table: "FrozenTable", prepare: Callable[[QTableView], None]) -> None:
        super().__init__(table)
        self._table = table
        self._is_following = False
        prepare(self)
        self.setObjectName("frozen")
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setFocusProxy(table)
        self.kept.connect(table.kept)
        head, theirs = self.horizontalHeader(), table.horizontalHeader()
        head.sectionResized.connect(self._resize_in_table)
        head.setSortIndicatorClearable(True)
        # Before sorting is on, or the model would be sorted by where the indicator stands now.
        head.setSortIndicator(theirs.sortIndicatorSection(), theirs.sortIndicatorOrder())
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(self._sort_in_table)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.hide()

    def show_columns(self, columns: list[int]) -> None:
        """Show these columns as they stand in the table, or none."""
        self.setVisible(bool(columns))
        if not columns:
            return
        self._is_following = True
        theirs, own = self._table.horizontalHeader(), self.horizontalHeader()
        for place in range(theirs.count()):
            own.moveSection(own.visualIndex(place), theirs.visualIndex(place))
            self.setColumnHidden(place, place not in columns)
            own.resizeSection(place, theirs.sectionSize(place))
        own.setSortIndicator(theirs.sortIndicatorSection(), theirs.sortIndicatorOrder())
        own.setFixedHeight(theirs.height())
        frame = self._table.frameWidth()
        width = sum(theirs.sectionSize(place) for place in columns)
        height = self._table.viewport().height() + theirs.height()
        self.setGeometry(frame, frame, width + 2, height)
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())
        self._is_following = False

    def _resize_in_table(self, place: int, _before: int, width: int) -> None:
        """A column that is drawn wider here is so in the table, which tells these columns in turn."""
        if not self._is_following:
            self._table.setColumnWidth(place, width)

    def _sort_in_table(self, place: int, order: Qt.SortOrder) -> None:
        """A click on a head here is one in the table, which tells these columns in turn."""
        if not self._is_following:
            self._table.horizontalHeader().setSortIndicator(place, order)

    def shows(self, column: int) -> bool:
        """Whether this is one of these columns."""
        return not (self.isHidden() or self.isColumnHidden(column))

    def uncover(self, index: Index) -> None:
        """Bring another cell of the table out from under these columns."""
        hidden = self.width() - self._table.visualRect(index).left()
        if not self.isHidden() and hidden > 0:
            bar = self._table.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)


class FrozenTable(RowTable):
    """A table whose first columns can stay in sight. A subclass says which, and how their view is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frozen: FrozenColumns | None = None

    def frozen_columns(self) -> list[int]:
        """The columns that stay, from left to right."""
        raise NotImplementedError

    def make_frozen(self) -> FrozenColumns:
        """Their view, made when there are any for the first time."""
        raise NotImplementedError

    def show_frozen(self, *_: object) -> None:
        """Show them as the columns stand now."""
        columns = self.frozen_columns()
        if self._frozen is None and columns:
            self._frozen = self.make_frozen()
        if self._frozen is not None:
            self._frozen.show_columns(columns)

    def sort_by_clicks(self) -> None:
        """Let a click on a head sort by it, another one the other way, a third one no more."""
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(self._show_order)

    def _show_order(self, place: int) -> None:
        """Make room for the arrow beside the heading."""
        head = self.horizontalHeader()
        if place >= 0 and not head.isSectionHidden(place):
            head.resizeSection(place, max(head.sectionSize(place), head.sectionSizeHint(place)))
        self.show_frozen()

    def room_for(self, *words: str) -> int:
        """How wide a column must be so that none of the words is cut in its head."""
        widths = map(self.horizontalHeader().fontMetrics().horizontalAdvance, words)
        return max(widths) + _BESIDE_HEADING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen columns as high as the table."""
        super().resizeEvent(event)
        self.show_frozen()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, not only under the frozen columns; a frozen one is there already."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._frozen is None:
            return
        if self._frozen.shows(index.column()):
            bar.setValue(before)
        else:
            self._frozen.uncover(index)
