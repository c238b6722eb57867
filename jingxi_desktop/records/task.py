"""重点任务: a task of the year's plan and how far it is."""

from typing import Annotated

from jingxi_desktop.records.deadlines import SUPERVISION
from jingxi_desktop.records.fields import Choice, Date, Integer, Reference, Text, Year
from jingxi_desktop.records.kind import Kind, Record, in_order
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark

NOT_STARTED, UNDER_WAY, DONE, CANCELLED = STATES = (
    mark("未启动"),
    mark("推进中"),
    mark("已完成"),
    mark("已取消"),
)
_CALLED = (
    ("未开始", NOT_STARTED),
    ("尚未启动", NOT_STARTED),
    ("进行中", UNDER_WAY),
    ("正在推进", UNDER_WAY),
    ("持续推进", UNDER_WAY),
    ("完成", DONE),
    ("办结", DONE),
    ("已办结", DONE),
)
EVIDENCE_STATES = (mark("有附件"), mark("尚无办结材料"))
_LATEST = mark("最近一月填报")


class Task(Record, frozen=True, kw_only=True):
    """One of the year's tasks. `lead_id` answers for it, `partners` help.

    How far it is stands in its months; the task shows the words of the latest one of its year.
    """

    KIND = Kind(
        "task",
        mark("重点任务"),
        mark("项"),
        order=("number", "name"),
        by_year=True,
        rules=(in_order("issued", "due"), in_order("issued", "finished")),
    )

    year: Annotated[int, Year(mark("年度"), required=True, hidden=True)]
    number: Annotated[int | None, Integer(mark("序号"), copied=False)] = None
    name: Annotated[str, Text(mark("任务"), required=True, searched=True, width=300)]
    theme: Annotated[str | None, Text(mark("主题"), searched=True, width=96)] = None
    lead_id: Annotated[str | None, Reference(mark("牵头单位"), kind="organisation")] = None
    partners: Annotated[
        str | None, Text(mark("配合单位"), searched=True, hidden=True, width=150)
    ] = None
    state: Annotated[
        str | None, Choice(mark("状态"), choices=STATES, also=_CALLED, width=84, by_unit=True)
    ] = None
    supervision: Annotated[str | None, SUPERVISION] = None
    issued: Annotated[str | None, Date(mark("交办时间"), hidden=True)] = None
    due: Annotated[str | None, Date(mark("完成时限"))] = None
    finished: Annotated[str | None, Date(mark("办结时间"), happened=True, by_unit=True)] = None
    evidence: Annotated[
        str | None,
        Choice(
            mark("办结材料"),
            choices=EVIDENCE_STATES,
            derived=True,
            hidden=True,
            width=110,
            note=mark("任务已完成后，有没有附件作为办结材料"),
        ),
    ] = None
    target: Annotated[str | None, Text(mark("目标要求"), long=True, searched=True, width=260)] = (
        None
    )
    progress: Annotated[
        str | None, Text(mark("进展情况"), long=True, derived=True, group=_LATEST, width=220)
    ] = None
    problems: Annotated[
        str | None,
        Text(mark("存在问题"), long=True, derived=True, group=_LATEST, hidden=True, width=180),
    ] = None
    next_step: Annotated[
        str | None,
        Text(mark("下一步"), long=True, derived=True, group=_LATEST, hidden=True, width=180),
    ] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
