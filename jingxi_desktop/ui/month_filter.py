"""What keeps the table of 月度填报 to some of its rows: words that are looked for, and 只看未报."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from jingxi_desktop.translation import joined, tr
from jingxi_desktop.ui.search_field import SearchField


class MonthFilter(QWidget):
    """`changed` says that other rows are wanted, `entered` that the user is done searching."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(tr("搜索本表"))
        self.only_missing = QCheckBox(tr("只看未报"))
        self.only_missing.setToolTip(tr("填上的留在原处，再点一次才重新挑选"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search, 1)
        row.addWidget(self.only_missing)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.entered)
        self.only_missing.toggled.connect(self.changed)

    @property
    def is_filtering(self) -> bool:
        """Whether anything is hidden."""
        return bool(self.search.text().strip()) or self.only_missing.isChecked()

    @property
    def words(self) -> str:
        """What the table is kept to, in words."""
        search = self.search.text().strip()
        words = [tr("搜索「{text}」", text=search)] if search else []
        if self.only_missing.isChecked():
            words.append(self.only_missing.text())
        return joined(words, "；")

    def clear(self) -> None:
        """Show all rows."""
        with QSignalBlocker(self):
            self.search.clear()
            self.only_missing.setChecked(False)
        self.changed.emit()
