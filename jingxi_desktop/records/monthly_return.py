"""月度填报: the row that a project or a task returns for one month, with what follows from it.

These kinds have no table: each is a view of a record and its month, and `id` is the record's.
"""

from typing import Annotated

from msgspec.structs import replace

from jingxi_desktop.records.fields import Field, Money, Percent, Points
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.light import Light
from jingxi_desktop.records.project import Project
from jingxi_desktop.records.project_month import ProjectMonth
from jingxi_desktop.records.task import Task
from jingxi_desktop.records.task_month import TaskMonth
from jingxi_desktop.translation import mark


def _seen(kind: Kind, name: str) -> Field:
    """A field of the record, to be read only."""
    return replace(kind.field(name), derived=True, hidden=False)


def _project(name: str) -> Field:
    return _seen(Project.KIND, name)


def _task(name: str) -> Field:
    return _seen(Task.KIND, name)


# The fields of the month are those to be filled.
_project_month, _task_month = ProjectMonth.KIND.field, TaskMonth.KIND.field


class ProjectReturn(Record, frozen=True, kw_only=True):
    """One project in one month.

    `done_before` is 1 月至上月累计 and `total` 1 月至本月累计 in 元, `completion_rate` = total /
    本年计划投资, `gap` = completion_rate − month / 12; `done` is None where the month is 未报.
    """

    KIND = Kind(
        "project_return",
        mark("项目月度填报"),
        mark("个"),
        order=("number", "name"),
        warnings=ProjectMonth.KIND.warnings,
    )

    number: Annotated[int | None, _project("number")] = None
    name: Annotated[str, _project("name")]
    responsible_id: Annotated[str | None, _project("responsible_id")] = None
    planned_investment: Annotated[int | None, _project("planned_investment")] = None
    done_before: Annotated[int | None, Money(mark("至上月累计"), derived=True)] = None
    done: Annotated[int | None, _project_month("done")] = None
    total: Annotated[int | None, Money(mark("至本月累计"), derived=True)] = None
    completion_rate: Annotated[
        float | None, Percent(mark("投资完成率"), derived=True, rule="completion")
    ] = None
    gap: Annotated[float | None, Points(mark("与序时差"), derived=True, rule="gap")] = None
    light: Annotated[str | None, Light(mark("亮灯"), derived=True)] = None
    progress: Annotated[str | None, _project_month("progress")] = None
    problems: Annotated[str | None, _project_month("problems")] = None
    coordination: Annotated[str | None, _project_month("coordination")] = None
    next_step: Annotated[str | None, _project_month("next_step")] = None
    # Not shown: it is what a doubtful amount is compared with.
    total_investment: Annotated[int | None, replace(_project("total_investment"), hidden=True)] = (
        None
    )


class TaskReturn(Record, frozen=True, kw_only=True):
    """One task in one month; `supervision` is judged on the month's last day."""

    KIND = Kind("task_return", mark("任务月度填报"), mark("项"), order=("number", "name"))

    number: Annotated[int | None, _task("number")] = None
    name: Annotated[str, _task("name")]
    lead_id: Annotated[str | None, _task("lead_id")] = None
    due: Annotated[str | None, _task("due")] = None
    supervision: Annotated[str | None, _task("supervision")] = None
    progress: Annotated[str | None, _task_month("progress")] = None
    problems: Annotated[str | None, _task_month("problems")] = None
    coordination: Annotated[str | None, _task_month("coordination")] = None
    next_step: Annotated[str | None, _task_month("next_step")] = None
