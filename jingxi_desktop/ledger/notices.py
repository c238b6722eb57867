"""What a change touched: gathered while it is open, told when it is committed."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from jingxi_desktop.ledger.entries import Entry
from jingxi_desktop.ledger.tables import TABLES

Action = Literal["create", "edit", "undo", "redo"]


class Notice(Struct, frozen=True):
    """What a committed change touched: what views are told, after COMMIT only.

    Each mapping has ids by kind; `touched` holds the inserted, deleted and updated records and the
    owners of touched parts. Of kinds in `bulk` too many rows came at once to name them.
    """

    label: str
    action: Action
    inserted: Mapping[str, tuple[str, ...]]
    deleted: Mapping[str, tuple[str, ...]]
    touched: Mapping[str, tuple[str, ...]]
    bulk: frozenset[str] = frozenset()

    def touches(self, kind: str) -> bool:
        """Whether records of a kind, or parts of them, were written."""
        return kind in self.touched or kind in self.bulk


class _Ids:
    """Ids by kind, in the order in which they came."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, None]] = {}

    def add(self, kind: str, record_id: str) -> None:
        self.kinds.setdefault(kind, {})[record_id] = None

    def drop(self, kind: str, record_id: str) -> bool:
        ids = self.kinds.get(kind, {})
        known = record_id in ids
        ids.pop(record_id, None)
        return known

    def frozen(self) -> dict[str, tuple[str, ...]]:
        return {kind: tuple(ids) for kind, ids in self.kinds.items()}


class Touched:
    """What an open change has touched so far."""

    def __init__(self) -> None:
        self._inserted, self._deleted, self._ids = _Ids(), _Ids(), _Ids()
        self._bulk: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Whether it touched nothing yet."""
        return not (self._ids.kinds or self._bulk)

    def add(self, entry: Entry, owner_ids: Iterable[str]) -> None:
        """Note a row, and the records that it belonged to and came to."""
        table = TABLES[entry.table]
        if table.owner_kind:
            for owner_id in owner_ids:
                self._ids.add(table.owner_kind, owner_id)
        if table.is_part:
            return
        self._ids.add(table.kind, entry.record_id)
        if entry.before is None and not self._deleted.drop(table.kind, entry.record_id):
            self._inserted.add(table.kind, entry.record_id)
        if entry.after is None and not self._inserted.drop(table.kind, entry.record_id):
            self._deleted.add(table.kind, entry.record_id)

    def add_many(self, table: str) -> None:
        """Note so many rows of a table that none of them is named."""
        self._bulk |= {TABLES[table].kind, TABLES[table].owner_kind} - {""}

    def notice(self, label: str, action: Action) -> Notice:
        """All of it."""
        return Notice(
            label,
            action,
            self._inserted.frozen(),
            self._deleted.frozen(),
            self._ids.frozen(),
            frozenset(self._bulk),
        )
