"""合并填报包: what packages bring is looked at and settled, then merged as one step."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from jingxi_desktop.ledger import merge as merging
from jingxi_desktop.ledger.merge import ProblemsError
from jingxi_desktop.ledger.merge_cells import Merge, Place
from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError, ClosedMonthError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.correcting import asking_why
from jingxi_desktop.ui.dialogs.buttons import VerbButtons
from jingxi_desktop.ui.merge_panel import MergePanel
from jingxi_desktop.ui.session import Session

_SIZE = (1180, 680)
_MOST_NAMED = 8


class MergeDialog(QDialog):
    """What was compared, and the button that merges it; `count` is how many cells that changed."""

    def __init__(self, session: Session, merges: Sequence[Merge], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(merging.label(merges))
        self.resize(*_SIZE)
        self._session, self._merges = session, merges
        self.count = 0
        self.panel = MergePanel(session, merges)
        self.left = QLabel()
        buttons = VerbButtons(self, tr("合并"))
        self.go = buttons.act
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.body(), 1)
        layout.addWidget(self.left)
        layout.addWidget(buttons)
        self.panel.model.changed.connect(self._follow)
        self._follow()

    def body(self) -> QWidget:
        """What the dialog is about: the panel."""
        return self.panel

    def show_merges(self, merges: Sequence[Merge]) -> None:
        """Show what was compared anew."""
        self._merges = merges
        self.panel.show_merges(merges)
        self._follow()

    def _follow(self) -> None:
        left = self.panel.open_count
        has_conflicts = any(merge.conflicts for merge in self._merges)
        has_work = has_conflicts or any(merge.taken for merge in self._merges)
        if left:
            words = tr("还有 {n} 处冲突没有选定；选定以后才能合并。", n=left)
        elif has_conflicts:
            words = tr("冲突都已选定，可以合并；合并是一步，可以撤销。")
        elif has_work:
            words = tr("没有冲突，可以合并；合并是一步，可以撤销。")
        elif self._merges:
            words = tr("没有新的内容，不用合并。")
        else:
            words = tr("没有能合并的填报包。")
        self.left.setText(words)
        self.go.setEnabled(has_work and not left)

    def reject(self) -> None:
        """Close, after asking where conflicts were settled already."""
        settled = len(self.panel.model.choices)
        if not settled or messages.confirm(
            self,
            tr("放弃已选定的 {n} 处？", n=settled),
            tr("什么都没有合并；下次合并时要重新选定。"),
            tr("放弃"),
        ):
            super().reject()

    def accept(self) -> None:
        """Merge. What would break its rules is left out if the user says so; nothing is done else."""
        without: set[Place] = set()

        def merge(reason: str, _month: str) -> int:
            while True:
                try:
                    return self._apply(reason, without)
                except ProblemsError as error:
                    if not self._leave_out(error):
                        raise
                    without.update(problem.place for problem in error.problems)

        try:
            self.count = asking_why(merge)
        except CancelledError:
            self.left.setText(tr("已取消，什么都没有合并。"))
        except (ClosedMonthError, ProblemsError):
            # The user was asked and would rather not.
            return
        except UserError as error:
            messages.show_problem(self, str(error))
        else:
            super().accept()

    def _apply(self, reason: str, without: Collection[Place]) -> int:
        def act(watch: Watch) -> int:
            choices = self.panel.model.choices
            return merging.apply(
                self._session.ledger, self._merges, choices, reason, without, watch
            )

        return self._session.change(act, self, tr("正在合并…"))

    def _leave_out(self, error: ProblemsError) -> bool:
        lines = [
            tr("{row}：{why}", row=problem.title, why=problem.sentence)
            for problem in error.problems[:_MOST_NAMED]
        ]
        more = len(error.problems) - len(lines)
        if more:
            lines.append(tr("……还有 {n} 条", n=more))
        question = tr(
            "有 {n} 条记录合并后不合规则。不合并它们，只合并其余的？", n=len(error.problems)
        )
        return messages.confirm(self, question, "\n".join(lines), tr("合并其余"))
