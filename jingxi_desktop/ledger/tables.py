"""Which tables the change gate writes, and which record each row is or belongs to."""

from msgspec import Struct

from jingxi_desktop.records import KINDS


class Table(Struct, frozen=True):
    """One table. `is_part` rows (a project's year) have no life of their own on screen; `is_monthly`
    ones are a record's return for one month, which may be closed."""

    name: str
    kind: str
    owner_column: str = ""
    owner_kind: str = ""
    is_part: bool = False
    is_monthly: bool = False


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
