"""What a month did, of a table that says what was done since January."""

import pytest

from jingxi_desktop.exchange.importing import apply, mapping, plan
from jingxi_desktop.exchange.importing.plan import Options, Plan
from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Kind, Project, ProjectMonth
from tests.exchange.planned import YEAR, reasons, states, table

JULY = "2023-07"
WAN = 10_000


@pytest.fixture
def made(ledger: Ledger) -> Ledger:
    """A ledger of 2023 with a bridge that did 100万元 in each month until June but April, and a road that is new."""
    ledger.set_setting("year", str(YEAR))
    bridge = commands.create(ledger, Project.KIND, {"name": "大桥"}, YEAR)
    commands.create(ledger, Project.KIND, {"name": "路"}, YEAR)
    for month in ("2022-12", "2023-01", "2023-02", "2023-03", "2023-05", "2023-06"):
        values = {"project_id": bridge, "month": month, "done": 100 * WAN}
        commands.create(ledger, ProjectMonth.KIND, values)
    return ledger


def imported(
    ledger: Ledger, kind: Kind, options: Options, heads: list[str], *rows: list[object]
) -> Plan:
    """The plan of a table, without regard to what it asks."""
    found = table(heads, *rows)  # type: ignore[arg-type]
    mapped = mapping.find(kind, found, options.year, options.month)
    return plan.plan(ledger, kind, found, mapped.places, options)


def done(ledger: Ledger) -> dict[tuple[str, str], int | None]:
    """What projects did in July and later, in 万元."""
    names = {each.id: each.name for each in queries.fetch(ledger, Project)}
    return {
        (names[each.project_id], each.month): each.done and each.done // WAN
        for each in queries.fetch(ledger, ProjectMonth)
        if each.month >= JULY
    }


def test_a_month_did_what_is_left_of_the_sum(made: Ledger) -> None:
    heads = ["项目名称", "1-7月累计完成投资（万元）", "1-8月累计完成投资（万元）"]
    rows: list[list[object]] = [["大桥", 700, 750], ["路", "80", None], ["楼", 9, 9]]
    result = imported(made, Project.KIND, Options(YEAR), heads, *rows)
    assert states(result) == ["update", "update", "new"]
    assert [row.doubts for row in result.rows] == [
        ("至本月累计：前面有 1 个月没有填报，它们的完成额也记在 2023年7月：200.00 万元",),
        ("至本月累计：前面有 6 个月没有填报，它们的完成额也记在 2023年7月：80.00 万元",),
        ("至本月累计：前面有 6 个月没有填报，它们的完成额也记在 2023年7月：9.00 万元",),
    ]
    apply.apply(made, result, "月报.xlsx")
    assert done(made) == {
        ("大桥", JULY): 200,
        ("大桥", "2023-08"): 50,
        ("路", JULY): 80,
        ("楼", JULY): 9,
        ("楼", "2023-08"): 0,
    }
    totals = {
        each.month: each.total
        for each in queries.fetch(made, ProjectMonth)
        if each.total and each.month in (JULY, "2023-08")
    }
    assert totals["2023-08"] in (750 * WAN, 9 * WAN)
    # What the sums are made of is there now, so nothing changes.
    again = imported(made, Project.KIND, Options(YEAR), heads, *rows)
    assert states(again) == ["same"] * 3
    assert [row.doubts for row in again.rows] == [()] * 3


def test_a_sum_goes_by_the_months_that_the_table_brings(made: Ledger) -> None:
    heads = ["项目名称", "月份", "至本月完成（万元）", "形象进度"]
    found = table(heads, ["路", "2023年8月", 90, "封顶"], ["路", "2023年7月", 80, None])
    mapped = mapping.find(ProjectMonth.KIND, found, YEAR, said={"total": "C"})
    result = plan.plan(made, ProjectMonth.KIND, found, mapped.places, Options(YEAR))
    apply.apply(made, result, "月报.xlsx")
    assert done(made) == {("路", JULY): 80, ("路", "2023-08"): 10}


def test_a_sum_that_falls_is_doubted_and_an_empty_one_says_nothing(made: Ledger) -> None:
    heads = ["项目名称", "1-7月累计完成投资（万元）"]
    result = imported(made, Project.KIND, Options(YEAR), heads, ["大桥", 400], ["路", "—"])
    assert states(result) == ["update", "same"]
    assert result.rows[0].doubts[-1] == (
        "本月完成投资：-100.00 万元是负数，本年累计会从 500.00 万元 降到 400.00 万元"
    )
    clears = Options(YEAR, clears=True)
    assert states(imported(made, Project.KIND, clears, heads, ["路", None])) == ["same"]


def test_beside_what_months_did_a_sum_is_only_compared_with_it(made: Ledger) -> None:
    heads = ["项目名称", "7月（万元）", "1-7月完成（万元）"]
    rows: list[list[object]] = [
        ["大桥", 200, 700],
        ["路", 80, 90],
        ["楼", None, 9],
        ["塔", 5, None],
    ]
    result = imported(made, Project.KIND, Options(YEAR), heads, *rows)
    assert [row.doubts for row in result.rows] == [
        (),
        (
            "至本月累计：表格里到 2023年7月是 90.00 万元，各月相加是 80.00 万元，其中 6 个月没有填报",
        ),
        ("至本月累计：表格里到 2023年7月是 9.00 万元，各月相加是 0.00 万元，其中 7 个月没有填报",),
        (),
    ]
    apply.apply(made, result, "月报.xlsx")
    assert done(made) == {("大桥", JULY): 200, ("路", JULY): 80, ("塔", JULY): 5}


def test_a_sum_may_be_wrong(made: Ledger) -> None:
    found = table(["项目名称", "累计（万元）"], ["路", "多"])
    mapped = mapping.find(Project.KIND, found, YEAR, JULY, {"total": "B"})
    result = plan.plan(made, Project.KIND, found, mapped.places, Options(YEAR, JULY))
    assert reasons(result) == {2: ("至本月累计：「多」不是金额，请写成 1.2亿元、3500万元 的样子",)}
