"""What the change log holds of one row that a change touched."""

import json

from msgspec import Struct

from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import UserError, Value
from jingxi_desktop.translation import tr

Row = dict[str, Value]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Entry(Struct, frozen=True, gc=False):
    """One row touched: `before` is None for an insert, `after` for a delete.

    For an insert and a delete they hold what is not empty of the whole row, its row number too; for
    an update only the columns that differ.
    """

    table: str
    record_id: str
    before: Row | None
    after: Row | None

    @property
    def event(self) -> str:
        """What happened to the row: inserted, deleted or updated."""
        if self.before is None:
            return "inserted"
        return "deleted" if self.after is None else "updated"

    def finds(self, current: Row | None) -> bool:
        """Whether a row is still as `before` says, so that `after` can be put in its place."""
        if current is None or self.before is None:
            return current is None and self.before is None
        if self.after is None:
            return filled(current) == self.before
        return all(current[name] == value for name, value in self.before.items())

    def inverse(self) -> "Entry":
        """The entry that takes this one back."""
        return Entry(self.table, self.record_id, self.after, self.before)


def entry_of(table: str, record_id: str, before: str | None, after: str | None) -> Entry:
    """An entry as the change log holds it. Raises UserError where that is damaged."""
    if table not in TABLES:
        raise _damaged()
    return Entry(table, record_id, _row_of(before), _row_of(after))


def _row_of(text: str | None) -> Row | None:
    try:
        row = None if text is None else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    if row is None:
        return None
    if not isinstance(row, dict) or not all(isinstance(each, Value) for each in row.values()):
        raise _damaged()
    return row


def _damaged() -> UserError:
    return UserError(tr("变更记录已损坏，请改用备份"))


def filled(row: Row | None) -> Row | None:
    """What is not empty of a row."""
    return row and {name: value for name, value in row.items() if value is not None}


def as_json(row: Row | None) -> str | None:
    """A row as the change log holds it."""
    return None if row is None else _ENCODER.encode(row)
