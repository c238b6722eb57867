"""任务月度: what was said of one task in one month."""

from typing import Annotated

from jingxi_desktop.records.fields import Month, Reference, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import ORIGIN, SOURCE
from jingxi_desktop.translation import mark


class TaskMonth(Record, frozen=True, kw_only=True):
    """One month of one task, in words. The task itself shows the words of its latest month."""

    KIND = Kind(
        "task_month",
        mark("任务月度"),
        mark("条"),
        title="month",
        order=("month",),
        owner="task_id",
        by_unit=True,
    )

    task_id: Annotated[
        str, Reference(mark("任务"), kind="task", required=True, width=240, fixed=True)
    ]
    month: Annotated[str, Month(mark("月份"), required=True, fixed=True)]
    progress: Annotated[str | None, Text(mark("进展情况"), long=True, width=220)] = None
    problems: Annotated[str | None, Text(mark("存在问题"), long=True, width=180)] = None
    coordination: Annotated[str | None, Text(mark("需协调事项"), long=True, width=160)] = None
    next_step: Annotated[str | None, Text(mark("下一步"), long=True, width=180)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
