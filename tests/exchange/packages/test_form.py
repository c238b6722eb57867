"""The form of a package: filled in as officers do, it comes back as the package itself would."""

import base64
import datetime
import re
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jingxi_desktop.exchange.packages import form, package_files, parcels, read_form, write_form
from jingxi_desktop.ledger import (
    commands,
    history,
    merge,
    queries,
    returns,
    rules,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge, row_of
from jingxi_desktop.records import (
    Node,
    Organisation,
    Problem,
    Project,
    ProjectMonth,
    Task,
    TaskMonth,
    UserError,
)
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.errors import FormError

MONTH = "2023-06"
KEYS, HEADS = 1, 4
MONTHS, PROJECTS, TASKS, NODES, PROBLEMS = (
    "项目月度",
    "项目情况",
    "重点任务",
    "关键节点",
    "问题清单",
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of two projects, a task, nodes and a problem, a unit's form of it, and the
    package in the form."""
    folder = tmp_path_factory.mktemp("form")
    path = folder / "台账.jingxi"
    with Ledger.create(path) as ledger:
        ledger.set_setting("year", "2023")
        unit = commands.create(ledger, Organisation.KIND, {"name": "门头沟区"})
        of_unit: dict[str, Any] = {"category": "新建", "responsible_id": unit}
        values: dict[str, Any] = {"planned_investment": 120_000_000, "number": 1}
        bridge = commands.create(ledger, Project.KIND, {"name": "大桥", **values, **of_unit}, 2023)
        commands.create(ledger, Project.KIND, {"name": "=路", **of_unit, "contact": "+1"}, 2023)
        task: dict[str, Any] = {"year": 2023, "name": "植树", "lead_id": unit, "state": "推进中"}
        commands.create(ledger, Task.KIND, task)
        part: dict[str, Any] = {"project_id": bridge}
        month: dict[str, Any] = {
            **part,
            "month": MONTH,
            "done": 12_345_678,
            "progress": "封顶\n第二行",
        }
        commands.create(ledger, ProjectMonth.KIND, month)
        commands.create(ledger, Node.KIND, {**part, "name": "封顶", "due": "2023-05"})
        commands.create(ledger, Node.KIND, {**part, "name": "投产", "due": "2023-12-31"})
        commands.create(ledger, Problem.KIND, {**part, "description": "缺电", "state": "未解决"})
        parcels.make(ledger, unit, MONTH, folder / "表.xlsx")
    with parcels.opened(folder / "表.xlsx") as parcel:
        shutil.copy(parcel.path, folder / "包.jxpkg")
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(original, tmp_path / "副本"))


@contextmanager
def filled(folder: Path) -> Iterator[Workbook]:
    """The form, to be filled in."""
    path = folder / "表.xlsx"
    book = openpyxl.load_workbook(path)
    book.properties.lastModifiedBy = "张三"
    yield book
    book.save(path)


def cell(sheet: Worksheet, key: str, row: int = HEADS + 1) -> Any:
    """The cell of a column by its key."""
    place = next(each.column for each in sheet[KEYS] if each.value == key)
    return sheet.cell(row, place)


def first_new(sheet: Worksheet, key: str) -> int:
    """The first row for a new record."""
    return next(row for row in range(HEADS + 1, 99) if cell(sheet, key, row).value is None)


def compared(folder: Path) -> Merge:
    with Ledger.open(folder / "台账.jingxi", read_only=True) as ledger:
        return package_files.compare(ledger, folder / "表.xlsx", lambda _path: None)


def merged(folder: Path) -> int:
    with Ledger.open(folder / "台账.jingxi") as ledger:
        found = package_files.compare(ledger, folder / "表.xlsx", lambda _path: None)
        return merge.apply(ledger, [found], {})


def refusal(folder: Path) -> str:
    with pytest.raises(UserError) as caught, parcels.opened(folder / "表.xlsx"):
        pass
    return str(caught.value)


def refused(folder: Path) -> FormError:
    with pytest.raises(FormError) as caught, parcels.opened(folder / "表.xlsx"):
        pass
    return caught.value


def taken(found: Merge) -> dict[tuple[str, str], Any]:
    return {(each.table, each.column): each.theirs for each in found.taken}


def test_what_was_not_touched_is_no_change(folder: Path) -> None:
    found = compared(folder)
    assert (found.taken, found.kept, found.conflicts, found.refused) == ((), (), (), ())
    assert found.remarks == ()
    assert found.file == "表.xlsx"
    with filled(folder):
        # As another program saves it.
        pass
    assert compared(folder).taken == ()
    assert compared(folder).remarks == ()


def test_it_is_locked_but_for_what_a_unit_fills_in(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "表.xlsx")
    assert book.sheetnames[:6] == ["填报说明", MONTHS, PROJECTS, TASKS, NODES, PROBLEMS]
    assert [book[name].sheet_state for name in book.sheetnames[6:]] == ["hidden", "veryHidden"]
    assert all(book[name].protection.sheet for name in book.sheetnames[:6])
    sheet = book[MONTHS]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[KEYS].hidden
    locked = {
        str(each.value): cell(sheet, str(each.value)).protection.locked for each in sheet[KEYS][1:]
    }
    assert {key for key, is_locked in locked.items() if is_locked} == {
        "project_return.number",
        "project_return.name",
        "project_return.responsible_id",
        "project_return.planned_investment",
        "project_return.done_before",
    }
    by_unit = {field.name for field in Project.KIND.stored if field.by_unit}
    keys = {each.value for each in book[PROJECTS][KEYS] if each.value}
    assert {f"project.{name}" for name in by_unit} <= keys
    assert cell(book[PROBLEMS], "problem.project_id").protection.locked
    new = first_new(book[PROBLEMS], "problem.description")
    assert not cell(book[PROBLEMS], "problem.project_id", new).protection.locked
    assert cell(sheet, "project_month.done", HEADS).value == "本月完成投资（万元）"
    assert cell(sheet, "project_month.done").value == 1234.5678


def test_a_text_never_becomes_a_formula(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "表.xlsx")
    name = cell(book[PROJECTS], "project.name", HEADS + 2)
    assert (name.value, name.data_type) == ("=路", "s")
    assert cell(book[PROJECTS], "project.contact", HEADS + 2).data_type == "s"


def test_choices_stand_in_lists(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "表.xlsx")

    def words(sheet: str, key: str) -> list[str]:
        at = cell(book[sheet], key).coordinate
        (rule,) = (each for each in book[sheet].data_validations.dataValidation if at in each.sqref)
        where = rule.formula1.partition("!")[2].replace("$", "")
        return [each[0].value for each in book["lists"][where]]

    assert words(PROBLEMS, "problem.state") == ["未解决", "协调中", "已解决"]
    assert words(TASKS, "task.state") == ["未启动", "推进中", "已完成", "已取消"]
    assert words(PROBLEMS, "problem.responsible_id") == ["门头沟区"]


def test_what_was_typed_is_merged_once(folder: Path) -> None:
    with filled(folder) as book:
        months, problems = book[MONTHS], book[PROBLEMS]
        cell(months, "project_month.done").value = 1300.5
        cell(months, "project_month.progress").value = None
        cell(months, "project_month.done", HEADS + 2).value = "1.2亿元"
        cell(book[PROJECTS], "project.stage").value = "在建"
        cell(book[TASKS], "task_month.progress").value = "=已植 500 株"
        cell(book[TASKS], "task_month.progress").data_type = "s"
        cell(book[NODES], "node.actual").value = "2023年6月"
        new = first_new(problems, "problem.description")
        cell(problems, "problem.project_id", new).value = "=路"
        cell(problems, "problem.project_id", new).data_type = "s"
        cell(problems, "problem.description", new).value = "缺水"
        cell(problems, "problem.responsible_id", new).value = "门头沟区"
    found = compared(folder)
    assert taken(found)["project_month", "done"] == 13_005_000
    assert merged(folder) == 7
    assert merged(folder) == 0
    with Ledger.open(folder / "台账.jingxi", read_only=True) as ledger:
        by_name = {row.name: row for row in returns.returns(ledger, MONTH)}
        assert (by_name["大桥"].done, by_name["大桥"].progress) == (13_005_000, None)
        assert by_name["=路"].done == 120_000_000
        (task,) = queries.fetch(ledger, TaskMonth)
        assert task.progress == "=已植 500 株"
        assert [each.actual for each in queries.fetch(ledger, Node)] == ["2023-06", None]
        (new_one,) = queries.fetch(ledger, Problem, description="缺水")
        assert (new_one.project_id, new_one.origin) == (by_name["=路"].id, "录入")
        assert new_one.responsible_id == by_name["=路"].responsible_id


def add(sheet: Worksheet, row: int, project: str, name: str, key: str = "description") -> None:
    """Type a new part of a project into a row."""
    kind = "problem" if key == "description" else "node"
    cell(sheet, f"{kind}.project_id", row).value = project
    cell(sheet, f"{kind}.{key}", row).value = name


def test_one_new_record_in_two_forms_is_merged_once(folder: Path) -> None:
    first = (folder / "表.xlsx").read_bytes()
    with Ledger.open(folder / "台账.jingxi") as ledger:
        unit = queries.find(ledger, Organisation.KIND, "门头沟区")
        # A form of its own, of another package of the unit.
        parcels.make(ledger, unit, "2023-07", folder / "七月.xlsx")
    with filled(folder) as book:
        new, node = (
            first_new(book[PROBLEMS], "problem.description"),
            first_new(book[NODES], "node.name"),
        )
        add(book[PROBLEMS], new, "大桥", "缺水，等管线")
        add(book[NODES], node, "大桥", "装修", "name")
    say_saved(folder / "表.xlsx", "2023-07-01T08:00:00Z")
    assert merged(folder) == 2
    # The same form is filled in again, in other rows, with other signs and with something new.
    (folder / "表.xlsx").write_bytes(first)
    with filled(folder) as book:
        add(book[PROBLEMS], new, "大桥", "缺钱")
        add(book[PROBLEMS], new + 1, "大桥", "缺水 等管线。")
        add(book[NODES], node + 3, "大桥", "装修", "name")
    say_saved(folder / "表.xlsx", "2023-07-02T08:00:00Z")
    found = compared(folder)
    assert found.conflicts == ()
    assert taken(found)["problem", "description"] == "缺水 等管线。"
    row = row_of(taken(found)["problem", ""])
    assert row is not None
    assert row["description"] == "缺钱"
    assert len(found.taken) == 2
    (folder / "七月.xlsx").replace(folder / "表.xlsx")
    with filled(folder) as book:
        add(book[PROBLEMS], new + 2, "大桥", "缺水，等管线")
    # Nothing new: it is there.
    assert compared(folder).taken == ()
    assert compared(folder).conflicts == ()


def test_what_a_later_form_has_not_any_more_stays_and_is_said(folder: Path) -> None:
    first = (folder / "表.xlsx").read_bytes()
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.done").value = 1300
    say_saved(folder / "表.xlsx", "2023-07-01T08:00:00Z")
    assert merged(folder) == 1
    assert compared(folder).remarks == ()
    (folder / "表.xlsx").write_bytes(first)
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.progress").value = "收尾"
    say_saved(folder / "表.xlsx", "2023-07-02T08:00:00Z")
    found = compared(folder)
    assert taken(found) == {("project_month", "progress"): "收尾"}
    assert [each.column for each in found.kept] == ["done"]
    (remark,) = found.remarks
    assert remark.startswith(
        "以前合并的同一填报包填过的 1 处（如「大桥 · 2023年6月」），这一份里还是下发时的样子"
    )


def test_other_words_or_another_project_are_another_record(folder: Path) -> None:
    first = (folder / "表.xlsx").read_bytes()
    with filled(folder) as book:
        new = first_new(book[PROBLEMS], "problem.description")
        add(book[PROBLEMS], new, "大桥", "缺水")
    assert merged(folder) == 1
    for project, words in (("大桥", "缺水和路"), ("=路", "缺水")):
        (folder / "表.xlsx").write_bytes(first)
        with filled(folder) as book:
            add(book[PROBLEMS], new, project, words)
            cell(book[PROBLEMS], "problem.project_id", new).data_type = "s"
        assert merged(folder) == 1
    with Ledger.open(folder / "台账.jingxi") as ledger:
        found = [each.description for each in queries.fetch(ledger, Problem)]
    assert sorted(found) == ["缺水", "缺水", "缺水和路", "缺电"]


def test_what_was_reworded_is_not_taken_for_new(folder: Path) -> None:
    with filled(folder) as book:
        new = first_new(book[PROBLEMS], "problem.description")
        add(book[PROBLEMS], new, "大桥", "缺水")
    assert merged(folder) == 1
    with Ledger.open(folder / "台账.jingxi") as ledger:
        (one,) = queries.fetch(ledger, Problem, description="缺水")
        commands.edit(ledger, Problem.KIND, [one.id], {"description": "已通水"})
        unit = queries.find(ledger, Organisation.KIND, "门头沟区")
        (folder / "表.xlsx").unlink()
        parcels.make(ledger, unit, MONTH, folder / "表.xlsx")
    with filled(folder) as book:
        new = first_new(book[PROBLEMS], "problem.description")
        add(book[PROBLEMS], new, "大桥", "缺水")
    assert merged(folder) == 1
    with Ledger.open(folder / "台账.jingxi") as ledger:
        found = [each.description for each in queries.fetch(ledger, Problem)]
    assert sorted(found) == ["已通水", "缺水", "缺电"]


def test_a_record_that_is_new_twice_is_refused_and_one_that_is_there_is_told(folder: Path) -> None:
    with filled(folder) as book:
        new = first_new(book[PROBLEMS], "problem.description")
        add(book[PROBLEMS], new, "大桥", "缺电。")
        add(book[PROBLEMS], new + 2, "大桥", "缺水")
    assert compared(folder).remarks == (
        "请核对：「问题清单」第 6 行是新增的，而表里已有一条和它项目、问题描述相同",
    )
    assert len(compared(folder).taken) == 2
    with filled(folder) as book:
        add(book[PROBLEMS], new + 1, "大桥", "缺水")
    assert refused(folder).places == (
        "「问题清单」第 8 行和第 7 行重复（项目、问题描述相同），请删去多余的一行",
    )


@pytest.mark.parametrize(("saved", "later"), [("2099-01-01T08:00:00Z", "theirs"), ("bad", "ours")])
def test_who_sent_it_and_when_is_known(folder: Path, saved: str, later: str) -> None:
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.done").value = 7
    say_saved(folder / "表.xlsx", saved)
    with Ledger.open(folder / "台账.jingxi") as ledger:
        ids = [row.id for row in returns.returns(ledger, MONTH)]
        returns.fill(ledger, MONTH, {ids[0]: {"done": 5}})
    (conflict,) = compared(folder).conflicts
    assert (conflict.cell.ours, conflict.cell.theirs) == (5, 70_000)
    assert conflict.theirs.user == "张三"
    assert (conflict.theirs.instant > conflict.ours.instant) == (later == "theirs")


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("李四 & 乙\u200b" + "长" * 99, "李四 & 乙" + "长" * 54),
        (1024, "1024"),
        (datetime.date(2023, 6, 9), "2023-06-09"),
    ],
)
def test_who_fills_it_in_writes_their_name(folder: Path, written: Any, known: str) -> None:
    with filled(folder) as book:
        cover = book["填报说明"]
        row = next(each.row for each in cover["A"] if each.value == "填报人")
        assert not cover.cell(row, 2).protection.locked
        cover.cell(row, 2).value = written
        cell(book[TASKS], "task.state").value = "已完成"
    with parcels.opened(folder / "表.xlsx") as parcel, Ledger.open(parcel.path) as opened:
        (item, *_older) = history.of_record(opened, queries.fetch(opened, Task)[0].id)
    assert item.user == known
    assert (item.label, item.file) == ("填写填报表", "表.xlsx")


def as_ods(path: Path) -> str:
    """The tables of a form in an ods."""

    def one(value: object) -> str:
        if value is None:
            return "<table:table-cell/>"
        kind = f'"float" office:value="{value}"' if isinstance(value, int | float) else '"string"'
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
        return f"<table:table-cell office:value-type={kind}>{lines}</table:table-cell>"

    return "".join(
        f'<table:table table:name="{sheet.title}">'
        + "".join(
            f"<table:table-row>{''.join(map(one, row))}</table:table-row>"
            for row in sheet.iter_rows(values_only=True)
        )
        + "</table:table>"
        for sheet in openpyxl.load_workbook(path)
    )


def test_a_form_may_come_back_as_ods(
    folder: Path, packed: Callable[..., Path], ods: Callable[..., dict[str, str | bytes]]
) -> None:
    def came() -> Merge:
        (folder / "表.ods").write_bytes(
            packed("表.ods", ods(as_ods(folder / "表.xlsx"))).read_bytes()
        )
        assert {folder / "表.ods", folder / "表.xlsx"} <= set(package_files.files(folder))
        with Ledger.open(folder / "台账.jingxi", read_only=True) as ledger:
            return package_files.compare(ledger, folder / "表.ods", lambda _path: None)

    untouched = came()
    assert (untouched.taken, untouched.refused, untouched.remarks) == ((), (), ())
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.done").value = 1300.5
        cell(book[TASKS], "task_month.progress").value = "封顶\n第二行"
    found = came()
    assert len(found.taken) == 2
    assert taken(found) == taken(compared(folder))


def test_without_a_name_the_unit_is_the_sender(folder: Path) -> None:
    assert not openpyxl.load_workbook(folder / "表.xlsx").properties.lastModifiedBy
    with filled(folder) as book:
        book.properties.lastModifiedBy = None
        cell(book[TASKS], "task.state").value = "已完成"
    assert compared(folder).sender.user == "门头沟区"


def say_saved(path: Path, when: str) -> None:
    """Let a workbook say that it was saved then."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "docProps/core.xml"
    parts[name] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + when.encode(), parts[name])
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def test_sorted_rows_come_back_right(folder: Path) -> None:
    with filled(folder) as book:
        sheet = book[MONTHS]
        cell(sheet, "project_month.done").value = 1300.5
        for place in range(1, sheet.max_column + 1):
            one, other = sheet.cell(HEADS + 1, place), sheet.cell(HEADS + 2, place)
            kind = one.data_type
            one.value, other.value = other.value, one.value
            one.data_type, other.data_type = other.data_type, kind
    assert taken(compared(folder)) == {("project_month", "done"): 13_005_000}
    assert compared(folder).remarks == ()


@pytest.mark.parametrize(("sheet", "column"), [(MONTHS, "项目名称"), (PROJECTS, "项目名称")])
def test_rows_that_were_sorted_without_their_ids_go_to_no_record(
    folder: Path, sheet: str, column: str
) -> None:
    with filled(folder) as book:
        rows = book[sheet]
        for place in range(2, rows.max_column + 1):
            one, other = rows.cell(HEADS + 1, place), rows.cell(HEADS + 2, place)
            kind = one.data_type
            one.value, other.value = other.value, one.value
            one.data_type, other.data_type = other.data_type, kind
    assert refused(folder).places == (
        f"「{sheet}」有 2 行的{column}和隐藏的编号对不上（第 5、6 行），可能是只排了一部分列，"
        "或者粘贴错了位；请恢复原来的次序，或在下发的原表里重新填写",
    )


def test_nodes_of_one_project_that_were_sorted_without_their_ids_are_refused(folder: Path) -> None:
    with filled(folder) as book:
        rows = book[NODES]
        for place in range(2, rows.max_column + 1):
            one, other = rows.cell(HEADS + 1, place), rows.cell(HEADS + 2, place)
            one.value, other.value = other.value, one.value
    (said,) = refused(folder).places
    assert said.startswith("「关键节点」有 2 行的项目、节点名称和隐藏的编号对不上（第 5、6 行）")


def test_merged_cells_are_refused(folder: Path) -> None:
    with filled(folder) as book:
        book[MONTHS].merge_cells("H2:J2")
        book[NODES].merge_cells("D5:D6")
    assert refused(folder).places == (
        "「关键节点」D5:D6：是合并的单元格，请取消合并，每格分别填写",
    )


def test_what_the_unit_added_of_its_own_is_said(folder: Path) -> None:
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.done").value = 7
        book[MONTHS].insert_cols(9)
        book[MONTHS]["I4"], book[MONTHS]["I5"] = "备注", "资金未到位"
        book.create_sheet("补充")["A1"] = "另有一项"
        book.create_sheet("空")
        book[form.LISTS].sheet_state = "visible"
    found = compared(folder)
    assert taken(found) == {("project_month", "done"): 70_000}
    assert found.remarks == (
        "「补充」不是下发的表，没有看",
        "「项目月度」的 I 列不是下发的列，没有采用",
    )


@pytest.mark.parametrize(
    "strip", [lambda sheet: sheet.delete_rows(1), lambda sheet: sheet.delete_cols(1)]
)
def test_a_sheet_without_its_hidden_row_or_column_is_refused(
    folder: Path, strip: Callable[[Worksheet], object]
) -> None:
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.done").value = 7
        strip(book[MONTHS])
    (said,) = refused(folder).places
    assert said.startswith("「项目月度」里隐藏的第一行或第一列不见了")


def test_a_project_that_was_written_below_the_others_is_refused(folder: Path) -> None:
    with filled(folder) as book:
        cell(book[MONTHS], "project_return.name", HEADS + 3).value = "新路"
    assert refused(folder).places == (
        "「项目月度」第 7 行没有编号，不知道是哪条记录；这张表里不能新增，要增加的请告诉下发单位",
    )


def test_what_is_locked_is_not_taken_and_said(folder: Path) -> None:
    with filled(folder) as book:
        cell(book[MONTHS], "project_return.planned_investment").value = 1
        cell(book[NODES], "node.project_id").value = "=路"
        cell(book[NODES], "node.project_id").data_type = "s"
    found = compared(folder)
    assert found.taken == ()
    assert found.remarks == (
        "「项目月度」E5：本年计划投资：由下发单位填写，改动没有采用",
        "「关键节点」B5：项目：由下发单位填写，改动没有采用",
    )


def test_a_head_that_names_another_unit_is_refused(folder: Path) -> None:
    with filled(folder) as book:
        head = cell(book[MONTHS], "project_month.done", HEADS)
        assert head.value == "本月完成投资（万元）"
        head.value = "本月完成投资（亿元）"
        cell(book[MONTHS], "project_month.done").value = 0.13
    assert refused(folder).places == (
        "「项目月度」H4：本月完成投资：列名里写的是亿元，下发时是万元；请改回原来的列名，并按万元核对这一列",
    )


def test_what_is_missing_is_no_deletion(folder: Path) -> None:
    with filled(folder) as book:
        book[NODES].delete_rows(HEADS + 1)
        book[MONTHS].delete_cols(10)
        del book[PROBLEMS]
    found = compared(folder)
    assert found.taken == ()
    assert found.remarks == (
        "「项目月度」里没有「存在问题」这一列，按没有改动处理",
        "「关键节点」少了 1 行，按没有改动处理；从表里去掉一行不算删除",
        "没有「问题清单」这张表，按没有改动处理",
    )


def test_what_cannot_be_read_is_named_cell_by_cell(folder: Path) -> None:
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.done").value = "很多"
        cell(book[PROJECTS], "project.stage").value = "快了"
        cell(book[NODES], "node.due").value = "下月"
        cell(book[NODES], "node.name").value = None
        new = first_new(book[PROBLEMS], "problem.description")
        cell(book[PROBLEMS], "problem.project_id", new).value = "没有的项目"
    error = refused(folder)
    assert str(error) == "「表.xlsx」里有 6 处要改，什么都没有合并；请改好再合并"
    lines = error.places
    assert lines[0].startswith("「项目月度」H5：本月完成投资：「很多」不是金额")
    assert lines[1].startswith("「项目情况」F5：阶段：没有「快了」这一项，可选：")
    assert lines[2] == "「关键节点」C5：节点名称：不能为空，请填写"
    assert lines[3].startswith("「关键节点」D5：计划完成：「下月」不是日期")
    assert lines[4] == "「问题清单」B6：项目：没有叫「没有的项目」的重大项目"
    assert lines[5] == "「问题清单」C6：问题描述：不能为空，请填写"


def test_rules_between_fields_are_checked_when_all_is_written(folder: Path) -> None:
    with filled(folder) as book:
        # Either alone would break the order of nodes.
        cell(book[NODES], "node.due").value = "2024-05"
        cell(book[NODES], "node.due", HEADS + 2).value = "2024-12-31"
    assert len(compared(folder).taken) == 2
    with filled(folder) as book:
        cell(book[PROBLEMS], "problem.state").value = "已解决"
        cell(book[NODES], "node.due").value = "2025-05"
    lines = refused(folder).places
    assert {line[:11] for line in lines[:2]} == {"「关键节点」第 5 行", "「关键节点」第 6 行"}
    assert lines[2] == "「问题清单」第 5 行：状态：请先填写解决日期，再改为「已解决」"


def test_rows_that_are_no_one_record_are_refused(folder: Path) -> None:
    with filled(folder) as book:
        sheet = book[PROBLEMS]
        new = first_new(sheet, "problem.description")
        sheet.cell(new, 1).value = sheet.cell(HEADS + 1, 1).value
        sheet.cell(new + 1, 1).value = "another"
        sheet.cell(new + 2, 1).value = None
        cell(sheet, "problem.description", new + 2).value = "缺水"
    assert list(refused(folder).places) == [
        "「问题清单」第 6 行和第 5 行是同一条记录，请删去多余的一行",
        "「问题清单」第 7 行的编号不是这份填报表里的，请在下发的原表里填写",
        "「问题清单」第 8 行没有编号，不知道是哪条记录；新增的请填在表末留出的空行里",
    ]


def test_a_column_that_is_there_twice_is_refused(folder: Path) -> None:
    with filled(folder) as book:
        sheet = book[TASKS]
        beside = sheet.max_column + 1
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, beside).value = cell(sheet, "task.state", row).value
        cell(sheet, "task.state").value = "已完成"
    assert refused(folder).places == ("「重点任务」里「状态」有 2 列，请删去多余的",)


