"""项目进度计划: a row for each project, planned and actual, with its key nodes, the late ones first."""

from collections.abc import Hashable

from msgspec import Struct

from jingxi_desktop.charts import fonts, style, timeline
from jingxi_desktop.charts import schedule_words as words
from jingxi_desktop.charts.drawing import Drawing, Mark
from jingxi_desktop.charts.page import KEY_GAP, KEY_LINE, Box, Page, Plot, Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.style import GRID, NOTE, Look, blend, shortened
from jingxi_desktop.charts.timeline import Timeline
from jingxi_desktop.ledger.figures import schedule
from jingxi_desktop.ledger.figures.schedule import Schedule, Works
from jingxi_desktop.ledger.ledger import Ledger

# isort: split
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

_LEAST_ROW, _MOST_ROW = NOTE + 3.5, 26.0
_PLANNED, _ACTUAL = 0.62, 0.3  # of a row
_PALE = "38"  # alpha of 255: the line of the day is seen through a planned bar
_MOST_NAME = 0.3  # of the width
_GAP = 8.0
_NODE, _OVERDUE = 4.6, 6.0  # markers
_AXIS = NOTE + 8
_DAY = NOTE + 8


def data(ledger: Ledger, year: int) -> Schedule:
    """What the chart shows of a year."""
    return schedule.schedule(ledger, year)


def draw(figure: Figure, data: Schedule, palette: Palette, room: Room) -> Drawing[Schedule]:
    """Put the chart on an empty figure."""
    with style.context():
        return _Gantt(figure, data, palette, room)


class _Cells(Struct, eq=False):
    """What moves in a row: both bars, and the nodes by their look."""

    planned: Rectangle
    actual: Rectangle
    nodes: tuple[Line2D, Line2D, Line2D]


