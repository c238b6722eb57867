"""检查台账: what is wrong in a ledger, in words."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from jingxi_desktop.ledger import verify
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages


def show_check(path: Path, parent: QWidget) -> None:
    """Look at everything in the ledger at `path` and say what is wrong."""
    problems = verify.problems(path)
    if problems:
        text = tr("发现 {n} 处问题", n=len(problems))
    else:
        text = tr("台账完好：结构、引用、变更记录与附件都没有问题。")
    box = messages.make_box(parent, text, title=tr("检查台账"))
    box.setIcon(box.Icon.Warning if problems else box.Icon.Information)
    box.setDetailedText("\n".join(problems))
    box.addButton(tr("关闭"), box.ButtonRole.AcceptRole)
    box.exec()
