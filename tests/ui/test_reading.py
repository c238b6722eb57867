"""Figures that a view reads beside the window, and changes that come in between."""

import threading
from contextlib import suppress

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.ui import session as session_module
from jingxi_desktop.ui.reading import Reading
from jingxi_desktop.ui.session import Session


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ledger is a large one."""
    monkeypatch.setattr(session_module, "LARGE_BYTES", 0)


@pytest.mark.usefixtures("large")
def test_nothing_is_read_again_within_a_change(session: Session, qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.show()
    seen: list[int] = []
    reading = Reading(session, seen.append, view)
    may_end = threading.Event()

    def read(ledger: Ledger, year: int) -> int:
        while not may_end.is_set():
            ledger.connection.execute("SELECT count(*) FROM project, task").fetchone()
        return year

    reading.start(read)
    with suppress(CancelledError), session.ledger.change("长改动") as change:
        change.insert("project", {"id": "半途", "name": "半途"})
        # A bar is painted meanwhile, and what waits comes up.
        QCoreApplication.processEvents()
        assert not reading.is_loading
        raise CancelledError
    assert reading.is_unfinished
    may_end.set()
    reading.start(read)
    qtbot.waitUntil(lambda: seen == [session.year])
    reading.close()


def test_a_ledger_that_has_become_large_is_read_in_a_worker(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    size = session.ledger.path.stat().st_size
    monkeypatch.setattr(session_module, "LARGE_BYTES", size)
    seen: list[bool] = []
    reading = Reading(session, seen.append, view)

    def read(_ledger: Ledger, _year: int) -> bool:
        return threading.current_thread() is threading.main_thread()

    reading.start(read)
    assert seen == [True]
    session.ledger.set_setting("note", "长" * 100_000)
    reading.start(read)
    qtbot.waitUntil(lambda: seen == [True, False])
    reading.close()
