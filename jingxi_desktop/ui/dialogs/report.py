"""A dialog around a finished table: what it says, copying it and printing it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.reports.table import Table
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import printing
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.report_table import ReportTable


class ReportDialog(QDialog):
    """Shows a table with its notes. Subclasses add what chooses it to `bar`."""

    def __init__(self, table: Table, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.resize(1080, 640)
        self.bar = QHBoxLayout()
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
        close = QPushButton(tr("关闭"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.print)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self.bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notes)
        layout.addLayout(foot)
        self.show_table(table)

    def show_table(self, table: Table) -> None:
        """Show another one."""
        self.table.report.show_table(table)
        self.setWindowTitle(table.title)
        marked = (tr("演示数据"), *table.notes) if table.is_demo else table.notes
        self.notes.setText("\n".join(marked if table.rows else (*marked, tr("没有内容"))))
