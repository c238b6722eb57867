"""What a window shows of one ledger: the tabs, and what the toolbar's actions do to the current one.

The overview and the dialog are imported when they are wanted: the first rows wait for all the rest.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from jingxi_desktop.ledger import package, queries
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import KINDS, Kind
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import drafts
from jingxi_desktop.ui.later import PAINTED_MS
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.tabs.enterprises import EnterprisesTab
from jingxi_desktop.ui.tabs.indicators import IndicatorsTab
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


if TYPE_CHECKING:
    from jingxi_desktop.reports.records import Listing, MonthListing
    from jingxi_desktop.ui.filter_bar import FilterBar
    from jingxi_desktop.ui.month_filter import MonthFilter
    from jingxi_desktop.ui.tabs.month import MonthTab
    from jingxi_desktop.ui.tabs.overview import OverviewTab

OVERVIEW, MONTH = "overview", "month"
# The names of the tabs, in their order: those of the year and the month, then one for a kind.
_LABELS = {OVERVIEW: mark("总览"), MONTH: mark("月度调度")}
NAMES = (OVERVIEW, MONTH, *(tab.KIND.name for tab in RECORD_TABS))


class LedgerView(QWidget):
    """The tabs of one session. A tab is made when it is first looked at.

    `record_actions` stand in the context menus of the tables, `first` names the tab to begin with.
    `told` carries a sentence that something is done, `focus_moved` follows the keys in here.
    """

    status_changed = Signal()
    focus_moved = Signal()
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        record_actions: list[QAction],
        first: str = OVERVIEW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._record_actions = record_actions
        self._overview: OverviewTab | None = None
        self._month: MonthTab | None = None
        self._made: dict[str, RecordTab] = {}
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._places = {name: _Place() for name in NAMES}
        for name, place in self._places.items():
            self.tabs.addTab(place, tr(_LABELS[name] if name in _LABELS else KINDS[name].label))
            is_of_use = name in _LABELS or package.may_hold(session.ledger, KINDS[name])
            self.tabs.setTabVisible(NAMES.index(name), is_of_use)
        if first in NAMES:
            self.tabs.setCurrentIndex(NAMES.index(first))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._make_current)
        session.changed.connect(self._follow)
        session.year_changed.connect(self._show_counts)
        _application().focusChanged.connect(self._follow_focus)
        self._make_current()
        # To count a million records takes longer than to show the first of them.
        self._counting = QTimer(self, interval=PAINTED_MS, singleShot=True)
        self._counting.timeout.connect(self._show_counts)
        if session.is_large:
            self._counting.start()
        else:
            self._show_counts()

    @property
    def current_name(self) -> str:
        """The name of the tab that is looked at: that of its kind, or OVERVIEW."""
        return NAMES[self.tabs.currentIndex()]

    def _make_current(self, _place: int = 0) -> None:
        if self.current_name == OVERVIEW:
            _ = self.overview
        elif self.current_name == MONTH:
            _ = self.month
        else:
            self.tab(self.current_name)
        self.status_changed.emit()

    @property
    def overview(self) -> "OverviewTab":
        """The first tab, made if it is not yet."""
        if self._overview is None:
            from jingxi_desktop.ui.tabs.overview import OverviewTab

            self._overview = OverviewTab(self.session)
            self._overview.records_requested.connect(self.show_records)
            self._overview.record_requested.connect(self.show_record)
            self._overview.told.connect(self.told)
            for chart in self._overview.charts:
                chart.told.connect(self.told)
            self._places[OVERVIEW].hold(self._overview)
        return self._overview

    @property
    def month(self) -> "MonthTab":
        """The tab of the monthly returns, made if it is not yet."""
        if self._month is None:
            from jingxi_desktop.ui.tabs.month import MonthTab

            self._month = MonthTab(self.session)
            self._month.told.connect(self.told)
            self._month.selection_changed.connect(self.status_changed)
            self._places[MONTH].hold(self._month)
        return self._month

    def tab(self, kind: str) -> RecordTab:
        """The tab of a kind, made if it is not yet."""
        if kind not in self._made:
            place = self._places[kind]
            tab = next(tab for tab in RECORD_TABS if tab.KIND.name == kind)(self.session, place)
            tab.addActions(self._record_actions)
            tab.selection_changed.connect(self.status_changed)
            tab.rows_changed.connect(self.status_changed)
            tab.records_requested.connect(self.show_records)
            tab.told.connect(self.told)
            self._made[kind] = tab
            place.hold(tab)
        return self._made[kind]

    @property
    def current(self) -> RecordTab | None:
        """The record tab that is looked at, None for the overview and the month."""
        return None if self.current_name in _LABELS else self.tab(self.current_name)

    @property
    def has_table(self) -> bool:
        """Whether a table is looked at: everywhere but on the overview."""
        return self.current_name != OVERVIEW

    @property
    def bar(self) -> "FilterBar | MonthFilter":
        """What filters the table that is looked at."""
        return (self.current or self.month).bar

    def selection_text(self) -> str:
        """What the status bar says of what is selected in the table that is looked at."""
        return (self.current or self.month).selection_text() if self.has_table else ""

    @property
    def listing(self) -> "Listing | MonthListing":
        """What the table that is looked at shows."""
        return (self.current or self.month).listing

    def may_close(self) -> bool:
        """Whether nothing typed would be lost, or the user wants it lost. See `drafts`."""
        return drafts.may_lose(self, self._made.values(), lambda tab: self.show_kind(tab.KIND.name))

    def show_kind(self, kind: str) -> RecordTab:
        """Turn to the tab of a kind."""
        self.tabs.setCurrentIndex(NAMES.index(kind))
        return self.tab(kind)

    def show_records(self, query: Query) -> None:
        """Turn to the records behind a figure."""
        query = query.of_owners()
        self.show_kind(query.kind).show_query(query)

    def show_record(self, kind: str, record_id: str) -> None:
        """Turn to one record."""
        if kind not in NAMES:
            self.manage(kind, record_id)
            return
        tab = self.show_kind(kind)
        if not tab.select(record_id):
            tab.bar.clear()
            tab.select(record_id)

    def manage(self, kind: str, record_id: str = "") -> None:
        """Open the dialog of a kind that has no tab."""
        from jingxi_desktop.ui.dialogs.records import RecordsDialog

        dialog = RecordsDialog(self.session, KINDS[kind], self)
        if record_id:
            dialog.tab.select(record_id)
        dialog.exec()
        dialog.deleteLater()

    def _follow_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        # A menu takes the keys too, to act on what had them before.
        if entered is not None and self.isAncestorOf(entered):
            self.focus_moved.emit()

    def _follow(self, notice: Notice | None) -> None:
        self._show_counts(notice=notice)

    def _show_counts(self, _year: int = 0, *, notice: Notice | None = None) -> None:
        connection, year = self.session.ledger.connection, self.session.year
        for tab in RECORD_TABS:
            name, label = tab.KIND.name, tr(tab.KIND.label)
            if notice is not None and not _may_differ(tab.KIND, notice):
                continue
            count = queries.count(connection, Query(name, year))
            self.tabs.setTabText(NAMES.index(name), f"{label} {count:,}")
        self.status_changed.emit()

    def close_view(self) -> None:
        """Let go of the ledger."""
        self._counting.stop()
        _application().focusChanged.disconnect(self._follow_focus)
        self.session.changed.disconnect(self._follow)
        self.session.year_changed.disconnect(self._show_counts)
        for plain in (self._overview, self._month):
            if plain is not None:
                plain.close_tab()
        for tab in self._made.values():
            tab.close_tab()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _may_differ(kind: Kind, notice: Notice) -> bool:
    """Whether a change may have made another number of records; counting a million takes a while."""
    name = kind.name
    moved = kind.by_year and notice.touches(name)
    return moved or name in notice.inserted or name in notice.deleted or name in notice.bulk


class _Place(QWidget):
    """Where a tab will be once it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, tab: QWidget) -> None:
        """Put the tab here."""
        self._column.addWidget(tab)
        # A layout shows its widgets an event later; the caller works with the tab now.
        tab.show()
