"""How far units are in a year: the investment of their projects, and the states of their tasks."""

from functools import cached_property
from typing import Any

from msgspec import Struct

from jingxi_desktop import paths
from jingxi_desktop.ledger import lights, month_projects, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.reports import MONTHS, Origin, origin_of
from jingxi_desktop.records.project import CATEGORIES
from jingxi_desktop.records.task import DONE, STATES
from jingxi_desktop.translation import tr

# Fields of a project that the year's investment is added up by.
UNIT, CATEGORY = "responsible_id", "category"


class Share(Struct, frozen=True):
    """The projects of one unit or one category; amounts in 元, None where nothing is known.

    `red` and `yellow` of them have that light by the rule in force.
    `field` is UNIT or CATEGORY, and `key` what it is for all of them, None where it is not filled.
    """

    field: str
    key: str | None
    name: str
    projects: int
    planned: int | None
    done: int | None
    rate: float | None
    red: int = 0
    yellow: int = 0

    def records(self, year: int) -> Query:
        """The projects that were added up."""
        conditions = [Condition(CATEGORY, "in", CATEGORIES)]
        if self.field == UNIT:
            conditions.append(Condition(UNIT, "in", (self.key,)))
        else:
            conditions = [Condition(CATEGORY, "in", (self.key,))]
        return Query("project", year, conditions=tuple(conditions))


class Completion(Struct, frozen=True):
    """投资完成率 at the end of `month`, the latest with a return; None of a year without any.

    `light_rule` says in words by which rule projects have their lights.
    """

    origin: Origin
    year: int
    month: str | None
    units: tuple[Share, ...]
    categories: tuple[Share, ...]
    light_rule: str = ""

    @property
    def pace(self) -> float:
        """序时进度 = month / 12."""
        return 0.0 if self.month is None else int(self.month[5:]) / MONTHS

    def gap(self, share: Share) -> float | None:
        """与序时差 = 完成率 - 序时, as a difference of ratios; None without a rate."""
        return None if share.rate is None else share.rate - self.pace


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


def completion(ledger: Ledger, year: int) -> Completion:
    """投资完成率 by unit and by 本年类别, counted as the month's report counts it."""
    latest = lights.latest_month(ledger.connection, year)
    in_force = rules.of(ledger)
    sentence = in_force.light_sentence
    if latest is None:
        return Completion(origin_of(ledger), year, None, (), (), sentence)
    given = month_projects.parameters(latest, in_force)
    units, categories = (_shares(ledger, field, given) for field in (UNIT, CATEGORY))
    categories.sort(key=lambda share: CATEGORIES.index(share.key or ""))
    return Completion(origin_of(ledger), year, latest, tuple(units), tuple(categories), sentence)


_SHARES = """
SELECT {field}, count(*), sum(planned), sum(done),
    CAST(sum(done) AS REAL) / nullif(sum(planned), 0),
    count(*) FILTER (WHERE light = '红灯'), count(*) FILTER (WHERE light = '黄灯')
FROM ({projects}) GROUP BY {field} ORDER BY {field} IS NULL, sum(planned) DESC, {field}
"""


def _shares(ledger: Ledger, field: str, given: dict[str, Any]) -> list[Share]:
    sql = _SHARES.format(field=field, projects=month_projects.select())
    return [
        Share(field, key, _share_name(ledger, field, key), *rest)
        for key, *rest in ledger.connection.execute(sql, given)
    ]


def task_states(ledger: Ledger, year: int) -> TaskStates:
    """The tasks of a year by the unit that leads them and by state."""
    places = {state: place for place, state in enumerate((*STATES, None))}
    counts: dict[str | None, list[int]] = {}
    for unit_id, state, count in ledger.connection.execute(_sql("chart.tasks"), {"year": year}):
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


def _share_name(ledger: Ledger, field: str, key: str | None) -> str:
    if field == CATEGORY:
        return tr(key or "")
    return queries.title_of(ledger, "organisation", key) or tr("（未填责任单位）")


def _sql(name: str) -> str:
    return paths.query_file(name).read_text("utf-8")
