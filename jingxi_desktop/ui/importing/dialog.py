"""导入表格: three steps from a file to one change of the ledger."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.exchange.importing import apply, mapping_memory, plan
from jingxi_desktop.exchange.importing.plan import Plan
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.records import Kind, UserError
from jingxi_desktop.records.errors import CancelledError, ClosedMonthError
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.correcting import asking_why
from jingxi_desktop.ui.importing.columns_page import ColumnsPage
from jingxi_desktop.ui.importing.options_row import Start
from jingxi_desktop.ui.importing.review_page import ReviewPage
from jingxi_desktop.ui.importing.table_page import TablePage
from jingxi_desktop.ui.jobs import Job, with_progress
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.session import Session

_SIZE = (1120, 660)
_STEPS = (mark("1 选表"), mark("2 对应各列"), mark("3 核对"))
_TABLE, _COLUMNS, _REVIEW = range(3)


class ImportDialog(QDialog):
    """The steps, one after the other; `count` is how many rows came into the ledger."""

    def __init__(self, session: Session, path: Path, start: Start, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("导入表格"))
        self.resize(*_SIZE)
        self._session = session
        self._job: Job[Any] | None = None
        self._shown: FoundTable | None = None
        self._reviewed: tuple[FoundTable, Kind, int] | None = None
        self.count = 0
        self.tables = TablePage(self._run)
        self.columns = ColumnsPage(session, start)
        self.review = ReviewPage(session)
        self.pages = QStackedWidget()
        self.steps = [QLabel(tr(step)) for step in _STEPS]
        self.said = QLabel()
        self.back = QPushButton(tr("上一步"))
        self.go = QPushButton()
        self.cancel = QPushButton(tr("取消"))
        self._build()
        self.back.clicked.connect(self._go_back)
        self.go.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)
        for page in (self.tables, self.columns, self.review):
            page.changed.connect(self._follow)
        self._show_page(_TABLE)
        later(self, 0, lambda: self.tables.read(path))

    def _build(self) -> None:
        for page in (self.tables, self.columns, self.review):
            self.pages.addWidget(page)
        steps, bottom = QHBoxLayout(), QHBoxLayout()
        steps.setSpacing(24)
        for label in self.steps:
            steps.addWidget(label)
        steps.addStretch(1)
        self.said.setWordWrap(True)
        bottom.addWidget(self.said, 1)
        for button in (self.back, self.go, self.cancel):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        self.go.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(steps)
        layout.addWidget(self.pages, 1)
        layout.addLayout(bottom)

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        for place, label in enumerate(self.steps):
            label.setObjectName("step" if place == page else "caption")
            label.style().polish(label)
        (self.tables.list, self.columns.view, self.review.table)[page].setFocus()
        self._follow()

    def _follow(self) -> None:
        """Say what can be done now, and let it be done."""
        page = self.pages.currentIndex()
        self.back.setEnabled(page != _TABLE)
        words, can_go, sentence = tr("下一步"), True, ""
        if page == _TABLE:
            table = self.tables.table
            can_go = table is not None and bool(table.rows)
        elif page == _REVIEW:
            count = self.review.count
            words = tr("导入 {n} 行", n=f"{count:,}") if count else tr("导入")
            can_go = bool(count)
            sentence = self.review.conclusion
            if self.review.waits:
                words, can_go = tr("重新核对"), True
        self.go.setText(words)
        self.go.setEnabled(can_go)
        self._say(sentence)

    def _say(self, sentence: str, *, is_problem: bool = False) -> None:
        self.said.setObjectName("problem" if is_problem else "caption")
        self.said.style().polish(self.said)
        self.said.setText(sentence)

    def _refuse(self, sentence: str) -> None:
        self._say(sentence, is_problem=True)

    def _run(
        self,
        label: str,
        work: Callable[[Callable[[], bool]], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
    ) -> bool:
        """See `Run`."""
        if self.is_busy:
            return False

        def end() -> None:
            self._job = None

        def finish(answer: Any) -> None:
            end()
            done(answer)

        def fail(error: BaseException) -> None:
            end()
            if not isinstance(error, UserError):
                raise error
            failed(str(error))

        def stop() -> None:
            end()
            failed(tr("已取消。"))

        self._job = Job(work, finish, fail)
        with_progress(self._job, self, label).stopped.connect(stop)
        return True

    @property
    def is_busy(self) -> bool:
        """Whether something is being done beside the window."""
        return self._job is not None

    def _go_back(self) -> None:
        if not self.is_busy:
            self._show_page(self.pages.currentIndex() - 1)

    def _go_on(self) -> None:
        page = self.pages.currentIndex()
        if self.is_busy:
            return
        if page == _TABLE:
            self._map()
        elif page == _COLUMNS or self.review.waits:
            self._plan()
        else:
            self._apply()

    def _map(self) -> None:
        table = self.tables.table
        if table is None:
            return
        if table is not self._shown:
            self._shown = table
            self.columns.show_table(table)
        self._show_page(_COLUMNS)

    def _plan(self) -> None:
        """Look at all rows, in a worker, and show what they would do."""
        if self.columns.missing:
            self._refuse(self.columns.missing)
            self.columns.focus_missing()
            return
        table, kind, ledger = self._shown, self.columns.kind, self._session.ledger
        assert table is not None
        # What a row was said to be is one of the records of a year.
        reviewed = (table, kind, self.columns.row.year)
        if self._reviewed != reviewed:
            self.review.start_again()
            self._reviewed = reviewed
        options = self.columns.options(dict(self.review.decided))
        places = self.columns.places

        def work(cancelled: Callable[[], bool]) -> Plan:
            with ledger.second(cancelled) as reader:
                return plan.plan(reader, kind, table, places, options, Watch(cancelled=cancelled))

        def done(planned: Plan) -> None:
            caption = tr(
                "{file}，导入为{kind}，{year} 年度",
                file=" · ".join(filter(None, (self.tables.path.name, table.sheet))),
                kind=tr(kind.label),
                year=options.year,
            )
            self.review.show_plan(planned, options.decided, caption, self.columns.open_questions)
            self._show_page(_REVIEW)

        self._run(tr("正在核对各行…"), work, done, self._refuse)

    def _apply(self) -> None:
        """Take the rows into the ledger as one change, or nothing."""
        ledger, planned = self._session.ledger, self.review.plan
        assert planned is not None
        name = self.tables.path.name

        def take(reason: str, _month: str) -> int:
            def act(watch: Watch) -> int:
                return apply.apply(ledger, planned, name, reason, watch)

            return self._session.change(act, self, tr("正在导入「{name}」…", name=name))

        try:
            self.count = asking_why(take)
        except CancelledError:
            self._say(tr("已取消，什么都没有导入。"))
        except ClosedMonthError:
            # The user was asked and would rather not.
            return
        except UserError as error:
            messages.show_problem(self, str(error))
            if ledger.last_change() != planned.as_of:
                self._plan()
        else:
            self._remember_columns()
            self.accept()

    def _remember_columns(self) -> None:
        columns = self.columns
        if columns.said:
            assert self._shown is not None
            mapping_memory.remember(columns.kind, self._shown, columns.places, columns.row.year)

    def reject(self) -> None:
        """Close, after asking where something was chosen already."""
        has_work = bool(self.columns.said or self.review.decided)
        if not has_work or messages.confirm(
            self,
            tr("放弃这次导入？"),
            tr("什么都没有导入；列的对应和选定的记录下次要重新选。"),
            tr("放弃"),
        ):
            if self._job is not None:
                self._job.cancel()
            super().reject()
