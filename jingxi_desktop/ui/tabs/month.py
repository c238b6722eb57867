"""月度调度: what each project and each task returns for a month."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.ledger import returns, since_closing
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.returns import Part, Sheet
from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.records import Field
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.records.errors import CancelledError, ClosedMonthError
from jingxi_desktop.reports.records import MonthListing
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.correcting import with_reason
from jingxi_desktop.ui.empty_state import EmptyState
from jingxi_desktop.ui.month_filter import MonthFilter
from jingxi_desktop.ui.month_model import MonthModel
from jingxi_desktop.ui.month_table import MonthTable
from jingxi_desktop.ui.rule_caption import RuleCaption
from jingxi_desktop.ui.selection import selection_text
from jingxi_desktop.ui.session import Session

# The kinds whose records move something here: the rows with their parts, names of units, rules, and what is closed.
_SHOWN = ("project", "task", "organisation", "setting", "month_close")


class MonthTab(QWidget):
    """A month, the table of its projects or its tasks, who is missing, and the rule of the lights.

    `told` carries a sentence that something is done, `selection_changed` tells the status bar to look again.
    """

    told = Signal(str)
    selection_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._stale = False
        first = returns.PROJECTS
        self.model = MonthModel(session, first, returns.latest(session.ledger, session.year, first))
        self.table = MonthTable(self.model, session)
        self.bar = MonthFilter()
        self.months = CalmBox()
        self.months.setToolTip(tr("填报的月份（Alt+PageUp 上月，Alt+PageDown 下月）"))
        self.sheets = QTabBar()
        self.carry = QPushButton(tr("沿用上月文字"))
        self.missing = QPushButton(tr("复制未报名单"))
        self.count_label = QLabel()
        self.count_label.setObjectName("caption")
        self.rules = RuleCaption(session, self.table.visible_fields)
        self._empty = EmptyState(self.table, "inbox")
        self._build()
        self._add_keys()
        self._fill_months()
        self._show_state()
        self.table.go_to_first()
        self.table.told.connect(self.told)
        self.table.columns_changed.connect(self.rules.refresh)
        self.bar.changed.connect(self._filter)
        self.bar.entered.connect(self._search_done)
        selected = self.table.selectionModel().selectionChanged
        # A table that is filled anew keeps no selection, and tells so by nothing else.
        for signal in (selected, self.model.dataChanged, self.model.modelReset):
            signal.connect(lambda *_: self.selection_changed.emit())
        self.months.activated.connect(self._choose)
        self.sheets.currentChanged.connect(self._choose_sheet)
        self.carry.clicked.connect(self._carry_over)
        self.missing.clicked.connect(self._copy_missing)
        session.changed.connect(self._follow)
        session.year_changed.connect(self._show_year)

    def _build(self) -> None:
        bar = QHBoxLayout()
        self.sheets.setObjectName("switch")
        # What it asks for before it has its style is another width.
        self.sheets.ensurePolished()
        self.sheets.setDrawBase(False)
        self.sheets.setExpanding(False)
        self.sheets.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for place, sheet in enumerate(returns.SHEETS):
            self.sheets.addTab(tr(sheet.label))
            self.sheets.setTabToolTip(place, f"Alt+{place + 1}")
        for widget in (self.months, self.sheets, self.bar, self.carry, self.missing):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.count_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.rules)

    def _fill_months(self) -> None:
        self.months.clear()
        for month in months_of(self.session.year):
            self.months.addItem(format_date(month), month)
        self.months.setCurrentIndex(self.months.findData(self.model.month))

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Alt+PgUp": lambda: self._choose(self.months.currentIndex() - 1),
            "Alt+PgDown": lambda: self._choose(self.months.currentIndex() + 1),
        }
        for place in range(len(returns.SHEETS)):
            keys[f"Alt+{place + 1}"] = partial(self.sheets.setCurrentIndex, place)
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _choose(self, place: int) -> None:
        if 0 <= place < self.months.count():
            self.show_month(str(self.months.itemData(place)))

    def _choose_sheet(self, place: int) -> None:
        self.show_sheet(returns.SHEETS[place])

    def show_month(self, month: str) -> None:
        """Turn to a month of the year that is looked at."""
        self._show(self.model.sheet, month)

    def show_sheet(self, sheet: Sheet[Any]) -> None:
        """Turn to the projects or to the tasks."""
        self._show(sheet, self.model.month)
        if self.model.sheet is sheet:
            self.table.go_to_first()

    def _show(self, sheet: Sheet[Any], month: str) -> None:
        """Nothing typed is lost: what is refused or doubtful stays in sight until it is settled."""
        if self.table.leave():
            self.table.save_layout()
            self.model.show_month(sheet, month)
        with QSignalBlocker(self.sheets):
            self.sheets.setCurrentIndex(returns.SHEETS.index(self.model.sheet))
        self.months.setCurrentIndex(self.months.findData(self.model.month))
        self._show_state()

    def _show_year(self, year: int) -> None:
        self.table.leave()
        sheet = self.model.sheet
        self.model.show_month(sheet, returns.latest(self.session.ledger, year, sheet))
        self._fill_months()
        self._show_state()

    def _filter(self) -> None:
        """Keep to the rows that are wanted, after what is typed has been taken; stay on the row if it is one."""
        at = self.table.currentIndex()
        row_id = self.model.rows[at.row()].id if at.isValid() else ""
        if not self.table.leave():
            return
        self.model.keep_to(self.bar.search.text(), self.bar.only_missing.isChecked())
        self._show_state()
        row = self.model.row_of(row_id)
        if row < 0:
            self.table.go_to_first()
        else:
            self.table.setCurrentIndex(self.model.index(row, at.column()))

    def _search_done(self) -> None:
        """Enter in the search field goes to what was found."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, notice: Notice | None) -> None:
        if notice is not None and not any(map(notice.touches, _SHOWN)):
            return
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
        sheet, rows = self.model.sheet, self.model.all_rows
        missing = sum(map(sheet.is_missing, rows))
        counts = tr(
            "已报 {n}/{all}，未报 {missing}",
            n=len(rows) - missing,
            all=len(rows),
            missing=missing,
        )
        parts = [*self._closing(), counts]
        if self.bar.is_filtering:
            parts.append(tr("显示 {n}", n=len(self.model.rows)))
        self.count_label.setText(" · ".join(parts))
        nothing = tr("没有符合条件的{kind}", kind=tr(sheet.owner.label))
        self._empty.show_sentence(self.bar.is_filtering and not self.model.rows, nothing)
        self.rules.refresh()
        can_write = not self.session.ledger.read_only
        self.carry.setEnabled(can_write and self.months.currentIndex() > 0)
        self.missing.setEnabled(missing > 0)

    def _closing(self) -> tuple[str, ...]:
        """That the month is closed, and in how many figures it differs since; a tooltip says in which."""
        closed, said = since_closing.of_month(self.session.ledger, self.model.month)
        self.count_label.setToolTip("\n".join(said))
        if closed is None:
            return ()
        return (closed.words, tr("与封账时不同 {n} 处", n=len(said))) if said else (closed.words,)

    def selection_text(self) -> str:
        """See `selection`."""

        def total(rows: list[range], field: Field) -> tuple[int | float, int]:
            chosen = (self.model.rows[row] for part in rows for row in part)
            filled = [value for row in chosen if (value := getattr(row, field.name)) is not None]
            return sum(filled), len(filled)

        return selection_text(self.table, self.model.sheet.row.KIND, self.model.fields, total)

    @property
    def listing(self) -> MonthListing:
        """What is printed and exported: the rows that are shown, with all columns that are."""
        sheet, month = self.model.sheet, self.model.month
        columns = tuple(field.name for field in self.table.visible_fields())
        return MonthListing(sheet, month, columns, self._part, self.model.sorted_by)

    @property
    def _part(self) -> Part | None:
        """The rows that are shown, None if that is all of them in the sheet's order."""
        if not (self.bar.is_filtering or self.model.sorted_by):
            return None
        return Part(tuple(row.id for row in self.model.rows), self.bar.words)

    def _carry_over(self) -> None:
        """Fill texts in where they are seen."""
        ledger, model, part = self.session.ledger, self.model, self._part

        def act(watch: Watch) -> int:
            return returns.carry_over(ledger, model.month, model.sheet, part, watch)

        label = tr("正在沿用上月文字…")
        try:
            cells = with_reason(ledger, lambda: self.session.change(act, self, label))
        except ClosedMonthError:
            return
        except CancelledError:
            self.told.emit(tr("已取消，什么都没有改。"))
            return
        self.told.emit(
            tr("已沿用上月文字 {n} 格", n=cells) if cells else tr("上月没有可沿用的文字")
        )

    def _copy_missing(self) -> None:
        QGuiApplication.clipboard().setText(
            returns.unreturned_text(self.session.ledger, self.model.month, self.model.sheet)
        )
        self.told.emit(tr("未报名单已复制"))

    def close_tab(self) -> None:
        """Remember the columns and let go of the ledger."""
        self.table.save_layout()
        self.session.changed.disconnect(self._follow)
        self.session.year_changed.disconnect(self._show_year)
