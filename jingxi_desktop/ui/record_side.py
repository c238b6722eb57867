"""What stands beside a table: the current record's form, its parts, its files and its history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QTabWidget

from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Attachment, Indicator, Kind, Node, Record
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.attachments_page import AttachmentsPage
from jingxi_desktop.ui.history_view import HistoryView
from jingxi_desktop.ui.nodes_page import NodesPage
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.record_form import RecordForm
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.rule_form import RuleForm
from jingxi_desktop.ui.session import Session


class RecordSide(QTabWidget):
    """The pages of one record of `model`; `parts` are the kinds of its parts with their titles.

    `records_requested` carries the Query of records that are shown elsewhere, `told` a sentence that
    something is done.
    """

    records_requested = Signal(object)
    told = Signal(str)

    def __init__(
        self, session: Session, model: RecordModel, parts: tuple[tuple[Kind, str], ...]
    ) -> None:
        super().__init__()
        self._kind = model.kind
        self.form = _form(session, model)
        self.history = HistoryView(session)
        self.parts = [_page(session, kind, tr(title)) for kind, title in parts]
        self.parts.append(AttachmentsPage(session, model.kind, tr(Attachment.KIND.label)))
        self.setObjectName("side")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        # However narrow, every page can be seen to be there.
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.addTab(self.form, tr("详情"))
        for part in self.parts:
            self.addTab(part, part.title)
            part.table.told.connect(self.told)
        self.addTab(self.history, tr("历史"))
        if isinstance(self.form, RuleForm):
            self.form.records_requested.connect(self.show_records)

    def show_records(self, query: Query) -> None:
        """Turn to records that the current one leads to: its parts are here."""
        for part in self.parts:
            if part.kind.name == query.kind:
                self.setCurrentWidget(part)
                return
        self.records_requested.emit(query)

    def show_record(self, record: Record | None) -> None:
        """Show a record, or none."""
        self.form.show_record(record)
        for part in self.parts:
            part.show_owner(record)
        self.history.show_record(record)

    def follow(self, notice: Notice | None) -> None:
        """Show what a change did to the parts."""
        for part in self.parts:
            part.follow(notice)

    def forget(self, notice: Notice) -> None:
        """Drop the refused texts of records that a change deleted."""
        self.form.forget(notice.deleted.get(self._kind.name, ()))

    @property
    def drafts(self) -> int:
        """How many refused texts wait to be mended."""
        return self.form.drafts + sum(part.table.has_refusal for part in self.parts)

    @property
    def part_in_use(self) -> PartPage | None:
        """The page of parts that the keys go to."""
        focus = QApplication.focusWidget()
        return next((p for p in self.parts if focus is not None and p.isAncestorOf(focus)), None)

    def close_side(self) -> None:
        """Let go of the ledger."""
        for part in self.parts:
            part.close_page()


def _form(session: Session, model: RecordModel) -> RecordForm:
    is_rule = model.kind is Indicator.KIND
    return RuleForm(model, session) if is_rule else RecordForm(model, session)


def _page(session: Session, kind: Kind, title: str) -> PartPage:
    return NodesPage(session, title) if kind is Node.KIND else PartPage(session, kind, title)
