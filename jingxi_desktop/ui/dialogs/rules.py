"""口径: choose the rules that the ledger's figures are judged by."""

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.ledger import rules
from jingxi_desktop.ledger.rules import LightRule, Rules
from jingxi_desktop.records import UserError
from jingxi_desktop.records.amounts import MOST_DECIMALS, UNITS, Amounts
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.dialogs.buttons import VerbButtons
from jingxi_desktop.ui.session import Session

_OWN = mark("自定")
_BASES = {"points": mark("落后序时的百分点"), "share": mark("完成率占序时的百分比")}


class RulesDialog(QDialog):
    """A set of lights, ready-made or one's own, the start rate and the reminder.

    What the rules say stands below them in words while they are chosen, and what is wrong with them.
    """

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("口径"))
        self.setMinimumWidth(560)
        self._session = session
        self.light, self.basis, self.started = CalmBox(), CalmBox(), CalmBox()
        for rule in rules.READY_MADE:
            self.light.addItem(tr(rule.name), rule)
        self.light.addItem(tr(_OWN), None)
        for basis, words in _BASES.items():
            self.basis.addItem(tr(words), basis)
        for of, words in rules.STARTED_OF.items():
            self.started.addItem(tr(words), of)
        self.overdue = QCheckBox(tr("有逾期节点或问题的至少为黄灯"))
        self.unit, self.decimals = CalmBox(), QSpinBox()
        for unit in UNITS:
            self.unit.addItem(tr(unit), unit)
        self.yellow, self.red, self.days = QSpinBox(), QSpinBox(), QSpinBox()
        for box in (self.yellow, self.red, self.days, self.decimals):
            box.setRange(1, 100)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.days.setRange(0, 366)
        self.decimals.setRange(0, MOST_DECIMALS)
        self.words = QLabel()
        self.words.setObjectName("caption")
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        for label in (self.words, self.problem):
            label.setWordWrap(True)
        self._build()
        self._in_force: Rules | None = None
        self._show_kept()
        self.light.activated.connect(self._choose)
        for changed in (self.basis.activated, self.yellow.valueChanged, self.red.valueChanged):
            changed.connect(self._own)
        for changed in (
            self.started.activated,
            self.days.valueChanged,
            self.overdue.toggled,
            self.unit.activated,
            self.decimals.valueChanged,
        ):
            changed.connect(self._say)

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow(tr("亮灯规则"), self.light)
        form.addRow(tr("比较方法"), self.basis)
        form.addRow(tr("黄灯界限"), self.yellow)
        form.addRow(tr("红灯界限"), self.red)
        form.addRow(tr("逾期"), self.overdue)
        form.addRow(tr("开工率"), self.started)
        form.addRow(tr("提前提醒（日）"), self.days)
        form.addRow(tr("金额单位"), self.unit)
        form.addRow(tr("金额小数位数"), self.decimals)
        buttons = VerbButtons(self, tr("确定"))
        self.keep = buttons.act
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        for widget in (self.words, self.problem, buttons):
            layout.addWidget(widget)

    def _show_kept(self) -> None:
        try:
            self._in_force = rules.of(self._session.ledger)
        except UserError as error:
            self._show(Rules())
            self.problem.setText(str(error))
            self.problem.show()
        else:
            self._show(self._in_force)

    def _show(self, in_force: Rules) -> None:
        light = in_force.light
        place = rules.READY_MADE.index(light) if light in rules.READY_MADE else -1
        self.light.setCurrentIndex(place if place >= 0 else self.light.count() - 1)
        self._show_light(light)
        self.started.setCurrentIndex(self.started.findData(in_force.started_of))
        self.days.setValue(in_force.remind_days)
        self.overdue.setChecked(in_force.overdue_is_yellow)
        self.unit.setCurrentIndex(self.unit.findData(in_force.amounts.unit))
        self.decimals.setValue(in_force.amounts.decimals)
        self._say()

    def _show_light(self, light: LightRule) -> None:
        self.basis.setCurrentIndex(self.basis.findData(light.basis))
        for box, limit in ((self.yellow, light.yellow), (self.red, light.red)):
            box.blockSignals(True)
            box.setValue(limit)
            box.blockSignals(False)

    def _choose(self, place: int) -> None:
        light = self.light.itemData(place)
        if light is not None:
            self._show_light(light)
        self._say()

    def _own(self) -> None:
        """Other limits than a ready-made set's are one's own."""
        self.light.setCurrentIndex(self.light.count() - 1)
        self._say()

    def chosen(self) -> Rules:
        """The rules as they stand in the dialog, right or wrong."""
        light = self.light.currentData() or LightRule(
            _OWN, self.basis.currentData(), self.yellow.value(), self.red.value()
        )
        amounts = Amounts(self.unit.currentData(), self.decimals.value())
        return Rules(
            light,
            self.started.currentData(),
            self.days.value(),
            self.overdue.isChecked(),
            amounts,
        )

    def _say(self) -> None:
        chosen, problem = self.chosen(), ""
        try:
            chosen.check()
        except UserError as error:
            problem = str(error)
        self.words.setText("\n".join((*chosen.sentences, chosen.amounts.sentence)))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.keep.setEnabled(not problem)

    def accept(self) -> None:
        """Keep the rules in the ledger, unless they are so already."""
        chosen = self.chosen()
        if chosen != self._in_force:
            rules.keep(self._session.ledger, chosen)
        super().accept()
