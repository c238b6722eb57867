"""A tab of one record kind: search and filters, the table, and beside it what belongs to a record."""

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from jingxi_desktop.ledger import commands, search
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Kind, Record, Value
from jingxi_desktop.translation import joined, mark, tr
from jingxi_desktop.ui import messages, settings
from jingxi_desktop.ui.column_layout import ColumnLayout
from jingxi_desktop.ui.empty_state import EmptyState
from jingxi_desktop.ui.filter_bar import FilterBar
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.record_table import RecordTable
from jingxi_desktop.ui.rule_caption import RuleCaption
from jingxi_desktop.ui.selection import selection_text
from jingxi_desktop.ui.session import Session

if TYPE_CHECKING:
    from jingxi_desktop.reports.records import Listing
    from jingxi_desktop.ui.part_page import PartPage
    from jingxi_desktop.ui.record_form import RecordForm
    from jingxi_desktop.ui.record_side import RecordSide

_SIDE_LEAST_WIDTH = 340
# After the first paint, and before anybody can have clicked.
_SIDE_AFTER_MS = 20


class RecordTab(QWidget):
    """One kind's records. Subclasses say which kind, which filters and which parts.

    `selection_changed` and `rows_changed` tell the status bar to look again. `records_requested`
    carries the Query behind a figure that was clicked, `told` a word for the status bar.
    """

    KIND: ClassVar[Kind]
    FILTERS: ClassVar[tuple[str, ...]] = ()
    PARTS: ClassVar[tuple[tuple[Kind, str], ...]] = ()
    # What an empty table shows, and how something gets there.
    ICON: ClassVar[str] = "list-checks"
    HOW: ClassVar[str] = mark("还没有{kind}。按 Ctrl+N 新建一条，或按 Ctrl+I 导入表格")

    selection_changed = Signal()
    rows_changed = Signal()
    records_requested = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._stale = False
        # In the order that the table will be in: its rows are read once.
        order = ColumnLayout.kept(self.KIND.name).order(self.KIND)
        self.model = RecordModel(session, Query(self.KIND.name, session.year, order=order))
        # Each widget is made in its place: one that moves is styled anew with all that it holds.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.table = RecordTable(self.model, session, self.KIND.name, self.splitter)
        self.bar = FilterBar(self.KIND, self.FILTERS, session, self.table, self)
        self.rules = RuleCaption(session, self.table.visible_fields)
        self.record: Record | None = None
        self._side: RecordSide | None = None
        self._side_later = QTimer(self, interval=_SIDE_AFTER_MS, singleShot=True)
        self._side_later.timeout.connect(lambda: self.side)
        self._build()
        self._connect()
        self.rules.refresh()
        self._select_first()

    # Building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 8, 16, 8)
        self.column.setSpacing(8)
        self.column.addWidget(self.bar)
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(self.table)
        self._place = QWidget()
        self._place.setMinimumWidth(_SIDE_LEAST_WIDTH)
        self.splitter.addWidget(self._place)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([940, 440])
        self.splitter.setChildrenCollapsible(False)
        self.column.addWidget(self.splitter, 1)
        self.column.addWidget(self.rules)
        self._empty = EmptyState(self.table, self.ICON)
        kept = settings.state(f"splitter/{self.KIND.name}")
        if not kept.isEmpty():
            self.splitter.restoreState(kept)

    @property
    def side(self) -> "RecordSide":
        """The pages beside the table, made when they are first needed: the rows come first."""
        if self._side is None:
            from jingxi_desktop.ui.record_side import RecordSide

            self._side = RecordSide(self.session, self.model, self.PARTS)
            self._side.setMinimumWidth(_SIDE_LEAST_WIDTH)
            self._side.records_requested.connect(self.records_requested)
            self._side.told.connect(self.told)
            sizes = self.splitter.sizes()
            self.splitter.replaceWidget(1, self._side)
            self.splitter.setSizes(sizes)
            self._place.deleteLater()
            self._side.show_record(self.record)
            self._side.show()
        return self._side

    @property
    def form(self) -> "RecordForm":
        """The form of the current record."""
        return self.side.form

    @property
    def parts(self) -> "list[PartPage]":
        """The pages of its parts and files."""
        return self.side.parts

    def _connect(self) -> None:
        self.bar.changed.connect(self._apply_filters)
        self.bar.entered.connect(self._search_done)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self.selection_changed.emit()
        )
        self.table.menu_requested.connect(self._show_context_menu)
        self.table.columns_changed.connect(self.rules.refresh)
        self.table.told.connect(self.told)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._rows_changed)
        self.model.reread.connect(self._select_again)
        self.model.loading_changed.connect(self._loading_changed)
        self.session.changed.connect(self._follow)
        self.session.year_changed.connect(self._apply_filters)

    def save_layout(self) -> None:
        """Remember columns and splitter for this user."""
        self.table.save_layout()
        settings.remember(f"splitter/{self.KIND.name}", self.splitter.saveState())

    def close_tab(self) -> None:
        """Let go of the ledger."""
        self.save_layout()
        self._side_later.stop()
        self.session.changed.disconnect(self._follow)
        self.session.year_changed.disconnect(self._apply_filters)
        self.model.close()
        if self._side is not None:
            self._side.close_side()

    # Following the ledger ----------------------------------------------------------------------

    def _follow(self, notice: Notice | None) -> None:
        if notice is not None and self._side is not None:
            self._side.forget(notice)
        if not self.isVisible():
            self._stale = True
            return
        shown = None if self.record is None else self.record.id
        self.model.follow(notice)
        self._refresh_beside(notice, _to_show(notice, self.KIND.name) or shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the tab was hidden."""
        super().showEvent(event)
        self._side_later.start()
        if self._stale:
            self._stale = False
            self.model.load()
            self._refresh_beside(None, None)

    def _refresh_beside(self, notice: Notice | None, record_id: str | None) -> None:
        if self._side is not None:
            self._side.follow(notice)
        if record_id is not None:
            self.select(record_id)
        self.rules.refresh()
        index = self.table.currentIndex()
        if index.isValid() and not self.table.selectionModel().hasSelection():
            self.table.setCurrentIndex(index)
        self._show_current()

    def _rows_changed(self) -> None:
        self._show_count()
        self.rows_changed.emit()

    def _loading_changed(self, is_loading: bool) -> None:
        if not is_loading and not self.table.currentIndex().isValid():
            self._select_first()
        self._rows_changed()

    def _show_count(self) -> None:
        shown = self.model.rowCount()
        text = tr("{n} {counter}", n=f"{shown:,}", counter=tr(self.KIND.counter))
        if self.model.is_loading:
            text += " …"
        said = (self.planned_text(), text, search.remark(self.bar.search.text()))
        self.bar.count_label.setText(" · ".join(filter(None, said)))
        filtering = self.bar.is_filtering
        self.bar.clear_button.setVisible(filtering)
        sentence = tr("没有符合条件的{kind}") if filtering else tr(self.HOW)
        is_empty = shown == 0 and not self.model.is_loading
        self._empty.show_sentence(is_empty, sentence.format(kind=tr(self.KIND.label)))

    def planned_text(self) -> str:
        """How many records of the year's plan are entered, for kinds that the plan counts."""
        return ""

    def _select_first(self) -> None:
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, self.table.visible_columns()[0]))
        self._show_current()

    def _select_again(self) -> None:
        """Another order or filter: stay on the record that is shown, if it still is in the table."""
        if self.record is None or not self.select(self.record.id):
            self._select_first()

    def _show_current(self, *_: QModelIndex) -> None:
        index = self.table.currentIndex()
        self.record = self.model.record(index.row()) if index.isValid() else None
        if self._side is not None:
            self._side.show_record(self.record)
        self._show_count()

    # Filtering ---------------------------------------------------------------------------------

    def _apply_filters(self, *_: int) -> None:
        self.model.set_query(
            replace(
                self.model.query,
                year=self.session.year,
                search=self.bar.search.text(),
                conditions=self.bar.conditions(),
            )
        )

    def _search_done(self) -> None:
        """Enter in the search field goes to what was found."""
        self._select_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_query(self, query: Query) -> None:
        """Show the records behind a figure."""
        self.bar.show_query(query)

    @property
    def listing(self) -> "Listing":
        """What is printed and exported: all rows of the query, with the columns that are shown."""
        from jingxi_desktop.reports.records import Listing

        columns = tuple(field.name for field in self.table.visible_fields())
        return Listing(self.model.query, columns)

    # Records -----------------------------------------------------------------------------------

    @property
    def drafts(self) -> int:
        """How many refused texts wait to be mended."""
        beside = self._side.drafts if self._side is not None else 0
        return beside + self.table.has_refusal

    @property
    def kind_in_use(self) -> Kind:
        """The kind that is added to and deleted from: that of the part that the keys go to, else the tab's."""
        part = None if self._side is None else self._side.part_in_use
        return self.KIND if part is None else part.kind

    def select(self, record_id: str, field: str = "") -> bool:
        """Make a record the current one; False if it is not shown."""
        row = self.model.row_of(record_id)
        if row < 0:
            return False
        column = self.table.currentIndex().column()
        if field or column < 0:
            column = self.model.column(field or self.KIND.title)
        if self.table.currentIndex().row() != row:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(self.model.index(row, column), flags)
            self.table.scrollTo(self.model.index(row, column))
        return True

    def new_record(self) -> None:
        """Add a record and begin with its name; a part, if the keys go to the parts."""
        part = self.side.part_in_use
        if part is not None:
            part.add()
            return
        self._added(self._create({self.KIND.title: tr("新{kind}", kind=tr(self.KIND.label))}))

    def copy_record(self) -> None:
        """Add a copy of the current record; of the current part, if the keys go to the parts."""
        part = self.side.part_in_use
        if part is not None:
            part.copy()
            return
        if self.record is not None:
            self._added(self._copy(self.record))

    def _create(self, values: dict[str, Value]) -> str | None:
        """Add a record with these values. Returns its id, None if the user thinks better of it."""
        return commands.create(self.session.ledger, self.KIND, values, self.session.year)

    def _copy(self, record: Record) -> str | None:
        """Add a copy of a record. Returns as `_create` does."""
        return commands.copy(self.session.ledger, self.KIND, record.id, self.session.year)

    def _added(self, record_id: str | None) -> None:
        if record_id is None:
            return
        if self.model.row_of(record_id) < 0:
            self.bar.clear()
        self.select(record_id, self.KIND.title)
        self.side.setCurrentWidget(self.form)
        self.form.focus(self.KIND.title)

    def delete_records(self) -> None:
        """Delete the selected records after asking; the selected parts, if the keys go to them."""
        part = self.side.part_in_use
        if part is not None:
            part.delete()
            return
        records = self.table.selected_records()
        current = self.record
        if current is not None and current.id not in {record.id for record in records}:
            # The keys moved on without selecting: what the form shows is what is meant.
            records = [current]
        if not records:
            return
        counted = tr(
            "{n} {counter}{kind}",
            n=len(records),
            counter=tr(self.KIND.counter),
            kind=tr(self.KIND.label),
        )
        names = joined(record.title for record in records[:3]) + ("…" if len(records) > 3 else "")
        question = tr("删除 {records}？", records=counted)
        consequence = tr("{names}。连同其月度、读数等一并删除，可以撤销。", names=names)
        if messages.confirm(self, question, consequence, tr("删除 {records}", records=counted)):
            self.table.delete(records)

    def _show_context_menu(self, index: QModelIndex, where: QPoint) -> None:
        menu = QMenu(self)
        if index.isValid():
            field = self.model.fields[index.column()]
            for name, text, act in (
                ("copy", tr("复制"), self.table.copy),
                ("clipboard-paste", tr("粘贴"), self.table.paste),
                ("rows-3", tr("复制所选行"), self.table.copy_rows),
            ):
                menu.addAction(icon(name), text).triggered.connect(act)
            if field.name in self.FILTERS:
                value = index.data(Qt.ItemDataRole.UserRole)
                text = tr("筛选：{value}", value=str(index.data() or tr("（空）")))
                menu.addAction(icon("funnel"), text).triggered.connect(
                    lambda: self.bar.choose(field.name, value)
                )
            record = self.model.record(index.row())
            for text, query in self.links(record) if record is not None else ():
                menu.addAction(icon("list-checks"), text).triggered.connect(
                    lambda _checked=False, query=query: self.side.show_records(query)
                )
            menu.addSeparator()
        menu.addActions(self.actions())
        menu.exec(where)

    def links(self, record: Record) -> list[tuple[str, Query]]:
        """Where a record leads to, for its context menu: a text and the records."""
        return []

    # What the status bar says ------------------------------------------------------------------

    def selection_text(self) -> str:
        """See `selection`."""
        return selection_text(
            self.table,
            self.KIND,
            self.model.fields,
            lambda rows, field: self.model.total(self.model.rowids(rows), field),
        )


def _to_show(notice: Notice | None, kind: str) -> str | None:
    """The record that an undo or a redo was about, if it was one."""
    if notice is None or notice.action not in ("undo", "redo"):
        return None
    touched = notice.touched.get(kind, ())
    return touched[0] if len(touched) == 1 else None


def entered_of(entered: int, planned: int | None) -> str:
    """已录入 n/85: what is entered of what the year's plan says, nothing if it says nothing."""
    return "" if planned is None else tr("已录入 {n}/{plan}", n=f"{entered:,}", plan=f"{planned:,}")
