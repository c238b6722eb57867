"""A table laid out on paper: columns fitted to the page, rows wrapped and never cut, one page at a time.

Type is as large as the columns allow, from 9 points down to 6. Where even 6 are too many, the
columns are spread over parts that are printed one after the other, each with the columns that name
a row. Lengths are in the printer's dots.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from jingxi_desktop.charts.palette import LIGHT
from jingxi_desktop.reports.table import Table

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)  # points
_IN_PARTS = 7.5
# What a column of text wants at least, in characters of the type; one of weight wants up to twice that.
_LEAST_CHARACTERS = 7
# Of a heading, and of the unit under it.
_HEADING_LINES = 2
_PAD, _LEADING = 0.45, 1.25  # of the size of type
# The columns that name a row in every part: the number, if it is first, and the name.
_MOST_NAMING = 2
_WIDEST_SHARE = 0.4

Lines = tuple[str, ...]
Row = tuple[Lines, ...]


class Part(Struct, frozen=True):
    """Some columns of the table, by their places, with the width of each."""

    places: tuple[int, ...]
    widths: tuple[float, ...]


class Line(Struct, frozen=True):
    """A row on paper, in bold type if it is a sum."""

    row: Row
    is_sum: bool


class Page(Struct, frozen=True):
    """What is on one page of a part. The last page has the `foot`: totals and notes."""

    part: int
    lines: tuple[Line, ...]
    has_totals: bool = False
    notes: Lines = ()


class Type:
    """The type that the cells are set in. `dot` is a point of the page in the printer's dots."""

    def __init__(self, family: str, points: float, dot: float) -> None:
        self.points = points
        self.font = _font(family, points * dot, bold=False)
        self.bold = _font(family, points * dot, bold=True)
        self.size = points * dot
        self.pad = self.size * _PAD
        self.line = self.size * _LEADING
        self._metrics = QFontMetricsF(self.font)
        self._bold_metrics = QFontMetricsF(self.bold)
        self._widths: dict[str, float] = {}
        self._wrapped: dict[tuple[str, float], Lines] = {}

    def width(self, text: str) -> float:
        """How wide a text is on one line."""
        if text not in self._widths:
            self._widths[text] = self._metrics.horizontalAdvance(text)
        return self._widths[text]

    def bold_width(self, text: str) -> float:
        """How wide a heading is on one line."""
        return self._bold_metrics.horizontalAdvance(text)

    def lines(self, text: str, width: float) -> Lines:
        """A text in lines of at most a width."""
        if "\n" not in text and self.width(text) <= width:
            return (text,)
        key = text, width
        if key not in self._wrapped:
            self._wrapped[key] = wrapped(text, self.font, width)
        return self._wrapped[key]


