"""Draws the two icons of Windows: the program's and that of its ledgers, from one Lucide icon."""

import os
from collections.abc import Callable
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPolygonF
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_BLUE, _PAPER, _EDGE = "#1f5fa8", "#ffffff", "#8a97a6"


def _landmark(painter: QPainter, colour: str, box: QRectF) -> None:
    archive = ZipFile(str(files("lucide").joinpath("lucide.zip")))
    svg = archive.read("landmark.svg").decode().replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, box)


def program(painter: QPainter, size: int) -> None:
    """A white building on a blue tile."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_BLUE))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.2, size * 0.2)
    _landmark(painter, _PAPER, QRectF(size * 0.14, size * 0.14, size * 0.72, size * 0.72))


def ledger(painter: QPainter, size: int) -> None:
    """The building on a sheet of paper with a folded corner."""
    left, right, fold = size * 0.14, size * 0.86, size * 0.24
    top, bottom = size * 0.03, size * 0.97
    sheet = QPolygonF(
        [
            QPointF(left, top),
            QPointF(right - fold, top),
            QPointF(right, top + fold),
            QPointF(right, bottom),
            QPointF(left, bottom),
        ]
    )
    painter.setPen(QColor(_EDGE))
    painter.setBrush(QColor(_PAPER))
    painter.drawPolygon(sheet)
    painter.drawPolyline(
        [QPointF(right - fold, top), QPointF(right - fold, top + fold), QPointF(right, top + fold)]
    )
    _landmark(painter, _BLUE, QRectF(size * 0.22, size * 0.33, size * 0.56, size * 0.56))


def _picture(draw: Callable[[QPainter, int], None], size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, size)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


def write(folder: Path) -> None:
    """Write jingxi.ico and ledger.ico."""
    application = QGuiApplication.instance() or QGuiApplication([])
    for name, draw in (("jingxi", program), ("ledger", ledger)):
        pictures = [_picture(draw, size) for size in _SIZES]
        file = BytesIO()
        pictures[-1].save(
            file, "ICO", sizes=[(size, size) for size in _SIZES], append_images=pictures[:-1]
        )
        (folder / f"{name}.ico").write_bytes(file.getvalue())
    del application
