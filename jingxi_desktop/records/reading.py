"""指标读数: one value of an indicator on one date."""

from typing import Annotated

from jingxi_desktop.records.fields import Choice, Date, Number, Reference
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark

EXACTLY, OVER, ABOUT, AT_LEAST = QUALIFIERS = (
    mark("等于"),
    mark("超过"),
    mark("约"),
    mark("不少于"),
)


class Reading(Record, frozen=True, kw_only=True):
    """One reading. `qualifier` keeps what was said: 超三成 is 0.3 with 超过."""

    KIND = Kind(
        "reading", mark("指标读数"), mark("条"), title="date", order=("date",), owner="indicator_id"
    )

    indicator_id: Annotated[
        str, Reference(mark("指标"), kind="indicator", required=True, width=240)
    ]
    date: Annotated[str, Date(mark("日期"), required=True)]
    value: Annotated[float, Number(mark("数值"), required=True)]
    qualifier: Annotated[str | None, Choice(mark("精确程度"), choices=QUALIFIERS, width=90)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