def _font(family: str, size: float, *, bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    return font


def wrapped(text: str, font: QFont, width: float) -> Lines:
    """A text in lines of at most a width: broken between words, and inside one that is too long."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(_slice(paragraph, start, line.textLength()).rstrip())
        layout.endLayout()
        if not paragraph:
            lines.append("")
    return tuple(lines)


def _slice(text: str, start: int, length: int) -> str:
    """A part of a text by places in UTF-16, as Qt counts them."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start : start + length]
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")


def _broken(heading: str) -> str:
    """A heading with its unit on a line of its own."""
    return heading.replace("（", "\n（")


class _Need(Struct, frozen=True):
    """How wide a column must be, and how wide it would like to be."""

    least: float
    wanted: float


class TableLayout:
    """A table on pages of a size: the type, the parts, and the pages when they are asked for.

    `room` is the width and the height that a page has for the table.
    """

    def __init__(self, table: Table, family: str, dot: float, room: tuple[float, float]) -> None:
        self.table = table
        self._width, self._height = room
        self.type, needs = self._choose(family, dot)
        self.parts = self._split(needs)
        self._headings = [
            tuple(
                self._heading(table.columns[place].label, width)
                for place, width in zip(part.places, part.widths, strict=True)
            )
            for part in self.parts
        ]

    def _heading(self, label: str, width: float) -> Lines:
        room = width - 2 * self.type.pad
        fits = self.type.bold_width(label) <= room
        return wrapped(label if fits else _broken(label), self.type.bold, room)

    def _choose(self, family: str, dot: float) -> tuple[Type, list[_Need]]:
        """The largest type that all columns fit in, else that of parts."""
        largest = Type(family, SIZES[0], dot)
        measured = [self._need(largest, place) for place in range(len(self.table.columns))]
        least = sum(need.least for need in measured)
        fitting = (p for p in SIZES if least * p / SIZES[0] <= self._width)
        points = next(fitting, _IN_PARTS)
        scale = points / SIZES[0]
        needs = [_Need(need.least * scale, need.wanted * scale) for need in measured]
        return Type(family, points, dot), needs

    def _need(self, type_: Type, place: int) -> _Need:
        column = self.table.columns[place]
        texts = {row[place] for row in self.table.rows}
        if self.table.totals is not None:
            texts.add(self.table.totals[place])
        # A little more: whole dots of another size of type are not quite to scale.
        widest = 1.01 * max((type_.width(text) for text in texts), default=0.0)
        heading = type_.bold_width(column.label)
        longest = max(map(type_.bold_width, _broken(column.label).split("\n")))
        # What is broken evenly may need a character more in one of its lines.
        least = longest / _HEADING_LINES + 1.2 * type_.size
        words = (word for word in column.label.split() if word.isascii())
        least = max(least, *map(type_.bold_width, words), 0.0)
        if column.align == "right":
            # A figure is never broken.
            least = max(least, widest)
        else:
            characters = _LEAST_CHARACTERS * min(max(column.weight, 1), 2)
            least = max(least, min(widest, characters * type_.size))
        both = 2 * type_.pad
        least = min(least, self._width * _WIDEST_SHARE)
        return _Need(least + both, max(least, widest, min(heading, 2 * least)) + both)

    def _split(self, needs: Sequence[_Need]) -> tuple[Part, ...]:
        naming = self._naming(needs)
        parts: list[list[int]] = [[]]
        for place in range(len(needs)):
            if not self._fits(needs, [*parts[-1], place]):
                parts.append(list(naming))
            parts[-1].append(place)
        return tuple(Part(tuple(part), self._widths(needs, part)) for part in parts)

    def _naming(self, needs: Sequence[_Need]) -> list[int]:
        texts = [p for p, column in enumerate(self.table.columns) if column.align == "left"]
        naming = list(range(min(texts[0] + 1, _MOST_NAMING))) if texts else []
        taken = sum(needs[place].least for place in naming)
        return naming if taken <= self._width * _WIDEST_SHARE else []

    def _fits(self, needs: Sequence[_Need], places: Sequence[int]) -> bool:
        return len(places) == 1 or sum(needs[place].least for place in places) <= self._width

    def _widths(self, needs: Sequence[_Need], places: Sequence[int]) -> tuple[float, ...]:
        """First what each column must have, then what it wants, then the rest by weight."""
        widths = [needs[place].least for place in places]
        weights = [self.table.columns[place].weight for place in places]
        room = self._width - sum(widths)
        wanted = [needs[place].wanted - width for place, width in zip(places, widths, strict=True)]
        _share(widths, room, [w * x for w, x in zip(weights, wanted, strict=True)], wanted)
        room = self._width - sum(widths)
        _share(widths, room, weights, [room] * len(places))
        return tuple(widths)

    # Pages -------------------------------------------------------------------------------------

    def pages(self, notes: str, note_font: QFont, note_line: float) -> Iterator[Page]:
        """All pages, the parts one after the other; the notes stand on the last one."""
        for number in range(len(self.parts)):
            last = number == len(self.parts) - 1
            lines = wrapped(notes, note_font, self._width) if last and notes else ()
            yield from self._pages_of(number, lines, note_line)

    def _pages_of(self, number: int, notes: Lines, note_line: float) -> Iterator[Page]:
        head = self.head_height(number)
        room = self._height - head
        lines: list[Line] = []
        used = 0.0
        for line in self._lines(number, room):
            height = self.row_height(line.row)
            if lines and used + height > room:
                yield Page(number, tuple(lines))
                lines, used = [], 0.0
            lines.append(line)
            used += height
        foot = 0.0 if self.table.totals is None else self.row_height(self.totals(number))
        if lines and used + foot > room:
            yield Page(number, tuple(lines))
            lines, used = [], 0.0
        fitting = max(0, int((room - used - foot) / note_line) - 1)
        yield Page(number, tuple(lines), self.table.totals is not None, notes[:fitting])
        per_page = max(1, int(room / note_line) - 1)
        for start in range(fitting, len(notes), per_page):
            yield Page(number, (), notes=notes[start : start + per_page])

    def _lines(self, number: int, room: float) -> Iterator[Line]:
        """The rows of a part; one that is higher than a page goes on as another row."""
        most = max(1, int((room - 2 * self.type.pad) / self.type.line))
        for place, texts in enumerate(self.table.rows):
            row, is_sum = self._row(number, texts), place in self.table.subtotals
            for start in range(0, max(map(len, row), default=1), most):
                yield Line(tuple(lines[start : start + most] for lines in row), is_sum)

    def _row(self, number: int, texts: Sequence[str]) -> Row:
        part = self.parts[number]
        return tuple(
            self.type.lines(texts[place], width - 2 * self.type.pad)
            for place, width in zip(part.places, part.widths, strict=True)
        )

    def totals(self, number: int) -> Row:
        """The row of totals of a part."""
        assert self.table.totals is not None
        return self._row(number, self.table.totals)

    def row_height(self, row: Row) -> float:
        """How high a row is."""
        return max(map(len, row), default=1) * self.type.line + 2 * self.type.pad

    def head_height(self, number: int) -> float:
        """How high the row of headings is."""
        return self.row_height(self._headings[number])

    # Painting ----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, page: Page, top: float) -> float:
        """Paint the rows of a page from `top` on. Returns where they end."""
        head = self.head_height(page.part)
        painter.fillRect(QRectF(0, top, self._width, head), QColor(LIGHT.ground))
        painter.setFont(self.type.bold)
        self._paint_row(painter, page.part, self._headings[page.part], top)
        self._rule(painter, top, strong=True)
        top += head
        self._rule(painter, top, strong=True)
        for line in page.lines:
            painter.setFont(self.type.bold if line.is_sum else self.type.font)
            top = self._paint_line(painter, page.part, line.row, top)
        if page.has_totals:
            painter.setFont(self.type.bold)
            top = self._paint_line(painter, page.part, self.totals(page.part), top)
        self._rule(painter, top, strong=True)
        return top

    def _paint_line(self, painter: QPainter, number: int, row: Row, top: float) -> float:
        self._paint_row(painter, number, row, top)
        bottom = top + self.row_height(row)
        self._rule(painter, bottom, strong=False)
        return bottom

    def _paint_row(self, painter: QPainter, number: int, row: Row, top: float) -> None:
        part, type_ = self.parts[number], self.type
        painter.setPen(QColor(LIGHT.text))
        lefts = accumulate((0.0, *part.widths))
        for place, left, width, lines in zip(part.places, lefts, part.widths, row, strict=False):
            flags = Qt.AlignmentFlag.AlignVCenter | _SIDES[self.table.columns[place].align]
            for number_of_line, line in enumerate(lines):
                box = QRectF(
                    left + type_.pad,
                    top + type_.pad + number_of_line * type_.line,
                    width - 2 * type_.pad,
                    type_.line,
                )
                painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), line)

    def _rule(self, painter: QPainter, top: float, *, strong: bool) -> None:
        painter.setPen(QPen(QColor(LIGHT.secondary if strong else LIGHT.line), self.type.size / 14))
        painter.drawLine(
            QRectF(0, top, self._width, 0).topLeft(), QRectF(self._width, top, 0, 0).topLeft()
        )


_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


def _share(
    widths: list[float], room: float, shares: Sequence[float], most: Sequence[float]
) -> None:
    """Give `room` out by `shares`, to none more than `most`."""
    given = [0.0] * len(widths)
    while room > 0.5:
        open_ = [p for p in range(len(widths)) if shares[p] > 0 and given[p] < most[p] - 0.01]
        total = sum(shares[place] for place in open_)
        if not total:
            break
        spent = 0.0
        for place in open_:
            more = min(room * shares[place] / total, most[place] - given[place])
            given[place] += more
            spent += more
        room -= spent
    for place, more in enumerate(given):
        widths[place] += more
