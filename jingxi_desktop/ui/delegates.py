"""Editing in a cell, with the editor that fits its field."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from jingxi_desktop.ui.editors import Editor, ParagraphEditor, editor_for
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_PARAGRAPH_HEIGHT = 96
_LEAST_WIDTH = 120


class FieldDelegate(QStyledItemDelegate):
    """Makes editors by field; a refused text comes back into an open editor with the reason."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._refused: tuple[QPersistentModelIndex, str, str] | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field's editor."""
        model = cast(RecordModel, index.model())
        editor = editor_for(model.fields[index.column()], self._session, parent)
        editor.setAutoFillBackground(True)
        if isinstance(editor, QComboBox):
            # A choice is a decision: take it at once instead of waiting for Enter.
            editor.activated.connect(lambda: self._finish(editor))
        if isinstance(editor, ParagraphEditor):
            editor.committed.connect(lambda: self._finish(editor))
        return editor

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A paragraph needs more room than its cell has."""
        rect = QRect(option.rect)  # type: ignore[attr-defined]  # missing in the stubs
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(max(rect.height(), _PARAGRAPH_HEIGHT))
        rect.setWidth(max(rect.width(), _LEAST_WIDTH))
        editor.setGeometry(rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The stored value as text, or the text that has just been refused, with its reason."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if self._refused is not None and self._refused[0] == index:
            _place, text, sentence = self._refused
            self._refused = None
            editor.setProperty("invalid", True)
            editor.setToolTip(sentence)
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), sentence, editor)
        cast(Editor, editor).set_text(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what stands in the editor through the gate, if it is another text."""
        text = cast(Editor, editor).text()
        if text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, text, Qt.ItemDataRole.EditRole)

    def remember_refusal(self, index: QModelIndex, text: str, sentence: str) -> None:
        """Have the next editor on `index` begin with a refused text."""
        self._refused = (QPersistentModelIndex(index), text, sentence)

    @property
    def has_refusal(self) -> bool:
        """Whether a refused text waits for its editor to open again."""
        return self._refused is not None
