"""已录入 n/85: how many of the tasks and projects that a year's plan says are entered."""

from msgspec import Struct

from jingxi_desktop.ledger import selects
from jingxi_desktop.ledger.ledger import Ledger


class PlannedCounts(Struct, frozen=True):
    """Tasks and projects entered of those that the year's plan says, None where it says nothing."""

    tasks: int
    projects: int
    planned_tasks: int | None
    planned_projects: int | None


def planned_counts(ledger: Ledger, year: int) -> PlannedCounts:
    """What of the year's plan is entered."""
    sql = selects.text("planned_counts")
    return PlannedCounts(*ledger.connection.execute(sql, {"year": year}).fetchone())
