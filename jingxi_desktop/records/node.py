"""项目节点: one key node of a project, when it is due and when it was reached."""

from typing import Annotated

from jingxi_desktop.records.deadlines import SUPERVISION
from jingxi_desktop.records.fields import Date, Reference, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.records.suggested import Suggested
from jingxi_desktop.translation import mark

PREPARING = (
    mark("立项"),
    mark("规划"),
    mark("用地"),
    mark("环评"),
    mark("招投标"),
    mark("施工许可"),
)
BUILDING = (
    mark("开工进场"),
    mark("基础开挖"),
    mark("基础完成"),
    mark("封顶"),
    mark("装修/设备安装"),
    mark("试投产"),
    mark("投产"),
)
# The order in which a project reaches them; a node of another name has no place in it.
STANDARD = PREPARING + BUILDING


class Node(Record, frozen=True, kw_only=True):
    """One node of one project. Its dates keep the standard order; see `ledger.node_order`."""

    KIND = Kind(
        "node",
        mark("项目节点"),
        mark("个"),
        order=("due",),
        owner="project_id",
        by_unit=True,
    )

    project_id: Annotated[str, Reference(mark("项目"), kind="project", required=True, width=240)]
    name: Annotated[
        str,
        Suggested(
            mark("节点名称"),
            suggestions=STANDARD,
            required=True,
            searched=True,
            width=160,
            note=mark("前期和在建的标准节点，也可以自己写"),
        ),
    ]
    due: Annotated[str | None, Date(mark("计划完成"))] = None
    actual: Annotated[str | None, Date(mark("实际完成"), happened=True)] = None
    supervision: Annotated[str | None, SUPERVISION] = None
    person: Annotated[str | None, Text(mark("负责人"), searched=True, width=124)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
