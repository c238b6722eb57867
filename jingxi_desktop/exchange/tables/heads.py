"""What the head of a column says: its words, the unit in it, and whether it looks like a head at all."""

import re
import unicodedata

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables.figures import is_figure
from jingxi_desktop.exchange.tables.lines import is_annex, squeezed
from jingxi_desktop.records import KINDS
from jingxi_desktop.records.amounts import ANY_UNIT, UNITS
from jingxi_desktop.records.dates import parse_date
from jingxi_desktop.translation import tr

# What nothing but a unit is called, and what may be the name of a column where it has no brackets.
_ONLY_UNIT = rf"{ANY_UNIT}|%|‰|亩|公顷|[万亿]?(?:美元|平方米|m2|千瓦时?|股)|平方公里|km2"
_UNIT = (
    rf"{_ONLY_UNIT}|[万亿]?(?:港元|欧元|人|吨)|个?百分点"
    r"|公里|km|米|m|个|家|项|户|套|台|处|P|[PEF]FLOPS|[kM]Wh?|天|月|年"
)
# How to write a figure, behind its unit: （万元，保留两位小数）.
_HOW = r"[,、;](?:保留|精确|取|四舍五入|含|不含|请|可)[^()]*"
_OPEN, _CLOSE = r"[(\[【〔<]", r"[)\]】〕>]"
_BRACKETED_UNIT = re.compile(rf"{_OPEN}(?:单位:?)?(?:人民币)?({_UNIT})(?:{_HOW})?{_CLOSE}")
# Without brackets only units that end no other word; a mere 元 or 个 takes a sign before it.
_TRAILING_UNIT = re.compile(rf"(?:单位)?[/,、:_-]({ANY_UNIT}|%)$|(亿元|千万元|百万元|万元|千元|%)$")
_CAPTION_UNIT = re.compile(
    rf"单位[:为](?:人民币)?({_UNIT})(?![一-鿿/])|{_OPEN}(?:人民币)?({ANY_UNIT}){_CLOSE}|^({ANY_UNIT})$"
)
# What a table counts, 单位：万元 or （万元）; what is to be filled in, 填报单位：; what it is, 重大项目表.
_COUNTS = re.compile(rf"{_OPEN}?(?:金额|资金|计量|货币)?单位[:为]")
_CAPTION = re.compile(
    rf"{_COUNTS.pattern}.+|{_OPEN}?(?:人民币)?(?:{ANY_UNIT}){_CLOSE}?"
    rf"|(?!其中)[^:]+:|.+(?:表|台账|月报)(?:{_OPEN}[^()]*{_CLOSE})?"
)
_REMARK = re.compile(
    rf"{_OPEN}(?:注|说明|备注|必填|选填|必选|可不填)[^)\]】〕>]*{_CLOSE}|\[\d+\]|(?<=.)[\n;,。 ]注\d*:.*$",
    re.DOTALL,
)
_ORNAMENTS = "*★☆※●▲#◆■ \t\r\n"
_CIRCLED = re.compile(r"[①-⓿]")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)$")
_BRACKETS = re.compile(rf"{_OPEN}[^)\]】〕>]*{_CLOSE}")
_BY_CHINESE = re.compile(r"(?<=[⺀-鿿()/])\s+|\s+(?=[⺀-鿿()/])")

# What heads of officers' tables end in, beside the labels of our own fields.
_ENDINGS = re.compile(
    r"(序号|编号|项次|名称|年份|月份|时间|日期|时限|投资|进度|备注|类别|类型|代码|电话|地点|地址|规模|性质|年限"
    r"|目标|目标要求|单位|领导|负责人|责任人|联系人|联络人|联系方式|金额|资金|资本|比例|占比|完成率|增速|完成"
    r"|情况|领域|行业|阶段|状态|事项|措施|下一步|问题|人数|面积|数量|产值|税收|收入|级别|来源|内容|所属区"
    r"|所属区域|园区|合计|\d月|\d月末|\d年|%)$"
)
_LONGEST = 40
# What is longer is no head, and need not be read to its end to see it.
_READ = 400
_YEARS = range(1949, 2101)
_SAID_YEARS = re.compile(r"(?:(\d{4})年?[-—–~～至到]+)?(\d{4})年")
# What pandas calls the column of its row numbers when it has no name.
INDEX = ("Unnamed: 0", "index", "Index")


