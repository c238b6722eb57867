"""年度结转: show what would become of a year's records in the next one, and do it."""

from collections.abc import Callable, Collection

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.ledger import rollover, rules
from jingxi_desktop.ledger.rollover import Project, Rollover
from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.records import UserError
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.records.project import PRELIMINARY
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.dialogs.buttons import VerbButtons
from jingxi_desktop.ui.lines_model import LEFT, RIGHT, Index, LinesModel, Role
from jingxi_desktop.ui.reading import Reading
from jingxi_desktop.ui.session import Session

_ROW_HEIGHT = 28
_STARTS = 3


class _Column(Struct, frozen=True):
    """A heading, the text of a project's cell, and the width in pixels."""

    heading: str
    text: Callable[[Project], str]
    width: int
    numeric: bool = False


def _columns(year: int, amounts: Amounts) -> tuple[_Column, ...]:
    def amount(value: int | None) -> str:
        return "" if value is None else amounts.figure(value)

    category, until = tr("{year} 年类别"), tr("至 {year} 年底累计")
    done, number = tr("{year} 年完成"), tr("{year} 年序号")
    return (
        _Column(tr("序号"), lambda row: str(row.number or ""), 44, numeric=True),
        _Column(tr("项目名称"), lambda row: row.name, 220),
        _Column(category.format(year=year), lambda row: tr(row.category), 84),
        _Column(tr("转为新建"), lambda _row: "", 72),
        _Column(category.format(year=year + 1), lambda row: tr(row.next_category or "—"), 84),
        _Column(
            number.format(year=year + 1), lambda row: str(row.next_number or ""), 84, numeric=True
        ),
        _Column(
            until.format(year=year - 1), lambda row: amount(row.invested_before), 112, numeric=True
        ),
        _Column(done.format(year=year), lambda row: amount(row.done), 112, numeric=True),
        _Column(
            until.format(year=year), lambda row: amount(row.next_invested_before), 112, numeric=True
        ),
        _Column(tr("说明"), lambda row: row.explanation, 200),
    )


