"""月度调度: the state of a year at the end of one month, each figure with its rule and its records.

Sums and lights are one pass of SQL over `db/queries/month.projects.sql`; nothing is kept.
"""

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger import (
    difference,
    measures,
    month_figures,
    month_projects,
    queries,
    rules,
)
from jingxi_desktop.ledger.closed_months import (
    ClosedMonth,
    Correction,
    Frozen,
    closed_month,
    corrections,
)
from jingxi_desktop.ledger.difference import Difference
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lights import Basis
from jingxi_desktop.ledger.month_figures import Figure
from jingxi_desktop.ledger.month_projects import MonthProject, UnitState
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.rules import Rules
from jingxi_desktop.records import Indicator
from jingxi_desktop.records.dates import last_day, month_named


class ProjectLight(Struct, frozen=True):
    """A project in the year's plan: its light at the end of the month, and why it is that, in words.

    Amounts in 元, `completion_rate` a ratio, all None where nothing is known.
    """

    id: str
    name: str
    unit_id: str | None
    planned: int | None
    done: int | None
    completion_rate: float | None
    light: str | None
    reasons: tuple[str, ...]


class IndicatorState(Struct, frozen=True):
    """One indicator against its band at the end of the month; see Indicator for its figures.

    `rule` says in words what it counts, `ids` are the records of `kind` that it counted then.
    """

    id: str
    name: str
    unit: str | None
    low: float | None
    high: float | None
    value: float | None
    verdict: str | None
    missing_low: float | None
    missing_high: float | None
    due_by_now: float | None
    ahead: float | None
    is_behind: bool | None
    rule: str
    kind: str
    ids: tuple[str, ...]


class MonthReport(Struct, frozen=True):
    """Everything that is known of a year at the end of a month, as YYYY-MM. `pace` is 序时.

    Figures are those of today's records. `closed` has those that were kept when the month was closed;
    each figure that is another one now says so, `changed` is what became of the projects in between,
    and `corrections` what was changed in the month's returns since.
    """

    ledger: str
    is_demo: bool
    year: int
    month: str
    pace: float
    rules: tuple[str, ...]
    figures: tuple[Figure, ...]
    projects: tuple[ProjectLight, ...]
    units: tuple[UnitState, ...]
    indicators: tuple[IndicatorState, ...]
    closed: ClosedMonth | None
    corrections: tuple[Correction, ...]
    changed: tuple[Difference, ...]

    def __getitem__(self, name: str) -> Figure:
        """The figure called `name`. Raises KeyError."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)


def report(ledger: Ledger, month: str, *, with_ids: bool = True) -> MonthReport:
    """The state at the end of a month. Raises UserError if `month` is none.

    Without ids, the records behind amounts and indicators, of which there may be a hundred thousand,
    are not listed.
    """
    month = month_named(month)
    year, number = int(month[:4]), int(month[5:])
    in_force = rules.of(ledger)
    projects = month_projects.read(ledger, month)
    closed = closed_month(ledger, month)
    kept = Frozen({}, ()) if closed is None else closed.kept
    figures = month_figures.figures(ledger, month, projects, with_ids=with_ids)
    return MonthReport(
        ledger.setting("name") or ledger.path.stem,
        ledger.is_demo,
        year,
        month,
        number / 12,
        in_force.sentences,
        tuple(_beside(figure, kept) for figure in figures),
        tuple(_project(project, number / 12, in_force) for project in projects),
        month_projects.units(ledger, projects),
        tuple(_indicators(ledger, year, last_day(month), with_ids=with_ids)),
        closed,
        corrections(ledger, month, month),
        difference.between(kept.projects, month_projects.states(ledger, projects))
        if closed
        else (),
    )


def _beside(figure: Figure, kept: Frozen) -> Figure:
    """A figure with what was kept of it, where that is another value."""
    value = kept.figures.get(figure.name, figure.value)
    return figure if value == figure.value else replace(figure, kept=value)


def _project(project: MonthProject, pace: float, in_force: Rules) -> ProjectLight:
    basis = Basis(project.planned, project.counted, project.late_nodes, project.late_problems)
    return ProjectLight(
        project.id,
        project.name,
        project.responsible_id,
        project.planned,
        project.done,
        project.completion_rate,
        project.light,
        basis.reasons(pace, in_force),
    )


def _indicators(ledger: Ledger, year: int, day: str, *, with_ids: bool) -> list[IndicatorState]:
    with ledger.connection.judging(day):
        return [
            _indicator(ledger, indicator, with_ids=with_ids)
            for indicator in queries.fetch(ledger, Indicator, Query("indicator", year))
        ]


def _indicator(ledger: Ledger, indicator: Indicator, *, with_ids: bool) -> IndicatorState:
    query = measures.records_of(indicator, ledger.connection.as_of(indicator.year))
    return IndicatorState(
        indicator.id,
        indicator.name,
        indicator.unit,
        indicator.low,
        indicator.high,
        indicator.value,
        indicator.verdict,
        indicator.missing_low,
        indicator.missing_high,
        indicator.due_by_now,
        indicator.ahead,
        None if indicator.ahead is None else indicator.ahead < 0,
        measures.in_words(ledger, indicator),
        query.kind,
        tuple(queries.ids(ledger.connection, query)) if with_ids else (),
    )
