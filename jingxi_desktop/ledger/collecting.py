"""汇总: what came back of the packages that were sent out, and who has sent none."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger import package, past_merges
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Cell, Merge


class Returned(Struct, frozen=True):
    """A file that came back, by its name: what it brings, or the sentence that says why it was refused.

    `unit_id` and `month` (YYYY-MM) say whose it is, "" where that cannot be read. One that is `left_out`
    is shown and not merged.
    """

    file: str
    unit_id: str = ""
    month: str = ""
    merge: Merge | None = None
    refused: str = ""
    left_out: bool = False


def merges(returned: Sequence[Returned]) -> tuple[Merge, ...]:
    """What is to be merged, in the order in which it was compared."""
    return tuple(each.merge for each in returned if each.merge is not None and not each.left_out)


def outdated(returned: Sequence[Returned]) -> dict[str, str]:
    """The files that were filled in earlier than another return of the same package, each with the latest."""
    sent: dict[str, list[Merge]] = {}
    for merge in merges(returned):
        if merge.sender.at:
            sent.setdefault(merge.package.id, []).append(merge)
    found = {}
    for copies in sent.values():
        latest = max(copies, key=lambda each: each.sender.instant)
        earlier = (each for each in copies if each.sender.instant < latest.sender.instant)
        found.update({each.file: latest.file for each in earlier})
    return found


def undisputed(found: Sequence[Merge]) -> tuple[Merge, ...]:
    """The same without what another package differs in: that is told as a conflict of the other."""
    disputed = {(each.rival, each.cell.key) for merge in found for each in merge.conflicts}

    def is_disputed(file: str, cell: Cell) -> bool:
        return (file, cell.key) in disputed or (file, (*cell.place, "")) in disputed

    return tuple(
        replace(
            merge, taken=tuple(cell for cell in merge.taken if not is_disputed(merge.file, cell))
        )
        for merge in found
    )


class Missing(Struct, frozen=True):
    """The units, by name, of which no file is there: that returned nothing yet, and whose return was merged before."""

    units: tuple[str, ...]
    merged: tuple[str, ...]


def missing(ledger: Ledger, returned: Sequence[Returned]) -> dict[str, Missing]:
    """The units that were to answer for a month and of which no file is there, by month (YYYY-MM)."""
    there: dict[str, set[str]] = {}
    for each in returned:
        if each.month:
            there.setdefault(each.month, set()).add(each.unit_id)
    before, found = past_merges.units(ledger), {}
    for month in sorted(there):
        asked = package.asked(ledger, int(month[:4]))
        absent = [(unit_id, name) for unit_id, name in asked if unit_id not in there[month]]
        found[month] = Missing(
            tuple(name for unit_id, name in absent if (unit_id, month) not in before),
            tuple(name for unit_id, name in absent if (unit_id, month) in before),
        )
    return found
