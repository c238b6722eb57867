"""The form of an indicator: under the choices of its rule, the rule in words and what it counts."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jingxi_desktop.ledger import measures
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Indicator, Record
from jingxi_desktop.ui.counted import counted
from jingxi_desktop.ui.record_form import RecordForm
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.session import Session


class RuleForm(RecordForm):
    """A record form that says what its indicator counts. `records_requested` carries a Query."""

    records_requested = Signal(object)

    def __init__(self, model: RecordModel, session: Session) -> None:
        self.rule, self.link = QLabel(), QLabel()
        self._query: Query | None = None
        super().__init__(model, session)

    def _build(self) -> QWidget:
        inner = super()._build()
        self.rule.setTextFormat(Qt.TextFormat.PlainText)
        self.rule.setWordWrap(True)
        self.rule.setObjectName("caption")
        self.link.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.link.linkActivated.connect(lambda _link: self.records_requested.emit(self._query))
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addWidget(self.rule)
        layout.addWidget(self.link)
        last, _role = cast(tuple[int, object], self.rows.getWidgetPosition(self.row("until")))
        self.rows.insertRow(last + 1, "", column)
        return inner

    def show_record(self, record: Record | None) -> None:
        """Show a record, or none, and what it counts."""
        super().show_record(record)
        sentence, text, self._query = "", "", None
        if isinstance(record, Indicator):
            ledger = self.session.ledger
            sentence = measures.in_words(ledger, record)
            text, self._query = counted(ledger, record)
        self.rule.setText(sentence)
        self.link.setText(f'<a href="records">{text}</a>' if text else "")
