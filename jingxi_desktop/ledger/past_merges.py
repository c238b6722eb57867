"""What became of packages when they were merged before: kept in the ledger's settings, one for each package, as JSON.

So a package that comes again does not ask again, and a unit can correct its return.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from jingxi_desktop.ledger import kept_json
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Cell, Key, Merge
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.records import Value

_SETTING = "merged "


class Past(Struct, frozen=True):
    """What became of a package when it was merged before: their values that were set aside, with their cells;
    of each change that merged it its id, the file and when that had been filled in (ISO); and whose it is, for
    which month (YYYY-MM)."""

    aside: tuple[tuple[Key, Value], ...] = ()
    merged: tuple[tuple[int, str, str], ...] = ()
    unit_id: str = ""
    month: str = ""


def of(ledger: Ledger, returned: Package) -> Past:
    """What became of a package when it was merged before."""
    kept = ledger.setting(_setting(returned))
    return Past() if kept is None else _read(kept)


def filled_in(ledger: Ledger) -> Mapping[tuple[int, str], str]:
    """When what was merged had been filled in (ISO), by the change that merged it and its file."""
    merged = (each for past in _all(ledger) for each in past.merged)
    return {(change_id, file): filled for change_id, file, filled in merged}


def units(ledger: Ledger) -> set[tuple[str, str]]:
    """The units of which a package brought something, by their ids, each with the month (YYYY-MM)."""
    return {(past.unit_id, past.month) for past in _all(ledger)}


def remember(ledger: Ledger, merge: Merge, aside: Iterable[Cell], change_id: int | None) -> None:
    """Keep what of theirs was set aside and in which change the rest came, for when the package is merged again."""
    before = of(ledger, merge.package)
    kept = {*before.aside, *((cell.key, cell.theirs) for cell in aside)}
    now = () if change_id is None else ((change_id, merge.file, merge.sender.at),)
    if not (kept or now):
        return
    after = Past(
        tuple(sorted(kept, key=str)),
        (*before.merged, *now),
        merge.package.unit_id,
        merge.package.month,
    )
    if after != before:
        ledger.set_setting(_setting(merge.package), msgspec.json.encode(after).decode())


def _all(ledger: Ledger) -> Iterator[Past]:
    kept = ledger.connection.execute(
        "SELECT value FROM setting WHERE id LIKE ?", (f"{_SETTING}%",)
    ).fetchall()
    return (_read(text) for (text,) in kept)


def _setting(returned: Package) -> str:
    return f"{_SETTING}{returned.id}"


def _read(kept: str) -> Past:
    """What a setting says; nothing where another program damaged it: then what was settled is asked again."""
    try:
        return kept_json.read(kept, Past)
    except msgspec.DecodeError:
        return Past()
