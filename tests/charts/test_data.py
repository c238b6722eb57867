"""What the charts show is what the tables add up to."""

from typing import Any

import pytest

from jingxi_desktop.charts import (
    arrivals_words,
    completion_words,
    computing_words,
    enterprises_words,
    investment_words,
    schedule_words,
)
from jingxi_desktop.ledger import commands, queries, rules
from jingxi_desktop.ledger.figures import completion, enterprises, investment, tasks
from jingxi_desktop.ledger.figures.arrivals import arrivals
from jingxi_desktop.ledger.figures.computing import computing
from jingxi_desktop.ledger.figures.enterprises import Attraction
from jingxi_desktop.ledger.figures.parks import park_states
from jingxi_desktop.ledger.figures.schedule import schedule
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.month import report as month_report
from jingxi_desktop.ledger.overview import overdue_of, overview
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import (
    Enterprise,
    Indicator,
    Node,
    Organisation,
    Park,
    Plan,
    Project,
    ProjectMonth,
    Reading,
    Task,
    Value,
)
from jingxi_desktop.records.deadlines import FINISHED, OVERDUE
from jingxi_desktop.records.enterprise import ATTRACTED_STAGES
from jingxi_desktop.records.indicator import ATTRACTED, ENTERPRISES, MANUAL
from jingxi_desktop.records.task import STATES

YEAR = 2023
YI = 10**8


def inside(parks: list[Park], park_id: str) -> set[str]:
    found = {park_id}
    for _ in parks:
        found |= {park.id for park in parks if park.parent_id in found}
    return found


def add_month(ledger: Ledger, project: str, month: str, **amounts: int | None) -> None:
    values = {"project_id": project, "month": month, **amounts}
    commands.create(ledger, ProjectMonth.KIND, values, YEAR)


def test_months_are_the_sums_of_their_rows(demo: Ledger) -> None:
    rows = queries.fetch(demo, ProjectMonth, Query("project_month", YEAR))
    chart = investment.investment(demo, YEAR)
    assert [month.month for month in chart.months] == [f"{YEAR}-{n:02}" for n in range(1, 13)]
    for month in chart.months:
        done = [row.done for row in rows if row.month == month.month and row.done is not None]
        planned = [
            row.planned for row in rows if row.month == month.month and row.planned is not None
        ]
        assert month.done == (sum(done) if done else None)
        assert month.planned == (sum(planned) if planned else None)
        assert month.reported == len(done)
    whole = sum(row.done or 0 for row in rows if row.month.startswith(str(YEAR)))
    assert whole > 0
    assert chart.done[-1] == whole == overview(demo, YEAR).counts.done_investment


def test_the_target_is_that_of_the_overview_and_says_where_it_is_from(demo: Ledger) -> None:
    target = investment.investment(demo, YEAR).target
    projects = [p for p in queries.fetch(demo, Project, Query("project", YEAR)) if p.category]
    planned = [p.planned_investment for p in projects if p.planned_investment is not None]
    assert target.amount == sum(planned) == overview(demo, YEAR).target
    assert not target.is_of_plan
    assert f"{len(planned)}/{len(projects)} 个项目" in investment_words.target_note(target)
    plan = queries.fetch(demo, Plan, Query("plan", YEAR), year=YEAR)[0]
    commands.edit(demo, Plan.KIND, [plan.id], {"planned_investment": 345 * YI})
    target = investment.investment(demo, YEAR).target
    assert target.amount == 345 * YI == overview(demo, YEAR).target
    assert plan.name in investment_words.target_note(target)


def test_a_month_without_a_return_is_none_and_its_neighbours_are_joined(ledger: Ledger) -> None:
    project = commands.create(ledger, Project.KIND, {"name": "甲"}, YEAR)
    add_month(ledger, project, "2023-01", done=2 * YI)
    add_month(ledger, project, "2023-02", planned=YI)
    add_month(ledger, project, "2023-03", done=0)
    add_month(ledger, project, "2022-12", done=9 * YI)
    chart = investment.investment(ledger, YEAR)
    assert [month.done for month in chart.months[:4]] == [2 * YI, None, 0, None]
    assert chart.done[:4] == (2 * YI, None, 2 * YI, None)
    assert chart.planned[:3] == (None, YI, None)
    assert chart.last_month == "2023-03"


def test_a_month_leads_to_the_projects_that_it_adds_up(demo: Ledger) -> None:
    chart = investment.investment(demo, YEAR)
    for month in chart.months:
        query = chart.records_of(month)
        assert query is not None
        assert queries.count(demo.connection, query) >= month.reported > 0
        owners = query.of_owners()
        assert owners.kind == "project"
        assert queries.count(demo.connection, owners) >= month.reported


def test_an_empty_month_leads_nowhere(ledger: Ledger) -> None:
    chart = investment.investment(ledger, YEAR)
    assert {chart.records_of(month) for month in chart.months} == {None}


