"""A table that leaves the ledger comes back as what is there, and edited cells as exactly those updates."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jingxi_desktop.exchange.exporting import export
from jingxi_desktop.exchange.importing import apply, mapping, plan
from jingxi_desktop.exchange.importing.plan import Options
from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Day, Doubtful, Fault, Row, number
from jingxi_desktop.exchange.tables import choosing
from jingxi_desktop.ledger import commands, queries, returns, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.words import Shown
from jingxi_desktop.records import KINDS, Field, FieldError, Kind, Organisation, Project, Value
from jingxi_desktop.records.fields import Choice, Date, Integer, Money, Reference, Text
from tests.exchange.planned import YEAR, planned, states, table

KIND = Project.KIND
FIELDS = [f for f in KIND.fields if not f.derived and f.name not in ("parent_id", "park_id")]
TEXTS = [n for n, f in enumerate(FIELDS) if type(f) is Text and f.name not in ("name", "code")]
UNITS = ("石景山区", "首钢集团")
WORDS = st.text("甲乙丙丁钢园京西一二（）“”A1 ", max_size=12).map(
    lambda words: " ".join(words.split()) or "甲"
)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(date.isoformat)
DATES = st.tuples(DAYS, st.sampled_from((4, 7, 10))).map(lambda pair: pair[0][: pair[1]])


def values_of(field: Field) -> st.SearchStrategy[Any]:
    match field:
        case Reference():
            return st.sampled_from(UNITS)
        case Choice():
            return st.sampled_from(field.choices)
        case Date():
            return DATES
        case Money():
            return st.integers(0, 10**12)
        case Integer():
            return st.integers(1, 9)
    return WORDS


def records() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"name": WORDS},
        optional={f.name: values_of(f) for f in FIELDS if f.name not in ("name", "origin")},
    )


def cell(field: Field, shown: str, value: Value) -> Cell:
    """The cell of a value as an exported table has it."""
    if value is None:
        return None
    if isinstance(field, Money):
        return float(value) / 10_000
    return value if field.numeric else shown


def create(ledger: Ledger, values: dict[str, Any], codes: set[Value]) -> None:
    """A project of these values, without those that do not go with the others."""
    if values.get("code") in codes:
        values.pop("code", None)
    codes.add(values.get("code"))
    while True:
        try:
            commands.create(ledger, KIND, values, YEAR)
            return
        except FieldError as error:
            del values[error.field]


def exported(ledger: Ledger, found: list[Project]) -> list[Row]:
    shown = Shown(ledger)
    return [
        [cell(f, shown(f, getattr(one, f.name)), getattr(one, f.name)) for f in FIELDS]
        for one in found
    ]


@pytest.fixture(scope="module")
def units(template: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the units that projects name."""
    path = tmp_path_factory.mktemp("units") / "台账.jingxi"
    shutil.copyfile(template("empty"), path)
    with Ledger.open(path, daily_backup=False) as ledger:
        ledger.set_setting("year", str(YEAR))
        for name in UNITS:
            commands.create(ledger, Organisation.KIND, {"name": name})
    return path


@given(
    made=st.lists(records(), min_size=1, max_size=5, unique_by=lambda values: values["name"]),
    edits=st.data(),
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_random_ledger_comes_back_the_same_and_edited_cells_as_updates(
    units: Path, tmp_path_factory: pytest.TempPathFactory, made: list[Any], edits: st.DataObject
) -> None:
    path = Path(shutil.copyfile(units, tmp_path_factory.mktemp("trip") / "台账.jingxi"))
    with Ledger.open(path, daily_backup=False) as ledger:
        seen: set[Value] = set()
        for values in made:
            parsed = {
                name: queries.find(ledger, Organisation.KIND, value)
                if name.endswith("_id")
                else value
                for name, value in values.items()
            }
            create(ledger, parsed, seen)
        before = queries.fetch(ledger, Project, Query("project", YEAR))
        rows = exported(ledger, before)
        heads: Row = [field.heading for field in FIELDS]
        assert set(states(planned(ledger, KIND, table(heads, *rows)))) == {"same"}

        changed: dict[tuple[str, str], Value] = {}
        for _ in range(edits.draw(st.integers(0, 4))):
            place = edits.draw(st.integers(0, len(rows) - 1))
            number = edits.draw(st.sampled_from(TEXTS))
            new = edits.draw(values_of(FIELDS[number]))
            rows[place][number] = new
            changed[before[place].id, FIELDS[number].name] = new
        changed = {
            (one, name): value
            for (one, name), value in changed.items()
            if value != getattr(next(b for b in before if b.id == one), name)
        }
        result = planned(ledger, KIND, table(heads, *rows))
        assert {
            (edit.record_id, name): value
            for row in result.rows
            for edit in row.edits
            for name, value in edit.after.items()
        } == changed
        assert apply.apply(ledger, result, "表.xlsx") == len({one for one, _name in changed})
        assert set(states(planned(ledger, KIND, table(heads, *rows)))) == {"same"}
        if changed:
            ledger.undo()
        assert queries.fetch(ledger, Project, Query("project", YEAR)) == before


ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False).map(number),
    st.text(max_size=8),
    st.sampled_from(
        ["甲", "石景山区", "2023年6月", "在建", "1,2", "100%", "—", "#N/A", Fault("#REF!")]
    ),
    DAYS.map(Day),
    st.just(Doubtful("123456789012345678")),
)


