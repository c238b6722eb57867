"""Tables whose cells go to and from Excel and WPS by blocks, over the clipboard."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QToolTip, QWidget

from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError, ClosedMonthError
from jingxi_desktop.records.light import Light
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.block_model import BlockModel, Refused, Values
from jingxi_desktop.ui.column_table import ColumnTable
from jingxi_desktop.ui.correcting import with_reason
from jingxi_desktop.ui.delegates import ColourDelegate
from jingxi_desktop.ui.jobs import here_with_progress
from jingxi_desktop.ui.selection import MOST_BY_HAND, rows_by_hand, selected_cells
from jingxi_desktop.ui.session import Session

if TYPE_CHECKING:
    from jingxi_desktop.ui.clipboard import Lines

_Flag = QItemSelectionModel.SelectionFlag


class BlockTable(ColumnTable):
    """Ctrl+C copies the selected cells, Ctrl+V fills a block in, Delete empties what is selected.

    What is filled is one step, all of it or nothing; a block with cells that are refused is shown first.
    `told` carries a sentence that something is done, or why a cell cannot be edited.
    """

    told = Signal(str)

    def __init__(
        self,
        model: BlockModel,
        session: Session,
        prepare: Callable[[QTableView], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._session = session
        # Before there are rows, of which the headers would be measured.
        prepare(self)
        self.setModel(model)
        self.kept.connect(self._say_why_kept)

    def keep_colours(self, view: QTableView) -> None:
        """Let the lights in a view of these cells keep their colours where they are selected."""
        for column, field in enumerate(self._cells.fields):
            delegate = ColourDelegate(view) if isinstance(field, Light) else None
            # No delegate is the table's own, which the stubs do not know.
            view.setItemDelegateForColumn(column, cast("ColourDelegate", delegate))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        # The standard key of Qt is Ctrl+D too.
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.empty()
        else:
            super().keyPressEvent(event)

    def _say_why_kept(self, index: QModelIndex) -> None:
        """Say at a cell that was to be edited, and to whom it is told, why it cannot be."""
        column = index.column()
        why = str(self._cells.fields[column].error(self._cells.why_kept(column)))
        self.told.emit(why)
        cell = self.visualRect(index)
        QToolTip.showText(self.viewport().mapToGlobal(cell.bottomLeft()), why, self)

    def copy(self) -> None:
        """Put the selected block on the clipboard, separated by tabs, quoted as table programs do."""
        self._try(self._copy)

    def _copy(self) -> None:
        from jingxi_desktop.ui import clipboard

        cells = self._selected()
        if not _is_block(cells):
            raise UserError(tr("选中的格不成一块，不能一起复制。请选中相连的一块，或选中整行"))
        clipboard.put(
            [
                [self._cells.text_at(self._cells.index(row, column)) for column in columns]
                for row, columns in cells.items()
            ]
        )

    def paste(self) -> None:
        """Fill the clipboard's block in from the selected block's first cell on.

        As in a table program an empty cell of the block empties its cell, and one cell alone fills all of
        a selected block.
        """
        from jingxi_desktop.ui import clipboard

        lines = clipboard.read()
        if lines:
            self._try(lambda: self._paste(lines))

    def _paste(self, lines: "Lines") -> None:
        self._may_write()
        if len(lines) > MOST_BY_HAND:
            raise UserError(
                tr(
                    "剪贴板里有 {n} 行，一次最多粘贴 {most} 行。更多的请用 文件 › 导入表格",
                    n=f"{len(lines):,}",
                    most=f"{MOST_BY_HAND:,}",
                )
            )
        cells, shown = self._selected(), self.visible_columns()
        row = min(cells)
        first = min(shown.index(column) for columns in cells.values() for column in columns)
        columns = shown[first:]
        lines = self._meant(lines, cells, columns)
        if all(map(self._cells.is_calculated, columns[: max(map(len, lines))])):
            raise UserError(tr("这里是计算列，由台账得出，不能粘贴"))
        filled = self._fill_block(row, columns, lines)
        if filled is not None:
            self._show_filled(row, columns, filled)

    def _meant(
        self, lines: "Lines", cells: Mapping[int, Sequence[int]], columns: Sequence[int]
    ) -> "Lines":
        """What is to be filled in columns from the first of the selected cells on."""
        heads = [self._cells.fields[column].heading for column in columns]
        if len(lines) > 1 and lines[0] == heads[: len(lines[0])]:
            # Whole rows are copied with their header.
            lines = lines[1:]
        rows, chosen = list(cells), next(iter(cells.values()))
        has_gaps = rows[-1] - rows[0] >= len(rows) or chosen != columns[: len(chosen)]
        is_cell = len(lines) == len(lines[0]) == 1
        if not is_cell or has_gaps or not _is_block(cells):
            return lines
        return [lines[0] * len(chosen) for _row in rows]

    def _fill_block(self, row: int, columns: Sequence[int], lines: "Lines") -> "Lines | None":
        """Fill a block, shown first while something in it is refused; None if the user gives up."""
        from jingxi_desktop.ui.dialogs.block import BlockDialog

        while True:
            values, refused = self._read(row, columns, lines)
            passed = self._cells.passed_over(row, columns, lines)
            if not refused and self._fill(values):
                if passed:
                    self.told.emit(tr("已粘贴；{passed}", passed=self._cells.said_passed(passed)))
                return lines
            dialog = BlockDialog(self._cells, row, columns, lines, refused, self)
            accepted = dialog.exec() == BlockDialog.DialogCode.Accepted
            lines = dialog.block
            dialog.deleteLater()
            if not accepted:
                return None

    def _read(
        self, row: int, columns: Sequence[int], lines: "Lines"
    ) -> tuple[Values, list[Refused]]:
        """What a block would fill; see BlockModel. Raises CancelledError."""

        def act(watch: Watch) -> tuple[Values, list[Refused]]:
            return self._cells.read(row, columns, lines, watch)

        return here_with_progress(act, self, tr("正在核对 {n} 行…", n=f"{len(lines):,}"))

    def empty(self) -> None:
        """Empty the selected cells, all of them or none."""
        self._try(self._empty)

    def _empty(self) -> None:
        self._may_write()
        cells = self._selected()
        if not any(map(self._cells.is_filled, {c for columns in cells.values() for c in columns})):
            raise UserError(tr("选中的格不是填写的，不能清空"))
        values, refused = self._cells.emptied(cells)
        if refused:
            hint = tr("什么都没有清空。要删除整条，请按 Ctrl+Delete")
            raise UserError("\n".join((*messages.first(refused), hint)))
        self._fill(values)

    def _fill(self, values: Values) -> bool:
        """Fill cells; False if some are doubtful and to be mended."""
        doubts = self._cells.doubts(values)
        if doubts and not messages.insists(self, doubts):
            return False

        def act(watch: Watch) -> None:
            self._cells.fill(values, watch)

        self._change(act, tr("正在填入 {n} 行…", n=f"{len(values):,}"))
        return True

    def _change(self, act: Callable[[Watch], None], label: str) -> None:
        """Do a change that may take long, with a reason where a closed month is touched.

        Raises UserError, CancelledError and what else `act` raises.
        """
        with_reason(self._cells.ledger, lambda: self._session.change(act, self, label))

    def _try(self, act: Callable[[], None]) -> None:
        """Do something with the selected cells, or say why not."""
        try:
            act()
        except ClosedMonthError:
            pass
        except CancelledError:
            self.told.emit(tr("已取消，什么都没有改。"))
        except UserError as error:
            messages.show_problem(self, str(error))

    def _may_write(self) -> None:
        if self._cells.ledger.read_only:
            raise UserError(self._cells.ledger.why_read_only)

    def _selected(self) -> dict[int, list[int]]:
        """The selected columns that are shown, from left to right, of each row.

        Raises UserError where none is, or too many are.
        """
        rows_by_hand(self)
        cells = selected_cells(self, self.visible_columns())
        if not cells:
            raise UserError(tr("没有选中任何格，请先点一格"))
        return cells

    def _show_filled(self, row: int, columns: Sequence[int], lines: "Lines") -> None:
        """Show what was filled by selecting it."""
        last = min(row + len(lines), self._cells.rowCount()) - 1
        chosen = QItemSelection()
        for column in columns[: max(map(len, lines))]:
            chosen.select(self._cells.index(row, column), self._cells.index(last, column))
        self.setCurrentIndex(self._cells.index(row, columns[0]))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)


def _is_block(cells: Mapping[int, Sequence[int]]) -> bool:
    """Whether the same columns are selected in all rows."""
    columns = list(cells.values())
    return all(own == columns[0] for own in columns)
