"""算力: the readings of an indicator over time, from its baseline to its band."""

from collections.abc import Hashable
from itertools import pairwise

from jingxi_desktop.charts import computing_words as words
from jingxi_desktop.charts import fonts, style, timeline
from jingxi_desktop.charts.drawing import Drawing, Mark
from jingxi_desktop.charts.page import Box, Page, Plot, Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.style import NOTE, Scale
from jingxi_desktop.charts.timeline import Timeline
from jingxi_desktop.charts.words import plain
from jingxi_desktop.ledger.figures import computing
from jingxi_desktop.ledger.figures.computing import Readings
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Indicator

# isort: split
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

_OVER = 6.0  # a value over its point
_BESIDE = 0.7  # of half its width
_LINE = NOTE + 5


def data(ledger: Ledger, year: int) -> Readings:
    """What the chart shows of a year."""
    return computing.computing(ledger, year)


def draw(figure: Figure, data: Readings, palette: Palette, room: Room) -> Drawing[Readings]:
    """Put the chart on an empty figure."""
    with style.context():
        return _Course(figure, data, palette, room)


class _Course(Drawing[Readings]):
    """A line over time; behind it the band up to its due date, the baseline, and the day."""

    def __init__(self, figure: Figure, data: Readings, palette: Palette, room: Room) -> None:
        super().__init__(figure)
        self._palette = palette
        demo = data.origin.is_demo
        self._page = Page(figure, palette, room, words.title(data), words.notes(data), is_demo=demo)
        self._note = self.moving(self._page.note())
        # What no value is written on.
        self._taken: list[Box] = []
        if data.indicator is not None and data.readings:
            self._build(data, data.indicator)
        else:
            self._page.empty_state(*words.how_to_fill(data))
        self.begin(data)

    def _build(self, data: Readings, indicator: Indicator) -> None:
        page, scale, time = self._page, self._scale(data, indicator), _time(data, indicator)
        left = page.left + max(fonts.width(plain(value), NOTE) for value in scale.ticks) + 6
        box = self._box(left)
        self._plot = Plot(page, box, time.extent, (scale.start, scale.end))
        self._plot.level(scale, grid=True)
        time.label(self._plot)
        self._plot.axes.xaxis.grid(visible=False)
        self._add_day(data)
        self._add_band(data, indicator)
        self._add_baseline(data, indicator)
        self._add_marks(data)
        blue, size = self._palette.series[0], page.stroke(6.5)
        (self._line,) = self._plot.axes.plot([], [], color=blue, marker="o", zorder=3)
        self._line.set(linewidth=page.stroke(2.4), markersize=size, clip_on=False)
        self.moving(self._line)
        self._values: list[Text] = [
            self.moving(page.text("", 0, 0, ha="center")) for _ in data.readings
        ]

    def _box(self, left: float = 0) -> Box:
        """The plot, once the words have taken their room."""
        page = self._page
        return Box(left, page.bottom + NOTE + 8, page.right - 8, page.top - _LINE)

    def _scale(self, data: Readings, indicator: Indicator) -> Scale:
        known = [reading.value for reading in data.readings]
        known += [
            end for end in (indicator.low, indicator.high, indicator.baseline) if end is not None
        ]
        height = self._box().height
        highest = max(known) * (1 + _LINE / max(height, 40))
        return Scale.over(min(known), highest, max(2, min(6, int(height / 24))))

    def _add_day(self, data: Readings) -> None:
        """The line of the day on which the year is judged, named over the plot."""
        plot, x = self._plot, timeline.end(data.day)
        colour, width = self._palette.secondary, self._page.stroke(1.0)
        plot.axes.axvline(x, color=colour, linewidth=width, linestyle=(0, (3, 2)), zorder=1.6)
        self._write(words.day_words(data), plot.x(x), plot.box.top + 3, "center")

    def _add_band(self, data: Readings, indicator: Indicator) -> None:
        """The band up to its due date; the words stand over it."""
        plot, green = self._plot, self._palette.series[2]
        ends = [end for end in (indicator.low, indicator.high) if end is not None]
        start, stop = _time(data, indicator).extent
        if indicator.due is not None:
            stop = timeline.end(indicator.due)
        if len(ends) == 2:
            band = Rectangle((start, ends[0]), stop - start, ends[1] - ends[0], zorder=1)
            band.set(facecolor=green, edgecolor=green, alpha=0.25, linewidth=0, hatch="///")
            plot.axes.add_patch(band)
        for y in map(plot.y, ends):
            self._taken.append(Box(plot.box.left, y - 1, plot.x(stop), y + 1))
        width = self._page.stroke(1.6)
        plot.axes.hlines(ends, start, stop, color=green, linewidth=width, zorder=2)
        if ends:
            self._write(words.band_words(data, indicator), plot.x(start), plot.y(max(ends)) + 3)

    def _add_baseline(self, data: Readings, indicator: Indicator) -> None:
        """A dotted line at the height of the baseline, named at the right under it or over it."""
        value = indicator.baseline
        if value is None:
            return
        plot, orange, width = self._plot, self._palette.series[1], self._page.stroke(1.4)
        plot.axes.axhline(value, color=orange, linewidth=width, linestyle=(0, (1, 2)), zorder=2)
        if indicator.baseline_date is not None:
            (point,) = plot.axes.plot([timeline.end(indicator.baseline_date)], [value], "s")
            point.set(color=orange, markersize=self._page.stroke(6), zorder=2.5, clip_on=False)
            point.set_markerfacecolor(self._palette.surface)
        y = plot.y(value)
        under = y - _LINE >= plot.box.bottom
        self._write(
            words.baseline_words(data, indicator),
            plot.box.right,
            y - _LINE + 1 if under else y + 3,
            "right",
        )

    def _write(self, text: str, x: float, y: float, ha: str = "left") -> None:
        """A line of words within the plot's width, where no value will be written."""
        box, width = self._plot.box, fonts.width(text, NOTE)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[ha]
        left = max(min(left, box.right - width), box.left)
        self._page.text(text, left, y, colour=self._palette.secondary)
        self._taken.append(Box(left - 2, y - 1, left + width + 2, y + NOTE + 2))

    def _add_marks(self, data: Readings) -> None:
        """One column a reading, halfway to its neighbours."""
        days = [float(timeline.end(reading.date)) for reading in data.readings]
        start, stop = self._plot.axes.get_xlim()
        halves = [start, *((one + other) / 2 for one, other in pairwise(days)), stop]
        for left, right in pairwise(halves):
            self.marks.append(Mark((self.moving(self._plot.column(left, right)),)))

    def frame_of(self, data: Readings) -> Hashable:
        """All but the values of the readings, and the height of the note."""
        lines = self._page.note_text(words.notes(data)).count("\n")
        head = (words.title(data), data.origin.is_demo, lines)
        if data.indicator is None or not data.readings:
            return (head, words.how_to_fill(data))
        one = data.indicator
        still = (one.low, one.high, one.due, one.baseline, one.baseline_date, data.day)
        days = tuple(reading.date for reading in data.readings)
        return (head, still, days, self._scale(data, one))

    def fill(self, data: Readings) -> None:
        """Move the line to the values, write them."""
        self._note.set_text(self._page.note_text(words.notes(data)))
        self.words = "\n".join((words.title(data), words.in_words(data)))
        if data.indicator is None or not data.readings:
            return
        days = [timeline.end(reading.date) for reading in data.readings]
        self._line.set_data(days, [reading.value for reading in data.readings])
        self._write_values(data)
        for mark, reading in zip(self.marks, data.readings, strict=True):
            mark.text = words.hover(data, data.indicator, reading)
            mark.query = data.records

    def _write_values(self, data: Readings) -> None:
        """Over each point its value, else under it, the last first, where nothing else stands."""
        taken = list(self._taken)
        values = [reading.value for reading in data.readings]
        rises = [*(later > value for value, later in pairwise(values)), False]
        cells = zip(self._values, data.readings, rises, strict=True)
        for text, reading, is_rising in reversed(list(cells)):
            value, y = plain(reading.value), self._plot.y(reading.value)
            half = fonts.width(value, NOTE) / 2
            # Beside a line that goes up from here.
            x = self._plot.x(timeline.end(reading.date)) - (half * _BESIDE if is_rising else 0)
            x = min(x, self._page.right - half)
            text.set(visible=False, text=value)
            for bottom in (y + _OVER, y - _OVER - _LINE):
                box = Box(x - half - 1, bottom, x + half + 1, bottom + NOTE)
                if bottom > self._plot.box.bottom and not any(_meet(box, one) for one in taken):
                    text.set(visible=True, x=x, y=bottom)
                    taken.append(box)
                    break


def _time(data: Readings, indicator: Indicator) -> Timeline:
    """The year, and whatever else the chart has a date of."""
    days = [f"{data.year}", data.day, *(reading.date for reading in data.readings)]
    days += [day for day in (indicator.baseline_date, indicator.due) if day is not None]
    return Timeline.over(days)


def _meet(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.bottom < other.top and other.bottom < one.top
