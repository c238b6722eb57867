"""What the schedule says in words: title, note, keys, and the dates of each project."""

from jingxi_desktop.charts.words import source_note, until_note
from jingxi_desktop.ledger.figures.schedule import Schedule, Step, Works
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.translation import joined, tr

# Rows that a landscape page has room for.
_ON_PAPER = 18


def title(data: Schedule) -> str:
    """What, where and when."""
    return tr(
        "京西地区 {year} 年重大项目进度（逾期 {late}/{all} 个）",
        year=data.year,
        late=data.late,
        all=data.dated,
    )


def notes(data: Schedule) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    rules = [
        tr("口径：列入本年计划的项目，逾期的在前，再按开工时间；只知年月的按首末日画"),
        tr(
            "到{day}应开工、应竣工或节点应完成而未完成的为逾期，没填实际日期的看现在的阶段",
            day=_day(data),
        ),
    ]
    if data.undated:
        rules.append(tr("另有 {n} 个项目没有填日期", n=data.undated))
    return (
        source_note(data.origin, tr("项目与节点的日期")),
        joined(rules, "；"),
        until_note(data.origin.changed),
    )


def _day(data: Schedule) -> str:
    return format_date(data.day)


def day_label(data: Schedule) -> str:
    """The day on which the year is judged."""
    return tr("截至{date}", date=_day(data))


def keys() -> tuple[str, ...]:
    """What the looks mean: planned, actual, and nodes that are due, reached and overdue."""
    return tr("计划"), tr("实际"), tr("节点未到期"), tr("节点已完成"), tr("节点逾期")


def shown(count: int, data: Schedule) -> str:
    """How many of the projects there was room for, or which of them."""
    if data.first:
        return tr(
            "第 {a}–{b} 个，共 {all} 个项目",
            a=data.first + 1,
            b=data.first + count,
            all=data.dated,
        )
    return tr("已显示 {n}/{all} 个项目", n=count, all=data.dated)


def state(row: Works) -> str:
    """What is late of a project, in short; nothing if nothing is."""
    if row.is_finish_late:
        return tr("未竣工")
    if row.is_start_late:
        return tr("未开工")
    return tr("逾期 {n}", n=row.overdue_steps) if row.overdue_steps else ""


def hover(row: Works) -> str:
    """The dates of a project, in lines, and what a click does."""
    lines = [
        row.name,
        _span(tr("计划"), row.planned_start, row.planned_finish),
        _actual(row),
    ]
    if row.is_start_late:
        lines.append(tr("应开工而未开工"))
    if row.is_finish_late:
        lines.append(tr("应竣工而未竣工"))
    if row.steps:
        reached = sum(step.actual is not None for step in row.steps)
        lines.append(tr("节点：已完成 {done}/{all} 个", done=reached, all=len(row.steps)))
    lines += [_overdue(step) for step in row.steps if step.is_overdue]
    lines.append(tr("单击查看这个项目"))
    return "\n".join(lines)


def _span(name: str, start: str | None, finish: str | None) -> str:
    known = [_date(date, tr("未填")) for date in (start, finish)]
    return tr("{name}：{start} 至 {finish}", name=name, start=known[0], finish=known[1])


def _actual(row: Works) -> str:
    begun = tr("已开工（日期未填）") if row.is_begun else tr("未填")
    finished = tr("已竣工（日期未填）") if row.is_finished else tr("未填")
    return tr(
        "{name}：{start} 至 {finish}",
        name=tr("实际"),
        start=_date(row.actual_start, begun),
        finish=_date(row.actual_finish, finished),
    )


def _date(date: str | None, otherwise: str) -> str:
    return otherwise if date is None else format_date(date)


def _overdue(step: Step) -> str:
    return tr("逾期节点：{name}（{due}）", name=step.name, due=format_date(step.due or ""))


def how_to_fill() -> tuple[str, str]:
    """What belongs into a year without dates, and how it gets there."""
    return (
        tr("这里画出各项目的计划与实际进度和节点，现在还没有带日期的项目。"),
        tr("在「重大项目」中选一个项目，填写计划开工、计划竣工时间，并在「节点」页填写节点。"),
    )


def in_words(data: Schedule) -> str:
    """The projects listed, a line for each."""
    rows = [
        tr(
            "{name}：{plan}；{actual}；{state}",
            name=row.name,
            plan=_span(tr("计划"), row.planned_start, row.planned_finish),
            actual=_actual(row),
            state=state(row) or tr("没有逾期"),
        )
        for row in data.rows
    ]
    return "\n".join(rows or how_to_fill())


def pages(data: Schedule) -> tuple[Schedule, ...]:
    """What stands on each page of paper."""
    return data.pages(_ON_PAPER)
