"""Made-up indicators, readings and events."""

import calendar
from collections.abc import Iterable

from jingxi_desktop.ledger.samples.demo_words import MADE_UP, SHIJINGSHAN, park
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id
from jingxi_desktop.records import Value

YEAR = 2023

# Name, unit, low, measure.
_MEASURED = (
    ("演示指标 · 本年完成投资", "亿元", 300.0, "本年完成投资"),
    ("演示指标 · 新开工项目数", "个", 39.0, "新开工项目数"),
    ("演示指标 · 完成重点任务数", "项", 57.0, "已完成任务数"),
)
_ENERGY = "演示指标 · 单位产值能耗"

# Values of the ends of months, None where the facts have a value or nothing was returned.
_READINGS: dict[str, tuple[float | None, ...]] = {
    "中关村人工智能计算中心算力": (
        40, 60, 80, 100, 100, None, 100, 160, 200, 260, 300, 400,
    ),
    "中关村人工智能计算中心服务企业数": (
        20, 26, 31, 38, 43, None, 52, 58, 66, 73, 80, 92,
    ),
    "北重科技文化产业园一期引入数字科技企业": (
        18, 20, 22, 24, 26, None, 28, 30, 31, 33, 34, 36,
    ),
    "门头沟园“专精特新”企业数": (
        90, 91, 93, 94, None, None, 99, 101, 103, 106, 108, 110,
    ),
    _ENERGY: (
        0.52, 0.51, 0.5, 0.5, 0.49, 0.48, 0.48, 0.47, 0.46, 0.46, 0.45, 0.44,
    ),
}  # fmt: skip

_EVENTS = (
    ("演示事件 · 一季度调度会", "2023-04-12", "已完成"),
    ("演示事件 · 招商推介会", "2023-05-18", "已举办"),
    ("演示事件 · 二季度调度会", "2023-07-13", "已完成"),
    ("演示事件 · 项目集中开工", "2023-03-21", "已举办"),
    ("演示事件 · 三季度调度会", "2023-10-12", "已完成"),
    ("演示事件 · 年度总结会", "2023-12-28", "已完成"),
)


def indicators() -> list[Draft]:
    """Indicators that show every way of measuring, and one that is the better the lower."""
    drafts = [
        _indicator(name, unit=unit, low=low, direction="越高越好", measure=measure)
        for name, unit, low, measure in _MEASURED
    ]
    drafts.append(
        _indicator(
            "演示指标 · 石景山园在册企业数",
            unit="家",
            low=50.0,
            high=80.0,
            direction="越高越好",
            measure="在册企业数",
            park_id=park(SHIJINGSHAN),
        )
    )
    drafts.append(
        _indicator(
            _ENERGY,
            unit="吨标准煤/万元",
            low=0.4,
            high=0.45,
            direction="越低越好",
            measure="人工填报",
            baseline=0.53,
            baseline_date="2022-12",
        )
    )
    return drafts


def _indicator(name: str, **values: Value) -> Draft:
    own: dict[str, Value] = {**MADE_UP, "year": YEAR, "name": name, "due": f"{YEAR}-12-31"}
    return Draft(sample_id("indicator", YEAR, name), {**own, **values})


def readings(known: Iterable[Draft]) -> list[Draft]:
    """Readings of the `known` indicators at the ends of months."""
    ids = {draft.values["name"]: draft.id for draft in known}
    return [
        _reading(ids[name], month, value)
        for name, values in _READINGS.items()
        for month, value in enumerate(values, start=1)
        if value is not None
    ]


def _reading(indicator_id: str, month: int, value: float) -> Draft:
    day = f"{YEAR}-{month:02}-{calendar.monthrange(YEAR, month)[1]}"
    own: dict[str, Value] = {"indicator_id": indicator_id, "date": day, "value": float(value)}
    made_up: dict[str, Value] = {**MADE_UP, "qualifier": "等于", "note": "演示读数"}
    return Draft(sample_id("reading", indicator_id, day), {**made_up, **own})


def events() -> list[Draft]:
    """A few events of the year."""
    drafts = []
    for name, day, state in _EVENTS:
        values: dict[str, Value] = {**MADE_UP, "name": name, "date": day, "state": state}
        drafts.append(Draft(sample_id("event", name), values))
    return drafts
