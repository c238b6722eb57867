"""`jingxi import`: a table of a spreadsheet into the ledger."""

import json
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import queries, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Project, ProjectMonth

Cli = Any


def csv(folder: Path, *lines: str) -> Path:
    """A spreadsheet as a program of today writes it."""
    path = folder / "月报.csv"
    path.write_text("\n".join(lines), "utf-8-sig")
    return path


def projects(path: Path) -> dict[str, Project]:
    with Ledger.open(path, read_only=True) as ledger:
        return {found.name: found for found in queries.fetch(ledger, Project)}


def test_a_table_is_imported_as_one_step_and_the_second_time_nothing_changes(
    cli: Cli, path: Path, tmp_path: Path
) -> None:
    sheet = csv(
        tmp_path,
        "重大项目表",
        "项目名称,总投资（亿元）,责任单位",
        "大桥,1.5,首钢集团",
        "塔,2,石景山区",
        "合计,3.5,",
    )
    result = cli("import", path, sheet, "--kind", "project")
    assert result.status == 0
    assert (
        "第 2 行是表头：项目名称 → 项目名称；总投资 → 总投资；责任单位 → 责任单位\n" in result.out
    )
    assert result.out.endswith("新增 1 行，更新 1 行，不变 0 行，问题 0 行\n已导入 2 行\n")
    assert projects(path)["大桥"].total_investment == 150_000_000
    assert projects(path)["塔"].total_investment == 200_000_000
    again = cli("import", path, sheet, "--kind", "project")
    assert again.out.endswith("新增 0 行，更新 0 行，不变 2 行，问题 0 行\n没有变化\n")
    assert cli("undo", path).out == "已撤销：导入 月报.csv\n"
    assert "塔" not in projects(path)
    assert verify.problems(path) == []


def test_the_year_that_the_title_names_is_taken_and_said(
    cli: Cli, path: Path, tmp_path: Path
) -> None:
    sheet = csv(tmp_path, "2021年度重大项目表,", "项目名称,本年类别", "塔,续建")
    result = cli("import", path, sheet, "--kind", "project")
    assert result.out.endswith("已导入 1 行\n")
    assert result.err == (
        "导入的是 2021 年度，台账现看 2023 年度；列出、打印和导出时写 --year 2021\n"
    )
    with Ledger.open(path, read_only=True) as ledger:
        (tower,) = queries.fetch(ledger, Project, Query("project", 2021, search="塔"))
    assert tower.category == "续建"
    firms = csv(tmp_path, "2021年引进企业,", "企业名称,状态", "某公司,")
    assert cli("import", path, firms, "--kind", "enterprise").err == ""


def test_an_empty_row_may_stand_among_the_heads(cli: Cli, path: Path, tmp_path: Path) -> None:
    sheet = csv(tmp_path, "重大项目表,", ",", "项目名称,级别", "塔,市级")
    heads = [word for row in "123" for word in ("--header", row)]
    result = cli("import", path, sheet, "--kind", "project", *heads, "--map", "name=A")
    assert result.status == 0
    assert "塔" in projects(path)


def test_problems_stop_the_import_unless_they_are_skipped(
    cli: Cli, path: Path, tmp_path: Path
) -> None:
    sheet = csv(tmp_path, "项目名称,总投资（万元）,责任单位", "大桥,很多,东城区", "塔,2,石景山区")
    result = cli("import", path, sheet, "--kind", "project")
    assert result.status == 1
    assert "第 2 行  问题  大桥  总投资：「很多」不是金额" in result.out
    assert "第 2 行  问题  大桥  责任单位：没有叫「东城区」的单位" in result.out
    assert "没有导入" in result.err
    assert "塔" not in projects(path)
    skipped = cli("import", path, sheet, "--kind", "project", "--skip-problems")
    assert skipped.status == 0
    assert skipped.out.endswith("已导入 1 行\n")
    assert projects(path)["塔"].total_investment == 20_000


def test_a_dry_run_writes_nothing_and_needs_no_writer(cli: Cli, path: Path, tmp_path: Path) -> None:
    sheet = csv(tmp_path, "项目名称", "塔")
    before = path.read_bytes()
    with Ledger.open(path):
        result = cli("import", path, sheet, "--kind", "project", "--dry-run", "--json")
    assert result.status == 0
    [row] = json.loads(result.out)
    assert (row["number"], row["state"], row["title"]) == (2, "new", "塔")
    assert row["edits"][0]["after"] == {"name": "塔", "origin": "录入"}
    assert path.read_bytes() == before


