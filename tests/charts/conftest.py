"""What the chart tests share: a place for matplotlib's font list, figures, and their pixels."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Test modules import the charts before any test has its own folders; the list is kept for all.
os.environ.setdefault("MPLCONFIGDIR", str(Path(tempfile.gettempdir()) / "jingxi-tests-matplotlib"))

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from jingxi_desktop.charts.drawing import Drawing
from jingxi_desktop.charts.page import Room
from jingxi_desktop.charts.palette import LIGHT, Palette
from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.charts.stage import Stage

SIZES = ((700, 380), (1000, 560), (600, 260), (420, 300))


class Picture:
    """A chart on a canvas of so many pixels at 96 dots an inch."""

    def __init__(
        self, name: str, data: Any, size: tuple[int, int], palette: Palette, room: Room
    ) -> None:
        self.figure = Figure(figsize=(size[0] / 96, size[1] / 96), dpi=96)
        self.canvas = FigureCanvasAgg(self.figure)
        self.stage = Stage(self.canvas)
        self.drawing: Drawing[Any] = CHARTS[name].draw(self.figure, data, palette, room)
        self.canvas.draw()
        self.stage.keep(self.drawing)

    def update(self, data: Any) -> bool:
        """Move what is drawn to other data and paint it; False if it must be drawn anew."""
        fits = self.drawing.update(data)
        if fits:
            self.stage.redraw(self.drawing)
        return fits

    @property
    def pixels(self) -> bytes:
        """What is on the canvas now."""
        return bytes(self.canvas.buffer_rgba())


Paint = Callable[..., Picture]


@pytest.fixture
def paint() -> Paint:
    """Draws a chart by its name and data."""

    def painted(
        name: str,
        data: Any,
        size: tuple[int, int] = SIZES[0],
        palette: Palette = LIGHT,
        room: Room | None = None,
    ) -> Picture:
        return Picture(name, data, size, palette, room or Room())

    return painted
