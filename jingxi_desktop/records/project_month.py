"""项目月度: what one project planned and did in one month."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import Money, Month, Reference, Text, spec
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import ORIGIN, SOURCE
from jingxi_desktop.translation import mark


@dataclass(frozen=True, kw_only=True)
class ProjectMonth(Record):
    """One month of one project: a month's own figures; the cumulative ones are sums."""

    KIND = Kind(
        "project_month",
        mark("项目月度"),
        mark("条"),
        title="month",
        order=("month",),
        owner="project_id",
    )

    project_id: str = spec(Reference(mark("项目"), kind="project", required=True, width=240))
    month: str = spec(Month(mark("月份"), required=True))
    planned: int | None = spec(Money(mark("本月计划投资")))
    done: int | None = spec(Money(mark("本月完成投资")))
    progress: str | None = spec(Text(mark("形象进度"), long=True, width=200))
    problems: str | None = spec(Text(mark("存在问题"), long=True, width=160))
    coordination: str | None = spec(Text(mark("需协调事项"), long=True, width=160))
    next_step: str | None = spec(Text(mark("下一步"), long=True, width=160))
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
