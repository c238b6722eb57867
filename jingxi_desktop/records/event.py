"""大事记: fairs, forums, awards and decisions that the plan's reports name."""

from typing import Annotated

from jingxi_desktop.records.fields import Choice, Date, Reference, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark

STATES = (mark("已举办"), mark("将举办"), mark("已完成"))


class Event(Record, frozen=True, kw_only=True):
    """One event, on a day or in a month or year as far as it is known."""

    KIND = Kind("event", mark("大事记"), mark("件"), order=("date", "name"))

    name: Annotated[str, Text(mark("事件"), required=True, searched=True, width=280)]
    date: Annotated[str | None, Date(mark("时间"))] = None
    state: Annotated[str | None, Choice(mark("状态"), choices=STATES, width=84)] = None
    park_id: Annotated[str | None, Reference(mark("所在园区"), kind="park", hidden=True)] = None
    content: Annotated[str | None, Text(mark("内容"), long=True, searched=True, width=260)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
