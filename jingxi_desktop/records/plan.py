"""年度计划: what the year's 工作要点 promises, and what was published of it."""

from typing import Annotated

from jingxi_desktop.records.fields import Date, Integer, Money, Text, Year
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark


class Plan(Record, frozen=True, kw_only=True):
    """One year's plan. Counts are the published ones, beside which the ledger's own counts stand."""

    KIND = Kind("plan", mark("年度计划"), mark("份"), order=("year",))

    year: Annotated[int, Year(mark("年度"), required=True)]
    name: Annotated[str, Text(mark("计划名称"), required=True, searched=True, width=260)]
    task_count: Annotated[int | None, Integer(mark("重点任务数"))] = None
    project_count: Annotated[int | None, Integer(mark("重大项目数"))] = None
    continuing_count: Annotated[int | None, Integer(mark("续建项目数"))] = None
    new_count: Annotated[int | None, Integer(mark("新建项目数"))] = None
    preliminary_count: Annotated[int | None, Integer(mark("前期项目数"), hidden=True)] = None
    started_count: Annotated[int | None, Integer(mark("已公布新开工数"))] = None
    planned_investment: Annotated[int | None, Money(mark("年度计划投资"), least=0)] = None
    published_investment: Annotated[int | None, Money(mark("已公布完成投资"), least=0)] = None
    issued: Annotated[str | None, Date(mark("印发时间"))] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
