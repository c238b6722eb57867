"""The course of an indicator that is read off by hand: its readings against its band."""

from msgspec import Struct

from jingxi_desktop.ledger import measures, queries
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Indicator, Reading
from jingxi_desktop.records.indicator import MANUAL

# 算力 is what is measured in P.
COMPUTING = "P"


class Readings(Struct, frozen=True):
    """One indicator of a year with its readings in their order; no indicator if there is none.

    `day` is the day on which the year is judged, `others` how many such indicators there are besides.
    """

    origin: Origin
    year: int
    unit: str
    day: str
    indicator: Indicator | None
    readings: tuple[Reading, ...]
    others: int = 0

    @property
    def records(self) -> Query | None:
        """The readings."""
        if self.indicator is None:
            return None
        return measures.records_of(self.indicator, f"{self.year:04}-12-31")


def computing(ledger: Ledger, year: int) -> Readings:
    """算力: of the indicators read off in P one with a band, the first by name."""
    found = queries.fetch(
        ledger, Indicator, Query("indicator", year), measure=MANUAL, unit=COMPUTING
    )
    found.sort(key=lambda each: each.low is None and each.high is None)
    indicator = found[0] if found else None
    readings: list[Reading] = []
    if indicator is not None:
        in_order = Query("reading", year, order=(("date", False),))
        readings = queries.fetch(ledger, Reading, in_order, indicator_id=indicator.id)
    day = ledger.connection.as_of(year)
    others = max(len(found) - 1, 0)
    return Readings(origin_of(ledger), year, COMPUTING, day, indicator, tuple(readings), others)
