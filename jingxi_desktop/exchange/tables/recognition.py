"""Finding the tables on a sheet: where the heads are, which rows are data, and what each column says.

A table is heads in one to four rows with rows below. It may have titles above, totals and headings
of groups between, notes at its end, and other tables below or beside it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.exchange import collector
from jingxi_desktop.exchange.spreadsheets.workbook import Row, Sheet
from jingxi_desktop.exchange.tables import groups, heads, lines, sums
from jingxi_desktop.exchange.tables.columns import columns_of, filled_down, head_lines
from jingxi_desktop.exchange.tables.figures import is_figure
from jingxi_desktop.exchange.tables.found_table import (
    FoundRow,
    FoundTable,
    Layout,
    NoTable,
    Reason,
    Skipped,
)
from jingxi_desktop.exchange.tables.head_rows import (
    FEW,
    LOOKED_AT,
    are_heads,
    are_usual,
    bottom_of,
    first_heads,
    is_caption,
)
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
}

_MOST_NAMED = 5
_ROWS_AT_ONCE = 1000
_MOST_IN_CAPTION = 3


class _Part(Struct):
    """One table before its columns are read: rows counted from 0, `heads` the last one inside.

    `data` has the numbers of the rows of data; `loose` those that are titles of the next table if
    one follows, and else rows like any other.
    """

    heads: tuple[int, int]
    titles: list[int]
    sequence: int | None
    data: list[int] = []
    skipped: list[Skipped] = []
    loose: list[int] = []
    in_notes: bool = False


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
        for part in _parts(region, words, cancelled)
    ]
    if not found:
        layout = _layout(Region(sheet.rows, sheet.merges), words)
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
    part = _part(region, (top, bottom), list(range(top)))
    words = heads.Vocabulary()
    others = []
    for row in range(bottom + 1, len(region.rows)):
        _go_on(row, cancelled)
        if len(region.filled[row - 1]) < 2 and _begins(region, words, part, row):
            others.append(row)
        _sort_in(region, part, row)
    _skip_groups(region, part)
    found = _table(sheet, region, part, (1, 1), cancelled)
    return replace(found, warnings=(*found.warnings, *_about_others(others)))


def _go_on(row: int, cancelled: Callable[[], bool]) -> None:
    """Raise CancelledError at some of the rows if nobody wants them any more."""
    if row % _ROWS_AT_ONCE == 0 and cancelled():
        raise CancelledError


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


def _parts(
    region: Region, words: heads.Vocabulary, cancelled: Callable[[], bool]
) -> Iterator[_Part]:
    """The tables of a region, one below the other."""
    span = first_heads(region, words)
    if span is None:
        return
    part = _part(region, span, list(range(span[0])))
    row, is_after_gap = span[1] + 1, False
    while row < len(region.rows):
        _go_on(row, cancelled)
        places = region.filled[row]
        if (is_after_gap or part.loose) and _begins(region, words, part, row):
            span = row, bottom_of(region, row)
            titles = _titles(region, part)
            row = span[1] + 1
            if not titles and _are_same(region, part.heads, span):
                part.skipped += [Skipped(number + 1, "repeated") for number in range(span[0], row)]
                continue
            _skip_groups(region, part)
            yield part
            part, is_after_gap = _part(region, span, titles), False
            continue
        if _is_loose(region.rows[row], places):
            part.loose.append(row)
        elif places:
            _sort_in_loose(region, part)
            is_after_gap = not _sort_in(region, part, row)
        else:
            is_after_gap = True
        row += 1
    _sort_in_loose(region, part)
    _skip_groups(region, part)
    yield part


def _part(region: Region, span: tuple[int, int], titles: list[int]) -> _Part:
    """A table without rows yet."""
    sequence = min(
        (
            place
            for line in head_lines(region, span)
            for place, head in line.items()
            if lines.is_sequence(head.text)
        ),
        default=None,
    )
    return _Part(span, titles, sequence)


def _begins(region: Region, words: heads.Vocabulary, part: _Part, row: int) -> bool:
    """Whether heads begin in a row below a table that has begun."""
    places = region.filled[row]
    if len(places) < 2 or lines.is_note(region.rows[row], places):
        return False
    if not part.loose and _repeats(region, part, row):
        return False
    if not are_heads(region, words, row):
        return False
    if are_usual(region, words, row):
        return True
    if part.loose or not part.data:
        return False
    # Words that we don't know, but where the rows above have figures.
    return any(is_figure(region.cell(part.data[0], place)) for place in places)


def _repeats(region: Region, part: _Part, row: int) -> bool:
    """Whether a row says what one of the heads says, as at the top of a printed page."""
    return region.rows[row] in region.rows[part.heads[0] : part.heads[1] + 1]


def _are_same(region: Region, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return head_lines(region, one) == head_lines(region, other)


def _is_loose(cells: Row, places: Sequence[int]) -> bool:
    """Whether a row may be a title: one cell, a few that say what the table is, or several that all say
    `label: value`.
    """
    if len(places) == 1:
        return isinstance(cells[places[0]], str)
    said = [cells[place] for place in places[: _MOST_IN_CAPTION + 1]]
    if len(said) <= _MOST_IN_CAPTION and is_caption(said):
        return True
    # Of most rows the first cell says that they are none.
    return (
        bool(places)
        and lines.is_labelled(cells[places[0]])
        and all(lines.is_labelled(cells[place]) for place in places)
    )


def _titles(region: Region, part: _Part) -> list[int]:
    """The loose rows behind the last one that belongs to the table above; the others go there."""
    titles: list[int] = []
    while part.loose and not lines.ends_table(region.rows[part.loose[-1]]):
        titles.insert(0, part.loose.pop())
    _sort_in_loose(region, part)
    return titles


def _sort_in_loose(region: Region, part: _Part) -> None:
    for row in part.loose:
        _sort_in(region, part, row)
    part.loose.clear()


def _sort_in(region: Region, part: _Part, row: int) -> bool:
    """Put a row among the data or the skipped ones of a table. Says whether it is data."""
    cells, places = region.rows[row], region.filled[row]
    if not places:
        return True
    reason: Reason | None
    if _repeats(region, part, row):
        reason = "repeated"
    elif row == part.heads[1] + 1 and lines.numbers_columns(cells, places):
        reason = "numbers"
    elif not part.data and lines.is_example(cells, places):
        reason = "example"
    elif part.in_notes and len(places) == 1:
        reason = "note"
    else:
        is_merged = region.right_of(row, places[0]) > places[0]
        reason = lines.not_data(cells, places, part.sequence, is_merged)
    part.in_notes = reason == "note"
    if reason is not None:
        part.skipped.append(Skipped(row + 1, reason))
    else:
        part.data.append(row)
    return reason is None


def _skip_groups(region: Region, part: _Part) -> None:
    """Skip rows that begin a group among other rows, with the sums of the group or without them."""
    place = part.sequence
    numbers = [None if place is None else region.cell(row, place) for row in part.data]
    if place is not None and not any(map(lines.is_numbered, numbers)):
        return
    groups = {
        row
        for row, number in zip(part.data, numbers, strict=True)
        if not lines.is_numbered(number) and _begins_group(region, row, place)
    }
    if len(groups) < len(part.data):
        _skip(part, groups, "group")
    # Where nothing else speaks for it, two figures may be the same by chance.
    least = 2 if place is None else 1
    _skip(part, sums.sums(region, part.data, _suspects(region, part), least), "group")


def _suspects(region: Region, part: _Part) -> list[int]:
    """The rows that may have the sums of others: a name and figures without a number, where the others
    have one, or more than that.
    """
    place = part.sequence
    if place is not None:
        return [
            row
            for row in part.data
            if not lines.is_numbered(region.cell(row, place))
            and sums.is_named_figures(region, row, place)
        ]
    return [
        row
        for row, following in pairwise(part.data)
        if len(region.filled[row]) < len(region.filled[following])
        and sums.is_named_figures(region, row, place)
    ]


def _begins_group(region: Region, row: int, sequence: int | None) -> bool:
    """Whether a row without a number begins a group: 一, 石景山区, （二）新建项目, 续建项目（46项）."""
    first, *others = region.filled[row]
    cell = region.cell(row, first)
    if first == sequence:
        return lines.is_item(cell) or region.cell(row, first + 1) is None
    # Where the others are numbered, one that is not is hardly the name of one of them.
    is_counted = lines.is_counted(cell) or (sequence is not None and lines.counts(cell))
    if not (lines.is_item(cell) or is_counted):
        return False
    # Beside it stand the sums of the group and nothing else.
    return all(is_figure(region.cell(row, place)) for place in others)


def _skip(part: _Part, rows: set[int], reason: Reason) -> None:
    """Take rows out of the data."""
    part.data = [row for row in part.data if row not in rows]
    part.skipped += [Skipped(row + 1, reason) for row in rows]
    part.skipped.sort(key=lambda skipped: skipped.number)


def _table(
    sheet: Sheet,
    region: Region,
    part: _Part,
    place: tuple[int, int],
    cancelled: Callable[[], bool],
) -> FoundTable:
    """The table with its columns. `place` says which one of how many on the sheet it is."""
    _go_on(0, cancelled)
    notes = [row.number - 1 for row in part.skipped if row.reason == "note"]
    around = [str(cell) for row in (*part.titles, *notes) for cell in region.cells(row)]
    unit = next(filter(None, map(heads.caption_unit, around)), None)
    _skip_wide(sheet, region, part)
    columns, about_columns = columns_of(region, part.heads, part.data, unit)
    places = {column.index - region.left for column in columns}
    outside = {row for row in part.data if places.isdisjoint(region.filled[row])}
    _skip(part, outside, "outside")
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
            FoundRow(row + 1, tuple(values)) for row, values in zip(part.data, cells, strict=True)
        ),
        skipped=tuple(part.skipped),
        title=_title(region, part),
        warnings=(
            *_about(sheet, part, place),
            *_about_suspects(region, part),
            *about_columns,
            *about_cells,
        ),
        is_hidden=sheet.is_hidden,
        is_1904=sheet.is_1904,
    )


def _skip_wide(sheet: Sheet, region: Region, part: _Part) -> None:
    """Skip rows of a text file that have more cells than there are heads: 1,234.5 without quotes is two."""
    if sheet.name:
        return
    first, last = part.heads
    width = max(place for places in region.filled[first : last + 1] for place in places)
    wide = {row for row in part.data if region.filled[row][-1] > width}
    _skip(part, wide, "wide")


def _title(region: Region, part: _Part) -> str:
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


def _about(sheet: Sheet, part: _Part, place: tuple[int, int]) -> Iterator[str]:
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


def _about_suspects(region: Region, part: _Part) -> Iterator[str]:
    """What to say of rows that may be sums and are not known to be."""
    if part.sequence is None:
        return
    suspects = _suspects(region, part)
    if 0 < len(suspects) < len(part.data):
        yield tr(
            "第 {rows} 行没有序号，只有名称和数：如果是小计，请在表格里删去，否则会当成一条记录",
            rows=_named(suspects),
        )
