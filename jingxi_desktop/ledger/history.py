"""The history of one record, read from the change log: who, when, which field, from what to what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jingxi_desktop.ledger.entries import Entry, entry_of
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import KINDS, Field, Value
from jingxi_desktop.translation import tr

if TYPE_CHECKING:
    from jingxi_desktop.ledger.ledger import Ledger


class Cell(Struct, frozen=True):
    """One field that became another value. `field` is None for a column that is no field."""

    kind: str
    name: str
    old: Value
    new: Value

    @property
    def field(self) -> Field | None:
        """The spec of the field, if it is one."""
        return KINDS[self.kind].by_name.get(self.name) if self.kind in KINDS else None


class Item(Struct, frozen=True):
    """What one change did to a record or to one of its parts.

    `part` is the year, the month or the name of the part that it was about, as stored, "" for the record
    itself; `event` is inserted, deleted or updated. `file` is where it came from, `filled_by` who wrote it
    there.
    """

    change_id: int
    at: str
    user: str
    label: str
    action: str
    file: str | None
    filled_by: str | None
    reason: str | None
    undone: bool
    event: str
    kind: str
    record_id: str
    part: str
    cells: tuple[Cell, ...]

    @property
    def source_text(self) -> str:
        """Where it came from and who wrote it there, as a person reads it; "" for what was typed here."""
        if not self.file:
            return ""
        if not self.filled_by:
            return tr("来自 {file}", file=self.file)
        return tr("来自 {file}，填报人 {who}", file=self.file, who=self.filled_by)

    @property
    def part_text(self) -> str:
        """The part as a person reads it: 2024 年, 2023年6月, the name of a node."""
        if not self.part:
            return ""
        kind = KINDS[self.kind]
        if not kind.owner:
            return tr("{year} 年", year=self.part)
        return kind.field(kind.title).format(self.part)


_SQL = """
SELECT c.id, c.at, c.user, c.label, c.action, coalesce(came.file, first.file), came.filled_by, c.reason,
       c.undone, e.table_name, e.record_id, e.before, e.after
FROM (
    SELECT change_id, number FROM change_entry WHERE record_id = :id
    UNION SELECT change_id, number FROM change_entry WHERE owner_id = :id
    UNION SELECT change_id, number FROM change_entry WHERE new_owner_id = :id
) AS own
-- In this order: to sort these few is quicker than to go through all entries from the newest on.
CROSS JOIN change_entry AS e ON e.change_id = own.change_id AND e.number = own.number
JOIN change_log AS c ON c.id = e.change_id
-- What was done again came from where it did the first time; its entries have the same numbers.
JOIN change_log AS first ON first.id = iif(c.action = 'redo', c.reverts, c.id)
LEFT JOIN change_entry AS came ON came.change_id = first.id AND came.number = e.number
    AND came.record_id = e.record_id
ORDER BY e.change_id DESC, e.number DESC LIMIT :most
"""


def of_record(ledger: "Ledger", record_id: str, most: int = 500) -> list[Item]:
    """The latest `most` items of a record and its parts, newest first."""
    items = []
    for row in ledger.connection.execute(_SQL, {"id": record_id, "most": most}):
        *head, table, touched_id, before, after = row
        entry = entry_of(table, touched_id, before, after)
        items.append(_item(head, entry, _part(ledger, entry)))
    return items


def _part(ledger: "Ledger", entry: Entry) -> str:
    table = TABLES[entry.table]
    if not table.owner_column:
        return ""
    name = "year" if table.is_part else KINDS[table.kind].title
    # An update that left it as it was says nothing of it; the row does, if it is still there.
    said = {**(entry.after or {}), **(entry.before or {})}
    if name not in said:
        sql = f"SELECT {name} FROM {table.name} WHERE id = ?"
        row = ledger.connection.execute(sql, (entry.record_id,)).fetchone()
        said[name] = row[0] if row is not None else ""
    return str(said[name])


def _item(head: Sequence[Any], entry: Entry, part: str) -> Item:
    change_id, at, user, label, action, file, filled_by, reason, undone = head
    return Item(
        change_id,
        at,
        user,
        label,
        action,
        file,
        filled_by,
        reason,
        bool(undone),
        entry.event,
        TABLES[entry.table].kind,
        entry.record_id,
        part,
        cells_of(entry),
    )


def cells_of(entry: Entry) -> tuple[Cell, ...]:
    """The fields of a row that became other values."""
    kind, before, after = TABLES[entry.table].kind, entry.before or {}, entry.after or {}
    names = [name for name in {**before, **after} if name not in ("rowid", "id")]
    return tuple(
        Cell(kind, name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )
