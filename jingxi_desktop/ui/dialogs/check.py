"""检查台账: what is wrong in a ledger, in words."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from jingxi_desktop.ledger import verify
from jingxi_desktop.translation import tr


def show_check(path: Path, parent: QWidget) -> None:
    """Look at everything in the ledger at `path` and say what is wrong."""
    problems = verify.problems(path)
    box = QMessageBox(parent)
    box.setWindowTitle(tr("检查台账"))
    if problems:
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("发现 {n} 处问题", n=len(problems)))
        box.setDetailedText("\n".join(problems))
    else:
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(tr("台账完好：结构、引用、变更记录与附件都没有问题。"))
    box.addButton(tr("关闭"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
