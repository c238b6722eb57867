"""What the self-test asks of Qt: its pictures, its fonts, its paper, its texts."""

from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader
from PySide6.QtPrintSupport import QPrinter

from jingxi_desktop.charts.registry import Chart
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ui import printing, theme
from jingxi_desktop.ui.icons import icon

_ICON = 32
# The steps between the points of a picture that are looked at.
_STEP = 7


def colours(file: Path) -> int:
    """How many colours a picture has at points a few pixels apart; 0 if Qt cannot read it."""
    image = QImage(str(file))
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), _STEP)
            for y in range(0, image.height(), _STEP)
        }
    )


def has_icons() -> bool:
    """Whether the program's icons can be drawn, which takes the SVG parts of Qt."""
    image = icon("landmark").pixmap(_ICON).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return b"svg" in QImageReader.supportedImageFormats() and any(pixel.alpha() for pixel in pixels)


def window_family() -> str:
    """The font family of the window and of printed pages."""
    return theme.font_family()


def print_chart(ledger: Ledger, chart: Chart, file: Path) -> None:
    """Print a chart into a PDF file, through the same painter as onto paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printing.set_page(printer)
    printing.paint(printer, printing.chart_sheet(ledger, ledger.year, chart), date.today())
