"""The chart in its window: pointing, clicking, keys, changes, themes, and the way out of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from jingxi_desktop import app as application
from jingxi_desktop.charts.palette import DARK, LIGHT
from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.figures import enterprises, investment
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Enterprise, ProjectMonth
from jingxi_desktop.ui import settings
from jingxi_desktop.ui.session import Session
from tests.ui.conftest import OpenWindow

if TYPE_CHECKING:
    from jingxi_desktop.ui.chart_view import ChartView

YEAR = 2023
YI = 10**8
Show = Callable[..., "ChartView"]


@pytest.fixture
def show(qtbot: QtBot, demo: Ledger) -> Iterator[Show]:
    """Shows a chart of the demonstration ledger in a window of its own."""
    # Here, since it loads matplotlib, which keeps its files in the folders of a test.
    from jingxi_desktop.ui.chart_view import ChartView

    views: list[ChartView] = []

    def shown(name: str = "investment", ledger: Ledger | None = None) -> "ChartView":
        view = ChartView(Session(ledger or demo), name)
        views.append(view)
        view.resize(700, 380)
        # A tip goes as soon as its window becomes the active one.
        with qtbot.waitActive(view):
            view.show()
        view.refresh()
        qtbot.waitUntil(lambda: view.canvas._drawing is not None)
        return view

    yield shown
    QToolTip.hideText()
    for view in views:
        view.close()
        view.close_chart()
        view.deleteLater()


def centre(view: "ChartView", place: int) -> QPoint:
    """The middle of a mark on the canvas."""
    box = view.canvas.marks[place].regions[-1].get_window_extent()
    ratio = view.canvas.device_pixel_ratio
    x, y = (box.x0 + box.x1) / 2, view.canvas.figure.bbox.height - (box.y0 + box.y1) / 2
    return QPoint(round(x / ratio), round(y / ratio))


def pixels(view: "ChartView") -> bytes:
    return bytes(view.canvas.buffer_rgba())


def count_draws(view: "ChartView", monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every drawing of the whole figure."""
    draws: list[int] = []
    figure = view.canvas.figure
    draw = figure.draw

    def counted(renderer: Any) -> None:
        draws.append(1)
        draw(renderer)

    monkeypatch.setattr(figure, "draw", counted)
    return draws


def add_to_june(ledger: Ledger, amount: int) -> None:
    months = queries.fetch(ledger, ProjectMonth, Query("project_month", YEAR), month="2023-06")
    row = next(month for month in months if month.done is not None)
    assert row.done is not None
    commands.edit(ledger, ProjectMonth.KIND, [row.id], {"done": row.done + amount})


def point_at(view: "ChartView", qtbot: QtBot, place: int) -> None:
    """Move the mouse onto a mark."""
    # Qt tells of no move to where the mouse is already, as the test before may have left it.
    qtbot.mouseMove(view.canvas, QPoint(2, 2))
    qtbot.mouseMove(view.canvas, centre(view, place))


def test_pointing_at_a_month_says_its_figures_and_shows_a_hand(
    show: Show, demo: Ledger, qtbot: QtBot
) -> None:
    view = show()
    before = pixels(view)
    point_at(view, qtbot, 3)
    month = investment.investment(demo, YEAR).months[3]
    assert month.done is not None
    assert "2023年4月" in QToolTip.text()
    assert f"当月完成 {month.done / YI:,.2f} 亿元" in QToolTip.text()
    assert view.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert pixels(view) != before
    qtbot.mouseMove(view.canvas, QPoint(2, 2))
    assert view.canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert pixels(view) == before


def test_leaving_the_chart_takes_the_highlight_away(show: Show, qtbot: QtBot) -> None:
    view = show()
    before = pixels(view)
    point_at(view, qtbot, 3)
    QApplication.sendEvent(view.canvas, QEvent(QEvent.Type.Leave))
    assert pixels(view) == before


@pytest.mark.parametrize("name", ["investment", "enterprises"])
def test_a_click_asks_for_the_records_behind(
    show: Show, demo: Ledger, qtbot: QtBot, name: str
) -> None:
    view = show(name)
    for place, mark in enumerate(view.canvas.marks):
        with qtbot.waitSignal(view.records_requested) as request:
            qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=centre(view, place))
        assert request.args == [mark.query]
        assert queries.count(demo.connection, mark.query.of_owners()) > 0  # type: ignore[union-attr]


def test_a_click_beside_the_marks_asks_for_nothing(show: Show, qtbot: QtBot) -> None:
    view = show()
    with qtbot.assertNotEmitted(view.records_requested):
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        qtbot.mouseClick(view.canvas, Qt.MouseButton.RightButton, pos=centre(view, 1))


def test_the_arrow_keys_go_from_mark_to_mark(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.setFocus()
    qtbot.waitUntil(view.canvas.hasFocus)
    for _ in range(3):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Left)
    assert "2023年2月" in QToolTip.text()
    with qtbot.waitSignal(view.records_requested) as request:
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert request.args == [view.canvas.marks[1].query]
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(view.records_requested):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)


