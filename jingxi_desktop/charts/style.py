"""The one look of all charts: settings, sizes, scales, and how words are set. Lengths are in points."""

import math
from collections.abc import Sequence
from contextlib import AbstractContextManager

from msgspec import Struct

from jingxi_desktop.charts import fonts

# isort: split
import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

POINTS = 72  # in an inch
TITLE, BODY, NOTE = 12.0, 10.0, 9.0
MARGIN = 12.0
GRID = 0.8  # the width of a light line
LEADING = 1.35
# A line must not begin with one of these.
_CLOSING = "，。、；：？！）》」』%·…,.;:?!)"


def context() -> AbstractContextManager[None]:
    """matplotlib's settings while a chart is built or saved.

    Text stays text in SVG and PDF, and the same chart always gives the same bytes.
    """
    return mpl.rc_context(
        {
            "font.family": fonts.family(),
            "font.size": BODY,
            "axes.unicode_minus": False,
            "text.parse_math": False,
            "text.usetex": False,
            "pdf.fonttype": 42,
            "svg.fonttype": "none",
            "svg.hashsalt": "jingxi",
            "hatch.linewidth": 0.8,
            "path.simplify": False,
        }
    )


def new_figure(size: tuple[float, float], dpi: float) -> Figure:
    """An empty figure of inches that can be drawn and saved without a window."""
    figure = Figure(figsize=size, dpi=dpi)
    FigureCanvasAgg(figure)
    return figure


class Look(Struct, frozen=True):
    """How an area is filled: a colour, and a hatch or an edge in `line` to tell it apart in grey.

    `ink` is the colour of words on it; without one nothing is written there.
    """

    colour: str
    line: str = ""
    hatch: str = ""
    ink: str = ""

    def put_on(self, area: Rectangle, width: float) -> None:
        """Fill an area; an edge without a hatch is `width` wide."""
        has_edge = bool(self.line) and not self.hatch
        area.set(facecolor=self.colour, edgecolor=self.line or "none", hatch=self.hatch or None)
        area.set_linewidth(width if has_edge else 0)


def blend(colour: str, ground: str, share: float) -> str:
    """A colour with `share` (0 to 1) of it left on the ground."""
    (r, g, b), (x, y, z), rest = to_rgb(colour), to_rgb(ground), 1 - share
    return to_hex((r * share + x * rest, g * share + y * rest, b * share + z * rest))


def shortened(text: str, size: float, width: float) -> str:
    """A line of text of at most `width`, its end left out where it is longer."""
    if fonts.width(text, size) <= width:
        return text
    while text and fonts.width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text}…"


def wrap(text: str, size: float, width: float) -> list[str]:
    """Lines of at most `width`: broken between Chinese characters and at spaces, never inside words."""
    lines = [""]
    for piece in _pieces(text):
        line = lines[-1] + piece
        if lines[-1] and fonts.width(line.rstrip(), size) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] = line
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for sign in text:
        narrow = pieces and sign.isascii() and not sign.isspace() and pieces[-1][-1].isascii()
        joined = narrow and not pieces[-1][-1].isspace()
        if pieces and (sign in _CLOSING or sign.isspace() or joined):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


class Scale(Struct, frozen=True):
    """An axis that holds zero: its ends, and round values between them."""

    start: float
    end: float
    ticks: tuple[float, ...]

    @classmethod
    def over(cls, lowest: float, highest: float, room: int) -> "Scale":
        """A scale from `lowest` or zero to `highest` with about `room` steps.

        Its ends go by quarters of a step, so that a small change of the data keeps the scale.
        """
        lowest, highest = min(lowest, 0.0), max(highest, 0.0)
        raw = max(highest - lowest, 1e-6) / max(room, 1)
        power = 10.0 ** math.floor(math.log10(raw))
        step = power * next(factor for factor in (1, 2, 5, 10) if factor * power >= raw * 0.8)
        start = math.floor(lowest / step * 4 + 1e-9) / 4 * step
        end = max(math.ceil(highest / step * 4 - 1e-9) / 4 * step, start + step)
        first, last = math.ceil(start / step - 1e-9), math.floor(end / step + 1e-9)
        ticks = tuple(round(place * step, 10) for place in range(first, last + 1))
        return cls(round(start, 10), round(end, 10), ticks)


def note_lines(notes: Sequence[str], width: float) -> str:
    """Notes in lines: several in one where they fit, each begun on a new line where not."""
    lines: list[str] = []
    for text in notes:
        joined = f"{lines[-1]}   {text}" if lines else text
        if lines and fonts.width(joined, NOTE) <= width:
            lines[-1] = joined
        else:
            lines.extend(wrap(text, NOTE, width))
    return "\n".join(lines)
