"""The table of 月度填报: filled with the keyboard alone, and by blocks from Excel or WPS."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.block_table import BlockTable
from jingxi_desktop.ui.column_layout import ColumnLayout
from jingxi_desktop.ui.correcting import with_reason
from jingxi_desktop.ui.delegates import FieldDelegate, Index, Refusal
from jingxi_desktop.ui.editors import LineEditor
from jingxi_desktop.ui.frozen_columns import FrozenColumns
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.month_model import MonthModel
from jingxi_desktop.ui.row_table import BY_HAND
from jingxi_desktop.ui.session import Session

ROW_HEIGHT = 30
_FOLLOW_AFTER_MS = 120
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Hint = QAbstractItemDelegate.EndEditHint


class _MonthDelegate(FieldDelegate):
    """An editor of figures whose row follows while they are typed."""

    typed = Signal(QPersistentModelIndex, str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """See FieldDelegate."""
        editor = super().createEditor(parent, option, index)
        place = QPersistentModelIndex(index)
        if isinstance(editor, LineEditor):
            editor.textEdited.connect(lambda text: self.typed.emit(place, text))
        return editor


class MonthTable(BlockTable):
    """Enter commits and goes down, Tab goes right."""

    def __init__(self, model: MonthModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(model, session, _prepare, parent)
        self.returns = model
        delegate = _MonthDelegate(session, self)
        self.setItemDelegate(delegate)
        self._typed: tuple[QPersistentModelIndex, str] | None = None
        self._typing = QTimer(self, interval=_FOLLOW_AFTER_MS, singleShot=True)
        delegate.typed.connect(self._wait_for_typing)
        self._typing.timeout.connect(self._follow_typing)
        self._show_sheet()
        self.sort_by_clicks()
        self.horizontalHeader().sectionResized.connect(self.show_frozen)
        self.offer_head_menu(self)
        model.sheet_changed.connect(self._show_sheet)
        # Sorting closes an open editor.
        model.layoutAboutToBeChanged.connect(self.leave)
        model.refused.connect(self._refuse)
        model.doubted.connect(self._doubt)
        model.closed.connect(self._need_reason)

    def _show_sheet(self) -> None:
        self.lay_out()
        self.keep_colours(self)

    @property
    def layout_name(self) -> str:
        """See ColumnTable."""
        return str(self.returns.sheet.row.KIND.name)

    def first_width(self, column: int) -> int:
        """See ColumnTable; numbers leave their room to what is filled in."""
        if self.returns.is_number(column):
            return self.room_for(self.returns.fields[column].heading)
        return super().first_width(column)

    def layout_now(self) -> ColumnLayout:
        """See ColumnTable; a sheet is opened in its own order."""
        return replace(super().layout_now(), sorted_by="")

    def frozen_columns(self) -> list[int]:
        """Whose cells these are stays in sight: the columns up to the title."""
        title = self.returns.column(self.returns.sheet.row.KIND.title)
        return [column for column in range(title + 1) if not self.isColumnHidden(column)]

    def make_frozen(self) -> FrozenColumns:
        """See FrozenTable."""
        frozen = FrozenColumns(self, _prepare)
        self.offer_head_menu(frozen)
        return frozen

    def go_to_first(self) -> None:
        """Stand in the first cell to be filled."""
        shown = self.visible_columns()
        first = next(filter(self.returns.is_filled, shown), shown[0])
        self.setCurrentIndex(self.returns.index(0, first))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll no further than to the current cell."""
        super().resizeEvent(event)
        self.horizontalScrollBar().setValue(0)
        self.scrollTo(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Tab goes from one cell to be filled to the next, over the row's end as well."""
        steps = {
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
        }
        current, columns = self.currentIndex(), self.visible_columns()
        is_by_cell = action in steps and current.column() in columns
        if not is_by_cell or self.returns.ledger.read_only:
            return super().moveCursor(action, modifiers)
        place = current.row() * len(columns) + columns.index(current.column()) + steps[action]
        while 0 <= place < len(self.returns.rows) * len(columns):
            row, shown = divmod(place, len(columns))
            if self.returns.is_filled(columns[shown]):
                return self.returns.index(row, columns[shown])
            place += steps[action]
        return current

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """After Enter the cell below is next, as in a table program."""
        super().closeEditor(editor, hint)
        self._typing.stop()
        if self._typed is not None:
            self._typed = None
            self.returns.load()
        if hint == _Hint.SubmitModelCache:
            self._go_down()

    def _wait_for_typing(self, index: QPersistentModelIndex, text: str) -> None:
        self._typed = index, text
        self._typing.start()

    def _follow_typing(self) -> None:
        """Let the row's figures follow what is being typed, at a pause."""
        if self._typed is not None and self._typed[0].isValid():
            index, text = self._typed
            row_id, field = self.returns.field_at(index)
            self.returns.follow_typing(row_id, field, text)

    def _go_down(self, rows: int = 1) -> None:
        index = self.currentIndex()
        there = index.siblingAtRow(index.row() + rows)
        if there.isValid() and not self._delegate.refusal:
            self.setCurrentIndex(there)

    @property
    def _delegate(self) -> FieldDelegate:
        delegate = self.itemDelegate()
        assert isinstance(delegate, FieldDelegate)
        return delegate

    def leave(self) -> bool:
        """Take what stands in an open editor; False if it is not taken and must be seen first."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, _Hint.NoHint)
        return self._delegate.refusal is None

    def _refuse(self, row_id: str, field: str, text: str, sentence: str) -> None:
        self._hold(Refusal(row_id, field, text, sentence), self._reopen)

    def _doubt(self, row_id: str, field: str, text: str, sentence: str) -> None:
        self._hold(Refusal(row_id, field, text, sentence), self._settle)

    def _need_reason(self, row_id: str, field: str, text: str) -> None:
        self._hold(Refusal(row_id, field, text, ""), self._correct)

    def _hold(self, refusal: Refusal, act: Callable[[Refusal], None]) -> None:
        """Nothing typed is lost: once the editor has closed, do what settles a text not taken yet.

        Where its month is no longer shown that cannot be; then the text is said with the reason.
        """
        self._delegate.refusal = refusal
        month = self.returns.month

        def settle() -> None:
            if month == self.returns.month and self.returns.row_of(refusal.record_id) >= 0:
                act(refusal)
                return
            self._delegate.refusal = None
            said = tr("「{text}」没有保存。{why}", text=refusal.text, why=refusal.sentence)
            messages.show_problem(self, said)

        later(self, 0, settle)

    def _settle(self, doubt: Refusal) -> None:
        if messages.insists(self, doubt.sentence.splitlines()):
            self._correct(doubt)
        else:
            self._reopen(doubt)

    def _correct(self, asked: Refusal) -> None:
        """Take a text for which the user may have to give a reason first."""
        row_id, field, text = asked.record_id, asked.field, asked.text

        def take() -> None:
            self.returns.take(row_id, field, text)
            self._delegate.refusal = None
            if self.currentIndex() == self._cell_of(asked):
                self._go_down()

        try:
            with_reason(self.returns.ledger, take)
        except UserError as error:
            self._refuse(row_id, field, text, str(error))

    def _reopen(self, refusal: Refusal) -> None:
        index = self._cell_of(refusal)
        self.setCurrentIndex(index)
        self.edit(index)
        self._delegate.refusal = None

    def _cell_of(self, refusal: Refusal) -> QModelIndex:
        row, column = self.returns.row_of(refusal.record_id), self.returns.column(refusal.field)
        return self.returns.index(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down; see BlockTable for the other keys."""
        if event.key() in _ENTER and self.state() != self.State.EditingState:
            self._go_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def _prepare(view: QTableView) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    view.setEditTriggers(BY_HAND)
    view.setWordWrap(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setFixedHeight(32)