class PreviewModel(LinesModel):
    """What becomes of each project of the year by `plan`; a check box at each 前期 project lets it become 新建.

    `changed` says that `starting`, the ids of those that are checked, are others.
    """

    changed = Signal()

    def __init__(self, session: Session, year: int) -> None:
        self.amounts = rules.amounts_of(session.ledger)
        self.columns = _columns(year, self.amounts)
        super().__init__([column.heading for column in self.columns])
        self.starting: frozenset[str] = frozenset()
        self.plan = rollover.nothing(year)

    def line_count(self) -> int:
        """One row a project."""
        return len(self.plan.projects)

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Figures stand on the right."""
        return RIGHT if self.columns[column].numeric else LEFT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A 前期 project that is carried can be checked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._may_start(index) else flags

    def _may_start(self, index: Index) -> bool:
        project = self.plan.projects[index.row()]
        is_open = project.outcome == "carried" and project.category == PRELIMINARY
        return index.column() == _STARTS and is_open

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text, and the check of a 前期 project."""
        project, column = self.plan.projects[index.row()], self.columns[index.column()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.text(project)
        if role == Role.TextAlignmentRole:
            return self.alignment(index.column())
        if role == Role.CheckStateRole and self._may_start(index):
            is_starting = project.id in self.starting
            return Qt.CheckState.Checked if is_starting else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Check a project: what becomes of all is to be worked out anew."""
        if role != Role.CheckStateRole or not self._may_start(index):
            return False
        chosen = {self.plan.projects[index.row()].id}
        is_checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.start(self.starting | chosen if is_checked else self.starting - chosen)
        return True

    def start(self, project_ids: Collection[str]) -> None:
        """Let exactly these 前期 projects become 新建."""
        self.starting = frozenset(project_ids)
        self._tell_rows()
        self.changed.emit()

    def show_plan(self, plan: Rollover) -> None:
        """Show another plan: of the same projects in their places."""
        if len(plan.projects) != len(self.plan.projects):
            self.beginResetModel()
            self.plan = plan
            self.endResetModel()
            return
        self.plan = plan
        self._tell_rows()

    def _tell_rows(self) -> None:
        end = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), end)


class RolloverDialog(QDialog):
    """The preview with its sums, what else may be carried, and the button that does it."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = PreviewModel(session, session.year)
        year = session.year
        self.setWindowTitle(tr("年度结转：{year} 年 → {next} 年", year=year, next=year + 1))
        self.resize(1260, 660)
        self.table = QTableView()
        self.tasks, self.indicators = QCheckBox(), QCheckBox()
        self.notices, self.sums = QLabel(), QLabel()
        self._build()
        self._reading = Reading(session, self._show_plan, self)
        self.finished.connect(self._reading.close)
        self.model.changed.connect(self._read)
        self._show_counts("…", "…")
        for box in (self.tasks, self.indicators):
            box.setEnabled(False)
            box.toggled.connect(self._show_sums)
        self._read()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(self.model.columns):
            heading = header.fontMetrics().horizontalAdvance(column.heading)
            self.table.setColumnWidth(place, max(column.width, heading + 24))
        header.setSectionResizeMode(len(self.model.columns) - 1, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        caption = QLabel(
            tr(
                "续建和新建项目转为续建，竣工的留下；序号按续建、新建、前期重排。"
                "本年计划投资和本年目标不带入，留待填写。金额单位：{unit}。",
                unit=tr(self.model.amounts.unit),
            )
        )
        caption.setObjectName("caption")
        for label in (caption, self.notices, self.sums):
            label.setWordWrap(True)
        layout.addWidget(caption)
        layout.addWidget(self.notices)
        self.notices.hide()
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sums)
        layout.addWidget(self.tasks)
        layout.addWidget(self.indicators)
        buttons = VerbButtons(self, tr("结转到 {year} 年", year=self.model.plan.next))
        self.go = buttons.act
        layout.addWidget(buttons)

    def _read(self) -> None:
        starting = self.model.starting
        self._reading.start(lambda ledger, year: rollover.plan(ledger, year, starting))
        self._show_sums()

    def _show_plan(self, plan: Rollover) -> None:
        self.model.show_plan(plan)
        self._show_counts(len(plan.tasks), len(plan.indicators))
        self.tasks.setEnabled(bool(plan.tasks))
        self.indicators.setEnabled(bool(plan.indicators))
        self.notices.setText("\n".join(plan.notices))
        self.notices.setVisible(bool(plan.notices))
        self._show_sums()

    def _show_counts(self, tasks: object, indicators: object) -> None:
        self.tasks.setText(tr("结转未完成的重点任务（{n} 项）", n=tasks))
        self.indicators.setText(
            tr("结转时限在以后年度的指标（{n} 项），以年底的值为基期", n=indicators)
        )

    def chosen(self) -> Rollover:
        """The plan as it stands in the dialog."""
        return self.model.plan.with_only(
            tasks=self.tasks.isChecked(), indicators=self.indicators.isChecked()
        )

    def _show_sums(self) -> None:
        if self._reading.is_loading:
            self.sums.setText(tr("正在计算…"))
            self.go.setEnabled(False)
            return
        plan = self.chosen()
        self.sums.setText(f"{plan.counted}\n{plan.summed(self.model.amounts)}")
        self.go.setEnabled(not plan.is_empty)

    def accept(self) -> None:
        """Take the ledger into the next year, and look at it there."""
        plan = self.chosen()

        def act(watch: Watch) -> None:
            rollover.apply(self._session.ledger, plan, watch)

        try:
            self._session.change(act, self, tr("正在结转到 {year} 年…", year=plan.next))
        except CancelledError:
            self.sums.setText(tr("已取消，什么都没有结转。"))
            return
        except UserError as error:
            messages.show_problem(self, str(error))
            return
        self._session.choose_year(plan.next)
        super().accept()