def test_a_new_record_needs_the_columns_that_name_it(folder: Path) -> None:
    with filled(folder) as book:
        sheet = book[PROBLEMS]
        add(sheet, first_new(sheet, "problem.description"), "大桥", "缺水")
        sheet.delete_cols(cell(sheet, "problem.project_id").column)
    assert refused(folder).places == ("「问题清单」第 6 行：项目：不能为空，请填写",)


def test_a_sheet_that_is_there_twice_is_refused(folder: Path) -> None:
    with filled(folder) as book:
        cell(book.copy_worksheet(book[MONTHS]), "project_month.done").value = 7
    assert refused(folder).places == (
        "「项目月度」和「项目月度 Copy」是同一张表，请删去多余的一张",
    )


@pytest.mark.parametrize(
    "harm",
    [
        lambda book: book.remove(book["package"]),
        lambda book: book["package"].delete_rows(3),
        lambda book: setattr(book["package"]["A2"], "value", "0"),
        lambda book: setattr(book["package"]["A1"], "value", "jingxi-form-9"),
        lambda book: forge(book, "no base64"),
        lambda book: forge(book, "QUJD"),
        lambda book: forge(book, ""),
    ],
)
def test_a_form_that_is_not_whole_is_refused(
    folder: Path, harm: Callable[[Workbook], object]
) -> None:
    with filled(folder) as book:
        harm(book)
    assert "请在下发的原表里填写后重新发回" in refusal(folder)


