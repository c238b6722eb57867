"""Who touched a cell, in the ledger or in a package that is attached to it, as their logs have it."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.ledger.entries import entry_of
from jingxi_desktop.ledger.merge_cells import Cell, Touch

Schema = Literal["main", "returned"]


class Touched(Struct, frozen=True):
    """Who touched a cell last, an undo too; and the edit whose value stands there, what was undone left out: its
    change, the file that it came from, and who filled it in."""

    last: Touch = Touch()
    is_undo: bool = False
    change_id: int = 0
    file: str = ""
    user: str = ""


_TOUCHES = """
SELECT c.action, c.undone, coalesce(e.filled_by, c.user), c.at, c.id, e.file, e.before, e.after
FROM {schema}.change_entry AS e JOIN {schema}.change_log AS c ON c.id = e.change_id
WHERE e.record_id = ? AND e.table_name = ? AND c.action <> 'create'
ORDER BY c.id DESC, e.number DESC
"""


def _each(connection: Connection, schema: Schema, cell: Cell) -> Iterator[Touched]:
    """Who touched a cell and how, the last first; of an edit that stands with its change and its file."""
    touches = connection.execute(_TOUCHES.format(schema=schema), (cell.record_id, cell.table))
    for action, is_undone, user, at, change_id, file, before, after in touches:
        entry = entry_of(cell.table, cell.record_id, before, after)
        # What a row that came or went did not have is as it was.
        if cell.column not in {"", *(entry.before or {}), *(entry.after or {})}:
            continue
        touch, is_undo = Touch(str(user), str(at)), action == "undo"
        if action == "edit" and not is_undone:
            yield Touched(touch, is_undo, int(change_id), str(file or ""), str(user))
        else:
            yield Touched(touch, is_undo)


def last(connection: Connection, schema: Schema, cell: Cell) -> Touched:
    """Who touched a cell last, and the edit that stands there."""
    found = Touched()
    for each in _each(connection, schema, cell):
        if not found.last.at:
            found = each
        if each.change_id:
            return replace(each, last=found.last, is_undo=found.is_undo)
    return found


def edits_here(connection: Connection, made: str, cell: Cell) -> Iterator[tuple[int, str]]:
    """The edits of a cell of the ledger that stand since the change `made`, the last first: each its change and its
    file."""
    known = connection.execute("SELECT id FROM main.change_log WHERE uuid = ?", (made,)).fetchone()
    first = 0 if known is None else int(known[0])
    for each in _each(connection, "main", cell):
        if each.change_id > first:
            yield each.change_id, each.file
