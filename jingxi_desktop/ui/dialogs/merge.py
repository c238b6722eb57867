"""合并填报包: what both sides changed, side by side, settled one by one or by a rule; then merged."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.ledger import merge as merging
from jingxi_desktop.ledger.merge import Place, ProblemsError, Side
from jingxi_desktop.ledger.three_way import (
    Cell,
    Chosen,
    Conflict,
    Key,
    Merge,
    Touch,
    in_words,
    label_of,
)
from jingxi_desktop.ledger.words import Shown
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import correcting, icons, messages, theme
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole
_SIZE = (1180, 680)
_ROW_HEIGHT = 30
_TEXT_HEIGHT = 78
_MOST_NAMED = 8
_BASE, _OURS, _THEIRS, _STATE = range(2, 6)
_HEADINGS = (
    (mark("记录"), 300),
    (mark("字段"), 120),
    (mark("原值"), 170),
    (mark("我方现值"), 180),
    (mark("对方现值"), 180),
    (mark("结果"), 120),
)
_SIDES: dict[int, Chosen] = {_OURS: "ours", _THEIRS: "theirs"}
_CHOSEN = {"ours": mark("以我方为准"), "theirs": mark("以对方为准")}
_KEYS: dict[int, Chosen] = {Qt.Key.Key_1: "ours", Qt.Key.Key_2: "theirs"}


class Line(Struct, frozen=True):
    """One cell in the table; `conflict` where it must be settled, else `state` says what becomes of it."""

    cell: Cell
    state: str = ""
    conflict: Conflict | None = None


def _lists(found: Merge) -> list[tuple[str, tuple[Line, ...]]]:
    """What a package brings, by headings; conflicts first. An empty list is left out."""
    together = tuple(
        Line(cell, tr("保留我方") if cell.theirs == cell.base else tr("采用对方"))
        for each in found.together
        for cell in each.cells
    )
    lists = [
        (tr("冲突"), tuple(Line(each.cell, conflict=each) for each in found.conflicts)),
        (tr("双方改了同一条的不同金额或阶段，请一并核对"), together),
        (tr("采用对方"), _lines(found.taken, tr("采用对方"))),
        (tr("保留我方"), _lines(found.kept, tr("保留我方"))),
        (tr("不接受（由下发单位填写）"), _lines(found.refused, tr("不接受"))),
    ]
    return [
        (tr("{name}：{n} 处", name=name, n=len(lines)), lines) for name, lines in lists if lines
    ]


def _lines(cells: Iterable[Cell], state: str) -> tuple[Line, ...]:
    return tuple(Line(cell, state) for cell in cells)


class MergeModel(QAbstractTableModel):
    """The cells of one list. `changed` says that a conflict was settled; `choices` has all that are."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._shown = Shown(session.ledger)
        self.lines: tuple[Line, ...] = ()
        self.choices: dict[Key, Chosen] = {}

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a cell."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """See `_HEADINGS`."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The columns' headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return tr(_HEADINGS[section][0])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text on one line, whole in its tooltip; a tick at the side that was chosen."""
        line, column = self.lines[index.row()], index.column()
        chosen = self.choices.get(line.cell.key) if line.conflict else None
        if role == Role.DisplayRole:
            return self.text(line, column).replace("\n", " ")
        if role == Role.ToolTipRole:
            return self.text(line, column)
        if role == Role.DecorationRole and chosen and _SIDES.get(column) == chosen:
            return QIcon(str(icons.file("check", theme.current().good)))
        if role == Role.ForegroundRole and column == _STATE and line.conflict and not chosen:
            return QColor(theme.current().bad)
        return None

    def text(self, line: Line, column: int) -> str:
        """What stands in a column."""
        cell = line.cell
        if column < _BASE:
            return (cell.title, label_of(cell))[column]
        if column < _STATE:
            return in_words(self._shown, cell, (cell.base, cell.ours, cell.theirs)[column - _BASE])
        if line.conflict is None:
            return line.state
        chosen = self.choices.get(cell.key)
        return tr(_CHOSEN[chosen]) if chosen else tr("未选定")

    def settle(self, rows: Sequence[int], side: Chosen) -> None:
        """Choose a side for the conflicts among these rows."""
        keys = (self.lines[row].cell.key for row in rows if self.lines[row].conflict)
        self.settle_all(dict.fromkeys(keys, side))

    def settle_all(self, choices: dict[Key, Chosen]) -> None:
        """Choose a side for these conflicts."""
        self.choices |= choices
        if self.lines:
            end = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), end)
        self.changed.emit()

    def next_open(self, row: int) -> int | None:
        """The next row from this one on, round the end, that is not settled; None if all are."""
        order = (*range(row, len(self.lines)), *range(row))
        return next((place for place in order if self._is_open(self.lines[place])), None)

    def _is_open(self, line: Line) -> bool:
        return line.conflict is not None and line.cell.key not in self.choices


