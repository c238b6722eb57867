"""Tables of records: what the screen shows, with sums and notes."""

from pathlib import Path

import pytest

from jingxi_desktop.ledger import commands, queries, returns, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.words import words_of
from jingxi_desktop.records import Project, Task, UserError
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.records.monthly_return import ProjectReturn
from jingxi_desktop.reports.records import (
    Listing,
    MonthListing,
    first_columns,
    listing_named,
    nothing,
)

YEAR = 2023
PROJECT = Project.KIND


def test_a_listing_has_the_rows_of_its_query_in_its_order(demo: Ledger) -> None:
    late = Query("project", YEAR, "演示项目", order=(("total_investment", True),))
    table = Listing(late, ("name", "responsible_id", "total_investment")).table(demo)
    expected = [
        (
            record.name,
            queries.title_of(demo, "organisation", record.responsible_id),
            f"{(record.total_investment or 0) / 10_000:,.2f}",
        )
        for record in queries.fetch(demo, Project, late)
    ]
    assert list(table.rows) == expected
    assert len(expected) == 82
    assert [column.label for column in table.columns] == ["项目名称", "责任单位", "总投资（万元）"]
    assert [column.align for column in table.columns] == ["left", "left", "right"]
    total = sum(record.total_investment or 0 for record in queries.fetch(demo, Project, late))
    assert table.totals == ("合计（82 个）", "", f"{total / 10_000:,.2f}")
    assert table.title == "2023 年重大项目"
    assert table.is_demo


def test_the_notes_say_rule_filter_and_date(demo: Ledger) -> None:
    unit = queries.fetch(demo, Project)[0].responsible_id
    query = Query("project", YEAR, "改造", (Condition("responsible_id", "in", (unit, None)),))
    table = Listing(query, ("name", "completion_rate")).table(demo)
    title = queries.title_of(demo, "organisation", unit)
    day = format_date(str(demo.last_change_at())[:10])
    assert table.notes == (
        "口径：投资完成率 = 本年累计完成 ÷ 本年计划投资",
        f"筛选：搜索「改造」；责任单位 {title}、（空）",
        f"来源：{demo.setting('name')}，重大项目",
        f"数据截止：{day}",
    )
    assert Listing(Query("project", YEAR), ("name",)).table(demo).notes == table.notes[2:]


@pytest.mark.usefixtures("west")
def test_the_day_of_the_data_is_that_of_who_reads_it(demo: Ledger) -> None:
    demo.set_setting("name", "京西")
    table = Listing(Query("project", YEAR), ("name",)).table(demo)
    assert table.notes[-1] == "数据截止：2023年6月8日"


def test_a_condition_on_a_part_names_the_parts_field(demo: Ledger) -> None:
    query = Query(
        "project",
        YEAR,
        conditions=(Condition("node", "owns", of=(Condition("supervision", "in", ("逾期",)),)),),
    )
    assert words_of(demo, query) == "督办状态 逾期"


def test_amounts_are_in_the_ledgers_unit(demo: Ledger) -> None:
    rules.keep(demo, rules.Rules(amounts=Amounts("亿元", 3)))
    first = queries.fetch(demo, Project)[0]
    table = Listing(Query("project", YEAR), ("name", "total_investment")).table(demo)
    assert table.columns[1].label == "总投资（亿元）"
    assert table.rows[0] == (first.name, f"{(first.total_investment or 0) / 10**8:,.3f}")


