"""What a window shows of one ledger: the tabs, and what the toolbar's actions do to the current one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.changes import Notice
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import KINDS, Kind
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import drafts
from jingxi_desktop.ui.dialogs.records import RecordsDialog
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.tabs.enterprises import EnterprisesTab
from jingxi_desktop.ui.tabs.indicators import IndicatorsTab
from jingxi_desktop.ui.tabs.overview import OverviewTab
from jingxi_desktop.ui.tabs.parks import ParksTab
from jingxi_desktop.ui.tabs.projects import ProjectsTab
from jingxi_desktop.ui.tabs.tasks import TasksTab

RECORD_TABS: tuple[type[RecordTab], ...] = (
    TasksTab,
    ProjectsTab,
    ParksTab,
    EnterprisesTab,
    IndicatorsTab,
)


class LedgerView(QWidget):
    """The tabs of one session. A tab is made when it is first looked at.

    `record_actions` stand in the context menus of the tables. `told` carries a sentence that
    something is done.
    """

    status_changed = Signal()
    told = Signal(str)

    def __init__(self, session: Session, record_actions: list[QAction]) -> None:
        super().__init__()
        self.session = session
        self._record_actions = record_actions
        self.overview = OverviewTab(session)
        self._made: dict[str, RecordTab] = {}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.overview, tr("总览"))
        self._places = [_Place() for _tab in RECORD_TABS]
        for tab, place in zip(RECORD_TABS, self._places, strict=True):
            self.tabs.addTab(place, tr(tab.KIND.label))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._make_current)
        self.overview.records_requested.connect(self.show_records)
        self.overview.record_requested.connect(self.show_record)
        for chart in self.overview.charts:
            chart.told.connect(self.told)
        session.changed.connect(self._follow)
        session.year_changed.connect(self._show_counts)
        self._show_counts()

    def _make_current(self, place: int) -> None:
        if place > 0:
            self.tab(RECORD_TABS[place - 1].KIND.name)
        self.status_changed.emit()

    def tab(self, kind: str) -> RecordTab:
        """The tab of a kind, made if it is not yet."""
        if kind not in self._made:
            place = next(place for place, tab in enumerate(RECORD_TABS) if tab.KIND.name == kind)
            tab = RECORD_TABS[place](self.session)
            tab.addActions(self._record_actions)
            tab.selection_changed.connect(self.status_changed)
            tab.rows_changed.connect(self.status_changed)
            tab.records_requested.connect(self.show_records)
            tab.told.connect(self.told)
            self._made[kind] = tab
            self._places[place].column.addWidget(tab)
            # A layout shows its widgets an event later; the caller works with the tab now.
            tab.show()
        return self._made[kind]

    @property
    def current(self) -> RecordTab | None:
        """The record tab that is looked at, None for the overview."""
        place = self.tabs.currentIndex()
        return None if place <= 0 else self.tab(RECORD_TABS[place - 1].KIND.name)

    def may_close(self) -> bool:
        """Whether nothing typed would be lost, or the user wants it lost. See `drafts`."""
        return drafts.may_lose(self, self._made.values(), lambda tab: self.show_kind(tab.KIND.name))

    def show_kind(self, kind: str) -> RecordTab:
        """Turn to the tab of a kind."""
        place = next(place for place, tab in enumerate(RECORD_TABS) if tab.KIND.name == kind)
        self.tabs.setCurrentIndex(place + 1)
        return self.tab(kind)

    def show_records(self, query: Query) -> None:
        """Turn to the records behind a figure."""
        query = query.of_owners()
        self.show_kind(query.kind).show_query(query)

    def show_record(self, kind: str, record_id: str) -> None:
        """Turn to one record."""
        if not any(tab.KIND.name == kind for tab in RECORD_TABS):
            self.manage(kind, record_id)
            return
        tab = self.show_kind(kind)
        if not tab.select(record_id):
            tab.bar.clear()
            tab.select(record_id)

    def manage(self, kind: str, record_id: str = "") -> None:
        """Open the dialog of a kind that has no tab."""
        dialog = RecordsDialog(self.session, KINDS[kind], self)
        if record_id:
            dialog.tab.select(record_id)
        dialog.exec()
        dialog.deleteLater()

    def _follow(self, notice: Notice | None) -> None:
        self._show_counts(notice=notice)

    def _show_counts(self, _year: int = 0, *, notice: Notice | None = None) -> None:
        connection, year = self.session.ledger.connection, self.session.year
        for place, tab in enumerate(RECORD_TABS, start=1):
            if notice is not None and not _may_differ(tab.KIND, notice):
                continue
            count = queries.count(connection, Query(tab.KIND.name, year))
            self.tabs.setTabText(place, f"{tr(tab.KIND.label)} {count:,}")
        self.status_changed.emit()

    def close_view(self) -> None:
        """Let go of the ledger."""
        self.session.changed.disconnect(self._follow)
        self.session.year_changed.disconnect(self._show_counts)
        self.overview.close_tab()
        for tab in self._made.values():
            tab.close_tab()


def _may_differ(kind: Kind, notice: Notice) -> bool:
    """Whether a change may have made another number of records; counting a million takes a while."""
    name = kind.name
    moved = kind.by_year and notice.touches(name)
    return moved or name in notice.inserted or name in notice.deleted or name in notice.bulk


class _Place(QWidget):
    """Where a tab will be once it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
