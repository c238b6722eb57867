"""The table of 月度填报: filled with the keyboard alone, and by blocks from Excel or WPS."""

import csv
import io

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.correcting import correct_later, with_reason
from jingxi_desktop.ui.delegates import FieldDelegate, Refusal
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.month_model import MonthModel, Refused
from jingxi_desktop.ui.session import Session

ROW_HEIGHT = 30
_MOST_NAMED = 20
_Hint = QAbstractItemDelegate.EndEditHint


class MonthTable(QTableView):
    """Enter commits and goes down, Tab goes right, Ctrl+C and Ctrl+V carry blocks of cells."""

    def __init__(self, model: MonthModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returns = model
        self.setModel(model)
        self.setItemDelegate(FieldDelegate(session, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(32)
        for column, field in enumerate(model.fields):
            heading = self.horizontalHeader().fontMetrics().horizontalAdvance(field.heading)
            self.setColumnWidth(column, max(field.width, heading + 24))
        self.setColumnWidth(model.column("number"), 56)
        self._session = session
        model.refused.connect(self._reopen)
        model.closed.connect(self._correct)

    def go_to_first(self) -> None:
        """Stand in the first cell to be filled."""
        if self.returns.rows:
            self.setCurrentIndex(self.returns.index(0, self.returns.column("done")))

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """After Enter the cell below is next, as in a table program."""
        super().closeEditor(editor, hint)
        if hint == _Hint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        index = self.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid() and not self._delegate.refusal:
            self.setCurrentIndex(below)

    @property
    def _delegate(self) -> FieldDelegate:
        delegate = self.itemDelegate()
        assert isinstance(delegate, FieldDelegate)
        return delegate

    def _reopen(self, project_id: str, field: str, text: str, sentence: str) -> None:
        """Nothing typed is lost: the cell opens again with the refused text and the reason."""
        self._delegate.refusal = Refusal(project_id, field, text, sentence)
        index = self.returns.index(self.returns.row_of(project_id), self.returns.column(field))
        later(self, 0, lambda: self._edit_at(index))

    def _correct(self, project_id: str, field: str, text: str) -> None:
        correct_later(
            self,
            self._session.ledger,
            lambda: self.returns.take(project_id, field, text),
            lambda sentence: self._reopen(project_id, field, text, sentence),
        )

    def _edit_at(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Blocks of cells to and from the clipboard; Delete empties what is selected."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self._empty()
        else:
            super().keyPressEvent(event)

    def _selected(self) -> tuple[range, range]:
        """The rows and the columns of the selected block."""
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows, columns = [i.row() for i in indexes], [i.column() for i in indexes]
        return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)

    def copy(self) -> None:
        """Put the selected block on the clipboard, separated by tabs, quoted as table programs do."""
        if not self.currentIndex().isValid():
            return
        rows, columns = self._selected()
        text = io.StringIO()
        writer = csv.writer(text, delimiter="\t", lineterminator="\n")
        for row in rows:
            writer.writerow(
                [self._clip_text(self.returns.index(row, column)) for column in columns]
            )
        QGuiApplication.clipboard().setText(text.getvalue())

    def _clip_text(self, index: QModelIndex) -> str:
        return str(self.returns.data(index) or "")

    def paste(self) -> None:
        """Fill the clipboard's block in from the selected block's first cell on, all of it or nothing."""
        if not self.currentIndex().isValid():
            return
        lines = csv.reader(io.StringIO(QGuiApplication.clipboard().text()), delimiter="\t")
        self._fill([line for line in lines if line])

    def _empty(self) -> None:
        rows, columns = self._selected()
        self._fill([["" for _column in columns] for _row in rows])

    def _fill(self, block: list[list[str]]) -> None:
        rows, columns = self._selected()
        try:
            _filled, refused = with_reason(
                self._session.ledger,
                lambda: self.returns.paste(rows.start, columns.start, block),
            )
        except ClosedMonthError:
            return
        except UserError as error:
            messages.show_problem(self, str(error))
            return
        if refused:
            messages.show_problem(self, self._in_words(refused))
            return
        self._select(rows.start, columns.start, block)

    def _select(self, row: int, column: int, block: list[list[str]]) -> None:
        """Show what was filled by selecting it."""
        last = self.returns.index(
            min(row + len(block), len(self.returns.rows)) - 1,
            min(column + max(map(len, block), default=1), len(self.returns.fields)) - 1,
        )
        first = self.returns.index(row, column)
        self.setCurrentIndex(first)
        chosen = self.selectionModel()
        for index in (first, last):
            chosen.select(index, QItemSelectionModel.SelectionFlag.Select)

    def _in_words(self, refused: list[Refused]) -> str:
        """Which cells of a block were refused and why; nothing of it was filled."""
        lines = [tr("有 {n} 格没有通过检查，整块都没有填入：", n=len(refused))]
        for row, column, text, sentence in refused[:_MOST_NAMED]:
            known = row < len(self.returns.rows) and column < len(self.returns.fields)
            place = (
                tr(
                    "「{project}」的{field}",
                    project=self.returns.rows[row].name,
                    field=self.returns.fields[column].heading,
                )
                if known
                else tr("第 {row} 行第 {column} 列", row=row + 1, column=column + 1)
            )
            lines.append(tr("{place}：「{text}」，{why}", place=place, text=text, why=sentence))
        if len(refused) > _MOST_NAMED:
            lines.append(tr("……另有 {n} 格", n=len(refused) - _MOST_NAMED))
        return "\n".join(lines)
