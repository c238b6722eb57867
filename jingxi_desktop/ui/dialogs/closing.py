"""月末封账: the months of the year, which of them are closed, and the buttons that close and open one."""

from PySide6.QtWidgets import QPushButton, QWidget

from jingxi_desktop.ledger import closing, returns
from jingxi_desktop.ledger.closed_months import Frozen
from jingxi_desktop.records import UserError
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.reports import closing as tables
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.dialogs.report import ReportDialog
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.reading import Reading
from jingxi_desktop.ui.session import Session


class ClosingDialog(ReportDialog):
    """The twelve months of the year that is looked at."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        # To read them is to look at every return of the year: once for all that is shown.
        self._states = closing.states(session.ledger, session.year)
        super().__init__(tables.months(session.ledger, session.year, self._states), parent)
        self.resize(760, 560)
        self._session = session
        self._months = months_of(session.year)
        self._reading = Reading(session, self._close_with, self)
        self.finished.connect(self._reading.close)
        self.close_button, self.reopen_button = QPushButton(), QPushButton()
        self.close_button.setIcon(icon("lock"))
        self.reopen_button.setIcon(icon("lock-open"))
        for button in (self.close_button, self.reopen_button):
            button.setAutoDefault(False)
            self.bar.addWidget(button)
        self.bar.addStretch(1)
        self.close_button.clicked.connect(self._close_month)
        self.reopen_button.clicked.connect(self._reopen_month)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.table.selectRow(self._first_open())
        self._follow()

    def _first_open(self) -> int:
        """The row of the month to close next, for they are closed in their order; else of the latest."""
        waiting = (
            row for row, each in enumerate(self._states) if each.returned and not each.closed
        )
        latest = returns.latest(self._session.ledger, self._session.year)
        return next(waiting, self._months.index(latest))

    @property
    def month(self) -> str:
        """The month that is chosen."""
        return self._months[max(0, self.table.currentIndex().row())]

    def _refresh(self) -> None:
        row = self.table.currentIndex().row()
        ledger, year = self._session.ledger, self._session.year
        self._states = closing.states(ledger, year)
        self.show_table(tables.months(ledger, year, self._states))
        self.table.selectRow(row)
        self._follow()

    def _follow(self) -> None:
        words, state = format_date(self.month), self._state
        can_write = not self._session.ledger.read_only and not self._reading.is_loading
        self.close_button.setText(
            tr("正在计算…") if self._reading.is_loading else tr("封账 {month}", month=words)
        )
        self.reopen_button.setText(tr("解除封账 {month}…", month=words))
        self.close_button.setEnabled(can_write and state.closed is None and state.returned > 0)
        self.reopen_button.setEnabled(can_write and state.closed is not None)

    @property
    def _state(self) -> closing.MonthState:
        return self._states[self._months.index(self.month)]

    def _close_month(self) -> None:
        self._refresh()
        state, words = self._state, format_date(self.month)
        missing = state.projects - state.returned
        if missing and not messages.confirm(
            self,
            tr("{month}还有 {n} 个项目未报", month=words, n=missing),
            tr("封账后补报须写明更正原因。"),
            tr("封账 {month}", month=words),
        ):
            return
        month = self.month
        try:
            closing.check(self._session.ledger, month)
        except UserError as error:
            messages.show_problem(self, str(error))
            return
        self._reading.start(lambda ledger, _year: (month, closing.figures_now(ledger, month)))
        self._follow()

    def _close_with(self, read: tuple[str, Frozen]) -> None:
        try:
            closing.keep(self._session.ledger, *read)
        except UserError as error:
            messages.show_problem(self, str(error))
        self._refresh()

    def _reopen_month(self) -> None:
        words = format_date(self.month)
        reason = ReasonDialog.ask(
            self,
            tr("为什么解除{month}的封账？", month=words),
            tr("留存的数据随之删除，可以撤销。"),
            tr("解除封账"),
        )
        if not reason:
            return
        try:
            closing.reopen(self._session.ledger, self.month, reason)
        except UserError as error:
            messages.show_problem(self, str(error))
        self._refresh()
