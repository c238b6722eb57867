"""Editors that fit a field, the same in a table's cell and in a form.

Every editor speaks text: `text()` is what stands in it, as a person would type it. What it may be
is decided by the field's spec when it is committed, never here.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QDate, QEvent, QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from jingxi_desktop.ledger import queries
from jingxi_desktop.records import Field
from jingxi_desktop.records.fields import Choice, Date, Month, Reference, Tags, Text
from jingxi_desktop.records.suggested import Suggested
from jingxi_desktop.translation import joined, tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.tick_menu import TickMenu

# What Qt leaves free left and right of a line's text.
_LINE_MARGIN = 2


class Editor(Protocol):
    """What tables and forms ask of an editor widget; `committed` says that the user is done."""

    committed: SignalInstance

    def text(self) -> str:
        """What stands in the editor."""

    def set_text(self, text: str) -> None:
        """Put a text into the editor without committing it."""


def _is_idle(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether an editor claims the keys of undo or redo for nothing."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not can_undo) or (
        event.matches(keys.Redo) and not can_redo
    )


class LineEditor(QLineEdit):
    """A line of text or a figure."""

    committed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if field.numeric:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self.committed)

    def set_text(self, text: str) -> None:
        """See Editor."""
        if text != self.text():
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while there is no typing to take back."""
        if _is_idle(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class DateEditor(LineEditor):
    """A date, typed in any of the usual ways or picked from a calendar."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._month = isinstance(field, Month)
        self._calendar = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        self._calendar.setToolTip(tr("选择日期"))
        self._calendar.triggered.connect(self._pick)
        self._offer()

    def _offer(self) -> None:
        """What cannot be changed says nothing of how to type it."""
        form = tr("年-月") if self._month else tr("年-月-日")
        self.setPlaceholderText(form if self.isEnabled() else "")
        self._calendar.setVisible(self.isEnabled())

    def changeEvent(self, event: QEvent) -> None:
        """Follow being enabled."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._offer()

    def _pick(self) -> None:
        from PySide6.QtWidgets import QCalendarWidget, QWidgetAction

        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setMinimumSize(320, 240)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        typed = QDate.fromString(
            self.text().ljust(10, "0").replace("-00", "-01"), Qt.DateFormat.ISODate
        )
        if typed.isValid():
            calendar.setSelectedDate(typed)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(self._take)
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, day: QDate) -> None:
        self.setText(day.toString("yyyy-MM" if self._month else "yyyy-MM-dd"))
        self.committed.emit()


class ParagraphEditor(QPlainTextEdit):
    """A text of several lines. Ctrl+Enter or leaving it commits."""

    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_LINE_MARGIN)
        self.setMinimumHeight(64)
        self.setMaximumHeight(120)

    def text(self) -> str:
        """See Editor."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """See Editor."""
        if text != self.text():
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.committed.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while there is no typing to take back."""
        document = self.document()
        if _is_idle(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Ctrl+Enter; Enter alone begins a new line."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.committed.emit()
        else:
            super().keyPressEvent(event)


class ChoiceEditor(CalmBox):
    """One of the field's words, or nothing."""

    committed = Signal()

    def __init__(self, field: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(["", *map(field.format, field.choices)])
        self.activated.connect(self.committed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def text(self) -> str:
        """See Editor."""
        return self.currentText()

    def set_text(self, text: str) -> None:
        """See Editor."""
        place = self.findText(tr(text))
        if place < 0:
            self.addItem(text)
            place = self.count() - 1
        self.setCurrentIndex(place)


class _TypedBox(CalmBox):
    """A list of texts to choose from, into which others can be typed."""

    committed = Signal()

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(["", *texts])
        line = QLineEdit(self)
        self.setLineEdit(line)
        line.editingFinished.connect(self.committed)
        self.activated.connect(self.committed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def text(self) -> str:
        """See Editor."""
        return self.currentText()

    def set_text(self, text: str) -> None:
        """See Editor."""
        self.setCurrentText(text)


class ReferenceEditor(_TypedBox):
    """Another record, chosen from a list or typed; what is typed narrows the list."""

    def __init__(self, session: Session, field: Reference, parent: QWidget | None = None) -> None:
        self._ledger, self._kind = session.ledger, field.kind
        titles = self._titles("")
        super().__init__(titles, parent)
        self._found = QStringListModel(titles, self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.textEdited.connect(self._narrow)

    def _titles(self, typed: str) -> list[str]:
        return [title for _id, title in queries.options(self._ledger, self._kind, typed)]

    def _narrow(self, typed: str) -> None:
        self._found.setStringList(self._titles(typed))


class SuggestionEditor(_TypedBox):
    """One of the field's words, or any other that is typed."""

    def __init__(self, field: Suggested, parent: QWidget | None = None) -> None:
        super().__init__([tr(word) for word in field.suggestions], parent)
        self.setMaxVisibleItems(20)


class TagsEditor(LineEditor):
    """Several of the field's words, ticked in a menu or typed with 、 between them."""

    def __init__(self, field: Tags, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._field = field
        pick = self.addAction(icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip(tr("选择"))
        pick.triggered.connect(self._pick)

    def _pick(self) -> None:
        menu = TickMenu(self)
        words = self._field.words_in(self.text())
        for choice in self._field.choices:
            action = QAction(tr(choice), menu, checkable=True, checked=choice in words)
            menu.addAction(action)
            action.toggled.connect(lambda: self.setText(_ticked(menu)))
        before = self.text()
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        menu.deleteLater()
        if self.text() != before:
            self.committed.emit()


def _ticked(menu: QMenu) -> str:
    return joined(action.text() for action in menu.actions() if action.isChecked())


def _narrow(box: QComboBox) -> QComboBox:
    """As wide as there is room, not as wide as its longest choice."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    return box


def editor_for(field: Field, session: Session, parent: QWidget | None = None) -> QWidget:
    """The editor widget of a field; it has the methods and the signal of `Editor`."""
    if isinstance(field, Reference):
        return _narrow(ReferenceEditor(session, field, parent))
    if isinstance(field, Choice):
        return _narrow(ChoiceEditor(field, parent))
    if isinstance(field, Suggested):
        return _narrow(SuggestionEditor(field, parent))
    if isinstance(field, Tags):
        return TagsEditor(field, parent)
    if isinstance(field, Date):
        return DateEditor(field, parent)
    if isinstance(field, Text) and field.long:
        return ParagraphEditor(parent)
    return LineEditor(field, parent)
