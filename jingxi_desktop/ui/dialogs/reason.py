"""Ask for a reason, in a sentence that goes into the history."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from jingxi_desktop.translation import tr
from jingxi_desktop.ui.dialogs.buttons import VerbButtons


class ReasonDialog(QDialog):
    """A question that takes a sentence. `verb` names what the button does, once there is a reason."""

    def __init__(self, parent: QWidget | None, question: str, note: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(verb)
        self.setMinimumWidth(420)
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("原因"))
        note_label = QLabel(note)
        note_label.setObjectName("caption")
        note_label.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (QLabel(question), self.text, note_label):
            layout.addWidget(widget)
        buttons = VerbButtons(self, verb)
        self.act = buttons.act
        layout.addWidget(buttons)
        self.text.textChanged.connect(self._follow)
        self._follow()

    @classmethod
    def ask(cls, parent: QWidget | None, question: str, note: str, verb: str) -> str:
        """The reason that the user gives, "" if none."""
        dialog = cls(parent, question, note, verb)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.reason if done else ""

    @property
    def reason(self) -> str:
        """What was written."""
        return self.text.text().strip()

    def _follow(self) -> None:
        self.act.setEnabled(bool(self.reason))
