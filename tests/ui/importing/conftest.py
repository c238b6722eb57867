"""The dialog that takes a table in, shown on a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jingxi_desktop.ui.importing.dialog import ImportDialog
from jingxi_desktop.ui.importing.options_row import Start
from jingxi_desktop.ui.session import Session
from tests.ui.importing.driven import activate

Shown = Callable[..., ImportDialog]


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> Shown:
    """Shows the dialog on a file and waits until it is read."""

    def made(path: Path, kind: str = "project", month: str = "") -> ImportDialog:
        dialog = ImportDialog(session, path, Start(kind, month), None)

        def forget(_dialog: object) -> None:
            # What was chosen would be asked about when the test's widgets are closed.
            dialog.columns.said.clear()
            dialog.review.decided.clear()

        qtbot.addWidget(dialog, before_close_func=forget)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.tables.list.count() or dialog.tables.problem.text()))
        activate(dialog, qtbot)
        return dialog

    return made
