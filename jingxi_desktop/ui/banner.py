"""The strip over a ledger that is only read, or over a return package: what that means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lock import this_process
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.icons import icon


class Banner(QFrame):
    """Hidden over a ledger that can be written; a button tries again where it is only read."""

    reopen_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self.button = QPushButton(icon("refresh-cw"), tr("重新打开"))
        self.button.clicked.connect(self.reopen_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self.button)

    def text(self) -> str:
        """What it says."""
        return self._sentence.text()

    def show_ledger(self, ledger: Ledger | None) -> None:
        """Say why a ledger is only read, or what can be filled in a package."""
        self.setVisible(ledger is not None and (ledger.read_only or ledger.is_package))
        if ledger is not None:
            self.button.setVisible(ledger.read_only)
            self._sentence.setText(
                _why_read_only(ledger)
                if ledger.read_only
                else tr(
                    "这是填报包：填写月度、节点、问题和项目、任务的阶段与状态，其余由下发单位填写。"
                    "内容随填随存，填完把这个文件发回即可。"
                )
            )


def _why_read_only(ledger: Ledger) -> str:
    if ledger.holder is None:
        return tr(
            "只读：这个位置不能写入（{why}）。用「文件 › 另存副本」存到别处即可编辑。",
            why=ledger.obstacle,
        )
    if ledger.holder == this_process():
        return tr(
            "只读：本程序的另一个窗口正在编辑这本台账。在那个窗口关闭台账后，点「重新打开」即可编辑。"
        )
    return tr(
        "只读：台账正由 {holder} 使用。对方关闭后，点「重新打开」即可编辑。", holder=ledger.holder
    )
