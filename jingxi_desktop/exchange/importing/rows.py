"""What becomes of the rows of a table that is imported."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.records import Value
from jingxi_desktop.translation import mark

State = Literal["new", "update", "same", "problem"]
STATES: Mapping[State, str] = {
    "new": mark("新增"),
    "update": mark("更新"),
    "same": mark("不变"),
    "problem": mark("问题"),
}


class Edit(Struct, frozen=True, gc=False):
    """What a row does to one record: `before` and `after` have the fields that differ, as stored.

    `before` is None for a new record. Per-year fields are those of the plan's year. `owner` is the
    record that a part belongs to, `month` the YYYY-MM of a monthly one.
    """

    kind: str
    record_id: str
    before: Mapping[str, Value] | None
    after: Mapping[str, Value]
    owner: str = ""
    month: str = ""


class Row(Struct, frozen=True, gc=False):
    """One row: its number on the sheet, what it does, why not, and what is hard to believe in it.

    `edits` are those of the record itself and of its months, none in a row that is the same or a
    problem. `candidates` are the records that it may be about, where that is the question.
    """

    number: int
    title: str
    state: State
    edits: tuple[Edit, ...] = ()
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    def refused(self, *reasons: str) -> "Row":
        """The same row as a problem, for one more reason."""
        return replace(self, state="problem", edits=(), reasons=(*self.reasons, *reasons))

    def doubted(self, *doubts: str) -> "Row":
        """The same row with something more that is hard to believe."""
        return replace(self, doubts=(*self.doubts, *doubts))
