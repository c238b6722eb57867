"""Charts on paper: vectors and words on a printer's page, and the preview before it."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QMarginsF,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetricsF,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QToolBar, QWidget

from jingxi_desktop.charts import export
from jingxi_desktop.charts.palette import LIGHT
from jingxi_desktop.charts.registry import Chart
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import theme

PAGES = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3)
_MARGIN_MM = 15.0
# The room of the plot on a landscape A4, between its title and its notes; larger paper enlarges it.
_PLOT_MM = (267.0, 144.0)
_TITLE, _NOTE = 16.0, 9.0  # points on A4
_A4_POINTS = 842.0


class Sheet(Struct, frozen=True):
    """One page with one picture: the SVG `picture` between a title and its notes."""

    title: str
    notes: tuple[str, ...]
    picture: bytes
    is_demo: bool = False


def chart_sheet(ledger: Ledger, year: int, chart: Chart) -> Sheet:
    """The page of a chart of a year."""
    data = chart.data(ledger, year)
    picture = export.render(chart.name, data, "svg", _PLOT_MM, words=False)
    return Sheet(chart.title(data), chart.notes(data), picture, ledger.is_demo)


def set_page(printer: QPrinter, size: QPageSize.PageSizeId = PAGES[0]) -> None:
    """Landscape paper of a size, with margins that every printer can keep."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(size),
            QPageLayout.Orientation.Landscape,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )


def paint(printer: QPrinter, sheet: Sheet, today: date) -> None:
    """Print a page: in vectors, with words that can be searched in a PDF."""
    printer.setDocName(sheet.title)
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName() or printer.outputFileName()
        raise UserError(tr("打印机「{name}」不接受页面，请检查打印机或换一台", name=name))
    try:
        _Page(printer, painter).paint(sheet, today)
    finally:
        painter.end()


class _Page:
    """One page of a printer while it is painted. Lengths are in the printer's dots."""

    def __init__(self, printer: QPrinter, painter: QPainter) -> None:
        self._painter = painter
        area = printer.pageLayout().paintRectPixels(printer.resolution())
        self._width, self._height = float(area.width()), float(area.height())
        full = printer.pageLayout().fullRectPoints()
        # A larger page is the same page enlarged.
        self._scale = max(full.width(), full.height()) / _A4_POINTS
        self._dot = printer.resolution() / 72 * self._scale

    def paint(self, sheet: Sheet, today: date) -> None:
        """Title above, notes and the page's own line below, the picture between."""
        top = self._title(sheet) + 8 * self._dot
        bottom = self._notes(sheet, today) - 8 * self._dot
        renderer = QSvgRenderer(QByteArray(sheet.picture))
        size = QSizeF(renderer.defaultSize()).scaled(
            QSizeF(self._width, bottom - top), Qt.AspectRatioMode.KeepAspectRatio
        )
        left = (self._width - size.width()) / 2
        renderer.render(self._painter, QRectF(left, top, size.width(), size.height()))

    def _title(self, sheet: Sheet) -> float:
        """Write the title and the mark of made-up figures. Returns the lower end."""
        self._font(_TITLE)
        box = QRectF(0, 0, self._width, 1.5 * _TITLE * self._dot)
        upright = Qt.AlignmentFlag.AlignVCenter
        self._write(box, upright | Qt.AlignmentFlag.AlignLeft, sheet.title, LIGHT.text)
        if sheet.is_demo:
            self._tag(box)
        return box.bottom()

    def _tag(self, row: QRectF) -> None:
        metrics = self._font(_NOTE + 2)
        words, pad = tr("演示数据"), 4 * self._dot
        width, height = metrics.horizontalAdvance(words) + 2 * pad, metrics.height() + pad
        box = QRectF(self._width - width, row.center().y() - height / 2, width, height)
        self._painter.setPen(QPen(QColor(LIGHT.bad), self._dot))
        self._painter.drawRect(box)
        self._write(box, Qt.AlignmentFlag.AlignCenter, words, LIGHT.bad)

    def _notes(self, sheet: Sheet, today: date) -> float:
        """Write the notes and, last, the print date and the page's number. Returns the upper end."""
        metrics = self._font(_NOTE)
        line = metrics.lineSpacing() * 1.15
        row = QRectF(0, self._height - line, self._width, line)
        upright, side = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag
        printed = tr("打印日期：{date}", date=format_date(today.isoformat()))
        self._write(row, upright | side.AlignLeft, printed, LIGHT.secondary)
        number = tr("第 {n} 页，共 {all} 页", n=1, all=1)
        self._write(row, upright | side.AlignRight, number, LIGHT.secondary)
        top = row.top() - 4 * self._dot
        self._painter.setPen(QPen(QColor(LIGHT.line), 0.8 * self._dot))
        self._painter.drawLine(QPointF(0, top), QPointF(self._width, top))
        text = "\n".join(sheet.notes)
        flags = Qt.TextFlag.TextWordWrap | side.AlignLeft | side.AlignTop
        height = metrics.boundingRect(QRectF(0, 0, self._width, 1e6), int(flags), text).height()
        top -= height + 4 * self._dot
        self._painter.setPen(QColor(LIGHT.secondary))
        self._painter.drawText(QRectF(0, top, self._width, height), int(flags), text)
        return top

    def _font(self, points: float) -> QFontMetricsF:
        """Write in a size from now on; it grows with the page. Returns its measures."""
        font = QFont(theme.font_family())
        font.setPixelSize(max(1, round(points * self._dot)))
        self._painter.setFont(font)
        return QFontMetricsF(font, self._painter.device())

    def _write(self, box: QRectF, flags: Qt.AlignmentFlag, words: str, colour: str) -> None:
        self._painter.setPen(QColor(colour))
        self._painter.drawText(box, int(flags), words)


