"""The file menu: new, open, recent, save a copy, a second window, close."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from jingxi_desktop import paths
from jingxi_desktop.ledger import backups, samples, trust, verify
from jingxi_desktop.ledger.ledger import SUFFIX, Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages, settings
from jingxi_desktop.ui.jobs import Job, with_progress

if TYPE_CHECKING:
    from jingxi_desktop.ui.main_window import MainWindow

_LARGE_BYTES = 20 * 1024 * 1024


class FileCommands:
    """What the file menu of one window does."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def new(self, sample: str = "empty") -> None:
        """Make a ledger where the user says and open it."""
        path = self._ask_new(tr("新建台账"), tr("京西台账") + SUFFIX)
        if path is not None and self._window.may_leave():
            self._window.show_ledger(None)
            samples.make(path, sample)
            self.open_path(path)

    def open(self) -> None:
        """Open a ledger that the user picks."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, tr("打开台账"), str(_start_folder()), tr("京西台账 (*.jingxi)")
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a ledger in this window. A large one that must be checked is checked in a worker."""
        window = self._window
        if window.session is not None and path.resolve() == window.session.ledger.path.resolve():
            return
        if not window.may_leave():
            return
        try:
            size = path.stat().st_size if path.exists() else 0
        except OSError:
            size = 0
        if size < _LARGE_BYTES or trust.is_known(path):
            self._opened(path)
            return

        def check(cancelled: Callable[[], bool]) -> None:
            verify.check_whole(path, cancelled)

        job = Job(check, lambda _nothing: self._opened(path), self._failed)
        with_progress(job, window, tr("正在检查「{name}」…", name=path.name))

    def _opened(self, path: Path) -> None:
        try:
            ledger = Ledger.open(path)
        except UserError as error:
            messages.show_problem(self._window, str(error))
            return
        self._window.show_ledger(ledger)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        messages.show_problem(self._window, str(error))

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
        """Write a whole copy of the ledger where the user says."""
        session = self._window.session
        if session is None:
            return
        path = self._ask_new(tr("另存副本"), session.ledger.path.stem + tr("-副本") + SUFFIX)
        if path is None:
            return
        if path.resolve() == session.ledger.path.resolve():
            raise UserError(tr("不能用副本覆盖正在使用的台账,请换一个文件名"))
        backups.copy_to(session.ledger.connection, path)
        self._window.statusBar().showMessage(tr("副本已存到 {path}", path=path), 6000)

    def new_window(self) -> None:
        """Look at the same ledger in a second window, which only reads."""
        from jingxi_desktop.ui.main_window import MainWindow

        session = self._window.session
        if session is None:
            return
        second = MainWindow()
        second.look_changed.connect(self._window.look_changed)
        second.show_ledger(Ledger.open(session.ledger.path))
        second.move(self._window.pos().x() + 32, self._window.pos().y() + 32)
        second.show()
        self._window.others.append(second)

    def close(self) -> None:
        """Close the ledger, not the window."""
        if self._window.may_leave():
            self._window.show_ledger(None)

    def _ask_new(self, title: str, name: str) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(_start_folder() / name), tr("京西台账 (*.jingxi)")
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _start_folder() -> Path:
    recent = settings.recent_files()
    return recent[0].parent if recent else paths.documents_dir()
