"""Headings of groups as columns of the table."""

import pytest

from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables import groups
from tests.exchange.tables.found import HEADS, labels, numbers, table


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        (["一、续建项目（12个）"], "续建"),
        (["一", "续建项目", 12, 3.5], "续建"),
        (["（二）石景山区（共 3 项）"], "石景山区"),
        (["1. 基础设施项目"], "基础设施"),
        (["第二类：产业"], "产业"),
        (["石景山区12个"], "石景山区"),
        (["新 建 项 目"], "新建"),
        (["项目"], "项目"),
        (["一百货商场改造"], "一百货商场改造"),
    ],
)
def test_a_heading_is_read_without_what_stands_around_its_name(
    heading: list[Cell], name: str
) -> None:
    columns, cells = groups.columns_of({4: heading}, [3, 5, 6])
    assert [column.label for column in columns] == ["分组标题"]
    assert cells == [[None], [name], [name]]


def test_groups_in_groups_are_columns_of_their_own() -> None:
    headings = {1: "一、续建", 2: "（一）石景山区", 4: "（二）门头沟区", 6: "二、新建"}
    columns, cells = groups.columns_of(
        {row: [text] for row, text in headings.items()}, [3, 5, 7, 8]
    )
    assert [column.label for column in columns] == ["分组标题", "分组标题2"]
    assert cells == [["续建", "石景山区"], ["续建", "门头沟区"], ["新建", None], ["新建", None]]


def test_a_heading_that_counts_its_rows_is_one_beside_rows_with_numbers() -> None:
    rows: list[list[Cell]] = [
        [None, "续建项目（2个）", 3, None],
        [1, "桥", 1, "石景山区"],
        [2, "路", 2, "门头沟区"],
        [None, "新建项目（1个）", 5, None],
        [3, "充电桩（20个）", 5, "石景山区"],
    ]
    found = table(HEADS, *rows)
    assert numbers(found) == [3, 4, 6]
    assert [row.cells[-1] for row in found.rows] == ["续建", "续建", "新建"]
    assert found.warnings == ()
    # Without numbers it may be the name of one.
    assert numbers(table(HEADS[1:], ["充电桩（20个）", 5, None], ["桥", 7, "石景山区"])) == [2, 3]


def test_headings_without_rows_or_names_are_no_column() -> None:
    assert groups.columns_of({5: ["续建"], 2: ["一、"], 1: [12]}, [3, 4]) == ([], [[], []])


def test_a_table_has_them_behind_its_own_columns() -> None:
    found = table(
        HEADS,
        ["一、续建项目（2个）", None, 3, None],
        [1, "桥", 1, "石景山区"],
        [2, "路", 2, "门头沟区"],
        ["二、新建项目（1个）"],
        [1, "楼", 1, "石景山区"],
        merges=((1, 0, 1, 1), (4, 0, 4, 3)),
    )
    assert labels(found) == ["序号", "项目名称", "总投资", "责任单位", "分组标题"]
    assert numbers(found) == [3, 4, 6]
    assert [row.cells[-1] for row in found.rows] == ["续建", "续建", "新建"]
