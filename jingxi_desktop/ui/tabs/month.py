"""月度调度: what each project returns for a month."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.ledger import returns, rules
from jingxi_desktop.ledger.changes import Notice
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.correcting import with_reason
from jingxi_desktop.ui.month_model import MonthModel
from jingxi_desktop.ui.month_table import MonthTable
from jingxi_desktop.ui.session import Session


class MonthTab(QWidget):
    """A month, its table, who is missing, and the rule that the lights go by.

    `told` carries a sentence that something is done.
    """

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._stale = False
        self.model = MonthModel(session, returns.latest(session.ledger, session.year))
        self.table = MonthTable(self.model, session)
        self.months = CalmBox()
        self.months.setToolTip(tr("填报的月份"))
        self.carry = QPushButton(tr("沿用上月文字"))
        self.missing = QPushButton(tr("复制未报名单"))
        self.count_label, self.rule_label = QLabel(), QLabel()
        for label in (self.count_label, self.rule_label):
            label.setObjectName("caption")
        self._build()
        self._fill_months()
        self._show_state()
        self.table.go_to_first()
        self.months.activated.connect(self._choose)
        self.carry.clicked.connect(self._carry_over)
        self.missing.clicked.connect(self._copy_missing)
        session.changed.connect(self._follow)
        session.year_changed.connect(self._show_year)

    def _build(self) -> None:
        bar = QHBoxLayout()
        for widget in (self.months, self.carry, self.missing):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.count_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.rule_label)

    def _fill_months(self) -> None:
        self.months.clear()
        for month in months_of(self.session.year):
            self.months.addItem(format_date(month), month)
        self.months.setCurrentIndex(self.months.findData(self.model.month))

    def _choose(self, place: int) -> None:
        self.show_month(str(self.months.itemData(place)))

    def show_month(self, month: str) -> None:
        """Turn to a month of the year that is looked at."""
        self.months.setCurrentIndex(self.months.findData(month))
        self.model.set_month(month)
        self._show_state()

    def _show_year(self, year: int) -> None:
        self.model.set_month(returns.latest(self.session.ledger, year))
        self._fill_months()
        self._show_state()

    def _follow(self, _notice: Notice | None) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.model.load()
        self._show_state()

    def _show_state(self) -> None:
        rows = self.model.rows
        missing = sum(row.done is None for row in rows)
        self.count_label.setText(
            tr(
                "已报 {n}/{all} 个，未报 {missing} 个",
                n=len(rows) - missing,
                all=len(rows),
                missing=missing,
            )
        )
        self.rule_label.setText(rules.of(self.session.ledger).light_sentence)
        can_write = not self.session.ledger.read_only
        self.carry.setEnabled(can_write and self.months.currentIndex() > 0)
        self.missing.setEnabled(missing > 0)

    def _carry_over(self) -> None:
        ledger = self.session.ledger
        try:
            cells = with_reason(ledger, lambda: returns.carry_over(ledger, self.model.month))
        except ClosedMonthError:
            return
        self.told.emit(
            tr("已沿用上月文字 {n} 格", n=cells) if cells else tr("上月没有可沿用的文字")
        )

    def _copy_missing(self) -> None:
        QGuiApplication.clipboard().setText(
            returns.unreturned_text(self.session.ledger, self.model.month)
        )
        self.told.emit(tr("未报名单已复制"))

    def close_tab(self) -> None:
        """Let go of the ledger."""
        self.session.changed.disconnect(self._follow)
        self.session.year_changed.disconnect(self._show_year)
