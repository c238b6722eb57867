"""月度调度: the state of a year at the end of one month, each figure with its rule and its records.

Sums and lights are one pass of SQL over `db/queries/month.projects.sql`; nothing is kept.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from jingxi_desktop.ledger import measures, month_projects, queries, rules
from jingxi_desktop.ledger.closed_months import (
    ClosedMonth,
    Correction,
    closed_month,
    corrections,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lights import Basis
from jingxi_desktop.ledger.month_projects import MonthProject, UnitState, total
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.rules import Rules
from jingxi_desktop.records import Indicator, Plan, Task
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import last_day, month_named
from jingxi_desktop.records.deadlines import FINISHED, OVERDUE
from jingxi_desktop.records.light import GREEN, RED, YELLOW
from jingxi_desktop.records.project import CONTINUING, NEW
from jingxi_desktop.translation import mark, tr

YUAN, RATIO, POINTS = mark("元"), mark("比率"), mark("百分点")


class Figure(Struct, frozen=True):
    """One figure, the rule in words, and the records behind it.

    `value` is an amount in 元, a ratio or a count; None if nothing is known. `unit` is 元, 比率,
    百分点 (a difference of ratios) or what is counted.
    """

    name: str
    label: str
    value: float | None
    unit: str
    rule: str
    kind: str
    ids: tuple[str, ...]

    def text(self, amounts: Amounts) -> str:
        """The value as it is read: an amount, percent, or the count with its unit."""
        if self.value is None:
            return "—"
        if self.unit == YUAN:
            return amounts.text(self.value)
        if self.unit == RATIO:
            return f"{self.value:,.2%}"
        if self.unit == POINTS:
            return tr("{points} 个百分点", points=f"{self.value * 100:+,.2f}")
        return f"{self.value:,} {tr(self.unit)}"


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

    Figures are those of today's records; `closed` has those that were kept when the month was
    closed, and `corrections` is what was changed in it since.
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

    def __getitem__(self, name: str) -> Figure:
        """The figure called `name`. Raises KeyError."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)


class _Count(Struct, frozen=True):
    """A figure that counts the records of which `counts` is true."""

    name: str
    label: str
    counts: Callable[[Any], bool | int | None]
    rule: str


_STARTED = mark("阶段为开工、在建、竣工、停工或复工（以现在的阶段为准）")
_PROJECTS = (
    _Count("projects", mark("项目"), lambda _: True, mark("列入本年计划（有本年类别）的项目")),
    _Count(
        "continuing", mark("续建项目"), lambda p: p.category == CONTINUING, mark("本年类别为续建")
    ),
    _Count("new", mark("新建项目"), lambda p: p.category == NEW, mark("本年类别为新建")),
    _Count(
        "newly_started", mark("新开工项目"), lambda p: p.newly_started, mark("新建项目中已开工的")
    ),
    _Count("started", mark("已开工项目"), lambda p: p.started, _STARTED),
    _Count("red", mark("红灯项目"), lambda p: p.light == RED, ""),
    _Count("yellow", mark("黄灯项目"), lambda p: p.light == YELLOW, ""),
    _Count("green", mark("绿灯项目"), lambda p: p.light == GREEN, ""),
    _Count(
        "unlit",
        mark("未评灯项目"),
        lambda p: p.light is None,
        mark("没有本年计划投资、也没有因逾期亮灯的项目，不评灯"),
    ),
    _Count(
        "unreturned",
        mark("未报项目"),
        lambda p: p.month_done is None,
        mark("本月没有填报完成投资的项目"),
    ),
)
_TASKS = (
    _Count("tasks", mark("任务"), lambda _: True, mark("本年的全部任务")),
    _Count(
        "tasks_done",
        mark("已完成任务"),
        lambda t: t.supervision == FINISHED,
        mark("状态为已完成，办结时间不晚于本月（没有填的以现在的状态为准）"),
    ),
    _Count(
        "tasks_overdue",
        mark("逾期任务"),
        lambda t: t.supervision == OVERDUE,
        mark("到本月最后一天，督办状态为逾期的任务"),
    ),
)


