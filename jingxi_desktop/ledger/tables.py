"""Which tables the change gate writes, and which record each row is or belongs to."""

from msgspec import Struct

from jingxi_desktop.records import KINDS


class Table(Struct, frozen=True):
    """One table. `is_part` rows (a project's year) have no life of their own on screen."""

    name: str
    kind: str
    owner_column: str = ""
    owner_kind: str = ""
    is_part: bool = False


def _tables() -> dict[str, Table]:
    tables = {"setting": Table("setting", "setting")}
    for kind in KINDS.values():
        owner = kind.by_name.get(kind.owner)
        owner_kind = str(getattr(owner, "kind", ""))
        tables[kind.name] = Table(kind.name, kind.name, kind.owner, owner_kind)
        if kind.yearly:
            name = year_table(kind.name)
            tables[name] = Table(name, kind.name, f"{kind.name}_id", kind.name, is_part=True)
    return tables


def year_table(kind: str) -> str:
    """The table of the yearly rows of a kind."""
    return f"{kind}_year"


TABLES = _tables()
