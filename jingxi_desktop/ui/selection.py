"""What is selected in a table, without a list of a million indexes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionRange
from PySide6.QtWidgets import QAbstractItemView

from jingxi_desktop.records import Field, Kind, UserError
from jingxi_desktop.translation import tr

MOST_BY_HAND = 10_000


def _parts(view: QAbstractItemView) -> list[QItemSelectionRange]:
    parts: list[QItemSelectionRange] = list(view.selectionModel().selection())  # type: ignore[call-overload]  # the stubs do not know that it is a list
    return parts


def selected_rows(view: QAbstractItemView) -> list[range]:
    """The rows in which something is selected, each once, as ranges from above to below."""
    rows: list[range] = []
    for part in sorted(_parts(view), key=QItemSelectionRange.top):
        first, end = part.top(), part.bottom() + 1
        if rows and first <= rows[-1].stop:
            rows[-1] = range(rows[-1].start, max(end, rows[-1].stop))
        else:
            rows.append(range(first, end))
    return rows


def rows_by_hand(view: QAbstractItemView) -> list[int]:
    """The rows in which something is selected. Raises UserError if they are more than a person means."""
    parts = selected_rows(view)
    rows = sum(map(len, parts))
    if rows > MOST_BY_HAND:
        raise UserError(
            tr("选中了 {n} 行，一次最多 {most} 行", n=f"{rows:,}", most=f"{MOST_BY_HAND:,}")
        )
    return [row for part in parts for row in part]


def are_whole_rows(view: QAbstractItemView, columns: Sequence[int]) -> bool:
    """Whether rows are selected in all of these columns, and nothing else is."""
    parts = _parts(view)
    first, last = min(columns), max(columns)
    return bool(parts) and all(part.left() <= first and last <= part.right() for part in parts)


def selected_cells(view: QAbstractItemView, columns: Sequence[int]) -> dict[int, list[int]]:
    """Which of these columns are selected in each row, from above to below, in the order given.

    The current cell where none of them is selected; nothing where there is none that is shown.
    """
    cells: dict[int, set[int]] = {}
    for part in _parts(view):
        own = {column for column in columns if part.left() <= column <= part.right()}
        for row in range(part.top(), part.bottom() + 1) if own else ():
            cells.setdefault(row, set()).update(own)
    current = view.currentIndex()
    if not cells and current.column() in columns:
        cells[current.row()] = {current.column()}
    return {row: [c for c in columns if c in cells[row]] for row in sorted(cells)}


def selection_text(
    view: QAbstractItemView,
    kind: Kind,
    fields: Sequence[Field],
    total: Callable[[list[range], Field], tuple[int | float, int]],
) -> str:
    """How many rows are selected, with sum and mean of the current column if it holds amounts.

    `total` gives the sum of a field over rows, and in how many of them it is filled.
    """
    rows = selected_rows(view)
    selected = sum(map(len, rows))
    text = tr("已选 {n} {counter}", n=f"{selected:,}", counter=tr(kind.counter))
    column = view.currentIndex().column()
    if not 0 < selected <= MOST_BY_HAND or column < 0 or not fields[column].summed:
        return text
    field = fields[column]
    whole, filled = total(rows, field)
    if not filled:
        return text
    sums = tr(
        "{label}合计 {total}，平均 {mean}",
        label=tr(field.label),
        total=field.text(whole),
        mean=field.text(round(whole / filled)),
    )
    return f"{text} · {sums}"
