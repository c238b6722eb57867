"""Made-up tasks of 2023, and what was said of them month by month."""

import random
from collections.abc import Iterable, Mapping

from jingxi_desktop.ledger.samples.demo_words import ASSIGNED, MADE_UP, PROBLEMS, unit
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import Value
from jingxi_desktop.records.task import CANCELLED, DONE, NOT_STARTED, UNDER_WAY

YEAR = 2023
# The months that follow the assignment.
_REPORTED = range(3, 13)
_LEADS = ("石景山区", "门头沟区", "首钢集团", "京能集团", "北京市发改委")

_Words = dict[str, Value]

# Theme and task; the wording is made up as well.
_TITLES = (
    ("产业转型", "完善园区产业服务体系"),
    ("城市更新", "推进老旧厂房更新利用"),
    ("基础设施", "加快区域路网建设"),
    ("民生保障", "推进老旧小区综合整治"),
    ("生态文旅", "推进矿区生态修复"),
    ("对外合作", "开展专题招商推介"),
    ("产业转型", "搭建算力应用对接平台"),
    ("城市更新", "盘活低效存量空间"),
    ("基础设施", "完善能源保障设施"),
    ("民生保障", "增加普惠养老床位"),
    ("生态文旅", "提升工业遗产展示水平"),
    ("产业转型", "培育专精特新企业梯队"),
    ("民生保障", "增加中小学学位供给"),
    ("对外合作", "组织企业供需对接"),
)


def tasks(
    rng: random.Random, plan: Mapping[str, Value], known: Iterable[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """The tasks that are lacking to the number of `plan` beside the `known` ones, and their months."""
    whole = int(plan["task_count"] or 0)
    already = sum(draft.values["year"] == YEAR for draft in known)
    made, months = [], []
    for number in range(already + 1, whole + 1):
        task, words = _task(rng, number)
        made.append(task)
        months += _months(task.id, words)
    return made, months


def _task(rng: random.Random, number: int) -> tuple[Draft, list[_Words]]:
    theme, title = _TITLES[number % len(_TITLES)]
    name = f"演示任务{number:03} · {title}"
    lead, partner = rng.sample(_LEADS, 2)
    due = rng.randrange(3, 13)
    state, words = _course(rng, number, due)
    values: dict[str, Value] = {
        **MADE_UP,
        "year": YEAR,
        "number": number,
        "name": name,
        "theme": theme,
        "lead_id": unit(lead),
        "partners": partner,
        "issued": f"{YEAR}-02-15",
        "due": f"{YEAR}-{due:02}-28",
        "target": f"{title},{due}月底前完成",
        "note": ASSIGNED,
        **state,
    }
    return Draft(sample_id("task", YEAR, name), values), words


def _course(rng: random.Random, number: int, due: int) -> tuple[_Words, list[_Words]]:
    """State and dates, and the words of each month that go with them."""
    if number % 23 == 0:
        return {"state": NOT_STARTED}, [{"next_step": "制定实施方案"} for _month in _REPORTED]
    if number % 29 == 0:
        return {"state": CANCELLED}, [{"progress": "并入其他任务"} for _month in _REPORTED]
    if number % 5 == 2:
        problem, coordination = PROBLEMS[number % len(PROBLEMS)]
        slow = _under_way(rng.randrange(6, 10) * 10, len(_REPORTED), "倒排工期，按周调度")
        return {"state": UNDER_WAY}, [
            {**words, "problems": problem, "coordination": coordination} for words in slow
        ]
    finished = max(3, due - rng.randrange(2))
    day = f"{YEAR}-{finished:02}-{rng.randrange(10, 28)}"
    before = _REPORTED.index(finished)
    done: _Words = {"progress": "已按要求完成"}
    words = _under_way(100 * before // (before + 1), before, "按计划推进")
    return {"state": DONE, "finished": day}, words + [done] * (len(_REPORTED) - before)


def _under_way(reached: int, months: int, next_step: str) -> list[_Words]:
    """Words of months in which a task comes as far as `reached` percent."""
    return [
        {"progress": f"已完成约{reached * month // months}%", "next_step": next_step}
        for month in range(1, months + 1)
    ]


def _months(task_id: str, words: list[_Words]) -> list[Draft]:
    drafts = []
    for number, said in zip(_REPORTED, words, strict=True):
        month = f"{YEAR}-{number:02}"
        values = {**MADE_UP, "task_id": task_id, "month": month, **said}
        drafts.append(Draft(part_id(task_id, month), values))
    return drafts
