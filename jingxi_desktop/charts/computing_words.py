"""What the chart of computing power says in words: title, note, band, and the figures of a reading."""

from jingxi_desktop.charts.words import plain, source_note, until_note
from jingxi_desktop.ledger.figures.computing import Readings
from jingxi_desktop.records import Indicator, Reading
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.translation import joined, tr


def title(data: Readings) -> str:
    """What, where and when."""
    if data.indicator is None:
        return tr("京西地区 {year} 年算力（{unit}）", year=data.year, unit=data.unit)
    return tr("{name}与目标（{unit}）", name=data.indicator.name, unit=data.unit)


def notes(data: Readings) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    rules = [tr("口径：人工填报的读数，按其日期（只知月份的按月末）排列，读数之间以直线相连")]
    if data.indicator is not None and data.indicator.due is None:
        rules.append(tr("目标未填完成时限"))
    if data.others:
        rules.append(tr("另有 {n} 项以 {unit} 计量的指标没有画出", n=data.others, unit=data.unit))
    last = data.readings[-1].date if data.readings else None
    return (
        source_note(data.origin, tr("指标读数")),
        joined(rules, "；"),
        until_note(last),
    )


def band_words(data: Readings, indicator: Indicator) -> str:
    """The band, and when it is due."""
    band = _band(indicator, data.unit)
    if indicator.due is None:
        return band
    return tr("{band}（{due}前）", band=band, due=format_date(indicator.due))


def _band(indicator: Indicator, unit: str) -> str:
    low, high = (None if end is None else plain(end) for end in (indicator.low, indicator.high))
    if low is not None and high is not None:
        return tr("目标 {low}–{high} {unit}", low=low, high=high, unit=unit)
    if low is not None:
        return tr("目标 {low} {unit}以上", low=low, unit=unit)
    if high is not None:
        return tr("目标 {high} {unit}以内", high=high, unit=unit)
    return tr("未定目标")


def baseline_words(data: Readings, indicator: Indicator) -> str:
    """The baseline, and of when it is."""
    value = plain(indicator.baseline or 0)
    if indicator.baseline_date is None:
        return tr("基期 {value} {unit}", value=value, unit=data.unit)
    date = format_date(indicator.baseline_date)
    return tr("基期 {value} {unit}（{date}）", value=value, unit=data.unit, date=date)


def day_words(data: Readings) -> str:
    """The day on which the year is judged."""
    return tr("截至{date}", date=format_date(data.day))


def hover(data: Readings, indicator: Indicator, reading: Reading) -> str:
    """The figures of one reading, in lines, and what a click does."""
    value = tr("{value} {unit}", value=plain(reading.value), unit=data.unit)
    if reading.qualifier:
        value = tr("{qualifier} {value}", qualifier=tr(reading.qualifier), value=value)
    lines = [format_date(reading.date), value]
    if indicator.low is not None and reading.value < indicator.low:
        gap = plain(round(indicator.low - reading.value, 6))
        low = plain(indicator.low)
        lines.append(tr("距 {low} {unit} 还差 {gap} {unit}", low=low, gap=gap, unit=data.unit))
    lines.append(tr("单击查看这项指标"))
    return "\n".join(lines)


def how_to_fill(data: Readings) -> tuple[str, str]:
    """What belongs into a year without readings, and how it gets there."""
    if data.indicator is None:
        return (
            tr("这里画出算力的读数与目标，现在还没有这样的指标。"),
            tr(
                "在「指标」中新建一项，计量方式选「人工填报」，计量单位填 {unit}，并填写目标。",
                unit=data.unit,
            ),
        )
    return (
        tr("这里画出算力的读数与目标，现在还没有读数。"),
        tr("在「指标」中选「{name}」，填写读数。", name=data.indicator.name),
    )


def in_words(data: Readings) -> str:
    """All figures, a line for each reading."""
    if data.indicator is None or not data.readings:
        return "\n".join(how_to_fill(data))
    lines = [band_words(data, data.indicator)]
    if data.indicator.baseline is not None:
        lines.append(baseline_words(data, data.indicator))
    lines += [
        tr(
            "{date}：{value} {unit}",
            date=format_date(reading.date),
            value=plain(reading.value),
            unit=data.unit,
        )
        for reading in data.readings
    ]
    return "\n".join(lines)
