"""指标: a target of the plan, with a band, and how it is measured."""

from typing import Annotated

from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.enterprise import ATTRACTED_STAGES, FIELDS, HONOURS, STAGES
from jingxi_desktop.records.errors import FieldError
from jingxi_desktop.records.fields import Choice, Date, Field, Number, Reference, Text, Year
from jingxi_desktop.records.kind import Kind, Record, in_order
from jingxi_desktop.records.project import CATEGORIES
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.records.rounding import rounded
from jingxi_desktop.translation import joined, mark, tr

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
_BAND, _RULE, _JUDGED = mark("目标"), mark("计量口径"), mark("评价")

_FIRMS = ("park_id", "field", "honour", "stage", "since", "until")
_PROJECTS = ("park_id", "unit_id", "district_id")
# What each measure can be narrowed by. What is read off by hand says so what it is about.
TAKES: dict[str, tuple[str, ...]] = {
    MANUAL: ("park_id", "field", "honour", "unit_id", "district_id"),
    ENTERPRISES: _FIRMS,
    ATTRACTED: _FIRMS,
    INVESTMENT: (*_PROJECTS, "category", "since", "until"),
    STARTED: (*_PROJECTS, "since", "until"),
    TASKS_DONE: ("unit_id", "since", "until"),
}
SCOPES = tuple(dict.fromkeys(name for names in TAKES.values() for name in names))


def _unused(indicator: "Indicator") -> frozenset[str]:
    return frozenset(SCOPES) - frozenset(TAKES[indicator.measured])


def _takes(indicator: "Indicator", _amounts: Amounts) -> FieldError | None:
    """A rule: nothing is chosen that the measure does not take."""
    for name in SCOPES:
        if name in _unused(indicator) and getattr(indicator, name) is not None:
            return indicator.KIND.field(name).error(
                tr("「{measure}」不看这一项，请先清空它", measure=tr(indicator.measured))
            )
    if indicator.measure == ATTRACTED and indicator.stage not in (None, *ATTRACTED_STAGES):
        return indicator.KIND.field("stage").error(
            tr(
                "「{measure}」只数{stages}的企业，请改选其中一项或清空",
                measure=tr(ATTRACTED),
                stages=joined(map(tr, ATTRACTED_STAGES)),
            )
        )
    return None


def _has_its_near_end(indicator: "Indicator", _amounts: Amounts) -> FieldError | None:
    """A rule: where there is a band, it has the end that the direction comes to first."""
    near, far = ("high", "low") if indicator.is_lower_better else ("low", "high")
    if getattr(indicator, near) is not None or getattr(indicator, far) is None:
        return None
    near_field, far_field = indicator.KIND.field(near), indicator.KIND.field(far)
    return near_field.error(
        tr(
            "「{direction}」的指标先看{near}，只有{far}无法评价，请填写{near}或改方向",
            direction=tr(indicator.direction or HIGHER),
            near=tr(near_field.label),
            far=tr(far_field.label),
        )
    )


