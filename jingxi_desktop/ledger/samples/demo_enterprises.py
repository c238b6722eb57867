"""Made-up firms, from the first talk to their landing."""

import random
from typing import NamedTuple

from jingxi_desktop.ledger.samples.demo_words import (
    AI_PARK,
    MADE_UP,
    MENTOUGOU,
    SHIJINGSHAN_PARKS,
    park,
)
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id
from jingxi_desktop.records import Value

_WAN = 10_000
_MENTOUGOU_PARKS = (MENTOUGOU, AI_PARK)
_NORTH = ("北重科技文化产业园",)
_ALL_PARKS = (*SHIJINGSHAN_PARKS, *_MENTOUGOU_PARKS, *_NORTH)
_HONOURS = (None, None, None, "高新技术", "专精特新", "专精特新、高新技术", "小巨人")

_BUSINESS = {
    "人工智能": ("智能视觉", "大模型应用", "智能语音", "算力调度", "工业质检", "智能驾驶"),
    "医疗器械": ("心血管介入器械", "医学影像", "康复设备", "体外诊断"),
    "数字视听": ("超高清制作", "数字音频", "沉浸式影像", "云转播"),
    "科技+": ("工业互联网平台", "数字孪生", "智能制造系统", "网络安全", "元宇宙应用"),
    "体育+": ("冰雪运动服务", "电子竞技", "智能健身", "赛事运营"),
    "数字科技": ("数据治理", "虚拟现实交互"),
}
_STATES = {
    "attracted": (("注册", "落地", "投产"), (30, 46, 10)),
    "talks": (("推介", "在谈", "签约"), (10, 16, 10)),
}


class _Group(NamedTuple):
    """So many firms of certain fields, in certain parks, that came in certain years."""

    size: int
    parks: tuple[str, ...]
    fields: tuple[str, ...]
    state: str
    years: tuple[int, ...] = (2023,)


# The first two are what the article's two targets count: 80–100, and 30 or more.
_GROUPS = (
    _Group(86, _MENTOUGOU_PARKS, ("人工智能",), "attracted"),
    _Group(34, SHIJINGSHAN_PARKS, ("科技+", "科技+", "体育+"), "attracted"),
    _Group(24, (MENTOUGOU,), ("医疗器械", "数字视听"), "attracted"),
    _Group(7, _NORTH, ("数字科技",), "attracted"),
    _Group(36, _ALL_PARKS, ("人工智能", "医疗器械", "科技+", "体育+"), "talks"),
    _Group(40, _ALL_PARKS, tuple(_BUSINESS), "attracted", (2020, 2021, 2022)),
    _Group(6, _ALL_PARKS, ("人工智能", "科技+"), "left", (2020, 2021)),
)
# More came in the second quarter and in autumn than in winter.
_MONTH_WEIGHTS = (5, 4, 9, 10, 10, 9, 7, 7, 10, 9, 8, 6)


def enterprises(rng: random.Random) -> list[Draft]:
    """All made-up firms, numbered through. Their credit codes stay empty: they are nobody's."""
    drafts: list[Draft] = []
    for group in _GROUPS:
        for _ in range(group.size):
            drafts.append(_enterprise(rng, group, len(drafts) + 1))
    return drafts


def _enterprise(rng: random.Random, group: _Group, number: int) -> Draft:
    field = rng.choice(group.fields)
    business = rng.choice(_BUSINESS[field])
    name = f"演示企业{number:03} · {business}"
    values: dict[str, Value] = {
        **MADE_UP,
        "name": name,
        "park_id": park(rng.choice(group.parks)),
        "field": field,
        "honours": rng.choice(_HONOURS),
        "business": f"{business}的研发与应用（演示）",
        "registered_capital": rng.choice((100, 300, 500, 1000, 2000, 5000, 12_000)) * _WAN,
        **_way(rng, group),
    }
    return Draft(sample_id("enterprise", name), values)


def _way(rng: random.Random, group: _Group) -> dict[str, Value]:
    """The stage, and the dates that lead to it."""
    year = rng.choice(group.years)
    month = rng.choices(range(1, 13), _MONTH_WEIGHTS)[0]
    day = rng.randrange(1, 26)
    signed = f"{year - 1}-{rng.randrange(7, 13):02}-{rng.randrange(1, 28):02}"
    if group.state == "talks":
        stage = rng.choices(*_STATES["talks"])[0]
        return {"stage": stage, "signed": f"2023-{month:02}-{day:02}" if stage == "签约" else None}
    registered = f"{year}-{month:02}-{day:02}"
    landed = f"{year}-{min(month + rng.randrange(3), 12):02}-{day + rng.randrange(3):02}"
    dates: dict[str, Value] = {"signed": signed, "registered": registered, "landed": landed}
    if group.state == "left":
        return {**dates, "stage": "迁出", "moved_out": f"2023-{month:02}-{day:02}"}
    stage = rng.choices(*_STATES["attracted"])[0]
    return {**dates, "stage": stage, "landed": None if stage == "注册" else landed}
