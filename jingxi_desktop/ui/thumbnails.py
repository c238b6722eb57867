"""Small pictures of photos. A file may be broken or huge; then there is none."""

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

SIDE = 192
# What decoding may take: a drawing larger than any camera's photo is left alone.
_MOST_PIXELS = 60_000_000
# Formats whose size stands at their beginning, so that it is known before anything is decoded.
_FORMATS = frozenset({"png", "jpeg", "jpg", "jfif", "webp", "bmp", "gif", "tif", "tiff"})


def thumbnail(content: bytes) -> QImage | None:
    """A photo scaled to at most SIDE pixels; None if it is no photo, broken or too large.

    Made for worker threads.
    """
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.format().toStdString() not in _FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > SIDE:
        small = size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
