"""引进企业: what the parks attracted in a year against their targets."""

from msgspec import Struct

from jingxi_desktop.ledger import measures, queries
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Indicator
from jingxi_desktop.records.indicator import ATTRACTED
from jingxi_desktop.translation import tr


class Attraction(Struct, frozen=True):
    """Firms that one park attracted in a year against its band. Only one end may be known.

    `records` are the firms that were counted.
    """

    indicator_id: str
    name: str
    records: Query
    low: float | None
    high: float | None
    count: int


class Attractions(Struct, frozen=True):
    """What all parks with a target attracted in a year, the largest target first."""

    origin: Origin
    year: int
    rows: tuple[Attraction, ...]


def attractions(ledger: Ledger, year: int) -> Attractions:
    """What the parks attracted in a year, counted as the indicators of the year count it."""
    found = queries.fetch(ledger, Indicator, Query("indicator", year), measure=ATTRACTED)
    rows = [_attraction(ledger, indicator) for indicator in found]
    rows.sort(key=lambda row: row.high or row.low or 0, reverse=True)
    return Attractions(origin_of(ledger), year, tuple(rows))


def _attraction(ledger: Ledger, indicator: Indicator) -> Attraction:
    return Attraction(
        indicator.id,
        scope_of(ledger, indicator),
        measures.records_of(indicator, ledger.connection.as_of(indicator.year)),
        indicator.low,
        indicator.high,
        int(indicator.value or 0),
    )


def scope_of(ledger: Ledger, indicator: Indicator) -> str:
    """Which firms an indicator counts: its park, field and honour, else its name."""
    park = queries.title_of(ledger, "park", indicator.park_id)
    scope = [tr(word) for word in (indicator.field, indicator.honour) if word]
    return " · ".join([park, *scope]) if park else indicator.name
