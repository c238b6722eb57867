"""Tables: filtered and sorted by SQL, the same as plain Python would."""

import sqlite3
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import (
    Enterprise,
    Organisation,
    Park,
    Project,
    ProjectMonth,
    Task,
    UserError,
    Value,
)

PROJECT = Project.KIND


@pytest.fixture
def some(ledger: Ledger) -> dict[str, str]:
    """Projects A to E with gaps in their fields, two units and a park in a park; ids by name."""
    ids: dict[str, str] = {}
    ids["甲"] = commands.create(ledger, Organisation.KIND, {"name": "甲单位", "short_name": "甲"})
    ids["乙"] = commands.create(ledger, Organisation.KIND, {"name": "乙单位"})
    ids["园"] = commands.create(ledger, Park.KIND, {"name": "园"})
    ids["小园"] = commands.create(ledger, Park.KIND, {"name": "小园", "parent_id": ids["园"]})
    for name, total, stage, unit, park, number in (
        ("A", 300, "在建", "乙", "园", 2),
        ("B", None, None, None, None, None),
        ("C", 100, "开工", "甲", "小园", 1),
        ("D", 200, "在建", "甲", None, None),
        ("E", 100, None, "乙", "小园", 3),
    ):
        values: dict[str, Value] = {
            "name": name,
            "total_investment": total,
            "stage": stage,
            "number": number,
        }
        values |= {"responsible_id": unit and ids[unit], "park_id": park and ids[park]}
        ids[name] = commands.create(ledger, PROJECT, values, 2023)
    return ids


def names(ledger: Ledger, *conditions: Condition, order: Any = (), year: int = 2023) -> str:
    query = Query("project", year, "", conditions, tuple(order))
    rowids = queries.row_ids(ledger.connection, query)
    assert len(rowids) == queries.count(ledger.connection, query)
    records = queries.page(ledger, PROJECT, year, rowids)
    return "".join(records[rowid].title for rowid in rowids)


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([], "CAEBD"),
        ([("total_investment", False)], "CEDAB"),
        ([("total_investment", True)], "ADECB"),
        ([("total_investment", False), ("name", True)], "ECDAB"),
        ([("stage", True), ("name", False)], "CADBE"),
        ([("number", False)], "CAEBD"),
        ([("number", True)], "EACDB"),
        ([("responsible_id", False), ("name", False)], "AECDB"),
    ],
)
def test_sorting_puts_empty_last_either_way(ledger: Ledger, order: Any, expected: str) -> None:
    assert names(ledger, order=order) == expected


def test_conditions(ledger: Ledger, some: dict[str, str]) -> None:
    def which(field: str, operator: Any, *values: Any) -> str:
        return "".join(sorted(names(ledger, Condition(field, operator, values))))

    assert which("stage", "in", "在建") == "AD"
    assert which("stage", "in", "在建", None) == "ABDE"
    assert which("stage", "in", None) == "BE"
    assert which("stage", "in") == ""
    assert which("total_investment", "from", 200) == "AD"
    assert which("total_investment", "until", 200) == "CDE"
    assert which("number", "in", 1, 3) == "CE"
    assert which("number", "in", None) == "BD"
    assert which("responsible_id", "in", some["甲"]) == "CD"
    assert which("responsible_id", "contains", "乙单") == "AE"
    assert which("responsible_id", "contains", "甲单") == ""
    assert which("park_id", "in", some["园"]) == "A"
    assert which("park_id", "within", some["园"]) == "ACE"
    assert which("park_id", "within", some["小园"]) == "CE"
    assert names(ledger, Condition("number", "in", (1,)), year=2024) == ""


def test_a_later_condition_on_a_field_takes_the_earlier_one_s_place() -> None:
    query = Query("project", 2023, order=(("name", True),))
    query = query.with_condition(Condition("stage", "in", ("在建",)))
    query = query.with_condition(Condition("number", "in", (1,)))
    query = query.with_condition(Condition("stage", "in", (None,)))
    assert [condition.field for condition in query.conditions] == ["number", "stage"]
    assert query.conditions[1].values == (None,)
    assert query.order == (("name", True),)


def test_a_record_of_another_year_is_not_shown(ledger: Ledger) -> None:
    commands.create(ledger, Task.KIND, {"name": "今年"}, 2023)
    commands.create(ledger, Task.KIND, {"name": "明年"}, 2024)
    assert [task.name for task in queries.fetch(ledger, Task, Query("task", 2024))] == ["明年"]


@pytest.mark.usefixtures("some")
def test_rows_that_are_gone_are_missing_from_a_page(ledger: Ledger) -> None:
    rowids = queries.row_ids(ledger.connection, Query("project", 2023))
    page = queries.page(ledger, PROJECT, 2023, [rowids[0], 99_999])
    assert list(page) == [rowids[0]]
    assert queries.row_ids(ledger.connection, Query("project", 2023), limit=2) == rowids[:2]


@pytest.mark.usefixtures("some")
def test_totals_are_sums_and_zero_where_all_is_empty(ledger: Ledger) -> None:
    everything = queries.row_ids(ledger.connection, Query("project", 2023))
    assert queries.totals(ledger.connection, PROJECT, 2023, everything, "total_investment") == (
        700,
        4,
    )
    assert queries.totals(ledger.connection, PROJECT, 2023, everything, "number") == (6, 3)
    assert queries.totals(ledger.connection, PROJECT, 2024, everything, "number") == (0, 0)
    assert queries.totals(ledger.connection, PROJECT, 2023, [], "number") == (0, 0)


