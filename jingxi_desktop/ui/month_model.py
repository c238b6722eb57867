"""The rows of 月度填报 for Qt: one project each, the month's fields to be filled."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from jingxi_desktop.ledger import commands, queries, returns
from jingxi_desktop.records import UserError, Value
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.records.light import Light
from jingxi_desktop.records.monthly_return import MonthlyReturn
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import theme
from jingxi_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole
# A cell of a block that was pasted: row, column, text, and why it was refused.
Refused = tuple[int, int, str, str]


class MonthModel(QAbstractTableModel):
    """All projects in the plan of the month's year; some dozens, so all rows are held.

    `refused` carries a project's id, a field's name, the text that was refused and the sentence why;
    `closed` the same but the sentence, of a text that a closed month takes with a reason only.
    """

    refused = Signal(str, str, str, str)
    closed = Signal(str, str, str)

    def __init__(self, session: Session, month: str) -> None:
        super().__init__()
        self._session = session
        self.month = month
        self.fields = MonthlyReturn.KIND.fields
        self._headings = [field.heading for field in self.fields]
        self.rows: list[MonthlyReturn] = []
        self._units: dict[Value, str] = {}
        self.load()

    def load(self) -> None:
        """Read all rows anew, in their places where the projects are the same."""
        rows = returns.returns(self._session.ledger, self.month)
        self._units = {
            unit: queries.title_of(self._session.ledger, "organisation", unit)
            for unit in {row.responsible_id for row in rows}
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

    def set_month(self, month: str) -> None:
        """Show another month."""
        self.month = month
        self.load()

    # What Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a project."""
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
            return self._alignment(section)
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
        """The text to show or edit, alignment and tooltip; lights in their colour."""
        if role == Role.TextAlignmentRole:
            return self._alignment(index.column())
        field = self.fields[index.column()]
        value = getattr(self.rows[index.row()], field.name)
        if role == Role.ForegroundRole:
            return theme.light_colour(value) if isinstance(field, Light) else None
        if role == Role.EditRole:
            return field.edit_text(value)
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if isinstance(field, Reference):
            return self._units.get(value, "")
        if field.name == "done" and value is None:
            return tr("未报")
        text = field.format(value)
        return text if role == Role.ToolTipRole else text.replace("\n", " ")

    def setData(self, index: Index, text: object, role: int = Role.EditRole) -> bool:
        """Take what was typed through the gate. Refuses with `refused`, and then nothing changed."""
        if role != Role.EditRole or not index.isValid():
            return False
        row, field = self.rows[index.row()], self.fields[index.column()]
        try:
            self.take(row.id, field.name, str(text))
        except ClosedMonthError:
            self.closed.emit(row.id, field.name, str(text))
            return False
        except UserError as error:
            self.refused.emit(row.id, field.name, str(text), str(error))
            return False
        return True

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        numeric = self.fields[column].numeric
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def take(self, project_id: str, field: str, text: str) -> None:
        """Fill what was typed into a cell. Raises UserError."""
        self._fill({project_id: {field: self._parsed(self.column(field), text)}})

    # What the tab asks -------------------------------------------------------------------------

    def field_at(self, index: Index) -> tuple[str, str]:
        """The project's id and the field's name of a cell."""
        return self.rows[index.row()].id, self.fields[index.column()].name

    def column(self, field: str) -> int:
        """The column of a field."""
        return next(place for place, known in enumerate(self.fields) if known.name == field)

    def row_of(self, project_id: str) -> int:
        """The row of a project, -1 if it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.id == project_id), -1)

    def paste(self, row: int, column: int, block: list[list[str]]) -> tuple[int, list[Refused]]:
        """Fill a block from a cell on, as one step, or nothing at all if a cell is refused.

        Returns how many cells were filled, and those that were refused. What falls on a column that
        nobody fills is refused unless it says what stands there.
        """
        values: dict[str, dict[str, Value]] = {}
        refused: list[Refused] = []
        for down, line in enumerate(block, start=row):
            for right, text in enumerate(line, start=column):
                try:
                    self._take(down, right, text, values)
                except UserError as error:
                    refused.append((down, right, text, str(error)))
        if refused or not values:
            return 0, refused
        self._fill(values)
        return sum(map(len, values.values())), []

    def _take(self, row: int, column: int, text: str, values: dict[str, dict[str, Value]]) -> None:
        if row >= len(self.rows) or column >= len(self.fields):
            if text.strip():
                raise UserError(tr("超出了表格的范围"))
            return
        if not self.is_filled(column):
            if text.strip() != str(self.index(row, column).data() or "").strip():
                raise UserError(tr("这一列由台账得出，不能粘贴"))
            return
        text = "" if text.strip() == tr("未报") else text
        taken = self._parsed(column, text)
        values.setdefault(self.rows[row].id, {})[self.fields[column].name] = taken

    def _parsed(self, column: int, text: str) -> Value:
        field = self.fields[column]
        return commands.parse(self._session.ledger, field, text, field.unit)

    def _fill(self, values: Mapping[str, Mapping[str, Value]]) -> None:
        returns.fill(self._session.ledger, self.month, values)
