"""What a row below the heads is, by its words, where it is not data: totals, notes, headings of groups."""

import re
import string
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Row
from jingxi_desktop.exchange.tables.found_table import Reason

_TOTAL = re.compile(
    r"(.{0,20}(合计|小计|总计|共计)|总合计|累计|汇总|平均|平均值|占比|其中|(sub|grand)?total|共(?=\d+[个项家户]))([\d(:,].*)?",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\(?(填写|填报)?(示例|样例|范例)(\d*[:(].*|\d*\)?)")
_OF_WHICH = re.compile(r"其中.{1,20}")
_NOTE = re.compile(
    r"(注|注释|附注|备注|说明|数据来源|资料来源|来源|(填报|填表|制表|经办|审核|复核|报送|统计)(人|单位|日期|时间)?"
    r"|(单位|部门|分管|主要|主管|统计)?(负责人|领导)(签字|签章)?|联系人|联系电话|联系方式|电话|打印日期|打印时间|盖章)"
    r"(\d*(\(.*\))?[:：.].*)?",
)
# The number of a printed page.
_PAGE = re.compile(r"-?第?\d+页([,/]?共\d+页)?-?|共\d+页[,/]?第\d+页|-\d+-")
# What says that a table goes on from the page before.
_GOES_ON = re.compile(r"\(?(续表?|续上[表页]|接上[表页])\d*\)?")
_SEQUENCE = ("序号", "编号", "项次", "行次", "序", "号", "No", "No.", "NO", "NO.", "#")
_CHINESE_NUMBER = r"[一二三四五六七八九十百]+"
_ITEM = re.compile(rf"{_CHINESE_NUMBER}[、.].*|\({_CHINESE_NUMBER}\).*|{_CHINESE_NUMBER}")
_COUNTED = re.compile(r".{1,30}\((共|计|共计)?\d+(项|个项目|项任务|家企业)\)")
_COUNTS = re.compile(r".{1,30}\((共|计|共计)?\d+[项个家户条]\)")
# 1, 1.2, (3), 4、, XM-05 and 6*.
_NUMBER = re.compile(r"[*★☆※]?\(?[A-Za-z]{0,4}-?\d[\d.\-—]*[).、]?[*★☆※]?")
# What a row is stands at the beginning of its texts.
_LOOKED_AT = 200
_KEPT = 2_000
_STEMS = "甲乙丙丁戊己庚辛壬癸"
# What a cell says that means what stands in the one above it.
AS_ABOVE = frozenset({"同上", "〃"})


def is_sequence(label: str) -> bool:
    """Whether a column of this name only numbers the rows."""
    return label in _SEQUENCE


def filled(row: Row) -> Sequence[int]:
    """The places of the cells that hold something."""
    if None not in row:
        return range(len(row))
    return [place for place, cell in enumerate(row) if cell is not None]


def squeezed(cell: Cell) -> str:
    """A text without any space and in half width, "" for all that is no text."""
    return _squeezed(cell[:_LOOKED_AT]) if isinstance(cell, str) else ""


# One cell is looked at for several reasons, and the same few words stand in many rows.
@lru_cache(_KEPT)
def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_labelled(cell: Cell) -> bool:
    """Whether a cell says `label: value`, as lines around tables do."""
    return isinstance(cell, str) and (":" in cell or "：" in cell)


def is_numbered(cell: Cell) -> bool:
    """Whether a cell of a sequence column has a number in it."""
    return isinstance(cell, int | float) or _NUMBER.fullmatch(squeezed(cell)) is not None


def is_note(row: Row, places: Sequence[int]) -> bool:
    """Whether a row says something about the table: 注：, 数据来源, 填报人, or one whole sentence."""
    if _NOTE.fullmatch(squeezed(row[places[0]])):
        return True
    return len(places) == 1 and str(row[places[0]]).rstrip().endswith("。")


def is_page(row: Row, places: Sequence[int]) -> bool:
    """Whether a row only numbers a printed page: 第 1 页 共 3 页."""
    return _PAGE.fullmatch("".join(squeezed(row[place]) for place in places)) is not None


def of_whole(cell: Cell) -> str:
    """What a line above a table says, without that it goes on from the page before, "" for only that."""
    return _GOES_ON.sub("", squeezed(cell)).removesuffix("续表")


def is_example(row: Row, places: Sequence[int]) -> bool:
    """Whether a row shows how the rows below are to be filled in."""
    return any(map(_EXAMPLE.fullmatch, _first_texts(row, places)))


def is_total(row: Row, places: Sequence[int]) -> bool:
    """Whether one of the first two texts of a row is 合计, 小计, 其中 or the like."""
    texts = _first_texts(row, places)
    return any(map(_TOTAL.fullmatch, texts)) or bool(texts and _OF_WHICH.fullmatch(texts[0]))


def _first_texts(row: Row, places: Sequence[int]) -> list[str]:
    return [text for place in places[:3] if (text := squeezed(row[place]))][:2]


def is_item(cell: Cell) -> bool:
    """Whether a cell begins a group: 一、续建项目, （二）, 三."""
    return _ITEM.fullmatch(squeezed(cell)) is not None


def is_counted(cell: Cell) -> bool:
    """Whether a cell says of how many records it is the heading: 石景山区（12项）."""
    return _COUNTED.fullmatch(squeezed(cell)) is not None


def counts(cell: Cell) -> bool:
    """Whether a cell may say so by 个 or the like: 续建项目（46个）, where it is no name: 充电桩（20个）."""
    return _COUNTS.fullmatch(squeezed(cell)) is not None


def numbers_columns(row: Row, places: Sequence[int]) -> bool:
    """Whether a row below the heads only numbers the columns: 甲, 乙, 1, 2, 3=2/1, or A, B, C."""
    texts = [squeezed(row[place]) or str(row[place]) for place in places]
    texts = [text.partition("=")[0].strip("()") for text in texts]
    # Columns of words have stems wherever they stand: 甲, 1, 2, 乙.
    rest = [text for text in texts if text not in ("栏次", *_STEMS)]
    letters = list(string.ascii_uppercase[: len(texts)])
    numbers = [str(number) for number in range(1, len(rest) + 1)]
    return len(texts) >= 3 and (rest == numbers or texts == letters)


def not_data(
    row: Row, places: Sequence[int], sequence: int | None, is_merged: bool
) -> Reason | None:
    """Why a row is no data, None if it is.

    `sequence` is the place of the column that numbers the rows, `is_merged` says that the row's
    first cell spans several columns.
    """
    number = row[sequence] if sequence is not None and sequence in places else None
    if is_numbered(number):
        return "number" if len(places) == 1 else None
    if is_total(row, places):
        return "total"
    if is_page(row, places):
        return "page"
    if is_note(row, places):
        return "note"
    return "group" if len(places) == 1 and (is_merged or number is not None) else None


def ends_table(row: Row) -> bool:
    """Whether a row belongs to the table above it rather than to the one below."""
    places = filled(row)
    return is_note(row, places) or is_total(row, places) or is_page(row, places)


def is_annex(text: str) -> bool:
    """Whether a line above a table only says which annex it is: 附件1, 附表 2."""
    return (
        re.fullmatch(r"(附件|附表|附|表)[\d一二三四五六七八九十.\-—]*", squeezed(text)) is not None
    )
