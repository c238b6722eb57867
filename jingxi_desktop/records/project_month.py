"""项目月度: what one project planned and did in one month."""

from typing import Annotated

from jingxi_desktop.records.fields import Money, Month, Reference, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import ORIGIN, SOURCE
from jingxi_desktop.translation import mark


class ProjectMonth(Record, frozen=True, kw_only=True):
    """One month of one project: a month's own figures; the cumulative ones are sums."""

    KIND = Kind(
        "project_month",
        mark("项目月度"),
        mark("条"),
        title="month",
        order=("month",),
        owner="project_id",
    )

    project_id: Annotated[str, Reference(mark("项目"), kind="project", required=True, width=240)]
    month: Annotated[str, Month(mark("月份"), required=True)]
    planned: Annotated[int | None, Money(mark("本月计划投资"))] = None
    done: Annotated[int | None, Money(mark("本月完成投资"))] = None
    progress: Annotated[str | None, Text(mark("形象进度"), long=True, width=200)] = None
    problems: Annotated[str | None, Text(mark("存在问题"), long=True, width=160)] = None
    coordination: Annotated[str | None, Text(mark("需协调事项"), long=True, width=160)] = None
    next_step: Annotated[str | None, Text(mark("下一步"), long=True, width=160)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
