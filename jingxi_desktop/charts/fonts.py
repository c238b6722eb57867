"""The Chinese font of the charts. Importing this is what loads matplotlib."""

import os
from functools import cache

from jingxi_desktop import paths
from jingxi_desktop.charts.families import FAMILIES

# matplotlib reads this when it is first imported, and keeps its list of fonts there.
if "MPLCONFIGDIR" not in os.environ:
    os.environ["MPLCONFIGDIR"] = str(paths.cache_dir() / "matplotlib")

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

# It comes with matplotlib, so there is always one, though without Chinese.
_LAST_RESORT = "DejaVu Sans"


@cache
def family() -> str:
    """The first of the program's families that this machine has.

    One alone: Qt reads an SVG's list of families as the name of one that does not exist.
    """
    for file in paths.fonts():
        font_manager.fontManager.addfont(file)
    present = set(font_manager.get_font_names())
    if present.isdisjoint(FAMILIES):
        present = _look_again()
    return next((name for name in FAMILIES if name in present), _LAST_RESORT)


def _look_again() -> set[str]:
    """The families there are by a fresh look: matplotlib's own list outlives a new font."""
    for path in font_manager.findSystemFonts():
        try:
            font_manager.fontManager.addfont(path)
        except (OSError, RuntimeError):
            continue  # A font file that cannot be read is as good as none.
    return set(font_manager.get_font_names())


@cache
def _font() -> FT2Font:
    return font_manager.get_font(font_manager.findfont(family()))


@cache
def width(text: str, size: float) -> float:
    """The width in points of a line of text set in `size` points."""
    font = _font()
    # matplotlib shares this font and sets it to other sizes meanwhile.
    font.set_size(size, 72)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64
