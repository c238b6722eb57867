"""A finished table of `reports/` on screen: read, selected, copied."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from jingxi_desktop.reports.table import Table, plain

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
_ROW_HEIGHT = 30


class ReportModel(QAbstractTableModel):
    """The texts of a table."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table

    def show_table(self, table: Table) -> None:
        """Show another one."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a line."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One column a text."""
        return 0 if parent.isValid() else len(self.table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The column's label, aligned as its texts are."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self.table.columns[section].label
        return self._alignment(section) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text, on one line in its cell and whole in its tooltip."""
        if role == Role.TextAlignmentRole:
            return self._alignment(index.column())
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        text = self.table.rows[index.row()][index.column()]
        return text if role == Role.ToolTipRole else text.replace("\n", " ")

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _SIDES[self.table.columns[column].align] | Qt.AlignmentFlag.AlignVCenter


class ReportTable(QTableView):
    """The table in view. Ctrl+C copies all of it, for a table program to take."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.report = ReportModel(table)
        self.setModel(self.report)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(32)
        header.setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out by the columns' weights; no heading is cut. The last takes what is left."""
        super().resizeEvent(event)
        columns, header = self.report.table.columns, self.horizontalHeader()
        unit = self.viewport().width() / sum(column.weight for column in columns)
        for place, column in enumerate(columns[:-1]):
            heading = header.fontMetrics().horizontalAdvance(column.label) + 24
            self.setColumnWidth(place, max(heading, int(column.weight * unit)))

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(plain(self.report.table))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
