"""汇总: the returns of a folder, what came from whom, who has returned nothing; merged as one step."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jingxi_desktop.ledger import collecting
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.reports.collecting import returned
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.dialogs.merge import MergeDialog
from jingxi_desktop.ui.jobs import Bar
from jingxi_desktop.ui.report_panel import ReportPanel
from jingxi_desktop.ui.session import Session

_SIZE = (1240, 680)
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
# Told what came of comparing, None where it failed.
Compared = Callable[[Sequence[Returned] | None], None]
# Compares the files once more, but for some of them, behind a bar over the dialog, which it returns.
Compare = Callable[[QWidget, Collection[str], Compared], Bar]


class _Ticks(QIdentityProxyModel):
    """The table of what came back with a tick at each file that is merged. `ticked` says which one was
    clicked."""

    ticked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.states: dict[str, Qt.CheckState] = {}

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be merged can be left out."""
        flags = super().flags(index)
        return flags if self._state(index) is None else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The tick."""
        return self._state(index) if role == Role.CheckStateRole else super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Say that a tick was clicked; it changes when the files are compared anew."""
        if role != Role.CheckStateRole or self._state(index) in (None, Qt.CheckState(value)):
            return False
        self.ticked.emit(index.data())
        return True

    def _state(self, index: Index) -> Qt.CheckState | None:
        return None if index.column() else self.states.get(str(index.data()))


class CollectingDialog(MergeDialog):
    """The table of what came back beside what it brings. A file can be left out: then the others are
    compared as if it were not there."""

    def __init__(
        self,
        session: Session,
        came: Sequence[Returned],
        compare: Compare,
        parent: QWidget | None,
    ) -> None:
        self._compare = compare
        self.report = ReportPanel(returned(session.ledger, came))
        self.ticks = _Ticks()
        self.ticks.setSourceModel(self.report.table.report)
        self.report.table.setModel(self.ticks)
        self.tabs = QTabWidget()
        super().__init__(session, collecting.merges(came), parent)
        self.setWindowTitle(tr("汇总填报包"))
        self.resize(*_SIZE)
        self.ticks.ticked.connect(self._turn)
        self._show_returned(came)

    def body(self) -> QWidget:
        """Both, each on its page; what is in conflict names itself."""
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.report, tr("返回情况"))
        self.tabs.addTab(self.panel, "")
        for page in (self.report, self.panel):
            page.setContentsMargins(0, 8, 0, 0)
        return self.tabs

    def _turn(self, file: str) -> None:
        """Leave a file out, or take it in again."""
        left_out = {each.file for each in self._came if each.left_out} ^ {file}
        self._wait(is_waiting=True)
        bar = self._compare(self, left_out, self._show_again)
        bar.stopped.connect(lambda: self._wait(is_waiting=False))
        self.finished.connect(bar.canceled)

    def _wait(self, *, is_waiting: bool) -> None:
        """Let nothing be merged that is about to be another."""
        self.tabs.setDisabled(is_waiting)
        if is_waiting:
            self.go.setEnabled(False)
        else:
            self._follow()
            self.report.table.setFocus()

    def _show_again(self, came: Sequence[Returned] | None) -> None:
        if came is not None:
            self.show_merges(collecting.merges(came))
            self.report.show_table(returned(self._session.ledger, came))
            self._show_returned(came)
        self._wait(is_waiting=False)

    def _show_returned(self, came: Sequence[Returned]) -> None:
        self._came = came
        self.ticks.states = {
            each.file: Qt.CheckState.Unchecked if each.left_out else Qt.CheckState.Checked
            for each in came
            if each.merge is not None
        }
        conflicts = self.panel.open_count
        words = tr("逐格核对（冲突 {n} 处）", n=conflicts) if conflicts else tr("逐格核对")
        self.tabs.setTabText(1, words)
