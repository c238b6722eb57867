"""问题: what hinders a project, who solves it and by when."""

from typing import Annotated

from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.deadlines import SUPERVISION
from jingxi_desktop.records.errors import FieldError
from jingxi_desktop.records.fields import Choice, Date, Reference, Text
from jingxi_desktop.records.kind import Kind, Record, in_order
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark, tr

UNSOLVED, COORDINATED, SOLVED = STATES = (mark("未解决"), mark("协调中"), mark("已解决"))


def _solved_has_its_date(problem: "Problem", _amounts: Amounts) -> FieldError | None:
    if problem.state != SOLVED or problem.solved is not None:
        return None
    return problem.KIND.field("state").error(tr("请先填写解决日期，再改为「已解决」"))


class Problem(Record, frozen=True, kw_only=True):
    """One problem of one project. It is open until its state is 已解决."""

    KIND = Kind(
        "problem",
        mark("项目问题"),
        mark("个"),
        title="description",
        order=("deadline", "raised"),
        owner="project_id",
        by_unit=True,
        rules=(
            in_order("raised", "deadline"),
            in_order("raised", "solved"),
            _solved_has_its_date,
        ),
    )

    project_id: Annotated[str, Reference(mark("项目"), kind="project", required=True, width=240)]
    description: Annotated[
        str, Text(mark("问题描述"), long=True, required=True, searched=True, width=240)
    ]
    state: Annotated[str | None, Choice(mark("状态"), choices=STATES, width=84)] = None
    deadline: Annotated[str | None, Date(mark("解决时限"))] = None
    supervision: Annotated[str | None, SUPERVISION] = None
    responsible_id: Annotated[str | None, Reference(mark("责任单位"), kind="organisation")] = None
    person: Annotated[str | None, Text(mark("责任人"), searched=True, width=110)] = None
    raised: Annotated[str | None, Date(mark("提出日期"), happened=True)] = None
    solved: Annotated[str | None, Date(mark("解决日期"), happened=True)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
