"""What a window without a ledger says: how to begin."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from jingxi_desktop.translation import tr
from jingxi_desktop.ui import settings
from jingxi_desktop.ui.icons import icon

if TYPE_CHECKING:
    from jingxi_desktop.ui.actions import Actions
    from jingxi_desktop.ui.file_commands import FileCommands


class Welcome(QWidget):
    """Open, begin a new ledger, look at a sample, or go on with a recent one."""

    def __init__(self, files: "FileCommands", actions: "Actions") -> None:
        super().__init__()
        self._files = files
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(460)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(32, 24, 32, 24)
        inner.setSpacing(8)
        title = QLabel(tr("京西转型台账"))
        title.setObjectName("figure")
        title.setMinimumHeight(48)
        inner.addWidget(title)
        note = QLabel(tr("一个文件就是一本台账：任务、项目、园区、企业与指标都在里面。"))
        note.setObjectName("caption")
        note.setWordWrap(True)
        inner.addWidget(note)
        self._add(inner, "folder-open", tr("打开台账…"), actions["open_ledger"].trigger)
        self._add(inner, "file-plus", tr("新建空台账…"), lambda: files.new("empty"))
        self._add(
            inner,
            "file-plus",
            tr("新建文章台账…（公开报道所载事实）"),
            lambda: files.new("article"),
        )
        self._add(
            inner, "file-plus", tr("新建演示台账…（虚构数据，供试用）"), lambda: files.new("demo")
        )
        self._add_recent(inner)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def _add_recent(self, layout: QVBoxLayout) -> None:
        recent = settings.recent_files()[:5]
        if not recent:
            return
        heading = QLabel(tr("最近打开"))
        heading.setObjectName("caption")
        layout.addSpacing(8)
        layout.addWidget(heading)
        for path in recent:
            button = self._add(layout, "history", path.name, partial(self._files.open_path, path))
            button.setToolTip(str(path))

    def _add(
        self, layout: QVBoxLayout, icon_name: str, text: str, act: Callable[[], object]
    ) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: act())
        layout.addWidget(button)
        return button
