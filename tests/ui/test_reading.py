"""Figures that a view reads beside the window, and changes that come in between."""

import threading
from contextlib import suppress

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.ui.reading import Reading
from jingxi_desktop.ui.session import Session


def test_nothing_is_read_again_within_a_change(session: Session, qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.show()
    session.is_large = True
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
