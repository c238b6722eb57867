"""汇总 as a table."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from jingxi_desktop.ledger import package, queries
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Touch
from jingxi_desktop.records import Organisation
from jingxi_desktop.reports.collecting import returned
from tests.exchange.packages.compared import compare


@pytest.mark.usefixtures("west")
def test_when_a_package_was_made_and_changed_stands_on_one_clock(
    demo: Ledger, tmp_path: Path
) -> None:
    at, file = "2023-06-09T09:30:00+08:00", tmp_path / "门头沟区.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), "2023-06", file)
    merge = replace(compare(demo, file), made_at=at, sender=Touch("张三", at))
    table = returned(demo, [Returned(file.name, merge=merge)])
    assert table.rows[0][3:6] == ("张三", "2023-06-08", "2023-06-08 21:30")


def test_the_earlier_of_two_copies_of_a_package_is_told(demo: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "门头沟区.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), "2023-06", file)
    merge = compare(demo, file)
    came = [
        Returned(name, merge=replace(merge, file=name, sender=Touch("张三", at)))
        for name, at in (
            ("改.jxpkg", "2023-07-02T09:30:00+08:00"),
            ("原.jxpkg", "2023-07-01T09:30:00+08:00"),
            ("未填.jxpkg", ""),
        )
    ]
    remarks = {row[0]: row[-1] for row in returned(demo, came).rows if row[0]}
    assert remarks == {
        "改.jxpkg": "没有新的内容",
        "原.jxpkg": "是同一填报包较早的一份，较晚的是「改.jxpkg」；没有新的内容",
        "未填.jxpkg": "发出后没有填写",
    }
    left_out = [replace(came[0], left_out=True), *came[1:]]
    assert returned(demo, left_out).rows[0][-1] == "没有新的内容"


def test_a_package_that_another_program_wrote_to_is_not_called_empty(
    demo: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "门头沟区.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), "2023-06", file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE project SET contact = '某人'")
    [row, *_] = returned(demo, [Returned(file.name, merge=compare(demo, file))]).rows
    assert row[-1] == "有改动，但没有记下是谁、何时填的"
