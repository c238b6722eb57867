"""Charts of a year by months: cumulative lines above, the months' bars below, months in common."""

from collections.abc import Hashable, Sequence
from typing import Any, Literal

from msgspec import Struct

from jingxi_desktop.charts import fonts, style
from jingxi_desktop.charts.drawing import ContentDrawing, D, Mark
from jingxi_desktop.charts.page import Box, Page, Plot, Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.style import NOTE, Scale
from jingxi_desktop.charts.words import plain
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records.dates import MONTHS
from jingxi_desktop.records.rounding import rounded
from jingxi_desktop.translation import tr

# isort: split
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

_BAR = 0.62  # of a month
_GAP = 34.0  # between the two plots, with the caption of the lower one
_SHARE = 0.62  # of the height for the upper plot
_LINE = NOTE * 1.3
# A scale may make a step a fifth lower: as high as a line of its labels still.
_STEP = 15.0
_FIRST, _LAST = 0.5, MONTHS + 0.5

Role = Literal["done", "planned", "pace"]


class Line(Struct, frozen=True):
    """One line of the upper plot: twelve values, None where there is no point.

    Its role gives its look: `done` is firm, `planned` dashed with hollow squares, `pace` a thin
    dashed line without points.
    """

    role: Role
    name: str
    values: tuple[float | None, ...]


class Content(Struct, frozen=True):
    """All that such a chart shows. Without any bar it is `empty`, sentences in the middle.

    `captions` name the upper and the lower plot. `levels` are one or two values of the upper plot,
    two being the ends of a band; `level_label` says what they are. `decimals` is the most that a
    value has. `hovers` are the words and the records of each month.
    """

    title: str
    notes: tuple[str, ...]
    is_demo: bool
    captions: tuple[str, str]
    bars: tuple[float | None, ...]
    lines: tuple[Line, ...]
    levels: tuple[float, ...]
    level_label: str
    decimals: int
    hovers: tuple[tuple[str, Query | None], ...]
    empty: tuple[str, ...]
    words: str

    @property
    def is_empty(self) -> bool:
        """Whether no month has a figure."""
        return all(bar is None for bar in self.bars)


class _Named(Struct, eq=False):
    """A line with its name at the right, and the dots that lead from its end to the name."""

    line: Line2D
    leader: Line2D
    label: Text


