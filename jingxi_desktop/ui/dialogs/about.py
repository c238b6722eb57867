"""关于: the program, its version and where it keeps things."""

from PySide6.QtWidgets import QWidget

import jingxi_desktop
from jingxi_desktop import paths
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages


def show_about(parent: QWidget) -> None:
    """Show what this program is."""
    box = messages.make_box(
        parent,
        tr("京西转型台账 {version}", version=jingxi_desktop.__version__),
        tr(
            "京西地区重点任务、重大项目、园区与企业的本地台账。\n\n备份：{backups}\n日志：{log}",
            backups=paths.backup_dir(),
            log=paths.state_dir() / "jingxi.log",
        ),
        title=tr("关于京西转型台账"),
    )
    box.addButton(tr("关闭"), box.ButtonRole.AcceptRole)
    box.exec()
