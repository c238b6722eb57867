"""A block of cells as it would be filled in, with what is refused, to be mended before it is."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.translation import tr
from jingxi_desktop.ui import icons, theme
from jingxi_desktop.ui.block_model import BlockModel, Refused
from jingxi_desktop.ui.clipboard import Lines
from jingxi_desktop.ui.dialogs.buttons import VerbButtons

_SIZE = (880, 560)
_TITLE_WIDTH = 260
_REASONS_HEIGHT = 140
_GROUND_ALPHA = 48
_CELL = Qt.ItemDataRole.UserRole


class BlockDialog(QDialog):
    """The lines of `block` from `row` on, their cells in `columns`, and what was `refused` when they were read.

    It fills nothing itself: `block` is what the user made of it.
    """

    def __init__(
        self,
        model: BlockModel,
        row: int,
        columns: Sequence[int],
        block: Lines,
        refused: Sequence[Refused],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("填入前核对"))
        self.resize(*_SIZE)
        self._model, self._row, self._columns = model, row, columns
        self._lengths = [len(line) for line in block]
        self._refused: list[Refused] = []
        # These cells cannot be mended.
        self._passed = len(model.passed_over(row, columns, block))
        self.table = self._table_of(block)
        self.summary = QLabel()
        self.reasons = QListWidget()
        self.reasons.setFixedHeight(_REASONS_HEIGHT)
        buttons = VerbButtons(self, tr("填入"))
        self.fill_button = buttons.act
        layout = QVBoxLayout(self)
        for widget in (self.summary, self.table, self.reasons, buttons):
            layout.addWidget(widget)
        self.table.cellChanged.connect(self._read_again)
        for signal in (self.reasons.itemClicked, self.reasons.itemActivated):
            signal.connect(self._go_to)
        self._show_refused(range(len(block)), refused)
        # With the signs of the cells that are refused.
        self.table.resizeColumnsToContents()
        if self.reasons.count():
            self._go_to(self.reasons.item(0))

    def _table_of(self, block: Lines) -> QTableWidget:
        columns = range(max(self._lengths, default=0))
        table = QTableWidget(len(block), len(columns))
        rows = range(len(block))
        table.setVerticalHeaderLabels([self._model.row_title(self._row + row) for row in rows])
        table.setHorizontalHeaderLabels([self._column_title(column) for column in columns])
        table.verticalHeader().setMaximumWidth(_TITLE_WIDTH)
        for row, line in enumerate(block):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                if column < len(self._columns):
                    self._dress(item, self._columns[column])
                table.setItem(row, column, item)
        return table

    def _dress(self, item: QTableWidgetItem, column: int) -> None:
        """Make an item look like a cell of a column; what is passed over is grey and cannot be mended."""
        item.setTextAlignment(self._model.alignment(column))
        if self._model.is_calculated(column):
            item.setForeground(QColor(theme.current().secondary))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    def _column_title(self, place: int) -> str:
        """What a column of the block is called, also behind the table's last one."""
        if place < len(self._columns):
            return self._model.fields[self._columns[place]].heading
        return tr("第 {n} 列", n=place + 1)

    @property
    def block(self) -> Lines:
        """The texts as they stand now, each line as long as it came."""
        return list(map(self._line, range(len(self._lengths))))

    def _line(self, row: int) -> list[str]:
        return [self._item(row, column).text() for column in range(self._lengths[row])]

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item

    def _read_again(self, row: int, _column: int) -> None:
        """Read a line that was mended. What is refused in a line has nothing to do with the others."""
        _values, refused = self._model.read(self._row + row, self._columns, [self._line(row)])
        self._show_refused(
            range(row, row + 1), [(row, column, why) for _down, column, why in refused]
        )

    def _show_refused(self, rows: range, refused: Sequence[Refused]) -> None:
        """Mark and list what is refused in some lines; in the others it is what it was."""
        reasons = {(row, column): reason for row, column, reason in refused}
        bad = theme.current().bad
        sign, ground = QIcon(str(icons.file("circle-x", bad))), QColor(bad)
        ground.setAlpha(_GROUND_ALPHA)
        with QSignalBlocker(self.table):
            for row in rows:
                for column in range(self._lengths[row]):
                    item, reason = self._item(row, column), reasons.get((row, column))
                    item.setToolTip(reason or "")
                    item.setData(Qt.ItemDataRole.BackgroundRole, ground if reason else None)
                    item.setData(Qt.ItemDataRole.DecorationRole, sign if reason else None)
        first, last = (
            bisect_left(self._refused, row, key=itemgetter(0)) for row in (rows.start, rows.stop)
        )
        self._refused[first:last] = refused
        for place in reversed(range(first, last)):
            self.reasons.takeItem(place)
        for place, each in enumerate(refused, first):
            self.reasons.insertItem(place, self._reason_line(*each))
        self.fill_button.setEnabled(not self._refused)
        self.summary.setText(self._summary())

    def _summary(self) -> str:
        if self._refused:
            return tr(
                "有 {n} 格不能填入。在表中改好后即可填入；现在什么都没有填。", n=len(self._refused)
            )
        if self._passed:
            return tr("{n} 格是计算列，会跳过；其余每一格都可以填入。", n=self._passed)
        return tr("每一格都可以填入。")

    def _reason_line(self, row: int, column: int, reason: str) -> QListWidgetItem:
        line = QListWidgetItem(self._model.said(self._row + row, reason))
        line.setData(_CELL, (row, column))
        return line

    def _go_to(self, line: QListWidgetItem) -> None:
        self.table.setCurrentCell(*line.data(_CELL))
        self.table.setFocus()
