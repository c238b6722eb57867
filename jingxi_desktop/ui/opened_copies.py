"""Attachments opened in the system's programs, and what to say when a copy was changed there."""

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from jingxi_desktop import paths
from jingxi_desktop.ledger.attachment_copies import Copies, clear_left
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Attachment, UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages

_FOLDER = "opened"


class OpenedCopies(QObject):
    """The copies of this program, removed when it ends. A child of the application; see `opened`."""

    def __init__(self, parent: QCoreApplication) -> None:
        # Before there is a child of the application: it may fail.
        copies = Copies(paths.cache_dir() / _FOLDER)
        super().__init__(parent)
        self._copies = copies
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._watcher.fileChanged.connect(self._look)
        parent.aboutToQuit.connect(self.close_all)

    def open(self, ledger: Ledger, attachment: Attachment) -> None:
        """Show an attachment in the system's program for it. Raises UserError."""
        file = self._copies.copy(ledger, attachment)
        self._watcher.addPaths([str(file), str(file.parent)])
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            raise UserError(
                tr("系统没有能打开「{name}」的程序，可用「另存为」取出", name=attachment.name)
            )

    def _look(self, _path: str) -> None:
        for file in self._copies.changed():
            sentence = tr(
                "「{name}」的副本被改动了，台账里仍是原来的文件。要留下改动，请在打开它的程序里另存到别处，"
                "再添加为附件；副本在本程序退出时删除。",
                name=file.name,
            )
            messages.show_problem(QApplication.activeWindow(), sentence)

    def close_all(self) -> None:
        """Remove the copies."""
        self._copies.close()


def opened() -> OpenedCopies:
    """The copies of this program, made for the first one."""
    app = QCoreApplication.instance()
    assert app is not None
    found = app.findChild(OpenedCopies)
    return found if isinstance(found, OpenedCopies) else OpenedCopies(app)


def clear_earlier() -> None:
    """Remove what a program that ended in a crash left behind."""
    clear_left(paths.cache_dir() / _FOLDER)
