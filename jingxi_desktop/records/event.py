"""大事记: fairs, forums, awards and decisions that the plan's reports name."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import Choice, Date, Reference, Text, spec
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark

STATES = (mark("已举办"), mark("将举办"), mark("已完成"))


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """One event, on a day or in a month or year as far as it is known."""

    KIND = Kind("event", mark("大事记"), mark("件"), order=("date", "name"))

    name: str = spec(Text(mark("事件"), required=True, searched=True, width=280))
    date: str | None = spec(Date(mark("时间")))
    state: str | None = spec(Choice(mark("状态"), choices=STATES, width=84))
    park_id: str | None = spec(Reference(mark("所在园区"), kind="park", hidden=True))
    content: str | None = spec(Text(mark("内容"), long=True, searched=True, width=260))
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
    note: str | None = spec(NOTE)
