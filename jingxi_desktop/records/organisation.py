"""组织单位: the districts, companies and offices that the plan gives work to."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import Choice, Reference, Text, spec
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


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """One unit. `short_name` is what tables and typed references use."""

    KIND = Kind("organisation", mark("单位"), mark("个"))

    name: str = spec(Text(mark("单位名称"), required=True, searched=True, width=220))
    short_name: str | None = spec(Text(mark("简称"), searched=True, width=110))
    type: str | None = spec(Choice(mark("单位类型"), choices=TYPES))
    parent_id: str | None = spec(Reference(mark("上级单位"), kind="organisation"))
    contact: str | None = spec(Text(mark("联络人"), hidden=True, width=100))
    phone: str | None = spec(Text(mark("电话"), hidden=True, width=120))
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
    note: str | None = spec(NOTE)
