"""任务状态: the tasks of a year by the unit that leads them and by state."""

from functools import cached_property

from msgspec import Struct

from jingxi_desktop.ledger import queries, selects
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records.task import DONE, STATES
from jingxi_desktop.translation import tr


class Tasks(Struct, frozen=True, dict=True):
    """The tasks that one unit leads, counted by state in the order of STATES, then those of none."""

    unit_id: str | None
    name: str
    counts: tuple[int, ...]

    @cached_property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def done(self) -> int:
        """Those in the state 已完成."""
        return self.counts[STATES.index(DONE)]

    def records(self, year: int) -> Query:
        """The tasks that were counted."""
        return Query("task", year, conditions=(Condition("lead_id", "in", (self.unit_id,)),))


class TaskStates(Struct, frozen=True):
    """The tasks of a year by unit, the unit with most tasks first."""

    origin: Origin
    year: int
    rows: tuple[Tasks, ...]


def task_states(ledger: Ledger, year: int) -> TaskStates:
    """The tasks of a year by the unit that leads them and by state."""
    places = {state: place for place, state in enumerate((*STATES, None))}
    counts: dict[str | None, list[int]] = {}
    for unit_id, state, count in ledger.connection.execute(
        selects.text("chart.tasks"), {"year": year}
    ):
        counts.setdefault(unit_id, [0] * len(places))[places[state]] += count
    rows = [
        Tasks(
            unit_id,
            queries.title_of(ledger, "organisation", unit_id) or tr("（未填牵头单位）"),
            tuple(found),
        )
        for unit_id, found in counts.items()
    ]
    rows.sort(key=lambda row: (row.unit_id is None, -row.total, row.name))
    return TaskStates(origin_of(ledger), year, tuple(rows))
