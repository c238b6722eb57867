"""月度调度 of a demonstration ledger, ready to be filled."""

from pathlib import Path

import pytest

from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.conftest import OpenWindow
from tests.ui.month.cells import MAY


@pytest.fixture
def tab(open_window: OpenWindow, demo_path: Path) -> MonthTab:
    """The tab on May, standing in the first cell to be filled."""
    view = open_window(demo_path).view
    assert view is not None
    view.tabs.setCurrentIndex(1)
    tab = view.month
    tab.show_month(MAY)
    tab.table.go_to_first()
    tab.table.setFocus()
    return tab
