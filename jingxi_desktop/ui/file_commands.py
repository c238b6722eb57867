"""The file menu: new, open, recent, save a copy, a second window, close."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from jingxi_desktop.ledger import backups, package, trust, verify
from jingxi_desktop.ledger.ledger import SUFFIX, Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import file_dialogs, messages, settings
from jingxi_desktop.ui.jobs import Job, with_progress
from jingxi_desktop.ui.session import is_large

if TYPE_CHECKING:
    from jingxi_desktop.ui.main_window import MainWindow


class FileCommands:
    """What the file menu of one window does."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def new(self, sample: str = "empty") -> None:
        """Make a ledger where the user says, an empty one of the year that the user says, and open it."""
        from jingxi_desktop.ledger import samples
        from jingxi_desktop.ui.dialogs.new_ledger import NewLedgerDialog

        year, name = None, tr("京西台账")
        if sample == "empty":
            year = NewLedgerDialog.ask(self._window)
            if year is None:
                return
            name = f"{name} {year}"
        proposed = file_dialogs.start_folder() / (name + SUFFIX)
        path = file_dialogs.new_path(
            self._window, tr("新建台账"), proposed, tr("京西台账 (*.jingxi)"), SUFFIX
        )
        if path is None or not self._window.may_leave():
            return
        try:
            samples.make(path, sample, year=year)
        except UserError as error:
            messages.show_problem(self._window, str(error))
            return
        self._opened(path)

    def open(self) -> None:
        """Open a ledger that the user picks."""
        kinds = tr("京西台账和填报包 (*.jingxi *.jxpkg *.jxseal)")
        path = file_dialogs.open_path(self._window, tr("打开台账"), kinds)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a ledger in this window. A large one that must be checked is checked in a worker; a
        sealed package is opened into one beside it first."""
        window = self._window
        if path.suffix.lower() == package.SEALED:
            window.packages.unseal(path)
            return
        if self._shows(path) and window.session is not None and not window.session.ledger.read_only:
            return
        if not window.may_leave():
            return
        if not is_large(path) or trust.is_known(path):
            self._opened(path)
            return

        def check(cancelled: Callable[[], bool]) -> None:
            verify.check_whole(path, cancelled)

        job = Job(check, lambda _nothing: self._opened(path), self._failed)
        with_progress(job, window, tr("正在检查「{name}」…", name=path.name))

    def _opened(self, path: Path) -> None:
        try:
            ledger = Ledger.open(path, daily_backup=not is_large(path))
            try:
                package.of(ledger)
            except UserError:
                ledger.close()
                raise
        except UserError as error:
            messages.show_problem(self._window, str(error))
            return
        place = self._window.place if self._shows(path) else None
        self._window.show_ledger(ledger)
        if place is not None:
            self._window.go_to(place)

    def _shows(self, path: Path) -> bool:
        session = self._window.session
        return session is not None and path.resolve() == session.ledger.path.resolve()

    def reopen(self) -> None:
        """Open the ledger again, which is only read, and write to it if it is free now."""
        session = self._window.session
        if session is not None:
            self.open_path(session.ledger.path)

    def _failed(self, error: BaseException) -> None:
        messages.show_failure(self._window, error)

    def fill_recent(self, menu: QMenu) -> None:
        """The ledgers opened lately."""
        menu.clear()
        for path in settings.recent_files():
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.open_path(path))
        if menu.isEmpty():
            menu.addAction(tr("还没有打开过台账")).setEnabled(False)

    def save_copy(self) -> None:
        """Write a whole copy of the ledger where the user says, in a worker."""
        session = self._window.session
        if session is None:
            return
        is_package = session.ledger.is_package
        suffix = package.SUFFIX if is_package else SUFFIX
        path = file_dialogs.save_path(
            self._window,
            tr("另存副本"),
            file_dialogs.start_folder() / (session.ledger.path.stem + tr("-副本") + suffix),
            tr("填报包 (*.jxpkg)") if is_package else tr("京西台账 (*.jingxi)"),
            suffix,
        )
        if path is None:
            return
        if self._shows(path):
            sentence = tr("不能用副本覆盖正在使用的台账，请换一个文件名")
            messages.show_problem(self._window, sentence)
            return
        ledger = session.ledger

        def work(cancelled: Callable[[], bool]) -> None:
            with ledger.second(cancelled) as reader:
                backups.copy_to(reader.connection, path, cancelled, without_deleted=True)

        def done(_nothing: None) -> None:
            self._window.tell(tr("副本已存到 {path}", path=path))

        label = tr("正在存副本「{name}」…", name=path.name)
        with_progress(Job(work, done, self._failed), self._window, label)

    def export_table(self) -> None:
        """Save the current tab's table as it is seen, where the user says, in a worker."""
        from jingxi_desktop.exchange.exporting import export
        from jingxi_desktop.reports.records import MonthListing

        session, view = self._window.session, self._window.view
        if session is None or view is None:
            return
        ledger, listing = session.ledger, view.listing
        kinds = ";;".join((tr("Excel 工作簿 (*.xlsx)"), tr("CSV 表格 (*.csv)")))
        proposed = file_dialogs.start_folder() / (listing.name + ".xlsx")
        path = file_dialogs.save_path(self._window, tr("导出表格"), proposed, kinds)
        if path is None:
            return

        def work(cancelled: Callable[[], bool]) -> int:
            with ledger.second(cancelled) as reader:
                if isinstance(listing, MonthListing):
                    return export.save_month(
                        reader,
                        listing.sheet,
                        listing.month,
                        listing.columns,
                        path,
                        part=listing.part,
                        overwrite=True,
                        cancelled=cancelled,
                    )
                return export.save(
                    reader,
                    listing.query,
                    listing.columns,
                    path,
                    overwrite=True,
                    cancelled=cancelled,
                )

        def done(count: int) -> None:
            self._window.tell(tr("已导出 {n} 行到 {path}", n=f"{count:,}", path=path))

        label = tr("正在导出「{name}」…", name=path.name)
        with_progress(Job(work, done, self._failed), self._window, label)

    def new_window(self) -> None:
        """Look at the same ledger in a second window, which only reads."""
        session = self._window.session
        if session is not None:
            self._window.window_requested.emit(session.ledger.path)

    def close(self) -> None:
        """Close the ledger, not the window."""
        if self._window.may_leave():
            self._window.show_ledger(None)
