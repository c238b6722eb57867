"""Draws the program's icon, a Lucide one in white on a blue tile, and that of its ledgers on paper.

Written as themes of Linux desktops want it, one SVG and PNGs of all sizes, and as Windows does, one
file with all sizes.
"""

import os
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

THEME_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_BLUE, _PAPER, _EDGE = "#1f5fa8", "#ffffff", "#8a97a6"
_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 100 100">
{ground}
<g transform="{place}" fill="none" stroke="{colour}" stroke-width="2"
 stroke-linecap="round" stroke-linejoin="round">{paths}</g>
</svg>
"""
_TILE = f'<rect width="100" height="100" rx="20" fill="{_BLUE}"/>'
# A sheet with a folded corner.
_SHEET = (
    f'<g fill="{_PAPER}" stroke="{_EDGE}" vector-effect="non-scaling-stroke">'
    '<path d="M14 3H62L86 27V97H14Z"/><path d="M62 3V27H86" fill="none"/></g>'
)


def _drawn(ground: str, place: str, colour: str) -> bytes:
    with ZipFile(str(files("lucide").joinpath("lucide.zip"))) as archive:
        landmark = archive.read("landmark.svg").decode()
    lines = (line.strip() for line in landmark.splitlines())
    paths = "".join(line for line in lines if line.startswith("<path"))
    return _DRAWING.format(ground=ground, place=place, colour=colour, paths=paths).encode()


def program() -> bytes:
    """The program's icon as SVG; the tile shows on light and dark panels alike."""
    return _drawn(_TILE, "translate(14 14) scale(3)", _PAPER)


def ledger() -> bytes:
    """The icon of a ledger's file."""
    return _drawn(_SHEET, "translate(22 33) scale(2.333)", _BLUE)


def _picture(svg: bytes, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGBA8888_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_RGBA8888)


def write_theme(theme: Path, name: str) -> None:
    """Write the program's icon under a name into a folder such as /usr/share/icons/hicolor."""
    svg = program()
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True)
    (scalable / f"{name}.svg").write_bytes(svg)
    for size in THEME_SIZES:
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        _picture(svg, size).save(str(folder / f"{name}.png"))


def _copied(picture: QImage) -> Image.Image:
    size = (picture.width(), picture.height())
    return Image.frombytes("RGBA", size, bytes(picture.constBits()))


def write_windows(folder: Path) -> None:
    """Write jingxi.ico and ledger.ico."""
    for name, svg in (("jingxi", program()), ("ledger", ledger())):
        pictures = [_copied(_picture(svg, size)) for size in WINDOWS_SIZES]
        file = BytesIO()
        pictures[-1].save(
            file, "ICO", sizes=[(size, size) for size in WINDOWS_SIZES], append_images=pictures[:-1]
        )
        (folder / f"{name}.ico").write_bytes(file.getvalue())
