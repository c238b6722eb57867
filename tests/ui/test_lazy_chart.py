"""The place of a chart: it reads again what may have changed, and a large ledger in a worker."""

import threading
from collections.abc import Iterator

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries, rules
from jingxi_desktop.ledger.figures import investment
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Project, ProjectMonth
from jingxi_desktop.ui import session as session_module
from jingxi_desktop.ui.lazy_chart import LazyChart
from jingxi_desktop.ui.session import Session


@pytest.fixture
def chart(session: Session, qtbot: QtBot) -> Iterator[LazyChart]:
    """The investment chart, drawn."""
    place = LazyChart(session, "investment")
    qtbot.addWidget(place)
    place.resize(700, 380)
    with qtbot.waitExposed(place):
        place.show()
    place.load()
    yield place
    place.close_chart()


@pytest.fixture
def reads(chart: LazyChart) -> list[bool]:
    """Grows with every reading of the chart: whether it was in the window's thread."""
    read: list[bool] = []

    def data(ledger: Ledger, year: int) -> investment.Investment:
        read.append(threading.current_thread() is threading.main_thread())
        return investment.investment(ledger, year)

    assert chart.view is not None
    chart.view.chart = structs.replace(chart.view.chart, data=data)
    return read


def edit_month(ledger: Ledger) -> None:
    month = queries.fetch(ledger, ProjectMonth)[0]
    commands.edit(ledger, ProjectMonth.KIND, [month.id], {"done": (month.done or 0) + 10_000})


def test_only_what_it_shows_has_a_chart_read_again(
    chart: LazyChart, reads: list[bool], session: Session
) -> None:
    unit = queries.fetch(session.ledger, Organisation)[0]
    commands.edit(session.ledger, Organisation.KIND, [unit.id], {"name": "改名的单位"})
    assert reads == []
    edit_month(session.ledger)
    assert reads == [True]
    rules.keep(session.ledger, rules.Rules(remind_days=3))
    assert reads == [True] * 2
    session.set_year(2024)
    assert reads == [True] * 3
    session.changed.emit(None)
    assert reads == [True] * 4


def test_a_chart_that_needs_more_room_grows_and_is_then_scrolled(
    session: Session, qtbot: QtBot
) -> None:
    place = LazyChart(session, "completion")
    qtbot.addWidget(place)
    least = place.minimumHeight()
    place.resize(602, least)
    with qtbot.waitExposed(place):
        place.show()
    place.load()
    view = place.view
    assert view is not None
    canvas = view.canvas

    def is_whole() -> bool:
        return bool(canvas.height() >= canvas.whole_height > least)

    qtbot.waitUntil(is_whole)
    place.resize(602, place.minimumHeight())
    canvas.draw()
    assert least < place.minimumHeight() == canvas.whole_height == place.height()
    assert view.scroller.verticalScrollBar().maximum() == 0
    whole = canvas.whole_height
    ids = commands.new_ids()
    projects = [each for each in queries.fetch(session.ledger, Project) if each.category]
    with session.ledger.change("许多单位") as change:
        units = [next(ids) for _unit in range(40)]
        for number, unit in enumerate(units):
            change.insert("organisation", {"id": unit, "name": f"单位{number}"})
            change.update("project", projects[number].id, {"responsible_id": unit})
    qtbot.waitUntil(lambda: is_whole() and canvas.whole_height > 600)
    canvas.draw()
    assert len(canvas.marks) > 40
    assert place.minimumHeight() < 450
    bar = view.scroller.verticalScrollBar()
    assert bar.maximum() > 0
    # The arrow keys lead to what is out of sight.
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert bar.value() > 0
    session.ledger.undo()
    qtbot.waitUntil(lambda: canvas.minimumHeight() == canvas.whole_height == whole)
    place.show_chart("investment")
    assert place.minimumHeight() == least
    place.close_chart()


def test_a_chart_of_a_large_ledger_is_read_beside_the_window(
    chart: LazyChart,
    reads: list[bool],
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session_module, "LARGE_BYTES", 0)
    assert chart.view is not None
    before = chart.view.canvas.data
    edit_month(session.ledger)
    assert chart.view.canvas.data is before
    qtbot.waitUntil(lambda: chart.view is not None and chart.view.canvas.data is not before)
    assert reads == [False]
    assert chart.view.canvas.data == investment.investment(session.ledger, session.year)