class MonthsChart(ContentDrawing[D, Content]):
    """A chart of months. A subclass says by `content` what stands in it."""

    def __init__(self, figure: Figure, data: D, palette: Palette, room: Room) -> None:
        super().__init__(figure)
        self._palette = palette
        with style.context():
            content = self.content_of(data)
            self._page = Page(
                figure, palette, room, content.title, content.notes, is_demo=content.is_demo
            )
            self._note = self.moving(self._page.note())
            if content.is_empty:
                self._page.empty_state(*content.empty)
            else:
                self._build(content)
            self.begin(data)

    def _build(self, content: Content) -> None:
        self._add_plots(content)
        for number in range(1, MONTHS + 1):
            extent = (number - 0.5, number + 0.5)
            plots = (self._above, self._below)
            self.marks.append(Mark(tuple(self.moving(plot.column(*extent)) for plot in plots)))
        self._add_bars()
        self._add_levels(content.captions[0])
        self._lines = {line.role: self._add_line(line.role) for line in content.lines}

    def _boxes(self, left: float = 0, right: float = 0) -> tuple[Box, Box]:
        """The upper and the lower plot, once the words have taken their room."""
        bottom, top = self._page.bottom + NOTE + 8, self._page.top - NOTE - 8
        middle = bottom + (top - bottom - _GAP) * (1 - _SHARE)
        return Box(left, middle + _GAP, right, top), Box(left, bottom, right, middle)

    def _scales(self, content: Content) -> tuple[Scale, Scale]:
        """The scales of both plots, with room for the words over the highest value."""
        course = [value for line in content.lines for value in line.values]
        scales = []
        for known, box in zip(
            ([*course, *content.levels], content.bars), self._boxes(), strict=True
        ):
            values = [value or 0.0 for value in known]
            room = max(1, min(5, int(box.height / _STEP)))
            highest = max(values) * (1 + 14 / max(box.height, 40))
            scales.append(Scale.over(min(values), highest, room))
        return scales[0], scales[1]

    def _add_plots(self, content: Content) -> None:
        page, scales = self._page, self._scales(content)
        labels = [plain(value) for scale in scales for value in scale.ticks]
        left = page.left + max(fonts.width(label, NOTE) for label in labels) + 6
        right = page.right - max(fonts.width(line.name, NOTE) for line in content.lines) - 10
        self._above, self._below = (
            Plot(page, box, (_FIRST, _LAST), (scale.start, scale.end))
            for box, scale in zip(self._boxes(left, right), scales, strict=True)
        )
        # The bars have their figures written on them, which lines would cross.
        self._above.level(scales[0], grid=True)
        self._below.level(scales[1], grid=False)
        for plot, caption in zip((self._above, self._below), content.captions, strict=True):
            colour = self._palette.secondary
            page.text(caption, page.left, plot.box.top + 7, colour=colour)
        self._column = (right - left) / MONTHS
        self._name_months()

    def _name_months(self) -> None:
        numbers = range(1, MONTHS + 1)
        wide = self._column > fonts.width(tr("{n}月", n=12), NOTE) + 4
        names = [tr("{n}月", n=number) if wide else str(number) for number in numbers]
        self._below.label(self._below.axes.xaxis, numbers, names)

    def _add_bars(self) -> None:
        numbers = range(1, MONTHS + 1)
        colour = self._palette.series[0]
        bars = self._below.axes.bar(numbers, [0] * MONTHS, width=_BAR, color=colour, zorder=2)
        self._bars = [self.moving(bar) for bar in bars]
        self._bar_labels = [
            self.moving(self._page.text("", self._below.x(number), 0, ha="center"))
            for number in numbers
        ]

    def _add_levels(self, caption: str) -> None:
        """A line for each level, the band between two, and the words over them.

        These stand beside the caption: in a low plot a level is as high.
        """
        grey, green = self._palette.secondary, self._palette.series[2]
        look = {"linewidth": 1.2, "linestyle": (0, (8, 2, 1, 2))}
        self._levels = [self._line(grey, 2.8, **look) for _ in range(2)]
        band = Rectangle((_FIRST, 0), MONTHS, 0, zorder=1, alpha=0.25, linewidth=0, hatch="///")
        band.set(facecolor=green, edgecolor=green)
        self._above.axes.add_patch(band)
        self._band = self.moving(band)
        left = max(self._above.box.left, self._page.left + fonts.width(caption, NOTE) + 6)
        label = self._page.text("", left, 0, colour=grey)
        # A line of the grid may be as high.
        label.set_bbox(
            {"pad": 0, "facecolor": self._palette.surface, "edgecolor": "none", "alpha": 0.8}
        )
        self._level_label = self.moving(label)

    def _add_line(self, role: Role) -> _Named:
        blue, orange, *_ = self._palette.series
        hollow = {"marker": "s", "markersize": 4, "markerfacecolor": self._palette.surface}
        colour, zorder, look = {
            "done": (blue, 3.0, {"linewidth": 2.4, "marker": "o", "markersize": 6.5}),
            "planned": (orange, 3.2, {"linewidth": 1.4, "linestyle": (0, (4, 2)), **hollow}),
            "pace": (self._palette.secondary, 2.7, {"linewidth": 0.9, "linestyle": (0, (2, 2.5))}),
        }[role]
        right = self._above.box.right + 4
        return _Named(
            self._line(colour, zorder, **look),
            self._line(colour, 2.6, linewidth=0.9, linestyle=(0, (1, 2))),
            self.moving(self._page.text("", right, 0, va="center", colour=colour)),
        )

    def _line(self, colour: str, zorder: float, **look: Any) -> Line2D:
        look["linewidth"] = self._page.stroke(look["linewidth"])
        look["markersize"] = self._page.stroke(look.get("markersize", 0))
        (line,) = self._above.axes.plot([], [], color=colour, zorder=zorder, **look)
        line.set_clip_on(False)
        return self.moving(line)

    def frame_of(self, data: D) -> Hashable:
        """The title, the height of the note, and scales and lines or the sentences in their place."""
        content = self.content_of(data)
        head = (content.title, content.is_demo, self._page.note_text(content.notes).count("\n"))
        if content.is_empty:
            return (head, content.empty)
        return (head, self._scales(content), tuple(line.role for line in content.lines))

    def fill(self, data: D) -> None:
        """Move bars and lines to the figures, write the words."""
        content = self.content_of(data)
        self._note.set_text(self._page.note_text(content.notes))
        said = content.empty if content.is_empty else (content.words,)
        self.words = "\n".join(filter(None, (content.title, *said)))
        if content.is_empty:
            return
        self._fill_bars(content)
        self._fill_levels(content)
        for line in content.lines:
            self._lines[line.role].line.set_data(*_points(line.values))
        self._name_lines(content)
        for mark, (text, query) in zip(self.marks, content.hovers, strict=True):
            mark.text, mark.query = text, query

    def _fill_bars(self, content: Content) -> None:
        texts = _fitting(content.bars, content.decimals, self._column)
        for bar, label, height, text in zip(
            self._bars, self._bar_labels, content.bars, texts, strict=True
        ):
            bar.set_visible(height is not None)
            bar.set_height(height or 0)
            label.set_text(text)
            label.set_y(self._below.y(max(height or 0, 0)) + 2)

    def _fill_levels(self, content: Content) -> None:
        levels = content.levels
        for place, line in enumerate(self._levels):
            line.set_visible(place < len(levels))
            if place < len(levels):
                line.set_data([_FIRST, _LAST], [levels[place]] * 2)
        self._band.set_visible(len(levels) == 2)
        if len(levels) == 2:
            self._band.set(y=levels[0], height=levels[1] - levels[0])
        self._level_label.set_visible(bool(levels))
        if levels:
            self._level_label.set_text(content.level_label)
            self._level_label.set_y(self._above.y(max(levels)) + 6)

    def _name_lines(self, content: Content) -> None:
        """Name each line beside the plot, at the height where it ends, and say where it got to."""
        ends: list[tuple[float, Text]] = []
        box = self._above.box
        drawn = [line for line in content.lines if any(value is not None for value in line.values)]
        apart = _LINE * 2 if (len(drawn) - 1) * _LINE * 2 <= box.height + NOTE else _LINE
        for line in content.lines:
            named = self._lines[line.role]
            named.label.set_visible(line in drawn)
            named.leader.set_visible(line in drawn and line.values[-1] is None)
            if line not in drawn:
                continue
            numbers, values = _points(line.values)
            # A line that ends before December is led to its name.
            named.leader.set_data([numbers[-1], _LAST], [values[-1]] * 2)
            value = f"\n{rounded(values[-1], content.decimals)}" if apart > _LINE else ""
            named.label.set_text(line.name + value)
            ends.append((self._above.y(values[-1]), named.label))
        ends.sort(key=lambda end: end[0])
        heights = _parted([height for height, _ in ends], apart, box.bottom, box.top + NOTE)
        for height, (_, label) in zip(heights, ends, strict=True):
            label.set_y(height)