class Head(Struct, frozen=True):
    """The words of a head, "" where it has a unit only, and its unit."""

    text: str
    unit: str | None


def read(text: str) -> Head:
    """The head without spaces between Chinese characters, ornaments, remarks and its unit."""
    text = unicodedata.normalize("NFKC", _CIRCLED.sub("", text[:_READ])).strip(_ORNAMENTS)
    text = _REMARK.sub("", text)
    text = _BY_CHINESE.sub("", " ".join(text.split())).replace("其中:", "其中")
    unit = None
    if match := _BRACKETED_UNIT.search(text) or _TRAILING_UNIT.search(text):
        unit = next(filter(None, match.groups()))
        text = text[: match.start()] + text[match.end() :]
    elif re.fullmatch(_ONLY_UNIT, text):
        text, unit = "", text
    elif match := _IN_BRACKETS.search(text):
        # Tables that this program wrote in another language have their unit in it.
        unit = {tr(unit): unit for unit in UNITS}.get(match[1])
        text = text[: match.start()] if unit else text
    return Head(text.strip(_ORNAMENTS), unit)


def caption_unit(text: str) -> str | None:
    """The unit that a line above a table says for all of it, as in 单位：万元."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    match = _CAPTION_UNIT.search(text)
    return next(filter(None, match.groups())) if match else None


def said_unit(text: str) -> str | None:
    """The unit that a line between rows says for those below it: 以下金额单位：元."""
    return caption_unit(text) if "单位" in text else None


def is_caption(cell: Cell) -> bool:
    """Whether a cell says something of a whole table, as those above the heads do, and of no column."""
    text = squeezed(cell)
    return _CAPTION.fullmatch(text) is not None or is_annex(text)


def years(text: str) -> set[int]:
    """The years that a text names, those of 2021—2025年 too."""
    named: set[int] = set()
    for first, last in _SAID_YEARS.findall(squeezed(text)):
        named.update(range(int(first or last), int(last) + 1))
    return named


def may_be_heads(cells: list[Cell]) -> bool:
    """Whether the cells of a row can all stand above columns: words and years, no figures, no days.

    One in five may be more than a few words, as heads that explain what to fill in.
    """
    return all(map(_says_no_value, cells)) and 5 * sum(map(_is_wordy, cells)) <= len(cells)


def _says_no_value(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return _is_year(cell)
    text = read(cell).text
    return not is_figure(text) and (text.endswith(("年", "月", "度")) or parse_date(text) is None)


def _is_year(cell: Cell) -> bool:
    return cell in _YEARS


def _is_wordy(cell: Cell) -> bool:
    """Whether a cell says more than a head does: a sentence, or `label: value`, 单位：万元 too."""
    if not isinstance(cell, str) or (text := read(cell).text) in INDEX:
        return False
    if _COUNTS.match(squeezed(cell)):
        return True
    text = _BRACKETS.sub("", text)
    return len(text) > _LONGEST or re.search(r":.|[。;]", text) is not None


class Vocabulary:
    """The words that are heads: the labels of our fields, in the user's language too, and usual endings."""

    def __init__(self) -> None:
        labels = (field.label for kind in KINDS.values() for field in kind.fields)
        self._labels = {read(text).text for label in labels for text in (label, tr(label))}

    def has_label(self, cell: Cell) -> bool:
        """Whether a cell says exactly what one of our fields is called."""
        return isinstance(cell, str) and read(cell).text.removesuffix(":") in self._labels

    def knows(self, cell: Cell) -> bool:
        """Whether a cell says what columns are usually called."""
        if not isinstance(cell, str):
            return _is_year(cell)
        text = _BRACKETS.sub("", read(cell).text).removesuffix(":")
        return text in self._labels or _ENDINGS.search(text) is not None
