"""A tab of one record kind: search and filters, the table, and beside it what belongs to a record."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.changes import Notice
from jingxi_desktop.ledger.queries import Condition, Query
from jingxi_desktop.records import Kind, Record
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages, settings
from jingxi_desktop.ui.empty_state import EmptyState
from jingxi_desktop.ui.filter_box import FilterBox
from jingxi_desktop.ui.history_view import HistoryView
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.record_form import RecordForm
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.record_table import RecordTable
from jingxi_desktop.ui.session import Session

_SEARCH_AFTER_MS = 150


class RecordTab(QWidget):
    """One kind's records. Subclasses say which kind, which filters and which parts.

    `selection_changed` and `rows_changed` tell the status bar to look again.
    """

    KIND: ClassVar[Kind]
    FILTERS: ClassVar[tuple[str, ...]] = ()
    PARTS: ClassVar[tuple[tuple[Kind, str], ...]] = ()
    ICON: ClassVar[str] = "list-checks"

    selection_changed = Signal()
    rows_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._stale = False
        self.model = RecordModel(session, Query(self.KIND.name, session.year))
        self.table = RecordTable(self.model, session, self.KIND.name)
        self.form = RecordForm(self.model, session)
        self.history = HistoryView(session)
        self.parts = [PartPage(session, kind, tr(title)) for kind, title in self.PARTS]
        self._search_later = QTimer(self, interval=_SEARCH_AFTER_MS, singleShot=True)
        self._search_later.timeout.connect(self._apply_filters)
        self._build()
        self._connect()
        self._select_first()

    # Building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = self.column = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(self._build_bar())
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self._build_side())
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([940, 440])
        self.splitter.setChildrenCollapsible(False)
        layout.addWidget(self.splitter, 1)
        self._empty = EmptyState(self.table, self.ICON)
        self._restore_splitter()

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("搜索{kind}", kind=tr(self.KIND.label)))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setFixedWidth(240)
        bar.addWidget(self.search)
        self.filters = [FilterBox(self.KIND.field(name), self.session) for name in self.FILTERS]
        for box in self.filters:
            bar.addWidget(box)
        self.clear_button = QPushButton(tr("清除筛选"))
        self.clear_button.setFlat(True)
        bar.addWidget(self.clear_button)
        bar.addStretch(1)
        self.count_label = QLabel()
        self.count_label.setObjectName("caption")
        bar.addWidget(self.count_label)
        self.columns_button = QToolButton()
        self.columns_button.setText(tr("列"))
        self.columns_button.setIcon(icon("columns-3"))
        self.columns_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.columns_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.columns_button)
        menu.aboutToShow.connect(lambda: self.table.fill_columns_menu(menu))
        self.columns_button.setMenu(menu)
        bar.addWidget(self.columns_button)
        return bar

    def _build_side(self) -> QTabWidget:
        self.side = QTabWidget()
        self.side.setDocumentMode(True)
        self.side.tabBar().setDrawBase(False)
        self.side.setMinimumWidth(340)
        self.side.addTab(self.form, tr("详情"))
        for part in self.parts:
            self.side.addTab(part, part.title)
        self.side.addTab(self.history, tr("历史"))
        return self.side

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search_later.start)
        self.search.returnPressed.connect(self._search_done)
        for box in self.filters:
            box.changed.connect(self._apply_filters)
        self.clear_button.clicked.connect(self.clear_filters)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self.selection_changed.emit()
        )
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_context_menu)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._rows_changed)
        self.model.modelReset.connect(self._select_first)
        self.session.changed.connect(self._follow)
        self.session.year_changed.connect(lambda _year: self._apply_filters())

    def _restore_splitter(self) -> None:
        kept = settings.state(f"splitter/{self.KIND.name}")
        if not kept.isEmpty():
            self.splitter.restoreState(kept)

    def save_layout(self) -> None:
        """Remember columns and splitter for this user."""
        self.table.save_layout()
        settings.remember(f"splitter/{self.KIND.name}", self.splitter.saveState())

    def close_tab(self) -> None:
        """Let go of the ledger."""
        self.save_layout()
        self.session.changed.disconnect(self._follow)
        self.model.close()
        for part in self.parts:
            part.close_page()

    # Following the ledger ----------------------------------------------------------------------

    def _follow(self, notice: Notice | None) -> None:
        if not self.isVisible():
            self._stale = True
            return
        current = self.form.record
        self.model.follow(notice)
        for part in self.parts:
            part.follow(notice)
        if current is not None and self.model.row_of(current.id) >= 0:
            self.select(current.id)
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the tab was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            current = self.form.record
            self.model.load()
            for part in self.parts:
                part.follow(None)
            if current is not None:
                self.select(current.id)
            self._show_current()

    def _rows_changed(self) -> None:
        self._show_count()
        self.rows_changed.emit()

    def _show_count(self) -> None:
        shown = self.model.rowCount()
        text = tr("{n} {counter}", n=f"{shown:,}", counter=tr(self.KIND.counter))
        if self.model.is_loading:
            text += " …"
        planned = self.planned_text()
        self.count_label.setText(f"{planned} · {text}" if planned else text)
        self.clear_button.setVisible(self.is_filtered)
        if self.is_filtered:
            self._empty.show_sentence(
                shown == 0, tr("没有符合条件的{kind}", kind=tr(self.KIND.label))
            )
        else:
            sentence = tr("还没有{kind}。按 Ctrl+N 新建一条", kind=tr(self.KIND.label))
            self._empty.show_sentence(shown == 0, sentence)

    def _select_first(self) -> None:
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, self.table.visible_columns()[0]))
        self._show_current()

    def _show_current(self, *_: QModelIndex) -> None:
        index = self.table.currentIndex()
        record = self.model.record(index.row()) if index.isValid() else None
        self.form.show_record(record)
        for part in self.parts:
            part.show_owner(record)
        self.history.show_record(record)
        self._show_count()

    def planned_text(self) -> str:
        """How many records of the year's plan are entered, for kinds that the plan counts."""
        return ""

    # Filtering ---------------------------------------------------------------------------------

    @property
    def is_filtered(self) -> bool:
        """Whether a search or a filter hides records."""
        return bool(self.model.query.search.strip() or self.model.query.conditions)

    def _apply_filters(self) -> None:
        conditions = tuple(
            condition for box in self.filters if (condition := box.condition()) is not None
        )
        others = tuple(
            condition
            for condition in self.model.query.conditions
            if condition.field not in self.FILTERS
        )
        self.model.set_query(
            replace(
                self.model.query,
                year=self.session.year,
                search=self.search.text(),
                conditions=conditions + others,
            )
        )

    def _search_done(self) -> None:
        """Enter in the search field goes to what was found."""
        self._search_later.stop()
        self._apply_filters()
        self._select_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_filters(self) -> None:
        """Show all records."""
        self.search.clear()
        for box in self.filters:
            box.clear()
        self._search_later.stop()
        self.model.set_query(replace(self.model.query, search="", conditions=()))

    def show_query(self, query: Query) -> None:
        """Show the records behind a figure."""
        self.clear_filters()
        left: list[Condition] = []
        for condition in query.conditions:
            box = next((box for box in self.filters if box.field.name == condition.field), None)
            if box is None or not box.show_condition(condition):
                left.append(condition)
        self.model.set_query(replace(self.model.query, conditions=tuple(left)))
        self._apply_filters()

    @property
    def drafts(self) -> int:
        """How many refused texts wait to be mended."""
        tables = [self.table, *(part.table for part in self.parts)]
        return self.form.drafts + sum(table.has_refusal for table in tables)

    # Records -----------------------------------------------------------------------------------

    def selected_records(self) -> list[Record]:
        """The selected records, at most as many as a person can have meant by hand."""
        rows = [row for part in self.table.selected_ranges() for row in part]
        return [
            record for row in sorted(set(rows)) if (record := self.model.record(row)) is not None
        ]

    def select(self, record_id: str, field: str = "") -> bool:
        """Make a record the current one; False if it is not shown."""
        row = self.model.row_of(record_id)
        if row < 0:
            return False
        column = self.table.currentIndex().column()
        if field or column < 0:
            column = self.model.column(field or self.KIND.title)
        if self.table.currentIndex().row() != row:
            flags = (
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows
            )
            self.table.selectionModel().setCurrentIndex(self.model.index(row, column), flags)
            self.table.scrollTo(self.model.index(row, column))
        return True

    def new_record(self) -> None:
        """Add a record and begin with its name."""
        values = {self.KIND.title: tr("新{kind}", kind=tr(self.KIND.label))}
        self._added(commands.create(self.session.ledger, self.KIND, values, self.session.year))

    def copy_record(self) -> None:
        """Add a copy of the current record."""
        record = self.form.record
        if record is not None:
            self._added(commands.copy(self.session.ledger, self.KIND, record.id, self.session.year))

    def _added(self, record_id: str) -> None:
        if self.model.row_of(record_id) < 0:
            self.clear_filters()
        self.select(record_id, self.KIND.title)
        self.side.setCurrentWidget(self.form)
        self.form.focus(self.KIND.title)

    def delete_records(self) -> None:
        """Delete the selected records after asking."""
        records = self.selected_records()
        if not records:
            return
        counted = tr(
            "{n} {counter}{kind}",
            n=len(records),
            counter=tr(self.KIND.counter),
            kind=tr(self.KIND.label),
        )
        names = "、".join(record.title for record in records[:3]) + (
            "…" if len(records) > 3 else ""
        )
        question = tr("删除 {records}?", records=counted)
        consequence = tr("{names}。连同其月度、读数等一并删除,可以撤销。", names=names)
        if messages.confirm(self, question, consequence, tr("删除 {records}", records=counted)):
            commands.delete(self.session.ledger, self.KIND, [record.id for record in records])

    def _show_context_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        index = self.table.indexAt(point)
        if index.isValid():
            menu.addAction(icon("copy"), tr("复制单元格")).triggered.connect(
                lambda: self.copy_cells(index)
            )
            for box in self.filters:
                if self.model.fields[index.column()].name == box.field.name:
                    text = tr("筛选:{value}", value=str(index.data() or tr("(空)")))
                    menu.addAction(icon("funnel"), text).triggered.connect(
                        lambda _checked=False, box=box: box.choose(
                            index.data(Qt.ItemDataRole.UserRole)
                        )
                    )
            menu.addSeparator()
        menu.addActions(self.table.actions())
        menu.exec(self.table.viewport().mapToGlobal(point))

    def copy_cells(self, index: QModelIndex) -> None:
        """Put a cell's text on the clipboard."""
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(str(index.data() or ""))

    # What the status bar says ------------------------------------------------------------------

    def selection_text(self) -> str:
        """How many are selected, with sum and mean of the current column if it holds figures."""
        ranges = self.table.selected_ranges()
        count = sum(len(part) for part in ranges)
        text = tr("已选 {n} {counter}", n=f"{count:,}", counter=tr(self.KIND.counter))
        column = self.table.currentIndex().column()
        field = self.model.fields[column] if column >= 0 else None
        if (
            count < 1
            or field is None
            or not field.numeric
            or field.name in ("year", "number", "completion_rate")
        ):
            return text
        rowids = self.model.rowids(ranges)
        total = queries.totals(
            self.session.ledger.connection, self.KIND, self.session.year, rowids, field.name
        )
        sums = tr(
            "{label}合计 {total},平均 {mean}",
            label=tr(field.label),
            total=_with_unit(field.format(total), field.unit),
            mean=_with_unit(field.format(field.python_type(total / count)), field.unit),
        )
        return f"{text} · {sums}"


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {tr(unit)}" if unit else text


def entered_of(entered: int, planned: int | None) -> str:
    """已录入 n/85: what is entered of what the year's plan says, nothing if it says nothing."""
    return "" if planned is None else tr("已录入 {n}/{plan}", n=f"{entered:,}", plan=f"{planned:,}")
