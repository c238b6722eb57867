"""The files that belong to the current record: add, look at, open, save elsewhere, delete."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from jingxi_desktop import paths
from jingxi_desktop.ledger import attachments
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Attachment, Kind, UserError
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import file_dialogs, messages
from jingxi_desktop.ui.gallery import Gallery
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.opened_copies import opened
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.session import Session

_MOST_PICTURES = 60


class AttachmentsPage(PartPage):
    """A page of parts whose parts are files kept in the ledger."""

    ICON = "paperclip"
    HOW = mark("点「添加」选文件，或把文件拖到这里")

    def __init__(self, session: Session, owner_kind: Kind, title: str) -> None:
        super().__init__(session, Attachment.KIND, title)
        self._owner_kind = owner_kind
        self.save_button = QPushButton(icon("save"), tr("另存为…"))
        self.save_button.clicked.connect(self.save)
        self.open_button = QPushButton(icon("external-link"), tr("打开"))
        self.open_button.setToolTip(tr("用系统的程序查看副本；改动副本不会改变台账"))
        self.open_button.clicked.connect(self.open)
        self.buttons.insertWidget(1, self.open_button)
        self.buttons.insertWidget(2, self.save_button)
        self.gallery = Gallery(session)
        self.gallery.hide()
        self.gallery.currentRowChanged.connect(self._choose)
        self.gallery.opened.connect(self._open_at)
        self.column.addWidget(self.gallery)
        self.setAcceptDrops(True)

    def query_of(self, owner_id: str) -> Query:
        """See PartPage."""
        return Query(
            self.kind.name,
            self.session.year,
            conditions=(Condition("record_id", "in", (owner_id,)),),
        )

    def add(self) -> None:
        """Keep copies of the files that the user picks."""
        if self.owner is None:
            return
        self._add_files(file_dialogs.open_paths(self, tr("添加附件")))

    def _add_files(self, files: list[Path]) -> None:
        if self.owner is None or not files:
            return
        try:
            attachments.add_all(self.session.ledger, self._owner_kind, self.owner.id, files)
        except UserError as error:
            messages.show_problem(self, str(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files where they can be added."""
        if self.add_button.isEnabled() and _files_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep copies of the files dropped here."""
        files = _files_in(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # The program that they come from waits until this returns.
        later(self, 0, lambda: self._add_files(files))

    def copy(self) -> None:
        """A file is kept once beside a record."""

    @property
    def _current(self) -> Attachment | None:
        record = self.model.record(self.table.currentIndex().row())
        return record if isinstance(record, Attachment) else None

    def open(self) -> None:
        """Show the current file in the system's program for it."""
        record = self._current
        if record is None:
            return
        try:
            opened().open(self.session.ledger, record)
        except UserError as error:
            messages.show_problem(self, str(error))

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.table.selectRow(place)

    def _open_at(self, place: int) -> None:
        self._choose(place)
        self.open()

    def _show_empty(self) -> None:
        super()._show_empty()
        rows = range(min(self.model.rowCount(), _MOST_PICTURES))
        found = (self.model.record(row) for row in rows)
        files = [record for record in found if isinstance(record, Attachment)]
        self.gallery.show_files(files)
        self.gallery.setVisible(bool(files))

    def close_page(self) -> None:
        """See PartPage."""
        self.gallery.close_gallery()
        super().close_page()

    def save(self) -> None:
        """Write the current file where the user says."""
        record = self._current
        if record is None:
            return
        kind = Path(record.name).suffix
        target = file_dialogs.save_path(
            self,
            tr("附件另存为"),
            paths.documents_dir() / Path(record.name).name,
            f"*{kind}" if kind else "",
        )
        if target is None:
            return
        try:
            attachments.save(self.session.ledger, record, target)
        except UserError as error:
            messages.show_problem(self, str(error))


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
