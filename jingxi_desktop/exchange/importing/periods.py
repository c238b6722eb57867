"""What the heads of a column say of time: the year, the month, or the months that its figures are of."""

import re

from jingxi_desktop.exchange.tables import heads
from jingxi_desktop.exchange.tables.lines import squeezed

_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTH = re.compile(
    r"(?:其中)?(?:本年)?(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月(?!份?[底末])份?"
)
_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_AS_OF = re.compile(
    r"\(?(?:(?:截[至止]到?)?(?:本年)?(0?[1-9]|1[0-2])月(?:\d{1,2}日|份?[底末])"
    r"|截[至止]到?(?:本年)?(0?[1-9]|1[0-2])月份?)\)?"
)
_END_OF_LAST_YEAR = re.compile(r"上年度?(?:年?底|年?末)")
_OF_YEAR = re.compile(r"(\d{4})年度?")
# What was done in several months of a year, or since a building was begun.
_SUM = re.compile(
    r"(?!.*年[底末])(?!.*[占率比增]).*?"
    r"(\d月?[-—–~～至到]\w{1,2}月|本年.{0,4}累计|累计.{0,4}完成|完成.{0,4}累计|月份?[底末].{0,4}完成)"
)
_SINCE_JANUARY = re.compile(
    r"(?<![\d十])(?:0?1|一)月?份?[-—–~～至到](0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?[底末]?"
)
_IN_YEAR = re.compile(r"(?:本|当|今)年|年初")
# What may stand beside the months in a head of all that was done in them.
_DONE = re.compile(
    r"(?:本|当|今)年度?|[自从]?年初(?:以来|起|至今)?|截[至止]到?|至?本月[底末]?止?"
    r"|其中|累计|实际|已|完成|固定资产|投资|总?额|金额|情况"
)


def is_of_other(text: str, year: int) -> bool:
    """Whether a text names years and this one is none of them."""
    years = heads.years(text)
    return bool(years) and year not in years


def this_year(text: str, year: int) -> str:
    """A head that says 本年 and 上年 for the numbers of the years."""
    words = {year: "本年", year - 1: "上年"}
    text = _OF_YEAR.sub(lambda found: words.get(int(found[1]), found[0]), text)
    return _END_OF_LAST_YEAR.sub("上年底", text)


def of_month(path: tuple[str, ...], year: int) -> tuple[int | None, str]:
    """The month that heads name, and what they would say of 本月. 1—6月 is no month."""
    for place, part in enumerate(path):
        text = this_year(squeezed(part), year)
        if place and "月" in path[place - 1] and _NUMBER.fullmatch(text):
            text += "月"
        match = _MONTH.match(text)
        if match is None:
            continue
        month = _month(match[1])
        words = text[match.end() :].removeprefix("当月") + "".join(path[place + 1 :])
        plan = "计划" if "计划" in "".join(path[:place]) else ""
        return month, plain("本月" + (words or plan))
    return None, ""


def as_of(path: tuple[str, ...], year: int) -> tuple[int | None, str]:
    """The month as of which heads say something, and their other words: 截至6月底, or 1-6月, above 形象进度."""
    for place, part in enumerate(path):
        text, below = this_year(squeezed(part), year), "".join(path[place + 1 :])
        match = _AS_OF.search(text) or (_SINCE_JANUARY.search(text) if below else None)
        if match is not None:
            words = text[: match.start()] + text[match.end() :] + below
            return _month(next(filter(None, match.groups()))), plain(words)
    return None, ""


def since_january(path: tuple[str, ...], year: int) -> int | None:
    """The month until which heads name all that was done in the year, 0 where they don't say which.

    None where they name something else, or what may be counted from the beginning of a project.
    """
    text = this_year("".join(map(squeezed, path)), year)
    until, months = _SINCE_JANUARY, _SINCE_JANUARY.findall(text)
    # The year of a day until which something was done does not say since when.
    if not months and _IN_YEAR.search(_AS_OF.sub("", text)):
        until, months = _AS_OF, [last or month for last, month in _AS_OF.findall(text)]
    elif not months:
        return None
    rest = plain(_DONE.sub("", until.sub("", text)))
    if rest or len({*months}) > 1 or is_of_other("".join(path), year):
        return None
    if "完成" not in text and "累计" not in text:
        return None
    return _month(months[0]) if months else 0


def is_sum(path: tuple[str, ...]) -> bool:
    """Whether heads name what was done in several months, from whichever on."""
    return _SUM.match("".join(path)) is not None


def _month(text: str) -> int:
    return _MONTHS.index(text) + 1 if text in _MONTHS else int(text)


def plain(text: str) -> str:
    """A head without spaces and without signs between its words."""
    return re.sub(r"[^\w%]|_", "", squeezed(text)).casefold()
