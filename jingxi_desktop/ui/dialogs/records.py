"""Records without a tab of their own: organisations, yearly plans and events, in a dialog."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.records import Event, Kind, Organisation, Plan, Record, Value
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import drafts
from jingxi_desktop.ui.dialogs.new_record import NewRecordDialog
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session


class _DialogTab(RecordTab):
    """A table in a dialog, where the window's keys do nothing."""

    HOW = mark("还没有{kind}。点「新建」加一条")


class OrganisationsTab(_DialogTab):
    """The units."""

    KIND = Organisation.KIND
    FILTERS = ("type",)
    ICON = "landmark"


class PlansTab(_DialogTab):
    """The yearly plans. A year has one, so a new one is asked for its year."""

    KIND = Plan.KIND
    ICON = "target"

    def _create(self, values: dict[str, Value]) -> str | None:
        given = {"year": self.session.year, **values}
        return NewRecordDialog.ask(self.session, self.KIND, given, self)

    def _copy(self, record: Record) -> str | None:
        fields = (field for field in self.KIND.stored if not field.hidden)
        given = {field.name: getattr(record, field.name) for field in fields}
        return NewRecordDialog.ask(self.session, self.KIND, given, self)


class EventsTab(_DialogTab):
    """The chronicle."""

    KIND = Event.KIND
    FILTERS = ("state",)
    ICON = "calendar"


TABS: dict[str, type[RecordTab]] = {
    tab.KIND.name: tab for tab in (OrganisationsTab, PlansTab, EventsTab)
}


class RecordsDialog(QDialog):
    """One kind's records with the buttons that the main window has in its toolbar."""

    def __init__(self, session: Session, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(kind.label))
        self.resize(1040, 600)
        self.tab = TABS[kind.name](session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 0, 16, 0)
        for text, name, act in (
            (tr("新建"), "plus", self.tab.new_record),
            (tr("复制"), "copy-plus", self.tab.copy_record),
            (tr("删除"), "trash-2", self.tab.delete_records),
        ):
            button = QPushButton(icon(name), text)
            button.setAutoDefault(False)
            button.setEnabled(session.ledger.may_add(kind))
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self.tab, 1)

    def done(self, result: int) -> None:
        """Close, by whatever key or button, unless refused texts would be lost; see `drafts`."""
        if not drafts.may_lose(self, [self.tab], lambda _tab: None):
            return
        self.tab.close_tab()
        super().done(result)
