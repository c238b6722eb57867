"""`jingxi list`, `show`, `check` and the charts."""

import json
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.cli import text
from jingxi_desktop.cli.commands import KINDS as HELP_KINDS
from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, Project

Cli = Any


def test_json_is_a_list_of_objects_with_the_field_names(cli: Cli, path: Path) -> None:
    result = cli("list", path, "project", "--json")
    assert result.status == 0
    projects = json.loads(result.out)
    assert [project["name"] for project in projects] == ["大桥", "路", "楼"]
    assert list(projects[0]) == ["id", *Project.KIND.by_name]
    assert [project["total_investment"] for project in projects] == [120_000_000, None, 1]
    assert "大桥" in result.out
    assert result.out.startswith('[\n  {\n    "id": "')
    assert result.out == json.dumps(projects, ensure_ascii=False, indent=2) + "\n"


def test_json_of_nothing_is_an_empty_list(cli: Cli, path: Path) -> None:
    assert json.loads(cli("list", path, "event", "--json").out) == []


def test_many_records_are_one_json_list(cli: Cli, empty_path: Path) -> None:
    with Ledger.open(empty_path) as ledger, ledger.change("成批") as change:
        rows = [(f"p{number}", f"园\u2028{number:04}") for number in range(1203)]
        change.insert_many("park", ("id", "name"), rows)
    names = [park["name"] for park in json.loads(cli("list", empty_path, "park", "--json").out)]
    assert names == [name for _id, name in rows]
    assert cli("list", empty_path, "park").out.count("\n") == 1204


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_both_ways(cli: Cli, demo_path: Path, kind: str) -> None:
    as_json = cli("list", demo_path, kind, "--json")
    plain = cli("list", demo_path, kind)
    assert as_json.status == plain.status == 0
    heading, *lines = plain.out.splitlines()
    assert len(lines) == len(json.loads(as_json.out))
    for field in KINDS[kind].fields:
        assert (field.label in heading) == (not field.hidden)


def test_columns_stand_below_each_other(cli: Cli, path: Path) -> None:
    lines = cli("list", path, "project").out.splitlines()
    starts = {text.display_width(line[: line.index("首钢园")]) for line in lines[1:]}
    assert starts == {text.display_width(lines[0][: lines[0].index("所在园区")])}
    assert "总投资（万元）" in lines[0]
    assert "12,000.00" in lines[1]
    assert "首钢园" in lines[1]


@pytest.mark.parametrize(
    ("string", "width"), [("", 0), ("abc", 3), ("桥", 2), ("A桥", 3), ("é", 1)]
)
def test_the_width_of_text(string: str, width: int) -> None:
    assert text.display_width(unicodedata.normalize("NFD", string)) == width
    assert text.display_width(text.pad(string, 10)) == 10


@pytest.mark.parametrize(
    ("string", "cut"),
    [
        ("一\n二", "一 二"),
        ("桥" * 30, "桥" * 19 + "…"),
        ("桥" * 20, "桥" * 20),
        ("a" * 41, "a" * 39 + "…"),
    ],
)
def test_long_text_is_cut_to_the_width(string: str, cut: str) -> None:
    assert text.cut(string) == cut
    assert text.display_width(text.cut(string)) <= text.MOST_COLUMNS


def test_a_year_is_chosen(cli: Cli, path: Path) -> None:
    def numbers(*year: object) -> list[Any]:
        return [p["number"] for p in json.loads(cli("list", path, "project", "--json", *year).out)]

    assert numbers() == [1, 2, 3]
    assert numbers("--year", 2024) == [None] * 3


def test_show_has_the_record_and_its_history(cli: Cli, path: Path) -> None:
    cli("set", path, "project", "楼", "total_investment=2万元", "category=新建")
    shown = json.loads(cli("show", path, "project", "楼", "--json").out)
    assert list(shown) == ["id", *Project.KIND.by_name, "history"]
    assert (shown["total_investment"], shown["done_investment"]) == (20_000, 50_000)
    latest = shown["history"][0]
    assert latest["label"] == "修改重大项目 · 总投资、本年类别"
    cells = {
        cell["field"]: (cell["old"], cell["new"])
        for part in shown["history"][:2]
        for cell in part["fields"]
    }
    assert cells == {"total_investment": (1, 20_000), "category": (None, "新建")}
    plain = cli("show", path, "project", shown["id"]).out
    assert "首钢园" in plain
    assert "总投资：0.00万元 → 2.00万元" in plain
    assert "本年类别：（空） → 新建" in plain


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_every_kind_is_shown(cli: Cli, demo_path: Path, kind: str) -> None:
    for record in json.loads(cli("list", demo_path, kind, "--json").out)[:2]:
        shown = json.loads(cli("show", demo_path, kind, record["id"], "--json").out)
        assert {name: shown[name] for name in record} == record
        assert shown["history"]
        assert record["id"] in cli("show", demo_path, kind, record["id"]).out


