"""Charts and tables on paper: vectors and words on a printer's pages, and the preview before it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

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
from PySide6.QtPrintSupport import (
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
    QPrintPreviewDialog,
    QPrintPreviewWidget,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QToolBar, QWidget

from jingxi_desktop.charts import export
from jingxi_desktop.charts.palette import LIGHT
from jingxi_desktop.charts.registry import Chart
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.replacing import replace
from jingxi_desktop.records import UserError
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.reports.records import Listing, MonthListing, Stopped
from jingxi_desktop.reports.table import Table
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages, theme
from jingxi_desktop.ui.jobs import Job, with_progress
from jingxi_desktop.ui.table_pages import Page, TableLayout, wrapped

PAGES = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3)
_MARGIN_MM = 15.0
# The room of the plot on a landscape A4, between its title and its notes; larger paper enlarges it.
_PLOT_MM = (267.0, 144.0)
_TITLE, _NOTE = 16.0, 9.0  # points on A4
_A4_POINTS = 842.0
# More rows than a person would leaf through in a preview.
MOST_PREVIEWED = 2000


class Sheet(Struct, frozen=True):
    """Pages with one picture each: an SVG of `pictures` between the title and the notes."""

    title: str
    notes: tuple[str, ...]
    pictures: tuple[bytes, ...]
    is_demo: bool = False


def chart_sheet(ledger: Ledger, year: int, chart: Chart) -> Sheet:
    """The pages of a chart of a year."""
    data = chart.data(ledger, year)
    pictures = tuple(
        export.render(chart.name, page, "svg", _PLOT_MM, words=False) for page in chart.pages(data)
    )
    return Sheet(chart.title(data), chart.notes(data), pictures, ledger.is_demo)


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
    """Print its pages: in vectors, with words that can be searched in a PDF."""
    with _painting(printer, sheet.title) as painter:
        full = printer.pageLayout().fullRectPoints()
        # A larger page is the same page enlarged.
        scale = max(full.width(), full.height()) / _A4_POINTS
        page, count = _Page(printer, painter, scale), len(sheet.pictures)
        for number, picture in enumerate(sheet.pictures, start=1):
            if number > 1:
                printer.newPage()
            top = page.title(sheet.title, is_demo=sheet.is_demo) + 8 * page.dot
            foot = page.foot(today, number, count)
            bottom = page.notes("\n".join(sheet.notes), foot) - 8 * page.dot
            renderer = QSvgRenderer(QByteArray(picture))
            size = QSizeF(renderer.defaultSize()).scaled(
                QSizeF(page.width, bottom - top), Qt.AspectRatioMode.KeepAspectRatio
            )
            left = (page.width - size.width()) / 2
            renderer.render(painter, QRectF(left, top, size.width(), size.height()))


@contextmanager
def _painting(printer: QPrinter, title: str) -> Iterator[QPainter]:
    printer.setDocName(title)
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName() or printer.outputFileName()
        raise UserError(tr("打印机「{name}」不接受页面，请检查打印机或换一台", name=name))
    try:
        yield painter
    finally:
        painter.end()


class TablePaper:
    """A table laid out on a printer's paper, whose pages are counted and then painted.

    `stopped()` is asked at every page whether anybody still wants it; if not, CancelledError.
    """

    def __init__(self, printer: QPrinter, table: Table, stopped: Stopped = lambda: False) -> None:
        self._printer, self._table, self._stopped = printer, table, stopped
        page = _Page(printer, QPainter(), 1)
        self._top = page.title_height + 6 * page.dot
        height = page.foot_top - self._top - 8 * page.dot
        self._layout = TableLayout(table, theme.font_family(), page.dot, (page.width, height))
        self._note_font, self._note_line = page.font(_NOTE), page.line(_NOTE)
        self.count = sum(1 for _page in self._pages())

    def _pages(self) -> Iterator[Page]:
        notes = "\n".join(self._table.notes)
        for page in self._layout.pages(notes, self._note_font, self._note_line):
            if self._stopped():
                raise CancelledError
            yield page

    def paint(self, today: date) -> None:
        """Print all pages: in vectors, with words that can be searched in a PDF.

        A file of which not all pages are wanted any more is removed.
        """
        try:
            with _painting(self._printer, self._table.title) as painter:
                self._paint_pages(painter, today)
        except CancelledError:
            if self._printer.outputFileName():
                Path(self._printer.outputFileName()).unlink(missing_ok=True)
            raise

    def _paint_pages(self, painter: QPainter, today: date) -> None:
        page = _Page(self._printer, painter, 1)
        try:
            for number, part in enumerate(self._pages(), start=1):
                if number > 1:
                    self._printer.newPage()
                self._paint_page(painter, page, part, number, today)
        except CancelledError:
            self._printer.abort()
            raise

    def _paint_page(
        self, painter: QPainter, page: "_Page", part: Page, number: int, today: date
    ) -> None:
        title, parts = self._table.title, len(self._layout.parts)
        if parts > 1:
            title += tr("（列分 {all} 部分，第 {n} 部分）", n=part.part + 1, all=parts)
        page.title(title, is_demo=self._table.is_demo)
        bottom = self._layout.paint(painter, part, self._top)
        page.foot(today, number, self.count)
        if part.notes:
            page.lines(part.notes, bottom + self._note_line / 2)


class _Page:
    """One page of a printer while it is painted. Lengths are in the printer's dots."""

    def __init__(self, printer: QPrinter, painter: QPainter, scale: float) -> None:
        self._painter = painter
        area = printer.pageLayout().paintRectPixels(printer.resolution())
        self.width, self._height = float(area.width()), float(area.height())
        self.dot = printer.resolution() / 72 * scale

    @property
    def title_height(self) -> float:
        """How much of the page its title takes."""
        return 1.5 * _TITLE * self.dot

    @property
    def foot_top(self) -> float:
        """Where the page's own line begins."""
        return self._height - self.line(_NOTE) - 4 * self.dot

    def title(self, title: str, *, is_demo: bool) -> float:
        """Write the title and the mark of made-up figures. Returns the lower end."""
        self._use(_TITLE)
        box = QRectF(0, 0, self.width, self.title_height)
        upright = Qt.AlignmentFlag.AlignVCenter
        self._write(box, upright | Qt.AlignmentFlag.AlignLeft, title, LIGHT.text)
        if is_demo:
            self._tag(box)
        return box.bottom()

    def _tag(self, row: QRectF) -> None:
        metrics = self._use(_NOTE + 2)
        words, pad = tr("演示数据"), 4 * self.dot
        width, height = metrics.horizontalAdvance(words) + 2 * pad, metrics.height() + pad
        box = QRectF(self.width - width, row.center().y() - height / 2, width, height)
        self._painter.setPen(QPen(QColor(LIGHT.bad), self.dot))
        self._painter.drawRect(box)
        self._write(box, Qt.AlignmentFlag.AlignCenter, words, LIGHT.bad)

    def foot(self, today: date, number: int, count: int) -> float:
        """Write the print date and the page's number at the bottom. Returns the upper end."""
        self._use(_NOTE)
        line = self.line(_NOTE)
        row = QRectF(0, self._height - line, self.width, line)
        upright, side = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag
        printed = tr("打印日期：{date}", date=format_date(today.isoformat()))
        self._write(row, upright | side.AlignLeft, printed, LIGHT.secondary)
        words = tr("第 {n} 页，共 {all} 页", n=number, all=count)
        self._write(row, upright | side.AlignRight, words, LIGHT.secondary)
        top = self.foot_top
        self._painter.setPen(QPen(QColor(LIGHT.line), 0.8 * self.dot))
        self._painter.drawLine(QPointF(0, top), QPointF(self.width, top))
        return top

    def notes(self, text: str, bottom: float) -> float:
        """Write notes that end at `bottom`. Returns the upper end."""
        lines = wrapped(text, self.font(_NOTE), self.width)
        top = bottom - len(lines) * self.line(_NOTE) - 4 * self.dot
        self.lines(lines, top)
        return top

    def lines(self, lines: tuple[str, ...], top: float) -> None:
        """Write lines of notes from `top` on."""
        self._use(_NOTE)
        side, line = Qt.AlignmentFlag, self.line(_NOTE)
        for number, text in enumerate(lines):
            box = QRectF(0, top + number * line, self.width, line)
            self._write(box, side.AlignLeft | side.AlignVCenter, text, LIGHT.secondary)

    def font(self, points: float) -> QFont:
        """The font of a size; it grows with the page."""
        font = QFont(theme.font_family())
        font.setPixelSize(max(1, round(points * self.dot)))
        return font

    def line(self, points: float) -> float:
        """How high a line of a size is."""
        return QFontMetricsF(self.font(points)).lineSpacing() * 1.15

    def _use(self, points: float) -> QFontMetricsF:
        """Write in a size from now on. Returns its measures."""
        font = self.font(points)
        self._painter.setFont(font)
        return QFontMetricsF(font)

    def _write(self, box: QRectF, flags: Qt.AlignmentFlag, words: str, colour: str) -> None:
        self._painter.setPen(QColor(colour))
        self._painter.drawText(box, int(flags), words)


