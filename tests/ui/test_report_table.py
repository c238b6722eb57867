"""A finished table on screen: its columns share the width so that as little as can be is cut."""

import pytest
from pytestqt.qtbot import QtBot

from jingxi_desktop.reports.table import Column, Table
from jingxi_desktop.ui.report_table import ReportTable

LONG = "统计口径调整，按合同付款凭证核减" * 3


@pytest.fixture
def shown(qtbot: QtBot) -> ReportTable:
    """A table of a short and a long column."""
    columns = Column("月份"), Column("字段", weight=3.0), Column("原因")
    table = ReportTable(Table("更正清单", columns, (("2023年12月", "完成投资", LONG),)))
    qtbot.addWidget(table)
    return table


def widths(table: ReportTable, width: int, qtbot: QtBot) -> list[int]:
    table.resize(width, 200)
    with qtbot.waitExposed(table):
        table.show()
    return [table.columnWidth(place) for place in range(3)]


def test_no_text_is_cut_where_there_is_room(shown: ReportTable, qtbot: QtBot) -> None:
    found = widths(shown, 1400, qtbot)
    assert sum(found) == shown.viewport().width()
    needs = [shown.sizeHintForColumn(place) for place in range(3)]
    assert all(width >= need for width, need in zip(found, needs, strict=True))
    assert found[1] > needs[1] * 2


def test_the_long_text_gives_way_and_no_other(shown: ReportTable, qtbot: QtBot) -> None:
    found = widths(shown, 400, qtbot)
    assert sum(found) == shown.viewport().width()
    needs = [shown.sizeHintForColumn(place) for place in range(3)]
    assert found[:2] == needs[:2]
    assert found[2] < needs[2]


def test_another_table_shares_the_width_anew(shown: ReportTable, qtbot: QtBot) -> None:
    before = widths(shown, 1400, qtbot)
    table = shown.report.table
    shown.report.show_table(Table("更正清单", table.columns, (("2023年12月", "完成投资", "漏报"),)))
    assert shown.columnWidth(2) < before[2]
