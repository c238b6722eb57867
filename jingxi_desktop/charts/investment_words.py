"""What the investment chart says in words: title, note, hover, and the whole for a screen reader."""

from jingxi_desktop.charts.words import source_note, until_note
from jingxi_desktop.ledger.figures.investment import Investment, MonthTotal, Target
from jingxi_desktop.records.amounts import YI
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.translation import tr


def title(data: Investment) -> str:
    """What, where and when."""
    return tr("京西地区 {year} 年重大项目投资进度（亿元）", year=data.year)


def notes(data: Investment) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    rule = tr("口径：当月为各项目当月完成投资之和，累计逐月相加，未填报的月份不画")
    pace = tr("序时 = 年度计划 × 月份 ÷ 12（推算）")
    return (
        source_note(data.origin, tr("各项目月度填报")),
        tr("{rule}；{target}；{pace}", rule=rule, target=target_note(data.target), pace=pace),
        until_note(data.last_month),
    )


def target_note(target: Target) -> str:
    """Where the year's planned investment is from."""
    if target.is_of_plan:
        return tr("年度计划取自《{plan}》", plan=target.plan_name)
    if target.amount is None:
        return tr("年度计划投资未填")
    return tr(
        "年度计划为 {n}/{all} 个项目本年计划投资之和",
        n=target.planned_projects,
        all=target.projects,
    )


def target_label(target: Target) -> str:
    """The year's target with its amount."""
    return tr("年度计划 {amount} 亿元", amount=YI.figure(target.amount or 0))


def month_number(month: MonthTotal) -> int:
    """1 to 12."""
    return int(month.month[5:])


def how_to_fill() -> tuple[str, str]:
    """What belongs into a year without months, and how it gets there."""
    return (
        tr("这里按月画出完成投资和累计进度，现在还没有分月数据。"),
        tr("在「重大项目」中选一个项目，在「月度」页填写本月完成投资。"),
    )


def known_without_months(data: Investment) -> str:
    """The year's figures that are known although no month is."""
    known = []
    if data.target.published is not None:
        known.append(tr("已公布全年完成 {amount} 亿元", amount=YI.figure(data.target.published)))
    if data.target.amount is not None:
        known.append(target_label(data.target))
    return ";".join(known)


def month_words(data: Investment, month: MonthTotal) -> str:
    """The figures of one month, in lines."""
    number = month_number(month)
    lines = [format_date(month.month)]
    if month.done is None:
        lines.append(tr("还没有填报完成数"))
    else:
        lines.append(tr("当月完成 {amount} 亿元", amount=YI.figure(month.done)))
        lines.append(tr("累计完成 {amount} 亿元", amount=YI.figure(data.done[number - 1] or 0)))
    planned = data.planned[number - 1]
    if month.planned is not None and planned is not None:
        lines.append(tr("当月计划 {amount} 亿元", amount=YI.figure(month.planned)))
        lines.append(tr("累计计划 {amount} 亿元", amount=YI.figure(planned)))
    pace = data.pace[number - 1]
    if pace is not None:
        lines.append(tr("序时应完成 {amount} 亿元（推算）", amount=YI.figure(pace)))
    if month.done is not None:
        lines.append(tr("{n} 个项目已填报，单击查看", n=month.reported))
    return "\n".join(lines)


def in_words(data: Investment) -> str:
    """All figures in one sentence."""
    months = [
        tr("{n}月完成 {amount} 亿元", n=month_number(month), amount=YI.figure(month.done))
        for month in data.months
        if month.done is not None
    ]
    total = tr(
        "累计完成 {amount} 亿元", amount=YI.figure(sum(month.done or 0 for month in data.months))
    )
    target = [] if data.target.amount is None else [target_label(data.target)]
    return ";".join([*months, total, *target])
