"""引进企业 by month: when the firms came that a year's main indicator of them counts."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger import measures, queries
from jingxi_desktop.ledger.figures.enterprises import scope_of
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.selects import select
from jingxi_desktop.records import Indicator
from jingxi_desktop.records.dates import MONTHS, last_day
from jingxi_desktop.records.indicator import ATTRACTED


class Arrivals(Struct, frozen=True, dict=True):
    """Firms by month. `counts` are always twelve, None for a month that is still to come.

    `name` is the scope that is counted, "" for all firms; `low` and `high` its band. `undated` firms
    came in the year, in which month is not known. `others` is how many such indicators the year has
    besides. `records` are all the firms counted.
    """

    origin: Origin
    year: int
    name: str
    low: float | None
    high: float | None
    counts: tuple[int | None, ...]
    undated: int
    others: int
    records: Query

    @property
    def total(self) -> int:
        """All firms of the year."""
        return sum(count or 0 for count in self.counts) + self.undated

    @cached_property
    def sums(self) -> tuple[int | None, ...]:
        """Those that had come by the end of each month, None for a month that is still to come."""
        return tuple(_sums(self.counts))

    @property
    def pace(self) -> tuple[float | None, ...]:
        """序时: what the low end asks for by the end of each month."""
        low = self.low
        return tuple(None if low is None else low * n / MONTHS for n in range(1, MONTHS + 1))

    def records_of(self, number: int) -> Query | None:
        """The firms of a month, 1 to 12; None if there are none."""
        if not self.counts[number - 1]:
            return None
        month = f"{self.year}-{number:02}"
        others = [each for each in self.records.conditions if each.field != "attracted"]
        within = (
            Condition("attracted", "from", (month,)),
            Condition("attracted", "until", (last_day(month),)),
        )
        return replace(self.records, conditions=(*others, *within))


def _sums(counts: tuple[int | None, ...]) -> Iterator[int | None]:
    total = 0
    for count in counts:
        total += count or 0
        yield None if count is None else total


def arrivals(ledger: Ledger, year: int) -> Arrivals:
    """The firms of the indicator with the largest target, or all firms where there is none."""
    found = queries.fetch(ledger, Indicator, Query("indicator", year), measure=ATTRACTED)
    found.sort(key=lambda each: each.high or each.low or 0, reverse=True)
    counted = found[0] if found else Indicator(id="", year=year, name="", measure=ATTRACTED)
    given = {"year": year, **{name: getattr(counted, name) for name in _SCOPE}}
    by_month = {
        int(month) if month else 0: count
        for month, count in ledger.connection.execute(select("chart.arrivals"), given)
    }
    last = max([_months_over(ledger, year), *by_month])
    return Arrivals(
        origin_of(ledger),
        year,
        scope_of(ledger, counted),
        counted.low,
        counted.high,
        tuple(by_month.get(n, 0) if n <= last else None for n in range(1, MONTHS + 1)),
        by_month.get(0, 0),
        max(len(found) - 1, 0),
        measures.records_of(counted, f"{year:04}-12-31"),
    )


_SCOPE = ("park_id", "field", "honour")


def _months_over(ledger: Ledger, year: int) -> int:
    """How many months of a year have begun."""
    day = ledger.connection.as_of(year)
    return int(day[5:7]) if day[:4] == str(year) else 0
