"""Records without a tab of their own: organisations, yearly plans and events, in a dialog."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.records import Event, Kind, Organisation, Plan
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import drafts
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session


class OrganisationsTab(RecordTab):
    """The units."""

    KIND = Organisation.KIND
    FILTERS = ("type",)
    ICON = "landmark"


class PlansTab(RecordTab):
    """The yearly plans."""

    KIND = Plan.KIND
    ICON = "target"


class EventsTab(RecordTab):
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
            button.setEnabled(not session.ledger.read_only)
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
