"""Words that all charts share. Without matplotlib, so that a printed page can have them alone."""

from jingxi_desktop.ledger.figures.origin import Origin
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.translation import tr


def source_note(origin: Origin, what: str) -> str:
    """来源: the ledger and which of its figures."""
    name = origin.name
    if origin.is_demo and tr("演示") not in name:
        name = tr("{name}（演示数据）", name=name)
    return tr("来源：{name}，{what}", name=name, what=what)


def until_note(date: str | None) -> str:
    """数据截止: a day or a month."""
    return tr("数据截止：{date}", date=tr("尚无数据") if date is None else format_date(date))


def plain(value: float) -> str:
    """A figure as an axis has it: thousands separated, no needless decimals."""
    return f"{value:,.10g}"
