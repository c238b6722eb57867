"""What the tests of 月度调度 in the window look at, and the keys that they press."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import returns
from jingxi_desktop.ui.editors import LineEditor, ParagraphEditor
from jingxi_desktop.ui.tabs.month import MonthTab

MAY = "2023-05"
Key = Qt.Key


def editor_in(tab: MonthTab) -> QLineEdit:
    editors = [each for each in tab.table.viewport().findChildren(LineEditor) if each.isVisible()]
    assert len(editors) == 1
    return editors[0]


def paragraph_in(tab: MonthTab) -> ParagraphEditor:
    found = tab.table.viewport().findChildren(ParagraphEditor)
    (editor,) = [each for each in found if each.isVisible()]
    return editor


def rows(tab: MonthTab) -> list[tuple[int | None, str | None]]:
    return [(row.done, row.progress) for row in returns.returns(tab.session.ledger, MAY)]


def stands_in(tab: MonthTab, row: int) -> bool:
    return tab.table.currentIndex().row() == row


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def press(tab: MonthTab, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.table, key, Qt.KeyboardModifier.ControlModifier)
    # Qt takes the key for held down otherwise, and the next test's selection for one more.
    qtbot.keyRelease(tab.table, Key.Key_Control)


def press_alt(tab: MonthTab, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.table, key, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(tab.table, Key.Key_Alt)
