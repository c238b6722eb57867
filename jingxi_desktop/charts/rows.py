"""Charts that are a list: a name, a bar in each of one or more panels, and its figure at the right."""

from collections.abc import Hashable
from itertools import accumulate, pairwise

from msgspec import Struct

from jingxi_desktop.charts import fonts, style
from jingxi_desktop.charts.drawing import ContentDrawing, D, Mark
from jingxi_desktop.charts.page import KEY_GAP, KEY_LINE, Box, Page, Plot, Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.style import GRID, NOTE, Look, Scale, shortened
from jingxi_desktop.charts.words import plain
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records.rounding import percent

# isort: split
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

# The least rows that can be read, the second where figures stand on the bars.
_LEAST_ROW, _LEAST_ROW_WITH_FIGURES, _MOST_ROW = NOTE + 3.5, NOTE + 6, 44.0
_THICKNESS = 0.56  # of a row
_LEAST_BAR = NOTE + 3
_MOST_NAME = 0.34  # of the width
_MOST_NAME_BESIDE = 0.22  # the same where several panels have little room
_LEAST_PLOT, _LEAST_PANEL = 90.0, 12.0
_GAP = 10.0  # between a name, a bar and its figure
_BETWEEN = 24.0  # between two panels
_CAPTION = NOTE + 8
_STEP = 12.0  # by which the room of figures grows, so that most edits keep it


class Bar(Struct, frozen=True):
    """What a row has in one panel: values end to end, each with the place of its look, and words.

    `label` stands at the right, `short` in its place where there is no room for it. `hover` are the
    figures that pointing at it gives, `query` the records behind them.
    """

    parts: tuple[tuple[float, int], ...]
    label: str
    short: str
    hover: str = ""
    query: Query | None = None


class Row(Struct, frozen=True):
    """One row. Without bars it is the heading of those that follow."""

    name: str
    bars: tuple[Bar, ...] = ()


class Content(Struct, frozen=True):
    """All that such a chart shows.

    `captions` name the panels. `looks` are the looks of the parts, `keys` what each means where that
    must be said, and `inside` writes a part's value on it. `line` is a value of all panels and its
    name; `is_percent` says that values are ratios, whose scale is then shown. `empty` are the
    sentences for a year without rows.
    """

    title: str
    notes: tuple[str, ...]
    is_demo: bool
    rows: tuple[Row, ...]
    looks: tuple[Look, ...]
    empty: tuple[str, ...]
    words: str
    captions: tuple[str, ...] = ("",)
    keys: tuple[str, ...] = ()
    inside: bool = False
    line: tuple[float, str] | None = None
    is_percent: bool = False


class _Layout(Struct, frozen=True):
    """Where everything stands, in points of the page. Equal layouts share their still part."""

    shown: int
    whole_height: float
    row: float
    bottom: float
    names: float
    gap: float
    labels: tuple[float, ...]
    is_short: bool
    boxes: tuple[Box, ...]
    scales: tuple[Scale, ...]