def test_parks_are_counted_as_the_table_of_indicators_counts_them(demo: Ledger, clock: Any) -> None:
    clock.go_on(days=365)
    rows = {row.indicator_id: row for row in enterprises.attractions(demo, YEAR).rows}
    indicators = queries.fetch(demo, Indicator, Query("indicator", YEAR), measure=ATTRACTED)
    assert {indicator.id for indicator in indicators} == set(rows)
    parks = queries.fetch(demo, Park, Query("park", YEAR))
    firms = queries.fetch(demo, Enterprise, Query("enterprise", YEAR))
    for indicator in indicators:
        assert indicator.park_id is not None
        places = inside(parks, indicator.park_id)
        counted = [
            firm
            for firm in firms
            if firm.park_id in places
            and firm.stage in ATTRACTED_STAGES
            and indicator.field in (None, firm.field)
            and str(firm.registered or firm.landed)[:4] == str(YEAR)
        ]
        row = rows[indicator.id]
        assert row.count == indicator.value == len(counted) > 0
        assert queries.count(demo.connection, row.records) == row.count


@pytest.mark.parametrize(
    ("low", "high", "count", "sentence"),
    [
        (80, 100, 0, "还没有录入引进企业，距 80 家还差 80 家"),
        (80, 100, 62, "已引进 62 家，距 80 家还差 18 家"),
        (80, 100, 79, "已引进 79 家，距 80 家还差 1 家"),
        (80, 100, 80, "已引进 80 家，在 80–100 家区间内"),
        (80, 100, 100, "已引进 100 家，在 80–100 家区间内"),
        (80, 100, 101, "已引进 101 家，超出上限 1 家"),
        (30, None, 29, "已引进 29 家，距 30 家还差 1 家"),
        (30, None, 1034, "已引进 1,034 家，达到 30 家以上"),
        (None, 50, 51, "已引进 51 家，超出上限 1 家"),
        (None, 50, 50, "已引进 50 家"),
        (None, None, 7, "已引进 7 家"),
    ],
)
def test_says_what_is_missing_to_the_band(
    low: float | None, high: float | None, count: int, sentence: str
) -> None:
    row = Attraction("i", "门头沟园", Query("enterprise", YEAR), low, high, count)
    assert enterprises_words.state_words(row) == sentence


def test_the_largest_target_comes_first(demo: Ledger) -> None:
    names = [row.name for row in enterprises.attractions(demo, YEAR).rows]
    assert names == ["门头沟园 · 人工智能", "石景山园"]


def test_completion_is_what_the_months_report_and_the_table_say(demo: Ledger) -> None:
    chart = completion.completion(demo, YEAR)
    assert chart.month == overview(demo, YEAR).counts.last_month
    report = month_report(demo, str(chart.month))
    assert chart.pace == report.pace
    assert [
        (share.key, share.name, share.projects, share.planned, share.done, share.rate)
        for share in chart.units
    ] == [
        (unit.unit_id, unit.unit, unit.projects, unit.planned, unit.done, unit.completion_rate)
        for unit in report.units
    ]
    assert [share.key for share in chart.categories] == ["续建", "新建"]
    for share in (*chart.units, *chart.categories):
        projects = queries.fetch(demo, Project, share.records(YEAR))
        assert len(projects) == share.projects > 0
        assert sum(project.planned_investment or 0 for project in projects) == share.planned
        assert sum(project.done_investment or 0 for project in projects) == share.done


def test_completion_without_a_return_or_a_plan_says_so(ledger: Ledger) -> None:
    assert completion.completion(ledger, YEAR).month is None
    unit = commands.create(ledger, Organisation.KIND, {"name": "甲单位"}, YEAR)
    values = {"name": "甲", "category": "新建", "responsible_id": unit}
    project = commands.create(ledger, Project.KIND, values, YEAR)
    add_month(ledger, project, "2023-02", done=YI)
    (share,) = completion.completion(ledger, YEAR).units
    assert (share.name, share.planned, share.done, share.rate) == ("甲单位", None, YI, None)
    assert completion_words.short_state(share) == "未填计划"


def test_tasks_are_counted_as_the_table_has_them(demo: Ledger) -> None:
    chart = tasks.task_states(demo, YEAR)
    counted = queries.fetch(demo, Task, Query("task", YEAR))
    assert sum(row.total for row in chart.rows) == len(counted) == overview(demo, YEAR).counts.tasks
    assert sum(row.done for row in chart.rows) == overview(demo, YEAR).counts.tasks_done
    for row in chart.rows:
        led = [task for task in counted if task.lead_id == row.unit_id]
        assert queries.count(demo.connection, row.records(YEAR)) == row.total == len(led)
        for state, count in zip((*STATES, None), row.counts, strict=True):
            assert count == sum(task.state == state for task in led)


