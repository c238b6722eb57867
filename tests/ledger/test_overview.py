"""The overview: what a change did not touch is kept, and what it shows is what all of it would be."""

from collections.abc import Callable
from typing import Any

import pytest

from jingxi_desktop.ledger import commands, measures, month, queries, returns, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.overview import overview
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import (
    Enterprise,
    Indicator,
    Node,
    Organisation,
    Park,
    Plan,
    Problem,
    Project,
    Reading,
    Record,
    Task,
)
from jingxi_desktop.records.indicator import MEASURES

YEAR = 2023
LATEST = f"{YEAR}-12"


def first(ledger: Ledger, record_type: type[Record]) -> str:
    return queries.fetch(ledger, record_type, Query(record_type.KIND.name, YEAR))[0].id


def edit(record_type: type[Record], **values: Any) -> Callable[[Ledger], object]:
    kind = record_type.KIND
    return lambda ledger: commands.edit(ledger, kind, [first(ledger, record_type)], values, YEAR)


def return_much(ledger: Ledger) -> None:
    returns.fill(ledger, LATEST, {first(ledger, Project): {"done": 90_000_000_000}})


def set_rules(ledger: Ledger) -> None:
    rules.keep(ledger, rules.Rules(rules.WUHAN, remind_days=300))


def take_back(ledger: Ledger) -> None:
    return_much(ledger)
    ledger.undo()


CHANGES = {
    "task": edit(Task, state="已完成", finished="2023-03-01"),
    "project": edit(Project, planned_investment=90_000_000_000, name="另一个"),
    "category": edit(Project, category=None),
    "month": return_much,
    "node": edit(Node, actual=None, due=None),
    "problem": edit(Problem, deadline=None, state=None, solved=None),
    "enterprise": edit(Enterprise, stage="迁出"),
    "park": edit(Park, parent_id=None, name="另一园"),
    "indicator": edit(Indicator, low=1.0, high=2.0),
    "reading": edit(Reading, value=12345.0),
    "organisation": edit(Organisation, short_name="某区"),
    "plan": edit(Plan, planned_investment=5),
    "rules": set_rules,
    "new task": lambda ledger: commands.create(ledger, Task.KIND, {"name": "新任务"}, YEAR),
    "undo": take_back,
}


@pytest.fixture
def heard(demo: Ledger) -> list[Notice]:
    """The changes since."""
    notices: list[Notice] = []
    demo.subscribe(notices.append)
    return notices


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_kept_is_as_if_all_were_read(
    demo: Ledger, heard: list[Notice], change: Callable[[Ledger], object]
) -> None:
    known = overview(demo, YEAR)
    change(demo)
    assert heard
    fresh = overview(demo, YEAR, known, heard)
    assert fresh == overview(demo, YEAR)


def test_several_changes_one_after_the_other(demo: Ledger, heard: list[Notice]) -> None:
    known = overview(demo, YEAR)
    for change in CHANGES.values():
        change(demo)
    assert overview(demo, YEAR, known, heard) == overview(demo, YEAR) != known


def asked(ledger: Ledger, work: Callable[[], object]) -> list[str]:
    """The statements that something asks."""
    statements: list[str] = []
    ledger.connection.set_trace_callback(statements.append)
    work()
    ledger.connection.set_trace_callback(None)
    return statements


def test_a_task_reads_no_project_and_no_firm(demo: Ledger, heard: list[Notice]) -> None:
    known = overview(demo, YEAR)
    CHANGES["task"](demo)
    moved = [item.id for item in known.indicators if item.measure == MEASURES[-1]]
    asks = asked(demo, lambda: overview(demo, YEAR, known, heard))
    assert not any("late_nodes" in sql for sql in asks)
    (indicators,) = (sql for sql in asks if "once_value" in sql)
    assert indicators.endswith(f"k.id IN ('{moved[0]}')")
    assert len(asks) < len(asked(demo, lambda: overview(demo, YEAR))) / 2


def test_nothing_is_read_for_what_it_does_not_show(demo: Ledger, heard: list[Notice]) -> None:
    known = overview(demo, YEAR)
    commands.create(demo, Organisation.KIND, {"name": "新单位"})
    asks = asked(demo, lambda: overview(demo, YEAR, known, heard))
    assert not any("enterprise" in sql or "FROM task" in sql for sql in asks)


def test_the_projects_furthest_behind_are_those_of_the_report(demo: Ledger) -> None:
    seen = overview(demo, YEAR)
    assert seen.counts.last_month is not None
    gaps = {
        project.id: (project.completion_rate or 0) - 1
        for project in month.report(demo, seen.counts.last_month).projects
        if project.planned
    }
    furthest = sorted(gaps, key=lambda project: gaps[project])[: len(seen.lagging)]
    assert [row.record_id for row in seen.lagging] == furthest
    assert [row.gap for row in seen.lagging] == pytest.approx([gaps[one] for one in furthest])


def test_indicators_that_fall_short_come_first(demo: Ledger) -> None:
    verdicts = [item.verdict for item in overview(demo, YEAR).indicators]
    assert "未达" in verdicts
    assert verdicts == sorted(
        verdicts, key=lambda verdict: ["未达", "区间内", "超出", None].index(verdict)
    )


def test_each_measure_says_what_it_reads() -> None:
    assert set(measures.KINDS_READ) == set(MEASURES)
