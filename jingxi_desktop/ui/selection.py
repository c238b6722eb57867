"""What is selected in a table, without a list of a million indexes."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionRange
from PySide6.QtWidgets import QAbstractItemView

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


def are_whole_rows(view: QAbstractItemView, columns: Sequence[int]) -> bool:
    """Whether rows are selected in all of these columns, and nothing else is."""
    parts = _parts(view)
    first, last = min(columns), max(columns)
    return bool(parts) and all(part.left() <= first and last <= part.right() for part in parts)


def selected_cells(view: QAbstractItemView, columns: Sequence[int]) -> dict[int, list[int]]:
    """Which of these columns are selected in each row, from above to below, in the order given.

    The current cell where nothing is selected; nothing where there is none.
    """
    cells: dict[int, set[int]] = {}
    for part in _parts(view):
        own = {column for column in columns if part.left() <= column <= part.right()}
        for row in range(part.top(), part.bottom() + 1) if own else ():
            cells.setdefault(row, set()).update(own)
    current = view.currentIndex()
    if not cells and current.isValid():
        cells[current.row()] = {current.column()}
    return {row: [c for c in columns if c in cells[row]] for row in sorted(cells)}
