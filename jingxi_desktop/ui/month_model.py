"""The rows of 月度填报 for Qt: one project or task each, the month's fields to be filled."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from jingxi_desktop.ledger import commands, queries, returns, rules
from jingxi_desktop.ledger.returns import Filled, Sheet
from jingxi_desktop.records import Field, UserError, Value
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.records.light import UNRETURNED, Light
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import doubt_mark, theme
from jingxi_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole
# What is to be filled, by the row's id and field.
Values = dict[str, dict[str, Value]]
# A cell of a block that was pasted: its line and place in the line, and why it is refused.
Refused = tuple[int, int, str]


class MonthModel(QAbstractTableModel):
    """All rows of a sheet for a month; some dozens, so all are held.

    `refused` carries a row's id, a field's name, the text that was refused and the sentence why;
    `doubted` the same of a text that is taken if the user insists, `closed` the same but the
    sentence, of one that a closed month takes with a reason only. `sheet_changed` says that the
    columns are others.
    """

    refused = Signal(str, str, str, str)
    doubted = Signal(str, str, str, str)
    closed = Signal(str, str, str)
    sheet_changed = Signal()

    def __init__(self, session: Session, sheet: Sheet[Any], month: str) -> None:
        super().__init__()
        self._session = session
        self.month = month
        self.fields: tuple[Field, ...] = ()
        self.rows: list[Any] = []
        self._units: dict[Value, str] = {}
        self._set_sheet(sheet)
        self.load()

    def _set_sheet(self, sheet: Sheet[Any]) -> None:
        self.sheet = sheet
        self.rows = []
        self._show_fields()

    def _show_fields(self) -> None:
        """The sheet's fields as the ledger's rules have them now."""
        self.fields = rules.shown(self._session.ledger, self.sheet.row.KIND.fields)
        self._amounts = rules.amounts_of(self._session.ledger)
        self._headings = [field.heading for field in self.fields]

    def load(self) -> None:
        """Read all rows anew, in their places where they are of the same records."""
        self._show_fields()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)
        rows = returns.returns(self._session.ledger, self.month, self.sheet)
        self._units = {
            unit: queries.title_of(self._session.ledger, "organisation", unit)
            for unit in {getattr(row, self.sheet.unit) for row in rows}
        }
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                end = self.index(len(rows) - 1, len(self.fields) - 1)
                self.dataChanged.emit(self.index(0, 0), end)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_month(self, sheet: Sheet[Any], month: str) -> None:
        """Show another month, or another sheet."""
        self.month = month
        if sheet is not self.sheet:
            self.beginResetModel()
            self._set_sheet(sheet)
            self.endResetModel()
            self.sheet_changed.emit()
        self.load()

    # What Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a project or task."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One column a field."""
        return 0 if parent.isValid() else len(self.fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The field's label with its unit."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._headings[section]
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return self.alignment(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The month's own fields can be filled where the ledger can be written to."""
        flags = super().flags(index)
        if self.is_filled(index.column()) and not self._session.ledger.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def is_filled(self, column: int) -> bool:
        """Whether a column is one that officers fill."""
        return not self.fields[column].derived

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text to show or edit, alignment and tooltip; lights in their colour, doubts marked."""
        if role == Role.TextAlignmentRole:
            return self.alignment(index.column())
        row, field = self.rows[index.row()], self.fields[index.column()]
        value = getattr(row, field.name)
        if role == Role.DecorationRole:
            return doubt_mark.sign(row, field, self._amounts)
        if role == Role.ForegroundRole:
            return theme.light_colour(value) if isinstance(field, Light) else None
        if role == Role.EditRole:
            return field.edit_text(value)
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if isinstance(field, Reference):
            return self._units.get(value, "")
        if self.sheet.says_missing(row, field.name):
            return tr(UNRETURNED)
        text = field.format(value)
        return (
            doubt_mark.tip(row, field, text, self._amounts)
            if role == Role.ToolTipRole
            else text.replace("\n", " ")
        )

    def setData(self, index: Index, text: object, role: int = Role.EditRole) -> bool:
        """Take what was typed through the gate.

        Refuses with `refused` and asks back with `doubted`, and then nothing changed.
        """
        if role != Role.EditRole or not index.isValid():
            return False
        row, field = self.rows[index.row()], self.fields[index.column()]
        try:
            doubts = self.doubts({row.id: {field.name: self._parsed(field, str(text))}})
            if doubts:
                self.doubted.emit(row.id, field.name, str(text), "\n".join(doubts))
                return False
            self.take(row.id, field.name, str(text))
        except ClosedMonthError:
            self.closed.emit(row.id, field.name, str(text))
            return False
        except UserError as error:
            self.refused.emit(row.id, field.name, str(text), str(error))
            return False
        return True

    def follow_typing(self, row_id: str, field: str, text: str) -> None:
        """Show what would follow from a text that is still being typed; nothing is written.

        Where it says nothing yet, what is stored is shown.
        """
        place, ledger = self.row_of(row_id), self._session.ledger
        known = self.fields[self.column(field)]
        try:
            filled = {row_id: {field: self._parsed(known, text)}}
            rows = returns.tried(ledger, self.month, filled, self.sheet)
        except UserError:
            rows = returns.returns(ledger, self.month, self.sheet)
        # The cell itself still says what is stored, or its text would not be taken for another one.
        stored = getattr(self.rows[place], field)
        self.rows[place] = replace(rows[place], **{field: stored})
        typed = self.column(field)
        for first, last in ((0, typed - 1), (typed + 1, len(self.fields) - 1)):
            # A view fills its open editor anew when its cell is told to have changed.
            self.dataChanged.emit(self.index(place, first), self.index(place, last))

    def take(self, row_id: str, field: str, text: str) -> None:
        """Fill what was typed into a cell, doubtful or not. Raises UserError."""
        known = self.fields[self.column(field)]
        self.fill({row_id: {field: self._parsed(known, text)}})

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Figures stand to the right."""
        numeric = column < len(self.fields) and self.fields[column].numeric
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    # What the tab asks -------------------------------------------------------------------------

    def field_at(self, index: Index) -> tuple[str, str]:
        """The row's id and the field's name of a cell."""
        return self.rows[index.row()].id, self.fields[index.column()].name

    def column(self, field: str) -> int:
        """The column of a field."""
        return next(place for place, known in enumerate(self.fields) if known.name == field)

    def row_of(self, row_id: str) -> int:
        """The place of a row, -1 if it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.id == row_id), -1)

    def row_title(self, row: int) -> str:
        """What a row is called, also behind the last one."""
        return self.rows[row].title if row < len(self.rows) else tr("第 {n} 行", n=row + 1)

    def column_title(self, column: int) -> str:
        """What a column is called, also behind the last one."""
        known = column < len(self.fields)
        return self._headings[column] if known else tr("第 {n} 列", n=column + 1)

    def read(self, row: int, column: int, block: list[list[str]]) -> tuple[Values, list[Refused]]:
        """What a block of texts from a cell on would fill, and its cells that are refused.

        What falls on a column that nobody fills is refused unless it is empty or says what stands there.
        """
        values: Values = {}
        refused: list[Refused] = []
        for down, line in enumerate(block):
            for right, text in enumerate(line):
                try:
                    self._take(row + down, column + right, text, values)
                except UserError as error:
                    refused.append((down, right, str(error)))
        return values, refused

    def _take(self, row: int, column: int, text: str, values: Values) -> None:
        text = text.strip()
        if row >= len(self.rows) or column >= len(self.fields):
            if text:
                raise UserError(tr("「{text}」超出了表格的范围", text=text))
            return
        field = self.fields[column]
        if field.derived:
            if text and text != str(self.index(row, column).data() or "").strip():
                raise field.error(tr("由台账得出，不能粘贴"))
            return
        taken = self._parsed(field, "" if text == tr(UNRETURNED) else text)
        values.setdefault(self.rows[row].id, {})[field.name] = taken

    def _parsed(self, field: Field, text: str) -> Value:
        return commands.parse(self._session.ledger, field, text, field.unit)

    def doubts(self, values: Filled) -> list[str]:
        """What filling cells would make hard to believe, a sentence each. Raises UserError."""
        return returns.doubts(self._session.ledger, self.month, values, self.sheet)

    def fill(self, values: Filled) -> None:
        """Fill cells as one step. Raises UserError."""
        returns.fill(self._session.ledger, self.month, values, self.sheet)
