"""The third step: every row with what it would do, why not, and which record it is about."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.exchange.importing.plan import NEW, Plan
from jingxi_desktop.exchange.importing.rows import STATES, Row, State
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.delegates import ColourDelegate
from jingxi_desktop.ui.importing.review_model import (
    HEADINGS,
    WORDS,
    Line,
    ReviewModel,
    Words,
    state_words,
)
from jingxi_desktop.ui.selection import selected_rows
from jingxi_desktop.ui.session import Session

_ROW_HEIGHT = 28
_DETAIL_HEIGHT = 132
_ORDER: Mapping[State, int] = {"problem": 0, "update": 2, "new": 3, "same": 4}
_DOUBTED = 1
# What several rows are decided to be: each the one record that it asks about.
_ASKED = "asked"


class ReviewPage(QWidget):
    """The rows by their states. `changed` says that the user decided something."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.plan: Plan | None = None
        self._words: Words | None = None
        # Of all rows that ever were a question, so that an answer can be changed.
        self._candidates: dict[int, tuple[str, ...]] = {}
        self.decided: dict[int, str] = {}
        self._planned: Mapping[int, str] = {}
        self._lists: list[Sequence[Line]] = []
        self.caption, self.questions = QLabel(), QLabel()
        self.lists = QTabBar()
        self.model = ReviewModel(self._waits)
        self.table = QTableView()
        self.record_label, self.record_box, self.hint = QLabel(), CalmBox(), QLabel()
        self.detail = QPlainTextEdit()
        self.leaves_out = QCheckBox()
        self._build()
        self.lists.currentChanged.connect(self._show_list)
        for signal in (
            self.table.selectionModel().currentRowChanged,
            self.table.selectionModel().selectionChanged,
        ):
            signal.connect(self._show_line)
        self.record_box.activated.connect(self._decide)
        self.leaves_out.toggled.connect(self.changed)

    def _build(self) -> None:
        self.caption.setObjectName("caption")
        self.questions.setObjectName("problem")
        for label in (self.caption, self.questions):
            label.setWordWrap(True)
        self.lists.setObjectName("switch")
        # What it asks for before it has its style is another width.
        self.lists.ensurePolished()
        self.lists.setDrawBase(False)
        self.lists.setExpanding(False)
        self.lists.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.table.setModel(self.model)
        self.table.setItemDelegate(ColourDelegate(self.table))
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(tr("各行"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for place, (heading, width) in enumerate(HEADINGS):
            words = header.fontMetrics().horizontalAdvance(tr(heading)) + 24
            self.table.setColumnWidth(place, max(width, words))
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setFixedHeight(_DETAIL_HEIGHT)
        self.detail.setAccessibleName(tr("这一行的说明"))
        self.record_label.setObjectName("caption")
        self.record_label.setBuddy(self.record_box)
        self.hint.setObjectName("caption")
        self.hint.setText(tr("可以选中多行（Shift、Ctrl 或 Ctrl+A）一起选定"))
        decide = QHBoxLayout()
        decide.addWidget(self.record_label)
        decide.addWidget(self.record_box, 1)
        decide.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.caption)
        layout.addWidget(self.questions)
        layout.addWidget(self.lists)
        layout.addWidget(self.table, 1)
        layout.addLayout(decide)
        layout.addWidget(self.detail)
        layout.addWidget(self.leaves_out)

    def start_again(self) -> None:
        """Forget what was decided, for another table, kind or year."""
        self.decided, self._planned, self._candidates, self.plan = {}, {}, {}, None

    def show_plan(
        self, plan: Plan, decided: Mapping[int, str], caption: str, questions: str
    ) -> None:
        """Show what an import would do with what was `decided` for it, and what was left unanswered.

        The list and the row that were looked at stay, if they are still there.
        """
        number = self._line.number if self._line is not None else None
        self.plan = plan
        self._planned = decided
        self._words = Words(self._session.ledger, plan)
        self._candidates |= {row.number: row.candidates for row in plan.rows if row.candidates}
        self.caption.setText(caption)
        sentences = "\n".join(filter(None, (questions, plan.about_year)))
        self.questions.setText(sentences)
        self.questions.setVisible(bool(sentences))
        kept = self.lists.tabData(self.lists.currentIndex())
        self.lists.blockSignals(True)
        while self.lists.count():
            self.lists.removeTab(0)
        self._lists = []
        for name, label, lines in self._all_lists(plan):
            self.lists.addTab(tr("{name} {n}", name=label, n=f"{len(lines):,}"))
            self.lists.setTabData(len(self._lists), name)
            self._lists.append(lines)
        names = [self.lists.tabData(place) for place in range(self.lists.count())]
        self.lists.setCurrentIndex(names.index(kept) if kept in names else 0)
        self.lists.blockSignals(False)
        # Qt forgets to, while the bar is hidden.
        self.lists.updateGeometry()
        count = len(plan.problems)
        self.leaves_out.setText(tr("跳过有问题的 {n} 行，只导入其余的", n=f"{count:,}"))
        self.leaves_out.setVisible(bool(count))
        self.leaves_out.setChecked(False)
        self._show_list()
        self._select(number)
        self.changed.emit()

    def _all_lists(self, plan: Plan) -> Iterator[tuple[str, str, Sequence[Line]]]:
        def order(row: Row) -> int:
            return _DOUBTED if row.doubts and row.state != "problem" else _ORDER[row.state]

        rows = sorted(plan.rows, key=order)
        yield "all", tr("全部").capitalize(), rows
        for state in sorted(STATES, key=lambda state: _ORDER[state]):
            rows = [row for row in plan.rows if row.state == state]
            if rows:
                yield state, state_words(state), rows
        if doubted := [row for row in plan.rows if row.doubts]:
            yield "doubted", tr("请核对").capitalize(), doubted
        if plan.skipped:
            yield "skipped", tr("不导入"), plan.skipped

    def _show_list(self) -> None:
        assert self._words is not None
        self.model.show(self._words, self._lists[self.lists.currentIndex()])
        self._select(None)

    def _select(self, number: int | None) -> None:
        """Go to the row of this number, else to the first."""
        if self.model.lines:
            rows = (row for row, line in enumerate(self.model.lines) if line.number == number)
            self.table.selectRow(next(rows, 0))
        self._show_line()

    @property
    def _line(self) -> Line | None:
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _show_line(self) -> None:
        line = self._line
        self.detail.setPlainText("" if line is None else "\n".join(self.model.words(line)))
        asking = self._asking
        for widget in (self.record_label, self.record_box):
            widget.setVisible(bool(asking))
        self.hint.setVisible(len(asking) == 1 and len(self._candidates) > 1)
        self._offer(asking)

    @property
    def _asking(self) -> list[int]:
        """The numbers of the selected rows that ask which record they are."""
        rows = chain.from_iterable(selected_rows(self.table))
        numbers = (self.model.lines[row].number for row in rows)
        return [number for number in numbers if number in self._candidates]

    def _offer(self, asking: Sequence[int]) -> None:
        """Offer what the rows of these numbers can be, beginning with what they were decided to be."""
        label = tr("这一行是") if len(asking) < 2 else tr("这 {n} 行是", n=f"{len(asking):,}")
        self.record_label.setText(label)
        self.record_box.setAccessibleName(label)
        self.record_box.clear()
        self.record_box.addItem(tr("请选择"), "")
        for words, choice in self._choices(asking):
            self.record_box.addItem(words, choice)
        fitting = (
            place
            for place in range(self.record_box.count())
            if all(
                self._answer(self.record_box.itemData(place), number)
                == self.decided.get(number, "")
                for number in asking
            )
        )
        self.record_box.setCurrentIndex(next(fitting, 0))

    def _choices(self, asking: Sequence[int]) -> Iterator[tuple[str, str]]:
        """What rows can be, in words."""
        if len(asking) == 1:
            assert self._words is not None
            for record_id in self._candidates[asking[0]]:
                yield tr("台账里的「{record}」", record=self._words.of_record(record_id)), record_id
            yield tr("新增一条"), NEW
        elif asking:
            if sure := sum(len(self._candidates[number]) == 1 for number in asking):
                yield tr("各是所问的那条记录（{n} 行）", n=f"{sure:,}"), _ASKED
            yield tr("各新增一条（{n} 行）", n=f"{len(asking):,}"), NEW

    def _answer(self, choice: str, number: int) -> str:
        """What a choice for several rows says of one; a row that asks about many records stays as it is."""
        if choice != _ASKED:
            return choice
        candidates = self._candidates[number]
        return candidates[0] if len(candidates) == 1 else self.decided.get(number, "")

    def _decide(self) -> None:
        choice = str(self.record_box.currentData())
        for number in self._asking:
            answer = self._answer(choice, number)
            self.decided.pop(number, None)
            if answer:
                self.decided[number] = answer
        self.model.show_again()
        self.changed.emit()

    def _waits(self, number: int) -> bool:
        return self.decided.get(number) != self._planned.get(number)

    @property
    def waits(self) -> bool:
        """Whether something was decided that the rows do not show yet."""
        return self.decided != self._planned

    @property
    def count(self) -> int:
        """How many rows would be imported; 0 while problems are in the way."""
        if self.plan is None or (self.plan.problems and not self.leaves_out.isChecked()):
            return 0
        return sum(bool(row.edits) for row in self.plan.rows)

    @property
    def conclusion(self) -> str:
        """What can be done now, in a sentence."""
        if self.plan is None:
            return ""
        if self.waits:
            count = sum(map(self._waits, self.decided.keys() | self._planned.keys()))
            return tr("{n} 行有新的选定，请重新核对。", n=f"{count:,}")
        if self.count:
            return tr("导入是一步，可以撤销。")
        if self.plan.problems and any(row.edits for row in self.plan.rows):
            return tr("有问题的行没有处理：改正表格后重新导入，或勾选跳过它们。")
        if self.plan.problems:
            return tr("没有可以导入的行，请按各行的说明改正。")
        return tr("表里的内容与台账一致，不用导入。")
