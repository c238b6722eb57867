"""园区: a park, which can lie in a larger one."""

from typing import Annotated

from jingxi_desktop.records.enterprise import COUNTED
from jingxi_desktop.records.fields import Date, Integer, Number, Reference, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark


class Park(Record, frozen=True, kw_only=True):
    """One park. Its enterprises are those of the park and of every park inside it."""

    KIND = Kind("park", mark("园区"), mark("个"))

    name: Annotated[str, Text(mark("园区名称"), required=True, searched=True, width=260)]
    short_name: Annotated[str | None, Text(mark("简称"), searched=True, width=120)] = None
    parent_id: Annotated[str | None, Reference(mark("上级园区"), kind="park")] = None
    district_id: Annotated[str | None, Reference(mark("所属区域"), kind="organisation")] = None
    operator: Annotated[str | None, Text(mark("运营单位"), searched=True, width=180)] = None
    address: Annotated[str | None, Text(mark("地址"), searched=True, hidden=True, width=180)] = None
    focus: Annotated[str | None, Text(mark("主导产业"), searched=True, width=220)] = None
    planned_area: Annotated[
        float | None, Number(mark("规划建筑面积（万㎡）"), hidden=True, width=140)
    ] = None
    built_area: Annotated[
        float | None, Number(mark("建成建筑面积（万㎡）"), hidden=True, width=140)
    ] = None
    opened: Annotated[str | None, Date(mark("设立时间"), hidden=True)] = None
    enterprise_count: Annotated[
        int | None,
        Integer(mark("在册企业"), derived=True, width=84, note=COUNTED, counts="enterprise"),
    ] = None
    attracted_count: Annotated[
        int | None,
        Integer(
            mark("本年引进"),
            derived=True,
            width=84,
            note=mark("其中本年内注册（无注册日期的按落地）的企业，每家计一次"),
            counts="enterprise",
        ),
    ] = None
    project_count: Annotated[int | None, Integer(mark("项目数"), derived=True, width=72)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
