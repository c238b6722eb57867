"""The page of a chart: the words round the plots, and plots that share its coordinates.

Lengths are in points of the page, which `Room.scale` enlarges for paper: every size grows alike.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from jingxi_desktop.charts import fonts
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.style import (
    BODY,
    GRID,
    LEADING,
    MARGIN,
    NOTE,
    POINTS,
    TITLE,
    Scale,
    note_lines,
    wrap,
)
from jingxi_desktop.charts.words import plain
from jingxi_desktop.translation import tr

# isort: split
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.text import Text

Across = Literal["left", "center", "right"]
Upright = Literal["top", "center", "bottom"]

# Under this height the plot needs the place of the note's 口径, which a larger one has.
_TALL = 230.0
_WIDEST_SENTENCE = 400.0
_OVER_ALL = 6.0
_BEYOND = 6.0
_NO_MARGIN = 2.0
_SWATCH, _BETWEEN_KEYS = 20.0, 16.0
KEY_GAP = 5.0  # between a swatch and its words
KEY_LINE = NOTE + 10  # a line of keys


class Room(Struct, frozen=True):
    """What surrounds a plot. `corner` is kept free at the right end of the title, in points.

    Without `words` there is the plot alone: a printed page writes title and note itself.
    """

    corner: float = 0.0
    words: bool = True
    scale: float = 1.0


class Page:
    """A figure with its title and note, and the box they leave: `left`, `bottom`, `right`, `top`."""

    def __init__(
        self,
        figure: Figure,
        palette: Palette,
        room: Room,
        title: str,
        notes: Sequence[str],
        *,
        is_demo: bool,
    ) -> None:
        self.figure, self.palette, self.room = figure, palette, room
        figure.set_facecolor(palette.surface)
        width, height = (float(inches) * POINTS / room.scale for inches in figure.get_size_inches())
        self.width, self.height = width, height
        margin = MARGIN if room.words else _NO_MARGIN
        self.left, self.right = margin, width - margin
        self.bottom, self.top = margin, height - margin
        # Words stand on axes as large as the page: a figure never saves animated artists of its own.
        self._sheet = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height), zorder=1)
        self._sheet.set_axis_off()
        if room.words:
            self._write_title(title, is_demo=is_demo)
            lines = self.note_text(notes).count("\n")
            self.bottom += lines * NOTE * LEADING + NOTE + 8

    def _write_title(self, title: str, *, is_demo: bool) -> None:
        right = self.right - self.room.corner / self.room.scale
        if is_demo:
            right = self._write_tag(right) - 8
        lines = wrap(title, TITLE, right - self.left)
        self.text("\n".join(lines), self.left, self.top, size=TITLE, va="top")
        self.top -= len(lines) * TITLE * LEADING + 8

    def _write_tag(self, right: float) -> float:
        """The mark of made-up figures, whose right end is at `right`. Returns its left end."""
        words, colour = tr("演示数据"), self.palette.bad
        tag = self.text(words, right - 5, self.top - 1.5, va="top", ha="right", colour=colour)
        tag.set_bbox({"boxstyle": "square,pad=0.28", "facecolor": "none", "edgecolor": colour})
        return right - 10 - fonts.width(words, NOTE)

    def note(self) -> Text:
        """The artist of the note under the plot, empty yet."""
        artist = self.text("", self.left, MARGIN - 2, va="bottom", colour=self.palette.secondary)
        artist.set_linespacing(LEADING)
        return artist

    def note_text(self, notes: Sequence[str]) -> str:
        """The note in lines. A low page has room for its first and last part only, 来源 and 截止."""
        if not self.room.words:
            return ""
        kept = notes if self.height >= _TALL else (notes[0], notes[-1])
        return note_lines(kept, self.right - self.left)

    def tell_left_out(self, count: int) -> None:
        """Say at the bottom that there was no room for so many, and where there is more."""
        words = tr("另有 {n} 项没有画出，把窗口放大或打印到 A3 可以看到更多", n=count)
        self.text(words, self.left, self.bottom, colour=self.palette.secondary)

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float = NOTE,
        ha: Across = "left",
        va: Upright = "bottom",
        colour: str = "",
    ) -> Text:
        """Words at a point of the page, over everything else."""
        return self._sheet.text(
            x,
            y,
            words,
            fontsize=size * self.room.scale,
            color=colour or self.palette.text,
            ha=ha,
            va=va,
            zorder=_OVER_ALL,
        )

    def swatch(self, box: "Box") -> Rectangle:
        """A rectangle among the words, to show what a colour means."""
        area = Rectangle((box.left, box.bottom), box.width, box.height, zorder=_OVER_ALL)
        self._sheet.add_patch(area)
        return area

    def point(self, x: float, y: float) -> Line2D:
        """A marker among the words, to show what its shape means."""
        (point,) = self._sheet.plot([x], [y], linestyle="none", zorder=_OVER_ALL)
        return point

    def key_places(self, keys: Sequence[str]) -> "list[Box]":
        """Where the swatch of each key stands under the title, in as many lines as they need.

        The words of a key stand `KEY_GAP` to the right of it.
        """
        places: list[Box] = []
        x, y = self.left, self.top - NOTE - 2
        for words in keys:
            width = _SWATCH + KEY_GAP + fonts.width(words, NOTE)
            if places and x + width > self.right:
                x, y = self.left, y - KEY_LINE
            places.append(Box(x, y, x + _SWATCH, y + NOTE))
            x += width + _BETWEEN_KEYS
        return places

    def empty_state(self, *sentences: str) -> None:
        """Sentences in the middle: what belongs there and how it gets there."""
        width = min(self.right - self.left - 2 * MARGIN, _WIDEST_SENTENCE)
        lines = [line for sentence in sentences if sentence for line in wrap(sentence, BODY, width)]
        x, y = (self.left + self.right) / 2, (self.bottom + self.top) / 2
        words, secondary = "\n".join(lines), self.palette.secondary
        artist = self.text(words, x, y, size=BODY, ha="center", va="center", colour=secondary)
        artist.set_linespacing(1.7)

    def stroke(self, width: float) -> float:
        """A line's width or a marker's size as matplotlib takes it."""
        return width * self.room.scale


class Box(Struct, frozen=True):
    """A rectangle of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return max(self.right - self.left, 20.0)

    @property
    def height(self) -> float:
        """From bottom to top."""
        return max(self.top - self.bottom, 10.0)


