"""What indicators measure, each rule by hand."""

from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import commands, derived, queries
from jingxi_desktop.ledger.figures.arrivals import arrivals
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import (
    KINDS,
    Enterprise,
    Indicator,
    Park,
    Project,
    ProjectMonth,
    Reading,
    Task,
    Value,
)
from jingxi_desktop.records.indicator import MEASURES


def measured(ledger: Ledger, **values: Any) -> tuple[float | None, float | None]:
    """The value and what is missing of a new indicator of 2023."""
    record_id = commands.create(ledger, Indicator.KIND, {"name": "数", **values}, 2023)
    record = queries.get(ledger, Indicator.KIND, record_id)
    assert isinstance(record, Indicator)
    return record.value, record.missing_low


@pytest.fixture
def filled(ledger: Ledger) -> dict[str, str]:
    """A park in a park with firms, two projects with months, and tasks."""
    park = commands.create(ledger, Park.KIND, {"name": "园"})
    inner = commands.create(ledger, Park.KIND, {"name": "小园", "parent_id": park})
    firms: list[tuple[str, str, str | None, str | None, str | None]] = [
        (park, "注册", "2023-02", "人工智能", "专精特新"),
        (inner, "落地", "2022-02", "人工智能", None),
        (inner, "投产", "2023-05", "医疗器械", "专精特新、小巨人"),
        (inner, "在谈", None, "人工智能", None),
        (inner, "迁出", "2023-01", "人工智能", None),
    ]
    for where, stage, registered, field, honours in firms:
        firm: dict[str, Value] = {"name": "厂", "park_id": where, "stage": stage}
        firm |= {"registered": registered, "field": field, "honours": honours}
        commands.create(ledger, Enterprise.KIND, firm)
    for name, stage, category, done in (
        ("桥", "在建", "新建", 3 * 10**8),
        ("路", "前期", "新建", None),
        ("楼", "竣工", "续建", 10**8),
    ):
        values: dict[str, Value] = {"name": name, "stage": stage, "category": category}
        project = commands.create(ledger, Project.KIND, values, 2023)
        for month in ("2022-12", "2023-06"):
            part: dict[str, Value] = {"project_id": project, "month": month, "done": done}
            commands.create(ledger, ProjectMonth.KIND, part)
    for state, year in (("已完成", 2023), ("推进中", 2023), ("已完成", 2022)):
        commands.create(ledger, Task.KIND, {"name": "事", "state": state}, year)
    return {"园": park, "小园": inner}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"measure": "在册企业数"}, 3),
        ({"measure": "在册企业数", "park_id": "小园"}, 2),
        ({"measure": "在册企业数", "park_id": "园", "field": "人工智能"}, 2),
        ({"measure": "在册企业数", "honour": "专精特新"}, 2),
        ({"measure": "本年引进企业数"}, 2),
        ({"measure": "本年引进企业数", "park_id": "小园"}, 1),
        ({"measure": "本年完成投资"}, 4.0),
        ({"measure": "新开工项目数"}, 1),
        ({"measure": "已完成任务数"}, 1),
        ({"measure": "人工填报"}, None),
    ],
)
def test_what_an_indicator_counts(
    ledger: Ledger, filled: dict[str, str], values: dict[str, str], expected: float | None
) -> None:
    if "park_id" in values:
        values = {**values, "park_id": filled[values["park_id"]]}
    assert measured(ledger, **values)[0] == expected


def test_a_firm_of_which_only_its_dates_are_written_counts_as_they_say(
    ledger: Ledger, filled: dict[str, str]
) -> None:
    firms: list[dict[str, Value]] = [
        {"name": "甲", "registered": "2023-03-08"},
        {"name": "乙", "landed": "2023-04"},
        {"name": "丙", "signed": "2023-04"},
        {"name": "丁", "registered": "2023-03-08", "stage": "迁出"},
    ]
    for firm in firms:
        commands.create(ledger, Enterprise.KIND, {**firm, "park_id": filled["小园"]})
    stands = {firm.name: firm.standing for firm in queries.fetch(ledger, Enterprise)}
    assert [stands[name] for name in "甲乙丙丁"] == ["注册", "落地", None, "迁出"]
    assert measured(ledger, measure="在册企业数")[0] == 5
    assert measured(ledger, measure="本年引进企业数")[0] == 4
    park = queries.get(ledger, Park.KIND, filled["园"])
    assert isinstance(park, Park)
    assert (park.enterprise_count, park.attracted_count) == (5, 4)
    found = arrivals(ledger, 2023)
    assert (found.counts[2], found.counts[3], found.total) == (1, 1, 4)
    assert queries.count(ledger.connection, found.records) == 4


def test_a_reading_by_hand_is_the_latest_one(ledger: Ledger) -> None:
    values: dict[str, Value] = {"name": "算力", "measure": "人工填报", "low": 500.0}
    indicator = commands.create(ledger, Indicator.KIND, values, 2023)
    for date, value in (("2023-05", 120.0), ("2023-06", 300.0), ("2023-01", 100.0)):
        part: dict[str, Value] = {"indicator_id": indicator, "date": date, "value": value}
        commands.create(ledger, Reading.KIND, part)
    record = queries.get(ledger, Indicator.KIND, indicator)
    assert isinstance(record, Indicator)
    assert (record.value, record.missing_low) == (300.0, 200.0)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("low", "missing"), [(10.0, 7.0), (2.0, 0.0), (None, None)])
def test_what_is_missing_is_never_below_nothing(
    ledger: Ledger, low: float | None, missing: float | None
) -> None:
    assert measured(ledger, measure="在册企业数", low=low)[1] == missing


def test_every_measure_is_tried_above() -> None:
    tried = Path(__file__).read_text("utf-8")
    assert all(f'"measure": "{measure}"' in tried for measure in MEASURES)


def test_every_derived_field_has_its_sql() -> None:
    for kind in KINDS.values():
        for field in kind.fields:
            if field.derived:
                assert "k." in derived.expression(kind.name, field.name)
