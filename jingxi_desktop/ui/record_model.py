"""The one table model: the records of a query, paged by row number, edited through the gate.

It keeps the sorted and filtered list of row numbers and the pages last looked at; sorting and
filtering are SQL. The first rows come at once and the rest follow from a worker, so that a million
rows open as fast as eighty-five. An edit never touches a cached row: the row is read again.
"""

from array import array
from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt, Signal

from jingxi_desktop.ledger import commands, lights, package, queries, rules
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.steps import UNWATCHED, Watch
from jingxi_desktop.records import Field, Kind, Record, UserError, Value, kind_named
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.records.light import Light
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import doubt_mark, theme
from jingxi_desktop.ui.block_model import BlockModel, Index, Values
from jingxi_desktop.ui.later import PAINTED_MS
from jingxi_desktop.ui.reading import WorkerReading
from jingxi_desktop.ui.session import Session

# What Qt means when it names no parent.
_ROOT = QModelIndex()
Role = Qt.ItemDataRole
_ROLES = {
    Role.DisplayRole,
    Role.EditRole,
    Role.UserRole,
    Role.ToolTipRole,
    Role.ForegroundRole,
    Role.DecorationRole,
}

FIRST_ROWS = 200
_FIRST_SECONDS = 0.05
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _SHOWN | Qt.ItemFlag.ItemIsEditable
PAGE_ROWS = 64
_PAGES_KEPT = 32


