"""The first step of an import: which file it is about."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from jingxi_desktop.ui.importing.table_page import TablePage


def test_the_file_that_is_being_read_stays_the_one_that_is_named(qtbot: QtBot) -> None:
    is_free = iter([True, False])

    def run(*_what: Any, **_named: Any) -> bool:
        return next(is_free)

    page = TablePage(run)
    qtbot.addWidget(page)
    page.read(Path("甲.xlsx"))
    # Chosen in a dialog that was opened before the bar of the first one was.
    page.read(Path("乙.xlsx"))
    assert (page.path, page.file_label.text()) == (Path("甲.xlsx"), "甲.xlsx")
