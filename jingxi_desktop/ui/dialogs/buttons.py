"""The row of buttons below a dialog that does something."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox

from jingxi_desktop.translation import tr


class VerbButtons(QDialogButtonBox):
    """The button `act`, which is named by its verb, accepts the dialog and is hit by Enter; and 取消."""

    def __init__(self, dialog: QDialog, verb: str) -> None:
        super().__init__()
        self.act = self.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.act.setDefault(True)
        self.addButton(tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)
