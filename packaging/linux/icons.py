"""Draws the program's icon, as the themes of Linux desktops want it: one SVG and PNGs of all sizes.

A Lucide icon in white on a blue tile, so that it shows on light and dark panels alike.
"""

from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
_TILE = """<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 100 100">
<rect width="100" height="100" rx="20" fill="#1f5fa8"/>
<g transform="translate(14 14) scale(3)" fill="none" stroke="#ffffff" stroke-width="2"
 stroke-linecap="round" stroke-linejoin="round">{paths}</g>
</svg>
"""


def _svg() -> str:
    with ZipFile(str(files("lucide").joinpath("lucide.zip"))) as archive:
        landmark = archive.read("landmark.svg").decode()
    lines = (line.strip() for line in landmark.splitlines())
    return _TILE.format(paths="".join(line for line in lines if line.startswith("<path")))


def write(theme: Path, name: str) -> None:
    """Write the icon under a name into a folder such as /usr/share/icons/hicolor."""
    svg = _svg().encode()
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True)
    (scalable / f"{name}.svg").write_bytes(svg)
    renderer = QSvgRenderer(QByteArray(svg))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        image.save(str(folder / f"{name}.png"))
