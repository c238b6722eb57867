"""月度填报: the row that a project returns for one month, with what follows from it."""

from typing import Annotated

from msgspec.structs import replace

from jingxi_desktop.records.fields import Field, Money, Percent
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.light import Light
from jingxi_desktop.records.project import Project
from jingxi_desktop.records.project_month import ProjectMonth
from jingxi_desktop.translation import mark


def _seen(name: str) -> Field:
    """A field of the project, to be read only."""
    return replace(Project.KIND.field(name), derived=True, hidden=False)


def _filled(name: str) -> Field:
    """A field of the project's month, to be filled."""
    return ProjectMonth.KIND.field(name)


class MonthlyReturn(Record, frozen=True, kw_only=True):
    """One project in one month; `id` is the project's. It has no table: it is a view of two.

    `done_before` is 1 月至上月累计 and `total` 1 月至本月累计 in 元, `completion_rate` = total /
    本年计划投资, `gap` = completion_rate − month / 12; `done` is None where the month is 未报.
    """

    KIND = Kind("monthly_return", mark("月度填报"), mark("个"), order=("number", "name"))

    number: Annotated[int | None, _seen("number")] = None
    name: Annotated[str, _seen("name")]
    responsible_id: Annotated[str | None, _seen("responsible_id")] = None
    planned_investment: Annotated[int | None, _seen("planned_investment")] = None
    done_before: Annotated[int | None, Money(mark("至上月累计"), derived=True)] = None
    done: Annotated[int | None, _filled("done")] = None
    total: Annotated[int | None, Money(mark("至本月累计"), derived=True)] = None
    completion_rate: Annotated[float | None, Percent(mark("投资完成率"), derived=True)] = None
    gap: Annotated[float | None, Percent(mark("与序时差"), derived=True)] = None
    light: Annotated[str | None, Light(mark("亮灯"), derived=True)] = None
    progress: Annotated[str | None, _filled("progress")] = None
    problems: Annotated[str | None, _filled("problems")] = None
    coordination: Annotated[str | None, _filled("coordination")] = None
    next_step: Annotated[str | None, _filled("next_step")] = None
