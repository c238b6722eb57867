"""The first step: the file, which of its tables, which rows are its heads, and what is left out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.exchange.spreadsheets.workbook import Sheet
from jingxi_desktop.exchange.tables import recognition, transposing
from jingxi_desktop.exchange.tables.columns import letters
from jingxi_desktop.exchange.tables.found_table import FoundTable, NoTable
from jingxi_desktop.exchange.tables.lines import filled
from jingxi_desktop.exchange.tables.values import said
from jingxi_desktop.translation import joined, tr
from jingxi_desktop.ui import file_dialogs, theme
from jingxi_desktop.ui.delegates import ColourDelegate
from jingxi_desktop.ui.lines_model import Index, Role

_ROOT = QModelIndex()
_ROW_HEIGHT = 26
_WIDTHS = (64, 240)
_MEASURED = 40  # rows and columns; the rest is as wide as Qt has it
_LINE = 1  # between two columns
_LIST_WIDTH = 280
_NOTES_HEIGHT = 104
_MOST_NOTES = 200
_LONGEST, _LONGEST_TIP = 200, 2_000
_ROW = Role.UserRole


class Run(Protocol):
    """Does work beside the window, and then `done` with what it gave or `failed` with why not.

    Says whether it began: while something else is being done, nothing does.
    """

    def __call__(
        self,
        label: str,
        work: Callable[[Callable[[], bool]], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
    ) -> bool: ...


class _OnSheet(Struct, frozen=True):
    """One table of a sheet, or why there is none. `as_read` is the sheet before it was transposed."""

    sheet: Sheet
    found: FoundTable | NoTable
    as_read: Sheet

    @property
    def is_transposed(self) -> bool:
        """Whether its columns were made rows."""
        return self.sheet is not self.as_read

    @property
    def words(self) -> str:
        """What the list says of it."""
        name = self.sheet.name or tr("文本文件")
        if self.sheet.is_hidden:
            name = tr("{name}（隐藏）", name=name)
        if self.is_transposed:
            name = tr("{name}（已转置）", name=name)
        if isinstance(self.found, NoTable):
            return tr("{name}：没有可以导入的表", name=name)
        size = tr(
            "{rows} 行 {columns} 列，第 {head} 行是表头",
            rows=f"{len(self.found.rows):,}",
            columns=len(self.found.columns),
            head=self.found.header_rows[-1],
        )
        return f"{name}\n{size}"


def _look(path: Path, is_cancelled: Callable[[], bool]) -> tuple[_OnSheet, ...]:
    """All tables of a file, and the sheets without one. Raises UserError and CancelledError."""
    found: list[_OnSheet] = []
    for sheet in reading.read(path, is_cancelled).sheets:
        found += _tables_on(sheet, sheet, is_cancelled)
    return tuple(found)


def _tables_on(
    sheet: Sheet, as_read: Sheet, is_cancelled: Callable[[], bool]
) -> tuple[_OnSheet, ...]:
    found = recognition.find(sheet, is_cancelled)
    each = (found,) if isinstance(found, NoTable) else found
    return tuple(_OnSheet(sheet, one, as_read) for one in each)


class SheetModel(QAbstractTableModel):
    """A sheet as it was read; the rows of its heads stand out, those that are left out stand back."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet("", is_hidden=False, rows=[], merges=[])
        self._width = 0
        self._heads: frozenset[int] = frozenset()
        self._skipped: dict[int, str] = {}

    def show(self, sheet: Sheet, found: FoundTable | NoTable) -> None:
        """Show another sheet, or another table of it."""
        self.beginResetModel()
        self._sheet = sheet
        self._width = max(map(len, sheet.rows), default=0)
        self._heads, self._skipped = frozenset(), {}
        if isinstance(found, FoundTable):
            self._heads = frozenset(found.header_rows)
            self._skipped = {each.number: each.words for each in found.skipped}
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The rows of the sheet."""
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """As many as the widest row has."""
        return 0 if parent.isValid() else self._width

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """What spreadsheets call rows and columns."""
        if role != Role.DisplayRole:
            return None
        return letters(section) if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The cell on one line; whole, or why its row is left out, in its tooltip."""
        number, cells = index.row() + 1, self._sheet.rows[index.row()]
        cell = cells[index.column()] if index.column() < len(cells) else None
        if role == Role.DisplayRole:
            return " ".join(said(cell)[:_LONGEST].split())
        if role == Role.ToolTipRole:
            return self._skipped.get(number) or said(cell)[:_LONGEST_TIP]
        if role == Role.TextAlignmentRole:
            is_figure = isinstance(cell, int | float) and not isinstance(cell, bool)
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if number in self._heads:
            return self._of_heads(role)
        if number in self._skipped and role == Role.ForegroundRole:
            return QColor(theme.current().secondary)
        return None

    def _of_heads(self, role: int) -> object:
        if role == Role.BackgroundRole:
            return QColor(theme.current().accent_ground)
        if role == Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None


