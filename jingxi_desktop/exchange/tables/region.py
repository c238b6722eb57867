"""A part of a sheet's columns, and which of its cells are merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Range, Row
from jingxi_desktop.exchange.tables.lines import filled

# A vertical merge in the heads begins so many rows above at most.
_TALLEST = 3


class Region:
    """Rows and merges of neighbouring columns. All places are counted from 0 at `left` of the sheet."""

    def __init__(self, rows: list[Row], merges: Iterable[Range], left: int = 0) -> None:
        self.rows = rows
        self.left = left
        # The places of the cells of each row that hold something.
        self.filled = [filled(row) for row in rows]
        self.merges: list[Range] = []
        self._from: dict[int, list[Range]] = defaultdict(list)
        self._right: dict[tuple[int, int], int] = {}
        for merge in sorted(merges):
            top, start, _, end = merge
            beside = self._from[top]
            # They never overlap in a sound file.
            if not beside or start > beside[-1][3]:
                beside.append(merge)
                self.merges.append(merge)
                self._right[top, start] = end

    def cut(self, left: int, right: int) -> "Region":
        """The columns from `left` to `right`, the last one inside."""
        merges = [
            (top, start - left, bottom, min(end, right) - left)
            for top, start, bottom, end in self.merges
            if left <= start <= right
        ]
        return Region([row[left : right + 1] for row in self.rows], merges, self.left + left)

    def bands(self) -> list[tuple[int, int]]:
        """The first and the last column of what empty columns divide."""
        used = set().union(*self.filled)
        width = max(map(len, self.rows), default=0)
        for top, start, _, end in self.merges:
            # A title over everything is no column of anything.
            if top < len(self.filled) and len(self.filled[top]) > 1:
                used.update(range(start, min(end + 1, width)))
        bands: list[tuple[int, int]] = []
        for place in sorted(used):
            if bands and place == bands[-1][1] + 1:
                bands[-1] = bands[-1][0], place
            else:
                bands.append((place, place))
        return bands

    def cell(self, row: int, place: int) -> Cell:
        """What a cell holds itself, None outside the rows."""
        cells = self.rows[row]
        return cells[place] if place < len(cells) else None

    def right_of(self, row: int, place: int) -> int:
        """The last column of the merged cell that begins here, `place` itself if none does."""
        return self._right.get((row, place), place)

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row that hold something."""
        return [self.rows[row][place] for place in self.filled[row]]

    def has_merged(self, row: int) -> bool:
        """Whether a merged cell covers a part of this row."""
        return any(True for _ in self._around(row))

    def below(self, place: int, first: int) -> set[int]:
        """The rows from `first` on that a merged cell of a column reaches down to from another row."""
        last = len(self.rows) - 1
        return {
            row
            for top, start, bottom, _ in self.merges
            if start == place and first <= top
            for row in range(top + 1, min(bottom, last) + 1)
        }

    def reaches_down(self, row: int) -> bool:
        """Whether a merged cell goes on from this row to the one below."""
        return any(bottom > row for _, _, bottom, _ in self._around(row))

    def groups(self, row: int) -> dict[int, int]:
        """The first and the last columns of the heads in a row, not the last, that stand over several others.

        They are merged cells. Where nothing is merged, as in a CSV file, a head goes on over empty
        cells as long as there is something below them.
        """
        places = self.filled[row]
        if self.has_merged(row):
            ends = {place: self.right_of(row, place) for place in places}
        else:
            below = set(self.filled[row + 1])
            ends = {}
            for place, following in pairwise([*places, max(below, default=-1) + 1]):
                end = place
                while end + 1 < following and end + 1 in below:
                    end += 1
                ends[place] = end
        return {start: end for start, end in ends.items() if end > start}

    def _around(self, row: int) -> Iterator[Range]:
        """The merged cells that cover a part of a row."""
        for top in range(row - _TALLEST, row + 1):
            for merge in self._from.get(top, ()):
                if merge[2] >= row:
                    yield merge
