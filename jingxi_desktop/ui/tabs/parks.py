"""园区."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from jingxi_desktop.records import Park
from jingxi_desktop.ui.lazy_chart import LazyChart
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.session import Session


class ParksTab(RecordTab):
    """The parks, and under them the chart of what they attracted against their bands."""

    KIND = Park.KIND
    FILTERS = ("district_id", "parent_id")
    ICON = "map-pinned"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chart = LazyChart(session, "enterprises")
        self.chart.records_requested.connect(self.records_requested)
        self.chart.told.connect(self.told)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setHandleWidth(8)
        halves.setChildrenCollapsible(False)
        self.column.replaceWidget(self.splitter, halves)
        halves.addWidget(self.splitter)
        halves.addWidget(self.chart)
        halves.setSizes([380, 320])

    def close_tab(self) -> None:
        """Let go of the ledger, the chart too."""
        self.chart.close_chart()
        super().close_tab()
