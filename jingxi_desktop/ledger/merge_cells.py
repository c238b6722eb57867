"""What a comparison of a returned package with the ledger finds: cells, who changed them, and what belongs
together."""

import json
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger.entries import Row, as_json, filled
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.ledger.words import Shown
from jingxi_desktop.records import KINDS, Field, Value
from jingxi_desktop.records.dates import format_minute
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import joined, tr

# Table, record and column; "" is the whole row, which one side has and the other has not.
Key = tuple[str, str, str]
# Table and record.
Place = tuple[str, str]
_PROVENANCE = ("origin", "source")


class Touch(Struct, frozen=True):
    """Who changed something last, and when (ISO); both empty where the log does not say."""

    user: str = ""
    at: str = ""

    @property
    def words(self) -> str:
        """Both, to the minute."""
        return f"{self.user} {self.minute}".strip()

    @property
    def minute(self) -> str:
        """When, to the minute."""
        return format_minute(self.at)

    @property
    def instant(self) -> float:
        """When, in seconds since 1970, whatever the machine's time zone was; 0 where that is not known."""
        try:
            return datetime.fromisoformat(self.at).timestamp()
        except (ValueError, OverflowError, OSError):
            return 0.0


class Cell(Struct, frozen=True):
    """One cell that somebody changed, values as stored.

    `column` "" is the whole row, new or deleted: then the values are rows as JSON, None for no row.
    `filled_by` is who changed the row in the package, as a person reads it.
    """

    table: str
    record_id: str
    column: str
    title: str
    base: Value
    ours: Value
    theirs: Value
    filled_by: str

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.table, self.record_id, self.column

    @property
    def place(self) -> Place:
        """The row that it is of."""
        return self.table, self.record_id

    @property
    def field(self) -> Field | None:
        """The spec of the column, None for a whole row."""
        return KINDS[TABLES[self.table].kind].by_name.get(self.column)

    @property
    def is_changed_there(self) -> bool:
        """Whether it is not as the package was made; a whole row in whatever order it is written."""
        if self.column:
            return self.theirs != self.base
        return row_of(self.theirs) != row_of(self.base)

    @property
    def changed(self) -> Value:
        """What it became where only one side changed it."""
        return self.ours if self.theirs == self.base else self.theirs


class Conflict(Struct, frozen=True):
    """A cell that both sides changed, to different things, and who did so last on each side.

    `rival` is the file of the package whose value stands as ours, "" where it is the ledger's own. `back` is
    of a row that was deleted here how it would come back, as JSON: as it was here, but for what they changed.
    """

    cell: Cell
    ours: Touch
    theirs: Touch
    rival: str = ""
    back: str | None = None

    @property
    def chosen(self) -> Cell:
        """The cell as it is written where theirs is chosen."""
        return self.cell if self.back is None else replace(self.cell, theirs=self.back)


class Together(Struct, frozen=True):
    """Amounts and the stage of one row, of which each side changed another: no conflict, but to be seen."""

    title: str
    cells: tuple[Cell, ...]


class Merge(Struct, frozen=True):
    """What a package brings. `taken` only they changed, `kept` only we did or had decided before;
    `refused` they changed and a unit may not; `gone` is what both deleted.

    `file` is the package's name, `made_at` when it was made (ISO), `sender` who changed it last, `rows` how
    many it has of what it may bring back. `as_of` is the ledger's last change when it was compared.
    `remarks` are what is to be said of how and when it came.
    """

    package: Package
    file: str
    as_of: str
    made_at: str
    sender: Touch
    rows: int
    taken: tuple[Cell, ...]
    kept: tuple[Cell, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Cell, ...]
    together: tuple[Together, ...]
    gone: tuple[Place, ...]
    remarks: tuple[str, ...] = ()

    @property
    def counted(self) -> str:
        """How many cells there are of each sort."""
        return tr(
            "冲突 {a} 处，采用对方 {b} 处，保留我方 {c} 处，不接受 {d} 处",
            a=len(self.conflicts),
            b=len(self.taken),
            c=len(self.kept),
            d=len(self.refused),
        )

    @property
    def set_aside(self) -> tuple[Cell, ...]:
        """What both sides changed and was decided for ours when the package was merged before."""
        return tuple(cell for cell in self.kept if cell.is_changed_there)

    @property
    def new_rows(self) -> int:
        """How many rows it adds."""
        return len(self._new)

    @property
    def changed_rows(self) -> int:
        """How many rows it changes or deletes, or would if its conflicts are settled for it."""
        return len({cell.place for cell in self._brought} - self._new)

    @property
    def same_rows(self) -> int:
        """How many of its rows bring nothing."""
        there = {cell.place for cell in self._brought if cell.column or cell.theirs is not None}
        return self.rows - len(there)

    @property
    def _brought(self) -> tuple[Cell, ...]:
        return (*self.taken, *(conflict.cell for conflict in self.conflicts))

    @property
    def _new(self) -> set[Place]:
        return {cell.place for cell in self._brought if not cell.column and cell.ours is None}


def row_text(row: Row | None) -> str | None:
    """A whole row as a cell holds it, without its row number; None for none."""
    return as_json(filled(row and {name: row[name] for name in row if name != "rowid"}))


def row_of(value: Value) -> Row | None:
    """The row that the cell of a whole row holds."""
    row: Row | None = None if value is None else json.loads(str(value))
    return row


def label_of(cell: Cell) -> str:
    """What of the record it is: the field, or all of it."""
    return tr("整条记录") if cell.field is None else tr(cell.field.label)


def in_words(shown: Shown, cell: Cell, value: Value) -> str:
    """What a person reads of one side of a cell."""
    if cell.field is not None:
        return shown.with_unit(cell.field, value)
    row = row_of(value)
    if row is None:
        return tr("（没有）")
    fields = KINDS[TABLES[cell.table].kind].fields
    return joined(
        (
            f"{tr(spec.label)} {shown.with_unit(spec, row[spec.name])}"
            for spec in fields
            if spec.name in row and not isinstance(spec, Reference) and spec.name not in _PROVENANCE
        ),
        "；",
    )
