"""What blocks of texts would fill in a table's cells, and why some of them are refused."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.steps import UNWATCHED, Steps, Watch
from jingxi_desktop.records import Field, UserError, Value
from jingxi_desktop.records.fields import Percent
from jingxi_desktop.translation import joined, tr

if TYPE_CHECKING:
    from jingxi_desktop.ui.clipboard import Lines

Index = QModelIndex | QPersistentModelIndex
# What is to be filled, by the row's id and field.
Values = dict[str, dict[str, Value]]
# A cell of a block that was pasted: its line and place in the line, and why it is refused.
Refused = tuple[int, int, str]


class BlockModel(QAbstractTableModel):
    """A table whose rows are records and whose columns are `fields`, filled by blocks of `ledger`."""

    fields: tuple[Field, ...]
    ledger: Ledger

    # What a subclass says ----------------------------------------------------------------------

    def field_at(self, index: Index) -> tuple[str, str] | None:
        """The row's id and the field's name of a cell, None if the row has just gone."""
        raise NotImplementedError

    def why_kept(self, column: int) -> str:
        """Why nobody may fill a column here, "" where people may."""
        raise NotImplementedError

    def row_name(self, row: int) -> str:
        """What a row is called."""
        raise NotImplementedError

    def check(self, row_id: str, values: Mapping[str, Value]) -> None:
        """Check what a row would be with some values. Raises UserError."""

    def doubts(self, values: Values) -> list[str]:
        """What filling cells would make hard to believe, a sentence each, to be asked about."""
        return []

    def fill(self, values: Values, watch: Watch = UNWATCHED) -> None:
        """Fill cells as one step. Raises UserError, and CancelledError soon after `watch.cancelled()` turns true."""
        raise NotImplementedError

    def is_calculated(self, column: int) -> bool:
        """Whether a column is worked out from others, so that a block that spans it means nothing there."""
        return self.fields[column].derived

    # What follows ------------------------------------------------------------------------------

    def is_filled(self, column: int) -> bool:
        """Whether a column is one that people fill."""
        return not self.why_kept(column)

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Figures stand to the right."""
        numeric = self.fields[column].numeric
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def is_number(self, column: int) -> bool:
        """Whether a column numbers the rows."""
        return self.fields[column].name == "number"

    def row_title(self, row: int) -> str:
        """What a row is called, also behind the last one."""
        return self.row_name(row) if row < self.rowCount() else tr("第 {n} 行", n=row + 1)

    def parsed(self, field: Field, text: str) -> Value:
        """The value of what was typed into a field. Raises UserError."""
        return commands.parse(self.ledger, field, text, field.unit)

    def text_at(self, index: Index) -> str:
        """What a cell says: figures to the last digit, texts with their breaks of lines, all else as shown."""
        field = self.fields[index.column()]
        whole = str(index.data(Qt.ItemDataRole.EditRole) or "")
        is_exact = field.numeric and not isinstance(field, Percent)
        return whole if "\n" in whole or (whole and is_exact) else str(index.data() or "")

    def _says(self, index: Index, text: str) -> bool:
        """Whether a text is what stands in a cell, also as it is shown: rounded."""
        return text in (self.text_at(index).strip(), str(index.data() or "").strip())

    def read(
        self, row: int, columns: Sequence[int], lines: "Lines", watch: Watch = UNWATCHED
    ) -> tuple[Values, list[Refused]]:
        """What the texts of a block would fill from a row on in some columns, and what is refused.

        An empty text empties its cell. What falls on a calculated column is passed over; on another one
        that nobody fills it is refused unless it is empty or says what stands there. Raises CancelledError.
        """
        values: Values = {}
        refused: list[Refused] = []
        steps = Steps(len(lines), watch)
        for down, line in enumerate(chain.from_iterable(steps.over(lines))):
            cells = [
                self.index(row + down, columns[right]) if right < len(columns) else QModelIndex()
                for right in range(len(line))
            ]
            refused += [(down, right, why) for right, why in self._read_line(cells, line, values)]
        return values, refused

    def passed_over(self, row: int, columns: Sequence[int], lines: "Lines") -> list[int]:
        """The column of each text of a block that falls on a calculated cell and says something else."""
        return [
            column
            for down, line in enumerate(lines)
            for column, text in zip(columns, map(str.strip, line), strict=False)
            if text
            and self.is_calculated(column)
            and not self._says(self.index(row + down, column), text)
        ]

    def said_passed(self, columns: Sequence[int]) -> str:
        """What was passed over, by the columns of the cells."""
        names = joined(tr(self.fields[column].label) for column in dict.fromkeys(columns))
        return tr("{n} 格是计算列（{columns}），已跳过", n=f"{len(columns):,}", columns=names)

    def emptied(self, cells: Mapping[int, Sequence[int]]) -> tuple[Values, list[str]]:
        """What emptying the columns given for each row would fill, and why that is refused."""
        values: Values = {}
        refused: list[str] = []
        for row, columns in cells.items():
            line = [self.index(row, column) for column in columns if self.is_filled(column)]
            for _right, why in self._read_line(line, [""] * len(line), values):
                refused.append(self.said(row, why))
        return values, refused

    def said(self, row: int, why: str) -> str:
        """What is wrong in a row."""
        return tr("{row}：{why}", row=self.row_title(row), why=why)

    def _read_line(
        self, cells: Sequence[QModelIndex], texts: Sequence[str], values: Values
    ) -> list[tuple[int, str]]:
        """Put what the texts fill in cells of one row to `values`. Returns what is refused, and why."""
        own: dict[str, tuple[int, Value]] = {}
        wrong: list[tuple[int, str]] = []
        row_id = ""
        for place, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            try:
                known = self.known(cell, text.strip())
                if known is not None:
                    row_id, name, value = known
                    own[name] = place, value
            except UserError as error:
                wrong.append((place, str(error)))
        if not own or wrong:
            return wrong
        filled = {name: value for name, (_place, value) in own.items()}
        try:
            self.check(row_id, filled)
        except UserError as error:
            place, _value = own.get(getattr(error, "field", ""), next(iter(own.values())))
            return [(place, str(error))]
        values.setdefault(row_id, {}).update(filled)
        return []

    def known(self, cell: QModelIndex, text: str) -> tuple[str, str, Value] | None:
        """What a text fills in a cell, None where it changes nothing. Raises UserError."""
        at = self.field_at(cell) if cell.isValid() else None
        if at is None:
            if text:
                raise UserError(tr("「{text}」超出了表格的范围", text=text))
            return None
        if self._says(cell, text):
            return None
        field = self.fields[cell.column()]
        if self.is_filled(cell.column()):
            return *at, self.parsed(field, text)
        if text and not self.is_calculated(cell.column()):
            raise field.error(self.why_kept(cell.column()))
        return None
