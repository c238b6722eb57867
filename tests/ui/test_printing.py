"""Charts on paper: a PDF printer and a real queue, the sizes, the words, and the preview."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.ui import printing
from jingxi_desktop.ui.session import Session

YEAR = 2023
TODAY = date(2023, 6, 9)
SIZES = {"A4": (842, 595), "A3": (1191, 842)}


def run(*command: str | Path) -> str:
    """What a program says; the test fails if it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def to_pdf(path: Path, size: str = "A4") -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printing.set_page(printer, {page.name: page for page in printing.PAGES}[size])
    return printer


def check_words(path: Path, *wanted: str) -> None:
    words = run("pdftotext", "-layout", path, "-")
    assert [word for word in wanted if word not in words] == []


# The schedule of 84 projects, 18 to a page.
PAGES = {"schedule": 5}


def test_every_project_of_the_schedule_is_on_paper(
    demo: Ledger, tmp_path: Path, qapp: object
) -> None:
    path, chart = tmp_path / "页.pdf", CHARTS["schedule"]
    printing.paint(to_pdf(path), printing.chart_sheet(demo, YEAR, chart), TODAY)
    words = "".join(run("pdftotext", path, "-").split())
    rows = chart.data(demo, YEAR).rows
    assert len(rows) == 84
    assert [row.name for row in rows if row.name.split()[0] not in words] == []
    assert "第19–36个，共84个项目" in words
    assert "第5页，共5页" in words


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_page_has_its_size_its_words_and_no_bitmap(
    demo: Ledger, tmp_path: Path, qapp: object, name: str, size: str
) -> None:
    path = tmp_path / "页.pdf"
    chart = CHARTS[name]
    printing.paint(to_pdf(path, size), printing.chart_sheet(demo, YEAR, chart), TODAY)
    width, height = SIZES[size]
    info = run("pdfinfo", path)
    assert f"{width} x {height} pts ({size})" in info
    assert f"Pages:           {PAGES.get(name, 1)}" in info
    shown = {
        "investment": ("亿元", "12月"),
        "enterprises": ("人工智能", "门头沟园", "80–100"),
        "completion": ("石景山区", "续建", "序时 100.00%"),
        "tasks": ("石景山区", "推进中", "完成 8/10"),
        "arrivals": ("80–100", "序时推算", "12月"),
        "computing": ("500–1,000 P", "截至2023年6月9日"),
        "parks": ("首钢园", "在册企业", "完成率"),
        "schedule": ("已显示", "/84 个项目", "节点逾期"),
    }
    margins = ("来源：", "口径：", "数据截止：", "打印日期：2023年6月9日", "第 1 页", "演示数据")
    title = chart.title(chart.data(demo, YEAR))
    check_words(path, title, *shown[name], *margins)
    assert run("pdftotext", path, "-").count(title) == PAGES.get(name, 1)
    assert run("pdfimages", "-list", path).count("\n") == 2
    fonts = run("pdffonts", path).splitlines()[2:]
    assert fonts
    assert {line.split()[-5] for line in fonts} == {"yes"}


def test_facts_are_not_marked_as_a_demonstration(
    article: Ledger, tmp_path: Path, qapp: object
) -> None:
    path = tmp_path / "页.pdf"
    sheet = printing.chart_sheet(article, YEAR, CHARTS["enterprises"])
    printing.paint(to_pdf(path), sheet, TODAY)
    assert "演示" not in run("pdftotext", path, "-")


def ink(path: Path, dots: int) -> tuple[int, int, int, int]:
    """Where a printed page is not white: left, top, right, bottom in pixels."""
    run("pdftoppm", "-r", str(dots), "-png", "-singlefile", path, path.with_suffix(""))
    image = QImage(str(path.with_suffix(".png")))
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 200
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("size", SIZES)
def test_the_page_is_used_up_to_its_margins(
    demo: Ledger, tmp_path: Path, qapp: object, size: str
) -> None:
    path = tmp_path / "页.pdf"
    sheet = printing.chart_sheet(demo, YEAR, CHARTS["enterprises"])
    printing.paint(to_pdf(path, size), sheet, TODAY)
    margin, (width, height) = 15 / 25.4 * 72, SIZES[size]
    left, top, right, bottom = ink(path, 72)
    assert left == pytest.approx(margin, abs=4)
    assert right == pytest.approx(width - margin, abs=4)
    assert top == pytest.approx(margin, abs=16)
    assert bottom == pytest.approx(height - margin, abs=8)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_no_page_is_an_error(
    demo: Ledger, tmp_path: Path, qapp: object, qtlog: object
) -> None:
    printer = to_pdf(tmp_path / "没有" / "页.pdf")
    with pytest.raises(UserError, match="不接受页面"):
        printing.paint(printer, printing.chart_sheet(demo, YEAR, CHARTS["enterprises"]), TODAY)


