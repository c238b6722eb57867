"""A chart and over it the list of all charts, to choose which one stands here. The choice is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jingxi_desktop.charts.registry import charts_of
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import settings
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.lazy_chart import LazyChart
from jingxi_desktop.ui.session import Session


class ChartChoice(QWidget):
    """The place `place` for a chart, at first the first of `names` that the ledger has; later what this user
    chose for it."""

    def __init__(self, session: Session, place: str, *names: str) -> None:
        super().__init__()
        self._setting = f"chart.{place}"
        charts = charts_of(session.ledger)
        wanted = (settings.text(self._setting), *names)
        self.chart = LazyChart(session, next(name for name in wanted if name in charts))
        self.box = CalmBox()
        self.box.setAccessibleName(tr("选择图表"))
        self.box.setToolTip(tr("选择图表"))
        for each in charts.values():
            self.box.addItem(tr(each.label), each.name)
        self.box.setCurrentIndex(self.box.findData(self.chart.name))
        self.box.currentIndexChanged.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.chart, 1)

    def _choose(self, index: int) -> None:
        name = self.box.itemData(index)
        settings.remember(self._setting, name)
        self.chart.show_chart(name)
