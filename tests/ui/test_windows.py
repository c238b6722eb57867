"""Windows: what the keys do at first, the menus, and another theme or language for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.app import Windows
from jingxi_desktop.ledger import queries
from jingxi_desktop.records import Organisation
from jingxi_desktop.ui import languages, settings, theme
from jingxi_desktop.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    """The application's windows; those that are left are closed."""
    opened = Windows(qapp)
    yield opened
    for window in list(opened.all):
        window.retire()
    opened.deleteLater()


def refuse_a_text(window: MainWindow) -> str:
    """Type a date that is none into the first project; its name."""
    assert window.view is not None
    form = window.view.show_kind("project").form
    assert form.record is not None
    row = form._rows["planned_start"]
    row.show_text("someday")
    form._commit(row)
    return form.record.title


def drop_texts(window: MainWindow) -> None:
    assert window.view is not None
    window.view.show_kind("project").form._drafts.clear()


# Keys and menus -----------------------------------------------------------------------------------


def test_the_keys_go_from_tab_to_tab_and_leave_the_year_alone(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    assert window.session is not None
    focus = QApplication.focusWidget()
    assert focus is window.view.tabs.tabBar()
    qtbot.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert window.view.tabs.currentIndex() == 1
    qtbot.keyClick(window.view.tabs.tabBar(), Qt.Key.Key_Right)
    assert window.view.tabs.currentIndex() == 2
    assert window.session.year == 2023


def test_the_wheel_does_not_change_the_year(open_window: OpenWindow, demo_path: Path) -> None:
    window = open_window(demo_path)
    assert window.session is not None
    box = window.year_box
    box.addItem("2022 年度", 2022)
    shown = box.currentIndex()
    none = QPoint()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        none,
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == shown
    assert window.session.year == 2023


def test_the_year_box_shows_its_words_whole_and_follows_the_year(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    box = window.year_box
    assert box.currentText() == "2023 年度"
    assert box.width() >= box.fontMetrics().horizontalAdvance("2023 年度") + 20
    box.addItem("2022 年度", 2022)
    assert window.session is not None
    window.session.set_year(2022)
    assert box.currentData() == 2022
    window.show_ledger(None)
    qtbot.waitUntil(lambda: not box.isVisible())


def test_every_menu_has_a_key_of_its_own(open_window: OpenWindow) -> None:
    titles = [action.text() for action in open_window(None).menuBar().actions()]
    keys = [QKeySequence.mnemonic(title).toString() for title in titles]
    assert keys == ["Alt+F", "Alt+E", "Alt+V", "Alt+D", "Alt+T", "Alt+H"]


def test_the_arrow_of_an_ascending_order_points_up(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    tab = window.view.show_kind("project")
    table, column = tab.table, tab.model.column("name")
    widest = []
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sortByColumn(column, order)
        widths = rows_of_arrow(table.horizontalHeader(), column)
        widest.append(widths.index(max(widths)) / len(widths))
    up, down = widest
    assert down < 0.5 <= up, "an arrow is wide at the end that it does not point to"


def rows_of_arrow(header: QHeaderView, column: int) -> list[int]:
    """How wide the drawing is, a figure a line, at the right end of a header's section."""
    right = header.sectionViewportPosition(column) + header.sectionSize(column) - 4
    image = header.viewport().grab().toImage()
    ground = image.pixelColor(right - 40, 3)
    widths = []
    for y in range(3, header.height() - 3):
        xs = [x for x in range(right - 18, right) if differs(image.pixelColor(x, y), ground)]
        if xs:
            widths.append(xs[-1] - xs[0])
    return widths


def differs(a: QColor, b: QColor) -> bool:
    return abs(a.lightness() - b.lightness()) > 60


# The language -------------------------------------------------------------------------------------


def test_calendars_follow_the_language(qapp: QApplication) -> None:
    assert QLocale().monthName(6) == "六月"
    try:
        languages.use("en")
        assert QLocale().monthName(6) == "June"
        assert languages.current() == "en"
    finally:
        languages.use("zh")


# Several windows ----------------------------------------------------------------------------------


def test_another_theme_makes_every_window_anew_where_it_was(
    windows: Windows, demo_path: Path, article_path: Path
) -> None:
    first = windows.show(demo_path)
    assert first.view is not None
    first.actions_["new_window"].trigger()
    second = windows.all[1]
    assert second.session is not None
    assert second.session.ledger.read_only
    windows.show(article_path)
    tab = first.view.show_kind("project")
    next(box for box in tab.bar.boxes if box.field.name == "category").choose("新建")
    tab.table.selectRow(4)
    record = tab.form.record
    assert second.view is not None
    second.view.show_kind("park")
    second.actions_["dark"].trigger()
    assert theme.current().name == "dark"
    assert settings.text("theme") == "dark"
    anew = {window.windowTitle(): window for window in windows.all}
    assert len(anew) == 3
    assert not {first, second} & set(windows.all)
    writer = next(w for w in windows.all if w.place is not None and w.place.tab == "project")
    assert writer.session is not None
    assert not writer.session.ledger.read_only
    assert writer.view is not None
    assert writer.view.current is not None
    assert writer.view.current.model.rowCount() == 39
    assert writer.view.current.form.record == record
    reader = next(w for w in windows.all if w.place is not None and w.place.tab == "park")
    assert reader.session is not None
    assert reader.session.ledger.read_only
    assert all(window.actions_["dark"].isChecked() for window in windows.all)
    assert not any(window.actions_["light"].isChecked() for window in windows.all)


def test_another_language_waits_for_refused_texts(
    windows: Windows, demo_path: Path, answers: list[bool]
) -> None:
    window = windows.show(demo_path)
    refuse_a_text(window)
    answers.append(False)
    window.actions_["en"].trigger()
    assert windows.all == [window]
    assert languages.current() == "zh"
    assert settings.text("language") == ""
    assert window.actions_["zh"].isChecked()
    assert not window.actions_["en"].isChecked()
    drop_texts(window)


def test_no_window_closes_while_its_ledger_is_being_changed(
    windows: Windows, demo_path: Path, qapp: QApplication
) -> None:
    window = windows.show(demo_path)
    assert window.session is not None
    ledger = window.session.ledger
    with ledger.change("很长的修改") as change:
        change.insert("organisation", {"id": "new", "name": "新单位", "origin": "录入"})
        qapp.closeAllWindows()
        window.actions_["dark"].trigger()
        assert windows.all == [window]
        assert window.isVisible()
    assert "新单位" in [each.name for each in queries.fetch(ledger, Organisation)]
    assert theme.current().name == "light"


def test_choosing_the_theme_in_use_changes_nothing(windows: Windows, demo_path: Path) -> None:
    window = windows.show(demo_path)
    window.actions_["light"].trigger()
    assert windows.all == [window]
    assert window.actions_["light"].isChecked()


def test_a_closed_window_is_forgotten(windows: Windows, demo_path: Path) -> None:
    window = windows.show(demo_path)
    window.actions_["new_window"].trigger()
    windows.all[1].close()
    assert windows.all == [window]
    assert windows.current_ledger() == demo_path


# Refused texts ------------------------------------------------------------------------------------


def test_closing_names_the_first_refused_text_and_cancelling_leads_there(
    open_window: OpenWindow, demo_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def cancel(_parent: QWidget, question: str, consequence: str, _verb: str) -> bool:
        asked.append(question + consequence)
        return False

    monkeypatch.setattr("jingxi_desktop.ui.messages.confirm", cancel)
    window = open_window(demo_path)
    name = refuse_a_text(window)
    assert window.view is not None
    tab = window.view.show_kind("project")
    tab.table.selectRow(5)
    window.view.tabs.setCurrentIndex(0)
    window.close()
    assert window.isVisible()
    assert "1 处" in asked[0]
    assert name in asked[0]
    assert "计划开工" in asked[0]
    assert window.view.current is tab
    assert tab.form.record is not None
    assert tab.form.record.title == name
    row = tab.form._rows["planned_start"]
    assert QApplication.focusWidget() is row.editor
    assert row.text() == "someday"


def test_a_window_closed_at_once_leaves_nothing_to_do(demo_path: Path, qtbot: QtBot) -> None:
    window = MainWindow()
    window.show()
    window.open_path(demo_path)
    assert window.view is not None
    window.view.show_kind("park")
    window.close()
    with qtbot.captureExceptions() as raised:
        qtbot.wait(200)
    assert raised == []
    window.deleteLater()
