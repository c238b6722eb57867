"""引进企业: what each park attracted in the year, against its band."""

from collections.abc import Hashable

from jingxi_desktop.charts import enterprises_words as words
from jingxi_desktop.charts import fonts, style
from jingxi_desktop.charts.drawing import Drawing, Mark
from jingxi_desktop.charts.page import Box, Page, Plot, Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.style import BODY, GRID, NOTE, Scale
from jingxi_desktop.charts.words import plain
from jingxi_desktop.ledger.figures import enterprises
from jingxi_desktop.ledger.figures.enterprises import Attraction, Attractions
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.translation import tr

# isort: split
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

_HEAD = BODY + 7  # the line of words over a bar
_FOOT = NOTE + 7  # the words of the band under it
_LEAST_ROW, _MOST_ROW = 26.0, 120.0
_LEAST_ROW_WITH_FOOT = _HEAD + _FOOT + 14
_OVERHANG = 3.0
_THICKNESS = 0.38  # of a row, where there is room
_LEAST_BAR, _MOST_BAR = 6.0, 40.0


def data(ledger: Ledger, year: int) -> Attractions:
    """What the chart shows of a year."""
    return enterprises.attractions(ledger, year)


def draw(figure: Figure, data: Attractions, palette: Palette, room: Room) -> Drawing[Attractions]:
    """Put the chart on an empty figure."""
    with style.context():
        return _Bands(figure, data, palette, room)


