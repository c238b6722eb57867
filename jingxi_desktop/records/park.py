"""园区: a park, which can lie in a larger one."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import Date, Integer, Number, Reference, Text, spec
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark


@dataclass(frozen=True, kw_only=True)
class Park(Record):
    """One park. Its enterprises are those of the park and of every park inside it."""

    KIND = Kind("park", mark("园区"), mark("个"))

    name: str = spec(Text(mark("园区名称"), required=True, searched=True, width=260))
    short_name: str | None = spec(Text(mark("简称"), searched=True, width=120))
    parent_id: str | None = spec(Reference(mark("上级园区"), kind="park"))
    district_id: str | None = spec(Reference(mark("所属区域"), kind="organisation"))
    operator: str | None = spec(Text(mark("运营单位"), searched=True, width=180))
    address: str | None = spec(Text(mark("地址"), searched=True, hidden=True, width=180))
    focus: str | None = spec(Text(mark("主导产业"), searched=True, width=220))
    planned_area: float | None = spec(Number(mark("规划建筑面积（万㎡）"), hidden=True, width=140))
    built_area: float | None = spec(Number(mark("建成建筑面积（万㎡）"), hidden=True, width=140))
    opened: str | None = spec(Date(mark("设立时间"), hidden=True))
    enterprise_count: int | None = spec(Integer(mark("在册企业"), derived=True, width=84))
    attracted_count: int | None = spec(
        Integer(
            mark("本年引进"),
            derived=True,
            width=84,
            note=mark("本年内注册或落地的企业，每家计一次"),
        )
    )
    project_count: int | None = spec(Integer(mark("项目数"), derived=True, width=72))
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
    note: str | None = spec(NOTE)
