"""A return package in the window: its name, where it opens, and what cannot be typed into."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import package, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation
from jingxi_desktop.ui.ledger_view import MONTH
from jingxi_desktop.ui.main_window import MainWindow

OpenWindow = Callable[[Path | None], MainWindow]


@pytest.fixture
def path(demo: Ledger, tmp_path: Path) -> Path:
    made = tmp_path / "门头沟.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), "2023-04", made)
    return made


def test_a_package_opens_on_its_month_and_says_what_it_is(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(path)
    assert "填报包 · 门头沟区 · 2023年4月" in window.windowTitle()
    assert "演示数据" in window.windowTitle()
    assert window.banner.isVisible()
    assert not window.banner.button.isVisible()
    assert "填完把这个文件发回" in window.banner.text()
    assert window.view is not None
    assert window.view.current_name == MONTH
    assert window.view.month.model.month == "2023-04"
    table = window.view.month.table
    qtbot.waitUntil(lambda: table.horizontalScrollBar().value() == 0)
    assert table.rect().contains(table.visualRect(table.currentIndex()))


def test_fields_of_the_office_are_locked(path: Path, open_window: OpenWindow) -> None:
    view = open_window(path).view
    assert view is not None
    tab = view.show_kind("project")

    def is_editable(field: str) -> bool:
        index = tab.model.index(0, tab.model.column(field))
        return bool(tab.model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    assert [is_editable(field) for field in ("name", "planned_investment", "stage")] == [
        False,
        False,
        True,
    ]
    rows = tab.form._rows
    assert not rows["name"].editor.isEnabled()
    assert rows["contact"].editor.isEnabled()