class Plot:
    """Axes without a box in a rectangle of the page, with `x` and `y` from values to the page."""

    def __init__(
        self, page: Page, box: Box, x: tuple[float, float], y: tuple[float, float]
    ) -> None:
        self.page, self.box = page, box
        self._x, self._y = x, y
        self.axes: Axes = page.figure.add_axes(
            (
                box.left / page.width,
                box.bottom / page.height,
                box.width / page.width,
                box.height / page.height,
            ),
            xlim=x,
            ylim=y,
        )
        self.axes.set_facecolor("none")
        self.axes.set_axisbelow(True)
        self.axes.spines[:].set_visible(False)
        for axis in (self.axes.xaxis, self.axes.yaxis):
            axis.set_ticks([])

    def x(self, value: float) -> float:
        """Where a value of the horizontal axis is on the page."""
        start, end = self._x
        return self.box.left + (value - start) / (end - start) * self.box.width

    def y(self, value: float) -> float:
        """Where a value of the vertical axis is on the page."""
        start, end = self._y
        return self.box.bottom + (value - start) / (end - start) * self.box.height

    def label(self, axis: Axis, values: Sequence[float], labels: Sequence[str]) -> None:
        """Ticks without strokes, labelled in secondary."""
        page = self.page
        axis.set_ticks(list(values), labels=list(labels))
        axis.set_tick_params(
            length=0,
            labelsize=page.stroke(NOTE),
            labelcolor=page.palette.secondary,
            pad=page.stroke(4),
        )

    def level(self, scale: Scale, *, grid: bool) -> None:
        """A labelled vertical scale, with its light lines or without, and a firm line at zero."""
        axes, page, width = self.axes, self.page, self.page.stroke(GRID)
        self.label(axes.yaxis, scale.ticks, [plain(value) for value in scale.ticks])
        if grid:
            axes.yaxis.grid(visible=True, linewidth=width, color=page.palette.line)
        base = page.palette.secondary
        axes.axhline(0, color=base, linewidth=width, clip_on=False, zorder=1.5)

    def column(self, start: float, end: float) -> Patch:
        """The region of a mark, invisible yet: from value to value, all the height of the plot."""
        return self._region(self.axes.axvspan(start, end))

    def row(self, start: float, end: float) -> Patch:
        """The region of a mark, invisible yet: from value to value, a little wider than the plot."""
        beyond = _BEYOND / self.box.width
        return self._region(self.axes.axhspan(start, end, -beyond, 1 + beyond))

    def _region(self, region: Patch) -> Patch:
        region.set(facecolor=self.page.palette.accent, alpha=0.1, linewidth=0, zorder=0.6)
        region.set(visible=False, clip_on=False)
        return region
