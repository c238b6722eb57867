"""组织单位: the districts, companies and offices that the plan gives work to."""

from typing import Annotated

from jingxi_desktop.records.fields import Choice, Reference, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark

TYPES = (
    mark("市级部门"),
    mark("区"),
    mark("市属企业"),
    mark("园区管理机构"),
    mark("其他企业"),
    mark("其他"),
)


class Organisation(Record, frozen=True, kw_only=True):
    """One unit. `short_name` is what tables and typed references use."""

    KIND = Kind("organisation", mark("单位"), mark("个"))

    name: Annotated[str, Text(mark("单位名称"), required=True, searched=True, width=220)]
    short_name: Annotated[str | None, Text(mark("简称"), searched=True, width=110)] = None
    type: Annotated[str | None, Choice(mark("单位类型"), choices=TYPES)] = None
    parent_id: Annotated[str | None, Reference(mark("上级单位"), kind="organisation")] = None
    contact: Annotated[str | None, Text(mark("联络人"), searched=True, hidden=True, width=100)] = (
        None
    )
    phone: Annotated[str | None, Text(mark("电话"), searched=True, hidden=True, width=120)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