def test_a_month_has_its_sums_and_says_what_is_missing(demo: Ledger) -> None:
    rows = returns.returns(demo, "2023-05")
    with demo.change("清空"):
        returns.fill(demo, "2023-05", {rows[0].id: {"done": None}})
    names = first_columns(ProjectReturn.KIND)
    table = MonthListing(returns.PROJECTS, "2023-05", names).table(demo)
    assert table.rows[0][names.index("done")] == "未报"
    assert table.title == "2023年5月项目月度填报"
    done = sum(row.done or 0 for row in returns.returns(demo, "2023-05"))
    assert table.totals is not None
    assert table.totals[names.index("done")] == f"{done / 10_000:,.2f}"
    assert rules.YINCHUAN.sentence in table.notes[0]
    part = returns.Part((rows[3].id, rows[0].id), "只看未报")
    listing = MonthListing(returns.PROJECTS, "2023-05", names, part)
    assert listing.count(demo) == 2
    table = listing.table(demo)
    assert [row[names.index("name")] for row in table.rows] == [rows[3].name, rows[0].name]
    assert table.totals is not None
    assert table.totals[names.index("done")] == f"{(rows[3].done or 0) / 10_000:,.2f}"
    assert "筛选：只看未报" in table.notes
    all_of_them = returns.Part(tuple(row.id for row in reversed(rows)), "")
    table = MonthListing(returns.PROJECTS, "2023-05", names, all_of_them).table(demo)
    assert [row[names.index("name")] for row in table.rows] == [row.name for row in reversed(rows)]
    assert not any(note.startswith("筛选") for note in table.notes)


def test_facts_are_not_marked_and_nothing_is_summed_where_nothing_is_an_amount(
    article: Ledger,
) -> None:
    table = Listing(Query("park", YEAR), ("name",)).table(article)
    assert not table.is_demo
    assert table.totals == (f"合计（{len(table.rows)} 个）",)


def test_rows_and_sums_of_two_states_are_no_table(demo_path: Path) -> None:
    listing = Listing(Query("project", YEAR), ("name", "total_investment"))
    with Ledger.open(demo_path) as writer, Ledger.open(demo_path, read_only=True) as reader:
        first = queries.ids(reader.connection, listing.query)[0]
        left = [10**12]

        def change() -> bool:
            # The sums are made by then, and the rows are not read.
            if left:
                commands.edit(writer, PROJECT, [first], {"total_investment": left.pop()})
            return False

        with pytest.raises(UserError, match="排版时台账被改动了，没有打印，请再打印一次"):
            listing.table(reader, change)
        table = listing.table(reader, change)
        assert table.totals is not None
        amounts = [float(row[1].replace(",", "")) for row in table.rows if row[1]]
        assert f"{sum(amounts):,.2f}" == table.totals[1]
        assert 10**8 in amounts


def test_the_command_line_names_a_kind_or_the_latest_month(demo: Ledger) -> None:
    month = listing_named(demo, "month", YEAR)
    assert isinstance(month, MonthListing)
    assert month.month == "2023-12"
    tasks = listing_named(demo, "task", YEAR)
    assert tasks.count(demo) == len(tasks.table(demo).rows) == 57
    with pytest.raises(UserError, match="没有「树」这类记录"):
        listing_named(demo, "树", YEAR)


@pytest.mark.parametrize(
    ("name", "year", "sentence"),
    [
        ("task", YEAR, ""),
        ("task", 2019, "2019 年没有重点任务；有的年份：2023、2022"),
        ("month", 2019, "2019 年没有项目月度填报；有的年份：2023"),
        ("attachment", YEAR, "台账里还没有附件"),
    ],
)
def test_a_table_without_rows_says_which_years_have_some(
    demo: Ledger, name: str, year: int, sentence: str
) -> None:
    commands.create(demo, Task.KIND, {"year": 2022, "name": "植树"})
    assert nothing(demo, name, year) == sentence


def test_a_table_that_nobody_wants_is_not_read_to_its_end(demo: Ledger) -> None:
    with pytest.raises(CancelledError):
        Listing(Query("project", YEAR), ("name",)).table(demo, lambda: True)


def test_damaged_rules_are_said_in_the_notes(demo: Ledger) -> None:
    demo.set_setting(rules.SETTING, "{")
    table = Listing(Query("project", YEAR), ("name", "completion_rate")).table(demo)
    assert "已损坏" in table.notes[0]