def test_the_pace_of_the_investment_is_a_twelfth_of_the_target_a_month(demo: Ledger) -> None:
    chart = investment.investment(demo, YEAR)
    target = chart.target.amount or 0
    assert chart.pace == tuple(round(target * number / 12) for number in range(1, 13))
    assert chart.pace[-1] == target
    words = investment_words.month_words(chart, chart.months[5])
    assert target / 2 == 154.505 * YI
    assert "序时应完成 154.51 亿元（推算）" in words


def test_without_a_target_there_is_no_pace(ledger: Ledger) -> None:
    chart = investment.investment(ledger, YEAR)
    assert set(chart.pace) == {None}
    assert "序时" not in investment_words.month_words(chart, chart.months[0])


def test_lights_in_the_completion_chart_follow_the_rule_that_its_note_names(demo: Ledger) -> None:
    seen = set()
    for light in (*rules.READY_MADE, rules.LightRule("严", "points", 1, 2)):
        rules.keep(demo, rules.Rules(light=light))
        chart = completion.completion(demo, YEAR)
        report = month_report(demo, str(chart.month))
        lights = [(share.red, share.yellow) for share in chart.units]
        assert lights == [(unit.red, unit.yellow) for unit in report.units]
        assert rules.of(demo).light_sentence in "".join(completion_words.notes(chart))
        red, yellow = lights[0]
        hover = completion_words.hover(chart, chart.units[0])
        assert f"红灯 {red} 个，黄灯 {yellow} 个" in hover
        seen.add(tuple(lights))
    assert len(seen) > 1


def test_arrivals_are_the_firms_of_the_main_indicator_by_month(demo: Ledger, clock: Any) -> None:
    clock.go_on(days=365)
    chart = arrivals(demo, YEAR)
    main = max(
        queries.fetch(demo, Indicator, Query("indicator", YEAR), measure=ATTRACTED),
        key=lambda indicator: indicator.high or indicator.low or 0,
    )
    assert (chart.low, chart.high, chart.total) == (main.low, main.high, main.value)
    assert chart.sums[-1] == chart.total == 86
    assert chart.pace[-1] == chart.low == 80
    assert chart.pace[5] == 40
    for number, count in enumerate(chart.counts, start=1):
        query = chart.records_of(number)
        firms = queries.fetch(demo, Enterprise, query) if query else []
        assert len(firms) == count
        assert {firm.attracted[5:7] for firm in firms if firm.attracted} <= {f"{number:02}"}
    assert "另有 1 项" in arrivals_words.notes(chart)[1]


def test_a_firm_of_which_only_the_year_is_known_is_in_no_month(ledger: Ledger) -> None:
    for name, date in (("甲", "2023"), ("乙", "2023-03"), ("丙", "2022-03-01")):
        commands.create(
            ledger, Enterprise.KIND, {"name": name, "stage": "注册", "registered": date}, YEAR
        )
    chart = arrivals(ledger, YEAR)
    assert (chart.name, chart.low, chart.undated, chart.total) == ("", None, 1, 2)
    assert sum(count or 0 for count in chart.counts) == chart.counts[2] == 1
    assert "另有 1 家只知年份" in arrivals_words.notes(chart)[1]


def test_computing_power_is_found_by_what_it_is(ledger: Ledger) -> None:
    assert computing(ledger, YEAR).indicator is None
    values: dict[str, Value] = {"year": YEAR, "measure": MANUAL, "unit": "P"}
    commands.create(ledger, Indicator.KIND, {**values, "name": "一算力"}, YEAR)
    commands.create(ledger, Indicator.KIND, {**values, "name": "丙", "measure": ENTERPRISES}, YEAR)
    commands.create(ledger, Indicator.KIND, {**values, "name": "丁", "unit": "家"}, YEAR)
    band = {**values, "name": "乙算力", "low": 500.0, "high": 1000.0}
    main = commands.create(ledger, Indicator.KIND, band, YEAR)
    for date, value in (("2023-06-09", 100.0), ("2023-01", 40.0)):
        reading: dict[str, Value] = {"indicator_id": main, "date": date, "value": value}
        commands.create(ledger, Reading.KIND, reading, YEAR)
    chart = computing(ledger, YEAR)
    assert chart.indicator is not None
    assert (chart.indicator.name, chart.others) == ("乙算力", 1)
    assert [reading.value for reading in chart.readings] == [40, 100]
    assert chart.records is not None
    assert queries.count(ledger.connection, chart.records) == 2
    hover = computing_words.hover(chart, chart.indicator, chart.readings[0])
    assert "距 500 P 还差 460 P" in hover
    assert "目标未填完成时限；另有 1 项" in computing_words.notes(chart)[1]


