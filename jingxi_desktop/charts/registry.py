"""The charts by name. Nothing here loads matplotlib before a chart is asked to draw."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jingxi_desktop.charts import (
    arrivals_words,
    completion_words,
    computing_words,
    enterprises_words,
    investment_words,
    parks_words,
    schedule_words,
    tasks_words,
)
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.ledger import package
from jingxi_desktop.ledger.figures import (
    arrivals,
    completion,
    computing,
    enterprises,
    investment,
    parks,
    schedule,
    tasks,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, UserError
from jingxi_desktop.translation import joined, mark, tr

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from jingxi_desktop.charts.drawing import Drawing
    from jingxi_desktop.charts.page import Room


class Chart(Struct, frozen=True):
    """One chart: `data` reads what it shows of a year, `draw` puts that on a figure.

    It shows records of the kinds `reads`, so that a change of others moves nothing in it; without those of
    the kind `about` it shows nothing.
    `title` and `notes` (来源, 口径, 数据截止) are the words round the plot, `pages` the data of each
    page of paper. The module of the same name draws it.
    """

    name: str
    label: str
    data: Callable[[Ledger, int], Any]
    reads: tuple[str, ...]
    about: str
    title: Callable[[Any], str]
    notes: Callable[[Any], tuple[str, ...]]
    pages: Callable[[Any], tuple[Any, ...]] = lambda data: (data,)

    def draw(
        self, figure: "Figure", data: Any, palette: Palette, room: "Room | None" = None
    ) -> "Drawing[Any]":
        """Draw on an empty figure. `room` says what surrounds the plot, by default all of it."""
        from jingxi_desktop.charts.page import Room

        return _drawers()[self.name](figure, data, palette, room or Room())


def _drawers() -> dict[str, Callable[..., "Drawing[Any]"]]:
    """What draws each chart; asking for it is what loads matplotlib."""
    from jingxi_desktop.charts import (
        arrivals,
        completion,
        computing,
        enterprises,
        investment,
        parks,
        schedule,
        tasks,
    )

    return {
        "investment": investment.draw,
        "enterprises": enterprises.draw,
        "completion": completion.draw,
        "tasks": tasks.draw,
        "arrivals": arrivals.draw,
        "computing": computing.draw,
        "parks": parks.draw,
        "schedule": schedule.draw,
    }


# An indicator is measured from records of any of these.
_OF_INDICATORS = ("indicator", "reading", "park", "enterprise", "project", "task")

CHARTS = {
    chart.name: chart
    for chart in (
        Chart(
            "investment",
            mark("投资进度图"),
            investment.investment,
            ("plan", "project"),
            "project",
            investment_words.title,
            investment_words.notes,
        ),
        Chart(
            "enterprises",
            mark("引进企业图"),
            enterprises.attractions,
            _OF_INDICATORS,
            "indicator",
            enterprises_words.title,
            enterprises_words.notes,
        ),
        Chart(
            "completion",
            mark("完成率图"),
            completion.completion,
            ("project", "organisation", "node", "problem"),
            "project",
            completion_words.title,
            completion_words.notes,
        ),
        Chart(
            "tasks",
            mark("任务状态图"),
            tasks.task_states,
            ("task", "organisation"),
            "task",
            tasks_words.title,
            tasks_words.notes,
        ),
        Chart(
            "arrivals",
            mark("引进企业按月图"),
            arrivals.arrivals,
            _OF_INDICATORS,
            "indicator",
            arrivals_words.title,
            arrivals_words.notes,
        ),
        Chart(
            "computing",
            mark("算力图"),
            computing.computing,
            _OF_INDICATORS,
            "indicator",
            computing_words.title,
            computing_words.notes,
        ),
        Chart(
            "parks",
            mark("园区比较图"),
            parks.park_states,
            ("park", "enterprise", "project"),
            "enterprise",
            parks_words.title,
            parks_words.notes,
        ),
        Chart(
            "schedule",
            mark("项目进度计划图"),
            schedule.schedule,
            ("project", "node"),
            "project",
            schedule_words.title,
            schedule_words.notes,
            schedule_words.pages,
        ),
    )
}


def charts_of(ledger: Ledger) -> dict[str, Chart]:
    """The charts of what a ledger can hold: a return package lacks some."""
    return {
        name: chart
        for name, chart in CHARTS.items()
        if package.may_hold(ledger, KINDS[chart.about])
    }


def chart_named(name: str, ledger: Ledger | None = None) -> Chart:
    """The chart called `name`, one of what a ledger can hold if it is given. Raises UserError with the names there are."""
    charts = CHARTS if ledger is None else charts_of(ledger)
    try:
        return charts[name]
    except KeyError:
        names = joined(charts)
        raise UserError(
            tr("没有「{name}」这种图表，可用：{names}", name=name, names=names)
        ) from None
