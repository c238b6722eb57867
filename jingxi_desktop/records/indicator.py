"""指标: a target of the plan, with a band, and how it is measured."""

from dataclasses import dataclass

from jingxi_desktop.records.enterprise import FIELDS, HONOURS
from jingxi_desktop.records.fields import Choice, Date, Number, Reference, Text, Year, spec
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
HIGHER, LOWER = DIRECTIONS = (mark("越高越好"), mark("越低越好"))
_BAND, _RULE = mark("目标"), mark("计量口径")


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
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

    year: int = spec(Year(mark("年度"), required=True, hidden=True))
    name: str = spec(Text(mark("指标名称"), required=True, searched=True, width=280))
    unit: str | None = spec(Text(mark("计量单位"), width=84))
    low: float | None = spec(Number(mark("目标下限"), group=_BAND))
    high: float | None = spec(Number(mark("目标上限"), group=_BAND))
    value: float | None = spec(Number(mark("当前值"), derived=True, group=_BAND))
    missing: float | None = spec(Number(mark("距目标"), derived=True, group=_BAND))
    direction: str | None = spec(Choice(mark("方向"), choices=DIRECTIONS, group=_BAND, hidden=True))
    due: str | None = spec(Date(mark("完成时限"), group=_BAND))
    baseline: float | None = spec(Number(mark("基期值"), group=_BAND, hidden=True))
    baseline_date: str | None = spec(Date(mark("基期"), group=_BAND, hidden=True))
    measure: str | None = spec(Choice(mark("计量方式"), choices=MEASURES, group=_RULE, width=130))
    organisation_id: str | None = spec(
        Reference(mark("责任单位"), kind="organisation", group=_RULE, hidden=True)
    )
    park_id: str | None = spec(Reference(mark("园区范围"), kind="park", group=_RULE))
    field: str | None = spec(Choice(mark("领域范围"), choices=FIELDS, group=_RULE))
    honour: str | None = spec(Choice(mark("称号范围"), choices=HONOURS, group=_RULE, hidden=True))
    definition: str | None = spec(
        Text(mark("口径说明"), long=True, searched=True, group=_RULE, hidden=True, width=220)
    )
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
    note: str | None = spec(NOTE)
