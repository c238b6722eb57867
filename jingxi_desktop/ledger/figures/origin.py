"""Where figures are from: the ledger and its last change."""

from msgspec import Struct

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records.dates import format_day


class Origin(Struct, frozen=True):
    """Where a report's figures are from: the ledger's name and the day of its last change."""

    name: str
    changed: str | None
    is_demo: bool


def origin_of(ledger: Ledger) -> Origin:
    """The origin of what is read from a ledger now."""
    changed = ledger.last_change_at()
    name = ledger.setting("name") or ledger.path.stem
    return Origin(name, None if changed is None else format_day(changed), ledger.is_demo)