def test_a_screen_reader_hears_the_figures(show: Show, demo: Ledger) -> None:
    view = show("enterprises")
    assert view.canvas.accessibleName() == "引进企业图"
    row = enterprises.attractions(demo, YEAR).rows[0]
    assert f"{row.name}：已引进 {row.count} 家" in view.canvas.accessibleDescription()
    assert view.focusProxy() is view.canvas


def test_a_change_moves_what_is_drawn_without_drawing_all(
    show: Show, demo: Ledger, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show()
    before = pixels(view)
    draws = count_draws(view, monkeypatch)
    add_to_june(demo, YI // 10)
    view.refresh()
    QApplication.processEvents()
    after = pixels(view)
    assert after != before
    assert draws == []
    point_at(view, qtbot, 5)
    month = investment.investment(demo, YEAR).months[5]
    assert month.done is not None
    assert f"{month.done / YI:,.2f}" in QToolTip.text()
    assert f"{month.done / YI:,.2f}" in view.canvas.accessibleDescription()
    qtbot.mouseMove(view.canvas, QPoint(2, 2))
    view.canvas.rebuild()
    qtbot.waitUntil(lambda: bool(draws))
    assert pixels(view) == after


def test_a_change_beyond_the_scale_draws_anew(
    show: Show, demo: Ledger, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show()
    draws = count_draws(view, monkeypatch)
    add_to_june(demo, 900 * YI)
    view.refresh()
    qtbot.waitUntil(lambda: bool(draws))
    assert (
        "900" in view.canvas.accessibleDescription() or "1,2" in view.canvas.accessibleDescription()
    )


def test_a_chart_that_is_not_seen_waits_until_it_is(show: Show, demo: Ledger) -> None:
    view = show("enterprises")
    words = view.canvas.accessibleDescription()
    view.hide()
    reads: list[int] = []

    def counted(ledger: Ledger, year: int) -> enterprises.Attractions:
        reads.append(1)
        return enterprises.attractions(ledger, year)

    view.chart = structs.replace(view.chart, data=counted)
    firm = enterprises.attractions(demo, YEAR).rows[0].records
    first = queries.fetch(demo, Enterprise, firm)[0]
    commands.edit(demo, Enterprise.KIND, [first.id], {"stage": "在谈"})
    view.refresh()
    view.refresh()
    assert reads == []
    assert view.canvas.accessibleDescription() == words
    view.show()
    QApplication.processEvents()
    assert reads == [1]
    assert view.canvas.accessibleDescription() != words


def test_another_size_gives_another_layout(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.resize(1000, 560)
    qtbot.waitUntil(lambda: view.canvas._drawing is not None)
    ratio = view.canvas.device_pixel_ratio
    assert tuple(view.canvas.figure.bbox.size) == (1000 * ratio, 560 * ratio)
    extents = [text.get_window_extent() for text in view.canvas.figure.axes[0].texts]
    assert max(box.x1 for box in extents if box.width) <= 1000 * ratio
    assert not view.toolbar.geometry().intersects(title_area(view))
    assert view.rect().contains(view.toolbar.geometry())


def title_area(view: "ChartView") -> QRect:
    ratio, height = view.canvas.device_pixel_ratio, view.canvas.figure.bbox.height
    words = [text for text in view.canvas.figure.axes[0].texts if text.get_text()]
    boxes = [text.get_window_extent() for text in words]
    top = [box for box in boxes if box.y1 > height - 30 * ratio]
    right = max(box.x1 for box in top) / ratio
    return QRect(0, 0, round(right), 30)


def test_the_theme_is_followed(show: Show, qtbot: QtBot) -> None:
    view = show()
    first = view.canvas.grab().toImage().pixelColor(3, 200)
    assert first.name().upper() == LIGHT.surface
    application.application(look="dark", language="zh")
    qtbot.waitUntil(lambda: view.canvas._drawing is not None)
    assert view.canvas.grab().toImage().pixelColor(3, 200).name().upper() == DARK.surface
    view.set_palette_theme(LIGHT)
    assert view.canvas.grab().toImage().pixelColor(3, 200).name().upper() == LIGHT.surface


def test_the_copied_picture_is_light_and_fine(show: Show) -> None:
    application.application(look="dark", language="zh")
    view = show()
    view.copy_action.trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() > 1800
    assert image.width() / image.height() == pytest.approx(700 / 380, rel=0.01)
    assert image.pixelColor(3, 3).name().upper() == LIGHT.surface


@pytest.mark.parametrize(
    ("chosen", "kind", "written"),
    [
        ("图.svg", "图片 (*.png)", "图.svg"),
        ("图", "PDF 文件 (*.pdf)", "图.pdf"),
        ("图", "图片 (*.png)", "图.png"),
    ],
)
def test_saving_asks_for_a_file(
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    kind: str,
    written: str,
) -> None:
    view = show()
    proposed: list[str] = []

    def ask(_parent: Any, _title: str, path: str, *_: Any) -> tuple[str, str]:
        proposed.append(path)
        return str(tmp_path / chosen), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    view.save_action.trigger()
    assert (tmp_path / written).stat().st_size > 1000
    assert Path(proposed[0]).name == "投资进度图 2023.png"


def test_a_file_that_cannot_be_written_is_a_sentence(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problems: list[str]
) -> None:
    view = show()
    for path in (tmp_path / "没有" / "图.png", tmp_path / "图.jpg"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        view.save_action.trigger()
    assert len(problems) == 2
    assert "不能写入" in problems[0]
    assert ".png" in problems[1]


def test_not_choosing_a_file_saves_nothing(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    view = show()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    view.save_action.trigger()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_right_button_offers_what_the_toolbar_does(show: Show) -> None:
    view = show()
    where = QPoint(100, 100)
    reason, place = QContextMenuEvent.Reason.Mouse, view.canvas.mapToGlobal(where)
    QApplication.sendEvent(view.canvas, QContextMenuEvent(reason, where, place))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions()]
    menu.close()
    assert offered == ["复制图片", "另存为…", "打印…"]
    assert [action.text() for action in view.toolbar.actions()] == offered


def test_a_fault_while_drawing_is_not_swallowed(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show()

    def broken(*_: Any) -> None:
        raise ZeroDivisionError("drawn wrong")

    monkeypatch.setattr(type(view.chart), "draw", broken)
    with qtbot.captureExceptions() as faults:
        view.canvas.rebuild()
        qtbot.waitUntil(lambda: bool(faults))
    assert faults[0][0] is ZeroDivisionError
    monkeypatch.undo()
    view.canvas.rebuild()
    qtbot.waitUntil(lambda: view.canvas._drawing is not None)


def test_names_are_never_read_as_markup(show: Show, demo: Ledger, qtbot: QtBot) -> None:
    view = show("enterprises")
    view.canvas.marks[0].text = "<b>园区</b>"
    point_at(view, qtbot, 0)
    assert "&lt;b&gt;" in QToolTip.text()


def test_an_empty_ledger_has_no_marks_and_says_what_belongs_there(
    show: Show, qtbot: QtBot, ledger: Ledger
) -> None:
    view = show(ledger=ledger)
    assert view.canvas.marks == []
    assert "「月度」页" in view.canvas.accessibleDescription()
    qtbot.mouseMove(view.canvas, QPoint(300, 200))
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)


def test_the_chart_that_a_user_chose_stands_there_again(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    left, right = window.view.overview.chart_choices
    assert [choice.box.currentText() for choice in (left, right)] == ["投资进度图", "引进企业图"]
    left.chart.load()
    left.box.setCurrentText("任务状态图")
    assert left.chart.view is not None
    assert left.chart.view.chart.name == "tasks"
    left.chart.view.canvas.draw()
    asked: list[Query] = []
    window.view.overview.records_requested.connect(asked.append)
    mark = left.chart.view.canvas.marks[0]
    left.chart.view.canvas._open(mark)
    assert asked == [mark.query]
    # One that has not been drawn yet is not drawn for being chosen.
    right.box.setCurrentText("完成率图")
    assert right.chart.view is None
    window.close()
    again = open_window(demo_path)
    assert again.view is not None
    assert [chart.name for chart in again.view.overview.charts] == ["tasks", "completion"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("引进企业按月图", "enterprise"),
        ("算力图", "indicator"),
        ("园区比较图", "enterprise"),
        ("项目进度计划图", "project"),
    ],
)
def test_what_a_chart_shows_leads_to_the_tab_of_its_records(
    open_window: OpenWindow, demo_path: Path, label: str, kind: str
) -> None:
    window = open_window(demo_path)
    view = window.view
    assert view is not None
    choice = view.overview.chart_choices[0]
    choice.box.setCurrentText(label)
    choice.chart.load()
    assert choice.chart.view is not None
    canvas = choice.chart.view.canvas
    canvas.draw()
    counts = {
        mark: queries.count(view.session.ledger.connection, mark.query.of_owners())
        for mark in canvas.marks
        if mark.query is not None
    }
    # A park may have no firm yet.
    mark = next(mark for mark, count in counts.items() if count)
    canvas._open(mark)
    assert view.current is not None
    assert view.current.KIND.name == kind
    assert view.current.model.rowCount() == counts[mark]


def test_a_chart_that_no_longer_exists_gives_way_to_the_first_one(
    open_window: OpenWindow, demo_path: Path
) -> None:
    settings.remember("chart.overview.left", "pie")
    window = open_window(demo_path)
    assert window.view is not None
    assert window.view.overview.charts[0].name == "investment"
