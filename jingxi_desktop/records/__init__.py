"""The record kinds of the ledger and the specs of their fields. No files, no window."""

from jingxi_desktop.records.attachment import Attachment
from jingxi_desktop.records.enterprise import Enterprise
from jingxi_desktop.records.errors import FieldError, UserError
from jingxi_desktop.records.event import Event
from jingxi_desktop.records.fields import Field, Value
from jingxi_desktop.records.indicator import Indicator
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.node import Node
from jingxi_desktop.records.organisation import Organisation
from jingxi_desktop.records.park import Park
from jingxi_desktop.records.plan import Plan
from jingxi_desktop.records.problem import Problem
from jingxi_desktop.records.project import Project
from jingxi_desktop.records.project_month import ProjectMonth
from jingxi_desktop.records.reading import Reading
from jingxi_desktop.records.task import Task
from jingxi_desktop.records.task_month import TaskMonth
from jingxi_desktop.translation import joined, tr

KINDS: dict[str, Kind] = {
    record.KIND.name: record.KIND
    for record in (
        Organisation,
        Plan,
        Task,
        TaskMonth,
        Project,
        ProjectMonth,
        Node,
        Problem,
        Park,
        Enterprise,
        Indicator,
        Reading,
        Event,
        Attachment,
    )
}


def kind_named(name: str) -> Kind:
    """The kind called `name`. Raises UserError with the names there are."""
    try:
        return KINDS[name]
    except KeyError:
        raise UserError(
            tr("没有「{name}」这类记录，可用：{names}", name=name, names=joined(KINDS))
        ) from None


__all__ = [
    "KINDS",
    "Attachment",
    "Enterprise",
    "Event",
    "Field",
    "FieldError",
    "Indicator",
    "Kind",
    "Node",
    "Organisation",
    "Park",
    "Plan",
    "Problem",
    "Project",
    "ProjectMonth",
    "Reading",
    "Record",
    "Task",
    "TaskMonth",
    "UserError",
    "Value",
    "kind_named",
]
