"""Which tables the change gate writes, and which record each row is or belongs to."""

import uuid
from collections.abc import Mapping

from msgspec import Struct

from jingxi_desktop.records import KINDS, Value

# The name space of ids that follow from what a row is about, so that two offline copies which both
# add a project's June add the same row.
_PARTS = uuid.UUID("6f1c8b52-5d0e-4c38-9f59-3d8f0a7a2c11").bytes


def part_id(owner_id: str, part: str | int) -> str:
    """The id of a record's row for one year or one month: the UUID of version 5 of its name."""
    import hashlib  # and OpenSSL with it, which a start does not need

    # uuid.uuid5 gives the same and takes three times as long, which imports of many rows feel.
    name = f"{owner_id}/{part}".encode()
    text = hashlib.sha1(_PARTS + name, usedforsecurity=False).hexdigest()
    variant = "89ab"[int(text[16], 16) & 3]
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"


class Table(Struct, frozen=True):
    """One table. `is_part` rows (a project's year) have no life of their own on screen; `is_monthly`
    ones are a record's return for one month, which may be closed."""

    name: str
    kind: str
    owner_column: str = ""
    owner_kind: str = ""
    is_part: bool = False
    is_monthly: bool = False

    @property
    def named_by(self) -> str:
        """The column that with the owner names a row, so that its id follows from both; "" where none does."""
        return "year" if self.is_part else "month" if self.is_monthly else ""

    def has_own_id(self, row: Mapping[str, Value]) -> bool:
        """Whether the id of a row is the one that it must have."""
        if not self.named_by:
            return True
        return row["id"] == part_id(str(row[self.owner_column]), str(row[self.named_by]))


def _tables() -> dict[str, Table]:
    tables = {name: Table(name, name) for name in ("setting", "month_close")}
    for kind in KINDS.values():
        owner = kind.by_name.get(kind.owner)
        owner_kind = str(getattr(owner, "kind", ""))
        tables[kind.name] = Table(
            kind.name, kind.name, kind.owner, owner_kind, is_monthly=kind.by_month
        )
        if kind.yearly:
            name = year_table(kind.name)
            tables[name] = Table(name, kind.name, f"{kind.name}_id", kind.name, is_part=True)
    return tables


def year_table(kind: str) -> str:
    """The table of the yearly rows of a kind."""
    return f"{kind}_year"


TABLES = _tables()
MONTHLY = tuple(table.name for table in TABLES.values() if table.is_monthly)