class Preview(QPrintPreviewDialog):
    """The preview of what `paint` prints, with a choice of paper that is there even without a printer."""

    def __init__(
        self,
        title: str,
        paint: Callable[[QPrinter], None],
        printer: QPrinter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(printer, parent)
        self.setWindowTitle(tr("打印预览 · {title}", title=title))
        self._printer = printer
        self.paintRequested.connect(paint)
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
    sheet = chart_sheet(ledger, year, chart)
    _preview(parent, sheet.title, lambda printer: paint(printer, sheet, date.today()))


def _preview(parent: QWidget, title: str, paint: Callable[[QPrinter], None]) -> None:
    preview = Preview(title, paint, new_printer(), parent)
    preview.exec()
    preview.deleteLater()


def print_table(parent: QWidget, ledger: Ledger, listing: Listing | MonthListing) -> None:
    """Show a table as it would be printed, and print it from there.

    One with thousands of rows is read and laid out in a worker; the user is told how many pages
    it takes, chooses the printer, and may stop it at any time.
    """
    if listing.count(ledger) > MOST_PREVIEWED:
        _LargePrint(parent, ledger, listing).start()
        return
    try:
        table = listing.table(ledger)
    except UserError as error:
        messages.show_problem(parent, str(error))
        return
    preview_table(parent, table)


def preview_table(parent: QWidget, table: Table) -> None:
    """Show a finished table as it would be printed, and print it from there."""
    _preview(parent, table.title, lambda printer: TablePaper(printer, table).paint(date.today()))


class _LargePrint:
    """The printing of a table that is too large for a preview, step by step."""

    def __init__(self, parent: QWidget, ledger: Ledger, listing: Listing | MonthListing) -> None:
        self._parent, self._ledger, self._listing = parent, ledger, listing
        self._printer = new_printer()

    def start(self) -> None:
        """Read the rows and count the pages."""

        def read(stopped: Stopped) -> tuple[Table, int]:
            with self._ledger.second(stopped) as ledger:
                table = self._listing.table(ledger, stopped)
            return table, TablePaper(self._printer, table, stopped).count

        job = Job(read, lambda answer: self._ask(*answer), self._failed)
        with_progress(job, self._parent, tr("正在排版…"))

    def _ask(self, table: Table, pages: int) -> None:
        question = tr("打印「{title}」的 {n} 页？", title=table.title, n=f"{pages:,}")
        size = QPageSize.name(self._printer.pageLayout().pageSize().id())
        consequence = tr(
            "共 {rows} 行，这是 {size} 横向的页数。筛选后只打印要的行，页数会少。",
            rows=f"{len(table.rows):,}",
            size=size,
        )
        verb = tr("打印 {n} 页", n=f"{pages:,}")
        if not messages.confirm(self._parent, question, consequence, verb):
            return
        if QPrintDialog(self._printer, self._parent).exec() != QPrintDialog.DialogCode.Accepted:
            return

        def paint_all(stopped: Stopped) -> None:
            TablePaper(self._printer, table, stopped).paint(date.today())

        job = Job(paint_all, lambda _nothing: None, self._failed)
        with_progress(job, self._parent, tr("正在打印 {n} 页…", n=f"{pages:,}"))

    def _failed(self, error: BaseException) -> None:
        messages.show_failure(self._parent, error)


def save_pdf(table: Table, path: Path, today: date) -> None:
    """Write a table as the PDF file that printing it on landscape A4 gives. Raises UserError."""
    if path.suffix.lower() != ".pdf":
        raise UserError(tr("不能存成「{suffix}」，文件名请以 .pdf 结尾", suffix=path.suffix))
    with TemporaryDirectory() as folder:
        made = Path(folder) / "table.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(made))
        set_page(printer)
        TablePaper(printer, table).paint(today)
        replace(path, lambda half: half.write_bytes(made.read_bytes()))
