"""投资: what each month brought, and the year's course against its plan and its target."""

from collections.abc import Hashable
from decimal import Decimal
from typing import Any

from jingxi_desktop.charts import fonts, style
from jingxi_desktop.charts import investment_words as words
from jingxi_desktop.charts.drawing import Drawing, Mark
from jingxi_desktop.charts.page import Box, Page, Plot, Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.style import NOTE, Scale
from jingxi_desktop.charts.words import plain
from jingxi_desktop.ledger import reports
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.reports import MONTHS, Investment
from jingxi_desktop.translation import tr

# isort: split
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

_YI = 10**8
_BAR = 0.62  # of a month
_GAP = 34.0  # between the two plots, with the caption of the lower one
_SHARE = 0.62  # of the height for the upper plot
_TWO_LINES = 2 * NOTE * 1.3


def data(ledger: Ledger, year: int) -> Investment:
    """What the chart shows of a year."""
    return reports.investment(ledger, year)


def draw(figure: Figure, data: Investment, palette: Palette, room: Room) -> Drawing[Investment]:
    """Put the chart on an empty figure."""
    with style.context():
        if data.last_month is None:
            return _Empty(figure, data, palette, room)
        return _Course(figure, data, palette, room)


def _yi(amount: int | None) -> float | None:
    return None if amount is None else float(Decimal(amount) / _YI)


class _Investment(Drawing[Investment]):
    """What both have in common: the page and its note."""

    def __init__(self, figure: Figure, data: Investment, palette: Palette, room: Room) -> None:
        super().__init__(figure)
        demo = data.origin.is_demo
        title, notes = words.title(data), words.notes(data)
        self._page = Page(figure, palette, room, title, notes, is_demo=demo)
        self._note = self.moving(self._page.note())

    def frame_of(self, data: Investment) -> Hashable:
        """The title and the height of the note."""
        lines = self._page.note_text(words.notes(data)).count("\n")
        return (data.year, data.last_month is None, data.origin.is_demo, lines)

    def fill(self, data: Investment) -> None:
        """Write the note."""
        self._note.set_text(self._page.note_text(words.notes(data)))


class _Empty(_Investment):
    """A year of which no month was returned."""

    def __init__(self, figure: Figure, data: Investment, palette: Palette, room: Room) -> None:
        super().__init__(figure, data, palette, room)
        self._page.empty_state(words.known_without_months(data), *words.how_to_fill())
        self.begin(data)

    def frame_of(self, data: Investment) -> Hashable:
        """All of it but the note."""
        return (super().frame_of(data), words.known_without_months(data))

    def fill(self, data: Investment) -> None:
        """Write the note."""
        super().fill(data)
        sentences = (words.title(data), words.known_without_months(data), *words.how_to_fill())
        self.words = "\n".join(filter(None, sentences))


