"""A page beside the form: the parts of the current record, such as a project's months."""

from typing import ClassVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Kind, Record, Value
from jingxi_desktop.records.dates import months_of
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui.dialogs.new_record import NewRecordDialog
from jingxi_desktop.ui.empty_state import EmptyState
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.record_table import RecordTable
from jingxi_desktop.ui.rule_caption import RuleCaption
from jingxi_desktop.ui.session import Session


class PartPage(QWidget):
    """The records of `kind` that the current record owns, in a table of their own."""

    # What an empty page shows, and how something gets there.
    ICON: ClassVar[str] = "inbox"
    HOW: ClassVar[str] = mark("点「添加」写一条")

    def __init__(self, session: Session, kind: Kind, title: str) -> None:
        super().__init__()
        self.title = title
        self.kind = kind
        self.session = session
        self.owner: Record | None = None
        self.model = RecordModel(session, self.query_of(""))
        self.table = RecordTable(self.model, session, f"part/{kind.name}")
        self.table.setColumnHidden(self.model.column(kind.owner), True)
        self.rules = RuleCaption(session, self.table.visible_fields)
        self.table.columns_changed.connect(self.rules.refresh)
        self._empty = EmptyState(self.table, self.ICON)
        self._build()

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.buttons = QHBoxLayout()
        self.add_button = QPushButton(icon("plus"), tr("添加"))
        self.add_button.clicked.connect(self.add)
        self.delete_button = QPushButton(icon("trash-2"), tr("删除"))
        self.delete_button.clicked.connect(self.delete)
        for button in (self.add_button, self.delete_button):
            button.setEnabled(self.session.ledger.may_add(self.kind))
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.column.addLayout(self.buttons)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.rules)
        self.rules.refresh()

    def query_of(self, owner_id: str) -> Query:
        """The parts of one record; no record has the id ""."""
        owned = Condition(self.kind.owner, "in", (owner_id,))
        return Query(self.kind.name, self.session.year, conditions=(owned,))

    def show_owner(self, owner: Record | None) -> None:
        """Show the parts of a record, or none."""
        self.owner = owner
        query = self.query_of(owner.id if owner else "")
        self.model.set_query(replace(query, order=self.model.query.order))
        self.add_button.setEnabled(owner is not None and self.session.ledger.may_add(self.kind))
        self._show_empty()

    def follow(self, notice: Notice | None) -> None:
        """Show what a change did."""
        if notice is None or notice.touches(self.kind.name) or notice.touches("setting"):
            self.model.follow(notice)
            self.rules.refresh()
        self._show_empty()

    def _show_empty(self) -> None:
        sentence = tr("还没有{kind}", kind=tr(self.kind.label))
        if self.add_button.isEnabled():
            sentence = tr("{sentence}，{how}", sentence=sentence, how=tr(self.HOW))
        self._empty.show_sentence(self.model.rowCount() == 0, sentence)

    def close_page(self) -> None:
        """Remember the columns and let go of the ledger."""
        self.table.save_layout()
        self.model.close()

    def add(self) -> None:
        """Ask for the next part, a project's next month or an indicator's reading, and add it."""
        if self.owner is None:
            return
        self._ask({self.kind.owner: self.owner.id})

    def copy(self) -> None:
        """Ask for a part that begins as the current one does, and add it."""
        part = self.model.record(self.table.currentIndex().row())
        if part is not None:
            fields = (field for field in self.kind.stored if not field.hidden)
            self._ask({field.name: getattr(part, field.name) for field in fields})

    def _ask(self, given: dict[str, Value]) -> None:
        if self.kind.by_month:
            given["month"] = self._next_month()
        part_id = NewRecordDialog.ask(self.session, self.kind, given, self)
        if part_id is not None:
            row = self.model.row_of(part_id)
            self.table.setCurrentIndex(self.model.index(row, self.model.column(self.kind.title)))

    def _next_month(self) -> str:
        column = self.model.column("month")
        rows = range(self.model.rowCount())
        taken = {self.model.index(row, column).data(Qt.ItemDataRole.UserRole) for row in rows}
        free = [month for month in months_of(self.session.year) if month not in taken]
        return free[0] if free else f"{self.session.year + 1}-01"

    def delete(self) -> None:
        """Delete the selected parts; undo brings them back."""
        records = self.table.selected_records()
        if records:
            self.table.delete(records)
