"""A finished table of `reports/` on screen: read, selected, copied."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from jingxi_desktop.reports.table import Table, plain
from jingxi_desktop.ui.lines_model import Index, LinesModel, Role

_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
_ROW_HEIGHT = 30
_MARGIN = 24
# What a tick beside a text takes and its size hint leaves out.
_BESIDE_TICK = 4


class ReportModel(LinesModel):
    """The texts of a table."""

    def __init__(self, table: Table) -> None:
        super().__init__(_headings(table))
        self.table = table

    def show_table(self, table: Table) -> None:
        """Show another one."""
        self.beginResetModel()
        self.table, self.headings = table, _headings(table)
        self.endResetModel()

    def line_count(self) -> int:
        """See LinesModel."""
        return len(self.table.rows)

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """As the table says."""
        return _SIDES[self.table.columns[column].align] | Qt.AlignmentFlag.AlignVCenter

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text, on one line in its cell and whole in its tooltip."""
        if role == Role.TextAlignmentRole:
            return self.alignment(index.column())
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        text = self.table.rows[index.row()][index.column()]
        return text if role == Role.ToolTipRole else text.replace("\n", " ")


def _shared(total: float, needs: Sequence[int], weights: Sequence[float]) -> list[float]:
    """A width shared out by weights, where none gets more than it needs while another one needs more."""
    widths: list[float] = list(needs)
    left, waiting = total, set(range(len(needs)))
    while waiting:
        unit = left / sum(weights[place] for place in waiting)
        fitting = {place for place in waiting if needs[place] <= weights[place] * unit}
        if not fitting:
            for place in waiting:
                widths[place] = weights[place] * unit
            return widths
        left -= sum(needs[place] for place in fitting)
        waiting -= fitting
    unit = left / sum(weights)
    return [need + weight * unit for need, weight in zip(needs, weights, strict=True)]


def _headings(table: Table) -> list[str]:
    return [column.label for column in table.columns]


class ReportTable(QTableView):
    """The table in view. Ctrl+C copies all of it, for a table program to take."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.report = ReportModel(table)
        self.setModel(self.report)
        self.report.modelReset.connect(self._share)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(32)

    def sizeHintForColumn(self, column: int) -> int:
        """Room for a tick too."""
        return super().sizeHintForColumn(column) + _BESIDE_TICK

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """No heading is cut, and no text where there is room."""
        columns, font = self.report.table.columns, self.horizontalHeader().fontMetrics()
        headings = [font.horizontalAdvance(column.label) + _MARGIN for column in columns]
        needs = [max(least, self.sizeHintForColumn(place)) for place, least in enumerate(headings)]
        widths = _shared(self.viewport().width(), needs, [column.weight for column in columns])
        ends = [round(end) for end in accumulate(widths, initial=0)]
        for place, (start, end) in enumerate(pairwise(ends)):
            self.setColumnWidth(place, max(headings[place], end - start))

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(plain(self.report.table))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
