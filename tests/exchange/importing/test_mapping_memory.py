"""What a user said of the columns of a table holds for the next one with the same heads."""

from jingxi_desktop.exchange.importing import mapping, mapping_memory
from jingxi_desktop.exchange.importing.places import Place
from jingxi_desktop.records import Enterprise, Project
from tests.exchange.importing.mapped import JUNE, YEAR, fields, headed, texts


def test_what_was_said_of_a_table_holds_for_the_next_with_the_same_heads() -> None:
    table, other = headed(["名头", "甲"]), headed(["名头", "乙"])
    mapped = mapping.find(Project.KIND, table, YEAR, said={"name": "名头", "code": "甲"})
    mapping_memory.remember(Project.KIND, table, mapped.places, YEAR)
    assert mapping.find(Project.KIND, headed(["名头", "甲"]), YEAR) == mapped
    assert fields(mapping.find(Project.KIND, other, YEAR)) == ["", ""]
    assert fields(mapping.find(Enterprise.KIND, table, YEAR)) == ["", ""]
    said = mapping.find(Project.KIND, table, YEAR, said={"code": ""})
    assert fields(said) == ["name", ""]


def test_what_was_said_of_one_year_is_not_said_of_another() -> None:
    table = headed(["项目名称", "2023年安排"])
    mapped = mapping.find(Project.KIND, table, YEAR, said={"planned_investment": "B"})
    mapping_memory.remember(Project.KIND, table, mapped.places, YEAR)
    assert fields(mapping.find(Project.KIND, table, YEAR)) == ["name", "planned_investment"]
    assert fields(mapping.find(Project.KIND, table, 2024)) == ["name", ""]
    plain = headed(["项目名称", "安排"])
    mapping_memory.remember(Project.KIND, plain, mapped.places, YEAR)
    assert fields(mapping.find(Project.KIND, plain, 2024)) == ["name", "planned_investment"]


def test_a_remembered_column_of_a_month_asks_for_the_month_again() -> None:
    table = headed(["名头", "甲"])
    said = {"name": "名头", "形象进度": "甲"}
    mapped = mapping.find(Project.KIND, table, YEAR, JUNE, said)
    mapping_memory.remember(Project.KIND, table, mapped.places, YEAR)
    assert mapping.find(Project.KIND, table, YEAR, "2023-07") == mapped
    asked = mapping.find(Project.KIND, table, YEAR)
    assert fields(asked) == ["name", ""]
    assert texts(asked) == ("「甲」是一个月的情况，请选择月份，否则不导入",)


def test_a_damaged_memory_is_no_memory() -> None:
    table = headed(["名头", "甲"])
    mapping_memory.remember(Project.KIND, table, (Place("project", "name"), None), YEAR)
    mapping_memory._file().write_text("{", "utf-8")
    assert mapping_memory.remembered(Project.KIND, table, YEAR) is None


def test_a_memory_that_cannot_be_kept_stops_nothing() -> None:
    table = headed(["名头", "甲"])
    mapping_memory._file().mkdir()
    mapping_memory.remember(Project.KIND, table, (Place("project", "name"), None), YEAR)
    assert mapping_memory.remembered(Project.KIND, table, YEAR) is None
