"""Tables without Qt."""

from jingxi_desktop.reports.table import Column, Table, plain


def test_a_table_is_lines_of_cells_between_tabs() -> None:
    table = Table(
        "项目",
        (Column("项目名称"), Column("总投资（万元）", "right")),
        (("甲\n二期\t北区", "1,200.00"), ("乙", "")),
        totals=("合计", "1,200.00"),
    )
    assert plain(table) == (
        "项目名称\t总投资（万元）\n甲 二期 北区\t1,200.00\n乙\t\n合计\t1,200.00\n"
    )


def test_without_totals_there_is_no_last_line() -> None:
    assert plain(Table("项目", (Column("名称"),), (("甲",),))) == "名称\n甲\n"
