"""A finished table with what it says, and the buttons that copy and print it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.reports.table import Table
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import printing
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.report_table import ReportTable


class ReportPanel(QWidget):
    """Shows a table with its notes. More buttons go to the end of `foot`."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = ReportTable(table)
        self.notes = QLabel()
        self.notes.setObjectName("caption")
        self.notes.setWordWrap(True)
        self.copy = QPushButton(icon("copy"), tr("复制表格"))
        self.copy.clicked.connect(self.table.copy)
        self.copy.setAutoDefault(False)
        self.print = QPushButton(icon("printer"), tr("打印表格…"))
        self.print.clicked.connect(lambda: printing.preview_table(self, self.table.report.table))
        self.print.setAutoDefault(False)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.copy)
        self.foot.addWidget(self.print)
        self.foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notes)
        layout.addLayout(self.foot)
        self.show_table(table)

    def show_table(self, table: Table) -> None:
        """Show another one."""
        self.table.report.show_table(table)
        marked = (tr("演示数据"), *table.notes) if table.is_demo else table.notes
        self.notes.setText("\n".join(marked if table.rows else (*marked, tr("没有内容"))))
