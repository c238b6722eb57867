"""The charts by name. Nothing here loads matplotlib before a chart is asked to draw."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jingxi_desktop.charts import enterprises_words, investment_words
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.ledger import reports
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import mark, tr

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from jingxi_desktop.charts.drawing import Drawing
    from jingxi_desktop.charts.page import Room


def _draw_investment(*arguments: Any) -> "Drawing[Any]":
    from jingxi_desktop.charts import investment

    return investment.draw(*arguments)


def _draw_enterprises(*arguments: Any) -> "Drawing[Any]":
    from jingxi_desktop.charts import enterprises

    return enterprises.draw(*arguments)


class Chart(Struct, frozen=True):
    """One chart: `data` reads what it shows of a year, `draw` puts that on a figure.

    `title` and `notes` (来源, 口径, 数据截止) are the words round the plot.
    """

    name: str
    label: str
    data: Callable[[Ledger, int], Any]
    title: Callable[[Any], str]
    notes: Callable[[Any], tuple[str, ...]]
    _draw: Callable[..., "Drawing[Any]"]

    def draw(
        self, figure: "Figure", data: Any, palette: Palette, room: "Room | None" = None
    ) -> "Drawing[Any]":
        """Draw on an empty figure. `room` says what surrounds the plot, by default all of it."""
        from jingxi_desktop.charts.page import Room

        return self._draw(figure, data, palette, room or Room())


CHARTS = {
    chart.name: chart
    for chart in (
        Chart(
            "investment",
            mark("投资进度图"),
            reports.investment,
            investment_words.title,
            investment_words.notes,
            _draw_investment,
        ),
        Chart(
            "enterprises",
            mark("引进企业图"),
            reports.attractions,
            enterprises_words.title,
            enterprises_words.notes,
            _draw_enterprises,
        ),
    )
}


def chart_named(name: str) -> Chart:
    """The chart called `name`. Raises UserError with the names there are."""
    try:
        return CHARTS[name]
    except KeyError:
        names = "、".join(CHARTS)
        raise UserError(
            tr("没有「{name}」这种图表，可用：{names}", name=name, names=names)
        ) from None
