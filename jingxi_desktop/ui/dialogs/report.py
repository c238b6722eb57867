"""A dialog around a finished table: what it says, copying it and printing it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.reports.table import Table
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.report_panel import ReportPanel


class ReportDialog(QDialog):
    """Shows a table with its notes. Subclasses add what chooses it to `bar`."""

    def __init__(self, table: Table, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.resize(1080, 640)
        self.bar = QHBoxLayout()
        self.panel = ReportPanel(table)
        self.table = self.panel.table
        close = QPushButton(tr("关闭"))
        close.clicked.connect(self.reject)
        self.panel.foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self.bar)
        layout.addWidget(self.panel, 1)
        self.show_table(table)

    def show_table(self, table: Table) -> None:
        """Show another one."""
        self.panel.show_table(table)
        self.setWindowTitle(table.title)
