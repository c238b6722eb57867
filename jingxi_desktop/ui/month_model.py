"""The rows of 月度填报 for Qt: one project or task each, the month's fields to be filled."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal

from jingxi_desktop.ledger import queries, returns, rules
from jingxi_desktop.ledger.returns import Sheet
from jingxi_desktop.ledger.steps import UNWATCHED, Watch
from jingxi_desktop.records import Field, UserError, Value
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.records.fields import Choice, Reference
from jingxi_desktop.records.light import UNRETURNED, Light
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import doubt_mark, theme
from jingxi_desktop.ui.block_model import BlockModel, Index, Values
from jingxi_desktop.ui.session import Session

_ROOT = QModelIndex()
Role = Qt.ItemDataRole


class MonthModel(BlockModel):
    """The rows of a sheet for a month; some dozens, so all are held.

    `all_rows` are those of the sheet, `rows` those that are shown, in the order chosen: what is filled in
    stays in its place, though it is no longer what the table is kept to or where the order has it.
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
        self.ledger = session.ledger
        self.month = month
        self.fields: tuple[Field, ...] = ()
        self.rows: list[Any] = []
        self.all_rows: list[Any] = []
        self._search: tuple[str, ...] = ()
        self._only_missing = False
        self._sorted_by: tuple[int, bool] | None = None
        self._units: dict[Value, str] = {}
        self._set_sheet(sheet)
        self.load()

    def _set_sheet(self, sheet: Sheet[Any]) -> None:
        self.sheet = sheet
        self.rows, self.all_rows = [], []
        self._sorted_by = None
        self._show_fields()

    def _show_fields(self) -> None:
        """The sheet's fields as the ledger's rules have them now."""
        self.fields = rules.shown(self.ledger, self.sheet.row.KIND.fields)
        self._amounts = rules.amounts_of(self.ledger)
        self._headings = [field.heading for field in self.fields]

    def load(self) -> None:
        """Read all rows anew, in their places where they are of the same records."""
        before = self._headings
        self._show_fields()
        if self._headings != before:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)
        self.all_rows = returns.returns(self.ledger, self.month, self.sheet)
        self._units = {
            unit: queries.title_of(self.ledger, "organisation", unit)
            for unit in {getattr(row, self.sheet.unit) for row in self.all_rows}
        }
        shown = {row.id: place for place, row in enumerate(self.rows)}
        rows = [row for row in self.all_rows if row.id in shown or self._is_wanted(row)]
        if self._sorted_by is not None:
            rows.sort(key=lambda row: shown.get(row.id, len(shown)))
        self._set_rows(rows)

    def _set_rows(self, rows: list[Any]) -> None:
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                end = self.index(len(rows) - 1, len(self.fields) - 1)
                self.dataChanged.emit(self.index(0, 0), end)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def keep_to(self, search: str, only_missing: bool) -> None:
        """Show the rows that have all these words in their cells, of those only what is 未报."""
        self._search, self._only_missing = tuple(search.casefold().split()), only_missing
        self._choose_rows()

    def _choose_rows(self) -> None:
        self._set_rows(self._in_order(filter(self._is_wanted, self.all_rows)))

    def _in_order(self, rows: Iterable[Any]) -> list[Any]:
        """Rows as they are sorted, as tables of records are: by what is read, what is empty last."""
        found = list(rows)
        if self._sorted_by is None:
            return found
        column, descending = self._sorted_by
        field = self.fields[column]

        def key(row: Any) -> Any:
            value = getattr(row, field.name)
            if isinstance(field, Reference):
                return self._units[value]
            if isinstance(field, Choice) and field.derived:
                return field.choices.index(value)
            return value

        filled = [row for row in found if getattr(row, field.name) is not None]
        empty = [row for row in found if getattr(row, field.name) is None]
        return [*sorted(filled, key=key, reverse=descending), *empty]

    @property
    def sorted_by(self) -> str:
        """The field that the rows are sorted by, "" where they are in the sheet's order."""
        return "" if self._sorted_by is None else self.fields[self._sorted_by[0]].name

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the sheet's order. The current cell and what is selected go with their rows."""
        wanted = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if wanted == self._sorted_by:
            return
        self._sorted_by = wanted
        _tell_rows_move(self.layoutAboutToBeChanged)
        before = self.persistentIndexList()
        ids = [self.rows[index.row()].id for index in before]
        of_sheet = {row.id: place for place, row in enumerate(self.all_rows)}
        self.rows = self._in_order(sorted(self.rows, key=lambda row: of_sheet[row.id]))
        places = {row.id: place for place, row in enumerate(self.rows)}
        after = [
            self.index(places[row_id], index.column())
            for row_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        _tell_rows_move(self.layoutChanged)

    def _is_wanted(self, row: Any) -> bool:
        if self._only_missing and not self.sheet.is_missing(row):
            return False
        shown = (field for field in self.fields if not field.hidden)
        said = "\n".join(self._text(row, field) for field in shown).casefold()
        return all(word in said for word in self._search)

    def _text(self, row: Any, field: Field) -> str:
        """What a cell says."""
        value = getattr(row, field.name)
        if isinstance(field, Reference):
            return self._units.get(value, "")
        return tr(UNRETURNED) if self.sheet.says_missing(row, field.name) else field.format(value)

    def show_month(self, sheet: Sheet[Any], month: str) -> None:
        """Show another month, or another sheet."""
        self.month = month
        if sheet is not self.sheet:
            self.beginResetModel()
            self._set_sheet(sheet)
            self.endResetModel()
            self.sheet_changed.emit()
        self.load()
        self._choose_rows()

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
        if self.is_filled(index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def why_kept(self, column: int) -> str:
        """See BlockModel; what a record says of itself is filled in there."""
        field, owner = self.fields[column], self.sheet.owner
        if not self.sheet.is_given(field.name):
            return self.ledger.why_kept(self.sheet.months, field)
        return self.ledger.why_kept(owner, owner.field(field.name)) or tr(
            "在{kind}中填写，这里不能改", kind=tr(owner.label)
        )

    def is_calculated(self, column: int) -> bool:
        """See BlockModel; what a record says of itself tells whose row it is."""
        return super().is_calculated(column) and not self.sheet.is_given(self.fields[column].name)

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
        text = self._text(row, field)
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
            doubts = self.doubts({row.id: {field.name: self.parsed(field, str(text))}})
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
        place, ledger = self.row_of(row_id), self.ledger
        known = self.fields[self.column(field)]
        try:
            filled = {row_id: {field: self.parsed(known, text)}}
            rows = returns.tried(ledger, self.month, filled, self.sheet)
        except UserError:
            rows = returns.returns(ledger, self.month, self.sheet)
        # The cell itself still says what is stored, or its text would not be taken for another one.
        stored = getattr(self.rows[place], field)
        followed = next(row for row in rows if row.id == row_id)
        self.rows[place] = replace(followed, **{field: stored})
        typed = self.column(field)
        for first, last in ((0, typed - 1), (typed + 1, len(self.fields) - 1)):
            # A view fills its open editor anew when its cell is told to have changed.
            self.dataChanged.emit(self.index(place, first), self.index(place, last))

    def take(self, row_id: str, field: str, text: str) -> None:
        """Fill what was typed into a cell, doubtful or not. Raises UserError."""
        known = self.fields[self.column(field)]
        self.fill({row_id: {field: self.parsed(known, text)}})

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

    def row_name(self, row: int) -> str:
        """See BlockModel."""
        return str(self.rows[row].title)

    def known(self, cell: QModelIndex, text: str) -> tuple[str, str, Value] | None:
        """See BlockModel; a cell that says 未报 is empty."""
        return super().known(cell, "" if text == tr(UNRETURNED) else text)

    def doubts(self, values: Values) -> list[str]:
        """See BlockModel. Raises FieldError."""
        return returns.doubts(self.ledger, self.month, values, self.sheet)

    def fill(self, values: Values, watch: Watch = UNWATCHED) -> None:
        """See BlockModel."""
        returns.fill(self.ledger, self.month, values, self.sheet, watch)


def _tell_rows_move(signal: Any) -> None:
    """Tell views that rows move and columns stay: headers of two views mix up their widths otherwise."""
    form = ("QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint")
    signal[form].emit([], QAbstractItemModel.LayoutChangeHint.VerticalSortHint)
