"""Ask for the passphrase of a sealed package, or for a new one, twice."""

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.exchange.packages import sealing
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.dialogs.buttons import VerbButtons


class PassphraseDialog(QDialog):
    """A question that takes a passphrase. `verb` names what the button does, once that is possible.

    `others` is how many more files are asked about; `for_all` says that they have the same one.
    """

    def __init__(
        self,
        parent: QWidget | None,
        question: str,
        note: str,
        verb: str,
        *,
        new: bool,
        others: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(verb)
        self.setMinimumWidth(440)
        self._new = new
        self.first, self.again = QLineEdit(), QLineEdit()
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        question_label, note_label = QLabel(question), QLabel(note)
        note_label.setObjectName("caption")
        form = QFormLayout()
        form.addRow(tr("口令"), self.first)
        if new:
            form.addRow(tr("再输一次"), self.again)
        self.for_all = QCheckBox(tr("其余 {n} 个封装的文件也用这个口令", n=others))
        self.for_all.setChecked(others > 0)
        if others:
            form.addRow("", self.for_all)
        layout = QVBoxLayout(self)
        layout.addWidget(question_label)
        layout.addLayout(form)
        for label in (question_label, note_label, self.problem):
            label.setWordWrap(True)
        if new:
            layout.addWidget(self.problem)
        layout.addWidget(note_label)
        buttons = VerbButtons(self, verb)
        self.act = buttons.act
        layout.addWidget(buttons)
        for editor in (self.first, self.again):
            editor.setEchoMode(QLineEdit.EchoMode.Password)
            editor.textChanged.connect(self._follow)
        self._follow()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.first.text()

    def _follow(self) -> None:
        problem = self._problem() if self._new else ""
        # Nothing is wrong with what is not typed yet.
        self.problem.setText(problem if self.again.text() or not self._new else "")
        self.act.setEnabled(bool(self.passphrase) and not problem)

    def _problem(self) -> str:
        try:
            sealing.check_passphrase(self.passphrase)
        except UserError as error:
            return str(error)
        return "" if self.passphrase == self.again.text() else tr("两次输入的口令不同")
