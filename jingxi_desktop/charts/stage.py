"""The canvas of a drawing, of which a redraw paints only what moved.

Chinese words are what costs time, so those that stayed as they are stay on the canvas too: where
something moved the kept background comes back, and on it whatever stands there is painted again.
"""

from collections.abc import Hashable, Iterable
from itertools import pairwise
from math import ceil, floor
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from jingxi_desktop.charts.drawing import Drawing

Area = tuple[int, int, int, int]  # left, bottom, right, top in pixels


class Stage:
    """Keeps what stands still on a canvas, and where each moving artist was painted last."""

    def __init__(self, canvas: FigureCanvasAgg) -> None:
        self._canvas = canvas
        self._background: Any = None
        self._states: dict[Artist, Hashable] = {}
        self._areas: dict[Artist, list[Area]] = {}

    @property
    def _pixels(self) -> Any:
        """The canvas itself as rows of pixels, the uppermost first."""
        return np.asarray(self._canvas.buffer_rgba())  # type: ignore[no-untyped-call]

    def keep(self, drawing: Drawing[Any]) -> None:
        """Keep what the canvas has just drawn as the background, and paint what moves on it."""
        self._background = self._pixels.copy()
        self._states, self._areas = {}, {}
        self._paint(drawing.animated)

    def redraw(self, drawing: Drawing[Any]) -> None:
        """Paint what moved since the last time, and what stands where something moved."""
        rest = dict.fromkeys(drawing.animated)
        touched = [artist for artist in rest if self._states[artist] != _state(artist)]
        coming: list[Area] = []
        for artist in touched:
            del rest[artist]
            coming += self._areas[artist]
            self._areas[artist] = _areas(artist)
            coming += self._areas[artist]
        dirty: set[Area] = set()
        while coming:
            area = coming.pop()
            if area in dirty:
                continue
            dirty.add(area)
            for artist in [artist for artist in rest if _meets(self._areas[artist], area)]:
                del rest[artist]
                touched.append(artist)
                coming += self._areas[artist]
        self._restore(dirty)
        self._paint(touched)

    def _restore(self, areas: Iterable[Area]) -> None:
        pixels = self._pixels
        height, width = pixels.shape[:2]
        for left, bottom, right, top in areas:
            rows = slice(max(height - top, 0), max(height - bottom, 0))
            columns = slice(max(left, 0), max(min(right, width), 0))
            pixels[rows, columns] = self._background[rows, columns]

    def _paint(self, artists: Iterable[Artist]) -> None:
        renderer = self._canvas.get_renderer()  # type: ignore[no-untyped-call]
        for artist in sorted(artists, key=lambda artist: artist.get_zorder()):
            artist.draw(renderer)
            self._states[artist] = _state(artist)
            if artist not in self._areas:
                self._areas[artist] = _areas(artist)


def _state(artist: Artist) -> Hashable:
    """All that an update may change of an artist; None where it is not to be seen."""
    if not artist.get_visible():
        return None
    if isinstance(artist, Text):
        return (artist.get_text(), artist.get_position(), artist.get_color())
    if isinstance(artist, Line2D):
        return np.asarray(artist.get_xydata()).tobytes()
    if isinstance(artist, Rectangle):
        look = (artist.get_facecolor(), artist.get_edgecolor(), artist.get_hatch())
        return (tuple(artist.get_bbox().bounds), *look)
    return ()


def _areas(artist: Artist) -> list[Area]:
    """The pixels that an artist may touch, those of a line piece by piece."""
    if not artist.get_visible():
        return []
    if isinstance(artist, Line2D):
        return _along(artist)
    edge = 2
    if isinstance(artist, Text):
        # A sign may reach a little over the line that the font promises.
        edge = 2 * ceil(_dots(artist))
    left, bottom, right, top = artist.get_window_extent().extents
    return [_around(left, bottom, right, top, edge)] if right > left or top > bottom else []


def _dots(artist: Artist) -> float:
    """Pixels in a point."""
    figure = artist.get_figure(root=True)
    return 1.0 if figure is None else figure.dpi / 72


def _along(line: Line2D) -> list[Area]:
    points = line.get_transform().transform(line.get_xydata())
    edge = ceil((line.get_markersize() / 2 + line.get_linewidth()) * _dots(line)) + 1
    pieces = pairwise(points) if len(points) > 1 else zip(points, points, strict=True)
    return [
        _around(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), edge)
        for (x0, y0), (x1, y1) in pieces
    ]


def _around(left: float, bottom: float, right: float, top: float, edge: int) -> Area:
    return (floor(left) - edge, floor(bottom) - edge, ceil(right) + edge, ceil(top) + edge)


def _meets(areas: list[Area], other: Area) -> bool:
    left, bottom, right, top = other
    return any(a[0] < right and left < a[2] and a[1] < top and bottom < a[3] for a in areas)
