"""Ask of which year a new, empty ledger is."""

from datetime import date

from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QWidget

from jingxi_desktop.translation import tr
from jingxi_desktop.ui.dialogs.buttons import VerbButtons
from jingxi_desktop.ui.year_box import YearBox


class NewLedgerDialog(QDialog):
    """The year, at first the current one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("新建台账"))
        self.setMinimumWidth(420)
        self.year = YearBox(date.today().year)
        note = QLabel(
            tr("台账打开时看这一年的任务、项目和指标；其他年度可以导入或结转，再在右上角选。")
        )
        note.setObjectName("caption")
        note.setWordWrap(True)
        layout = QFormLayout(self)
        layout.addRow(tr("年度"), self.year)
        layout.addRow(note)
        layout.addRow(VerbButtons(self, tr("选择存放位置…")))
        self.year.selectAll()

    @classmethod
    def ask(cls, parent: QWidget) -> int | None:
        """The year that the user chooses, None if the user thinks better of it."""
        dialog = cls(parent)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.year.value() if done else None
