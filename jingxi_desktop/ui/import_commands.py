"""What the window does to take spreadsheets in: by the menu, or dropped on it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from jingxi_desktop.records import KINDS
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.ledger_view import MONTH

if TYPE_CHECKING:
    from jingxi_desktop.ui.importing.options_row import Start
    from jingxi_desktop.ui.main_window import MainWindow


def spreadsheet_in(data: QMimeData) -> Path | None:
    """The one spreadsheet that is dragged here."""
    from jingxi_desktop.exchange.spreadsheets.reading import SUFFIXES

    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(files) == 1 and files[0].suffix.lower() in SUFFIXES:
        return files[0]
    return None


class ImportCommands:
    """The commands of one window that are about spreadsheets that come in."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def ask(self) -> None:
        """Import a file that the user picks."""
        from jingxi_desktop.ui.importing.table_page import ask_file

        path = ask_file(self._window)
        if path is not None:
            self.import_file(path)

    def drop(self, path: Path) -> None:
        """Import a file that was dropped on the window, or say why it cannot be."""
        if self._window.actions_["import_table"].isEnabled():
            self.import_file(path)
        elif self._window.session is None:
            sentence = tr("请先打开或新建一本台账，再导入「{name}」", name=path.name)
            messages.show_problem(self._window, sentence)
        else:
            sentence = tr("这里只能查看，不能导入「{name}」", name=path.name)
            messages.show_problem(self._window, sentence)

    def import_file(self, path: Path) -> None:
        """Lead from a file to its rows in the ledger."""
        from jingxi_desktop.ui.importing.dialog import ImportDialog

        session = self._window.session
        if session is None:
            return
        dialog = ImportDialog(session, path, self._start(), self._window)
        if dialog.exec():
            words, year = tr("已从「{name}」导入 {n} 行，可以撤销"), dialog.columns.year
            if year not in (None, session.year):
                session.choose_year(year)
                words = tr("已从「{name}」导入 {n} 行到 {year} 年度，现在看这一年；可以撤销")
            name, count = dialog.tables.path.name, f"{dialog.count:,}"
            self._window.tell(words.format(name=name, n=count, year=year))
        dialog.deleteLater()

    def _start(self) -> "Start":
        """What the tab that is looked at is about."""
        from jingxi_desktop.ui.importing.options_row import Start

        view = self._window.view
        if view is not None and view.current_name == MONTH:
            return Start(view.month.model.sheet.months.name, view.month.model.month)
        name = view.current_name if view is not None else ""
        return Start(name if name in KINDS else "")
