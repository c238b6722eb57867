"""Records on their way into a sample: with ids that follow from what they are, and all checked."""

import uuid
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.tables import part_id, year_table
from jingxi_desktop.records import Kind, Value
from jingxi_desktop.records.amounts import Amounts

# The name space of the ids of sample records, so that all who make a sample have the same ones.
_SAMPLES = uuid.UUID("1f0a2c7e-93d4-4b65-8a3e-5c7d6e20b923")


class Draft(Struct, frozen=True):
    """A record to be: its stored values, and its per-year values by year."""

    id: str
    values: Mapping[str, Value]
    years: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)


def sample_id(kind: str, *name: object) -> str:
    """The id of a sample's record of a kind and name."""
    return str(uuid.uuid5(_SAMPLES, "/".join(map(str, (kind, *name)))))


def write(change: Change, kind: Kind, drafts: Iterable[Draft]) -> None:
    """Insert checked drafts in the order given, parents before children. Raises FieldError."""
    checked = list(drafts)
    for draft in checked:
        _check(kind, draft)
    names = [column.name for column in kind.stored]
    rows = ((draft.id, *(draft.values.get(name) for name in names)) for draft in checked)
    change.insert_many(kind.name, ("id", *names), rows)
    if kind.yearly:
        names = [column.name for column in kind.yearly]
        columns = ("id", f"{kind.name}_id", "year", *names)
        change.insert_many(year_table(kind.name), columns, _year_rows(checked, names))


def _check(kind: Kind, draft: Draft) -> None:
    for yearly in draft.years.values() or ({},):
        kind.check(kind.record.from_row({"id": draft.id, **draft.values, **yearly}), Amounts())


def _year_rows(drafts: Iterable[Draft], names: list[str]) -> Iterator[tuple[Value, ...]]:
    for draft in drafts:
        for year, values in draft.years.items():
            yield (part_id(draft.id, year), draft.id, year, *(values.get(name) for name in names))