class ChartPreview(QPrintPreviewDialog):
    """The preview of one page, with a choice of paper that is there even without a printer."""

    def __init__(self, sheet: Sheet, printer: QPrinter, parent: QWidget | None = None) -> None:
        super().__init__(printer, parent)
        self.setWindowTitle(tr("打印预览 · {title}", title=sheet.title))
        self._printer = printer
        self.paintRequested.connect(lambda target: paint(target, sheet, date.today()))
        self.paper = QComboBox()
        self.paper.setAccessibleName(tr("纸张"))
        for size in PAGES:
            self.paper.addItem(tr("{size} 横向", size=QPageSize.name(size)), size)
        self.paper.currentIndexChanged.connect(self._change_paper)
        bar = self.findChildren(QToolBar)[0]
        # Before Qt's own buttons, which go under an arrow at the end where there is little room.
        bar.insertWidget(bar.actions()[0], self.paper)
        self.resize(QSize(max(1000, bar.sizeHint().width() + 16), 760))
        # Without it, no key would lead to the printer.
        self._action("Print").setShortcut(QKeySequence.StandardKey.Print)
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
            # Without any printer there is no setup to show, and Qt's dialog for it cannot open.
            self._action("Page setup").setVisible(False)

    def _change_paper(self, place: int) -> None:
        set_page(self._printer, PAGES[place])
        self.findChildren(QPrintPreviewWidget)[0].updatePreview()

    def _action(self, name: str) -> QAction:
        """One of Qt's own, by its English name."""
        text = QCoreApplication.translate("QPrintPreviewDialog", name)
        return next(action for action in self.findChildren(QAction) if action.text() == text)


def new_printer() -> QPrinter:
    """The default printer, or a PDF file where this machine has none, on landscape A4."""
    info = QPrinterInfo.defaultPrinter()
    mode = QPrinter.PrinterMode.HighResolution
    printer = QPrinter(mode) if info.isNull() else QPrinter(info, mode)
    set_page(printer)
    return printer


def preview_chart(parent: QWidget, ledger: Ledger, year: int, chart: Chart) -> None:
    """Show a chart as it would be printed, and print it from there."""
    preview = ChartPreview(chart_sheet(ledger, year, chart), new_printer(), parent)
    preview.exec()
    preview.deleteLater()