def report(ledger: Ledger, month: str, *, with_ids: bool = True) -> MonthReport:
    """The state at the end of a month. Raises UserError if `month` is none.

    Without ids, the records behind amounts and indicators, of which there may be a hundred thousand,
    are not listed.
    """
    month = month_named(month)
    year, number = int(month[:4]), int(month[5:])
    in_force = rules.of(ledger)
    projects = month_projects.read(ledger, month)
    counted = _counts(_PROJECTS, "project", projects, in_force.light_sentence)
    figures = [
        *_counts(_TASKS, "task", _tasks(ledger, year, last_day(month)), ""),
        *counted,
        _starting_rate({figure.name: figure for figure in counted}, in_force),
        *_investment(
            ledger, month, total(project.planned for project in projects), with_ids=with_ids
        ),
    ]
    return MonthReport(
        ledger.setting("name") or ledger.path.stem,
        ledger.is_demo,
        year,
        month,
        number / 12,
        in_force.sentences,
        tuple(figures),
        tuple(_project(project, number / 12, in_force) for project in projects),
        month_projects.units(ledger, projects),
        tuple(_indicators(ledger, year, last_day(month), with_ids=with_ids)),
        closed_month(ledger, month),
        corrections(ledger, month, month),
    )


def _tasks(ledger: Ledger, year: int, day: str) -> list[Task]:
    with ledger.connection.judging(day):
        return queries.fetch(ledger, Task, Query("task", year))


def _counts(
    counts: tuple[_Count, ...], kind: str, records: Sequence[Any], light_sentence: str
) -> list[Figure]:
    unit = mark("项") if kind == "task" else mark("个")
    figures = []
    for count in counts:
        ids = tuple(record.id for record in records if count.counts(record))
        rule = tr(count.rule) if count.rule else light_sentence
        figures.append(Figure(count.name, tr(count.label), len(ids), unit, rule, kind, ids))
    return figures


def _starting_rate(counted: dict[str, Figure], in_force: Rules) -> Figure:
    """开工率 has two denominators; the rules say which."""
    part, whole = (
        ("newly_started", "new") if in_force.started_of == "new" else ("started", "projects")
    )
    started, among = counted[part], counted[whole]
    return Figure(
        "starting_rate",
        tr("开工率"),
        len(started.ids) / len(among.ids) if among.ids else None,
        RATIO,
        tr(rules.STARTED_OF[in_force.started_of]),
        "project",
        started.ids,
    )


_INVESTMENT = """
SELECT sum(done) FILTER (WHERE month = :month), sum(done) FROM project_month
WHERE month BETWEEN :year || '-01' AND :month
"""
_RETURNS = """
SELECT id, month FROM project_month
WHERE month BETWEEN :year || '-01' AND :month AND done IS NOT NULL ORDER BY month, project_id
"""


def plan_of(ledger: Ledger, year: int) -> Plan | None:
    """The year's plan, None if there is none."""
    return next(iter(queries.fetch(ledger, Plan, Query("plan", year), year=year)), None)


def target_of(plan: Plan | None, planned: int | None) -> int | None:
    """本年计划投资 in 元: the plan's if it names one, else the sum `planned` over the projects."""
    if plan is not None and plan.planned_investment is not None:
        return plan.planned_investment
    return planned


def _investment(ledger: Ledger, month: str, planned: int | None, *, with_ids: bool) -> list[Figure]:
    year = int(month[:4])
    given = {"year": year, "month": month}
    in_month, upto = ledger.connection.execute(_INVESTMENT, given).fetchone()
    rows = ledger.connection.execute(_RETURNS, given).fetchall() if with_ids else []
    ids = tuple(row[0] for row in rows)
    month_ids = tuple(row[0] for row in rows if row[1] == month)
    plan = plan_of(ledger, year)
    target = target_of(plan, planned)
    is_of_plan = plan is not None and plan.planned_investment is not None
    planned_rule = tr("年度计划写明的本年计划投资") if is_of_plan else tr("各项目本年计划投资之和")
    rate = upto / target if target and upto is not None else None
    gap = None if rate is None else rate - int(month[5:]) / 12
    kind = "project_month"
    plan_ids = (plan.id,) if plan is not None and is_of_plan else ()
    return [
        Figure("planned", tr("本年计划投资"), target, YUAN, planned_rule, "plan", plan_ids),
        Figure(
            "month_done",
            tr("本月完成投资"),
            in_month,
            YUAN,
            tr("各项目本月完成投资之和"),
            kind,
            month_ids,
        ),
        Figure(
            "done", tr("本年累计完成"), upto, YUAN, tr("各项目 1 月至本月完成投资之和"), kind, ids
        ),
        Figure(
            "completion_rate",
            tr("投资完成率"),
            rate,
            RATIO,
            tr("本年累计完成 ÷ 本年计划投资"),
            kind,
            ids,
        ),
        Figure("gap", tr("与序时差"), gap, POINTS, tr("投资完成率 − 月份 ÷ 12"), kind, ids),
    ]


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