def _points(values: Sequence[float | None]) -> tuple[list[int], list[float]]:
    """Month numbers and values of the months that have one."""
    known = [(number, value) for number, value in enumerate(values, start=1) if value is not None]
    return [number for number, _ in known], [value for _, value in known]


def _parted(heights: list[float], apart: float, lowest: float, highest: float) -> list[float]:
    """Where to put names that belong at rising heights so that none covers another."""
    placed: list[list[float]] = []  # Runs of names that stand as close as they may.
    for height in heights:
        placed.append([height])
        while len(placed) > 1 and placed[-1][0] - placed[-2][-1] < apart:
            run = placed.pop(-2) + placed.pop()
            middle = (run[0] + run[-1]) / 2
            half = (len(run) - 1) * apart / 2
            middle = max(min(middle, highest - half), lowest + half)
            placed.append([middle - half + place * apart for place in range(len(run))])
    return [height for run in placed for height in run]


def _fitting(values: Sequence[float | None], decimals: int, column: float) -> list[str]:
    """The labels of the bars, with as many decimals as the widest has room for; else none."""
    for fewer in range(decimals, -1, -1):
        texts = ["" if value is None else rounded(value, fewer) for value in values]
        if max(fonts.width(text, NOTE) for text in texts if text) <= column - 6:
            return texts
    return [""] * len(values)
