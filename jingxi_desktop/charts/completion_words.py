"""What the completion chart says in words: title, note, and how far ahead or behind each row is."""

from jingxi_desktop.charts.words import source_note, until_note
from jingxi_desktop.ledger.figures.completion import Completion, Share
from jingxi_desktop.records.amounts import YI
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.rounding import percent, points
from jingxi_desktop.translation import tr


def title(data: Completion) -> str:
    """What, where and when."""
    if data.month is None:
        return tr("京西地区 {year} 年重大项目投资完成率", year=data.year)
    return tr("京西地区重大项目投资完成率与序时（截至{month}）", month=format_date(data.month))


def notes(data: Completion) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    rule = tr(
        "口径：投资完成率 = 当年累计完成 ÷ 本年计划投资，只计列入本年计划的项目；序时 = 月份 ÷ 12"
    )
    return (
        source_note(data.origin, tr("各项目月度填报")),
        tr("{rule}；{light}", rule=rule, light=data.light_rule),
        until_note(data.month),
    )


def pace_label(data: Completion) -> str:
    """序时 with its value."""
    return tr("序时 {pace}", pace=percent(data.pace))


def keys() -> tuple[str, str]:
    """What the two looks of bars mean."""
    return tr("达到序时"), tr("落后序时")


def headings() -> tuple[str, str]:
    """What stands over the rows of units and of categories."""
    return tr("按责任单位"), tr("按本年类别")


def state(data: Completion, share: Share) -> str:
    """The rate and how far it is ahead or behind, or what is missing to know it."""
    gap = data.gap(share)
    if share.rate is None or gap is None:
        return short_state(share)
    rate, distance = percent(share.rate), points(abs(gap))
    if gap < 0:
        return tr("{rate}，落后 {points} 个百分点", rate=rate, points=distance)
    return tr("{rate}，超前 {points} 个百分点", rate=rate, points=distance)


def short_state(share: Share) -> str:
    """The rate alone, or what is missing to know it."""
    if share.rate is not None:
        return percent(share.rate)
    return tr("未填计划") if not share.planned else tr("未报")


def hover(data: Completion, share: Share) -> str:
    """The figures of one row, in lines."""
    lines = [share.name, state(data, share)]
    if share.done is not None:
        lines.append(tr("累计完成 {amount} 亿元", amount=YI.figure(share.done)))
    if share.planned is not None:
        lines.append(tr("本年计划 {amount} 亿元", amount=YI.figure(share.planned)))
    lines.append(tr("红灯 {red} 个，黄灯 {yellow} 个", red=share.red, yellow=share.yellow))
    lines.append(tr("{n} 个项目，单击查看", n=share.projects))
    return "\n".join(lines)


def how_to_fill() -> tuple[str, str]:
    """What belongs into a year without returns, and how it gets there."""
    return (
        tr("这里按单位和类别比较投资完成率与序时，现在还没有分月数据。"),
        tr("在「重大项目」中选一个项目，填写本年计划投资，并在「月度」页填写本月完成投资。"),
    )


def in_words(data: Completion) -> str:
    """All figures, a line for each row."""
    rows = [
        tr("{name}：{state}", name=share.name, state=state(data, share))
        for share in (*data.units, *data.categories)
    ]
    return "\n".join([pace_label(data), *rows] if rows else how_to_fill())
