"""What returned packages bring, side by side with the ledger; conflicts are settled one by one or by a rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
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
from jingxi_desktop.ledger.collecting import undisputed
from jingxi_desktop.ledger.merge import Side
from jingxi_desktop.ledger.merge_cells import Cell, Conflict, Key, Merge, Touch, in_words, label_of
from jingxi_desktop.ledger.words import Shown
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import icons, theme
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.delegates import ColourDelegate
from jingxi_desktop.ui.lines_model import Index, LinesModel, Role
from jingxi_desktop.ui.session import Session

_ROW_HEIGHT = 30
_TEXT_HEIGHT = 78
_BASE, _OURS, _THEIRS, _STATE, _FROM = range(2, 7)
_HEADINGS = (
    (mark("记录"), 300),
    (mark("字段"), 120),
    (mark("原值"), 150),
    (mark("我方现值"), 160),
    (mark("对方现值"), 160),
    (mark("结果"), 130),
    (mark("来自"), 160),
)
_MOST_REMARKS = 8
Chosen = Literal["ours", "theirs"]
_SIDES: dict[int, Chosen] = {_OURS: "ours", _THEIRS: "theirs"}
_KEYS: dict[int, Chosen] = {Qt.Key.Key_1: "ours", Qt.Key.Key_2: "theirs"}


class Line(Struct, frozen=True):
    """One cell in the table and the package that it came with; `conflict` where it must be settled, else
    `state` says what becomes of it."""

    file: str
    cell: Cell
    state: str = ""
    conflict: Conflict | None = None


def _lists(merges: Sequence[Merge]) -> list[tuple[str, tuple[Line, ...]]]:
    """What packages bring, by headings; conflicts first. An empty list is left out."""
    together = tuple(
        Line(each.file, cell, tr("保留我方") if cell.theirs == cell.base else tr("采用对方"))
        for each in merges
        for row in each.together
        for cell in row.cells
    )
    lists = [
        (tr("冲突"), _conflicts(merges)),
        (tr("双方改了同一条的不同金额或阶段，请一并核对"), together),
        (tr("采用对方"), _lines(undisputed(merges), lambda each: each.taken, tr("采用对方"))),
        (tr("保留我方"), _lines(merges, lambda each: each.kept, tr("保留我方"))),
        (tr("不接受（由下发单位填写）"), _lines(merges, lambda each: each.refused, tr("不接受"))),
    ]
    return [
        (tr("{name}：{n} 处", name=name, n=len({line.cell.key for line in lines})), lines)
        for name, lines in lists
        if lines
    ]


def _lines(
    merges: Sequence[Merge], cells_of: Callable[[Merge], Iterable[Cell]], state: str
) -> tuple[Line, ...]:
    return tuple(Line(each.file, cell, state) for each in merges for cell in cells_of(each))


def _conflicts(merges: Sequence[Merge]) -> tuple[Line, ...]:
    """The conflicts; what several packages say of one cell stands together."""
    return tuple(
        Line(file, conflict.chosen, conflict=conflict)
        for file, conflict in chain.from_iterable(merging.claims(merges).values())
    )


class MergeModel(LinesModel):
    """The cells of one list. `changed` says that a conflict was settled; `choices` has all that are."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__([tr(heading) for heading, _width in _HEADINGS])
        self._shown = Shown(session.ledger)
        self.lines: tuple[Line, ...] = ()
        self.choices: dict[Key, str] = {}

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def line_count(self) -> int:
        """One row a cell."""
        return len(self.lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text on one line, whole in its tooltip; a tick at the side that was chosen."""
        line, column = self.lines[index.row()], index.column()
        if role == Role.DisplayRole:
            return self.text(line, column).replace("\n", " ")
        if role == Role.ToolTipRole:
            return self.text(line, column)
        if role == Role.DecorationRole and column in _SIDES and self._is_chosen(line, column):
            return QIcon(str(icons.file("check", theme.current().good)))
        if role == Role.ForegroundRole and column == _STATE and self._is_open(line):
            return QColor(theme.current().bad)
        return None

    def text(self, line: Line, column: int) -> str:
        """What stands in a column."""
        cell = line.cell
        if column < _BASE:
            return (cell.title, label_of(cell))[column]
        if column < _STATE:
            return in_words(self._shown, cell, (cell.base, cell.ours, cell.theirs)[column - _BASE])
        if column == _FROM:
            rival = "" if line.conflict is None else line.conflict.rival
            return (
                tr("{file}，与「{rival}」不一致", file=line.file, rival=rival)
                if rival
                else line.file
            )
        if line.conflict is None:
            return line.state
        if self._is_open(line):
            return tr("未选定")
        if self._is_chosen(line, _THEIRS):
            return tr("以对方为准")
        file = self.choices[cell.key] or line.conflict.rival
        return tr("以「{file}」为准", file=file) if file else tr("以我方为准")

    def _is_chosen(self, line: Line, column: int) -> bool:
        """Whether the side in a column was chosen, not the other and not that of a third package."""
        side = line.file if column == _THEIRS else merging.OURS
        return line.conflict is not None and self.choices.get(line.cell.key) == side

    def settle(self, rows: Sequence[int], side: Chosen) -> None:
        """Choose a side for the conflicts among these rows."""
        lines = [self.lines[row] for row in rows if self.lines[row].conflict]
        self.settle_all(
            {line.cell.key: line.file if side == "theirs" else merging.OURS for line in lines}
        )

    def settle_all(self, choices: Mapping[Key, str]) -> None:
        """Choose a side for these conflicts."""
        self.choices |= choices
        if self.lines:
            end = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), end)
        self.changed.emit()

    def next_to_settle(self, row: int, side: Chosen) -> int | None:
        """Where to go on after a row was settled for a side: to the next, round the end, that is not.

        After ours first to what another package has for the same cell: nobody looked at that yet.
        """
        pair = self.lines[row : row + 2]
        if side == "ours" and len(pair) > 1 and pair[0].cell.key == pair[1].cell.key:
            return row + 1
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


class MergePanel(QWidget):
    """The lists of what packages bring, three sides of the one that is looked at, and what settles them."""

    def __init__(self, session: Session, merges: Sequence[Merge]) -> None:
        super().__init__()
        self.model = MergeModel(session)
        self.table = _Table()
        self.table.setModel(self.model)
        self.list_box = CalmBox()
        self.list_box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToContents)
        self.summary = QLabel()
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
        self._merges: Sequence[Merge] = ()
        self.show_merges(merges)

    def show_merges(self, merges: Sequence[Merge]) -> None:
        """Show what was compared anew. What was settled stays so where the conflict is still the same."""
        before, now = merging.claims(self._merges), merging.claims(merges)
        self.model.choices = {
            key: file for key, file in self.model.choices.items() if now.get(key) == before[key]
        }
        self._merges, self._lists = merges, _lists(merges)
        self.list_box.clear()
        self.list_box.addItems([heading for heading, _lines in self._lists])
        self.table.setColumnHidden(_FROM, len(merges) < 2)
        self.summary.setText("\n".join(self._notices()))
        self.summary.setToolTip("\n".join(self._remarks()))
        self.summary.setHidden(not self.summary.text())
        self._show_list(0)

    @property
    def open_count(self) -> int:
        """How many cells are in conflict and not settled."""
        keys = {each.cell.key for merge in self._merges for each in merge.conflicts}
        return len(keys - self.model.choices.keys())

    def _build(self) -> None:
        self.table.setItemDelegate(ColourDelegate(self.table))
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
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
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

    def _notices(self) -> Iterator[str]:
        if len(self._merges) == 1:
            (found,) = self._merges
            yield tr("{file}：{counts}", file=found.file, counts=found.counted)
        together = sum(len(found.together) for found in self._merges)
        if together:
            yield tr(
                "{n} 条记录双方改了不同的金额或阶段，不算冲突，请在列表里一并核对。", n=together
            )
        remarks = self._remarks()
        yield from remarks[:_MOST_REMARKS]
        if remarks[_MOST_REMARKS:]:
            yield tr("……还有 {n} 处", n=len(remarks) - _MOST_REMARKS)

    def _remarks(self) -> list[str]:
        """What is to be said of how packages came, of several with their files."""
        return [
            tr("{label}：{sentence}", label=found.file, sentence=remark)
            if len(self._merges) > 1
            else remark
            for found in self._merges
            for remark in found.remarks
        ]

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
        self.list_box.activated.connect(self._show_list)
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
            if line is not None and place:
                heading = self._package(line, place) or heading
            self.side_labels[place].setText(f"{heading}  {touch.words}".strip())
            text = "" if line is None else self.model.text(line, _BASE + place)
            self.sides[place].setPlainText(text)

    def _package(self, line: Line, place: int) -> str:
        """The package whose value stands on a side, where it is not told by the side itself."""
        if place == 1:
            return line.conflict.rival if line.conflict else ""
        return line.file if len(self._merges) > 1 else ""

    def _choose_clicked(self, index: QModelIndex) -> None:
        side = _SIDES.get(index.column())
        if side is not None:
            self.model.settle([index.row()], side)

    def settle_selected(self, side: Chosen) -> None:
        """Choose a side for what is selected, and go on to what is still open."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        self.model.settle(rows, side)
        following = self.model.next_to_settle(max(rows, default=0), side)
        if following is not None:
            self._go_to(following)

    def settle_all_by(self, rule: Side) -> None:
        """Choose a side for all conflicts."""
        self.model.settle_all(merging.settled(self._merges, rule))
