"""Tables on paper: headings and marks on every page, nothing cut, and the way there from the window."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.reports.records import Listing, MonthListing, listing_named
from jingxi_desktop.reports.table import Column, Table
from jingxi_desktop.ui import messages, printing, theme
from jingxi_desktop.ui.dialogs.report import ReportDialog
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.table_pages import SIZES, Page, TableLayout, Type, wrapped
from tests.ui.conftest import OpenWindow

TODAY = date(2023, 6, 9)
A4, A3 = printing.PAGES
YEAR = 2023


def said(command: str, *arguments: str | Path) -> str:
    done = subprocess.run([command, *map(str, arguments)], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def words(path: Path) -> str:
    """The words of a PDF without the line breaks of its cells."""
    return "".join(said("pdftotext", "-raw", path, "-").split())


def pages_of(path: Path) -> list[str]:
    return said("pdftotext", "-layout", path, "-").split("\f")[:-1]


def printed(path: Path, table: Table, size: object = A4) -> printing.TablePaper:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printing.set_page(printer, size)  # type: ignore[arg-type]
    paper = printing.TablePaper(printer, table)
    paper.paint(TODAY)
    return paper


@pytest.fixture
def projects(demo: Ledger) -> Table:
    """The year's projects, with the columns that a new user sees."""
    return listing_named(demo, "project", YEAR).table(demo)


def amounts(table: Table) -> list[int]:
    """The columns of amounts."""
    return [place for place, column in enumerate(table.columns) if "万元" in column.label]


@pytest.mark.parametrize("size", [A4, A3])
def test_every_page_has_heading_number_and_mark(
    projects: Table, tmp_path: Path, qapp: object, size: object
) -> None:
    path = tmp_path / "表.pdf"
    paper = printed(path, projects, size)
    pages = pages_of(path)
    assert len(pages) == paper.count > 1
    for number, page in enumerate(pages, start=1):
        text = "".join(page.split())
        assert f"第{number}页，共{paper.count}页" in text
        assert "演示数据" in text
        assert "2023年重大项目" in text
        assert "项目名称" in text
        assert page.count("万元") == 3
    assert "合计（107个）" in "".join(pages[-1].split())
    assert projects.totals is not None
    sums = [projects.totals[place] for place in amounts(projects)]
    assert len(sums) == 3
    assert all(total in pages[-1] for total in sums)
    assert "口径：" in pages[-1]
    assert "投资完成率 = 本年累计完成 ÷ 本年计划投资" in pages[-1]
    assert "数据截止：" in pages[-1]
    assert "合计" not in pages[0]


@pytest.mark.parametrize("size", [A4, A3])
def test_every_word_is_there_and_can_be_searched(
    projects: Table, tmp_path: Path, qapp: object, size: object
) -> None:
    path = tmp_path / "表.pdf"
    printed(path, projects, size)
    text = words(path)
    for row in projects.rows:
        # On two lines, a name may have others' words between its halves.
        for cell in (row[1][:6], *(row[place] for place in amounts(projects)), row[-2][:4]):
            assert "".join(cell.split()) in text
    assert said("pdfimages", "-list", path).count("\n") == 2
    fonts = said("pdffonts", path).splitlines()[2:]
    assert {line.split()[-5] for line in fonts} == {"yes"}


def test_subtotals_are_set_in_the_type_of_totals(qapp: object) -> None:
    rows = [(f"项目{number}", "1") for number in range(40)]
    rows[20:20] = [("甲小计（20 个）", "20")]
    rows += [("乙小计（20 个）", "20")]
    plain = Table("单", (Column("项目"), Column("投资", "right")), tuple(rows))
    inks = []
    for table in (plain, replace(plain, subtotals=frozenset({20, 41}))):
        layout = TableLayout(table, theme.font_family(), 1, (300, 300))
        pages = list(layout.pages("", QFont(), 1))
        assert [line.is_sum for page in pages for line in page.lines] == [
            place in table.subtotals for place in range(42)
        ]
        inks.append([_ink(layout, page) for page in pages])
    assert [bold > regular for regular, bold in zip(*inks, strict=True)] == [False, True, True]


