"""引进企业按月: how many firms came each month, and all of them against the band and 序时."""

from jingxi_desktop.charts import arrivals_words as words
from jingxi_desktop.charts.drawing import Drawing
from jingxi_desktop.charts.enterprises_words import band_words
from jingxi_desktop.charts.months import Content, Line, MonthsChart
from jingxi_desktop.charts.page import Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.ledger.figures import arrivals
from jingxi_desktop.ledger.figures.arrivals import Arrivals
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records.dates import MONTHS
from jingxi_desktop.translation import tr

# isort: split
from matplotlib.figure import Figure


def data(ledger: Ledger, year: int) -> Arrivals:
    """What the chart shows of a year."""
    return arrivals.arrivals(ledger, year)


def draw(figure: Figure, data: Arrivals, palette: Palette, room: Room) -> Drawing[Arrivals]:
    """Put the chart on an empty figure."""
    return _Arrivals(figure, data, palette, room)


class _Arrivals(MonthsChart[Arrivals]):
    """In firms, without decimals."""

    def content(self, data: Arrivals) -> Content:
        """The months that have begun; of a year without any firm none."""
        counts = data.counts if any(data.counts) else (None,) * MONTHS
        return Content(
            words.title(data),
            words.notes(data),
            data.origin.is_demo,
            (tr("累计"), tr("当月引进")),
            counts,
            (
                Line("done", tr("累计引进"), data.sums),
                Line("pace", tr("序时推算"), data.pace),
            ),
            tuple(end for end in (data.low, data.high) if end is not None),
            band_words(data),
            0,
            tuple(
                (words.month_words(data, number), data.records_of(number))
                for number in range(1, MONTHS + 1)
            ),
            words.how_to_fill(),
            words.in_words(data),
        )
