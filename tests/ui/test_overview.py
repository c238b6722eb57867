"""总览: the units with their lights, and what each of their figures leads to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, month, queries, returns, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.month_projects import UnitState
from jingxi_desktop.ledger.overview import MOST_LISTED, overview
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import Indicator, Organisation, Plan, Project, ProjectMonth, Task
from jingxi_desktop.records.amounts import YI
from jingxi_desktop.records.indicator import ATTRACTED
from jingxi_desktop.records.light import SHAPES, UNRETURNED_SHAPE, YELLOW
from jingxi_desktop.ui import languages
from jingxi_desktop.ui.ledger_view import NAMES, OVERVIEW, LedgerView
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.tabs.overview import _against_band
from jingxi_desktop.ui.unit_list import MOST_UNITS

YEAR = 2023


@pytest.fixture
def view(open_window: Callable[[Path | None], MainWindow], demo_path: Path) -> LedgerView:
    """The demonstration ledger on its overview, with three projects that did not return."""
    window = open_window(demo_path)
    assert window.view is not None
    ledger = window.view.session.ledger
    latest = returns.latest(ledger, YEAR)
    listed = [project for project in queries.fetch(ledger, Project) if project.category]
    missing = [part_id(project.id, latest) for project in listed[:3]]
    commands.edit(ledger, ProjectMonth.KIND, missing, {"done": None})
    window.view.tabs.setCurrentIndex(NAMES.index(OVERVIEW))
    return window.view


def units_of(ledger: Ledger) -> tuple[UnitState, ...]:
    return month.report(ledger, returns.latest(ledger, YEAR)).units


def cells(view: LedgerView, row: int) -> list[QLabel]:
    grid = view.overview.units._grid
    items = (grid.itemAtPosition(row, column) for column in range(grid.columnCount()))
    return [cell for item in items if item and isinstance(cell := item.widget(), QLabel)]


def test_each_unit_has_the_figures_of_the_months_report(view: LedgerView) -> None:
    units = units_of(view.session.ledger)
    assert sum(unit.unreturned for unit in units) == 3
    for row, unit in enumerate(units[:MOST_UNITS]):
        red, yellow, green = SHAPES.values()
        assert [cell.text() for cell in cells(view, row)] == [
            unit.unit,
            f"{unit.projects} 个",
            f"{unit.completion_rate:.2%}",
            *(red, f"{unit.red}"),
            *(yellow, f"{unit.yellow}"),
            *(green, f"{unit.green}"),
            *(UNRETURNED_SHAPE, f"{unit.unreturned}"),
        ]


def test_the_shapes_of_a_light_stand_under_each_other_and_so_do_its_counts(
    view: LedgerView,
) -> None:
    columns = list(zip(*(cells(view, row) for row in range(MOST_UNITS)), strict=True))
    for column, shape in zip(columns[3::2], (*SHAPES.values(), UNRETURNED_SHAPE), strict=True):
        assert {cell.text() for cell in column} == {shape}
    for column in columns[3:]:
        assert len({(cell.x(), cell.width()) for cell in column}) == 1
        assert {cell.contentsMargins().right() for cell in column} == {0}
        assert all(cell.alignment() & Qt.AlignmentFlag.AlignRight for cell in column)


def test_each_count_leads_to_its_projects(view: LedgerView, qtbot: QtBot) -> None:
    ledger = view.session.ledger
    for row, unit in enumerate(units_of(ledger)[:MOST_UNITS]):
        counts = [unit.projects, unit.projects, unit.projects]
        for lights in (unit.red, unit.yellow, unit.green, unit.unreturned):
            counts += [lights, lights]
        for cell, count in zip(cells(view, row), counts, strict=True):
            view.tabs.setCurrentIndex(NAMES.index(OVERVIEW))
            qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
            if count:
                assert view.current is not None
                assert view.current.model.rowCount() == count
            else:
                assert view.current is None


def test_who_has_not_returned_is_copied(view: LedgerView, qtbot: QtBot) -> None:
    said: list[str] = []
    view.told.connect(said.append)
    qtbot.mouseClick(view.overview.units.copy_button, Qt.MouseButton.LeftButton)
    ledger = view.session.ledger
    latest = returns.latest(ledger, YEAR)
    assert QGuiApplication.clipboard().text() == returns.unreturned_text(ledger, latest)
    assert said == ["未报名单已复制"]
    view.session.ledger.undo()
    assert view.overview.units.copy_button.isHidden()


def test_a_year_without_months_says_so(view: LedgerView) -> None:
    view.session.set_year(2022)
    assert not view.overview.units._empty.isHidden()
    assert cells(view, 0) == []


def test_more_units_than_there_is_room_for_are_counted(view: LedgerView, qtbot: QtBot) -> None:
    ledger = view.session.ledger
    units = len(units_of(ledger))
    with ledger.change("填入"):
        for number in range(MOST_UNITS):
            unit = commands.create(ledger, Organisation.KIND, {"name": f"单位{number}"})
            values = {"name": f"项目{number}", "category": "续建", "responsible_id": unit}
            commands.create(ledger, Project.KIND, values, YEAR)
    assert view.overview.units.all_button.text() == f"共 {units + MOST_UNITS} 个"
    qtbot.mouseClick(view.overview.units.all_button, Qt.MouseButton.LeftButton)
    assert view.current is not None
    assert view.current.model.rowCount() == 85 + MOST_UNITS


def test_all_of_it_is_seen_at_once_in_a_window_of_the_usual_size(
    view: LedgerView, qtbot: QtBot
) -> None:
    view.window().resize(1440, 900)
    bar = view.overview.verticalScrollBar()
    qtbot.waitUntil(lambda: view.overview.height() > 700)
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_light_in_the_table_has_its_shape_and_says_why(view: LedgerView) -> None:
    ledger = view.session.ledger
    tab = view.show_kind("project")
    report = month.report(ledger, returns.latest(ledger, YEAR))
    column = tab.model.column("light")
    for row, expected in enumerate(report.projects[:20]):
        assert expected.light is not None
        index = tab.model.index(row, column)
        assert index.data() == f"{SHAPES[expected.light]} {expected.light}"
        why = str(index.data(Qt.ItemDataRole.ToolTipRole))
        assert why.endswith("；".join(expected.reasons))
        assert index.data(Qt.ItemDataRole.ForegroundRole) is not None
    tab.table.selectRow(0)
    assert tab.form._rows["light"].toolTip().endswith("；".join(report.projects[0].reasons))
    by_late = next(
        row
        for row, each in enumerate(report.projects)
        if each.light == YELLOW and each.reasons[0].endswith("不落后于序时")
    )
    cell = tab.model.index(by_late, column)
    assert cell.data() == "▲ 黄灯"
    rules.keep(ledger, rules.Rules(overdue_is_yellow=False))
    assert cell.data() == "● 绿灯"
    ledger.undo()
    assert cell.data() == "▲ 黄灯"
    tab.bar.choose("light", "红灯")
    assert tab.model.rowCount() == report["red"].value


def test_an_indicator_leads_to_what_it_counts(view: LedgerView, qtbot: QtBot) -> None:
    overview = view.overview
    state = overview._known
    assert state is not None
    place, indicator = next(
        (place, item) for place, item in enumerate(state.indicators) if item.measure == ATTRACTED
    )
    shown = state.indicators[:MOST_LISTED]
    rows = [overview.indicators._rows.itemAt(at).widget() for at in range(len(shown))]
    assert [row.toolTip() for row in rows] == [item.name for item in shown]
    overview._counted(state.indicators[place])()
    assert view.current_name == "enterprise"
    assert view.tab("enterprise").model.rowCount() == indicator.value


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (0, ""),
        (10_000, "项目合计 {sum} 亿元，比年度计划少 0.0001 亿元"),
        (-250_000_000, "项目合计 {sum} 亿元，比年度计划多 2.5 亿元"),
    ],
)
def test_a_sum_of_projects_that_is_not_the_plans_is_said(
    view: LedgerView, more: int, said: str
) -> None:
    ledger = view.session.ledger
    (plan,) = queries.fetch(ledger, Plan, year=YEAR)
    planned = overview(ledger, YEAR).counts.planned_investment
    assert planned is not None
    assert "项目合计" not in view.overview.investment_card.accessibleName()
    commands.edit(ledger, Plan.KIND, [plan.id], {"planned_investment": planned + more})
    notes = view.overview.investment_card.accessibleName().splitlines()[1:]
    assert "\n".join(notes) == said.format(sum=YI.figure(planned))
    assert view.overview.verticalScrollBar().maximum() == 0


def test_the_figures_follow_an_edit(view: LedgerView) -> None:
    ledger = view.session.ledger
    before = view.overview._known
    task = next(task for task in queries.fetch(ledger, Task) if task.state != "已完成")
    commands.edit(ledger, Task.KIND, [task.id], {"state": "已完成", "finished": "2023-05-01"})
    after = view.overview._known
    assert before is not None
    assert after == overview(ledger, YEAR)
    assert after.counts.tasks_done == before.counts.tasks_done + 1


def test_an_indicator_stands_with_its_own_unit_in_every_language(view: LedgerView) -> None:
    found = queries.fetch(view.session.ledger, Indicator)[0]
    counted = replace(found, unit="个", value=12.0, low=39.0, high=None, verdict=None)
    languages.use("en")
    assert _against_band(counted) == "12 个 / 39"