@given(
    kind=st.sampled_from([kind for kind in KINDS.values() if kind.name != "attachment"]),
    rows=st.data(),
    clears=st.booleans(),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_cells_hold_is_planned_and_what_is_planned_can_be_applied(
    units: Path, tmp_path_factory: pytest.TempPathFactory, kind: Kind, rows: Any, clears: bool
) -> None:
    heads = [field.heading for field in kind.fields if not field.derived]
    cells = rows.draw(st.lists(st.tuples(*[ANY_CELL] * len(heads)), min_size=1, max_size=4))
    path = Path(shutil.copyfile(units, tmp_path_factory.mktemp("any") / "台账.jingxi"))
    options = Options(YEAR, unit="万元", clears=clears)
    with Ledger.open(path, daily_backup=False) as ledger:
        found = table(heads, *cells)
        places = mapping.find(kind, found, YEAR).places
        result = plan.plan(ledger, kind, found, places, options)
        count = apply.apply(ledger, result, "表.xlsx")
        assert count == result.counts["new"] + result.counts["update"]
        again = plan.plan(ledger, kind, found, places, options)
        assert again.counts["new"] == again.counts["update"] == 0
    assert verify.problems(path) == []


@pytest.mark.parametrize("form", export.FORMATS)
@pytest.mark.parametrize("kind", ["project", "task", "enterprise", "indicator", "project_month"])
def test_a_file_of_every_field_comes_back_the_same(
    demo: Ledger, tmp_path: Path, kind: str, form: str
) -> None:
    path = tmp_path / f"表.{form}"
    count = export.save(demo, Query(kind, YEAR), (), path)
    found = choosing.table(reading.read(path))
    mapped = mapping.find(KINDS[kind], found, YEAR)
    assert {place.field for place in mapped.places if place} == {
        field.name for field in KINDS[kind].fields if not field.derived
    }
    result = plan.plan(demo, KINDS[kind], found, mapped.places, Options(YEAR))
    assert states(result) == ["same"] * count


@pytest.mark.parametrize("form", export.FORMATS)
def test_a_month_comes_back_the_same(demo: Ledger, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"月.{form}"
    columns = ("number", "name", "planned_investment", "done", "progress", "problems")
    count = export.save_month(demo, returns.PROJECTS, "2023-06", columns, path)
    # Beside it a sheet explains it, with a month and figures that look like a table.
    found = choosing.table(reading.read(path))
    mapped = mapping.find(Project.KIND, found, YEAR, "2023-06")
    options = Options(YEAR, month="2023-06")
    result = plan.plan(demo, Project.KIND, found, mapped.places, options)
    assert states(result) == ["same"] * count


@pytest.mark.parametrize("form", export.FORMATS)
def test_texts_like_formulas_come_back_as_they_are(demo: Ledger, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"表.{form}"
    projects = queries.fetch(demo, Project)
    texts = ("=1+1", "-待定", "'-待定", "''=甲", "@某", "'98", "0102", "85%", "#N/A x", "1.5万元")
    for project, text in zip(projects, texts, strict=False):
        commands.edit(demo, KIND, [project.id], {"contact": text, "name": f"{text}项目"})
    export.save(demo, Query("project", YEAR), ("number", "name", "contact"), path)
    result = planned(demo, KIND, choosing.table(reading.read(path)))
    assert states(result) == ["same"] * len(projects)


def test_a_ledger_that_was_filled_from_files_is_sound(
    demo: Ledger, empty_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.xlsx"
    with Ledger.open(empty_path) as other:
        for name in ("organisation", "park", "project", "project_month", "node", "problem"):
            export.save(demo, Query(name, demo.year), (), path, overwrite=True)
            found = choosing.table(reading.read(path))
            result = planned(other, KINDS[name], found)
            assert apply.apply(other, result, path.name) == len(found.rows)
            again = planned(other, KINDS[name], found)
            assert states(again) == ["same"] * len(found.rows)
    assert verify.problems(empty_path) == []


def test_a_year_s_table_asks_before_it_goes_to_another_year(demo: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    export.save(demo, Query(KIND.name, YEAR), ["name", "planned_investment"], path)
    found = choosing.table(reading.read(path))
    assert mapping.find(KIND, found, YEAR).questions == ()
    (question,) = mapping.find(KIND, found, YEAR + 1).questions
    assert question.text == "表叫「重大项目 2023年」，年度选的是 2024：请核对年度"
