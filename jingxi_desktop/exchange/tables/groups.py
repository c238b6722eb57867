"""Headings of groups as columns: what stands above some rows is said of each of them.

一、续建项目（12个） above 1, 2, 3 … is a column 分组标题 in which these have 续建. Headings of groups in
groups, numbered in another way, are a column of their own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables.found_table import FoundColumn
from jingxi_desktop.exchange.tables.lines import squeezed
from jingxi_desktop.translation import mark, tr

# No column of the sheet.
NOWHERE = -1
_LABEL = mark("分组标题")
_NUMBERS = "一二三四五六七八九十百"
# How headings are numbered, and what else stands around their names.
_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[{_NUMBERS}]+(?:[、.,]|$)|第[{_NUMBERS}]+[类部分]+[、.:]?",
        rf"\([{_NUMBERS}]+\)",
        r"\d+[、.]",
        r"\(\d+\)",
    )
)
_NUMBER = re.compile(rf"[{_NUMBERS}]+")
_COUNT = re.compile(r"\((?:共|计|共计)?\d+[^()]*\)$|共?\d+[个项家]$")
_PROJECTS = "项目"


def columns_of(
    headings: Mapping[int, Sequence[Cell]], rows: Sequence[int]
) -> tuple[list[FoundColumn], list[list[Cell]]]:
    """The columns that the headings of groups make, and for each of the rows the cells in them.

    `headings` has the cells of a heading by its row, which stands among `rows`.
    """
    said = {row: named for row, cells in headings.items() if (named := _named(cells)) is not None}
    styles = list(dict.fromkeys(style for style, _name in said.values()))
    now: dict[int, str] = {}
    cells: dict[int, list[Cell]] = {}
    for row in sorted({*said, *rows}):
        if row in said:
            style, name = said[row]
            now = {each: now[each] for each in styles[: styles.index(style)] if each in now}
            now[style] = name
        else:
            cells[row] = [now.get(style) for style in styles]
    used = [place for place in range(len(styles)) if any(cells[row][place] for row in rows)]
    label = tr(_LABEL)
    labels = [label, *(f"{label}{number}" for number in range(2, len(used) + 1))][: len(used)]
    columns = [FoundColumn(NOWHERE, (each,), each) for each in labels]
    return columns, [[cells[row][place] for place in used] for row in rows]


def _named(cells: Iterable[Cell]) -> tuple[int, str] | None:
    """How a heading is numbered, by the place in `_STYLES`, and what it is called; None for no name."""
    texts = [text for cell in cells if (text := squeezed(cell))]
    if len(texts) > 1 and _NUMBER.fullmatch(texts[0]):
        texts[0] += "、"
    text = "".join(texts)
    style = next((n for n, pattern in enumerate(_STYLES) if pattern.match(text)), len(_STYLES))
    if style < len(_STYLES):
        text = _STYLES[style].sub("", text, count=1)
    name = _COUNT.sub("", text)
    name = name.removesuffix(_PROJECTS) or name
    return (style, name) if name else None