class _Bands(Drawing[Attractions]):
    """One row a park: its words, under them a bar on its band."""

    def __init__(self, figure: Figure, data: Attractions, palette: Palette, room: Room) -> None:
        super().__init__(figure)
        self._palette = palette
        demo = data.origin.is_demo
        self._page = Page(figure, palette, room, words.title(data), words.notes(data), is_demo=demo)
        self._note = self.moving(self._page.note())
        self._bars: list[Rectangle] = []
        self._states: list[Text] = []
        if data.rows:
            self._fit(data)
            self._build(data)
        else:
            self._page.empty_state(*words.how_to_fill())
        self.begin(data)

    def _fit(self, data: Attractions) -> None:
        """How many rows there is room for, and how high one is."""
        bottom = self._page.bottom + NOTE + 8
        height = self._page.top - bottom
        self._shown = max(1, min(len(data.rows), int(height / _LEAST_ROW)))
        if self._shown < len(data.rows):
            bottom += _FOOT
            self._shown = max(1, int((self._page.top - bottom) / _LEAST_ROW))
        spare = max(0.0, self._page.top - bottom - self._shown * _MOST_ROW) / 2
        self._box = Box(self._page.left, bottom + spare, self._page.right, self._page.top - spare)
        self._row = self._box.height / self._shown
        self._foot = _FOOT if self._row >= _LEAST_ROW_WITH_FOOT else 4.0
        thickness = min(self._row - _HEAD - self._foot - 2 * _OVERHANG, self._row * _THICKNESS)
        self._thickness = min(max(thickness, _LEAST_BAR), _MOST_BAR)

    def _build(self, data: Attractions) -> None:
        scale = self._scale(data)
        self._plot = Plot(self._page, self._box, (0, scale.end), (self._shown, 0))
        labels = [plain(value) for value in scale.ticks]
        self._plot.label(self._plot.axes.xaxis, scale.ticks, labels)
        self._align_ends(scale)
        for place, row in enumerate(data.rows[: self._shown]):
            self._add_row(place, row, scale)
        if self._shown < len(data.rows):
            self._page.tell_left_out(len(data.rows) - self._shown)

    def _align_ends(self, scale: Scale) -> None:
        """Keep the first and the last figure of the scale within the plot."""
        labels = self._plot.axes.get_xticklabels()
        labels[0].set_horizontalalignment("left")
        if scale.ticks[-1] == scale.end:
            labels[-1].set_horizontalalignment("right")

    def _scale(self, data: Attractions) -> Scale:
        ends = [end for row in data.rows for end in (row.count, row.low, row.high) if end]
        room = max(2, min(8, int((self._page.right - self._page.left) / 70)))
        return Scale.over(0, max([*ends, 1]) * 1.04, room)

    def _add_row(self, place: int, row: Attraction, scale: Scale) -> None:
        """The still words and band of a row, and what moves on it."""
        self.marks.append(Mark((self.moving(self._plot.row(place, place + 1)),)))
        block = _HEAD + self._thickness + self._foot
        head = place + ((self._row - block) / 2 + _HEAD) / self._row
        top, bottom = (head + by / self._row for by in (-_OVERHANG, self._thickness + _OVERHANG))
        self._add_grid(scale, top, bottom)
        self._add_band(row, top, bottom)
        bar = Rectangle((0, head), 0, self._thickness / self._row)
        bar.set(facecolor=self._palette.series[0], linewidth=0, zorder=2)
        self._plot.axes.add_patch(bar)
        self._bars.append(self.moving(bar))
        y = self._plot.y(top) + 3
        self._page.text(row.name, self._box.left, y, size=BODY)
        state = self._page.text("", self._box.right, y, size=BODY, ha="right")
        self._states.append(self.moving(state))

    def _add_grid(self, scale: Scale, top: float, bottom: float) -> None:
        """The light lines, behind the bar only: none crosses the words of a row."""
        axes, width = self._plot.axes, self._page.stroke(GRID)
        line, base = self._palette.line, self._palette.secondary
        axes.vlines(scale.ticks[1:], top, bottom, color=line, linewidth=width, zorder=0.8)
        axes.vlines(0, top, bottom, color=base, linewidth=width, zorder=2.5, clip_on=False)

    def _add_band(self, row: Attraction, top: float, bottom: float) -> None:
        """A shaded band between two ends, a line at each; under it what it is."""
        axes, green = self._plot.axes, self._palette.series[2]
        ends = [end for end in (row.low, row.high) if end is not None]
        if len(ends) == 2:
            area = Rectangle((ends[0], top), ends[1] - ends[0], bottom - top)
            area.set(
                facecolor=green, edgecolor=green, alpha=0.25, linewidth=0, hatch="///", zorder=1
            )
            axes.add_patch(area)
        width = self._page.stroke(1.6)
        for end in ends:
            # Over the bar, which moves, so it is painted with what moves.
            line = Line2D([end, end], [top, bottom], color=green, linewidth=width, zorder=3)
            line.set_solid_capstyle("butt")
            self.moving(axes.add_line(line))
        if self._foot == _FOOT and ends:
            band = words.band_words(row)
            half = fonts.width(band, NOTE) / 2
            x = self._plot.x(sum(ends) / len(ends))
            x = min(max(x, self._box.left + half), self._box.right - half)
            y, colour = self._plot.y(bottom) - 3, self._palette.secondary
            self._page.text(band, x, y, ha="center", va="top", colour=colour)

    def frame_of(self, data: Attractions) -> Hashable:
        """The parks, their bands, the scale, the title and the height of the note."""
        lines = self._page.note_text(words.notes(data)).count("\n")
        rows = tuple((row.indicator_id, row.name, row.low, row.high) for row in data.rows)
        return (data.year, data.origin.is_demo, lines, rows, self._scale(data))

    def fill(self, data: Attractions) -> None:
        """Move the bars to the counts, write the words."""
        self._note.set_text(self._page.note_text(words.notes(data)))
        for row, bar, state, mark in zip(
            data.rows, self._bars, self._states, self.marks, strict=False
        ):
            bar.set_width(row.count)
            state.set_text(self._fitting(row))
            mark.text = words.hover(row)
            mark.query = row.records
        self.words = "\n".join((words.title(data), words.in_words(data)))

    def _fitting(self, row: Attraction) -> str:
        """What is said of a park where there is room beside its name, else its count alone."""
        room = self._page.right - self._page.left - fonts.width(row.name, BODY) - 12
        state = words.state_words(row)
        return state if fonts.width(state, BODY) <= room else tr("{n} 家", n=f"{row.count:,}")