def test_more_records_are_told_apart_than_sqlite_has_parameters(
    ledger: Ledger, some: dict[str, str]
) -> None:
    units = queries.fetch(ledger, Organisation)
    most = ledger.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 100)
    gone = [f"gone {number}" for number in range(most)]
    query = Query("organisation", 2023)
    found = queries.row_ids_of(ledger.connection, query, [*gone, *(unit.id for unit in units)])
    assert found == queries.row_ids(ledger.connection, query)
    assert len(found) == len(units) > 0


def test_titles_and_options_use_the_short_name(ledger: Ledger, some: dict[str, str]) -> None:
    assert queries.title_of(ledger, "organisation", some["甲"]) == "甲"
    assert queries.title_of(ledger, "organisation", some["乙"]) == "乙单位"
    assert queries.title_of(ledger, "organisation", None) == ""
    assert queries.title_of(ledger, "organisation", "nobody") == ""
    options = queries.options(ledger, "organisation")
    assert sorted(options) == sorted([(some["甲"], "甲"), (some["乙"], "乙单位")])
    assert queries.options(ledger, "organisation", "单位") == [(some["乙"], "乙单位")]


def test_find_takes_a_name_or_an_id_and_nothing_near_it(
    ledger: Ledger, some: dict[str, str]
) -> None:
    kind = Organisation.KIND
    assert {queries.find(ledger, kind, text) for text in ("甲", "甲单位", some["甲"])} == {
        some["甲"]
    }
    for text, near in (
        ("单位", "，相近的有「乙单位」「甲单位」"),
        ("乙单位办公室", "，相近的有「乙单位」"),
        ("丙", ""),
    ):
        with pytest.raises(UserError) as caught:
            queries.find(ledger, kind, text)
        assert str(caught.value) == f"没有叫「{text}」的单位{near}"


_MONEY = st.one_of(st.none(), st.integers(0, 10**12))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    months=st.lists(
        st.tuples(st.sampled_from(["2022-12", "2023-01", "2023-12", "2024-01"]), _MONEY)
    ),
    planned=_MONEY,
)
def test_done_investment_and_rate_are_the_sums_of_the_year(
    ledger: Ledger, months: list[tuple[str, int | None]], planned: int | None
) -> None:
    values: dict[str, Value] = {"name": "桥", "planned_investment": planned}
    bridge = commands.create(ledger, PROJECT, values, 2023)
    by_month = dict(months)
    for month, done in by_month.items():
        part: dict[str, Value] = {"project_id": bridge, "month": month, "done": done}
        commands.create(ledger, ProjectMonth.KIND, part)
    given_months = [
        done for month, done in by_month.items() if month.startswith("2023") and done is not None
    ]
    record = queries.get(ledger, PROJECT, bridge, 2023)
    assert isinstance(record, Project)
    total = sum(given_months) if given_months else None
    assert record.done_investment == total
    if total is None or not planned:
        assert record.completion_rate is None
    else:
        assert record.completion_rate == pytest.approx(total / planned)


_FIRM = st.fixed_dictionaries(
    {
        "park": st.sampled_from(["园", "小园", "外园", None]),
        "stage": st.sampled_from(["在谈", "注册", "落地", "投产", "迁出", None]),
        "registered": st.sampled_from(["2022", "2023-03", "2023-12-31", None]),
        "landed": st.sampled_from(["2023", "2024-01", None]),
        "field": st.sampled_from(["人工智能", "医疗器械", None]),
        "honours": st.sampled_from(["专精特新", "专精特新、小巨人", None]),
    }
)


def _is_in_park(firm: dict[str, Any], parks: set[str]) -> bool:
    is_known = firm["stage"] is None and (firm["registered"] or firm["landed"])
    is_counted = bool(is_known) or firm["stage"] in ("注册", "落地", "投产")
    return firm["park"] in parks and is_counted


def _came_in_2023(firm: dict[str, Any]) -> bool:
    return str(firm["registered"] or firm["landed"] or "").startswith("2023")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(firms=st.lists(_FIRM, max_size=12))
def test_parks_and_indicators_count_as_plain_python_does(
    ledger: Ledger, firms: list[dict[str, Any]]
) -> None:
    parks: dict[str | None, str | None] = {None: None}
    for name, above in (("园", None), ("小园", "园"), ("外园", None)):
        values: dict[str, Value] = {"name": name, "parent_id": parks[above]}
        parks[name] = commands.create(ledger, Park.KIND, values)
    for firm in firms:
        facts = {name: value for name, value in firm.items() if name != "park"}
        facts |= {"name": "厂", "park_id": parks[firm["park"]]}
        commands.create(ledger, Enterprise.KIND, facts)
    inside = {"园": {"园", "小园"}, "小园": {"小园"}, "外园": {"外园"}}
    for name, within in inside.items():
        park = queries.get(ledger, Park.KIND, str(parks[name]), 2023)
        there = [firm for firm in firms if _is_in_park(firm, within)]
        assert getattr(park, "enterprise_count", None) == len(there)
        assert getattr(park, "attracted_count", None) == sum(map(_came_in_2023, there))
