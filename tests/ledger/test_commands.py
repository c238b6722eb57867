"""Creating, editing, copying and deleting records."""

import itertools
import uuid
from typing import Any

import pytest

from jingxi_desktop.ledger import attachments, commands, queries, returns
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import (
    KINDS,
    Attachment,
    Enterprise,
    FieldError,
    Indicator,
    Kind,
    Organisation,
    Park,
    Project,
    ProjectMonth,
    Reading,
    Record,
    Task,
    UserError,
    Value,
)
from jingxi_desktop.records.project import CATEGORIES

ORGANISATION, PARK, PROJECT, TASK = Organisation.KIND, Park.KIND, Project.KIND, Task.KIND


def history_count(ledger: Ledger) -> int:
    return int(ledger.connection.execute("SELECT count(*) FROM change_log").fetchone()[0])


def test_the_id_of_a_part_is_the_uuid_of_its_name() -> None:
    names = uuid.UUID("6f1c8b52-5d0e-4c38-9f59-3d8f0a7a2c11")
    for number in range(50):
        owner = f"项目{number}"
        assert part_id(owner, 2023) == str(uuid.uuid5(names, f"{owner}/2023"))


def test_ids_of_many_new_records_count_up_and_are_like_any_other() -> None:
    ids = list(itertools.islice(commands.new_ids(), 300))
    assert ids == sorted(set(ids))
    assert {(uuid.UUID(each).version, len(each)) for each in ids} == {(4, 36)}
    assert {uuid.UUID(each).variant for each in ids} == {uuid.RFC_4122}
    assert next(commands.new_ids())[:8] != ids[0][:8]


def test_a_new_record_has_what_was_given_and_where_it_came_from(ledger: Ledger) -> None:
    record_id = commands.create(ledger, PROJECT, {"name": "桥", "category": "新建"}, 2023)
    record = queries.get(ledger, PROJECT, record_id, 2023)
    assert record == Project(id=record_id, name="桥", category="新建", origin="录入")
    assert queries.get(ledger, PROJECT, record_id, 2024) == Project(
        id=record_id, name="桥", origin="录入"
    )


def test_a_record_of_a_year_belongs_to_the_year_looked_at(ledger: Ledger) -> None:
    ledger.set_setting("year", "2025")
    record_id = commands.create(ledger, TASK, {"name": "事"})
    assert queries.fetch(ledger, Task)[0].year == 2025
    assert commands.create(ledger, TASK, {"name": "事", "year": 2024}) != record_id


def test_two_copies_of_a_ledger_give_a_month_the_same_id(ledger: Ledger) -> None:
    bridge = commands.create(ledger, PROJECT, {"name": "桥"})
    values: dict[str, Value] = {"project_id": bridge, "month": "2023-06"}
    month = commands.create(ledger, ProjectMonth.KIND, values)
    assert month == part_id(bridge, "2023-06")
    with pytest.raises(UserError, match="已有同样的记录"):
        commands.create(ledger, ProjectMonth.KIND, values)


