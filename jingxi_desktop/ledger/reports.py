"""What charts and reports show of a year, read from the ledger as plain values."""

from functools import cached_property

from msgspec import Struct

from jingxi_desktop import paths
from jingxi_desktop.ledger import measures, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Indicator
from jingxi_desktop.records.dates import format_day
from jingxi_desktop.records.indicator import ATTRACTED
from jingxi_desktop.translation import tr

MONTHS = 12


class Origin(Struct, frozen=True):
    """Where a report's figures are from: the ledger's name and the day of its last change."""

    name: str
    changed: str | None
    is_demo: bool


class MonthTotal(Struct, frozen=True):
    """One month over all projects. Amounts in 元, None where no project has one.

    `reported` is how many projects returned what they did.
    """

    month: str
    planned: int | None = None
    done: int | None = None
    reported: int = 0


class Target(Struct, frozen=True):
    """The year's planned investment in 元: what the plan says, and the sum over its projects.

    `planned_projects` of the plan's `projects` have a figure of their own.
    """

    plan_name: str | None
    plan_target: int | None
    published: int | None
    projects_target: int | None
    planned_projects: int
    projects: int

    @property
    def amount(self) -> int | None:
        """The plan's figure if it names one, else the sum over the projects."""
        return self.projects_target if self.plan_target is None else self.plan_target

    @property
    def is_of_plan(self) -> bool:
        """Whether `amount` is the plan's own figure."""
        return self.plan_target is not None


class Investment(Struct, frozen=True, dict=True):
    """The investment of a year: always twelve months, in their order."""

    origin: Origin
    year: int
    months: tuple[MonthTotal, ...]
    target: Target

    @cached_property
    def done(self) -> tuple[int | None, ...]:
        """本年累计完成 in 元 at the end of each month; None for a month without a return."""
        return _cumulated(tuple(month.done for month in self.months))

    @cached_property
    def planned(self) -> tuple[int | None, ...]:
        """累计计划 in 元 at the end of each month; None for a month that no project planned."""
        return _cumulated(tuple(month.planned for month in self.months))

    @cached_property
    def pace(self) -> tuple[int | None, ...]:
        """序时: what the target asks for by the end of each month, month / 12 of it, in whole 元."""
        amount = self.target.amount
        numbers = range(1, MONTHS + 1)
        return tuple(None if amount is None else round(amount * n / MONTHS) for n in numbers)

    @property
    def last_month(self) -> str | None:
        """The latest month with a return, None if there is none."""
        return max((month.month for month in self.months if month.done is not None), default=None)

    def records_of(self, month: MonthTotal) -> Query | None:
        """The months of projects that a month's figures add up; None if there are none."""
        if month.done is None and month.planned is None:
            return None
        return Query(
            "project_month", self.year, conditions=(Condition("month", "in", (month.month,)),)
        )


def _cumulated(amounts: tuple[int | None, ...]) -> tuple[int | None, ...]:
    total, result = 0, list[int | None]()
    for amount in amounts:
        total += amount or 0
        result.append(None if amount is None else total)
    return tuple(result)


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


def investment(ledger: Ledger, year: int) -> Investment:
    """The investment of a year, month by month."""
    found = {total.month: total for total in _months(ledger, year)}
    names = [f"{year}-{month:02}" for month in range(1, MONTHS + 1)]
    months = tuple(found.get(name, MonthTotal(name)) for name in names)
    target = Target(*ledger.connection.execute(_sql("chart.target"), {"year": year}).fetchone())
    return Investment(origin_of(ledger), year, months, target)


def _months(ledger: Ledger, year: int) -> list[MonthTotal]:
    rows = ledger.connection.execute(_sql("chart.investment"), {"year": year})
    return [MonthTotal(*row) for row in rows]


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


def origin_of(ledger: Ledger) -> Origin:
    """The origin of what is read from a ledger now."""
    changed = ledger.last_change_at()
    name = ledger.setting("name") or ledger.path.stem
    return Origin(name, None if changed is None else format_day(changed), ledger.is_demo)


def _sql(name: str) -> str:
    return paths.query_file(name).read_text("utf-8")
