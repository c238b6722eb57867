"""What holds for a table as a whole: what it is imported as, for which year and month, and how it is read."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from jingxi_desktop.exchange.importing.identity import keys_of
from jingxi_desktop.exchange.importing.plan import Options, kinds_for
from jingxi_desktop.records import Kind
from jingxi_desktop.records.amounts import WRITTEN
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.year_box import YearBox


class Start(Struct, frozen=True):
    """What a table is imported as at first: a kind by its name, "" for the one that fits best; and a month."""

    kind: str = ""
    month: str = ""


class OptionsRow(QWidget):
    """The choices beside the columns.

    `kind_chosen` and `period_chosen` say that the columns may be other fields, `changed` that
    something else was chosen anew.
    """

    kind_chosen = Signal()
    period_chosen = Signal()
    changed = Signal()

    def __init__(self, session: Session, start: Start) -> None:
        super().__init__()
        self._kinds = kinds_for(session.ledger)
        self.kind_box, self.month_box, self.key_box, self.unit_box = (
            CalmBox(),
            CalmBox(),
            CalmBox(),
            CalmBox(),
        )
        self.year_box = YearBox(session.year)
        self.clears = QCheckBox(tr("空的单元格清空字段"))
        self._month_label, self._unit_label = QLabel(tr("月份")), QLabel(tr("金额单位"))
        self._fill(start.month)
        self._build()
        self.kind_box.activated.connect(self._change_kind)
        self.year_box.valueChanged.connect(self._change_year)
        self.month_box.activated.connect(self.period_chosen)
        for signal in (
            self.unit_box.currentIndexChanged,
            self.key_box.activated,
            self.clears.toggled,
        ):
            signal.connect(self.changed)

    def _fill(self, month: str) -> None:
        for kind in self._kinds:
            self.kind_box.addItem(tr(kind.label), kind.name)
        self._fill_months(month)
        self._fill_keys()
        self.unit_box.addItem(tr("请选择"), None)
        for unit in WRITTEN:
            self.unit_box.addItem(tr(unit), unit)
        self.unit_box.addItem(tr("每个单元格里都写了"), "")

    def _fill_months(self, chosen: str) -> None:
        self.month_box.clear()
        self.month_box.addItem(tr("（不选）"), "")
        for month in months_of(self.year_box.value()):
            self.month_box.addItem(format_date(month), month)
        self.month_box.setCurrentIndex(max(0, self.month_box.findData(chosen)))

    def _fill_keys(self) -> None:
        self.key_box.clear()
        self.key_box.addItem(tr("自动（代码、名称）"), "")
        for name in keys_of(self.kind):
            self.key_box.addItem(tr(self.kind.by_name[name].label), name)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        fields = (
            (QLabel(tr("导入为")), self.kind_box),
            (QLabel(tr("年度")), self.year_box),
            (self._month_label, self.month_box),
            (QLabel(tr("对照")), self.key_box),
            (self._unit_label, self.unit_box),
        )
        for place, (label, widget) in enumerate(fields):
            label.setObjectName("caption")
            label.setBuddy(widget)
            widget.setAccessibleName(label.text())
            grid.addWidget(label, 0, place)
            grid.addWidget(widget, 1, place)
        grid.addWidget(self.clears, 1, len(fields))
        grid.setColumnStretch(len(fields) + 1, 1)
        self.month_box.setToolTip(tr("月度字段记入这个月；列名里写了月份的，以列名为准"))
        self.key_box.setToolTip(tr("表里的一行是台账里的哪一条，按这个字段对照"))
        self.unit_box.setToolTip(tr("没有写明单位的金额以此为单位；某一列另有单位的，在那一列选"))
        self.clears.setToolTip(tr("不勾选时，空的单元格不改动台账"))

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        name = self.kind_box.currentData()
        return next(kind for kind in self._kinds if kind.name == name)

    @property
    def year(self) -> int:
        """The year that is chosen."""
        return self.year_box.value()

    @property
    def month(self) -> str:
        """The month that is chosen, as YYYY-MM, "" for none."""
        return str(self.month_box.currentData() or "")

    @property
    def unit(self) -> str:
        """The unit of amounts that say none, "" for none."""
        return str(self.unit_box.currentData() or "")

    @property
    def says_unit(self) -> bool:
        """Whether it was said what amounts without a unit count."""
        return self.unit_box.currentData() is not None

    def options(self, decided: dict[int, str]) -> Options:
        """All that was chosen, and which rows are which records."""
        key = str(self.key_box.currentData() or "")
        return Options(self.year, self.month, key, self.unit, self.clears.isChecked(), decided)

    def choose_kind(self, kind: Kind) -> None:
        """Choose a kind without telling."""
        self.kind_box.setCurrentIndex(self.kind_box.findData(kind.name))
        self._fill_keys()

    def choose_year(self, year: int) -> None:
        """Choose a year without telling; the month is the same one of that year."""
        self.year_box.blockSignals(True)
        self.year_box.setValue(year)
        self.year_box.blockSignals(False)
        self._fill_months(f"{year}{self.month[4:]}" if self.month else "")

    def ask(self, *, month: bool, unit: bool) -> None:
        """Show what has to do with the columns."""
        for label, box, is_asked in (
            (self._month_label, self.month_box, month),
            (self._unit_label, self.unit_box, unit),
        ):
            label.setVisible(is_asked)
            box.setVisible(is_asked)

    def _change_kind(self) -> None:
        self._fill_keys()
        self.kind_chosen.emit()

    def _change_year(self) -> None:
        self.choose_year(self.year)
        self.period_chosen.emit()
