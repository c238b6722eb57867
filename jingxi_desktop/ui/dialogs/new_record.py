"""Ask for what a new record must have: a reading's date and value, a month, the year of a plan."""

from PySide6.QtWidgets import QDialog, QFormLayout, QWidget

from jingxi_desktop.ledger import commands, rules
from jingxi_desktop.records import FieldError, Kind, Value
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.correcting import with_reason
from jingxi_desktop.ui.dialogs.buttons import VerbButtons
from jingxi_desktop.ui.record_form import FieldRow
from jingxi_desktop.ui.session import Session


class NewRecordDialog(QDialog):
    """The fields of `kind` but its owner; what is wrong stands at the field, and nothing is lost."""

    def __init__(
        self, session: Session, kind: Kind, given: dict[str, Value], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("添加{kind}", kind=tr(kind.label)))
        self.setMinimumWidth(420)
        self._session, self._kind, self._given = session, kind, given
        self.record_id: str | None = None
        stored = rules.shown(session.ledger, kind.stored)
        fields = [field for field in stored if field.name != kind.owner and not field.hidden]
        self.rows = [FieldRow(field, session) for field in fields]
        layout = QFormLayout(self)
        for row in self.rows:
            layout.addRow(row.label, row)
            if given.get(row.field.name) is not None:
                row.show_text(row.field.edit_text(given[row.field.name]))
        layout.addRow(VerbButtons(self, tr("添加")))

    @classmethod
    def ask(
        cls, session: Session, kind: Kind, given: dict[str, Value], parent: QWidget
    ) -> str | None:
        """The id of the record that the user adds, None if the user thinks better of it."""
        dialog = cls(session, kind, given, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.record_id

    def accept(self) -> None:
        """Add the record if every field can be taken, and the user insists on what is hard to believe."""
        values = dict(self._given)
        refused = False
        for row in self.rows:
            text = row.text()
            try:
                values[row.field.name] = commands.parse(
                    self._session.ledger, row.field, text, row.field.unit
                )
                row.show_text(text)
            except FieldError as error:
                row.show_text(text, str(error))
                refused = True
        if refused:
            return
        doubts = commands.days_to_come(self._kind, values)
        if (not doubts or messages.insists(self, doubts)) and self._create(values):
            super().accept()

    def _create(self, values: dict[str, Value]) -> bool:
        ledger, year = self._session.ledger, self._session.year
        try:
            self.record_id = with_reason(
                ledger, lambda: commands.create(ledger, self._kind, values, year)
            )
        except ClosedMonthError as error:
            self.rows[0].show_text(self.rows[0].text(), str(error))
            return False
        except FieldError as error:
            row = next((row for row in self.rows if row.field.name == error.field), self.rows[0])
            row.show_text(row.text(), str(error))
            row.editor.setFocus()
            return False
        return True
