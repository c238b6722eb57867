"""What the chart of arrivals says in words: title, note, the band, and the figures of a month."""

from jingxi_desktop.charts.enterprises_words import band_words
from jingxi_desktop.charts.words import plain, source_note, until_note
from jingxi_desktop.ledger.figures.arrivals import Arrivals
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.enterprise import COUNTED
from jingxi_desktop.translation import joined, tr


def title(data: Arrivals) -> str:
    """What, where and when."""
    if not data.name:
        return tr("京西地区 {year} 年各月引进企业（家）", year=data.year)
    return tr("{scope} {year} 年各月引进企业（家）", scope=data.name, year=data.year)


def notes(data: Arrivals) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    rules = [
        tr(
            "口径：{counted}的企业，按注册日期（无注册日期的按落地）计入当月，每家计一次",
            counted=tr(COUNTED),
        ),
        tr("序时 = 目标下限 × 月份 ÷ 12（推算）"),
    ]
    if data.undated:
        rules.append(tr("另有 {n} 家只知年份，未计入各月", n=data.undated))
    if data.others:
        rules.append(tr("另有 {n} 项引进指标见引进企业图", n=data.others))
    return (
        source_note(data.origin, tr("企业与指标")),
        joined(rules, "；"),
        until_note(data.origin.changed),
    )


def month_words(data: Arrivals, number: int) -> str:
    """The figures of one month, 1 to 12, in lines."""
    count, total, pace = (values[number - 1] for values in (data.counts, data.sums, data.pace))
    lines = [format_date(f"{data.year}-{number:02}")]
    if count is None:
        lines.append(tr("这个月还没有到"))
    else:
        lines.append(tr("当月引进 {n} 家", n=f"{count:,}"))
    if total is not None:
        lines.append(tr("累计引进 {n} 家", n=f"{total:,}"))
    if pace is not None:
        lines.append(tr("序时应引进 {n} 家（推算）", n=plain(round(pace, 1))))
    if count:
        lines.append(tr("单击查看这些企业"))
    return "\n".join(lines)


def how_to_fill() -> tuple[str, str]:
    """What belongs into a year without firms, and how it gets there."""
    return (
        tr("这里按月画出引进的企业，现在还没有本年引进的企业。"),
        tr("在「企业」中新建企业，阶段选注册、落地或投产，并填写注册日期。"),
    )


def in_words(data: Arrivals) -> str:
    """All figures in one sentence."""
    months = [
        tr("{n}月引进 {count} 家", n=number, count=count)
        for number, count in enumerate(data.counts, start=1)
        if count is not None
    ]
    total = tr("累计引进 {n} 家", n=f"{data.total:,}")
    return ";".join([*months, total, band_words(data)])
