"""The sample `article`: the facts of the article, and the public facts beside it.

`db/seed/*.json` holds them as a person would type them: references by name, amounts with a unit.
"""

import json
from collections.abc import Mapping
from typing import Any

from jingxi_desktop import paths
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id, write
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import KINDS, Field, Kind, UserError, Value
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import tr

LAYERS = ("article", "public")
YEAR = 2023
NAME = "京西地区转型发展台账"

# A record comes after those that it refers to.
_ORDER = (
    "organisation",
    "plan",
    "park",
    "task",
    "project",
    "project_month",
    "enterprise",
    "indicator",
    "reading",
    "event",
)

Layer = Mapping[str, Any]
Drafts = dict[str, list[Draft]]


def fill(ledger: Ledger, change: Change) -> None:
    """Write both layers of facts and the settings that go with them."""
    for kind, written in drafts().items():
        write(change, KINDS[kind], written)
    ledger.set_setting("year", str(YEAR))
    ledger.set_setting("name", NAME)


def layer(name: str) -> Layer:
    """One file of facts as it stands."""
    facts: Layer = json.loads((paths.seed_dir() / f"{name}.json").read_text("utf-8"))
    return facts


def drafts() -> Drafts:
    """The records of both layers by kind, in an order in which they can be written.

    Raises UserError where a fact names a record that there is not.
    """
    reader = _Reader()
    layers = [layer(name) for name in LAYERS]
    for facts in layers:
        reader.take_notes(facts.get("notes", {}))
    return {
        kind: [
            reader.draft(KINDS[kind], entry, facts["origin"])
            for facts in layers
            for entry in facts["records"].get(kind, ())
        ]
        for kind in _ORDER
    }


class _Reader:
    """Turns entries of the files into drafts; knows the records read so far by their names."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._notes: dict[tuple[str, str], str] = {}

    def take_notes(self, notes: Mapping[str, Mapping[str, str]]) -> None:
        """Keep what a later layer adds to records of an earlier one: it goes to their notes."""
        for kind, by_name in notes.items():
            for name, text in by_name.items():
                self._notes[kind, name] = text

    def draft(self, kind: Kind, entry: Mapping[str, Any], origin: str) -> Draft:
        """The draft of one entry."""
        own = {name: value for name, value in entry.items() if name != "years"}
        values = self._values(kind, {"origin": origin, **own})
        note = self._notes.get((kind.name, str(values.get("name"))))
        if note:
            values["note"] = "\n".join(filter(None, (str(values.get("note") or ""), note)))
        record_id = _id(kind, values)
        for name in ("name", "short_name"):
            if values.get(name):
                self._ids[kind.name, str(values[name])] = record_id
        years = {int(year): self._values(kind, of) for year, of in entry.get("years", {}).items()}
        return Draft(record_id, values, years)

    def _values(self, kind: Kind, entry: Mapping[str, Any]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name, written in entry.items():
            field = kind.field(name if name in kind.by_name else f"{name}_id")
            values[field.name] = self._value(field, str(written))
        return values

    def _value(self, field: Field, text: str) -> Value:
        if not isinstance(field, Reference):
            return field.parse(text)
        try:
            return self._ids[field.kind, text]
        except KeyError:
            raise UserError(tr("样例数据里没有「{name}」", name=text)) from None


def _id(kind: Kind, values: Mapping[str, Value]) -> str:
    if kind.by_month:
        return part_id(str(values[kind.owner]), str(values["month"]))
    if kind.owner:
        return sample_id(kind.name, values[kind.owner], values["date"])
    if kind.by_year:
        return sample_id(kind.name, values["year"], values["name"])
    return sample_id(kind.name, values["name"])