class Indicator(Record, frozen=True, kw_only=True):
    """One indicator of one year. The band is `low` to `high`; the far one may not be known.

    `value` is the latest reading of an indicator that is read off by hand, else what its rule
    counts in the ledger; both as of the day of `ledger.deadlines`. `missing_low` and `missing_high`
    are what is still lacking to each end (or, where lower is better, what is over it), 0 when it is
    reached. `due_by_now` is what the near end asks for by the month of that day (推算): from the
    baseline to it in equal months; `ahead` is how much better the value is than that.
    """

    KIND = Kind(
        "indicator",
        mark("指标"),
        mark("项"),
        order=("name",),
        by_year=True,
        rules=(
            in_order("low", "high"),
            _has_its_near_end,
            in_order("baseline_date", "due"),
            in_order("since", "until"),
            _takes,
        ),
        unused=_unused,
    )

    year: Annotated[int, Year(mark("年度"), required=True, hidden=True)]
    name: Annotated[str, Text(mark("指标名称"), required=True, searched=True, width=280)]
    unit: Annotated[str | None, Text(mark("计量单位"), width=84)] = None
    low: Annotated[float | None, Number(mark("目标下限"), group=_BAND)] = None
    high: Annotated[float | None, Number(mark("目标上限"), group=_BAND)] = None
    direction: Annotated[
        str | None, Choice(mark("方向"), choices=DIRECTIONS, group=_BAND, hidden=True)
    ] = None
    due: Annotated[str | None, Date(mark("完成时限"), group=_BAND)] = None
    baseline: Annotated[float | None, Number(mark("基期值"), group=_BAND, hidden=True)] = None
    baseline_date: Annotated[str | None, Date(mark("基期"), group=_BAND, hidden=True)] = None
    value: Annotated[float | None, Number(mark("当前值"), derived=True, group=_JUDGED)] = None
    verdict: Annotated[
        str | None,
        Choice(mark("评价结果"), choices=VERDICTS, derived=True, group=_JUDGED, width=84),
    ] = None
    missing_low: Annotated[
        float | None,
        Number(
            mark("距下限"),
            derived=True,
            group=_JUDGED,
            note=mark("到目标下限还差多少；越低越好的，比它高多少"),
        ),
    ] = None
    missing_high: Annotated[
        float | None,
        Number(
            mark("距上限"),
            derived=True,
            group=_JUDGED,
            note=mark("到目标上限还差多少；越低越好的，比它高多少"),
        ),
    ] = None
    due_by_now: Annotated[
        float | None,
        Number(
            mark("序时应达"),
            derived=True,
            group=_JUDGED,
            note=mark("推算：从基期值到目标近端，按月均摊到本月月底"),
        ),
    ] = None
    ahead: Annotated[
        float | None,
        Number(
            mark("与序时应达差"),
            derived=True,
            group=_JUDGED,
            width=120,
            note=mark("正数超前，负数落后；越低越好的，低于序时应达为超前"),
        ),
    ] = None
    measure: Annotated[
        str | None,
        Choice(
            mark("计量方式"), choices=MEASURES, group=_RULE, width=130, note=mark("不选为人工填报")
        ),
    ] = None
    park_id: Annotated[
        str | None,
        Reference(mark("园区范围"), kind="park", group=_RULE, note=mark("连同其下级园区")),
    ] = None
    field: Annotated[str | None, Choice(mark("领域范围"), choices=FIELDS, group=_RULE)] = None
    honour: Annotated[
        str | None, Choice(mark("称号范围"), choices=HONOURS, group=_RULE, hidden=True)
    ] = None
    stage: Annotated[
        str | None,
        Choice(
            mark("招商阶段范围"),
            choices=STAGES,
            group=_RULE,
            hidden=True,
            note=mark("不选为注册、落地、投产"),
        ),
    ] = None
    unit_id: Annotated[
        str | None, Reference(mark("单位范围"), kind="organisation", group=_RULE, hidden=True)
    ] = None
    district_id: Annotated[
        str | None, Reference(mark("区域范围"), kind="organisation", group=_RULE, hidden=True)
    ] = None
    category: Annotated[
        str | None, Choice(mark("本年类别范围"), choices=CATEGORIES, group=_RULE, hidden=True)
    ] = None
    since: Annotated[
        str | None, Date(mark("计数起"), group=_RULE, hidden=True, note=mark("不填为不限"))
    ] = None
    until: Annotated[
        str | None, Date(mark("计数止"), group=_RULE, hidden=True, note=mark("不填为不限"))
    ] = None
    definition: Annotated[
        str | None,
        Text(mark("口径说明"), long=True, searched=True, group=_RULE, hidden=True, width=220),
    ] = None
    organisation_id: Annotated[
        str | None, Reference(mark("责任单位"), kind="organisation", hidden=True)
    ] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None

    @property
    def measured(self) -> str:
        """The measure; where none is chosen, it is read off by hand."""
        return self.measure or MANUAL

    @property
    def is_lower_better(self) -> bool:
        """Whether the near end of the band is the high one."""
        return self.direction == LOWER

    def words(self, field: Field) -> str:
        """The whole judgement for each of its figures."""
        is_judged = field.group == _JUDGED and self.value is not None
        return self.judgement if is_judged else super().words(field)

    @property
    def judgement(self) -> str:
        """Value, verdict, what is missing to each end and how the value stands to the pace."""
        parts = [tr("当前 {value}", value=self._figure(self.value))]
        if self.verdict is not None:
            parts.append(tr(self.verdict))
        lacking = (mark("距下限（{end}）还差 {missing}"), mark("距上限（{end}）还差 {missing}"))
        over = (mark("比下限（{end}）高 {missing}"), mark("比上限（{end}）高 {missing}"))
        low, high = over if self.is_lower_better else lacking
        for text, end, missing in (
            (low, self.low, self.missing_low),
            (high, self.high, self.missing_high),
        ):
            if missing:
                parts.append(tr(text, end=self._figure(end), missing=self._figure(missing)))
        if self.due_by_now is not None and self.ahead is not None:
            text = mark("序时应达 {asked}，落后 {gap}")
            if self.ahead >= 0:
                text = mark("序时应达 {asked}，超前 {gap}")
            gap = self._figure(abs(self.ahead))
            parts.append(tr(text, asked=self._figure(self.due_by_now), gap=gap))
        return joined(parts, "；")

    def _figure(self, value: float | None) -> str:
        text = (
            "—"
            if value is None
            else f"{value:,.10g}"
            if value == round(value, 2)
            else rounded(value, 2)
        )
        return f"{text} {self.unit}" if self.unit else text
