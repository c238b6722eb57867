"""检查台账: what is wrong in a ledger, in words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jingxi_desktop.ledger import verify
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.jobs import Job, with_progress


def check(path: Path, parent: QWidget) -> None:
    """Look at everything in the ledger at `path`, in a worker, and say what is wrong."""

    def work(cancelled: Callable[[], bool]) -> list[str]:
        return verify.problems(path, cancelled)

    job = Job(work, lambda problems: _show(problems, parent))
    with_progress(job, parent, tr("正在检查「{name}」…", name=path.name))


def _show(problems: list[str], parent: QWidget) -> None:
    if problems:
        text = tr("发现 {n} 处问题", n=len(problems))
    else:
        text = tr("台账完好：结构、引用、变更记录与附件都没有问题。")
    box = messages.make_box(parent, text, title=tr("检查台账"))
    box.setIcon(box.Icon.Warning if problems else box.Icon.Information)
    box.setDetailedText("\n".join(problems))
    # The details bring a button of their own: Esc must know which one it means.
    box.setDefaultButton(box.addButton(tr("关闭"), box.ButtonRole.RejectRole))
    box.exec()
