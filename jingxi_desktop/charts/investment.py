"""投资: what each month brought, and the year's course against its plan, its target and 序时."""

from collections.abc import Iterable
from decimal import Decimal

from jingxi_desktop.charts import investment_words as words
from jingxi_desktop.charts.drawing import Drawing
from jingxi_desktop.charts.months import Content, Line, MonthsChart
from jingxi_desktop.charts.page import Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.ledger.figures import investment
from jingxi_desktop.ledger.figures.investment import Investment
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.translation import tr

# isort: split
from matplotlib.figure import Figure

_YI = 10**8


def data(ledger: Ledger, year: int) -> Investment:
    """What the chart shows of a year."""
    return investment.investment(ledger, year)


def draw(figure: Figure, data: Investment, palette: Palette, room: Room) -> Drawing[Investment]:
    """Put the chart on an empty figure."""
    return _Course(figure, data, palette, room)


def _yi(amounts: Iterable[int | None]) -> tuple[float | None, ...]:
    return tuple(None if amount is None else float(Decimal(amount) / _YI) for amount in amounts)


class _Course(MonthsChart[Investment]):
    """In 亿元, two decimals."""

    def content(self, data: Investment) -> Content:
        """The months with a return, and what the year plans."""
        target = data.target.amount
        return Content(
            words.title(data),
            words.notes(data),
            data.origin.is_demo,
            (tr("累计"), tr("当月完成")),
            _yi(month.done for month in data.months),
            (
                Line("done", tr("累计完成"), _yi(data.done)),
                Line("planned", tr("累计计划"), _yi(data.planned)),
                Line("pace", tr("序时"), _yi(data.pace)),
            ),
            () if target is None else (float(Decimal(target) / _YI),),
            words.target_label(data.target),
            2,
            tuple(
                (words.month_words(data, month), data.records_of(month)) for month in data.months
            ),
            (words.known_without_months(data), *words.how_to_fill()),
            words.in_words(data),
        )