@pytest.mark.parametrize("field", ["project_id", "month"])
def test_what_a_month_is_about_stays(ledger: Ledger, field: str) -> None:
    """Its id follows from it: what is returned for the old month would go into the new one."""
    bridge, road = (commands.create(ledger, PROJECT, {"name": name}) for name in ("桥", "路"))
    returns.fill(ledger, "2023-05", {bridge: {"done": 5}})
    changed = {"project_id": road, "month": "2023-06"}[field]
    with pytest.raises(FieldError, match="不能再改；要改请删除后重新添加") as caught:
        commands.edit(ledger, ProjectMonth.KIND, [part_id(bridge, "2023-05")], {field: changed})
    assert caught.value.field == field
    returns.fill(ledger, "2023-05", {bridge: {"done": 9}})
    returns.fill(ledger, "2023-06", {bridge: {"done": 6}})
    months = {month.month: month.done for month in queries.fetch(ledger, ProjectMonth)}
    assert months == {"2023-05": 9, "2023-06": 6}


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (PROJECT, {"name": None}, "name"),
        (PROJECT, {}, "name"),
        (PROJECT, {"name": "桥", "stage": "新建"}, "stage"),
        (
            PROJECT,
            {"name": "桥", "planned_investment": 1, "planned_construction": 2},
            "planned_investment",
        ),
        (TASK, {"name": "事", "year": 23}, "year"),
    ],
)
def test_what_breaks_a_rule_is_not_created(
    ledger: Ledger, kind: Kind, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(FieldError) as caught:
        commands.create(ledger, kind, values, 2023)
    assert caught.value.field == field
    assert history_count(ledger) == 0


def test_several_records_are_edited_as_one_step(ledger: Ledger) -> None:
    ids = [commands.create(ledger, PROJECT, {"name": name}, 2023) for name in "甲乙丙"]
    done = history_count(ledger)
    commands.edit(ledger, PROJECT, ids, {"stage": "在建", "category": "续建"}, 2023)
    assert history_count(ledger) == done + 1
    assert {project.category for project in queries.fetch(ledger, Project)} == {"续建"}
    ledger.undo()
    assert {project.stage for project in queries.fetch(ledger, Project)} == {None}


def test_one_record_against_a_rule_keeps_all_as_they_were(ledger: Ledger) -> None:
    fine = commands.create(ledger, PROJECT, {"name": "甲"})
    bound = commands.create(ledger, PROJECT, {"name": "乙", "planned_finish": "2023-01"})
    with pytest.raises(FieldError, match="计划竣工"):
        commands.edit(ledger, PROJECT, [fine, bound], {"planned_start": "2023-06"})
    assert {project.planned_start for project in queries.fetch(ledger, Project)} == {None}


def test_years_of_a_project_do_not_touch_each_other(ledger: Ledger) -> None:
    bridge = commands.create(ledger, PROJECT, {"name": "桥"})
    for year, category in zip((2023, 2024), CATEGORIES, strict=False):
        commands.edit(ledger, PROJECT, [bridge], {"category": category}, year)
    commands.edit(ledger, PROJECT, [bridge], {"category": None}, 2023)
    years = {year: queries.get(ledger, PROJECT, bridge, year) for year in (2022, 2023, 2024)}
    categories = {year: record.values()["category"] for year, record in years.items()}
    assert categories == {2022: None, 2023: None, 2024: CATEGORIES[1]}


@pytest.mark.parametrize("name", ["done_investment", "completion_rate"])
def test_a_derived_field_cannot_be_set(ledger: Ledger, name: str) -> None:
    bridge = commands.create(ledger, PROJECT, {"name": "桥"})
    with pytest.raises(FieldError, match="由台账计算"):
        commands.edit(ledger, PROJECT, [bridge], {name: 1})
    with pytest.raises(FieldError, match="由台账计算"):
        commands.parse(ledger, PROJECT.field(name), "1万元")


def test_an_unknown_record_or_field_is_said_so(ledger: Ledger) -> None:
    with pytest.raises(UserError, match="没有这条重大项目"):
        commands.edit(ledger, PROJECT, ["nobody"], {"name": "桥"})
    with pytest.raises(UserError, match="没有字段"):
        commands.edit(ledger, PROJECT, ["nobody"], {"budget": 1})
    with pytest.raises(UserError, match="已被删除"):
        commands.delete(ledger, PROJECT, ["nobody"])


def test_references_are_typed_by_name_short_name_or_id(ledger: Ledger) -> None:
    values: dict[str, Value] = {"name": "石景山区人民政府", "short_name": "石景山区"}
    district = commands.create(ledger, ORGANISATION, values)
    field = PROJECT.field("district_id")
    for typed in ("石景山区", " 石景山区人民政府 ", district):
        assert commands.parse(ledger, field, typed) == district
    assert commands.parse(ledger, field, "") is None
    with pytest.raises(FieldError, match="所属区域：没有叫「门头沟区」的单位"):
        commands.parse(ledger, field, "门头沟区")
    commands.create(ledger, ORGANISATION, values)
    with pytest.raises(FieldError, match="有几个单位都叫「石景山区」"):
        commands.parse(ledger, field, "石景山区")


@pytest.mark.parametrize("kind", [PARK, ORGANISATION, PROJECT], ids=lambda kind: kind.name)
def test_nothing_can_lie_inside_itself(ledger: Ledger, kind: Kind) -> None:
    top = commands.create(ledger, kind, {"name": "上"})
    middle = commands.create(ledger, kind, {"name": "中", "parent_id": top})
    low = commands.create(ledger, kind, {"name": "下", "parent_id": middle})
    for inside in (top, middle, low):
        with pytest.raises(FieldError, match="不能是它自己或它的下级"):
            commands.edit(ledger, kind, [top], {"parent_id": inside})
    commands.edit(ledger, kind, [low], {"parent_id": top})


def test_a_copy_has_the_facts_but_not_the_codes_and_months(ledger: Ledger) -> None:
    values: dict[str, Value] = {
        "name": "桥",
        "code": "2301",
        "number": 7,
        "total_investment": 5,
        "category": "新建",
    }
    bridge = commands.create(ledger, PROJECT, values, 2023)
    commands.create(
        ledger, ProjectMonth.KIND, {"project_id": bridge, "month": "2023-06", "done": 1}
    )
    copy = commands.copy(ledger, PROJECT, bridge, 2023)
    record = queries.get(ledger, PROJECT, copy, 2023, with_derived=False)
    expected = Project(
        id=copy, name="桥（副本）", total_investment=5, category="新建", origin="录入"
    )
    assert record == expected
    assert history_count(ledger) == 3


def test_what_others_refer_to_is_not_deleted(ledger: Ledger) -> None:
    park = commands.create(ledger, PARK, {"name": "科技园"})
    first = commands.create(ledger, Enterprise.KIND, {"name": "一厂", "park_id": park})
    commands.create(ledger, Enterprise.KIND, {"name": "二厂", "park_id": park})
    done = history_count(ledger)
    with pytest.raises(UserError, match=r"「科技园」还被 2 家企业引用（所在园区），如「.厂」"):
        commands.delete(ledger, PARK, [park])
    assert history_count(ledger) == done
    commands.delete(ledger, Enterprise.KIND, [first])
    with pytest.raises(UserError, match="还被 1 家"):
        commands.delete(ledger, PARK, [park])


def test_a_tree_is_deleted_whole_in_any_order(ledger: Ledger) -> None:
    top = commands.create(ledger, PARK, {"name": "上"})
    middle = commands.create(ledger, PARK, {"name": "中", "parent_id": top})
    low = commands.create(ledger, PARK, {"name": "下", "parent_id": middle})
    with pytest.raises(UserError, match="「中」还被 1 个园区引用"):
        commands.delete(ledger, PARK, [top, middle])
    commands.delete(ledger, PARK, [top, low, middle])
    assert not queries.fetch(ledger, Park)
    ledger.undo()
    assert len(queries.fetch(ledger, Park)) == 3


def test_parts_go_with_their_record_and_so_do_their_files(ledger: Ledger, tmp_path: Any) -> None:
    file = tmp_path / "照片.png"
    file.write_bytes(b"png")
    bridge = commands.create(ledger, PROJECT, {"name": "桥", "category": "新建"}, 2023)
    month = commands.create(ledger, ProjectMonth.KIND, {"project_id": bridge, "month": "2023-06"})
    indicator = commands.create(ledger, Indicator.KIND, {"name": "算力"}, 2023)
    values: dict[str, Value] = {"indicator_id": indicator, "date": "2023", "value": 1.0}
    reading = commands.create(ledger, Reading.KIND, values)
    for kind, record_id in ((PROJECT, bridge), (ProjectMonth.KIND, month), (Reading.KIND, reading)):
        attachments.add(ledger, kind, record_id, file)
    commands.delete(ledger, PROJECT, [bridge])
    commands.delete(ledger, Indicator.KIND, [indicator])
    for record_type in (ProjectMonth, Reading, Attachment):
        assert not queries.fetch(ledger, record_type)
    ledger.undo()
    ledger.undo()
    assert len(queries.fetch(ledger, Attachment)) == 3


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_is_created_edited_and_deleted(ledger: Ledger, kind: Kind) -> None:
    owners = {
        "project_id": lambda: commands.create(ledger, PROJECT, {"name": "桥"}),
        "indicator_id": lambda: commands.create(ledger, Indicator.KIND, {"name": "数"}),
        "task_id": lambda: commands.create(ledger, Task.KIND, {"name": "事"}),
    }
    samples = {str: "文", int: 2023, float: 1.0}
    values: dict[str, Any] = {}
    for field in kind.fields:
        if field.name in owners:
            values[field.name] = owners[field.name]()
        elif field.required:
            is_date = field.name in ("month", "date")
            values[field.name] = "2023-06" if is_date else samples[field.python_type]
    record_id = commands.create(ledger, kind, values)
    changed = next(field.name for field in kind.fields if field.name in ("note", "source"))
    commands.edit(ledger, kind, [record_id], {changed: "改"})
    record: Record = queries.get(ledger, kind, record_id)
    assert record.values() == record.values() | values | {changed: "改"}
    commands.delete(ledger, kind, [record_id])
    with pytest.raises(UserError, match="没有这条"):
        queries.get(ledger, kind, record_id)


def test_settings_are_kept_and_taken_back(ledger: Ledger) -> None:
    assert ledger.year == 2023
    ledger.set_setting("year", "2024")
    ledger.set_setting("year", "2025")
    assert ledger.year == 2025
    ledger.undo()
    assert ledger.year == 2024
    assert not ledger.is_demo
    ledger.set_setting("demo", "1")
    assert ledger.is_demo


@pytest.mark.parametrize("kind", [ORGANISATION, PARK, PROJECT, Enterprise.KIND])
def test_a_name_that_another_record_has_is_doubted(ledger: Ledger, kind: Kind) -> None:
    commands.create(ledger, kind, {"name": "甲"})
    new = commands.create(ledger, kind, {"name": "新"})
    assert commands.doubts(ledger, kind, {new: {"name": "乙"}}) == []
    (doubt,) = commands.doubts(ledger, kind, {new: {"name": "甲", "note": "乙"}})
    assert doubt.endswith(f"另有 1 {kind.counter}{kind.label}也叫「甲」")
    commands.edit(ledger, kind, [new], {"name": "甲"})
    assert commands.doubts(ledger, kind, {new: {"note": "乙"}}) == []
    third = commands.create(ledger, kind, {"name": "新"})
    (doubt,) = commands.doubts(ledger, kind, {third: {"name": "甲"}})
    assert "另有 2" in doubt


def test_a_day_to_come_of_what_was_done_is_doubted(ledger: Ledger) -> None:
    bridge = commands.create(ledger, PROJECT, {"name": "大桥"})
    values: dict[str, Value] = {"actual_start": "2098-06", "planned_finish": "2099", "note": "2099"}
    assert commands.doubts(ledger, PROJECT, {bridge: values}) == ["实际开工：2098年6月 还没有到"]
    assert commands.doubts(ledger, PROJECT, {bridge: {"actual_start": None}}) == []


def test_a_task_may_have_its_name_again_in_another_year(ledger: Ledger) -> None:
    commands.create(ledger, TASK, {"name": "招商"}, 2022)
    new = commands.create(ledger, TASK, {"name": "新"}, 2023)
    assert commands.doubts(ledger, TASK, {new: {"name": "招商"}}) == []
    commands.create(ledger, TASK, {"name": "招商"}, 2023)
    assert len(commands.doubts(ledger, TASK, {new: {"name": "招商"}})) == 1


def test_names_given_together_are_compared_with_each_other(ledger: Ledger) -> None:
    first, second, third = (commands.create(ledger, PROJECT, {"name": name}) for name in "甲乙丙")
    swapped: dict[str, dict[str, Value]] = {first: {"name": "乙"}, second: {"name": "甲"}}
    assert commands.doubts(ledger, PROJECT, swapped) == []
    alike: dict[str, dict[str, Value]] = {first: {"name": "丁"}, third: {"name": "丁"}}
    assert len(commands.doubts(ledger, PROJECT, alike)) == 2


def test_the_parts_of_two_projects_may_have_one_name(ledger: Ledger) -> None:
    first, second = (commands.create(ledger, PROJECT, {"name": name}) for name in "甲乙")
    commands.create(ledger, KINDS["node"], {"project_id": first, "name": "封顶"})
    node = commands.create(ledger, KINDS["node"], {"project_id": second, "name": "新"})
    assert commands.doubts(ledger, KINDS["node"], {node: {"name": "封顶"}}) == []
