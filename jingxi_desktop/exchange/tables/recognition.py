"""Finding the tables on a sheet: where the heads are, which rows are data, and what each column says.

A table is heads in one to four rows with rows below. It may have titles above, totals and headings
of groups between, notes at its end, and other tables below or beside it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from jingxi_desktop.exchange import collector
from jingxi_desktop.exchange.spreadsheets.workbook import Sheet
from jingxi_desktop.exchange.tables import groups, heads, lines, parts, sums, units_between
from jingxi_desktop.exchange.tables.columns import columns_of, filled_down, head_lines, letters
from jingxi_desktop.exchange.tables.found_table import (
    FoundColumn,
    FoundRow,
    FoundTable,
    Layout,
    NoTable,
)
from jingxi_desktop.exchange.tables.head_rows import FEW, LOOKED_AT, first_heads
from jingxi_desktop.exchange.tables.parts import Part
from jingxi_desktop.exchange.tables.region import Region
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.translation import joined, mark, tr

_REASONS: dict[Layout, str] = {
    "empty": mark("{sheet}是空的"),
    "transposed": mark(
        "{sheet}是横着的表：第一列是列名，一列一条。请选择「转置读取」，核对后再导入"
    ),
    "form": mark(
        "{sheet}是一张填写单：一格名称、一格内容，不是一行一条的表。只有两列的可以「转置读取」；其余请改成一行一条的表，或直接在台账里填写"
    ),
    "unclear": mark("在{sheet}里认不出哪一行是表头，请指定表头在第几行"),
    "pictures": mark(
        "在{sheet}里认不出哪一行是表头；文件里有图片，图片里的表读不出来，请向提供的人要表格原件，或照着录入"
    ),
}

_MOST_NAMED = 5


@collector.at_rest()
def find(
    sheet: Sheet, cancelled: Callable[[], bool] = lambda: False
) -> tuple[FoundTable, ...] | NoTable:
    """The tables of a sheet from left to right and from top to bottom, or why there is none to read.

    Raises CancelledError soon after `cancelled()` turns true.
    """
    words = heads.Vocabulary()
    found = [
        (region, part)
        for region in _regions(sheet, words)
        for part in parts.one_below_the_other(region, words, cancelled)
    ]
    if not found:
        layout = _layout(Region(sheet.rows, sheet.merges), words)
        if layout == "unclear" and sheet.has_pictures:
            layout = "pictures"
        # A text file is one sheet without a name.
        called = tr("工作表「{sheet}」", sheet=sheet.name) if sheet.name else tr("文件")
        return NoTable(sheet.name, layout, tr(_REASONS[layout], sheet=called))
    return tuple(
        _table(sheet, region, part, (number, len(found)), cancelled)
        for number, (region, part) in enumerate(found, 1)
    )


@collector.at_rest()
def table_under(
    sheet: Sheet, header_rows: tuple[int, ...], cancelled: Callable[[], bool] = lambda: False
) -> FoundTable:
    """The table below the rows that a person says are its heads, by their numbers on the sheet.

    Everything below belongs to it, and what seems to be another table is said. Raises UserError where
    these rows hold nothing, CancelledError soon after `cancelled()` turns true.
    """
    top, bottom = min(header_rows) - 1, max(header_rows) - 1
    said = sheet.rows[top : bottom + 1]
    if top + len(said) <= bottom or not any(map(lines.filled, said)):
        raise UserError(tr("第 {row} 行是空的，不能作表头，请另选一行", row=bottom + 1))
    region = Region(sheet.rows, sheet.merges)
    part, others = parts.under(region, heads.Vocabulary(), (top, bottom), cancelled)
    found = _table(sheet, region, part, (1, 1), cancelled)
    return replace(found, warnings=(*found.warnings, *_about_others(others)))


def _regions(sheet: Sheet, words: heads.Vocabulary) -> list[Region]:
    """The sheet as a whole, or its tables that stand side by side."""
    whole = Region(sheet.rows, sheet.merges)
    bands = [(left, right) for left, right in whole.bands() if right > left]
    if len(bands) > 1:
        cut = [whole.cut(left, right) for left, right in bands]
        spans = [span for region in cut if (span := first_heads(region, words))]
        if len(spans) == len(cut) and _are_apart(cut, spans):
            return cut
    return [whole]


def _are_apart(regions: list[Region], spans: list[tuple[int, int]]) -> bool:
    """Whether what an empty column divides is two tables, not one with a spare column.

    Two have their heads in different rows, a head in common, or rows of their own.
    """
    if len(set(spans)) > 1:
        return True
    names = Counter(
        head.text
        for region, span in zip(regions, spans, strict=True)
        for head in head_lines(region, span)[-1].values()
    )
    if max(names.values()) > 1:
        return True
    first, *others = (
        {
            number
            for number, places in enumerate(region.filled)
            if number > spans[0][1] and len(places) > 1
        }
        for region in regions
    )
    return any(not rows <= first or max(rows, default=0) < max(first, default=0) for rows in others)


def _layout(region: Region, words: heads.Vocabulary) -> Layout:
    """What a sheet without heads in a row is."""
    rows = [cells for row in range(len(region.rows))[:LOOKED_AT] if (cells := region.cells(row))]
    if not rows:
        return "empty"
    first = [cells[0] for cells in rows if len(cells) > 1]
    known = sum(map(words.knows, first))
    if known < FEW or 2 * known < len(first):
        return "unclear"
    # In a form names stand beside names, or each has one content only.
    beside = sum(words.knows(cell) for cells in rows for cell in cells[1:])
    widest = max(map(len, rows))
    return "form" if widest == 2 or beside >= FEW else "transposed"


def _table(
    sheet: Sheet,
    region: Region,
    part: Part,
    place: tuple[int, int],
    cancelled: Callable[[], bool],
) -> FoundTable:
    """The table with its columns. `place` says which one of how many on the sheet it is."""
    if cancelled():
        raise CancelledError
    units = units_between.between(region, part.data, part.skipped)
    notes = [
        row.number - 1
        for row in part.skipped
        if row.reason == "note" and row.number - 1 not in units
    ]
    around = [str(cell) for row in (*part.titles, *notes) for cell in region.cells(row)]
    unit = next(filter(None, map(heads.caption_unit, around)), None)
    _skip_wide(sheet, region, part)
    columns, about_columns = columns_of(region, part.heads, part.data, unit)
    places = {column.index - region.left for column in columns}
    outside = {row for row in part.data if places.isdisjoint(region.filled[row])}
    part.skip(outside, "outside")
    cells, about_cells = filled_down(region, part.heads, columns, part.data)
    titled = [row.number - 1 for row in part.skipped if row.reason == "group"]
    if titled:
        grouped, names = groups.columns_of({row: region.cells(row) for row in titled}, part.data)
        columns += grouped
        cells = [[*values, *more] for values, more in zip(cells, names, strict=True)]
    return FoundTable(
        sheet=sheet.name,
        header_rows=tuple(range(part.heads[0] + 1, part.heads[1] + 2)),
        columns=tuple(columns),
        rows=tuple(
            FoundRow(row + 1, tuple(values), said)
            for row, values, said in zip(
                part.data, cells, units_between.of_each(part.data, units), strict=True
            )
        ),
        skipped=tuple(part.skipped),
        title=_title(region, part),
        warnings=(
            *_about(sheet, part, place),
            *_about_hidden(sheet, columns),
            *units_between.about(units),
            *_about_suspects(region, part),
            *about_columns,
            *about_cells,
        ),
        is_hidden=sheet.is_hidden,
        is_1904=sheet.is_1904,
    )


def _skip_wide(sheet: Sheet, region: Region, part: Part) -> None:
    """Skip rows of a text file that have more cells than there are heads: 1,234.5 without quotes is two."""
    if sheet.name:
        return
    first, last = part.heads
    width = max(place for places in region.filled[first : last + 1] for place in places)
    wide = {row for row in part.data if region.filled[row][-1] > width}
    part.skip(wide, "wide")


def _title(region: Region, part: Part) -> str:
    """The first line above the heads that stands alone and is no `label: value`, "" if none does."""
    for row in part.titles:
        words = [
            " ".join(cell.split())
            for cell in region.cells(row)
            if isinstance(cell, str) and not lines.is_labelled(cell) and not lines.is_annex(cell)
        ]
        if len(words) == 1:
            return words[0]
    return ""


def _about(sheet: Sheet, part: Part, place: tuple[int, int]) -> Iterator[str]:
    if sheet.is_hidden:
        yield tr("工作表「{sheet}」是隐藏的，请确认要不要导入", sheet=sheet.name)
    if sheet.transposed_from is not None:
        yield tr(
            "已转置读取：这里的第 {n} 行是表格里的 A 列，依此类推", n=sheet.transposed_from + 1
        )
    if place[1] > 1:
        yield tr("这张工作表上有 {all} 张表，这是第 {n} 张", all=place[1], n=place[0])
    unseen = sorted(set(sheet.hidden).intersection(part.data))
    if unseen:
        yield tr(
            "有 {n} 行是隐藏的或被筛选掉的（第 {rows} 行），也会读取；不要的请先在表格里删去",
            n=len(unseen),
            rows=_named(unseen),
        )
    if not part.data:
        yield tr("表头下面没有数据")


def _about_hidden(sheet: Sheet, columns: Iterable[FoundColumn]) -> Iterator[str]:
    """What to say of columns that the sheet does not show."""
    hidden = [
        tr("{letters} 列「{label}」", letters=letters(column.index), label=column.label)
        for column in columns
        if any(first <= column.index <= last for first, last in sheet.hidden_columns)
    ]
    if hidden:
        yield tr("{columns}是隐藏的，请核对要不要导入", columns=joined(hidden))


def _about_others(rows: list[int]) -> Iterator[str]:
    """What to say of rows below heads that a person named that seem to be those of other tables."""
    if rows:
        yield tr(
            "第 {rows} 行像是另一张表的表头；指明了表头，它和下面的行都算这一张表的，不要的请先在表格里删去",
            rows=_named(rows),
        )


def _named(rows: list[int]) -> str:
    """The numbers of the first of these rows."""
    more = "…" if len(rows) > _MOST_NAMED else ""
    return joined(str(row + 1) for row in rows[:_MOST_NAMED]) + more


def _about_suspects(region: Region, part: Part) -> Iterator[str]:
    """What to say of rows that may be sums and are not known to be."""
    if part.sequence is None:
        totals = sums.totals(region, part.data)
        if totals:
            yield tr(
                "第 {rows} 行的数正好是下面几行之和：如果是小计，请在表格里删去，否则会当成一条记录",
                rows=_named(totals),
            )
        return
    suspects = parts.suspects(region, part)
    if 0 < len(suspects) < len(part.data):
        yield tr(
            "第 {rows} 行没有序号，只有名称和数：如果是小计，请在表格里删去，否则会当成一条记录",
            rows=_named(suspects),
        )