class _Table(QTableView):
    """The list. 1 and 2 settle what is selected for ours and for theirs."""

    settled = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle by a key."""
        side = _KEYS.get(event.key())
        if side is None:
            super().keyPressEvent(event)
        else:
            self.settled.emit(side)


class MergeDialog(QDialog):
    """What was compared, and the button that merges it; `count` is how many cells that changed."""

    def __init__(self, session: Session, found: Merge, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("合并{package}", package=found.package.title))
        self.resize(*_SIZE)
        self._ledger, self._merge = session.ledger, found
        self._lists = _lists(found)
        self.count = 0
        self.model = MergeModel(session)
        self.table = _Table()
        self.table.setModel(self.model)
        self.list_box = CalmBox()
        self.list_box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToContents)
        self.list_box.addItems([heading for heading, _lines in self._lists])
        self.summary, self.left = QLabel(), QLabel()
        self.one = {
            "ours": QPushButton(tr("以我方为准（1）")),
            "theirs": QPushButton(tr("以对方为准（2）")),
        }
        self.all: dict[Side, QPushButton] = {
            "ours": QPushButton(tr("全部以我方为准")),
            "theirs": QPushButton(tr("全部以对方为准")),
            "later": QPushButton(tr("全部以较晚修改为准")),
        }
        self.sides = [QPlainTextEdit() for _side in range(3)]
        self.side_labels = [QLabel() for _side in range(3)]
        self._build()
        self._connect()
        self._show_list(0)
        self._follow()

    def _build(self) -> None:
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for place, (_heading, width) in enumerate(_HEADINGS):
            self.table.setColumnWidth(place, width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        counts = tr("{file}：{counts}", file=self._merge.file, counts=self._merge.counted)
        notice = tr(
            "{n} 条记录双方改了不同的金额或阶段，不算冲突，请在列表里一并核对。",
            n=len(self._merge.together),
        )
        self.summary.setText(f"{counts}\n{notice}" if self._merge.together else counts)
        self.summary.setWordWrap(True)
        layout.addWidget(self.summary)
        top = QHBoxLayout()
        top.addWidget(self.list_box)
        top.addStretch(1)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._side_by_side())
        settle = QHBoxLayout()
        for button in (*self.one.values(), *self.all.values()):
            button.setAutoDefault(False)
            settle.addWidget(button)
        settle.addStretch(1)
        layout.addLayout(settle)
        layout.addWidget(self.left)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(tr("合并"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.addButton(tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        layout.addWidget(self.buttons)

    def _side_by_side(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for place, (label, text) in enumerate(zip(self.side_labels, self.sides, strict=True)):
            label.setObjectName("caption")
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setFixedHeight(_TEXT_HEIGHT)
            grid.addWidget(label, 0, place)
            grid.addWidget(text, 1, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list_box.activated.connect(self._show_list)
        self.model.changed.connect(self._follow)
        self.table.settled.connect(self.settle_selected)
        self.table.doubleClicked.connect(self._choose_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        for side, button in self.one.items():
            button.clicked.connect(lambda _checked=False, side=side: self.settle_selected(side))
        for rule, button in self.all.items():
            button.clicked.connect(lambda _checked=False, rule=rule: self.settle_all_by(rule))

    def _show_list(self, place: int) -> None:
        lines = self._lists[place][1] if self._lists else ()
        self.model.show_lines(lines)
        for button in (*self.one.values(), *self.all.values()):
            button.setEnabled(any(line.conflict for line in lines[:1]))
        self._go_to(0)

    def _go_to(self, row: int) -> None:
        if self.model.lines:
            self.table.selectRow(row)
            self.table.setFocus()
        self._show_current()

    def _show_current(self) -> None:
        index = self.table.currentIndex()
        line = self.model.lines[index.row()] if index.isValid() else None
        ours, theirs = Touch(), Touch()
        if line is not None and line.conflict is not None:
            ours, theirs = line.conflict.ours, line.conflict.theirs
        for place, touch in enumerate((Touch(), ours, theirs)):
            heading = tr(_HEADINGS[_BASE + place][0])
            self.side_labels[place].setText(f"{heading}  {touch.words}".strip())
            text = "" if line is None else self.model.text(line, _BASE + place)
            self.sides[place].setPlainText(text)

    def _choose_clicked(self, index: QModelIndex) -> None:
        side = _SIDES.get(index.column())
        if side is not None:
            self.model.settle([index.row()], side)

    def settle_selected(self, side: Chosen) -> None:
        """Choose a side for what is selected, and go on to what is still open."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        self.model.settle(rows, side)
        following = self.model.next_open(max(rows, default=0))
        if following is not None:
            self._go_to(following)

    def settle_all_by(self, rule: Side) -> None:
        """Choose a side for all conflicts."""
        self.model.settle_all(merging.settled(self._merge, rule))

    def _follow(self) -> None:
        left = len(self._merge.conflicts) - len(self.model.choices)
        has_work = bool(self._merge.taken or self._merge.conflicts)
        if left:
            words = tr("还有 {n} 处冲突没有选定；选定以后才能合并。", n=left)
        elif self._merge.conflicts:
            words = tr("冲突都已选定，可以合并；合并是一步，可以撤销。")
        elif has_work:
            words = tr("没有冲突，可以合并；合并是一步，可以撤销。")
        else:
            words = tr("这个填报包没有带来新的内容，不用合并。")
        self.left.setText(words)
        self.go.setEnabled(has_work and not left)

    def reject(self) -> None:
        """Close, after asking where conflicts were settled already."""
        settled = len(self.model.choices)
        if not settled or messages.confirm(
            self,
            tr("放弃已选定的 {n} 处？", n=settled),
            tr("什么都没有合并；下次合并时要重新选定。"),
            tr("放弃"),
        ):
            super().reject()

    def accept(self) -> None:
        """Merge. What would break its rules is left out if the user says so; nothing is done else."""
        reason, without = "", frozenset[Place]()
        while True:
            try:
                self.count = merging.apply(
                    self._ledger, self._merge, self.model.choices, reason, without
                )
            except ClosedMonthError as closed:
                reason = correcting.ask_reason(closed)
                if not reason:
                    return
            except ProblemsError as error:
                if not self._leave_out(error):
                    return
                without |= {problem.place for problem in error.problems}
            except UserError as error:
                messages.show_problem(self, str(error))
                return
            else:
                super().accept()
                return

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
