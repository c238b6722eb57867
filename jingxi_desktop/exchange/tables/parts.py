"""The tables of a region, one below the other: which rows are heads, titles, data, or skipped, and why."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets.workbook import Row
from jingxi_desktop.exchange.tables import heads, lines, sums, units_between
from jingxi_desktop.exchange.tables.columns import head_lines
from jingxi_desktop.exchange.tables.figures import is_figure
from jingxi_desktop.exchange.tables.found_table import Reason, Skipped
from jingxi_desktop.exchange.tables.head_rows import (
    are_heads,
    are_usual,
    bottom_of,
    first_heads,
    is_caption,
)
from jingxi_desktop.exchange.tables.region import Region
from jingxi_desktop.records.errors import CancelledError

_ROWS_AT_ONCE = 1000
_MOST_IN_CAPTION = 3


class Part(Struct):
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

    def skip(self, rows: set[int], reason: Reason) -> None:
        """Take rows out of the data."""
        self.data = [row for row in self.data if row not in rows]
        self.skipped += [Skipped(row + 1, reason) for row in rows]
        self.skipped.sort(key=lambda skipped: skipped.number)


def one_below_the_other(
    region: Region, words: heads.Vocabulary, cancelled: Callable[[], bool]
) -> Iterator[Part]:
    """The tables of a region. Raises CancelledError soon after `cancelled()` turns true."""
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
            if _goes_on(region, part, titles) and _are_same(region, part.heads, span):
                part.skipped += [
                    Skipped(number + 1, "repeated") for number in (*titles, *range(span[0], row))
                ]
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


def under(
    region: Region, words: heads.Vocabulary, span: tuple[int, int], cancelled: Callable[[], bool]
) -> tuple[Part, list[int]]:
    """The table below the heads that a person named, which has all the rows there; and in which of them
    another one seems to begin. Raises CancelledError soon after `cancelled()` turns true."""
    part = _part(region, span, list(range(span[0])))
    others = []
    for row in range(span[1] + 1, len(region.rows)):
        _go_on(row, cancelled)
        if len(region.filled[row - 1]) < 2 and _begins(region, words, part, row):
            others.append(row)
        _sort_in(region, part, row)
    _skip_groups(region, part)
    return part, others


def suspects(region: Region, part: Part) -> list[int]:
    """The rows that may have the sums of others: a name and figures without a number, where the others
    have one, or more than that. Those that share the merged number of another row are parts of that one.
    """
    place = part.sequence
    if place is not None:
        shared = region.below(place, part.heads[1] + 1)
        return [
            row
            for row in part.data
            if not lines.is_numbered(region.cell(row, place))
            and row not in shared
            and sums.is_named_figures(region, row, place)
        ]
    return [
        row
        for row, following in pairwise(part.data)
        if len(region.filled[row]) < len(region.filled[following])
        and sums.is_named_figures(region, row, place)
    ]


def _go_on(row: int, cancelled: Callable[[], bool]) -> None:
    """Raise CancelledError at some of the rows if nobody wants them any more."""
    if row % _ROWS_AT_ONCE == 0 and cancelled():
        raise CancelledError


def _part(region: Region, span: tuple[int, int], titles: list[int]) -> Part:
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
    return Part(span, titles, sequence)


def _begins(region: Region, words: heads.Vocabulary, part: Part, row: int) -> bool:
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


def _repeats(region: Region, part: Part, row: int) -> bool:
    """Whether a row says what one of the heads says, as at the top of a printed page."""
    return region.rows[row] in region.rows[part.heads[0] : part.heads[1] + 1]


def _are_same(region: Region, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return head_lines(region, one) == head_lines(region, other)


def _goes_on(region: Region, part: Part, titles: list[int]) -> bool:
    """Whether rows above repeated heads say nothing that does not stand above the table: it was printed on pages."""
    above = {lines.of_whole(cell) for row in part.titles for cell in region.cells(row)}
    return all(
        (text := lines.of_whole(cell)) in above or (not text and isinstance(cell, str))
        for row in titles
        for cell in region.cells(row)
    )


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


def _titles(region: Region, part: Part) -> list[int]:
    """The loose rows behind the last one that belongs to the table above; the others go there."""
    titles: list[int] = []
    while part.loose and not lines.ends_table(region.rows[part.loose[-1]]):
        titles.insert(0, part.loose.pop())
    _sort_in_loose(region, part)
    return titles


def _sort_in_loose(region: Region, part: Part) -> None:
    for row in part.loose:
        _sort_in(region, part, row)
    part.loose.clear()


def _sort_in(region: Region, part: Part, row: int) -> bool:
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
        if reason in (None, "group") and part.data and units_between.is_unit(cells, places):
            reason = "unit"
    part.in_notes = reason == "note"
    if reason is not None:
        part.skipped.append(Skipped(row + 1, reason))
    else:
        part.data.append(row)
    return reason is None


def _skip_groups(region: Region, part: Part) -> None:
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
        part.skip(groups, "group")
    # Where nothing else speaks for it, two figures may be the same by chance.
    least = 2 if place is None else 1
    part.skip(sums.sums(region, part.data, suspects(region, part), least), "group")


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
