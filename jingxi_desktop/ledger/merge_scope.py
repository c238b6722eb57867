"""Whose rows a returned package may bring: those of what its unit answers for, whatever the package says."""

import re

from msgspec.structs import replace

from jingxi_desktop.ledger import selects
from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.ledger.row_comparison import RowSides
from jingxi_desktop.ledger.tables import TABLES

_OWNERS = """
SELECT owner_id, new_owner_id FROM main.change_entry WHERE record_id = ? AND table_name = ?
AND change_id > coalesce((SELECT id FROM main.change_log WHERE uuid = ?), 0)
"""
_OTHERS = "SELECT 1 FROM main.change_entry WHERE record_id = ? AND table_name <> ?"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Scope:
    """What the unit of a package answers for, as the ledger has it and had it since the package was made."""

    def __init__(self, connection: Connection, package: Package) -> None:
        self._connection, self._made = connection, package.made
        found = connection.execute(
            selects.text("merge.scope"), {"unit": package.unit_id, "made": package.made}
        )
        self._own = {str(record_id) for (record_id,) in found}

    def told(self, row: RowSides) -> RowSides:
        """The row, which says whether it is the unit's own."""
        return row if self._is_own(row) else replace(row, is_own=False)

    def _is_own(self, row: RowSides) -> bool:
        column = TABLES[row.table].owner_column
        if not column:
            return row.record_id in self._own
        if row.theirs is not None and row.theirs[column] not in self._own:
            return False
        if row.ours is not None and row.ours[column] in self._own:
            return True
        logged = self._connection.execute(_OWNERS, (row.record_id, row.table, self._made))
        owners = [owner for pair in logged for owner in pair if owner is not None]
        if row.ours is not None or owners:
            return not self._own.isdisjoint(owners)
        # What the ledger never had is new there, under an id that is nobody's: parts are found by ids alone.
        taken = self._connection.execute(_OTHERS, (row.record_id, row.table)).fetchone()
        return taken is None and _UUID.fullmatch(row.record_id) is not None
