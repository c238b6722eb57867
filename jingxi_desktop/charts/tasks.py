"""重点任务: how many tasks each unit leads, and in which states they are."""

from jingxi_desktop.charts import tasks_words as words
from jingxi_desktop.charts.drawing import Drawing
from jingxi_desktop.charts.page import Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.rows import Bar, Content, Row, RowChart
from jingxi_desktop.charts.style import Look, blend
from jingxi_desktop.ledger.figures import tasks
from jingxi_desktop.ledger.figures.tasks import Tasks, TaskStates
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records.task import CANCELLED, DONE, NOT_STARTED, STATES, UNDER_WAY

# isort: split
from matplotlib.figure import Figure

# What is furthest stands first, so that the done ones can be compared from one line.
_ORDER = (
    *(STATES.index(state) for state in (DONE, UNDER_WAY, NOT_STARTED, CANCELLED)),
    len(STATES),
)


def data(ledger: Ledger, year: int) -> TaskStates:
    """What the chart shows of a year."""
    return tasks.task_states(ledger, year)


def draw(figure: Figure, data: TaskStates, palette: Palette, room: Room) -> Drawing[TaskStates]:
    """Put the chart on an empty figure."""
    return _Tasks(figure, data, palette, room)


class _Tasks(RowChart[TaskStates]):
    """One stacked bar a unit; the further a task is, the darker (in the dark theme, the lighter)."""

    def content(self, data: TaskStates) -> Content:
        """The units, with the states that occur."""
        states = words.states()
        used = [place for place in _ORDER if any(row.counts[place] for row in data.rows)]
        looks = self._looks()
        return Content(
            words.title(data),
            words.notes(data),
            data.origin.is_demo,
            tuple(_row(data, row, used) for row in data.rows),
            tuple(looks[place] for place in used),
            words.how_to_fill(),
            words.in_words(data),
            keys=tuple(states[place] for place in used),
            inside=True,
        )

    def _looks(self) -> tuple[Look, ...]:
        """In the order of the counts."""
        palette = self._palette
        blue, ground = palette.series[0], palette.surface
        return (
            Look(blend(blue, ground, 0.12), palette.secondary, ink=palette.text),
            Look(blend(blue, ground, 0.42), ink=palette.text),
            Look(blue, ink=palette.surface),
            Look(ground, palette.secondary, "////"),
            Look(ground, palette.secondary, ink=palette.text),
        )


def _row(data: TaskStates, row: Tasks, used: list[int]) -> Row:
    parts = tuple((float(row.counts[place]), look) for look, place in enumerate(used))
    label = words.done_of_all(row)
    short = f"{row.done}/{row.total}"
    bar = Bar(parts, label, short, words.hover(row), row.records(data.year))
    return Row(row.name, (bar,))
