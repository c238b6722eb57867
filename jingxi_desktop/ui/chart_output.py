"""A chart out of the window: to the clipboard and into a file. Paper is `printing`'s."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from jingxi_desktop import paths
from jingxi_desktop.charts import export
from jingxi_desktop.charts.registry import Chart
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import file_dialogs, messages

_COPIED_WIDTH_MM = 240.0


def copy(chart: Chart, data: Any, shape: float) -> None:
    """Put a chart on the clipboard, `shape` times as wide as high and fine enough for print."""
    size = (_COPIED_WIDTH_MM, _COPIED_WIDTH_MM / shape)
    image = QImage.fromData(export.render(chart.name, data, "png", size))
    QGuiApplication.clipboard().setImage(image)


def save_as(parent: QWidget, ledger: Ledger, year: int, chart: Chart) -> Path | None:
    """Ask for a file, of one of three kinds, and save a chart there. Returns the file, if any."""
    proposed = paths.documents_dir() / f"{tr(chart.label)} {year}.png"
    kinds = ";;".join((tr("图片 (*.png)"), tr("矢量图 (*.svg)"), tr("PDF 文件 (*.pdf)")))
    path = file_dialogs.save_path(parent, tr("另存图表"), proposed, kinds)
    if path is None:
        return None
    try:
        export.save(ledger, year, chart.name, path)
    except UserError as error:
        messages.show_problem(parent, str(error))
        return None
    return path
