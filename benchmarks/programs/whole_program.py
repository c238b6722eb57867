"""The program itself, as the user starts it, with a look at when it has shown what it is to show.

    python -m benchmarks.programs.whole_program overview FILE    the first screen, with its figures
    python -m benchmarks.programs.whole_program project FILE     the first rows of the projects
    python -m benchmarks.programs.whole_program memory FILE      the most memory, scrolled and sorted

Everything from the command line on runs as it does for the user.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.programs import clock
from jingxi_desktop import app, cli
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.main_window import MainWindow

SORTED_BY = "total_investment"
_SETTLE_MS = 3000


class Watched(app.Windows):
    """The program's windows, watched."""

    def show(self, path: Path | None) -> MainWindow:
        """See Windows. The user turns to the projects at once, before anything is painted."""
        window = super().show(path)
        if window.view is None:
            raise SystemExit("the ledger did not open")
        if self.job == "overview":
            cards = window.view.overview.projects_card
            clock.FirstPaint(cards, lambda: True, _end)
        else:
            _watch_table(window.view, self.job)
        return window

    job = ""


def _watch_table(view: LedgerView, job: str) -> None:
    tab = view.show_kind("project")
    model, table = tab.model, tab.table

    def measure_memory() -> None:
        # The overview's charts are drawn too: they are part of what the program takes.
        view.tabs.setCurrentIndex(0)
        QTimer.singleShot(_SETTLE_MS, view, lambda: load())

    def load() -> None:
        view.show_kind("project")
        _when_loaded(tab.model, lambda: clock.scroll_through(table, sort))

    def sort() -> None:
        table.sortByColumn(model.column(SORTED_BY), table.horizontalHeader().sortIndicatorOrder())
        _when_loaded(tab.model, lambda: clock.scroll_through(table, _end))

    def ready() -> bool:
        return model.rowCount() > 0

    clock.FirstPaint(table.viewport(), ready, measure_memory if job == "memory" else _end)