class _Course(_Investment):
    """The cumulative lines above, the months' bars below, months in common."""

    def __init__(self, figure: Figure, data: Investment, palette: Palette, room: Room) -> None:
        super().__init__(figure, data, palette, room)
        self._palette = palette
        self._add_plots(data)
        self._mark_months()
        self._add_bars()
        self._add_lines()
        self.begin(data)

    def _boxes(self, left: float = 0, right: float = 0) -> tuple[Box, Box]:
        """The upper and the lower plot, once the words have taken their room."""
        bottom, top = self._page.bottom + NOTE + 8, self._page.top - NOTE - 8
        middle = bottom + (top - bottom - _GAP) * (1 - _SHARE)
        return Box(left, middle + _GAP, right, top), Box(left, bottom, right, middle)

    def _scales(self, data: Investment) -> tuple[Scale, Scale]:
        """The scales of both plots, in 亿元, with room for the words over the highest value."""
        course = (*data.done, *data.planned, data.target.amount)
        months = [month.done for month in data.months]
        scales = []
        for amounts, box in zip((course, months), self._boxes(), strict=True):
            values = [_yi(amount) or 0.0 for amount in amounts]
            room = max(2, min(5, int(box.height / 24)))
            highest = max(values) * (1 + 14 / max(box.height, 40))
            scales.append(Scale.over(min(values), highest, room))
        return scales[0], scales[1]

    def _add_plots(self, data: Investment) -> None:
        page, scales = self._page, self._scales(data)
        labels = [plain(value) for scale in scales for value in scale.ticks]
        left = page.left + max(fonts.width(label, NOTE) for label in labels) + 6
        right = page.right - fonts.width(tr("累计完成"), NOTE) - 10
        self._above, self._below = (
            Plot(page, box, (0.5, MONTHS + 0.5), (scale.start, scale.end))
            for box, scale in zip(self._boxes(left, right), scales, strict=True)
        )
        # The bars have their figures written on them, which lines would cross.
        self._above.level(scales[0], grid=True)
        self._below.level(scales[1], grid=False)
        for plot, caption in ((self._above, tr("累计")), (self._below, tr("当月完成"))):
            colour = self._palette.secondary
            page.text(caption, page.left, plot.box.top + 7, colour=colour)
        self._column = (right - left) / MONTHS
        self._name_months()

    def _name_months(self) -> None:
        numbers = range(1, MONTHS + 1)
        wide = self._column > fonts.width(tr("{n}月", n=12), NOTE) + 4
        names = [tr("{n}月", n=number) if wide else str(number) for number in numbers]
        self._below.label(self._below.axes.xaxis, numbers, names)

    def _mark_months(self) -> None:
        for number in range(1, MONTHS + 1):
            extent = (number - 0.5, number + 0.5)
            plots = (self._above, self._below)
            self.marks.append(Mark(tuple(self.moving(plot.column(*extent)) for plot in plots)))

    def _add_bars(self) -> None:
        numbers = range(1, MONTHS + 1)
        colour = self._palette.series[0]
        bars = self._below.axes.bar(numbers, [0] * MONTHS, width=_BAR, color=colour, zorder=2)
        self._bars = [self.moving(bar) for bar in bars]
        self._bar_labels = [
            self.moving(self._page.text("", self._below.x(number), 0, ha="center"))
            for number in numbers
        ]

    def _add_lines(self) -> None:
        blue, orange, *_ = self._palette.series
        hollow = {"marker": "s", "markersize": 4, "markerfacecolor": self._palette.surface}
        self._done = self._line(blue, 3.0, linewidth=2.4, marker="o", markersize=6.5)
        self._planned = self._line(orange, 3.2, linewidth=1.4, linestyle=(0, (4, 2)), **hollow)
        grey = self._palette.secondary
        self._target = self._line(grey, 2.8, linewidth=1.2, linestyle=(0, (8, 2, 1, 2)))
        left = self._above.box.left
        self._target_label = self.moving(self._page.text("", left, 0, colour=grey))
        right = self._above.box.right + 4
        self._done_label, self._planned_label = (
            self.moving(self._page.text("", right, 0, va="center", colour=colour))
            for colour in (blue, orange)
        )
        self._done_leader, self._planned_leader = (
            self._line(colour, 2.6, linewidth=0.9, linestyle=(0, (1, 2)))
            for colour in (blue, orange)
        )

    def _line(self, colour: str, zorder: float, **look: Any) -> Line2D:
        look["linewidth"] = self._page.stroke(look["linewidth"])
        look["markersize"] = self._page.stroke(look.get("markersize", 0))
        (line,) = self._above.axes.plot([], [], color=colour, zorder=zorder, **look)
        line.set_clip_on(False)
        return self.moving(line)

    def frame_of(self, data: Investment) -> Hashable:
        """Scales, title and the height of the note."""
        return (super().frame_of(data), self._scales(data))

    def fill(self, data: Investment) -> None:
        """Move bars and lines to the figures, write the words."""
        super().fill(data)
        self._fill_bars(data)
        self._fill_target(data)
        done, planned = _points(data.done), _points(data.planned)
        self._done.set_data(*done)
        self._planned.set_data(*planned)
        self._name_lines(done, planned)
        for mark, month in zip(self.marks, data.months, strict=True):
            mark.text, mark.query = words.month_words(data, month), data.records_of(month)
        self.words = "\n".join((words.title(data), words.in_words(data)))

    def _fill_bars(self, data: Investment) -> None:
        amounts = [month.done for month in data.months]
        texts = _fitting(amounts, self._column)
        for bar, label, amount, text in zip(
            self._bars, self._bar_labels, amounts, texts, strict=True
        ):
            height = _yi(amount)
            bar.set_visible(height is not None)
            bar.set_height(height or 0)
            label.set_text(text)
            label.set_y(self._below.y(max(height or 0, 0)) + 2)

    def _fill_target(self, data: Investment) -> None:
        target = _yi(data.target.amount)
        for artist in (self._target, self._target_label):
            artist.set_visible(target is not None)
        if target is not None:
            self._target.set_data([0.5, MONTHS + 0.5], [target, target])
            self._target_label.set_text(words.target_label(data.target))
            self._target_label.set_y(self._above.y(target) + 6)

    def _name_lines(self, done: "_Points", planned: "_Points") -> None:
        """Name each line beside the plot, at the height where it ends."""
        at_done = self._name_line(self._done_label, self._done_leader, tr("累计完成"), done)
        at_planned = self._name_line(
            self._planned_label, self._planned_leader, tr("累计计划"), planned
        )
        box = self._above.box
        if at_planned is not None and at_done is not None:
            at_done, at_planned = _parted(at_done, at_planned, box.bottom, box.top + NOTE)
        for label, height in ((self._done_label, at_done), (self._planned_label, at_planned)):
            label.set_y(box.bottom if height is None else height)

    def _name_line(self, label: Text, leader: Line2D, name: str, points: "_Points") -> float | None:
        """Write what a line is and where it got to. Returns its height on the page."""
        label.set_visible(bool(points[0]))
        # A line that ends before December is led to its name.
        leader.set_visible(bool(points[0]) and points[0][-1] < MONTHS)
        if not points[0]:
            return None
        month, value = points[0][-1], points[1][-1]
        leader.set_data([month, MONTHS + 0.5], [value, value])
        label.set_text(f"{name}\n{value:,.2f}")
        return self._above.y(value)


_Points = tuple[list[int], list[float]]


def _points(amounts: tuple[int | None, ...]) -> _Points:
    """Month numbers and 亿元 of the months that have a figure."""
    known = [(number, _yi(amount)) for number, amount in enumerate(amounts, start=1)]
    kept = [(number, value) for number, value in known if value is not None]
    return [number for number, _ in kept], [value for _, value in kept]


def _parted(first: float, second: float, lowest: float, highest: float) -> tuple[float, float]:
    """Where to put two names that belong at two heights so that neither covers the other."""
    apart = max(abs(first - second), _TWO_LINES)
    middle = max(min((first + second) / 2, highest - apart / 2), lowest + apart / 2)
    up = apart / 2 if first >= second else -apart / 2
    return middle + up, middle - up


def _fitting(amounts: list[int | None], column: float) -> list[str]:
    """The labels of the bars, with as many decimals as the widest has room for; else none."""
    for decimals in (2, 1, 0):
        texts = ["" if amount is None else f"{_yi(amount):,.{decimals}f}" for amount in amounts]
        if max(fonts.width(text, NOTE) for text in texts if text) <= column - 6:
            return texts
    return [""] * len(amounts)
