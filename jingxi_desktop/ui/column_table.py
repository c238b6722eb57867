"""Tables whose columns the user chooses and sorts by in a menu at their heads, and that remember them."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from jingxi_desktop.records import Field
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.block_model import BlockModel
from jingxi_desktop.ui.column_layout import ColumnLayout
from jingxi_desktop.ui.frozen_columns import FrozenTable
from jingxi_desktop.ui.tick_menu import TickMenu


class ColumnTable(FrozenTable):
    """A view of a BlockModel. A subclass calls `lay_out` once it has its model, and `offer_head_menu` for each
    of its views. `columns_changed` says that other columns are shown.
    """

    columns_changed = Signal()

    def __init__(self, model: BlockModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = model
        self.frozen_count = 0
        model.headerDataChanged.connect(self._fit_headings)

    # What a subclass says ----------------------------------------------------------------------

    @property
    def layout_name(self) -> str:
        """What the columns are remembered under."""
        raise NotImplementedError

    def first_width(self, column: int) -> int:
        """How wide a column is before the user makes it another width."""
        field = self._cells.fields[column]
        words = (field.heading, *map(tr, getattr(field, "choices", ())))
        return max(field.width, self.room_for(*words))

    def layout_now(self) -> ColumnLayout:
        """What of the columns is remembered."""
        return ColumnLayout.of(self.horizontalHeader(), self._cells.fields, self.frozen_count)

    def fill_frozen_menu(self, menu: QMenu, place: int) -> None:
        """Offer at the head of a column what can be frozen: nothing where a table does not let choose."""

    # Laying out --------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Show the columns as the user left them."""
        self._set_first_layout()
        kept = ColumnLayout.kept(self.layout_name)
        kept.apply(self.horizontalHeader(), self._cells.fields)
        self.frozen_count = kept.frozen
        self.show_frozen()

    def _set_first_layout(self) -> None:
        head = self.horizontalHeader()
        for place, field in enumerate(self._cells.fields):
            head.resizeSection(place, self.first_width(place))
            head.setSectionHidden(place, field.hidden)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _fit_headings(self) -> None:
        """Another unit may be a longer word."""
        head = self.horizontalHeader()
        for place in self.visible_columns():
            least = self.room_for(self._cells.fields[place].heading)
            if head.sectionSize(place) < least:
                head.resizeSection(place, least)

    def reset_layout(self) -> None:
        """The columns as the program first shows them."""
        head = self.horizontalHeader()
        for place in range(head.count()):
            head.moveSection(head.visualIndex(place), place)
        self._set_first_layout()
        self.freeze(0)
        self.columns_changed.emit()

    def save_layout(self) -> None:
        """Remember the columns for this user."""
        self.layout_now().remember(self.layout_name)

    def freeze(self, columns: int) -> None:
        """Keep the first `columns` visible columns in place; 0 lets all of them scroll."""
        self.frozen_count = columns
        self.show_frozen()

    # Choosing columns --------------------------------------------------------------------------

    def visible_columns(self) -> list[int]:
        """The columns that are shown, from left to right."""
        head = self.horizontalHeader()
        places = (head.logicalIndex(visual) for visual in range(head.count()))
        return [place for place in places if not head.isSectionHidden(place)]

    def visible_fields(self) -> list[Field]:
        """The fields that are shown, from left to right."""
        return [self._cells.fields[place] for place in self.visible_columns()]

    def fill_columns_menu(self, menu: QMenu) -> None:
        """A tick for every column, and what to do with all of them."""
        menu.clear()
        for place, field in enumerate(self._cells.fields):
            action = menu.addAction(field.heading)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.triggered.connect(
                lambda shown, action=action, place=place: self._tick_column(action, place, shown)
            )
        menu.addSeparator()
        menu.addAction(tr("恢复默认列")).triggered.connect(self.reset_layout)

    def _tick_column(self, action: QAction, place: int, shown: bool) -> None:
        self._show_column(place, shown)
        # The last one stays.
        action.setChecked(not self.isColumnHidden(place))

    def _show_column(self, place: int, shown: bool) -> None:
        if not shown and len(self.visible_columns()) == 1:
            return
        self.setColumnHidden(place, not shown)
        self.show_frozen()
        self.columns_changed.emit()

    def offer_head_menu(self, view: QTableView) -> None:
        """Open the menu at the heads of this table or of its frozen columns by a click with the right button."""
        head = view.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(
            lambda point: self._show_header_menu(
                head.logicalIndexAt(point), head.mapToGlobal(point)
            )
        )

    def _show_header_menu(self, place: int, where: QPoint) -> None:
        menu = QMenu(self)
        if place >= 0:
            menu.addAction(tr("升序")).triggered.connect(
                lambda: self.sortByColumn(place, Qt.SortOrder.AscendingOrder)
            )
            menu.addAction(tr("降序")).triggered.connect(
                lambda: self.sortByColumn(place, Qt.SortOrder.DescendingOrder)
            )
            menu.addAction(tr("取消排序")).triggered.connect(
                lambda: self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
            )
            menu.addSeparator()
            self.fill_frozen_menu(menu, place)
            menu.addAction(tr("隐藏此列")).triggered.connect(
                lambda: self._show_column(place, False)
            )
        columns = TickMenu(tr("显示的列"), menu)
        menu.addMenu(columns)
        self.fill_columns_menu(columns)
        menu.exec(where)
