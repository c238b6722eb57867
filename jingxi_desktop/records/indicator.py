"""指标: a target of the plan, with a band, and how it is measured."""

from typing import Annotated

from jingxi_desktop.records.enterprise import FIELDS, HONOURS
from jingxi_desktop.records.fields import Choice, Date, Number, Reference, Text, Year
from jingxi_desktop.records.kind import Kind, Record, in_order
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark

MANUAL, ENTERPRISES, ATTRACTED, INVESTMENT, STARTED, TASKS_DONE = MEASURES = (
    mark("人工填报"),
    mark("在册企业数"),
    mark("本年引进企业数"),
    mark("本年完成投资"),
    mark("新开工项目数"),
    mark("已完成任务数"),
)
# What counts a year's own records and so begins at nothing in the next year.
COUNTED_ANEW = (ATTRACTED, INVESTMENT, STARTED, TASKS_DONE)
HIGHER, LOWER = DIRECTIONS = (mark("越高越好"), mark("越低越好"))
SHORT, INSIDE, BEYOND = VERDICTS = (mark("未达"), mark("区间内"), mark("超出"))
_BAND, _RULE = mark("目标"), mark("计量口径")


class Indicator(Record, frozen=True, kw_only=True):
    """One indicator of one year. The band is `low` to `high`; only one of them may be known.

    `value` is the latest reading of an indicator that is read off by hand, else what its rule
    counts in the ledger; `missing` is what is still lacking to `low` (or, where lower is better, what
    is over `high`), 0 when the band is reached.
    """

    KIND = Kind(
        "indicator",
        mark("指标"),
        mark("项"),
        order=("name",),
        by_year=True,
        rules=(in_order("low", "high"),),
    )

    year: Annotated[int, Year(mark("年度"), required=True, hidden=True)]
    name: Annotated[str, Text(mark("指标名称"), required=True, searched=True, width=280)]
    unit: Annotated[str | None, Text(mark("计量单位"), width=84)] = None
    low: Annotated[float | None, Number(mark("目标下限"), group=_BAND)] = None
    high: Annotated[float | None, Number(mark("目标上限"), group=_BAND)] = None
    value: Annotated[float | None, Number(mark("当前值"), derived=True, group=_BAND)] = None
    missing: Annotated[float | None, Number(mark("距目标"), derived=True, group=_BAND)] = None
    direction: Annotated[
        str | None, Choice(mark("方向"), choices=DIRECTIONS, group=_BAND, hidden=True)
    ] = None
    due: Annotated[str | None, Date(mark("完成时限"), group=_BAND)] = None
    baseline: Annotated[float | None, Number(mark("基期值"), group=_BAND, hidden=True)] = None
    baseline_date: Annotated[str | None, Date(mark("基期"), group=_BAND, hidden=True)] = None
    measure: Annotated[
        str | None, Choice(mark("计量方式"), choices=MEASURES, group=_RULE, width=130)
    ] = None
    organisation_id: Annotated[
        str | None, Reference(mark("责任单位"), kind="organisation", group=_RULE, hidden=True)
    ] = None
    park_id: Annotated[str | None, Reference(mark("园区范围"), kind="park", group=_RULE)] = None
    field: Annotated[str | None, Choice(mark("领域范围"), choices=FIELDS, group=_RULE)] = None
    honour: Annotated[
        str | None, Choice(mark("称号范围"), choices=HONOURS, group=_RULE, hidden=True)
    ] = None
    definition: Annotated[
        str | None,
        Text(mark("口径说明"), long=True, searched=True, group=_RULE, hidden=True, width=220),
    ] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None

    @property
    def is_lower_better(self) -> bool:
        """Whether the near end of the band is the high one."""
        return self.direction == LOWER

    @property
    def verdict(self) -> str | None:
        """The value against both ends of the band; None without a value or a band."""
        if self.value is None or (self.low is None and self.high is None):
            return None
        is_below = self.low is not None and self.value < self.low
        is_above = self.high is not None and self.value > self.high
        if self.is_lower_better:
            is_below, is_above = is_above, is_below
        return SHORT if is_below else BEYOND if is_above else INSIDE

    def due_by(self, pace: float) -> float | None:
        """What the near end asks for by now: from the baseline to it in step with 序时 (0 to 1)."""
        end = self.high if self.is_lower_better else self.low
        if end is None:
            return None
        begin = self.baseline or 0.0
        return begin + (end - begin) * pace
