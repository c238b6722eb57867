"""A horizontal axis of days, from the first of a month to the last of one, and its labels."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from jingxi_desktop.charts import fonts
from jingxi_desktop.charts.page import Plot
from jingxi_desktop.charts.style import GRID, NOTE
from jingxi_desktop.records.dates import first_day, format_date, last_day
from jingxi_desktop.translation import tr

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)  # months
_BETWEEN = 8.0


def begin(day: str) -> int:
    """Where a date, as exact as it is known, begins on the axis."""
    return date.fromisoformat(first_day(day)).toordinal()


def end(day: str) -> int:
    """Where a date, as exact as it is known, is over."""
    return date.fromisoformat(last_day(day)).toordinal() + 1


class Timeline(Struct, frozen=True):
    """The ends of the axis as months, YYYY-MM, both included."""

    first: str
    last: str

    @classmethod
    def over(cls, days: Iterable[str], within: tuple[str, str] | None = None) -> "Timeline":
        """The months that hold all days; `within` says which months it never leaves."""
        known = list(days)
        first = min(first_day(day) for day in known)[:7]
        last = max(last_day(day) for day in known)[:7]
        if within is not None:
            first, last = max(first, within[0]), min(last, within[1])
        return cls(first, last)

    @property
    def extent(self) -> tuple[float, float]:
        """The limits of the axis."""
        return float(begin(self.first)), float(end(self.last))

    def label(self, plot: Plot) -> None:
        """Light lines at the beginnings of months, as many as have room for their names."""
        ticks = self._ticks(plot.box.width)
        plot.label(plot.axes.xaxis, [begin(month) for month in ticks], self._names(ticks))
        for text in plot.axes.get_xticklabels():
            text.set_horizontalalignment("left")
        width = plot.page.stroke(GRID)
        plot.axes.xaxis.grid(visible=True, linewidth=width, color=plot.page.palette.line)

    def _ticks(self, room: float) -> list[str]:
        start, stop = (
            int(month[:4]) * 12 + int(month[5:]) - 1 for month in (self.first, self.last)
        )
        for step in _STEPS:
            ticks = [
                f"{number // 12:04}-{number % 12 + 1:02}"
                for number in range(start, stop + 1)
                if number % step == 0
            ]
            if self._fits(ticks, room):
                break
        return ticks

    def _fits(self, ticks: list[str], room: float) -> bool:
        """Whether each name ends before the next one begins, the last one at the end of the axis."""
        start, stop = self.extent
        places = [(begin(month) - start) / (stop - start) * room for month in ticks]
        places.append(room + _BETWEEN)
        widths = [fonts.width(name, NOTE) + _BETWEEN for name in self._names(ticks)]
        return all(places[n + 1] - places[n] >= width for n, width in enumerate(widths))

    def _names(self, ticks: list[str]) -> list[str]:
        """A January is named by its year, the first of the axis by both, others by the month."""
        names = []
        for place, month in enumerate(ticks):
            if month[5:] == "01":
                names.append(format_date(month[:4]))
            elif place == 0:
                names.append(format_date(month))
            else:
                names.append(tr("{n}月", n=int(month[5:])))
        return names