def test_parks_are_what_their_table_and_the_projects_say(demo: Ledger) -> None:
    chart = park_states(demo, YEAR)
    parks = {park.id: park for park in queries.fetch(demo, Park, Query("park", YEAR))}
    assert {row.park_id for row in chart.rows} == set(parks)
    assert len(chart.rows) >= 10
    for row in chart.rows:
        park = parks[row.park_id]
        for count, known, query in (
            (row.firms, park.enterprise_count, row.firms_records(YEAR)),
            (row.attracted, park.attracted_count, row.attracted_records(YEAR)),
            (row.projects, park.project_count, row.projects_records(YEAR)),
        ):
            assert count == known == queries.count(demo.connection, query)
        planned = queries.fetch(demo, Project, row.planned_records(YEAR))
        assert sum(each.planned_investment or 0 for each in planned) == (row.planned or 0)
        assert sum(each.done_investment or 0 for each in planned) == (row.done or 0)
    assert sum(row.rate is not None for row in chart.rows) > 5
    names = [row.name for row in chart.rows]
    for row in chart.rows:
        if row.parent:
            assert names.index(row.parent) < names.index(row.name)


def test_the_schedule_judges_nodes_as_their_table_does(demo: Ledger) -> None:
    chart = schedule(demo, YEAR)
    nodes = queries.fetch(demo, Node, Query("node", YEAR))
    for row in chart.rows:
        own = [node for node in nodes if node.project_id == row.project_id]
        assert row.overdue_steps == sum(node.supervision == OVERDUE for node in own)
        reached = sum(step.actual is not None for step in row.steps)
        assert reached == sum(node.supervision == FINISHED for node in own)
        assert queries.ids(demo.connection, row.records(YEAR)) == [row.project_id]
    late = queries.count(demo.connection, overdue_of(Node.KIND, YEAR))
    assert sum(row.overdue_steps > 0 for row in chart.rows) == late > 0
    assert len(chart.rows) + chart.undated == overview(demo, YEAR).counts.projects
    order = [(not row.is_late, row.planned_start or row.actual_start or "9") for row in chart.rows]
    assert order == sorted(order)
    assert chart.late == sum(row.is_late for row in chart.rows) >= late


def test_of_many_projects_the_first_are_read_and_all_counted(
    demo: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = schedule(demo, YEAR)
    monkeypatch.setattr("jingxi_desktop.ledger.figures.schedule.MOST_LISTED", 5)
    first = schedule(demo, YEAR)
    assert first.rows == whole.rows[:5]
    assert (first.dated, first.late, first.undated) == (len(whole.rows), whole.late, whole.undated)


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({"planned_start": "2023-06", "planned_finish": "2024"}, ""),
        ({"planned_start": "2023-05", "planned_finish": "2024"}, "未开工"),
        ({"planned_start": "2023-05", "actual_start": "2023-06-09"}, ""),
        ({"planned_finish": "2023-06-08", "actual_start": "2023"}, "未竣工"),
        ({"planned_finish": "2023-06-09", "actual_start": "2023"}, ""),
        ({"planned_finish": "2023-05-08", "actual_finish": "2023-05-09"}, ""),
        ({"planned_start": "2023-05", "stage": "前期"}, "未开工"),
        ({"planned_start": "2023-05", "stage": "在建"}, ""),
        ({"planned_start": "2023-05", "stage": "停工"}, ""),
        ({"planned_start": "2023-05", "stage": "在建", "actual_start": "2023-07"}, "未开工"),
        ({"planned_start": "2022", "planned_finish": "2023-05", "stage": "在建"}, "未竣工"),
        ({"planned_start": "2022", "planned_finish": "2023-05", "stage": "竣工"}, ""),
    ],
)
def test_what_should_have_begun_or_ended_by_the_day_is_late(
    ledger: Ledger, dates: dict[str, str], state: str
) -> None:
    values = {"name": "甲", "category": "新建", **dates}
    commands.create(ledger, Project.KIND, values, YEAR)
    chart = schedule(ledger, YEAR)
    assert chart.day == "2023-06-09"
    assert [schedule_words.state(row) for row in chart.rows] == [state]
    assert chart.late == bool(state)


def test_a_project_whose_stage_says_that_it_runs_has_begun_on_a_day_that_is_not_known(
    ledger: Ledger,
) -> None:
    values = {"name": "甲", "category": "续建", "planned_start": "2023-05", "stage": "在建"}
    project = commands.create(ledger, Project.KIND, values, YEAR)
    said = schedule_words.in_words(schedule(ledger, YEAR))
    assert "实际：已开工（日期未填） 至 未填；没有逾期" in said
    commands.edit(ledger, Project.KIND, [project], {"stage": "竣工"})
    (row,) = schedule(ledger, YEAR).rows
    assert "实际：已开工（日期未填） 至 已竣工（日期未填）" in schedule_words.hover(row)
