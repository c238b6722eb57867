"""What the columns of a found table say, and what merged cells below them hold."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Day
from jingxi_desktop.exchange.tables import heads
from jingxi_desktop.exchange.tables.figures import is_figure
from jingxi_desktop.exchange.tables.found_table import FoundColumn
from jingxi_desktop.exchange.tables.lines import AS_ABOVE, is_sequence
from jingxi_desktop.exchange.tables.region import Region
from jingxi_desktop.translation import joined, tr

_JOINT = " · "


def letters(index: int) -> str:
    """What spreadsheets call a column, counted from 0: A, Z, AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def head_lines(region: Region, span: tuple[int, int]) -> list[dict[int, heads.Head]]:
    """The heads of each row from the first to the last of `span`, by the places they stand over."""
    made = []
    for row in range(span[0], span[1] + 1):
        cells, groups = region.rows[row], region.groups(row) if row < span[1] else {}
        made.append(
            {
                place: head
                for start in region.filled[row]
                for head in [heads.read(str(cells[start]))]
                for place in range(start, groups.get(start, region.right_of(row, start)) + 1)
            }
        )
    return made


def columns_of(
    region: Region, span: tuple[int, int], data: list[int], unit: str | None
) -> tuple[list[FoundColumn], list[str]]:
    """The columns of a table with these heads and rows of data, and what is to be said of them.

    `unit` is the one that is said above the table.
    """
    lines = head_lines(region, span)
    own = {place for row in range(span[0], span[1] + 1) for place in region.filled[row]}
    used = set().union(*(region.filled[row] for row in data))
    first, last = min(own), max(place for line in lines for place in line)
    columns, warnings = [], []
    for place in range(max(0, first - 1), last + 2):
        stack = [line[place] for line in lines if place in line]
        path = _path(stack)
        if place not in used and (place not in own or not path):
            if first < place < last and not stack:
                warnings.append(
                    tr(
                        "{column} 列是空的，左右两边按一张表读取",
                        column=letters(region.left + place),
                    )
                )
            continue
        if (
            place <= first
            and path in ((), *((head,) for head in heads.INDEX))
            and _counts(region, place, data)
        ):
            warnings.append(
                tr(
                    "{column} 列没有列名，内容是连续的行号，不作为一列",
                    column=letters(region.left + place),
                )
            )
            continue
        columns.append(_column(region, place, path, _own_unit(stack), data, unit))
    beyond = sorted(place for place in used if not first - 1 <= place <= last + 1)
    if beyond:
        names = joined(letters(region.left + place) for place in beyond[:5])
        warnings.append(tr("表头以外还有内容（{columns} 列），没有读取", columns=names))
    return columns, [*warnings, *_about_names(columns)]


def _path(stack: list[heads.Head]) -> tuple[str, ...]:
    path: list[str] = []
    for head in stack:
        if head.text and path[-1:] != [head.text]:
            path.append(head.text)
    return tuple(path)


def _own_unit(stack: list[heads.Head]) -> str | None:
    return next((head.unit for head in reversed(stack) if head.unit), None)


def _column(
    region: Region,
    place: int,
    path: tuple[str, ...],
    own_unit: str | None,
    data: list[int],
    unit: str | None,
) -> FoundColumn:
    index = region.left + place
    label = _JOINT.join(path) or tr("{column} 列（没有列名）", column=letters(index))
    if own_unit is None and unit is not None and not (path and is_sequence(path[-1])):
        has_figures = any(is_figure(region.cell(row, place)) for row in data)
        own_unit = unit if has_figures else None
    return FoundColumn(index, path, label, own_unit)


def _counts(region: Region, place: int, data: list[int]) -> bool:
    """Whether a column has nothing but 0, 1, 2 and so on, or from another number."""
    cells = [region.cell(row, place) for row in data]
    numbers = [cell for cell in cells if type(cell) is int]
    return len(numbers) == len(cells) > 0 and all(
        after == before + 1 for before, after in pairwise(numbers)
    )


def _about_names(columns: Iterable[FoundColumn]) -> list[str]:
    times = Counter(column.path for column in columns if column.path)
    labels = {column.path: column.label for column in columns}
    return [
        tr("有 {n} 列都叫「{label}」，请看清各是哪一列", n=n, label=labels[path])
        for path, n in times.items()
        if n > 1
    ]


def filled_down(
    region: Region, span: tuple[int, int], columns: list[FoundColumn], data: list[int]
) -> tuple[list[list[Cell]], list[str]]:
    """The cells of the rows of data below the heads of `span`, and what is to be said of merged figures.

    A text or a day in a merged cell holds for all its rows, and for those below that say 同上; a figure belongs
    to the first one.
    """
    places = [column.index - region.left for column in columns]
    cells = [_cells(region, row, places) for row in data]
    position = {row: number for number, row in enumerate(data)}
    column_at = {place: number for number, place in enumerate(places)}
    # Merged cells never overlap in a sound file; in another each row is filled once.
    done: dict[int, int] = {}
    figures: dict[int, list[tuple[int, int]]] = {}
    for top, place, bottom, _ in region.merges:
        bottom = min(bottom, len(region.rows) - 1)
        if place not in column_at or bottom <= top or top < done.get(place, span[1] + 1):
            continue
        done[place] = bottom + 1
        [value], column = _cells(region, top, [place]), column_at[place]
        if is_figure(value):
            if any(row in position for row in range(top + 1, bottom + 1)):
                figures.setdefault(column, []).append((top + 1, bottom + 1))
        elif isinstance(value, str | Day):
            for row in range(top + 1, bottom + 1):
                if row in position and cells[position[row]][column] is None:
                    cells[position[row]][column] = value
    for above, below in pairwise(cells):
        if not AS_ABOVE.isdisjoint(below):
            below[:] = map(_or_above, below, above)
    return cells, [_about_merged(columns[column], spans) for column, spans in figures.items()]


def _or_above(cell: Cell, above: Cell) -> Cell:
    return above if cell in AS_ABOVE and isinstance(above, str | Day) else cell


def _cells(region: Region, row: int, places: Sequence[int]) -> list[Cell]:
    """The cells of a row at some places, None for those beyond its end."""
    values = region.rows[row]
    return [values[place] if place < len(values) else None for place in places]


def _about_merged(column: FoundColumn, spans: list[tuple[int, int]]) -> str:
    return tr(
        "「{label}」有 {n} 处合并单元格（第 {first}—{last} 行等），数字只算在各自的第一行，其余行按空白处理",
        label=column.label,
        n=len(spans),
        first=spans[0][0],
        last=spans[0][1],
    )
