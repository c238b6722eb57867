"""投资进度: the investment of a year month by month, against the plan and the pace."""

from functools import cached_property

from msgspec import Struct

from jingxi_desktop.ledger import selects
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records.dates import MONTHS


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


def investment(ledger: Ledger, year: int) -> Investment:
    """The investment of a year, month by month."""
    found = {total.month: total for total in _months(ledger, year)}
    names = [f"{year}-{month:02}" for month in range(1, MONTHS + 1)]
    months = tuple(found.get(name, MonthTotal(name)) for name in names)
    target = Target(
        *ledger.connection.execute(selects.text("chart.target"), {"year": year}).fetchone()
    )
    return Investment(origin_of(ledger), year, months, target)


def _months(ledger: Ledger, year: int) -> list[MonthTotal]:
    rows = ledger.connection.execute(selects.text("chart.investment"), {"year": year})
    return [MonthTotal(*row) for row in rows]
