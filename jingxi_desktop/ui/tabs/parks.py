"""园区."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from jingxi_desktop.records import Park
from jingxi_desktop.ui.lazy_chart import LazyChart
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session

_CHART = "enterprises"


class ParksTab(RecordTab):
    """The parks, and under them the chart of what they attracted against their bands, where the ledger has it."""

    KIND = Park.KIND
    FILTERS = ("district_id", "parent_id")
    ICON = "map-pinned"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        # All charts come with it, which a start with another tab does not need.
        from jingxi_desktop.charts.registry import charts_of

        super().__init__(session, parent)
        self.chart: LazyChart | None = None
        if _CHART in charts_of(session.ledger):
            self._add_chart(LazyChart(session, _CHART))

    def _add_chart(self, chart: LazyChart) -> None:
        self.chart = chart
        chart.records_requested.connect(self.records_requested)
        chart.told.connect(self.told)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setHandleWidth(8)
        halves.setChildrenCollapsible(False)
        self.column.replaceWidget(self.splitter, halves)
        halves.addWidget(self.splitter)
        halves.addWidget(chart)
        halves.setSizes([380, 320])

    def close_tab(self) -> None:
        """Let go of the ledger, the chart too."""
        if self.chart is not None:
            self.chart.close_chart()
        super().close_tab()
