"""The table of 月度填报: filled with the keyboard alone, and by blocks from Excel or WPS."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import clipboard, messages
from jingxi_desktop.ui.correcting import with_reason
from jingxi_desktop.ui.delegates import FieldDelegate, Index, Refusal
from jingxi_desktop.ui.dialogs.block import BlockDialog
from jingxi_desktop.ui.editors import LineEditor
from jingxi_desktop.ui.frozen_columns import FrozenColumns, FrozenTable
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.month_model import MonthModel
from jingxi_desktop.ui.session import Session

ROW_HEIGHT = 30
_MOST_NAMED = 20
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


class MonthTable(FrozenTable):
    """Enter commits and goes down, Tab goes right, Ctrl+C and Ctrl+V carry blocks of cells."""

    def __init__(self, model: MonthModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returns = model
        self._ledger = session.ledger
        self.setModel(model)
        _prepare(self)
        delegate = _MonthDelegate(session, self)
        self.setItemDelegate(delegate)
        self._typed: tuple[QPersistentModelIndex, str] | None = None
        self._typing = QTimer(self, interval=_FOLLOW_AFTER_MS, singleShot=True)
        delegate.typed.connect(self._wait_for_typing)
        self._typing.timeout.connect(self._follow_typing)
        self._set_widths()
        self.horizontalHeader().sectionResized.connect(self.show_frozen)
        model.sheet_changed.connect(self._set_widths)
        model.refused.connect(self._refuse)
        model.doubted.connect(self._doubt)
        model.closed.connect(self._need_reason)

    def _set_widths(self) -> None:
        metrics = self.horizontalHeader().fontMetrics()
        for column, field in enumerate(self.returns.fields):
            heading = metrics.horizontalAdvance(field.heading)
            self.setColumnWidth(column, max(field.width, heading + 24))
            self.setColumnHidden(column, field.hidden)
        self.setColumnWidth(self.returns.column("number"), 56)
        self.show_frozen()

    def frozen_columns(self) -> list[int]:
        """Whose cells these are stays in sight: the columns up to the title."""
        title = self.returns.column(self.returns.sheet.row.KIND.title)
        return [column for column in range(title + 1) if not self.isColumnHidden(column)]

    def make_frozen(self) -> FrozenColumns:
        """See FrozenTable."""
        return FrozenColumns(self, _prepare)

    def go_to_first(self) -> None:
        """Stand in the first cell to be filled."""
        if self.returns.rows:
            first = self.returns.column(self.returns.sheet.answer[0])
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
        current = self.currentIndex()
        if action not in steps or not current.isValid():
            return super().moveCursor(action, modifiers)
        columns = len(self.returns.fields)
        place = current.row() * columns + current.column() + steps[action]
        while 0 <= place < len(self.returns.rows) * columns:
            row, column = divmod(place, columns)
            if self.returns.is_filled(column):
                return self.returns.index(row, column)
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
        if self._insists(doubt.sentence.splitlines()):
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
            with_reason(self._ledger, take)
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

    def _insists(self, doubts: Sequence[str]) -> bool:
        more = len(doubts) - _MOST_NAMED
        lines = [*doubts[:_MOST_NAMED], *([tr("……另有 {n} 处", n=more)] if more > 0 else [])]
        question = tr("有 {n} 处数字可疑，仍要照填吗？", n=len(doubts))
        return messages.confirm(self, question, "\n".join(lines), tr("照填"), tr("再改"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Blocks of cells to and from the clipboard; Delete empties what is selected; Enter goes down."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self._empty()
        elif event.key() in _ENTER and self.state() != self.State.EditingState:
            self._go_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _selected(self) -> tuple[range, range]:
        """The rows and the columns of the selected block."""
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows, columns = [i.row() for i in indexes], [i.column() for i in indexes]
        return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)

    def copy(self) -> None:
        """Put the selected block on the clipboard, separated by tabs, quoted as table programs do."""
        if not self.currentIndex().isValid():
            return
        rows, columns = self._selected()
        clipboard.put(
            [[_clip_text(self.returns.index(row, column)) for column in columns] for row in rows]
        )

    def paste(self) -> None:
        """Fill the clipboard's block in from the selected block's first cell on, all of it or nothing.

        As in a table program an empty cell of the block empties its cell.
        """
        lines = clipboard.read()
        if self.currentIndex().isValid() and lines:
            self._fill(lines)

    def _empty(self) -> None:
        rows, columns = self._selected()
        self._fill([["" for _column in columns] for _row in rows])

    def _fill(self, block: list[list[str]]) -> None:
        rows, columns = self._selected()
        try:
            filled = self._settle_block(rows.start, columns.start, block)
        except ClosedMonthError:
            return
        except UserError as error:
            messages.show_problem(self, str(error))
            return
        if filled is not None:
            self._select(rows.start, columns.start, filled)

    def _settle_block(
        self, row: int, column: int, block: list[list[str]]
    ) -> list[list[str]] | None:
        """Fill a block, shown first while something in it is refused; None if the user gives up."""
        while not self._take(row, column, block):
            dialog = BlockDialog(self.returns, row, column, block, self)
            accepted = dialog.exec() == BlockDialog.DialogCode.Accepted
            block = dialog.block
            dialog.deleteLater()
            if not accepted:
                return None
        return block

    def _take(self, row: int, column: int, block: list[list[str]]) -> bool:
        """Fill a block; False if it has cells that are refused, or doubtful and to be mended."""
        values, refused = self.returns.read(row, column, block)
        if refused:
            return False
        doubts = self.returns.doubts(values)
        if doubts and not self._insists(doubts):
            return False
        with_reason(self._ledger, lambda: self.returns.fill(values))
        return True

    def _select(self, row: int, column: int, block: list[list[str]]) -> None:
        """Show what was filled by selecting it."""
        last = self.returns.index(
            min(row + len(block), len(self.returns.rows)) - 1,
            min(column + max(map(len, block), default=1), len(self.returns.fields)) - 1,
        )
        first = self.returns.index(row, column)
        self.setCurrentIndex(first)
        chosen = self.selectionModel()
        for index in (first, last):
            chosen.select(index, QItemSelectionModel.SelectionFlag.Select)


def _clip_text(index: QModelIndex) -> str:
    """What a cell says: as it is shown, but with its breaks of lines."""
    whole = str(index.data(Qt.ItemDataRole.EditRole) or "")
    return whole if "\n" in whole else str(index.data() or "")


def _prepare(view: QTableView) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
    )
    view.setWordWrap(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setFixedHeight(32)
