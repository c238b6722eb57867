"""The window's tests: one application, a session on a ledger, a window that is closed again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jingxi_desktop import app as application
from jingxi_desktop.ledger import steps
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ui import jobs, languages, messages
from jingxi_desktop.ui.dialogs.block import BlockDialog
from jingxi_desktop.ui.jobs import Bar
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.session import Session


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The plain application class; `look` dresses it."""
    return QApplication


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The light theme in Chinese, as a new user has it; nothing is left behind."""
    application.application(look="light", language="zh")
    yield
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    languages.use("zh")
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not left, f"left open: {left}"


@pytest.fixture
def session(demo: Ledger, qapp: QApplication) -> Iterator[Session]:
    """A session on a demonstration ledger."""
    opened = Session(demo)
    yield opened
    opened.close()


OpenWindow = Callable[[Path | None], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWindow]:
    """Opens windows and closes them at the end."""
    windows: list[MainWindow] = []

    def opened(path: Path | None) -> MainWindow:
        window = MainWindow()
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        if path is not None:
            window.open_path(path)
        if window.session is None:
            window.show_ledger(None)
        # The platform answers once more after the first paint.
        QCoreApplication.processEvents()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield opened
    # A test may leave a refused text behind; the question about it is another test's.
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def view(open_window: OpenWindow, demo_path: Path) -> LedgerView:
    """The tabs of a demonstration ledger."""
    view = open_window(demo_path).view
    assert view is not None
    return view


@pytest.fixture
def problems(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that would have been shown in a box."""
    shown: list[str] = []
    monkeypatch.setattr(messages, "show_problem", lambda _parent, sentence: shown.append(sentence))
    return shown


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What the user answers to the next questions; none left is a failure."""
    given: list[bool] = []
    monkeypatch.setattr(messages, "confirm", lambda *_: given.pop(0))
    return given


Act = Callable[[BlockDialog], None]


@pytest.fixture
def previews(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Act]]:
    """What the user does in the next previews, each shown while it is done; none is left over."""
    acts: list[Act] = []

    def show(dialog: BlockDialog) -> int:
        dialog.show()
        acts.pop(0)(dialog)
        dialog.hide()
        return dialog.result()

    monkeypatch.setattr(BlockDialog, "exec", show)
    yield acts
    assert acts == []


def said(dialog: BlockDialog) -> list[str]:
    """The reasons that a preview lists."""
    return [dialog.reasons.item(row).text() for row in range(dialog.reasons.count())]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bar is seen after the first step, and its button is pressed at once."""
    shown = Bar.showEvent

    def cancel(bar: Bar, event: QShowEvent) -> None:
        shown(bar, event)
        bar.canceled.emit()

    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", 0)
    monkeypatch.setattr(steps, "_AT_ONCE", 1)
    monkeypatch.setattr(Bar, "showEvent", cancel)
