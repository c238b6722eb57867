"""What an indicator counts: the records behind its value, as a query, and its rule in words.

The value itself is `db/queries/derived.indicator.value.sql`; a test holds the two together.
"""

from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Indicator
from jingxi_desktop.records.dates import earliest, format_date, last_day
from jingxi_desktop.records.enterprise import ATTRACTED_STAGES, COUNTED
from jingxi_desktop.records.indicator import (
    ATTRACTED,
    ENTERPRISES,
    INVESTMENT,
    MANUAL,
    STARTED,
    TASKS_DONE,
)
from jingxi_desktop.records.project import NEW, STARTED_STAGES
from jingxi_desktop.records.task import DONE
from jingxi_desktop.translation import joined, mark, tr

# What each measure counts or adds up, and what it asks of it by itself.
_COUNTED = {
    ENTERPRISES: (mark("统计：{scope}企业"), ""),
    ATTRACTED: (mark("统计：{scope}企业"), mark("本年内注册（无注册日期的按落地）")),
    INVESTMENT: (mark("合计：{scope}项目本年完成投资（亿元）"), ""),
    STARTED: (mark("统计：{scope}项目"), mark("本年类别为新建、已开工")),
    TASKS_DONE: (mark("统计：{scope}重点任务"), mark("本年已完成")),
}

# The kinds whose records may move the value of an indicator, by its measure.
KINDS_READ = {
    MANUAL: ("reading",),
    ENTERPRISES: ("enterprise", "park"),
    ATTRACTED: ("enterprise", "park"),
    INVESTMENT: ("project", "park"),
    STARTED: ("project", "park"),
    TASKS_DONE: ("task",),
}


def records_of(indicator: Indicator, day: str) -> Query:
    """The records that the value counts, adds up or is read from on a day (YYYY-MM-DD)."""
    year, measure = indicator.year, indicator.measured
    if measure == MANUAL:
        read = (_among("indicator_id", indicator.id), Condition("date", "until", (day,)))
        return Query("reading", year, conditions=read)
    if measure == INVESTMENT:
        within = _period(indicator, "month", day, first=f"{year:04}")
        projects = _places(indicator, "responsible_id")
        narrowed = (Condition("project_id", "names", of=projects),) if projects else ()
        added = (Condition("done", "filled"), *within, *narrowed)
        return Query("project_month", year, conditions=added)
    if measure == STARTED:
        started = (_among("category", NEW), _among("stage", *STARTED_STAGES))
        within = _period(indicator, "actual_start", day, with_undated=True)
        places = _places(indicator, "responsible_id")
        return Query("project", year, conditions=(*started, *within, *places))
    if measure == TASKS_DONE:
        within = _period(indicator, "finished", day, with_undated=True)
        places = _places(indicator, "lead_id")
        return Query("task", year, conditions=(_among("state", DONE), *within, *places))
    return Query("enterprise", year, conditions=_firms(indicator, day))


def _firms(indicator: Indicator, day: str) -> tuple[Condition, ...]:
    stages = ATTRACTED_STAGES if indicator.stage is None else (indicator.stage,)
    is_attracted = indicator.measure == ATTRACTED
    first = f"{indicator.year:04}" if is_attracted else ""
    conditions = [
        _among("standing", *stages),
        *_period(indicator, "attracted", day, first=first, with_undated=not is_attracted),
        *_places(indicator),
    ]
    if indicator.field is not None:
        conditions.append(_among("field", indicator.field))
    if indicator.honour is not None:
        conditions.append(Condition("honours", "contains", (indicator.honour,)))
    return tuple(conditions)


def _places(indicator: Indicator, unit_field: str = "") -> tuple[Condition, ...]:
    """Where: what `unit_field` calls the unit, and what is within the park and the rest."""
    conditions = []
    if indicator.park_id is not None:
        conditions.append(Condition("park_id", "within", (indicator.park_id,)))
    if indicator.unit_id is not None:
        conditions.append(_among(unit_field, indicator.unit_id))
    if indicator.district_id is not None:
        conditions.append(_among("district_id", indicator.district_id))
    if indicator.category is not None:
        conditions.append(_among("category", indicator.category))
    return tuple(conditions)


def _among(field: str, *values: str) -> Condition:
    return Condition(field, "in", values)


def _period(
    indicator: Indicator, field: str, day: str, *, first: str = "", with_undated: bool = False
) -> list[Condition]:
    """From `first` and `since` until `until` and the day; undated ones while no period is chosen."""
    begin = max(first, earliest(indicator.since or ""))
    end = day if indicator.until is None else min(day, last_day(indicator.until))
    if begin:
        return [Condition(field, "from", (begin,)), Condition(field, "until", (end,))]
    is_open = with_undated and indicator.until is None
    return [Condition(field, "until", (end, None) if is_open else (end,))]


def in_words(ledger: Ledger, indicator: Indicator) -> str:
    """The rule as a sentence: what is counted or added up, where, of what kind, and when."""
    scope = [*_places_in_words(ledger, indicator), *_kinds_in_words(indicator)]
    if indicator.measured == MANUAL:
        about = joined(scope)
        by_hand = tr("读数：最近一次人工填报的数值")
        return tr("{by_hand}（{about}）", by_hand=by_hand, about=about) if about else by_hand
    sentence, own = _COUNTED[indicator.measured]
    scope += [*_period_in_words(indicator), *([tr(own)] if own else ())]
    words = tr("{conditions}的", conditions=joined(scope)) if scope else tr("全部")
    return tr(sentence, scope=words)


def _places_in_words(ledger: Ledger, indicator: Indicator) -> list[str]:
    places = (
        (mark("{name}及其下级园区内"), "park", indicator.park_id),
        (mark("单位为{name}"), "organisation", indicator.unit_id),
        (mark("所属区域为{name}"), "organisation", indicator.district_id),
    )
    return [
        tr(words, name=queries.title_of(ledger, kind, record_id))
        for words, kind, record_id in places
        if record_id is not None
    ]


def _kinds_in_words(indicator: Indicator) -> list[str]:
    kinds = (
        (mark("领域为{word}"), indicator.field and tr(indicator.field)),
        (mark("称号含{word}"), indicator.honour and tr(indicator.honour)),
        (mark("本年类别为{word}"), indicator.category and tr(indicator.category)),
    )
    words = [tr(words, word=word) for words, word in kinds if word is not None]
    return [*words, *_stages_in_words(indicator)]


def _stages_in_words(indicator: Indicator) -> list[str]:
    if indicator.measured not in (ENTERPRISES, ATTRACTED):
        return []
    if indicator.stage is None:
        return [tr(COUNTED)]
    words = (
        mark("招商阶段为{stage}（没填的看注册、落地日期）")
        if indicator.stage in ATTRACTED_STAGES
        else mark("招商阶段为{stage}")
    )
    return [tr(words, stage=tr(indicator.stage))]


def _period_in_words(indicator: Indicator) -> list[str]:
    if indicator.since is None and indicator.until is None:
        return []
    since, until = (
        "" if date is None else format_date(date) for date in (indicator.since, indicator.until)
    )
    if not since:
        return [tr("截至{until}", until=until)]
    if not until:
        return [tr("{since}起", since=since)]
    return [tr("{since}至{until}", since=since, until=until)]
