"""Editing in a cell, with the editor that fits its field."""

from typing import TYPE_CHECKING, cast

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jingxi_desktop.translation import tr
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.session import Session

if TYPE_CHECKING:
    from jingxi_desktop.ui.editors import Editor

Index = QModelIndex | QPersistentModelIndex
_PARAGRAPH_HEIGHT = 96
_LEAST_WIDTH = 140
_Hint = QAbstractItemDelegate.EndEditHint
# The keys that are done with a cell, and where they lead.
_DONE = {
    Qt.Key.Key_Return: _Hint.SubmitModelCache,
    Qt.Key.Key_Enter: _Hint.SubmitModelCache,
    Qt.Key.Key_Tab: _Hint.EditNextItem,
    Qt.Key.Key_Backtab: _Hint.EditPreviousItem,
}
_NEW_LINE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Refusal(Struct, frozen=True):
    """A text that a field of a record would not take, and why."""

    record_id: str
    field: str
    text: str
    sentence: str


class ColourDelegate(QStyledItemDelegate):
    """A text that the model gives a colour keeps it where it is selected. For the columns that have such
    texts: it is asked for each cell that is painted."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """As the model says; Qt alone would give selected texts the colour of the selection."""
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            palette = option.palette  # type: ignore[attr-defined]  # missing in the stubs
            palette.setColor(QPalette.ColorRole.HighlightedText, colour)


class FieldDelegate(QStyledItemDelegate):
    """Makes editors by field; a refused text comes back into an open editor with the reason."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.refusal: Refusal | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field's editor."""
        from jingxi_desktop.ui.editors import ChoiceEditor, editor_for

        model = cast(RecordModel, index.model())
        editor = editor_for(model.fields[index.column()], self._session, parent)
        editor.setAutoFillBackground(True)
        if isinstance(editor, ChoiceEditor):
            # A choice is a decision: the list opens at once and what is chosen is taken at once.
            editor.activated.connect(lambda: self._finish(editor))
            later(editor, 0, editor.showPopup)
        return editor

    def _finish(self, editor: QWidget, hint: _Hint = _Hint.NoHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab are done with a paragraph too, as in table programs; Alt+Enter and
        Shift+Enter begin a new line in it."""
        if (
            not isinstance(editor, QPlainTextEdit)
            or not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or event.key() not in _DONE
        ):
            return super().eventFilter(editor, event)
        hint = _DONE[Qt.Key(event.key())]
        if hint == _Hint.SubmitModelCache and event.modifiers() & _NEW_LINE:
            editor.insertPlainText("\n")
        else:
            self._finish(editor, hint)
        return True

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A paragraph needs more room than its cell has."""
        rect = room_of(option)
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(max(rect.height(), _PARAGRAPH_HEIGHT))
        rect.setWidth(max(rect.width(), _LEAST_WIDTH))
        editor.setGeometry(rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The stored value as text, or the text that has just been refused, with its reason."""
        refusal = self.refusal
        model = cast(RecordModel, index.model())
        if refusal is not None and model.field_at(index) == (refusal.record_id, refusal.field):
            self.refusal = None
            cast("Editor", editor).set_text(refusal.text)
            editor.setProperty("invalid", True)
            editor.setToolTip(refusal.sentence)
            later(editor, 0, lambda: _show_reason(editor, refusal.sentence))
        else:
            cast("Editor", editor).set_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        # As Qt does with a plain line: what is typed takes the place of what stands there.
        if isinstance(editor, QPlainTextEdit):
            editor.selectAll()
        elif isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what stands in the editor through the gate, if it is another text."""
        text = cast("Editor", editor).text()
        if text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, text, Qt.ItemDataRole.EditRole)


def room_of(option: QStyleOptionViewItem) -> QRect:
    """The room that a cell has, to be changed."""
    return QRect(option.rect)  # type: ignore[attr-defined]  # missing in the stubs


def _show_reason(editor: QWidget, sentence: str) -> None:
    """Say under an open editor why its text was refused, for as long as it is open."""
    around = editor.parentWidget()
    assert around is not None
    reason = QLabel(sentence + tr("（按 Esc 放弃）"), around)
    reason.setObjectName("reason")
    reason.adjustSize()
    place = editor.geometry().bottomLeft()
    room = around.rect()
    top = place.y() + 2
    if top + reason.height() > room.bottom():
        top = editor.y() - reason.height() - 2
    reason.move(max(0, min(place.x(), room.right() - reason.width())), top)
    reason.show()
    editor.destroyed.connect(reason.deleteLater)
