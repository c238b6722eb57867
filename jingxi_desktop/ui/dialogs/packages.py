"""制作填报包: for which unit, for which month, and in which form."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QWidget

from jingxi_desktop.ledger import package, returns
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.dialogs.buttons import VerbButtons
from jingxi_desktop.ui.session import Session

_FORMS = {
    package.SUFFIX: (
        mark("填报包（.jxpkg）"),
        mark("对方用本程序打开，填好发回，再合并到这本台账。"),
    ),
    package.SEALED: (
        mark("封装的填报包（.jxseal）"),
        mark("同填报包，但用口令封装，对方凭口令打开。"),
    ),
    package.FORM: (
        mark("填报表（.xlsx）"),
        mark(
            "给没有本程序的单位：对方用 Excel 或 WPS 填写，填好发回，再合并到这本台账。不能封装。"
        ),
    ),
}


class PackagesDialog(QDialog):
    """One of the units that have projects or tasks in the year that is looked at, or all of them."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("制作填报包"))
        self.setMinimumWidth(480)
        self._asked = package.asked(session.ledger, session.year)
        self.unit, self.month = CalmBox(), CalmBox()
        if len(self._asked) > 1:
            self.unit.addItem(tr("全部单位（{n} 个，各一个文件）", n=len(self._asked)))
        for unit_id, name in self._asked:
            self.unit.addItem(name, unit_id)
        for month in months_of(session.year):
            self.month.addItem(format_date(month), month)
        latest = returns.latest(session.ledger, session.year)
        self.month.setCurrentIndex(self.month.findData(latest))
        self.form = CalmBox()
        for suffix, (name, _words) in _FORMS.items():
            self.form.addItem(tr(name), suffix)
        self.note = QLabel()
        self.note.setObjectName("caption")
        self.note.setWordWrap(True)
        self.form.currentIndexChanged.connect(self._say)
        buttons = VerbButtons(self, tr("制作…"))
        self.make = buttons.act
        self.make.setEnabled(bool(self._asked))
        layout = QFormLayout(self)
        layout.addRow(tr("单位"), self.unit)
        layout.addRow(tr("月份"), self.month)
        layout.addRow(tr("格式"), self.form)
        layout.addRow(self.note)
        layout.addRow(buttons)
        self._year = session.year
        self._say()

    def _say(self) -> None:
        """Say what a package is in the chosen form, or why there is none to make."""
        if not self._asked:
            words = package.none_asked(self._year)
        else:
            has = tr("里面只有这个单位和它下级单位的项目、任务。")
            words = has + tr(_FORMS[self.form.currentData()][1])
        self.note.setText(words)

    @property
    def units(self) -> list[tuple[str, str]]:
        """The units that were chosen, id and name."""
        chosen = self.unit.currentData()
        return [unit for unit in self._asked if chosen in (None, unit[0])]
