"""What the task chart says in words: title, note, states, and the whole for a screen reader."""

from jingxi_desktop.charts.words import source_note, until_note
from jingxi_desktop.ledger.figures.tasks import Tasks, TaskStates
from jingxi_desktop.records.task import STATES
from jingxi_desktop.translation import joined, tr


def title(data: TaskStates) -> str:
    """What, where and when."""
    return tr("京西地区 {year} 年重点任务：各牵头单位与状态（项）", year=data.year)


def notes(data: TaskStates) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    return (
        source_note(data.origin, tr("重点任务")),
        tr("口径：每项任务计入牵头单位一次，状态为台账现在的状态"),
        until_note(data.origin.changed),
    )


def states() -> tuple[str, ...]:
    """The states as they are counted."""
    return (*(tr(state) for state in STATES), tr("未填状态"))


def done_of_all(row: Tasks) -> str:
    """How many are done of how many."""
    return tr("完成 {done}/{all}", done=row.done, all=row.total)


def hover(row: Tasks) -> str:
    """The figures of one unit, in lines."""
    return "\n".join([row.name, *_counts(row), tr("{n} 项任务，单击查看", n=row.total)])


def _counts(row: Tasks) -> list[str]:
    pairs = zip(states(), row.counts, strict=True)
    return [tr("{state} {n} 项", state=state, n=count) for state, count in pairs if count]


def how_to_fill() -> tuple[str, str]:
    """What belongs into a year without tasks, and how it gets there."""
    return (
        tr("这里按牵头单位和状态统计重点任务，现在还没有任务。"),
        tr("在「重点任务」中新建任务，填写牵头单位和状态。"),
    )


def in_words(data: TaskStates) -> str:
    """All figures, a line for each unit."""
    rows = [tr("{name}：{state}", name=row.name, state=joined(_counts(row))) for row in data.rows]
    return "\n".join(rows or how_to_fill())
