"""Every kind is declared in full, and its rules hold."""

import re
from typing import get_args, get_type_hints

import pytest
from msgspec.structs import fields

from jingxi_desktop.records import (
    KINDS,
    Enterprise,
    FieldError,
    Indicator,
    Kind,
    Project,
    Record,
    Task,
    UserError,
    kind_named,
)
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.fields import Choice, Reference, Tags

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
CODE_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@every_kind
def test_names_are_english_and_words_are_chinese(kind: Kind) -> None:
    for name in (kind.name, *kind.by_name):
        assert CODE_NAME.fullmatch(name)
    for field in kind.fields:
        assert re.search(r"[一-鿿]|SHA", field.label)
    assert re.search(r"[一-鿿]", kind.label + kind.counter)


@every_kind
def test_a_kind_names_only_fields_that_it_has(kind: Kind) -> None:
    names = set(kind.by_name)
    assert {kind.title, *kind.order} <= names
    assert not kind.owner or kind.owner in names
    assert not kind.by_year or "year" in names
    assert len({field.label for field in kind.fields}) == len(kind.fields)


@every_kind
def test_a_copy_has_no_code_and_was_not_found_where_the_other_was(kind: Kind) -> None:
    known = {"number", "code", "credit_code", "origin", "source"}
    assert {field.name for field in kind.fields if not field.copied} == known & set(kind.by_name)


@every_kind
def test_references_point_to_kinds_and_choices_are_words(kind: Kind) -> None:
    for field in kind.fields:
        if isinstance(field, Reference):
            assert field.kind in KINDS
        if isinstance(field, Choice | Tags):
            assert field.choices
            assert len(set(field.choices)) == len(field.choices)
            assert all(field.parse(choice) == choice for choice in field.choices)


@every_kind
def test_required_fields_are_the_ones_without_none(kind: Kind) -> None:
    types = get_type_hints(kind.record)
    for field in kind.fields:
        assert field.required == (type(None) not in get_args(types[field.name])), field.name
    # So a record can be made of what is not empty in it.
    empty = {each.name: each.default for each in fields(kind.record) if not each.required}
    assert empty == {field.name: None for field in kind.fields if not field.required}


def test_an_unknown_kind_or_field_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="organisation、plan"):
        kind_named("projects")
    with pytest.raises(UserError, match=r"「budget」.*total_investment") as caught:
        Project.KIND.field("budget")
    assert "completion_rate" not in str(caught.value)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (
            Project(id="1", number=1, name="桥", planned_start="2023-07", planned_finish="2023-06"),
            "planned_finish",
        ),
        (
            Project(id="1", name="桥", planned_investment=1, planned_construction=2),
            "planned_investment",
        ),
        (Task(id="1", year=2023, name="事", issued="2023-06-09", due="2023-05"), "due"),
        (Enterprise(id="1", name="厂", signed="2023-06", registered="2022"), "registered"),
        (Indicator(id="1", year=2023, name="数", low=100.0, high=80.0), "high"),
        (Task(id="1", year=2023, name=""), "name"),
        (Task(id="1", year=23, name="事"), "year"),
    ],
)
def test_a_record_against_the_rules_is_refused_at_its_field(record: Record, field: str) -> None:
    if getattr(record, field) == "":
        record = record.from_row({**record.values(), field: None})
    with pytest.raises(FieldError) as caught:
        record.KIND.check(record, Amounts())
    assert caught.value.field == field
    assert str(caught.value).startswith(f"{record.KIND.by_name[field].label}：")


@pytest.mark.parametrize(
    "record",
    [
        Project(id="1", name="桥", planned_start="2023-06", planned_finish="2023"),
        Project(id="1", name="桥", planned_start="2023", planned_finish="2023-06-09"),
        Indicator(id="1", year=2023, name="数", low=80.0, high=80.0),
        Indicator(id="1", year=2023, name="数", low=80.0),
    ],
)
def test_dates_of_different_exactness_and_open_bands_agree(record: Record) -> None:
    record.KIND.check(record, Amounts())


def test_a_record_shows_its_id_first() -> None:
    values = Task(id="7", year=2023, name="事").values()
    assert next(iter(values)) == "id"
    assert set(values) == {"id", *Task.KIND.by_name}
