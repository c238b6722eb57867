"""两月对比: choose two months of the year and read what became of the projects between them."""

from PySide6.QtWidgets import QLabel, QWidget

from jingxi_desktop.ledger import returns
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.reports import closing as tables
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.dialogs.report import ReportDialog
from jingxi_desktop.ui.session import Session


class ComparisonDialog(ReportDialog):
    """At first the latest month that was returned and the one before it."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        months = months_of(session.year)
        later = max(1, months.index(returns.latest(session.ledger, session.year)))
        super().__init__(
            tables.comparison(session.ledger, months[later - 1], months[later]), parent
        )
        self._ledger, self._months = session.ledger, months
        self.earlier, self.later = CalmBox(), CalmBox()
        for month in months[:-1]:
            self.earlier.addItem(format_date(month), month)
        for widget in (self.earlier, QLabel(tr("与")), self.later):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        self.earlier.setCurrentIndex(later - 1)
        self._fill_later(months[later])
        self.earlier.activated.connect(self._earlier_chosen)
        self.later.activated.connect(self._compare)

    def _fill_later(self, chosen: str) -> None:
        """Only months after the earlier one can be compared with it."""
        self.later.clear()
        for month in self._months[self.earlier.currentIndex() + 1 :]:
            self.later.addItem(format_date(month), month)
        self.later.setCurrentIndex(max(0, self.later.findData(chosen)))

    def _earlier_chosen(self) -> None:
        self._fill_later(str(self.later.currentData()))
        self._compare()

    def _compare(self) -> None:
        earlier, later = self.earlier.currentData(), self.later.currentData()
        self.show_table(tables.comparison(self._ledger, earlier, later))