def test_a_record_without_a_name_column_has_its_sum_under_the_first(demo: Ledger) -> None:
    commands.edit(demo, PROJECT, [queries.fetch(demo, Project)[0].id], {"code": "甲"})
    table = Listing(Query("project", YEAR), ("planned_investment", "code", "stage")).table(demo)
    assert table.totals is not None
    assert table.totals[1].startswith("合计（")
    assert table.totals[2] == ""


def test_rows_in_the_order_of_units_have_a_subtotal_for_each(demo: Ledger) -> None:
    order = (("responsible_id", False),)
    query = Query("project", YEAR, order=order)
    table = Listing(query, ("number", "name", "planned_investment")).table(demo)
    groups: dict[str, list[Project]] = {}
    for project in queries.fetch(demo, Project, query):
        title = queries.title_of(demo, "organisation", project.responsible_id)
        groups.setdefault(title or "（未填责任单位）", []).append(project)
    expected: list[tuple[str, str, str]] = []
    places = set()
    for title, members in groups.items():
        expected += [
            (
                "" if each.number is None else str(each.number),
                each.name,
                ""
                if each.planned_investment is None
                else f"{each.planned_investment / 10_000:,.2f}",
            )
            for each in members
        ]
        places.add(len(expected))
        planned = sum(each.planned_investment or 0 for each in members)
        expected.append(("", f"{title}小计（{len(members)} 个）", f"{planned / 10_000:,.2f}"))
    assert len(groups) > 3
    assert list(table.rows) == expected
    assert table.subtotals == places
    assert table.totals is not None
    assert table.totals[1] == f"合计（{sum(map(len, groups.values()))} 个）"


def test_tasks_in_the_order_of_their_leads_are_counted(demo: Ledger) -> None:
    query = Query("task", YEAR, order=(("lead_id", True), ("name", False)))
    table = Listing(query, ("name",)).table(demo)
    counted = [table.rows[place][0] for place in sorted(table.subtotals)]
    assert all(each.endswith(" 项）") and "小计（" in each for each in counted)
    assert len(table.rows) - len(counted) == 57


@pytest.mark.parametrize(
    "order", [(), (("name", False), ("responsible_id", False)), (("park_id", False),)]
)
def test_in_any_other_order_there_is_none(
    demo: Ledger, order: tuple[tuple[str, bool], ...]
) -> None:
    table = Listing(Query("project", YEAR, order=order), ("name",)).table(demo)
    assert table.subtotals == frozenset()
    assert not any("小计" in name for (name,) in table.rows)


def test_a_month_that_is_sorted_by_its_units_has_their_sums_too(demo: Ledger) -> None:
    names = first_columns(ProjectReturn.KIND)
    rows = returns.returns(demo, "2023-05")
    title = {
        row.id: queries.title_of(demo, "organisation", row.responsible_id) or "（未填责任单位）"
        for row in rows
    }
    rows.sort(key=lambda row: (row.responsible_id is None, title[row.id]))
    part = returns.Part(tuple(row.id for row in rows), "")
    listing = MonthListing(returns.PROJECTS, "2023-05", names, part, "responsible_id")
    table = listing.table(demo)
    name, done = names.index("name"), names.index("done")
    sums = [table.rows[place] for place in sorted(table.subtotals)]
    expected = []
    for unit in dict.fromkeys(title[row.id] for row in rows):
        of_unit = [row for row in rows if title[row.id] == unit]
        amount = sum(row.done or 0 for row in of_unit)
        expected.append((f"{unit}小计（{len(of_unit)} 个）", f"{amount / 10_000:,.2f}"))
    assert [(row[name], row[done]) for row in sums] == expected
    assert len(expected) > 3
    assert MonthListing(returns.PROJECTS, "2023-05", names).table(demo).subtotals == frozenset()
