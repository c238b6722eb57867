"""年度计划: what the year's 工作要点 promises, and what was published of it."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import Date, Integer, Money, Text, Year, spec
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """One year's plan. Counts are the published ones, beside which the ledger's own counts stand."""

    KIND = Kind("plan", mark("年度计划"), mark("份"), order=("year",))

    year: int = spec(Year(mark("年度"), required=True))
    name: str = spec(Text(mark("计划名称"), required=True, searched=True, width=260))
    task_count: int | None = spec(Integer(mark("重点任务数")))
    project_count: int | None = spec(Integer(mark("重大项目数")))
    continuing_count: int | None = spec(Integer(mark("续建项目数")))
    new_count: int | None = spec(Integer(mark("新建项目数")))
    preliminary_count: int | None = spec(Integer(mark("前期项目数"), hidden=True))
    started_count: int | None = spec(Integer(mark("已公布新开工数")))
    planned_investment: int | None = spec(Money(mark("年度计划投资")))
    published_investment: int | None = spec(Money(mark("已公布完成投资")))
    issued: str | None = spec(Date(mark("印发时间")))
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
    note: str | None = spec(NOTE)