def test_a_form_that_finds_no_room_says_so(folder: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        write_form.write(folder / "包.jxpkg", Path("/dev/full"))


def test_a_form_whose_package_finds_no_room_is_a_sentence(folder: Path) -> None:
    with pytest.raises(UserError, match=r"不能读取「.*表\.xlsx」：没有这个文件或文件夹"):
        read_form.take_out(folder / "表.xlsx", folder / "没有" / "包.jxpkg")


def test_a_package_that_was_put_into_a_form_is_not_trusted(folder: Path) -> None:
    ledger = folder / "台账.jingxi"
    with filled(folder) as book:
        forge(book, base64.b64encode(zlib.compress(ledger.read_bytes())).decode())
    assert refusal(folder) == f"「{folder / '表.xlsx'}」是台账，不是填报包"
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON node BEGIN DELETE FROM task; END")
    with filled(folder) as book:
        forge(book, base64.b64encode(zlib.compress(ledger.read_bytes())).decode())
    assert refusal(folder).startswith(f"「{folder / '表.xlsx'}」")


def forge(book: Workbook, text: str) -> None:
    sheet = book["package"]
    sheet.delete_rows(2, 99)
    chunks = [text[start : start + 30_000] for start in range(0, len(text), 30_000)]
    for row, value in enumerate((form.digest(text), *chunks), 2):
        sheet.cell(row, 1).value = value


def test_no_form_and_a_form_of_another_ledger_are_refused(folder: Path, demo_path: Path) -> None:
    with Ledger.open(demo_path, read_only=True) as ledger:
        unit = queries.find(ledger, Organisation.KIND, "门头沟区")
        (folder / "表.xlsx").unlink()
        parcels.make(ledger, unit, MONTH, folder / "表.xlsx")
        with pytest.raises(UserError, match="已经存在"):
            parcels.make(ledger, unit, MONTH, folder / "表.xlsx")
    with pytest.raises(UserError, match=r"/副本/表\.xlsx」是另一本台账的填报包"):
        compared(folder)
    (folder / "表.xlsx").write_bytes(b"PK")
    assert refusal(folder)


def test_a_doubtful_figure_is_taken_and_said(folder: Path) -> None:
    with filled(folder) as book:
        cell(book[MONTHS], "project_month.done").value = -5
    found = compared(folder)
    assert taken(found) == {("project_month", "done"): -50_000}
    (remark,) = found.remarks
    assert remark.startswith("请核对：「大桥」的本月完成投资：")


def test_without_projects_there_is_nothing_to_add(folder: Path) -> None:
    with Ledger.open(folder / "台账.jingxi") as ledger:
        unit = commands.create(ledger, Organisation.KIND, {"name": "石景山区"})
        task: dict[str, Any] = {"year": 2023, "name": "种草", "lead_id": unit}
        commands.create(ledger, Task.KIND, task)
        (folder / "表.xlsx").unlink()
        parcels.make(ledger, unit, MONTH, folder / "表.xlsx")
    book = openpyxl.load_workbook(folder / "表.xlsx")
    assert book.sheetnames == ["填报说明", TASKS, "lists", "package"]
    assert compared(folder).remarks == ()


def test_what_was_done_on_a_day_to_come_is_taken_and_said(folder: Path) -> None:
    with filled(folder) as book:
        cell(book[PROJECTS], "project.actual_start").value = "2098-06"
        cell(book[PROJECTS], "project.actual_start", HEADS + 2).value = "2023-06"
        cell(book[NODES], "node.due", HEADS + 2).value = "2098-12-31"
    found = compared(folder)
    assert len(found.taken) == 3
    assert found.remarks == ("「项目情况」L5：实际开工：2098年6月 还没有到",)


def test_a_date_that_came_as_a_number_is_said(folder: Path) -> None:
    with filled(folder) as book:
        cell(book[NODES], "node.actual").value = 45086
        cell(book[NODES], "node.actual").number_format = "General"
    found = compared(folder)
    assert taken(found) == {("node", "actual"): "2023-06-09"}
    assert found.remarks == ("「关键节点」E5：实际完成：表格里是数字 45086，按 2023年6月9日 读取",)


def test_days_that_count_from_1904_and_parts_of_a_yuan_are_read_and_said(folder: Path) -> None:
    with filled(folder) as book:
        book.epoch = CALENDAR_MAC_1904
        cell(book[NODES], "node.actual").value = 43624
        cell(book[NODES], "node.actual").number_format = "General"
        cell(book[MONTHS], "project_month.done").value = 1.23456
    found = compared(folder)
    assert taken(found) == {("node", "actual"): "2023-06-09", ("project_month", "done"): 12346}
    assert [remark[:9] for remark in found.remarks] == ["「项目月度」H5：", "「关键节点」E5："]


def test_records_of_one_name_are_told_apart(folder: Path) -> None:
    with Ledger.open(folder / "台账.jingxi") as ledger:
        unit = queries.find(ledger, Organisation.KIND, "门头沟区")
        values: dict[str, Any] = {"name": "大桥", "category": "续建", "responsible_id": unit}
        other = commands.create(ledger, Project.KIND, values, 2023)
        (folder / "表.xlsx").unlink()
        parcels.make(ledger, unit, MONTH, folder / "表.xlsx")
    with filled(folder) as book:
        new = first_new(book[PROBLEMS], "problem.description")
        cell(book[PROBLEMS], "problem.project_id", new).value = f"大桥（{other[:8]}）"
        cell(book[PROBLEMS], "problem.description", new).value = "缺水"
    (row,) = (row_of(each.theirs) for each in compared(folder).taken)
    assert row is not None
    assert row["project_id"] == other
    with filled(folder) as book:
        cell(book[PROBLEMS], "problem.project_id", new).value = "大桥"
    assert "有几个重大项目都叫「大桥」" in refused(folder).places[0]


def test_amounts_go_out_and_in_by_the_ledgers_unit(folder: Path) -> None:
    path = folder / "亿.xlsx"
    with Ledger.open(folder / "台账.jingxi") as ledger:
        rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 4)))
        parcels.make(ledger, queries.find(ledger, Organisation.KIND, "门头沟区"), MONTH, path)
    path.replace(folder / "表.xlsx")
    with filled(folder) as book:
        done = cell(book[MONTHS], "project_month.done")
        assert done.value == 0.12345678
        assert cell(book[MONTHS], "project_month.done", HEADS).value == "本月完成投资（亿元）"
        done.value = 0.5
    assert taken(compared(folder)) == {("project_month", "done"): 50_000_000}


