"""The second step: what the table is imported as, and which of its columns is which field."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.exchange.importing import mapping, mapping_memory
from jingxi_desktop.exchange.importing.places import Place, Places, part_of, without
from jingxi_desktop.exchange.importing.plan import Options, kinds_for
from jingxi_desktop.exchange.importing.suggestions import Question
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.records import Kind
from jingxi_desktop.translation import joined, tr
from jingxi_desktop.ui.importing.column_delegate import ColumnDelegate
from jingxi_desktop.ui.importing.columns_model import FIELD, HEADINGS, SAMPLE, ColumnsModel
from jingxi_desktop.ui.importing.options_row import OptionsRow, Start
from jingxi_desktop.ui.session import Session

_ROW_HEIGHT = 30


class ColumnsPage(QWidget):
    """How a table is read. `changed` says that something of it was chosen anew."""

    changed = Signal()

    def __init__(self, session: Session, start: Start) -> None:
        super().__init__()
        self._kinds = kinds_for(session.ledger)
        self._chosen_kind = next((kind for kind in self._kinds if kind.name == start.kind), None)
        self._table: FoundTable | None = None
        self._questions: tuple[Question, ...] = ()
        # What the user said of columns; nothing of it is lost when year or month change.
        self.said: dict[int, Place | None] = {}
        self.row = OptionsRow(session, start)
        self.questions, self.remembered = QLabel(), QLabel()
        self.model = ColumnsModel()
        self.view = QTableView()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.questions.setObjectName("problem")
        self.remembered.setObjectName("caption")
        for label in (self.questions, self.remembered):
            label.setWordWrap(True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ColumnDelegate(self.view))
        self.view.setWordWrap(False)
        self.view.setAccessibleName(tr("表的各列"))
        triggers = QAbstractItemView.EditTrigger
        self.view.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        for place, (heading, width) in enumerate(HEADINGS):
            words = header.fontMetrics().horizontalAdvance(tr(heading)) + 24
            self.view.setColumnWidth(place, max(width, words))
        header.setSectionResizeMode(SAMPLE, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.row)
        layout.addWidget(self.remembered)
        layout.addWidget(self.questions)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.row.kind_chosen.connect(self._change_kind)
        self.row.period_chosen.connect(self._map)
        self.row.changed.connect(self._follow)
        self.view.clicked.connect(self._open)
        self.model.changed.connect(self._said)

    def show_table(self, table: FoundTable) -> None:
        """Show another table, as the kind that was chosen or that fits it best."""
        self._table = table
        self.said = {}
        self.row.choose_year(mapping.year_of(table, self.row.year))
        self.row.choose_kind(self._chosen_kind or self._fitting(table))
        self._map()
        self.view.setCurrentIndex(self.model.index(0, FIELD))

    def _fitting(self, table: FoundTable) -> Kind:
        year = self.row.year

        def known(kind: Kind) -> int:
            places = mapping.find(kind, table, year, f"{year}-01").places
            return sum(place is not None for place in places)

        return max(self._kinds, key=known)

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return self.row.kind

    @property
    def places(self) -> Places:
        """What the columns are, as they stand."""
        return tuple(self.model.places)

    def options(self, decided: dict[int, str]) -> Options:
        """All that was chosen, and which rows are which records."""
        return self.row.options(decided)

    @property
    def year(self) -> int | None:
        """The year that the rows go to, None where they belong to none or each says its own."""
        return self.row.year if mapping.takes_year(self.kind, self.places) else None

    @property
    def missing(self) -> str:
        """What must be chosen before the rows can be looked at, in a sentence; "" for nothing."""
        if self._needs_month:
            return tr("表里没有月份，请在上面选择")
        if self.model.without_unit and not self.row.says_unit:
            columns = joined(self.model.without_unit)
            return tr("「{columns}」没有写明金额单位，请在上面选择", columns=columns)
        return ""

    def focus_missing(self) -> None:
        """Go to what must be chosen."""
        (self.row.month_box if self._needs_month else self.row.unit_box).setFocus()

    @property
    def _needs_month(self) -> bool:
        """Whether the records are of months, and nothing says of which."""
        fields = {place.field for place in self.model.places if place}
        return self.kind.by_month and not self.row.month and "month" not in fields

    def _change_kind(self) -> None:
        self._chosen_kind = self.kind
        self.said = {}
        self._map()

    def _map(self) -> None:
        """Say for each column which field it is, by what the user said, before or now, or by its heads."""
        if self._table is None:
            return
        kind, year, month = self.kind, self.row.year, self.row.month
        found = mapping.find(kind, self._table, year, month)
        places = list(found.places)
        for number, place in self.said.items():
            places = without(places, place) if place else places
            places[number] = place
        self._questions = found.questions
        self.model.show(kind, self._table, year, month, places)
        is_known = mapping_memory.remembered(kind, self._table, year) is not None
        self.remembered.setText(
            tr("列名相同的表以前导入过，已照那次的选择对应；可以再改。")
            if is_known
            else tr("各列按列名对应；不对的，点「导入为」或「列的单位」改正（键盘按 F2 或空格）。")
        )
        self._follow()

    def _said(self, number: int) -> None:
        # Said last counts most.
        self.said.pop(number, None)
        self.said[number] = self.model.places[number]
        self._follow()

    @property
    def _asked(self) -> list[Question]:
        return [each for each in self._questions if self.said.keys().isdisjoint(each.columns)]

    @property
    def open_questions(self) -> str:
        """What is still to be said of columns, a line each."""
        return "\n".join(question.text for question in self._asked)

    def _follow(self) -> None:
        """Ask what is still open, and for the month and the unit where columns need them."""
        asked = self._asked
        self.questions.setText(self.open_questions)
        self.questions.setVisible(bool(asked))
        self.model.unit = self.row.unit
        self.model.asked = {number: each.text for each in asked for number in each.columns}
        has_months = self.kind.by_month or part_of(self.kind) is not None
        self.row.ask(month=has_months, unit=bool(self.model.without_unit))
        self.model.show_again()
        self.changed.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(index)
