"""The files that belong to the current record: add, save elsewhere, delete."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from jingxi_desktop import paths
from jingxi_desktop.ledger import attachments
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Attachment, Kind, UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import file_dialogs, messages
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.session import Session


class AttachmentsPage(PartPage):
    """A page of parts whose parts are files kept in the ledger."""

    def __init__(self, session: Session, owner_kind: Kind, title: str) -> None:
        super().__init__(session, Attachment.KIND, title)
        self._owner_kind = owner_kind
        self.save_button = QPushButton(icon("save"), tr("另存为…"))
        self.save_button.clicked.connect(self.save)
        self.buttons.insertWidget(2, self.save_button)

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
        names, _filter = QFileDialog.getOpenFileNames(self, tr("添加附件"))
        try:
            for name in names:
                attachments.add(self.session.ledger, self._owner_kind, self.owner.id, Path(name))
        except UserError as error:
            messages.show_problem(self, str(error))

    def copy(self) -> None:
        """A file is kept once beside a record."""

    def save(self) -> None:
        """Write the current file where the user says."""
        record = self.model.record(self.table.currentIndex().row())
        if not isinstance(record, Attachment):
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
            target.write_bytes(attachments.content_of(self.session.ledger, record))
        except OSError as error:
            sentence = tr("不能写入「{path}」：{error}", path=target, error=error.strerror)
            messages.show_problem(self, sentence)
