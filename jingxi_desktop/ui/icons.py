"""Lucide icons in the colour of the text, by their Lucide names."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jingxi_desktop import paths

SIZE = 20
_SCALES = (1, 2)


@cache
def _archive() -> ZipFile:
    """All icons. Kept open: reading the list of its thousands of files anew would slow the start."""
    return ZipFile(str(files("lucide").joinpath("lucide.zip")))


@cache
def _svg(name: str) -> str:
    return _archive().read(f"{name}.svg").decode()


def _pixmap(svg: str, colour: str, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    data = QByteArray(svg.replace("currentColor", colour).encode())
    QSvgRenderer(data).render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def file(name: str, colour: str) -> Path:
    """The icon in one colour as an SVG file, for style sheets, which take nothing else."""
    path = paths.cache_dir() / f"{name}-{colour.removeprefix('#')}.svg"
    if not path.exists():
        path.write_text(_svg(name).replace("currentColor", colour), "utf-8")
    return path


def icon(name: str) -> QIcon:
    """The icon as it fits the present theme; ask again after the theme changed."""
    palette = QGuiApplication.palette()
    result = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, QPalette.ColorRole.WindowText).name()
        for scale in _SCALES:
            result.addPixmap(_pixmap(_svg(name), colour, scale), mode)
    return result
