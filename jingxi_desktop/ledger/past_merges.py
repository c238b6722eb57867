"""What became of packages when they were merged before: kept in the ledger's settings, one for each package, as JSON.

So a package that comes again does not ask again, and a unit can correct its return.
"""

from collections.abc import Iterable, Mapping

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
    and of each change that merged it its id, the file and when that had been filled in (ISO)."""

    aside: tuple[tuple[Key, Value], ...] = ()
    merged: tuple[tuple[int, str, str], ...] = ()


def of(ledger: Ledger, returned: Package) -> Past:
    """What became of a package when it was merged before."""
    kept = ledger.setting(_setting(returned))
    return Past() if kept is None else _read(kept)


def filled_in(ledger: Ledger) -> Mapping[tuple[int, str], str]:
    """When what was merged had been filled in (ISO), by the change that merged it and its file."""
    kept = ledger.connection.execute(
        "SELECT value FROM setting WHERE id LIKE ?", (f"{_SETTING}%",)
    ).fetchall()
    merged = (each for (text,) in kept for each in _read(text).merged)
    return {(change_id, file): filled for change_id, file, filled in merged}


def remember(ledger: Ledger, merge: Merge, aside: Iterable[Cell], change_id: int | None) -> None:
    """Keep what of theirs was set aside and in which change the rest came, for when the package is merged again."""
    before = of(ledger, merge.package)
    kept = {*before.aside, *((cell.key, cell.theirs) for cell in aside)}
    now = () if change_id is None else ((change_id, merge.file, merge.sender.at),)
    after = Past(tuple(sorted(kept, key=str)), (*before.merged, *now))
    if after != before:
        ledger.set_setting(_setting(merge.package), msgspec.json.encode(after).decode())


def _setting(returned: Package) -> str:
    return f"{_SETTING}{returned.id}"


def _read(kept: str) -> Past:
    """What a setting says; nothing where another program damaged it: then what was settled is asked again."""
    try:
        return kept_json.read(kept, Past)
    except msgspec.DecodeError:
        return Past()