class RecordModel(BlockModel):
    """Rows are records, columns the fields of the kind in the order of their specs.

    `reread` follows a reset, when every view has let go of the old rows and what it had selected;
    `loading_changed` says whether rows are still to come; `refused` carries a record's id, a
    field's name, the text that was refused and the sentence why; `doubted` the same of a text that
    is taken if the user insists; `closed` the same but the sentence, of a text that a closed month
    takes with a reason only.
    """

    reread = Signal()
    loading_changed = Signal(bool)
    refused = Signal(str, str, str, str)
    doubted = Signal(str, str, str, str)
    closed = Signal(str, str, str)

    def __init__(self, session: Session, query: Query) -> None:
        super().__init__()
        self._session = session
        self.ledger = session.ledger
        self.kind: Kind = kind_named(query.kind)
        self.fields: tuple[Field, ...] = ()
        self._query = query
        self._rowids: array[int] = array("q")
        self._pages: dict[int, dict[int, Record]] = {}
        self._titles: dict[tuple[str, str], str] = {}
        self._rest: WorkerReading[array[int]] = WorkerReading(
            session, self._install, self.load, self
        )
        self._rest.failed.connect(lambda: self.loading_changed.emit(False))
        # Painted with its first rows before a worker takes a core for the rest.
        self.load(PAINTED_MS)

    def _take_fields(self) -> bool:
        """Take the fields as the ledger's rules have them now. Returns whether they are others."""
        ledger = self._session.ledger
        fields = rules.shown(ledger, package.fields_of(ledger, self.kind))
        if fields == self.fields:
            return False
        self.fields = fields
        self._amounts = rules.amounts_of(self._session.ledger)
        # Qt asks for them a thousand times before it paints one.
        self._headings = [field.heading for field in fields]
        may_change = self._session.ledger.may_change
        self._flags = [_EDITABLE if may_change(self.kind, field) else _SHOWN for field in fields]
        return True

    def _tell_fields(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)

    @property
    def query(self) -> Query:
        """What the table shows."""
        return self._query

    @property
    def is_loading(self) -> bool:
        """Whether rows are still to come."""
        return self._rest.is_loading

    def set_query(self, query: Query) -> None:
        """Show another query of the same kind."""
        if query != self._query:
            self._query = query
            self.load()

    def load(self, rest_after_ms: int = 0) -> None:
        """Read the row numbers anew: the first ones now if that is quick, the rest in a worker."""
        self._rest.stop()
        connection = self._session.ledger.connection
        # The first rows of a search cost as much as all of them.
        most = -1 if self._query.search else FIRST_ROWS
        first = queries.first_row_ids(connection, self._query, most, _FIRST_SECONDS)
        is_whole = first is not None and len(first) != most
        self.beginResetModel()
        has_others = self._take_fields()
        self._forget()
        self._rowids = array("q") if first is None else first
        if not is_whole:
            query = self._query
            self._rest.start(
                lambda ledger: queries.row_ids(ledger.connection, query), rest_after_ms
            )
        self.endResetModel()
        self.reread.emit()
        if has_others:
            self._tell_fields()
        if not is_whole:
            self.loading_changed.emit(True)

    def _install(self, rowids: "array[int]") -> None:
        shown = len(self._rowids)
        if rowids[:shown] != self._rowids:
            # Rows changed between the two reads.
            self.beginResetModel()
            self._forget()
            self._rowids = rowids
            self.endResetModel()
            self.reread.emit()
        elif len(rowids) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(rowids) - 1)
            self._rowids = rowids
            self.endInsertRows()
        self.loading_changed.emit(False)

    def close(self) -> None:
        """Stop reading; the model is not used any more."""
        self._rest.close()

    def _forget(self) -> None:
        self._pages.clear()
        self._titles.clear()

    # What Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of rows known so far."""
        return 0 if parent.isValid() else len(self._rowids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One column a field."""
        return 0 if parent.isValid() else len(self.fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The field's label with its unit; its note as a tooltip."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        field = self.fields[section]
        if role == Role.DisplayRole:
            return self._headings[section]
        if role == Role.ToolTipRole:
            return tr(field.note) if field.note else None
        if role == Role.TextAlignmentRole:
            return self.alignment(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Fields that are worked out, and ledgers that are only read, are not editable."""
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text to show or edit, the stored value (UserRole), alignment, tooltip, colour and doubts."""
        if role == Role.TextAlignmentRole:
            return self.alignment(index.column())
        if role not in _ROLES or (role == Role.DecorationRole and not self.kind.warnings):
            return None
        record = self.record(index.row())
        if record is None:
            return None
        field = self.fields[index.column()]
        if role == Role.DecorationRole:
            return doubt_mark.sign(record, field, self._amounts)
        value = getattr(record, field.name)
        if role == Role.UserRole:
            return value
        if isinstance(field, Light) and role in (Role.ForegroundRole, Role.ToolTipRole):
            return theme.light_colour(value) if role == Role.ForegroundRole else self._why(record)
        if role == Role.ForegroundRole:
            return None
        if isinstance(field, Reference):
            return self._title(field.kind, value)
        if role == Role.ToolTipRole:
            return doubt_mark.tip(record, field, record.words(field), self._amounts)
        is_edited = role == Role.EditRole
        return field.edit_text(value) if is_edited else field.format(value).replace("\n", " ")

    def setData(self, index: Index, text: object, role: int = Role.EditRole) -> bool:
        """Take what was typed through the gate.

        Refuses with `refused` and asks back with `doubted`, and then nothing changed.
        """
        if role != Role.EditRole or not index.isValid():
            return False
        record = self.record(index.row())
        if record is None:
            return False
        field = self.fields[index.column()]
        try:
            values: Values = {record.id: {field.name: self.parsed(field, str(text))}}
            doubts = self.doubts(values)
            if doubts:
                self.doubted.emit(record.id, field.name, str(text), "\n".join(doubts))
                return False
            self.fill(values)
        except ClosedMonthError:
            self.closed.emit(record.id, field.name, str(text))
            return False
        except UserError as error:
            self.refused.emit(record.id, field.name, str(text), str(error))
            return False
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the kind's natural order."""
        descending = order == Qt.SortOrder.DescendingOrder
        by = ((self.fields[column].name, descending),) if column >= 0 else ()
        self.set_query(replace(self._query, order=by))

    # What the program asks ---------------------------------------------------------------------

    def edit(self, record_ids: list[str], field: Field, text: str) -> None:
        """Set a field of records to what was typed, doubtful or not, as one step. Raises UserError."""
        values = {field.name: self.parsed(field, text)}
        commands.edit(self.ledger, self.kind, record_ids, values, self._session.year)

    def why_kept(self, column: int) -> str:
        """See BlockModel."""
        return self.ledger.why_kept(self.kind, self.fields[column])

    def row_name(self, row: int) -> str:
        """See BlockModel."""
        record = self.record(row)
        return "" if record is None else record.title

    def check(self, row_id: str, values: Mapping[str, Value]) -> None:
        """See BlockModel."""
        commands.check_edit(
            self.ledger, self.kind, row_id, values, self._session.year, self._amounts
        )

    def doubts(self, values: Values) -> list[str]:
        """See BlockModel."""
        return commands.doubts(self.ledger, self.kind, values)

    def fill(self, values: Values, watch: Watch = UNWATCHED) -> None:
        """See BlockModel."""
        commands.edit_each(self.ledger, self.kind, values, self._session.year, watch)

    def record(self, row: int) -> Record | None:
        """The record in a row; None if it has just been deleted."""
        if not 0 <= row < len(self._rowids):
            return None
        number = row // PAGE_ROWS
        if number not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            rowids = self._rowids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
            self._pages[number] = queries.page(
                self._session.ledger, self.kind, self._query.year, rowids
            )
        return self._pages[number].get(self._rowids[row])

    def field_at(self, index: Index) -> tuple[str, str] | None:
        """The record's id and the field's name of a cell."""
        record = self.record(index.row())
        return None if record is None else (record.id, self.fields[index.column()].name)

    def column(self, field: str) -> int:
        """The column of a field."""
        return next(place for place, known in enumerate(self.fields) if known.name == field)

    def row_of(self, record_id: str) -> int:
        """The row of a record, -1 if it is not shown."""
        rowid = queries.row_id(self._session.ledger, self.kind, record_id)
        if rowid is None:
            return -1
        try:
            return self._rowids.index(rowid)
        except ValueError:
            return -1

    def rowids(self, rows: list[range]) -> "array[int]":
        """The row numbers in some ranges of rows."""
        result: array[int] = array("q")
        for part in rows:
            result.extend(self._rowids[part.start : part.stop])
        return result

    def total(self, rowids: "array[int]", field: Field) -> tuple[int | float, int]:
        """The sum of a field over rows, and in how many it is filled."""
        connection = self._session.ledger.connection
        return queries.totals(connection, self.kind, self._query.year, rowids, field.name)

    def follow(self, notice: Notice | None) -> None:
        """Show what a change did: rows stay in their places, new ones come last, deleted ones go.

        A table that was being loaded, or in which too much changed to name, is read anew.
        """
        if notice is None or self.kind.name in notice.bulk or self._rest.is_unfinished:
            self.load()
            return
        if self._take_fields():
            self._tell_fields()
        self._remove(notice)
        self._forget()
        self._append(notice.inserted.get(self.kind.name, ()))
        if self._rowids:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._rowids) - 1, len(self.fields) - 1)
            )

    def _remove(self, notice: Notice) -> None:
        if not notice.deleted.get(self.kind.name):
            return
        gone = notice.deleted[self.kind.name]
        rows = sorted(
            (
                row
                for page, records in self._pages.items()
                for row in self._rows_of(page, records, set(gone))
            ),
            reverse=True,
        )
        if len(rows) != len(gone):
            self.load()
            return
        for row in rows:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rowids[row]
            self.endRemoveRows()

    def _rows_of(self, page: int, records: dict[int, Record], gone: set[str]) -> list[int]:
        first = page * PAGE_ROWS
        rowids = self._rowids[first : first + PAGE_ROWS]
        return [
            first + place
            for place, rowid in enumerate(rowids)
            if (record := records.get(rowid)) is not None and record.id in gone
        ]

    def _append(self, inserted: tuple[str, ...]) -> None:
        if not inserted:
            return
        matching = queries.row_ids_of(self._session.ledger.connection, self._query, inserted)
        # A table that was read anew since the change has them already.
        known = set(matching).intersection(self._rowids)
        new = [rowid for rowid in matching if rowid not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rowids), len(self._rowids) + len(new) - 1)
            self._rowids.extend(new)
            self.endInsertRows()

    def _why(self, record: Record) -> str:
        """Why the project's light is what it is."""
        return lights.why(self._session.ledger.connection, self._query.year, record.id)

    def _title(self, kind: str, record_id: object) -> str:
        if record_id is None:
            return ""
        key = (kind, str(record_id))
        if key not in self._titles:
            self._titles[key] = queries.title_of(self._session.ledger, kind, str(record_id))
        return self._titles[key]
