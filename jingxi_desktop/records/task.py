"""重点任务: a task of the year's plan and how far it is."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import Choice, Date, Integer, Reference, Text, Year, spec
from jingxi_desktop.records.kind import Kind, Record, in_order
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark

NOT_STARTED, UNDER_WAY, DONE, CANCELLED = STATES = (
    mark("未启动"),
    mark("推进中"),
    mark("已完成"),
    mark("已取消"),
)
_PROGRESS = mark("进展")


@dataclass(frozen=True, kw_only=True)
class Task(Record):
    """One of the year's tasks. `lead_id` answers for it, `partners` help."""

    KIND = Kind(
        "task",
        mark("重点任务"),
        mark("项"),
        order=("number", "name"),
        by_year=True,
        rules=(in_order("issued", "due"), in_order("issued", "finished")),
    )

    year: int = spec(Year(mark("年度"), required=True, hidden=True))
    number: int | None = spec(Integer(mark("序号")))
    name: str = spec(Text(mark("任务"), required=True, searched=True, width=300))
    theme: str | None = spec(Text(mark("主题"), searched=True, width=96))
    lead_id: str | None = spec(Reference(mark("牵头单位"), kind="organisation"))
    partners: str | None = spec(Text(mark("配合单位"), searched=True, hidden=True, width=150))
    state: str | None = spec(Choice(mark("状态"), choices=STATES, width=84))
    issued: str | None = spec(Date(mark("交办时间"), hidden=True))
    due: str | None = spec(Date(mark("完成时限")))
    finished: str | None = spec(Date(mark("办结时间")))
    target: str | None = spec(Text(mark("目标要求"), long=True, searched=True, width=260))
    progress: str | None = spec(
        Text(mark("进展情况"), long=True, group=_PROGRESS, searched=True, width=220)
    )
    problems: str | None = spec(
        Text(mark("存在问题"), long=True, group=_PROGRESS, hidden=True, width=180)
    )
    next_step: str | None = spec(
        Text(mark("下一步"), long=True, group=_PROGRESS, hidden=True, width=180)
    )
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
    note: str | None = spec(NOTE)
