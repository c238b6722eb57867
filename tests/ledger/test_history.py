"""The history of a record: who, when, which field, from what to what, from which file."""

from typing import Any

from jingxi_desktop.ledger import commands, history, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.records import Indicator, Node, Project, ProjectMonth, Reading, Value


def test_the_history_of_a_record_has_its_parts_newest_first(ledger: Ledger, clock: Any) -> None:
    bridge = commands.create(ledger, Project.KIND, {"name": "桥"}, 2023)
    clock.go_on(days=1)
    with ledger.change("导入月报", file="六月.xlsx", reason="补报"):
        commands.edit(ledger, Project.KIND, [bridge], {"planned_investment": 5}, 2023)
        values: dict[str, Value] = {"project_id": bridge, "month": "2023-06", "done": 7}
        month = commands.create(ledger, ProjectMonth.KIND, values)
    clock.go_on(days=1)
    commands.edit(ledger, ProjectMonth.KIND, [month], {"done": 8, "progress": "封顶"})
    items = history.of_record(ledger, bridge)
    assert [(item.at[:10], item.event, item.kind) for item in items] == [
        ("2023-06-11", "updated", "project_month"),
        ("2023-06-10", "inserted", "project_month"),
        ("2023-06-10", "inserted", "project"),
        ("2023-06-09", "inserted", "project"),
    ]
    assert [item.part_text for item in items] == ["2023年6月", "2023年6月", "2023 年", ""]
    latest, imported = items[0], items[1]
    assert [(cell.name, cell.old, cell.new) for cell in latest.cells] == [
        ("done", 7, 8),
        ("progress", None, "封顶"),
    ]
    assert [cell.field and cell.field.label for cell in latest.cells] == [
        "本月完成投资",
        "形象进度",
    ]
    assert (imported.label, imported.file, imported.reason) == ("导入月报", "六月.xlsx", "补报")
    assert latest.user
    assert len(history.of_record(ledger, bridge, most=2)) == 2


def test_a_part_that_moves_is_told_of_both_its_owners(ledger: Ledger) -> None:
    bridge, road = (commands.create(ledger, Project.KIND, {"name": name}) for name in "桥路")
    node = commands.create(ledger, Node.KIND, {"project_id": bridge, "name": "立项"})
    notices: list[Notice] = []
    ledger.subscribe(notices.append)
    commands.edit(ledger, Node.KIND, [node], {"project_id": road, "note": "并入"})
    commands.edit(ledger, Node.KIND, [node], {"note": "已并入"})
    ledger.undo()
    ledger.undo()
    for notice, owners in zip(
        notices, ({bridge, road}, {road}, {road}, {bridge, road}), strict=True
    ):
        assert set(notice.touched["project"]) == owners
        assert notice.touched["node"] == (node,)
    moves = [("undo", road, bridge), ("edit", bridge, road)]
    for owner, count in ((bridge, 4), (road, 5)):
        items = history.of_record(ledger, owner)
        assert len(items) == count
        assert moves == [
            (item.action, cell.old, cell.new)
            for item in items
            for cell in item.cells
            if cell.name == "project_id" and item.event == "updated"
        ]
        assert {item.part_text for item in items} == {"", "立项"}
    assert verify.problems(ledger.path) == []


def test_an_undone_change_stays_in_the_history(ledger: Ledger) -> None:
    record_id = commands.create(ledger, Indicator.KIND, {"name": "算力"}, 2023)
    commands.edit(ledger, Indicator.KIND, [record_id], {"low": 500.0})
    ledger.undo()
    items = history.of_record(ledger, record_id)
    assert [(item.action, item.undone) for item in items] == [
        ("undo", False),
        ("edit", True),
        ("edit", False),
    ]
    assert [(cell.old, cell.new) for cell in items[0].cells] == [(500.0, None)]


def test_what_is_done_again_comes_from_where_it_came_from(ledger: Ledger) -> None:
    bridge, road = (commands.create(ledger, Project.KIND, {"name": name}) for name in "桥路")
    with ledger.change("导入", file="六月.xlsx"):
        commands.edit(ledger, Project.KIND, [bridge], {"note": "封顶"})
    with ledger.change("汇总") as change:
        for number, file in enumerate(("甲.jxpkg", "乙.jxpkg")):
            change.file, change.filled_by = file, f"填报人{number}"
            change.update("project", bridge, {"contact": file})
        change.file = change.filled_by = ""
        change.update("project", road, {"contact": "某人"})
    came = [("乙.jxpkg", "填报人1"), ("甲.jxpkg", "填报人0"), ("六月.xlsx", None)]
    for _time in range(2):
        for _edit in range(2):
            ledger.undo()
        for _edit in range(2):
            ledger.redo()
    items = history.of_record(ledger, bridge)
    again = [item for item in items if item.action == "redo"]
    assert [(item.file, item.filled_by) for item in again] == came * 2
    assert {item.file for item in items if item.action == "undo"} == {None}
    assert history.of_record(ledger, road)[0].file is None


def test_a_deleted_record_keeps_its_history(ledger: Ledger) -> None:
    indicator = commands.create(ledger, Indicator.KIND, {"name": "算力"}, 2023)
    values: dict[str, Value] = {"indicator_id": indicator, "date": "2023-06-09", "value": 100.0}
    commands.create(ledger, Reading.KIND, values)
    commands.delete(ledger, Indicator.KIND, [indicator])
    items = history.of_record(ledger, indicator)
    assert [(item.event, item.kind) for item in items] == [
        ("deleted", "indicator"),
        ("deleted", "reading"),
        ("inserted", "reading"),
        ("inserted", "indicator"),
    ]


def test_records_do_not_see_each_others_history(ledger: Ledger) -> None:
    first = commands.create(ledger, Project.KIND, {"name": "桥"}, 2023)
    second = commands.create(ledger, Project.KIND, {"name": "路"}, 2023)
    commands.edit(ledger, Project.KIND, [second], {"name": "大路"})
    assert [item.event for item in history.of_record(ledger, first)] == ["inserted"]


def test_a_yearly_field_says_of_which_year_it_is(ledger: Ledger) -> None:
    bridge = commands.create(ledger, Project.KIND, {"name": "桥", "number": 1}, 2023)
    commands.edit(ledger, Project.KIND, [bridge], {"number": 2}, 2024)
    commands.edit(ledger, Project.KIND, [bridge], {"number": 3}, 2023)
    commands.edit(ledger, Project.KIND, [bridge], {"name": "大桥", "number": 4}, 2024)
    parts = [(item.part, item.cells[-1].new) for item in history.of_record(ledger, bridge)]
    assert parts == [("2024", 4), ("", "大桥"), ("2023", 3), ("2024", 2), ("2023", 1), ("", "录入")]