class _Gantt(Drawing[Schedule]):
    """As many projects as there is room for, over the year and those before and after it."""

    def __init__(self, figure: Figure, data: Schedule, palette: Palette, room: Room) -> None:
        super().__init__(figure)
        self._palette = palette
        demo = data.origin.is_demo
        self._page = Page(figure, palette, room, words.title(data), words.notes(data), is_demo=demo)
        self._note = self.moving(self._page.note())
        self._cells: list[_Cells] = []
        if data.rows:
            self._build(data)
        else:
            self._page.empty_state(*words.how_to_fill())
        self.begin(data)

    def _build(self, data: Schedule) -> None:
        page = self._page
        self._write_keys()
        lines = len({place.bottom for place in page.key_places(words.keys())})
        top = page.top - lines * KEY_LINE - _DAY
        bottom = page.bottom + _AXIS
        shown = max(1, min(len(data.rows), int((top - bottom) / _LEAST_ROW)))
        row = min((top - bottom) / shown, _MOST_ROW)
        names = min(
            max(fonts.width(each.name, NOTE) for each in data.rows[:shown]),
            (page.right - page.left) * _MOST_NAME,
        )
        states = max(fonts.width(words.state(each), NOTE) for each in data.rows)
        box = Box(page.left + names + _GAP, top - row * shown, page.right - states - _GAP, top)
        time = _time(data)
        self._plot = Plot(page, box, time.extent, (shown, 0))
        time.label(self._plot)
        self._whole = Plot(page, Box(page.left, box.bottom, page.right, top), (0, 1), (shown, 0))
        self._write_head(data, shown)
        for place, each in enumerate(data.rows[:shown]):
            y = self._plot.y(place + 0.5)
            name = shortened(each.name, NOTE, names)
            page.text(name, page.left + names, y, va="center", ha="right")
            page.text(words.state(each), page.right, y, va="center", ha="right")
            self._cells.append(self._add_row(place))

    def _looks(self) -> tuple[Look, Look]:
        """Planned pale with an edge, actual solid."""
        blue, ground = self._palette.series[0], self._palette.surface
        return Look(blue + _PALE, blend(blue, ground, 0.6)), Look(blue)

    def _set_node(self, point: Line2D, kind: int) -> None:
        """Give markers the look of nodes: 0 not yet due, 1 reached, 2 overdue."""
        palette, stroke = self._palette, self._page.stroke
        point.set(linestyle="none", marker="D", markersize=stroke(_NODE), zorder=4)
        point.set(markeredgewidth=stroke(0.9), markeredgecolor=palette.text)
        point.set_markerfacecolor(palette.surface if kind == 0 else palette.text)
        if kind == 2:
            point.set(marker="^", markersize=stroke(_OVERDUE), zorder=4.2)
            point.set(markerfacecolor=palette.warning)

    def _write_keys(self) -> None:
        page, looks = self._page, self._looks()
        places = page.key_places(words.keys())
        for number, (text, box) in enumerate(zip(words.keys(), places, strict=True)):
            middle = box.bottom + NOTE / 2
            if number < len(looks):
                swatch, thick = page.swatch(box), NOTE * (_PLANNED, _ACTUAL)[number]
                swatch.set(y=middle - thick / 2, height=thick)
                looks[number].put_on(swatch, page.stroke(GRID))
            else:
                point = page.point((box.left + box.right) / 2, middle)
                self._set_node(point, number - len(looks))
            page.text(text, box.right + KEY_GAP, middle, va="center")

    def _write_head(self, data: Schedule, shown: int) -> None:
        """Over the rows: how many there are, and the line of the day with its name."""
        page, y, secondary = self._page, self._plot.box.top + 4, self._palette.secondary
        count, day = words.shown(shown, data), words.day_label(data)
        page.text(count, page.left, y, colour=secondary)
        half = fonts.width(day, NOTE) / 2
        least = page.left + fonts.width(count, NOTE) + _GAP + half
        x = max(min(self._plot.x(timeline.end(data.day)), page.right - half), least)
        page.text(day, x, y, ha="center", colour=secondary)
        width = page.stroke(1.2)
        self._plot.axes.axvline(
            timeline.end(data.day), color=secondary, linewidth=width, zorder=1.5
        )

    def _add_row(self, place: int) -> _Cells:
        """An empty row."""
        axes, edge = self._plot.axes, self._page.stroke(GRID)
        self.marks.append(Mark((self.moving(self._whole.row(place, place + 1)),)))
        bars = []
        for zorder, (thick, look) in enumerate(
            zip((_PLANNED, _ACTUAL), self._looks(), strict=True), start=2
        ):
            bar = Rectangle((0, place + (1 - thick) / 2), 0, thick, zorder=zorder)
            look.put_on(bar, edge)
            axes.add_patch(bar)
            bars.append(self.moving(bar))
        nodes = []
        for kind in range(3):
            point = axes.add_line(Line2D([], []))
            self._set_node(point, kind)
            nodes.append(self.moving(point))
        return _Cells(bars[0], bars[1], (nodes[0], nodes[1], nodes[2]))

    def frame_of(self, data: Schedule) -> Hashable:
        """Names and what is late, the axis, the day, the title and the height of the note."""
        lines = self._page.note_text(words.notes(data)).count("\n")
        head = (words.title(data), data.origin.is_demo, lines, data.day)
        if not data.rows:
            return head
        rows = tuple((row.name, words.state(row)) for row in data.rows)
        return (head, rows, _time(data))

    def fill(self, data: Schedule) -> None:
        """Move bars and nodes to their dates."""
        self._note.set_text(self._page.note_text(words.notes(data)))
        self.words = "\n".join((words.title(data), words.in_words(data)))
        for place, (row, cells, mark) in enumerate(
            zip(data.rows, self._cells, self.marks, strict=False)
        ):
            mark.text, mark.query = words.hover(row), row.records(data.year)
            _stretch(cells.planned, row.planned_start, row.planned_finish)
            _stretch(cells.actual, row.actual_start, row.actual_finish or data.day)
            for points, days in zip(cells.nodes, _nodes(row), strict=True):
                points.set_data(days, [place + 0.5] * len(days))


def _stretch(bar: Rectangle, start: str | None, finish: str | None) -> None:
    """Let a bar reach from date to date; without both there is none."""
    bar.set_visible(start is not None and finish is not None)
    if start is not None and finish is not None:
        left = timeline.begin(start)
        bar.set(x=left, width=max(timeline.end(finish) - left, 0))


def _nodes(row: Works) -> tuple[list[int], list[int], list[int]]:
    """The days of the nodes that are not yet due, reached and overdue."""
    waiting, reached, overdue = list[int](), list[int](), list[int]()
    for step in row.steps:
        if step.actual is not None:
            reached.append(timeline.end(step.actual))
        elif step.due is not None:
            (overdue if step.is_overdue else waiting).append(timeline.end(step.due))
    return waiting, reached, overdue


def _time(data: Schedule) -> Timeline:
    """What the projects have dates of, within the year and those before and after it."""
    days = [f"{data.year}", data.day, *(day for row in data.rows for day in row.dates)]
    return Timeline.over(days, (f"{data.year - 1}-01", f"{data.year + 1}-12"))
