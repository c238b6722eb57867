"""项目月度: what one project planned and did in one month."""

from collections.abc import Callable
from typing import Annotated, Any

from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.errors import FieldError
from jingxi_desktop.records.fields import Field, Money, Month, Reference, Text
from jingxi_desktop.records.kind import Kind, Record, Rule
from jingxi_desktop.records.provenance import ORIGIN, SOURCE
from jingxi_desktop.translation import mark, tr

_MOST_OF_PLAN = 2
# What a figure in 亿元 loses where 万元 are asked for; it has decimals, and a small one in 万元 seldom has.
_LEAST_OF_PLAN = _WAN = 10_000


# What is asked of a month here is asked of any row that has these figures, so also of a ProjectReturn.
def _falls(month: Any) -> bool:
    return bool(month.done < 0)


def _exceeds_the_whole(month: Any) -> bool:
    return month.total_investment is not None and bool(month.done > month.total_investment)


def _exceeds_the_plan(month: Any) -> bool:
    """Doubts the month in which the year's sum leaves the plan behind, not those that follow."""
    plan, total = month.planned_investment or 0, month.total or 0
    return plan > 0 and bool(total - month.done <= _MOST_OF_PLAN * plan < total)


def _is_lost_in_the_plan(month: Any) -> bool:
    plan = month.planned_investment or 0
    return bool(0 < month.done * _LEAST_OF_PLAN <= plan and month.done % _WAN)


def _doubted(is_doubtful: Callable[[Any], bool], sentence: str) -> Rule:
    """A rule that doubts what was done in a month, in a sentence that may name all figures of the month."""

    def rule(month: Any, amounts: Amounts) -> FieldError | None:
        if month.done is None or not is_doubtful(month):
            return None
        total = month.total or 0
        figures = {
            "done": month.done,
            "before": total - month.done,
            "total": total,
            "whole": month.total_investment or 0,
            "plan": month.planned_investment or 0,
        }
        doubted: Field = month.KIND.field("done")
        said = {name: amounts.text(figure) for name, figure in figures.items()}
        return doubted.error(tr(sentence, **said))

    return rule


_DOUBTS = (
    _doubted(_falls, mark("{done}是负数，本年累计会从 {before} 降到 {total}")),
    _doubted(_exceeds_the_whole, mark("一个月 {done}，超过项目总投资 {whole}")),
    _doubted(_exceeds_the_plan, mark("本年累计会到 {total}，超过本年计划投资 {plan}的两倍")),
    _doubted(
        _is_lost_in_the_plan,
        mark("一个月只有 {done}，不超过本年计划投资 {plan}的万分之一，请核对单位"),
    ),
)


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
        warnings=_DOUBTS,
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
