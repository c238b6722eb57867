"""What the edit, data, tools and help menus do to the current tab and ledger."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from jingxi_desktop.ledger import backups

if TYPE_CHECKING:
    from jingxi_desktop.ui.main_window import MainWindow
    from jingxi_desktop.ui.record_tab import RecordTab
    from jingxi_desktop.ui.session import Session


class ToolCommands:
    """The commands of one window that are about what it shows."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    @property
    def _tab(self) -> "RecordTab | None":
        return self._window.view.current if self._window.view is not None else None

    def new_record(self) -> None:
        """Add a record to the current tab."""
        if self._tab is not None:
            self._tab.new_record()

    def copy_record(self) -> None:
        """Add a copy of the current record."""
        if self._tab is not None:
            self._tab.copy_record()

    def delete_records(self) -> None:
        """Delete the selected records after asking."""
        if self._tab is not None:
            self._tab.delete_records()

    def find(self) -> None:
        """Go to the search field of the current tab; from the overview, to that of the projects."""
        view = self._window.view
        if view is None:
            return
        if not view.has_table:
            view.show_kind("project")
        search = view.bar.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def clear_filters(self) -> None:
        """Show all rows of the current tab."""
        view = self._window.view
        if view is not None and view.has_table:
            view.bar.clear()

    def manage(self, kind: str) -> None:
        """Open the dialog of a kind that has no tab."""
        if self._window.view is not None:
            self._window.view.manage(kind)

    def close_months(self) -> None:
        """Close the months of the year one after the other."""
        from jingxi_desktop.ui.dialogs.closing import ClosingDialog

        self._show(ClosingDialog)

    def compare_months(self) -> None:
        """Read what became of the projects between two months."""
        from jingxi_desktop.ui.dialogs.comparison import ComparisonDialog

        self._show(ComparisonDialog)

    def list_corrections(self) -> None:
        """Read what was corrected in the closed months of the year."""
        from jingxi_desktop.reports.closing import corrections
        from jingxi_desktop.ui.dialogs.report import ReportDialog

        def dialog(session: "Session", window: "MainWindow") -> ReportDialog:
            year = session.year
            return ReportDialog(corrections(session.ledger, f"{year}-01", f"{year}-12"), window)

        self._show(dialog)

    def set_rules(self) -> None:
        """Choose the rules that figures are judged by."""
        from jingxi_desktop.ui.dialogs.rules import RulesDialog

        self._show(RulesDialog)

    def _show(self, dialog_of: Callable[["Session", "MainWindow"], QDialog]) -> None:
        """Show a dialog on the ledger."""
        session = self._window.session
        if session is not None:
            dialog = dialog_of(session, self._window)
            dialog.exec()
            dialog.deleteLater()

    def roll_over(self) -> None:
        """Take the year that is looked at into the next one."""
        from jingxi_desktop.ui.dialogs.rollover import RolloverDialog

        session = self._window.session
        if session is not None:
            dialog = RolloverDialog(session, self._window)
            if dialog.exec():
                self._window.tell(dialog.chosen().counted)
            dialog.deleteLater()

    def print(self) -> None:
        """Print the table that is looked at; on the overview, its chart."""
        view = self._window.view
        if view is not None and view.has_table:
            self.print_table()
        else:
            self.print_chart()

    def print_table(self) -> None:
        """Print the table that is looked at, with all rows that its filters leave."""
        from jingxi_desktop.ui import printing

        view = self._window.view
        if view is not None and view.has_table:
            printing.print_table(self._window, view.session.ledger, view.listing)

    def print_chart(self) -> None:
        """Print the chart in view; on a tab without one, the investment chart of the overview."""
        view = self._window.view
        if view is None:
            return
        chart = getattr(view.current, "chart", None) or view.overview.charts[0]
        chart.load()
        assert chart.view is not None
        chart.view.print_preview()

    def check(self) -> None:
        """Look at everything in the ledger and say what is wrong."""
        from jingxi_desktop.ui.dialogs.check import check

        session = self._window.session
        if session is not None:
            check(session.ledger.path, self._window)

    def open_backups(self) -> None:
        """Open the folder of this ledger's backups."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        session = self._window.session
        if session is not None:
            folder = backups.folder_of(session.ledger.path)
            folder.mkdir(parents=True, exist_ok=True)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def about(self) -> None:
        """Say what this program is."""
        from jingxi_desktop.ui.dialogs.about import show_about

        show_about(self._window)