class TablePage(QWidget):
    """The file with its tables. `changed` says that another one is chosen, or none any more."""

    changed = Signal()

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self.path = Path()
        self._tables: tuple[_OnSheet, ...] = ()
        self.file_label, self.problem, self.heads_label = QLabel(), QLabel(), QLabel()
        self.choose_button = QPushButton(tr("选择文件…"))
        self.list = QListWidget()
        self.preview = QTableView()
        self.model = SheetModel()
        self.transpose_button = QPushButton(tr("转置读取"))
        self.heads_button = QPushButton(tr("以选中的行为表头"))
        self.notes = QListWidget()
        self._build()
        self.choose_button.clicked.connect(self._choose_file)
        self.list.currentRowChanged.connect(self._show_table)
        self.transpose_button.clicked.connect(self.transpose)
        self.heads_button.clicked.connect(self.take_heads)
        self.preview.selectionModel().selectionChanged.connect(self._follow)
        for signal in (self.notes.itemClicked, self.notes.itemActivated):
            signal.connect(self._go_to)
        self._follow()

    def _build(self) -> None:
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.heads_label.setObjectName("caption")
        self.list.setWordWrap(True)
        self.preview.setModel(self.model)
        self.preview.setItemDelegate(ColourDelegate(self.preview))
        self.preview.setWordWrap(False)
        self.preview.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.preview.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.preview.horizontalHeader().setHighlightSections(False)
        self.preview.setTabKeyNavigation(False)
        self.preview.setAccessibleName(tr("工作表的内容"))
        self.list.setAccessibleName(tr("文件里的表"))
        self.notes.setAccessibleName(tr("请核对的地方和不导入的行"))
        self.notes.setMaximumHeight(_NOTES_HEIGHT)
        self.transpose_button.setToolTip(tr("表是横着的：第一列是列名，一列一条"))
        for button in (self.choose_button, self.transpose_button, self.heads_button):
            button.setAutoDefault(False)
        file_row = QHBoxLayout()
        file_row.addWidget(self.file_label, 1)
        file_row.addWidget(self.choose_button)
        heads_row = QHBoxLayout()
        heads_row.addWidget(self.heads_label, 1)
        heads_row.addWidget(self.heads_button)
        left, right = QWidget(), QWidget()
        columns = [QVBoxLayout(side) for side in (left, right)]
        for column in columns:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        columns[0].addWidget(self.list)
        columns[0].addWidget(self.transpose_button)
        columns[1].addLayout(heads_row)
        columns[1].addWidget(self.preview, 1)
        columns[1].addWidget(self.notes)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(file_row)
        layout.addWidget(self.problem)
        layout.addWidget(split, 1)

    @property
    def table(self) -> FoundTable | None:
        """The table that is chosen."""
        chosen = self._chosen
        return chosen.found if chosen and isinstance(chosen.found, FoundTable) else None

    @property
    def _chosen(self) -> _OnSheet | None:
        place = self.list.currentRow()
        return self._tables[place] if 0 <= place < len(self._tables) else None

    def _choose_file(self) -> None:
        if path := ask_file(self):
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and show what is in it, or why it cannot be read."""
        is_begun = self._run(
            tr("正在读取「{name}」…", name=path.name),
            lambda cancelled: _look(path, cancelled),
            self._show_tables,
            self._say,
        )
        if is_begun:
            self.path = path
            self.file_label.setText(path.name)
            self.file_label.setToolTip(str(path))
            self._show_tables(())

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _show_tables(self, tables: Sequence[_OnSheet], current: int | None = None) -> None:
        """Show the tables, at first the first one that is not hidden."""
        self._tables = tuple(tables)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([each.words for each in tables])
        if current is None:
            ranks = [(isinstance(each.found, NoTable), each.sheet.is_hidden) for each in tables]
            current = ranks.index(min(ranks)) if ranks else -1
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)
        self._show_table()

    def _show_table(self) -> None:
        chosen = self._chosen
        self._say("")
        self.notes.clear()
        if chosen is None:
            self.model.show(
                Sheet("", is_hidden=False, rows=[], merges=[]), NoTable("", "empty", "")
            )
        else:
            self.model.show(chosen.sheet, chosen.found)
            if isinstance(chosen.found, NoTable):
                self._say(chosen.found.reason)
            else:
                self._show_found(chosen.found)
        self.notes.setVisible(bool(self.notes.count()))
        self._fit()
        self._join()
        self._follow()
        self.changed.emit()

    def _fit(self) -> None:
        """Give columns the width of what they hold from the heads on, within reason: titles are wider."""
        table = self.table
        first = 0 if table is None else table.header_rows[0] - 1
        left_out = set() if table is None else {each.number - 1 for each in table.skipped}
        end = min(self.model.rowCount(), first + _MEASURED)
        rows = [row for row in range(first, end) if row not in left_out]
        least, most = _WIDTHS
        for column in range(min(self.model.columnCount(), _MEASURED)):
            cells = (self.model.index(row, column) for row in rows)
            widths = (self.preview.sizeHintForIndex(cell).width() for cell in cells)
            self.preview.setColumnWidth(
                column, max(least, min(max(widths, default=0) + _LINE, most))
            )

    def _join(self) -> None:
        """Show heads over the columns that they are merged over, and a text that is alone in a row that is left
        out, or is a title, over all of it."""
        self.preview.clearSpans()
        chosen, table = self._chosen, self.table
        if chosen is None or table is None:
            return
        width = self.model.columnCount()
        spans = {
            (top, left): min(right + 1, width) - left
            for top, left, _bottom, right in chosen.sheet.merges
            if top < table.header_rows[-1]
        }
        left_out = (each.number - 1 for each in table.skipped[:_MEASURED])
        for row in (*range(table.header_rows[0] - 1), *left_out):
            places = filled(chosen.sheet.rows[row])
            if len(places) == 1:
                spans = {place: columns for place, columns in spans.items() if place[0] != row}
                spans[row, places[0]] = width - places[0]
        for (row, column), columns in spans.items():
            if columns > 1:
                self.preview.setSpan(row, column, 1, columns)

    def _show_found(self, found: FoundTable) -> None:
        for warning in found.warnings:
            self.notes.addItem(tr("请核对：{doubt}", doubt=warning))
        for skipped in found.skipped[:_MOST_NOTES]:
            words = tr("第 {n} 行不导入：{reason}", n=skipped.number, reason=skipped.words)
            item = QListWidgetItem(words)
            item.setData(_ROW, skipped.number)
            self.notes.addItem(item)
        if len(found.skipped) > _MOST_NOTES:
            more = len(found.skipped) - _MOST_NOTES
            self.notes.addItem(tr("……还有 {n} 行", n=f"{more:,}"))
        self.preview.scrollTo(
            self.model.index(found.header_rows[0] - 1, 0),
            QAbstractItemView.ScrollHint.PositionAtTop,
        )

    def _go_to(self, item: QListWidgetItem) -> None:
        number = item.data(_ROW)
        if number:
            self.preview.selectRow(number - 1)

    @property
    def selected(self) -> tuple[int, ...]:
        """The numbers of the rows that are selected in the preview."""
        rows = self.preview.selectionModel().selectedRows()
        return tuple(sorted(index.row() + 1 for index in rows))

    def _follow(self) -> None:
        chosen = self._chosen
        self.transpose_button.setEnabled(chosen is not None)
        is_transposed = chosen is not None and chosen.is_transposed
        self.transpose_button.setText(tr("按原样读取") if is_transposed else tr("转置读取"))
        self.heads_button.setEnabled(bool(self.selected))
        table = self.table
        words = tr("表头不对时，选中表头所在的行，再点右边的按钮。")
        if table is not None:
            rows = joined(map(str, table.header_rows))
            words = tr("表头在第 {rows} 行。", rows=rows) + words
        self.heads_label.setText(words)

    def take_heads(self) -> None:
        """Take the selected rows for the heads of one table with all that is below them."""
        chosen, rows = self._chosen, self.selected
        if chosen is None or not rows:
            return

        def work(cancelled: Callable[[], bool]) -> tuple[_OnSheet, ...]:
            found = recognition.table_under(chosen.sheet, rows, cancelled)
            return (_OnSheet(chosen.sheet, found, chosen.as_read),)

        self._run(tr("正在按表头读取…"), work, self._put, self._say)

    def transpose(self) -> None:
        """Read the columns of the chosen sheet as rows, or again as they are."""
        chosen = self._chosen
        if chosen is None:
            return

        def work(cancelled: Callable[[], bool]) -> tuple[_OnSheet, ...]:
            sheet = chosen.as_read
            if not chosen.is_transposed:
                sheet = transposing.transposed(sheet)
            return _tables_on(sheet, chosen.as_read, cancelled)

        self._run(tr("正在转置…"), work, self._put, self._say)

    def _put(self, tables: Sequence[_OnSheet]) -> None:
        """Show tables of a sheet in place of those that were found on it before."""
        as_read = tables[0].as_read
        place = next(n for n, each in enumerate(self._tables) if each.as_read is as_read)
        others = [each for each in self._tables if each.as_read is not as_read]
        self._show_tables([*others[:place], *tables, *others[place:]], place)


def ask_file(parent: QWidget) -> Path | None:
    """The spreadsheet that the user picks."""
    patterns = " ".join(f"*{suffix}" for suffix in reading.SUFFIXES)
    kinds = tr("表格 ({patterns})", patterns=patterns)
    return file_dialogs.open_path(parent, tr("导入表格"), kinds)