def test_show_of_what_is_not_there(cli: Cli, path: Path) -> None:
    assert cli("show", path, "project", "高塔").sentence == "没有叫「高塔」的重大项目"


@pytest.mark.parametrize("sample", ["article", "demo", "empty"])
def test_a_sample_is_sound(cli: Cli, copy_of: Any, sample: str) -> None:
    path = copy_of(sample)
    result = cli("check", path)
    assert (result.status, result.out) == (0, f"{path}：完好\n")


def test_check_says_each_problem_on_a_line(cli: Cli, path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE project SET total_investment = 7 WHERE name = '路'")
        raw.execute("UPDATE project SET park_id = 'nowhere' WHERE name = '楼'")
    result = cli("check", path)
    assert result.status == 1
    assert result.err == ""
    assert "完好" not in result.out
    assert {"total_investment", "park"} <= set(result.out.replace("_id", "").split("、")) or (
        "total_investment" in result.out and "引用了不存在的 park" in result.out
    )
    assert len(result.out.splitlines()) >= 3


def test_check_of_what_is_no_ledger(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "x.jingxi"
    other.write_bytes(b"PK" + bytes(999))
    result = cli("check", other)
    assert (result.status, result.out) == (1, f"「{other}」不是京西转型的台账或填报包\n")


def test_reading_writes_nothing_beside_the_file(cli: Cli, path: Path) -> None:
    before = path.read_bytes(), sorted(path.parent.iterdir())
    for arguments in (("list", path, "project"), ("show", path, "project", "楼"), ("check", path)):
        assert cli(*arguments).status == 0
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


def test_reading_while_somebody_writes(cli: Cli, path: Path) -> None:
    with Ledger.open(path) as ledger:
        commands.create(ledger, Project.KIND, {"name": "新"}, 2023)
        assert len(json.loads(cli("list", path, "project", "--json").out)) == 4
        assert cli("check", path).status == 0


@pytest.mark.parametrize(
    ("form", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_chart_is_saved_as_its_suffix_says(
    cli: Cli, demo_path: Path, tmp_path: Path, form: str, magic: bytes
) -> None:
    target = tmp_path / f"图.{form}"
    result = cli("chart", demo_path, "investment", target)
    assert (result.status, result.out) == (0, f"{target}\n")
    assert target.read_bytes().startswith(magic)


@pytest.mark.parametrize(
    ("name", "target", "says"),
    [
        ("pie", "图.png", "没有「pie」这种图表"),
        ("investment", "图.docx", ".png、.svg 或 .pdf"),
        ("investment", "没有/图.png", "不能写入"),
    ],
)
def test_a_chart_that_cannot_be_saved(
    cli: Cli, path: Path, tmp_path: Path, name: str, target: str, says: str
) -> None:
    assert says in cli("chart", path, name, tmp_path / target).sentence


def test_help_names_the_kinds_that_there_are() -> None:
    assert set(HELP_KINDS.split()) == set(KINDS)


def test_the_months_report_has_each_figure_with_its_rule_and_records(
    cli: Cli, demo_path: Path
) -> None:
    result = cli("report", demo_path, "month", "2023-05", "--json")
    assert result.status == 0
    report = json.loads(result.out)
    assert report["is_demo"]
    figures = {figure["name"]: figure for figure in report["figures"]}
    assert figures["projects"]["value"] == 85 == len(set(figures["projects"]["ids"]))
    listed = json.loads(cli("list", demo_path, "project_month", "--json").out)
    done = {row["id"]: row["done"] for row in listed}
    assert figures["done"]["value"] == sum(done[name] for name in figures["done"]["ids"])
    assert all(figure["rule"] for figure in report["figures"])
    plain = cli("report", demo_path, "month", "2023年5月").out
    assert plain.startswith("演示数据\n2023年5月，序时 41.67%\n")
    assert report["rules"][0] in plain


def test_a_report_of_no_month_is_refused(cli: Cli, path: Path) -> None:
    result = cli("report", path, "month", "5月")
    assert result.status == 1
    assert "不是月份" in result.err
