"""汇总: the returns of a folder, what came from whom, who has returned nothing; merged as one step."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QWidget

from jingxi_desktop.ledger import collecting
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.reports.collecting import returned
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.dialogs.merge import MergeDialog
from jingxi_desktop.ui.report_panel import ReportPanel
from jingxi_desktop.ui.session import Session

_SIZE = (1240, 680)


class CollectingDialog(MergeDialog):
    """The table of what came back beside what it brings."""

    def __init__(self, session: Session, came: Sequence[Returned], parent: QWidget | None) -> None:
        self.report = ReportPanel(returned(session.ledger, came))
        self.tabs = QTabWidget()
        super().__init__(session, collecting.merges(came), parent)
        self.setWindowTitle(tr("汇总填报包"))
        self.resize(*_SIZE)

    def body(self) -> QWidget:
        """Both, each on its page; what is in conflict names itself."""
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.report, tr("返回情况"))
        conflicts = self.panel.open_count
        words = tr("逐格核对（冲突 {n} 处）", n=conflicts) if conflicts else tr("逐格核对")
        self.tabs.addTab(self.panel, words)
        for page in (self.report, self.panel):
            page.setContentsMargins(0, 8, 0, 0)
        return self.tabs