def test_a_question_is_answered_with_the_row(cli: Cli, path: Path, tmp_path: Path) -> None:
    sheet = csv(tmp_path, "项目名称,级别", "大桥项目,市级")
    asked = cli("import", path, sheet, "--kind", "project")
    bridge = projects(path)["大桥"].id
    assert f"  --row 2={bridge}  大桥\n  --row 2=new  新增\n" in asked.out
    assert cli("import", path, sheet, "--kind", "project", "--row", "2=大桥").status == 0
    assert projects(path)["大桥项目"].level == "市级"


def test_the_mapping_that_was_said_is_remembered_once_it_was_used(
    cli: Cli, path: Path, tmp_path: Path
) -> None:
    sheet = csv(tmp_path, "名头,钱", "塔,2")
    said = ("--header", "1", "--map", "name=名头", "--map", "总投资=B", "--unit", "万元")
    assert cli("import", path, sheet, "--kind", "project").status == 1
    assert cli("import", path, sheet, "--kind", "project", *said).status == 0
    again = cli("import", path, sheet, "--kind", "project", "--header", 1, "--unit", "万元")
    assert again.out.endswith("没有变化\n")


def test_a_unit_that_is_said_of_a_field_counts_more_than_its_head(
    cli: Cli, path: Path, tmp_path: Path
) -> None:
    sheet = csv(tmp_path, "项目名称,总投资（万元）,本年计划投资", "塔,2,3")
    said = ("--unit", "亿元", "--unit", "总投资=千元")
    assert cli("import", path, sheet, "--kind", "project", *said).status == 0
    tower = projects(path)["塔"]
    assert (tower.total_investment, tower.planned_investment) == (2_000, 300_000_000)
    refused = cli("import", path, sheet, "--kind", "project", "--unit", "总投资=吨")
    assert (refused.status, "「吨」不是金额的单位" in refused.err) == (1, True)


def test_months_and_closed_months(cli: Cli, demo_path: Path, tmp_path: Path) -> None:
    with Ledger.open(demo_path, read_only=True) as ledger:
        name = queries.fetch(ledger, Project)[0].name
    sheet = csv(tmp_path, "项目名称,本月完成投资（元）", f"{name},77")
    arguments = ("import", demo_path, sheet, "--kind", "project", "--month", "2023年1月")
    assert cli("close", demo_path, "2023-01").status == 0
    refused = cli(*arguments)
    assert refused.status == 1
    assert "2023年1月已封账" in refused.err
    assert cli(*arguments, "--reason", "漏报").status == 0
    with Ledger.open(demo_path, read_only=True) as ledger:
        assert 77 in {row.done for row in queries.fetch(ledger, ProjectMonth, month="2023-01")}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 cut off", "已损坏或不完整"),
        (b"%PDF-1.7", "不是表格"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "里只有图片"),
        ("项目名称,总投资\n门头沟".encode()[:-1], "有坏字"),
        ("项目情况\n请于月底前报送。\n".encode(), "在文件里认不出哪一行是表头"),
        ("项目名称,大桥,塔\n总投资,1,2\n责任单位,甲,乙\n".encode(), "文件是横着的表"),
    ],
)
def test_a_file_that_is_no_table_is_one_sentence_and_leaves_the_ledger_as_it_is(
    cli: Cli, path: Path, tmp_path: Path, content: bytes, sentence: str
) -> None:
    sheet = tmp_path / "月报.xlsx"
    sheet.write_bytes(content)
    before = path.read_bytes()
    assert sentence in cli("import", path, sheet, "--kind", "project").sentence
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--kind", "projekt"), "没有「projekt」这类记录"),
        (("--kind", "project", "--map", "name"), "里少了等号"),
        (("--kind", "project", "--row", "x=new"), "「x」不是行号"),
        (("--kind", "project", "--row", "²=new"), "「²」不是行号"),
        (("--kind", "project", "--unit", "斤"), "「斤」不是金额的单位，可用：元、"),
        (("--kind", "project", "--sheet", "甲"), "没有工作表「甲」"),
        (("--kind", "project", "--header", "3"), "第 3 行是空的"),
        (("--kind", "project", "--header", "1", "--header", "9"), "第 9 行是空的"),
        (("--kind", "project", "--table", "1", "--header", "1"), "不能再选第几张表"),
        (("--kind", "project", "--month", "六月"), "「六月」不是月份"),
        (("--kind", "task"), "没有找到「任务」这一列"),
    ],
)
def test_what_is_wrong_with_the_command_is_one_sentence(
    cli: Cli, path: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    sheet = csv(tmp_path, "项目名称,级别", "塔,市级")
    assert sentence in cli("import", path, sheet, *arguments).sentence