@pytest.fixture
def queue() -> QPrinterInfo:
    """The real queue that writes PDF files. Without it this is a failure, never a skip."""
    info = QPrinterInfo.printerInfo(os.environ.get("JINGXI_TEST_PRINTER", "PDF"))
    if info.isNull():
        pytest.fail(
            "There is no CUPS queue PDF. Run the tests by `make pytest`, or by"
            " packaging/setup/with_printer.sh pytest"
        )
    return info


def test_a_chart_comes_out_of_a_real_printer(
    demo: Ledger, queue: QPrinterInfo, qtbot: QtBot
) -> None:
    folder = Path(os.environ.get("JINGXI_TEST_PDF_DIR", Path.home() / "PDF"))
    before = set(folder.glob("*.pdf"))
    printer = QPrinter(queue, QPrinter.PrinterMode.HighResolution)
    printing.set_page(printer)
    chart = CHARTS["enterprises"]
    printing.paint(printer, printing.chart_sheet(demo, YEAR, chart), TODAY)
    qtbot.waitUntil(lambda: bool(set(folder.glob("*.pdf")) - before), timeout=30_000)
    (path,) = set(folder.glob("*.pdf")) - before
    qtbot.waitUntil(lambda: b"%%EOF" in path.read_bytes()[-1024:], timeout=30_000)
    try:
        info = run("pdfinfo", path)
        assert "Pages:           1" in info
        run("pdftoppm", "-r", "50", "-png", "-singlefile", path, path.with_suffix(""))
        image = QImage(str(path.with_suffix(".png")))
        # The paper goes in upright, and the page lies on it.
        assert {image.width(), image.height()} == {414, 585}
        colours = [
            image.pixelColor(x, y)
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        ]
        # The driver's own conversion shifts a colour by a little.
        bars = [colour for colour in colours if colour.blue() > 150 and colour.red() < 50]
        assert len(bars) > len(colours) / 50
    finally:
        path.unlink()
        path.with_suffix(".png").unlink(missing_ok=True)


def test_the_preview_shows_the_page_on_the_chosen_paper(
    demo: Ledger, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = to_pdf(tmp_path / "页.pdf")
    sheet = printing.chart_sheet(demo, YEAR, CHARTS["investment"])
    preview = printing.Preview(
        sheet.title, lambda target: printing.paint(target, sheet, TODAY), printer
    )
    qtbot.addWidget(preview)
    with qtbot.waitExposed(preview):
        preview.show()
    assert sheet.title in preview.windowTitle()
    keys = {action.text(): action.shortcut() for action in preview.findChildren(QAction)}
    print_text = QCoreApplication.translate("QPrintPreviewDialog", "Print")
    assert keys[print_text] == QKeySequence(QKeySequence.StandardKey.Print)
    assert [preview.paper.itemText(place) for place in range(2)] == ["A4 横向", "A3 横向"]
    preview.paper.setCurrentIndex(1)
    assert printer.pageLayout().pageSize().name() == "A3"
    with qtbot.waitSignal(preview.paintRequested):
        preview.paper.setCurrentIndex(0)
    assert printer.pageLayout().pageSize().name() == "A4"
    preview.close()


def test_without_a_printer_there_is_no_setup_to_open(
    demo: Ledger, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = printing.chart_sheet(demo, YEAR, CHARTS["investment"])
    preview = printing.Preview(sheet.title, lambda _: None, to_pdf(tmp_path / "页.pdf"))
    qtbot.addWidget(preview)
    name = QCoreApplication.translate("QPrintPreviewDialog", "Page setup")
    setups = [action for action in preview.findChildren(QAction) if action.text() == name]
    assert [action.isVisible() for action in setups] == [False]


def test_the_print_action_opens_the_preview_of_this_chart(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jingxi_desktop.ui.chart_view import ChartView

    opened: list[str] = []

    def look(preview: QPrintPreviewDialog) -> int:
        opened.append(preview.windowTitle())
        assert not preview.grab().isNull()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(printing.Preview, "exec", look)
    view = ChartView(session, "enterprises")
    qtbot.addWidget(view)
    view.print_action.trigger()
    view.print_preview()
    view.close_chart()
    assert len(opened) == 2
    assert "引进企业" in opened[0]
