"""项目月度: what one project planned and did in one month."""

from typing import Annotated, Any

from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.errors import FieldError
from jingxi_desktop.records.fields import Money, Month, Reference, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import ORIGIN, SOURCE
from jingxi_desktop.translation import mark, tr

_MOST_OF_PLAN = 2
# What a figure in 亿元 loses where 万元 are asked for; it has decimals, and a small one in 万元 seldom has.
_LEAST_OF_PLAN = _WAN = 10_000


# What is asked of a row here is asked of any that has these figures, so also of a ProjectReturn.
def _falls(month: Any, amounts: Amounts) -> FieldError | None:
    if month.done is None or month.done >= 0:
        return None
    return _doubt(
        month,
        tr(
            "{done}是负数，本年累计会从 {before} 降到 {total}",
            done=amounts.text(month.done),
            before=amounts.text((month.total or 0) - month.done),
            total=amounts.text(month.total or 0),
        ),
    )


def _exceeds_the_whole(month: Any, amounts: Amounts) -> FieldError | None:
    whole = month.total_investment
    if month.done is None or whole is None or month.done <= whole:
        return None
    return _doubt(
        month,
        tr(
            "一个月 {done}，超过项目总投资 {whole}",
            done=amounts.text(month.done),
            whole=amounts.text(whole),
        ),
    )


def _exceeds_the_plan(month: Any, amounts: Amounts) -> FieldError | None:
    """Doubts the month in which the year's sum leaves the plan behind, not those that follow."""
    plan = month.planned_investment or 0
    if not (plan > 0 and month.done and month.total):
        return None
    if not month.total - month.done <= _MOST_OF_PLAN * plan < month.total:
        return None
    return _doubt(
        month,
        tr(
            "本年累计会到 {total}，超过本年计划投资 {plan}的两倍",
            total=amounts.text(month.total),
            plan=amounts.text(plan),
        ),
    )


def _is_lost_in_the_plan(month: Any, amounts: Amounts) -> FieldError | None:
    plan = month.planned_investment or 0
    if not (month.done and 0 < month.done * _LEAST_OF_PLAN <= plan and month.done % _WAN):
        return None
    return _doubt(
        month,
        tr(
            "一个月只有 {done}，不超过本年计划投资 {plan}的万分之一，请核对单位",
            done=amounts.text(month.done),
            plan=amounts.text(plan),
        ),
    )


def _doubt(month: Record, sentence: str) -> FieldError:
    return month.KIND.field("done").error(sentence)


class ProjectMonth(Record, frozen=True, kw_only=True):
    """One month of one project: a month's own figures; the cumulative ones are sums.

    `total` is 1 月至本月累计, `planned_investment` the plan of the month's year, both in 元.
    """

    KIND = Kind(
        "project_month",
        mark("项目月度"),
        mark("条"),
        title="month",
        order=("month",),
        owner="project_id",
        by_unit=True,
        warnings=(_falls, _exceeds_the_whole, _exceeds_the_plan, _is_lost_in_the_plan),
    )

    project_id: Annotated[
        str, Reference(mark("项目"), kind="project", required=True, width=240, fixed=True)
    ]
    month: Annotated[str, Month(mark("月份"), required=True, fixed=True)]
    planned: Annotated[int | None, Money(mark("本月计划投资"))] = None
    done: Annotated[int | None, Money(mark("本月完成投资"))] = None
    total: Annotated[
        int | None, Money(mark("至本月累计"), derived=True, hidden=True, cumulates="done")
    ] = None
    planned_investment: Annotated[
        int | None, Money(mark("本年计划投资"), derived=True, hidden=True)
    ] = None
    total_investment: Annotated[int | None, Money(mark("总投资"), derived=True, hidden=True)] = None
    progress: Annotated[str | None, Text(mark("形象进度"), long=True, width=200)] = None
    problems: Annotated[str | None, Text(mark("存在问题"), long=True, width=160)] = None
    coordination: Annotated[str | None, Text(mark("需协调事项"), long=True, width=160)] = None
    next_step: Annotated[str | None, Text(mark("下一步"), long=True, width=160)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
