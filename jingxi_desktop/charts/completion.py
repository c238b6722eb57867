"""完成率: how much of its planned investment each unit and each category did, against 序时."""

from jingxi_desktop.charts import completion_words as words
from jingxi_desktop.charts.drawing import Drawing
from jingxi_desktop.charts.page import Room
from jingxi_desktop.charts.palette import Palette
from jingxi_desktop.charts.rows import Bar, Content, Row, RowChart
from jingxi_desktop.charts.style import Look
from jingxi_desktop.ledger.figures import completion
from jingxi_desktop.ledger.figures.completion import Completion, Share
from jingxi_desktop.ledger.ledger import Ledger

# isort: split
from matplotlib.figure import Figure

_AHEAD, _BEHIND = 0, 1


def data(ledger: Ledger, year: int) -> Completion:
    """What the chart shows of a year."""
    return completion.completion(ledger, year)


def draw(figure: Figure, data: Completion, palette: Palette, room: Room) -> Drawing[Completion]:
    """Put the chart on an empty figure."""
    return _Completion(figure, data, palette, room)


class _Completion(RowChart[Completion]):
    """The units under one heading, the categories under another; hatched is behind."""

    def content(self, data: Completion) -> Content:
        """The rows of both headings."""
        rows: list[Row] = []
        for heading, shares in zip(words.headings(), (data.units, data.categories), strict=True):
            if shares:
                rows += [Row(heading), *(_row(data, share) for share in shares)]
        palette = self._palette
        return Content(
            words.title(data),
            words.notes(data),
            data.origin.is_demo,
            tuple(rows),
            (Look(palette.series[0]), Look(palette.series[1], palette.surface, "////")),
            words.how_to_fill(),
            words.in_words(data),
            keys=words.keys(),
            line=(data.pace, words.pace_label(data)),
            is_percent=True,
        )


def _row(data: Completion, share: Share) -> Row:
    look = _BEHIND if (data.gap(share) or 0) < 0 else _AHEAD
    parts = () if share.rate is None else ((share.rate, look),)
    state, short = words.state(data, share), words.short_state(share)
    bar = Bar(parts, state, short, words.hover(data, share), share.records(data.year))
    return Row(share.name, (bar,))
