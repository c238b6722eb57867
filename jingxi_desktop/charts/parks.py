"""园区比较: a panel for each measure, a row for each park, one scale within a measure."""

from jingxi_desktop.charts import parks_words as words
from jingxi_desktop.charts.drawing import Drawing
from jingxi_desktop.charts.page import Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.rows import Bar, Content, Row, RowChart
from jingxi_desktop.charts.style import Look
from jingxi_desktop.ledger.figures import parks
from jingxi_desktop.ledger.figures.parks import ParkState, ParkStates
from jingxi_desktop.ledger.ledger import Ledger

# isort: split
from matplotlib.figure import Figure


def data(ledger: Ledger, year: int) -> ParkStates:
    """What the chart shows of a year."""
    return parks.park_states(ledger, year)


def draw(figure: Figure, data: ParkStates, palette: Palette, room: Room) -> Drawing[ParkStates]:
    """Put the chart on an empty figure."""
    return _Parks(figure, data, palette, room)


class _Parks(RowChart[ParkStates]):
    """The same colour in all panels, since each has its name over it."""

    def content(self, data: ParkStates) -> Content:
        """The parks with their four measures."""
        return Content(
            words.title(data),
            words.notes(data),
            data.origin.is_demo,
            tuple(_row(row, data.year) for row in data.rows),
            (Look(self._palette.series[0]),),
            words.how_to_fill(),
            words.in_words(data),
            captions=words.captions(),
        )


def _row(row: ParkState, year: int) -> Row:
    counts = [(float(n), f"{n:,}") for n in (row.firms, row.attracted, row.projects)]
    figures = (*counts, (row.rate, words.rate(row)))
    queries = (
        row.firms_records(year),
        row.attracted_records(year),
        row.projects_records(year),
        row.planned_records(year),
    )
    cells = zip(figures, words.hovers(row), queries, strict=True)
    return Row(
        row.name,
        tuple(
            Bar(() if value is None else ((value, 0),), label, label, hover, query)
            for (value, label), hover, query in cells
        ),
    )
