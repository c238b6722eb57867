"""The figures of a month, each a name, a value with its rule in words, and the records behind it."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from jingxi_desktop.ledger import queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.month_projects import MonthProject, total
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.rules import Rules
from jingxi_desktop.records import Node, Plan, Problem, Task, rounding
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import last_day
from jingxi_desktop.records.deadlines import FINISHED, NEAR, OVERDUE
from jingxi_desktop.records.fields import Money
from jingxi_desktop.records.light import GREEN, RED, YELLOW
from jingxi_desktop.records.project import CATEGORIES, CONTINUING, NEW
from jingxi_desktop.records.task import UNDER_WAY
from jingxi_desktop.translation import mark, tr

# In the year's plan.
PLANNED = Condition("category", "in", CATEGORIES)
YUAN, RATIO, POINTS = mark("元"), mark("比率"), mark("百分点")


class Figure(Struct, frozen=True):
    """One figure, the rule in words, and the records behind it.

    `value` is an amount in 元, a ratio or a count; None if nothing is known. `unit` is 元, 比率,
    百分点 (a difference of ratios) or what is counted. `kept` is the value that was kept when the
    month was closed, where that is another one.
    """

    name: str
    label: str
    value: float | None
    unit: str
    rule: str
    kind: str
    ids: tuple[str, ...]
    kept: float | UnsetType | None = UNSET

    def text(self, amounts: Amounts) -> str:
        """The value as it is read: an amount, percent, or the count with its unit."""
        return self._text(self.value, amounts)

    def kept_text(self, amounts: Amounts) -> str:
        """The value that was kept, "" where it is none or the same."""
        return "" if self.kept is UNSET else self._text(self.kept, amounts)

    def _text(self, value: float | None, amounts: Amounts) -> str:
        if value is None:
            return "—"
        if self.unit == YUAN:
            return amounts.text(value)
        if self.unit == RATIO:
            return rounding.percent(value)
        if self.unit == POINTS:
            return tr("{points} 个百分点", points=rounding.points(value, sign="+"))
        return f"{value:,} {tr(self.unit)}"


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
        "tasks_under_way",
        mark("推进中任务"),
        lambda t: t.state == UNDER_WAY,
        mark("状态为推进中（以现在的状态为准）"),
    ),
    _Count(
        "tasks_near",
        mark("临近任务"),
        lambda t: t.supervision == NEAR,
        mark("到本月最后一天，督办状态为临近的任务"),
    ),
    _Count(
        "tasks_overdue",
        mark("逾期任务"),
        lambda t: t.supervision == OVERDUE,
        mark("到本月最后一天，督办状态为逾期的任务"),
    ),
)
# What the year's plan says of itself, beside which 总览 sets what is entered.
_PLANNED = (
    "task_count",
    "project_count",
    "continuing_count",
    "new_count",
    "started_count",
    "published_investment",
)


def figures(
    ledger: Ledger, month: str, projects: Sequence[MonthProject], *, with_ids: bool
) -> tuple[Figure, ...]:
    """All figures at the end of a month, YYYY-MM, whose projects are given. See `month.report`."""
    in_force, year, day = rules.of(ledger), int(month[:4]), last_day(month)
    counted = _counts(_PROJECTS, "project", projects, in_force.light_sentence)
    return (
        *_counts(_TASKS, "task", _tasks(ledger, year, day), ""),
        *counted,
        _starting_rate({figure.name: figure for figure in counted}, in_force),
        *_overdue(ledger, year, day),
        *_planned(ledger, year),
        *_investment(ledger, month, projects, with_ids=with_ids),
    )


def _tasks(ledger: Ledger, year: int, day: str) -> list[Task]:
    with ledger.connection.judging(day):
        return queries.fetch(ledger, Task, Query("task", year))


def _overdue(ledger: Ledger, year: int, day: str) -> list[Figure]:
    """Nodes and problems of projects in the year's plan that are past their date."""
    figures = []
    of_plan = Condition("project_id", "names", of=(PLANNED,))
    late = Condition("supervision", "in", (OVERDUE,))
    for kind, label in ((Node.KIND, mark("逾期节点")), (Problem.KIND, mark("逾期未解决的问题"))):
        with ledger.connection.judging(day):
            query = Query(kind.name, year, conditions=(late, of_plan))
            ids = tuple(queries.ids(ledger.connection, query))
        rule = tr("到本月最后一天，本年计划内项目中督办状态为逾期的")
        name = f"{kind.name}s_overdue"
        figures.append(Figure(name, tr(label), len(ids), mark("个"), rule, kind.name, ids))
    return figures


def _planned(ledger: Ledger, year: int) -> list[Figure]:
    plan = plan_of(ledger, year)
    ids = () if plan is None else (plan.id,)
    figures = []
    for name in _PLANNED:
        field = Plan.KIND.field(name)
        unit = YUAN if isinstance(field, Money) else mark("个")
        value = None if plan is None else getattr(plan, name)
        rule = tr("年度计划写明的数")
        figures.append(Figure(f"plan_{name}", tr(field.label), value, unit, rule, "plan", ids))
    return figures


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


def beyond_plan(plan: Plan | None, planned: int | None) -> int | None:
    """How much in 元 the sum `planned` over the projects is more than the plan names, less where it
    is negative; None where one of them is not known."""
    if plan is None or plan.planned_investment is None or planned is None:
        return None
    return planned - plan.planned_investment


def _investment(
    ledger: Ledger, month: str, projects: Sequence[MonthProject], *, with_ids: bool
) -> list[Figure]:
    year = int(month[:4])
    planned = total(project.planned for project in projects)
    planned_ids = tuple(project.id for project in projects if project.planned is not None)
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
            "projects_planned",
            tr("项目计划投资合计"),
            planned,
            YUAN,
            tr("各项目本年计划投资之和"),
            "project",
            planned_ids,
        ),
        Figure(
            "beyond_plan",
            tr("项目合计减年度计划"),
            beyond_plan(plan, planned),
            YUAN,
            tr("各项目本年计划投资之和 − 年度计划写明的本年计划投资"),
            "plan",
            plan_ids,
        ),
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
