"""A table of records: columns to choose, move and freeze, remembered for the user."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.records import Record
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import clipboard, messages
from jingxi_desktop.ui.block_table import BlockTable
from jingxi_desktop.ui.correcting import correct_later
from jingxi_desktop.ui.delegates import FieldDelegate, Index, Refusal
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.row_table import BY_HAND
from jingxi_desktop.ui.selection import are_whole_rows, rows_by_hand
from jingxi_desktop.ui.session import Session

ROW_HEIGHT = 30


class RecordTable(BlockTable):
    """A view of a RecordModel. `name` is what its columns are remembered under.

    The first `frozen` visible columns stay when the rest scrolls sideways: a second view of the
    same model and selection lies over them. `menu_requested` carries the cell that was clicked with
    the right button, and where on the screen.
    """

    menu_requested = Signal(QModelIndex, QPoint)

    def __init__(
        self, model: RecordModel, session: Session, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, session, _prepare, parent)
        self._name = name
        self.records = model
        self.setItemDelegate(FieldDelegate(session, self))
        self.keep_colours(self)
        self._prepare_header()
        self._offer_menus(self)
        model.refused.connect(self._reopen)
        model.doubted.connect(self._doubt)
        model.closed.connect(self._correct)

    def _prepare_header(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        self.lay_out()
        self.sort_by_clicks()
        head.sectionMoved.connect(self.show_frozen)
        head.sectionResized.connect(self.show_frozen)

    @property
    def layout_name(self) -> str:
        """See ColumnTable."""
        return self._name

    # Frozen columns ----------------------------------------------------------------------------

    def frozen_columns(self) -> list[int]:
        """See FrozenTable."""
        return self.visible_columns()[: self.frozen_count]

    def make_frozen(self) -> FrozenColumns:
        """See FrozenTable."""
        frozen = FrozenColumns(self, _prepare)
        frozen.setItemDelegate(FieldDelegate(self._session, frozen))
        self.keep_colours(frozen)
        self._offer_menus(frozen)
        return frozen

    def fill_frozen_menu(self, menu: QMenu, place: int) -> None:
        """See ColumnTable."""
        upto = self.visible_columns().index(place) + 1
        menu.addAction(tr("冻结到此列")).triggered.connect(lambda: self.freeze(upto))
        unfreeze = menu.addAction(tr("取消冻结"))
        unfreeze.setEnabled(bool(self.frozen_count))
        unfreeze.triggered.connect(lambda: self.freeze(0))

    def _offer_menus(self, view: QTableView) -> None:
        self.offer_head_menu(view)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda point: self.menu_requested.emit(
                view.indexAt(point), view.viewport().mapToGlobal(point)
            )
        )

    # Editing -----------------------------------------------------------------------------------

    def edit(self, index: Index, *how: Any) -> bool:  # type: ignore[override]  # two in Qt
        """See RowTable; in the frozen columns if the cell is one of theirs."""
        if self._frozen is not None and index.column() in self.frozen_columns():
            return self._frozen.edit(index, *how)
        return super().edit(index, *how)

    def _reopen(self, record_id: str, field: str, text: str, sentence: str) -> None:
        """Nothing typed is lost: the cell opens again with the refused text and the reason.

        A record that is no longer shown cannot; then the text is said with the reason.
        """
        self._hold(Refusal(record_id, field, text, sentence), self._open_refused)

    def _doubt(self, record_id: str, field: str, text: str, sentence: str) -> None:
        self._hold(Refusal(record_id, field, text, sentence), self._settle)

    def _hold(self, refusal: Refusal, act: Callable[[Refusal], None]) -> None:
        """Once the editor has closed, do what settles a text not taken yet."""
        self._set_refusal(refusal)
        later(self, 0, lambda: act(refusal))

    def _settle(self, doubt: Refusal) -> None:
        if messages.insists(self, doubt.sentence.splitlines()):
            self._set_refusal(None)
            self._correct(doubt.record_id, doubt.field, doubt.text)
        else:
            self._open_refused(doubt)

    def _correct(self, record_id: str, field: str, text: str) -> None:
        spec = self.records.fields[self.records.column(field)]
        correct_later(
            self,
            self._session.ledger,
            lambda: self.records.edit([record_id], spec, text),
            lambda sentence: self._reopen(record_id, field, text, sentence),
        )

    def _open_refused(self, refusal: Refusal) -> None:
        row = self.records.row_of(refusal.record_id)
        if row >= 0:
            index = self.records.index(row, self.records.column(refusal.field))
            self.setCurrentIndex(index)
            self.edit(index)
        else:
            said = tr("「{text}」没有保存。{why}", text=refusal.text, why=refusal.sentence)
            messages.show_problem(self, said)
        self._set_refusal(None)

    def _set_refusal(self, refusal: Refusal | None) -> None:
        for delegate in self._delegates():
            delegate.refusal = refusal

    def _delegates(self) -> list[FieldDelegate]:
        views = (self,) if self._frozen is None else (self, self._frozen)
        delegates = (view.itemDelegate() for view in views)
        return [delegate for delegate in delegates if isinstance(delegate, FieldDelegate)]

    @property
    def has_refusal(self) -> bool:
        """Whether a text was just refused and its cell is about to open again."""
        return any(delegate.refusal is not None for delegate in self._delegates())

    # Records -----------------------------------------------------------------------------------

    def selected_records(self) -> list[Record]:
        """The records in whose rows something is selected. Raises UserError if they are too many."""
        found = map(self.records.record, rows_by_hand(self))
        return [record for record in found if record is not None]

    def delete(self, records: Sequence[Record]) -> None:
        """Delete records with all their parts, all or none."""
        ids = [record.id for record in records]

        def act(watch: Watch) -> None:
            commands.delete(self._session.ledger, self.records.kind, ids, watch)

        self._try(lambda: self._change(act, tr("正在删除 {n} 条记录…", n=f"{len(ids):,}")))

    def copy(self) -> None:
        """Copy the selected cells; whole rows with the header over them."""
        if are_whole_rows(self, self.visible_columns()):
            self.copy_rows()
        else:
            super().copy()

    def copy_rows(self) -> None:
        """Put the rows in which something is selected on the clipboard, header first."""
        self._try(self._copy_rows)

    def _copy_rows(self) -> None:
        columns = self.visible_columns()
        head = [self.records.fields[column].heading for column in columns]
        rows = (
            [self.records.text_at(self.records.index(row, column)) for column in columns]
            for row in rows_by_hand(self)
        )
        clipboard.put([head, *rows])


def _prepare(view: QTableView) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(BY_HAND)
    view.setAlternatingRowColors(False)
    view.setWordWrap(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(ROW_HEIGHT)
    rows.hide()
    view.horizontalHeader().setMinimumSectionSize(48)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setFixedHeight(32)
