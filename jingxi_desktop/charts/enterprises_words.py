"""What the enterprises chart says in words: title, note, bands, and what is missing to them."""

from jingxi_desktop.charts.words import plain, source_note, until_note
from jingxi_desktop.ledger.figures.arrivals import Arrivals
from jingxi_desktop.ledger.figures.enterprises import Attraction, Attractions
from jingxi_desktop.records.enterprise import COUNTED
from jingxi_desktop.translation import tr


def title(data: Attractions) -> str:
    """What, where and when."""
    return tr("京西各园区 {year} 年引进企业与目标（家）", year=data.year)


def notes(data: Attractions) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    return (
        source_note(data.origin, tr("企业与指标")),
        tr(
            "口径：{counted}、本年内注册（无注册日期的按落地）的企业，含下级园区，每家计一次",
            counted=tr(COUNTED),
        ),
        until_note(data.origin.changed),
    )


def band_words(row: Attraction | Arrivals) -> str:
    """The band as it is said, of a park or of the year's arrivals."""
    low, high = (None if end is None else plain(end) for end in (row.low, row.high))
    if low is not None and high is not None:
        return tr("目标 {low}–{high} 家", low=low, high=high)
    if low is not None:
        return tr("目标 {low} 家以上", low=low)
    if high is not None:
        return tr("目标 {high} 家以内", high=high)
    return tr("未定目标")


def state_words(row: Attraction) -> str:
    """The count and what is missing to the band, or how far it is over it."""
    count = f"{row.count:,}"
    if row.low is not None and row.count < row.low:
        low, gap = plain(row.low), plain(row.low - row.count)
        if row.count == 0:
            return tr("还没有录入引进企业，距 {low} 家还差 {gap} 家", low=low, gap=gap)
        return tr("已引进 {n} 家，距 {low} 家还差 {gap} 家", n=count, low=low, gap=gap)
    if row.high is not None and row.count > row.high:
        over = plain(row.count - row.high)
        return tr("已引进 {n} 家，超出上限 {over} 家", n=count, over=over)
    if row.low is not None and row.high is not None:
        low, high = plain(row.low), plain(row.high)
        return tr("已引进 {n} 家，在 {low}–{high} 家区间内", n=count, low=low, high=high)
    if row.low is not None:
        return tr("已引进 {n} 家，达到 {low} 家以上", n=count, low=plain(row.low))
    return tr("已引进 {n} 家", n=count)


def hover(row: Attraction) -> str:
    """The figures of one park, in lines, and what a click does."""
    click = tr("单击查看这些企业") if row.count else tr("单击打开企业表")
    return "\n".join((row.name, state_words(row), band_words(row), click))


def how_to_fill() -> tuple[str, str]:
    """What belongs into a year without targets, and how it gets there."""
    return (
        tr("这里比较各园区引进的企业与目标，现在还没有这样的指标。"),
        tr("在「指标」中新建一项，计量方式选「本年引进企业数」，填写园区和目标。"),
    )


def in_words(data: Attractions) -> str:
    """All figures, a line for each park."""
    rows = [
        tr(
            "{park}：{state}（{band}）",
            park=row.name,
            state=state_words(row),
            band=band_words(row),
        )
        for row in data.rows
    ]
    return "\n".join(rows or how_to_fill())
