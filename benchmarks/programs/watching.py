"""Looks at the whole program until it has shown what it is to show, tells when, and ends it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.programs import clock
from jingxi_desktop.ui import messages

if TYPE_CHECKING:
    from jingxi_desktop.ui.ledger_view import LedgerView
    from jingxi_desktop.ui.main_window import MainWindow
    from jingxi_desktop.ui.record_tab import RecordTab

SORTED_BY = "total_investment"
_CHARTS_MS = 3000


def _end() -> None:
    clock.tell(memory=clock.peak_memory())
    QApplication.closeAllWindows()


def _watch_overview(view: "LedgerView") -> None:
    clock.FirstPaint(view.overview.projects_card, lambda: True, _end)


def _watch_figures(view: "LedgerView") -> None:
    overview = view.overview
    clock.FirstPaint(overview.projects_card, lambda: not overview.is_loading, _end)


def _watch_projects(view: "LedgerView") -> None:
    tab = view.show_kind("project")
    clock.FirstPaint(tab.table.viewport(), lambda: tab.model.rowCount() > 0, _end)


def _watch_memory(view: "LedgerView") -> None:
    """The overview with its charts first: they are part of what the program takes."""

    def show_projects() -> None:
        tab = view.show_kind("project")
        _scroll(tab, lambda: _sort(tab))

    QTimer.singleShot(_CHARTS_MS, view, show_projects)


def _sort(tab: "RecordTab") -> None:
    header = tab.table.horizontalHeader()
    tab.table.sortByColumn(tab.model.column(SORTED_BY), header.sortIndicatorOrder())
    _scroll(tab, _end)


def _scroll(tab: "RecordTab", then: Callable[[], None]) -> None:
    if tab.model.is_loading:
        QTimer.singleShot(10, tab, lambda: _scroll(tab, then))
    else:
        clock.scroll_through(tab.table, then)


_JOBS = {
    "overview": _watch_overview,
    "figures": _watch_figures,
    "project": _watch_projects,
    "memory": _watch_memory,
}


def _end_at_a_fault(ledger: object) -> None:
    """A fault ends the measure; the program's own report would wait for someone to read it."""

    def end(*fault: Any) -> None:
        sys.__excepthook__(*fault)
        os._exit(1)

    sys.excepthook = end


def watch(app: ModuleType, job: str) -> None:
    """Watch the first window of the application, the module `jingxi_desktop.app`."""

    class Watched(app.Windows):  # type: ignore[misc, name-defined]
        def show(self, path: Path | None) -> "MainWindow":
            window = super().show(path)
            if window.view is None:
                raise SystemExit("the ledger did not open")
            _JOBS[job](window.view)
            return window

    app.Windows = Watched  # type: ignore[attr-defined]
    messages.install_fault_handler = _end_at_a_fault
