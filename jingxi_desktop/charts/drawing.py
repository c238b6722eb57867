"""A chart on its figure: what moves with the data, and the marks that answer to the mouse."""

from abc import ABC, abstractmethod
from collections.abc import Hashable
from typing import Generic, TypeVar

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from msgspec import Struct

from jingxi_desktop.ledger.query import Query

D = TypeVar("D")
C = TypeVar("C")
A = TypeVar("A", bound=Artist)


class Mark(Struct, eq=False):
    """One thing to point at: its regions, what hovering says, and the records behind it if any.

    The regions are invisible rectangles that become visible while the mark is pointed at.
    """

    regions: tuple[Patch, ...]
    text: str = ""
    query: Query | None = None

    def contains(self, x: float, y: float) -> bool:
        """Whether a point of the figure lies in it, in pixels from the lower left corner."""
        return any(region.get_window_extent().contains(x, y) for region in self.regions)

    def highlight(self, on: bool) -> None:
        """Show or hide its regions at the next redraw."""
        for region in self.regions:
            region.set_visible(on)


class Drawing(ABC, Generic[D]):
    """What is on a figure. A chart's subclass builds the still part and fills in the rest.

    `fill` moves the animated artists to the data; `frame_of` is everything the still part depends
    on. `words` are the figures as a screen reader says them. `whole_height` is how many points high the
    page must be for all of it, 0 where a low one leaves nothing out.
    """

    whole_height = 0.0

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.animated: list[Artist] = []
        self.marks: list[Mark] = []
        self.words = ""
        self._frame: Hashable = None

    @abstractmethod
    def frame_of(self, data: D) -> Hashable:
        """What must be the same for `update`: scales, names, year."""

    @abstractmethod
    def fill(self, data: D) -> None:
        """Move the animated artists, and give the marks their texts."""

    def begin(self, data: D) -> None:
        """Fill in the first data, once the still part is built."""
        self._frame = self.frame_of(data)
        self.fill(data)

    def update(self, data: D) -> bool:
        """Show other data without building anew; False if the still part no longer fits."""
        if self.frame_of(data) != self._frame:
            return False
        self.fill(data)
        return True

    def moving(self, artist: A) -> A:
        """Note an artist as animated: left out of the kept background, drawn over it each time."""
        artist.set_animated(True)
        self.animated.append(artist)
        return artist

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark at a point of the figure, in pixels from the lower left corner."""
        return next((mark for mark in self.marks if mark.contains(x, y)), None)


class ContentDrawing(Drawing[D], Generic[D, C]):
    """A drawing that says by `content` what it shows of its data."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure)
        self._latest: tuple[D, C] | None = None

    @abstractmethod
    def content(self, data: D) -> C:
        """What the chart shows of its data."""

    def content_of(self, data: D) -> C:
        """The same, worked out once for the still part and for what moves."""
        if self._latest is None or self._latest[0] is not data:
            self._latest = (data, self.content(data))
        return self._latest[1]