def _ink(layout: TableLayout, page: Page) -> int:
    """How dark a page is."""
    image = QImage(400, 400, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    layout.paint(painter, page, 0)
    painter.end()
    return sum(255 - dot for dot in bytes(image.constBits()))


@pytest.mark.parametrize("size", [A4, A3])
def test_type_is_never_smaller_than_can_be_read(
    projects: Table, tmp_path: Path, qapp: object, size: object
) -> None:
    paper = printed(tmp_path / "表.pdf", projects, size)
    assert paper._layout.type.points >= (9 if size == A3 else SIZES[-1])
    assert len(paper._layout.parts) == 1


def test_too_many_columns_go_on_in_parts_that_name_their_rows(
    demo: Ledger, tmp_path: Path, qapp: object
) -> None:
    from jingxi_desktop.ledger.query import Query
    from jingxi_desktop.records import Project

    names = tuple(field.name for field in Project.KIND.fields)
    table = Listing(Query("project", YEAR, "演示项目00"), names).table(demo)
    path = tmp_path / "表.pdf"
    paper = printed(path, table)
    parts = paper._layout.parts
    assert len(parts) > 1
    assert sorted({place for part in parts for place in part.places}) == list(range(len(names)))
    assert all(part.places[:2] == (0, 1) for part in parts)
    pages = ["".join(page.split()) for page in pages_of(path)]
    for number in range(1, len(parts) + 1):
        assert any(f"（列分{len(parts)}部分，第{number}部分）" in page for page in pages)
    assert all("项目名称" in page for page in pages)


def layout(table: Table, room: tuple[float, float] = (4000.0, 3000.0)) -> TableLayout:
    """A layout where a point is ten dots."""
    return TableLayout(table, theme.font_family(), 10, room)


def test_columns_take_the_whole_width_and_figures_are_never_broken(
    projects: Table, qapp: object
) -> None:
    made = layout(projects, (12_000.0, 8_000.0))
    (part,) = made.parts
    assert sum(part.widths) == pytest.approx(12_000, abs=1)
    for row in projects.rows:
        for place in amounts(projects):
            assert len(made._row(0, row)[place]) == 1


def test_a_wide_text_gets_the_room_that_short_ones_do_not_need(qapp: object) -> None:
    table = Table("表", (Column("甲"), Column("乙", weight=2)), (("一", "很长的文字" * 30),))
    (part,) = layout(table).parts
    assert part.widths[1] > 5 * part.widths[0]


def test_a_row_higher_than_a_page_goes_on_on_the_next(tmp_path: Path, qapp: object) -> None:
    text = "".join(f"第{number}句说到这里。" for number in range(1500))
    table = Table("长表", (Column("名称"), Column("内容")), (("甲", text), ("乙", "短")))
    path = tmp_path / "表.pdf"
    paper = printed(path, table)
    assert paper.count > 1
    found = words(path)
    assert all(f"第{number}句" in found for number in range(0, 1500, 50))
    assert "短" in pages_of(path)[-1]


def test_long_notes_are_not_cut(tmp_path: Path, qapp: object) -> None:
    notes = tuple(f"说明{number}号" for number in range(90))
    path = tmp_path / "表.pdf"
    printed(path, Table("表", (Column("名称"),), (("甲",),), notes))
    found = words(path)
    assert all(note in found for note in notes)


@pytest.mark.parametrize(
    "text", ["甲乙丙" * 40, "word " * 60, "a" * 300, "𠮷野家" * 60, "一\n\n二"]
)
def test_lines_hold_the_whole_text_and_fit(text: str, qapp: object) -> None:
    type_ = Type(theme.font_family(), 9, 10)
    assert QFontInfo(type_.font).pixelSize() == 90
    lines = wrapped(text, type_.font, 1000)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(type_.width(line) <= 1001 for line in lines)


def test_a_table_without_rows_is_a_page_that_says_so(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "表.pdf"
    paper = printed(path, Table("空表", (Column("名称"),), (), totals=("合计（0 个）",)))
    assert paper.count == 1
    assert "合计（0个）" in words(path)


def test_a_printing_that_nobody_wants_stops(projects: Table, tmp_path: Path, qapp: object) -> None:
    wanted = [True] * 8
    printer = printing.new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    path = tmp_path / "表.pdf"
    printer.setOutputFileName(str(path))
    paper = printing.TablePaper(printer, projects, lambda: not wanted or not wanted.pop())
    with pytest.raises(CancelledError):
        paper.paint(TODAY)
    assert not path.exists()


def test_a_file_that_is_no_pdf_is_refused(projects: Table, tmp_path: Path, qapp: object) -> None:
    with pytest.raises(UserError, match=r"请以 \.pdf 结尾"):
        printing.save_pdf(projects, tmp_path / "表.txt", TODAY)
    with pytest.raises(UserError, match="不能写入"):
        printing.save_pdf(projects, tmp_path / "没有" / "表.pdf", TODAY)


# The window --------------------------------------------------------------------------------------


@pytest.fixture
def printed_listings(monkeypatch: pytest.MonkeyPatch) -> list[Listing | MonthListing]:
    """What the window would have printed."""
    listings: list[Listing | MonthListing] = []
    monkeypatch.setattr(
        printing, "print_table", lambda _parent, _ledger, listing: listings.append(listing)
    )
    return listings


def press_print(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Control)


def test_the_print_key_prints_the_table_as_it_is_seen(
    open_window: OpenWindow,
    demo_path: Path,
    printed_listings: list[Listing | MonthListing],
    qtbot: QtBot,
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    tab = window.view.show_kind("project")
    head = tab.table.horizontalHeader()
    tab.table.setColumnHidden(tab.model.column("category"), True)
    head.moveSection(head.visualIndex(tab.model.column("stage")), 0)
    tab.table.sortByColumn(tab.model.column("total_investment"), Qt.SortOrder.DescendingOrder)
    tab.bar.search.setText("改造")
    tab.bar.entered.emit()
    qtbot.waitUntil(lambda: tab.model.query.search == "改造")
    press_print(window, qtbot)
    (listing,) = printed_listings
    assert isinstance(listing, Listing)
    assert listing.query == tab.model.query
    assert listing.columns[0] == "stage"
    assert "category" not in listing.columns
    assert window.session is not None
    rows = listing.table(window.session.ledger).rows
    seen = [
        tuple(
            str(tab.model.index(row, place).data() or "") for place in tab.table.visible_columns()
        )
        for row in range(tab.model.rowCount())
    ]
    assert list(rows) == seen


def test_the_print_key_prints_the_month_and_on_the_overview_the_chart(
    open_window: OpenWindow,
    demo_path: Path,
    printed_listings: list[Listing | MonthListing],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    window.view.tabs.setCurrentIndex(1)
    window.view.month.show_month("2023-05")
    press_print(window, qtbot)
    assert [listing.month for listing in printed_listings if isinstance(listing, MonthListing)] == [
        "2023-05"
    ]
    assert window.actions_["print_table"].isEnabled()
    charts: list[str] = []
    monkeypatch.setattr(printing, "preview_chart", lambda *given: charts.append(given[3].name))
    window.view.tabs.setCurrentIndex(0)
    assert not window.actions_["print_table"].isEnabled()
    press_print(window, qtbot)
    assert charts == ["investment"]
    assert len(printed_listings) == 1
    window.view.show_kind("project")
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_P, shift)
    qtbot.keyRelease(window, Qt.Key.Key_Control)
    qtbot.keyRelease(window, Qt.Key.Key_Shift)
    assert charts == ["investment"] * 2


def test_a_table_is_seen_before_it_is_printed(
    demo: Ledger, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def look(preview: printing.Preview) -> int:
        opened.append(preview.windowTitle())
        assert not preview.grab().isNull()
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(printing.Preview, "exec", look)
    parent = MainWindow()
    qtbot.addWidget(parent)
    printing.print_table(parent, demo, listing_named(demo, "task", YEAR))
    assert opened == ["打印预览 · 2023 年重点任务"]


def test_a_table_that_cannot_be_read_whole_says_so(
    demo_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "show_problem", lambda _parent, text: said.append(text))
    monkeypatch.setattr(printing, "preview_table", lambda _parent, table: said.append(table.title))
    parent = MainWindow()
    qtbot.addWidget(parent)
    with Ledger.open(demo_path) as writer, Ledger.open(demo_path, read_only=True) as reader:

        def change(sql: str) -> None:
            if "sum(" in sql and writer.year == YEAR:
                writer.set_setting("year", str(YEAR + 1))

        listing = listing_named(reader, "project", YEAR)
        reader.connection.set_trace_callback(change)
        printing.print_table(parent, reader, listing)
    assert said == ["排版时台账被改动了，没有打印，请再打印一次"]


def test_a_table_in_a_dialog_is_printed_from_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table("更正清单", (Column("月份"),), (("1月",),))
    dialog = ReportDialog(table, None)
    qtbot.addWidget(dialog)
    opened: list[Table] = []
    monkeypatch.setattr(printing, "preview_table", lambda _parent, shown: opened.append(shown))
    dialog.panel.print.click()
    assert opened == [table]


@pytest.fixture
def large(
    demo: Ledger, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Path]:
    """Prints the projects as if they were too many for a preview, to a file."""
    path = tmp_path / "很多.pdf"
    monkeypatch.setattr(printing, "MOST_PREVIEWED", 10)

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    parent = MainWindow()
    qtbot.addWidget(parent)

    def start() -> Path:
        printing.print_table(parent, demo, listing_named(demo, "project", YEAR))
        return path

    return start


def test_many_pages_are_told_before_and_printed_beside_the_window(
    large: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[tuple[str, ...]] = []

    def agree(_parent: object, *texts: str) -> bool:
        asked.append(texts)
        return True

    monkeypatch.setattr(messages, "confirm", agree)
    path = large()
    qtbot.waitUntil(lambda: path.exists() and b"%%EOF" in path.read_bytes()[-1024:], timeout=20_000)
    pages = len(pages_of(path))
    ((question, consequence, verb),) = asked
    assert f"的 {pages} 页" in question
    assert "共 107 行" in consequence
    assert verb == f"打印 {pages} 页"


def test_many_pages_that_nobody_wants_are_not_printed(
    large: Callable[[], Path], answers: list[bool], qtbot: QtBot
) -> None:
    answers.append(False)
    path = large()
    qtbot.waitUntil(lambda: not answers, timeout=20_000)
    assert not path.exists()