class RowChart(ContentDrawing[D, Content]):
    """A chart of rows. A subclass says by `content` what stands in them."""

    def __init__(self, figure: Figure, data: D, palette: Palette, room: Room) -> None:
        super().__init__(figure)
        self._palette = palette
        with style.context():
            content = self.content_of(data)
            self._page = Page(
                figure, palette, room, content.title, content.notes, is_demo=content.is_demo
            )
            self._note = self.moving(self._page.note())
            self._cells: list[list[_Cell]] = []
            if content.rows:
                layout = self._layout(content)
                self._is_short, self.whole_height = layout.is_short, layout.whole_height
                self._build(content, layout)
            else:
                self._page.empty_state(*content.empty)
            self.begin(data)

    def _layout(self, content: Content) -> _Layout:
        page = self._page
        head = len({place.bottom for place in page.key_places(content.keys)}) * KEY_LINE
        has_caption = any(content.captions) or content.line is not None
        top = page.top - head - (_CAPTION if has_caption else 0.0)
        bottom = page.bottom + (NOTE + 8 if content.is_percent else 0.0)
        least = _LEAST_ROW_WITH_FIGURES if content.inside else _LEAST_ROW
        whole_height = page.height - (top - bottom) + least * len(content.rows)
        shown = max(1, min(len(content.rows), int((top - bottom) / least)))
        if shown < len(content.rows):
            bottom += NOTE + 7
            shown = max(1, int((top - bottom) / least))
        row = min((top - bottom) / shown, _MOST_ROW)
        width = page.right - page.left
        widest = max(fonts.width(each.name, NOTE) for each in content.rows)
        panels = len(content.captions)
        for is_short in (False, True):
            # Panels that have little room stand closer and leave less of it to names.
            few = is_short and panels > 1
            names = min(widest, width * (_MOST_NAME_BESIDE if few else _MOST_NAME))
            gap, between = (_GAP / 2, _BETWEEN / 3) if few else (_GAP, _BETWEEN)
            labels = tuple(self._label_room(content, place, is_short) for place in range(panels))
            rest = width - names - sum(labels) - gap * 2 * panels - between * (panels - 1)
            if rest / panels >= _LEAST_PLOT:
                break
        left, boxes = page.left + names + gap, []
        for label in labels:
            right = left + max(rest / panels, _LEAST_PANEL)
            boxes.append(Box(left, top - row * shown, right, top))
            left = right + gap + label + between
        scales = tuple(self._scale(content, place, box.width) for place, box in enumerate(boxes))
        return _Layout(
            shown, whole_height, row, bottom, names, gap, labels, is_short, tuple(boxes), scales
        )

    def _label_room(self, content: Content, panel: int, is_short: bool) -> float:
        widths = [
            fonts.width(row.bars[panel].short if is_short else row.bars[panel].label, NOTE)
            for row in content.rows
            if row.bars
        ]
        return (max(widths, default=0.0) // _STEP + 1) * _STEP

    def _scale(self, content: Content, panel: int, width: float) -> Scale:
        ends = [content.line[0] if content.line else 0.0]
        for row in content.rows:
            if row.bars:
                ends += accumulate(value for value, _ in row.bars[panel].parts)
        return Scale.over(min(ends), max([*ends, 1e-6]), max(2, min(8, int(width / 60))))

    def _build(self, content: Content, layout: _Layout) -> None:
        page, shown = self._page, layout.shown
        # Marks reach over names and figures too: together they are as wide as the page.
        lefts = [page.left, *(box.left - layout.gap for box in layout.boxes[1:]), page.right]
        wholes = [
            Plot(
                page,
                Box(left, layout.boxes[0].bottom, right, layout.boxes[0].top),
                (0, 1),
                (shown, 0),
            )
            for left, right in pairwise(lefts)
        ]
        plots = [
            Plot(page, box, (scale.start, scale.end), (shown, 0))
            for box, scale in zip(layout.boxes, layout.scales, strict=True)
        ]
        self._write_keys(content)
        for plot, whole, scale, caption in zip(
            plots, wholes, layout.scales, content.captions, strict=True
        ):
            self._add_scale(content, plot, scale, shown)
            name = shortened(caption, NOTE, whole.box.right - plot.box.left)
            page.text(name, plot.box.left, plot.box.top + 5, colour=self._palette.secondary)
        for place, row in enumerate(content.rows[:shown]):
            y = wholes[0].y(place + 0.5)
            name = shortened(row.name, NOTE, layout.names)
            if not row.bars:
                page.text(row.name, page.left, y, va="center", colour=self._palette.secondary)
                continue
            for whole in wholes:
                self.marks.append(Mark((self.moving(whole.row(place, place + 1)),)))
            page.text(name, page.left + layout.names, y, va="center", ha="right")
            for plot in plots:
                self._add_line(content, plot, place)
            rights = [
                box.right + layout.gap + label
                for box, label in zip(layout.boxes, layout.labels, strict=True)
            ]
            cells = zip(plots, rights, strict=True)
            self._cells.append([self._add_cell(content, plot, place, x) for plot, x in cells])
        left_out = sum(bool(row.bars) for row in content.rows[shown:])
        if left_out:
            page.tell_left_out(left_out)

    def _write_keys(self, content: Content) -> None:
        """What each look means."""
        page = self._page
        places = page.key_places(content.keys)
        for look, words, box in zip(content.looks, content.keys, places, strict=False):
            look.put_on(page.swatch(box), page.stroke(GRID))
            page.text(words, box.right + KEY_GAP, box.bottom + NOTE / 2, va="center")

    def _add_scale(self, content: Content, plot: Plot, scale: Scale, shown: int) -> None:
        axes, width = plot.axes, self._page.stroke(GRID)
        if content.is_percent:
            plot.label(axes.xaxis, scale.ticks, [percent(value, 0) for value in scale.ticks])
            axes.vlines(
                scale.ticks, shown, 0, color=self._palette.line, linewidth=width, zorder=0.8
            )
        base = self._palette.secondary
        axes.vlines(0, shown, 0, color=base, linewidth=width, zorder=2.5, clip_on=False)
        if content.line is not None:
            value, words = content.line
            half = fonts.width(words, NOTE) / 2
            x = min(max(plot.x(value), plot.box.left + half), self._page.right - half)
            self._page.text(words, x, plot.box.top + 5, ha="center")

    def _add_line(self, content: Content, plot: Plot, place: int) -> None:
        """A row's piece of the line. It lies over the bar, which moves, so it is painted with that."""
        if content.line is not None:
            value, width = content.line[0], self._page.stroke(1.6)
            piece = Line2D([value, value], [place, place + 1], linewidth=width, zorder=3)
            piece.set(color=self._palette.text, solid_capstyle="butt")
            self.moving(plot.axes.add_line(piece))

    def _add_cell(self, content: Content, plot: Plot, place: int, right: float) -> "_Cell":
        """A row's empty bar in one panel, and its figure whose right end is at `right`."""
        page, y = self._page, plot.y(place + 0.5)
        row = plot.y(place) - plot.y(place + 1)
        thick = max(_THICKNESS, _LEAST_BAR / row) if content.inside else _THICKNESS
        parts, inside = [], []
        for _ in content.looks:
            part = Rectangle((0, place + (1 - thick) / 2), 0, thick, zorder=2)
            plot.axes.add_patch(part)
            parts.append(self.moving(part))
            inside.append(self.moving(page.text("", 0, y, ha="center", va="center")))
        label = self.moving(page.text("", right, y, ha="right", va="center"))
        return _Cell(plot, parts, inside, label)

    def frame_of(self, data: D) -> Hashable:
        """Layout, names, the line, and the height of the note."""
        content = self.content_of(data)
        lines = self._page.note_text(content.notes).count("\n")
        names = tuple((row.name, bool(row.bars)) for row in content.rows)
        layout = self._layout(content) if content.rows else None
        return (content.title, content.is_demo, lines, names, content.line, content.keys, layout)

    def fill(self, data: D) -> None:
        """Move the bars to their values, write the figures."""
        content = self.content_of(data)
        self._note.set_text(self._page.note_text(content.notes))
        rows = [row for row in content.rows if row.bars]
        marks = iter(self.marks)
        for row, cells in zip(rows, self._cells, strict=False):
            for bar, cell, mark in zip(row.bars, cells, marks, strict=False):
                mark.text, mark.query = bar.hover, bar.query
                cell.fill(bar, content, self._page.stroke(GRID), is_short=self._is_short)
        self.words = "\n".join((content.title, content.words))


class _Cell(Struct, eq=False):
    """What moves in one row of one panel: the parts of its bar, their values, and its figure."""

    plot: Plot
    parts: list[Rectangle]
    inside: list[Text]
    label: Text

    def fill(self, bar: Bar, content: Content, edge: float, *, is_short: bool) -> None:
        """Show a bar."""
        self.label.set_text(bar.short if is_short else bar.label)
        for part, text in zip(self.parts, self.inside, strict=True):
            part.set_visible(False)
            text.set_visible(False)
        start = 0.0
        for (value, place), part, text in zip(bar.parts, self.parts, self.inside, strict=False):
            look = content.looks[place]
            look.put_on(part, edge)
            part.set(visible=bool(value), x=start, width=value)
            words = plain(value)
            room = abs(self.plot.x(start + value) - self.plot.x(start))
            if content.inside and look.ink and fonts.width(words, NOTE) + 4 <= room:
                text.set(visible=True, text=words, color=look.ink)
                text.set_x(self.plot.x(start + value / 2))
            start += value