texts = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co"))).map(
    lambda text: text[:60]
)


@given(text=texts)
@settings(max_examples=10)
@example("_x000D_")
@example("#N/A")
@example("1E+5")
@example("'=1")
@example(" 前后 ")
def test_any_text_is_read_as_it_was_written(
    original: Path, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = Path(shutil.copytree(original, tmp_path_factory.mktemp("text") / "副本"))
    with Ledger.open(folder / "台账.jingxi", daily_backup=False) as ledger:
        project = next(row.id for row in returns.returns(ledger, MONTH) if row.name == "大桥")
        commands.edit(ledger, Project.KIND, [project], {"contact": text, "location": text})
        (folder / "表.xlsx").unlink()
        unit = queries.find(ledger, Organisation.KIND, "门头沟区")
        parcels.make(ledger, unit, MONTH, folder / "表.xlsx")
    found = compared(folder)
    assert (found.taken, found.remarks) == ((), ())


edits = st.fixed_dictionaries(
    {},
    optional={
        "done": st.none() | st.integers(-(10**12), 10**12),
        "progress": st.none() | texts,
        "stage": st.none() | st.sampled_from(("在建", "停工")),
        "actual": st.none() | st.sampled_from(("2023", "2023-06", "2023-06-09")),
        "new": st.sampled_from(("缺水", "缺地")),
    },
)


@given(edit=edits)
@settings(max_examples=20)
def test_the_form_and_the_package_merge_to_the_same_ledger(
    original: Path, tmp_path_factory: pytest.TempPathFactory, edit: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("same")
    one = Path(shutil.copytree(original, folder / "表"))
    other = Path(shutil.copytree(original, folder / "包"))
    with filled(one) as book:
        type_in(book, edit)
    with Ledger.open(other / "包.jxpkg", daily_backup=False) as opened:
        write_in(opened, edit)
    found = compared(one)
    with Ledger.open(other / "台账.jingxi", daily_backup=False) as ledger:
        theirs = package_files.compare(ledger, other / "包.jxpkg", lambda _path: None)
        merge.apply(ledger, [theirs], {})
    assert set(taken(found).items()) == set(taken(theirs).items())
    merged(one)
    assert rows(one) == rows(other)


def type_in(book: Workbook, edit: dict[str, Any]) -> None:
    """An edit as an officer makes it in the form."""
    if "done" in edit:
        done = edit["done"]
        cell(book[MONTHS], "project_month.done").value = done if done is None else done / 10_000
    for sheet, key in (
        (MONTHS, "project_month.progress"),
        (PROJECTS, "project.stage"),
        (NODES, "node.actual"),
    ):
        name = key.partition(".")[2]
        if name in edit:
            typed = cell(book[sheet], key)
            typed.value = edit[name]
            if edit[name] is not None:
                typed.data_type = "s"
    if "new" in edit:
        new = first_new(book[PROBLEMS], "problem.description")
        cell(book[PROBLEMS], "problem.project_id", new).value = "大桥"
        cell(book[PROBLEMS], "problem.description", new).value = edit["new"]


def write_in(opened: Ledger, edit: dict[str, Any]) -> None:
    """The same in the package, as it is typed in the program."""
    project = next(row.id for row in returns.returns(opened, MONTH) if row.name == "大桥")
    month: dict[str, Any] = {name: edit[name] for name in ("done", "progress") if name in edit}
    if "progress" in month:
        field = ProjectMonth.KIND.field("progress")
        month["progress"] = field.parse(month["progress"] or "")
    returns.fill(opened, MONTH, {project: month})
    if "stage" in edit:
        commands.edit(opened, Project.KIND, [project], {"stage": edit["stage"]})
    if "actual" in edit:
        (node,) = queries.fetch(opened, Node, name="封顶")
        commands.edit(opened, Node.KIND, [node.id], {"actual": edit["actual"]})
    if "new" in edit:
        values = {"project_id": project, "description": edit["new"]}
        commands.create(opened, Problem.KIND, values)


def rows(folder: Path) -> dict[str, list[Any]]:
    with Ledger.open(folder / "台账.jingxi", read_only=True) as ledger:
        return {
            kind.KIND.name: queries.fetch(ledger, kind)
            for kind in (Project, ProjectMonth, Node, Problem, Task, TaskMonth)
        }
