"""`jingxi new`, `set`, `undo` and `redo`."""

import json
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import lock, queries, returns, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Project, ProjectMonth
from jingxi_desktop.records.amounts import Amounts

Cli = Any


def project(path: Path, name: str) -> Project:
    with Ledger.open(path, read_only=True) as ledger:
        return next(p for p in queries.fetch(ledger, Project) if p.name == name)


def test_set_takes_what_a_person_types_and_says_what_changed(cli: Cli, path: Path) -> None:
    result = cli(
        "set", path, "project", "大桥", "total_investment=1.5亿元", "planned_start=2023年6月"
    )
    assert result.status == 0
    assert result.out == ("总投资：12,000.00万元 → 15,000.00万元\n计划开工：（空） → 2023年6月\n")
    changed = project(path, "大桥")
    assert (changed.total_investment, changed.planned_start) == (150_000_000, "2023-06")
    assert cli("undo", path).out == "已撤销：修改重大项目 · 总投资、计划开工\n"
    assert project(path, "大桥").total_investment == 120_000_000
    assert cli("redo", path).out == "已重做：修改重大项目 · 总投资、计划开工\n"
    assert project(path, "大桥").total_investment == 150_000_000
    assert verify.problems(path) == []


def test_set_takes_an_id_references_by_name_and_nothing(cli: Cli, path: Path) -> None:
    record_id = project(path, "路").id
    result = cli("set", path, "project", record_id, "park_id=双生园", "number=")
    assert result.out == "所在园区：首钢园 → 双生园\n序号：2 → （空）\n"
    result = cli("set", path, "project", record_id, "park_id=", "content=a=b")
    assert result.out == "所在园区：双生园 → （空）\n建设内容及规模：（空） → a=b\n"
    assert project(path, "路").content == "a=b"


def test_set_of_a_year(cli: Cli, path: Path) -> None:
    cli("set", path, "project", "路", "category=续建", "--year", 2024)
    assert project(path, "路").category is None
    shown = json.loads(cli("show", path, "project", "路", "--json", "--year", "2024").out)
    assert shown["category"] == "续建"


def test_set_takes_a_doubtful_figure_and_says_what_to_look_at(cli: Cli, path: Path) -> None:
    with Ledger.open(path, read_only=True) as ledger:
        month = queries.fetch(ledger, ProjectMonth)[0]
    result = cli("set", path, "project_month", month.id, "done=-5万元")
    assert result.status == 0
    assert "-5.00万元" in result.out
    assert result.err.startswith("请核对：本月完成投资：-5.00 万元是负数")
    with Ledger.open(path, read_only=True) as ledger:
        assert queries.get(ledger, ProjectMonth.KIND, month.id).values()["done"] == -50_000
    assert cli("set", path, "project_month", month.id, "progress=封顶").err == ""


def test_set_of_what_is_so_already(cli: Cli, path: Path) -> None:
    result = cli("set", path, "project", "大桥", "total_investment=12000万元")
    assert (result.status, result.out) == (0, "没有变化\n")
    assert cli("undo", path).out == "已撤销：新建项目月度\n"


@pytest.mark.parametrize(
    ("assignments", "sentence"),
    [
        (["total_investment=3500"], "总投资：请写明单位，如 3500万元"),
        (["total_investment=很多"], "总投资：「很多」不是金额，请写成 1.2亿元、3500万元 的样子"),
        (["name="], "项目名称：不能为空，请填写"),
        (
            ["stage=飞升"],
            "阶段：没有「飞升」这一项，可选：储备、前期、开工、在建、竣工、停工、复工",
        ),
        (["park_id=月球"], "所在园区：没有叫「月球」的园区"),
        (["done_investment=1万元"], "本年累计完成：由台账计算得出，不能填写"),
        (["name"], "「name」里少了等号，应写成 名称=值"),
        (
            ["number=5", "planned_start=2024", "planned_finish=2023"],
            "计划竣工：「2023年」早于计划开工「2024年」",
        ),
    ],
)
def test_what_cannot_be_set_changes_nothing(
    cli: Cli, path: Path, assignments: list[str], sentence: str
) -> None:
    before = project(path, "大桥")
    assert cli("set", path, "project", "大桥", *assignments).sentence == sentence
    assert project(path, "大桥") == before


def test_an_unknown_field_is_answered_with_the_known_ones(cli: Cli, path: Path) -> None:
    sentence = cli("set", path, "project", "大桥", "budget=1").sentence
    assert sentence.startswith("重大项目没有字段「budget」，可用：number、name、code")


def test_a_ledger_that_somebody_writes_to_is_not_touched(cli: Cli, path: Path) -> None:
    before = path.read_bytes()
    with Ledger.open(path):
        for arguments in (("set", path, "project", "路", "name=街"), ("undo", path)):
            holder = lock.this_process()
            assert cli(*arguments).sentence == f"台账正由 {holder} 使用，这里只能查看"
    assert path.read_bytes() == before


def test_nothing_to_undo_or_redo(cli: Cli, empty_path: Path) -> None:
    assert cli("undo", empty_path).out == "没有可撤销的修改\n"
    assert cli("redo", empty_path).out == "没有可重做的修改\n"
    assert cli("redo", empty_path).status == 0


@pytest.mark.parametrize("sample", ["article", "demo", "empty"])
def test_a_new_ledger_of_each_sample(cli: Cli, tmp_path: Path, sample: str) -> None:
    path = tmp_path / "新 账.jingxi"
    assert cli("new", path, "--sample", sample).out == f"已新建 {path}\n"
    count = len(json.loads(cli("list", path, "project", "--json").out))
    assert bool(count) == (sample != "empty")
    assert cli("check", path).status == 0
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_large_ledger(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "大.jingxi"
    assert cli("new", path, "--sample", "scale", "--projects", 60).status == 0
    assert len(json.loads(cli("list", path, "project", "--json").out)) == 60
    assert cli("check", path).status == 0


def test_a_new_ledger_is_of_the_year_that_is_said(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "新.jingxi"
    assert cli("new", path, "--year", 2021).status == 0
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.year == 2021
    refused = cli("new", tmp_path / "x.jingxi", "--sample", "demo", "--year", 2021)
    assert "有自己的年度" in refused.sentence


def test_new_overwrites_nothing(cli: Cli, path: Path) -> None:
    before = path.read_bytes()
    assert cli("new", path).sentence == f"「{path}」已经存在，请换一个文件名"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--sample", "full"], "article、demo、empty、scale"),
        (["--sample", "scale"], "--projects"),
        (["--projects", "5"], "--sample scale"),
        (["--sample", "scale", "--projects", "0"], "--projects"),
    ],
)
def test_a_sample_that_there_is_not(
    cli: Cli, tmp_path: Path, options: list[str], says: str
) -> None:
    assert says in cli("new", tmp_path / "x.jingxi", *options).sentence
    assert list(tmp_path.iterdir()) == []


def test_new_in_a_folder_that_there_is_not(cli: Cli, tmp_path: Path) -> None:
    assert "不能在这里新建文件" in cli("new", tmp_path / "无" / "x.jingxi").sentence


# The next year ------------------------------------------------------------------------------------


def test_rollover_says_what_it_would_do_and_does_it_once(cli: Cli, demo_path: Path) -> None:
    would = json.loads(cli("rollover", demo_path, "--dry-run", "--json").out)
    assert (would["year"], would["next"], would["is_written"]) == (2023, 2024, False)
    assert would["tasks"] == []
    sums = would["sums"]
    assert sums["invested_before"] + sums["done"] == sums["next_invested_before"]
    said = cli("rollover", demo_path).out
    assert f"= 新的至上年底累计 {Amounts().exact(sums['next_invested_before'])} 万元" in said
    listed = json.loads(cli("list", demo_path, "project", "--year", 2024, "--json").out)
    assert sum(row["invested_before"] or 0 for row in listed) == sums["next_invested_before"]
    assert "没有要结转的" in cli("rollover", demo_path).out
    assert "已撤销：年度结转到 2024 年" in cli("undo", demo_path).out
    assert json.loads(cli("rollover", demo_path, "--dry-run", "--json").out) == would


def test_rollover_starts_the_projects_that_are_named(cli: Cli, path: Path) -> None:
    for name, code in (("大桥", "2301-1"), ("路", "2301-2"), ("楼", "2301-3")):
        cli("set", path, "project", name, "category=前期", f"code={code}")
    done = json.loads(
        cli("rollover", path, "--start", "大桥", "--start", "2301-3", "--to", 2024, "--json").out
    )
    assert done["is_written"]
    became = {project["name"]: project["next_category"] for project in done["projects"]}
    assert became == {"大桥": "新建", "楼": "新建", "路": "前期"}


def test_rollover_carries_tasks_and_indicators_if_told_to(cli: Cli, demo_path: Path) -> None:
    done = json.loads(cli("rollover", demo_path, "--tasks", "--indicators", "--json").out)
    listed = json.loads(cli("list", demo_path, "task", "--year", 2024, "--json").out)
    assert {task["id"] for task in done["tasks"]} <= {task["id"] for task in listed}
    assert done["tasks"]


def test_rollover_refuses_to_start_what_is_not_preliminary(cli: Cli, path: Path) -> None:
    cli("set", path, "project", "大桥", "category=续建")
    assert (
        "「大桥」不是 2023 年计划里的前期项目" in cli("rollover", path, "--start", "大桥").sentence
    )
    assert "没有叫「没有」的重大项目" in cli("rollover", path, "--start", "没有").sentence
    assert "--to 的值不对" in cli("rollover", path, "--to", "明年").sentence


def test_a_kind_goes_out_as_a_table(cli: Cli, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "项目.csv"
    result = cli("export", path, "project", out, "--columns", "name, total_investment")
    assert (result.status, result.out) == (0, f"已导出 3 行到 {out}\n")
    assert out.read_text("utf-8-sig").splitlines() == [
        "项目名称,总投资（万元）",
        "大桥,12000",
        "路,",
        "楼,0.0001",
    ]
    assert "已经存在" in cli("export", path, "project", out).sentence
    book = out.with_suffix(".xlsx")
    assert cli("export", path, "project", book, "--columns", "name,number,name").status == 0
    assert book.exists()
    assert cli("export", path, "project", out, "--force", "--year", "2022").status == 0
    assert out.read_text("utf-8-sig").startswith("序号,项目名称,项目代码")
    assert "\n,大桥," in out.read_text("utf-8-sig")


def test_a_table_without_rows_goes_out_with_a_hint(
    cli: Cli, demo_path: Path, tmp_path: Path
) -> None:
    out, hint = tmp_path / "任务.csv", "2019 年没有重点任务；有的年份：2023\n"
    result = cli("export", demo_path, "task", out, "--year", "2019")
    assert (result.status, result.out, result.err) == (0, f"已导出 0 行到 {out}\n", hint)
    assert len(out.read_text("utf-8-sig").splitlines()) == 1
    result = cli("list", demo_path, "task", "--year", "2019", "--json")
    assert (result.status, result.out, result.err) == (0, "[]\n", hint)
    assert cli("export", demo_path, "task", out, "--force").err == ""


def test_a_table_that_cannot_go_out_is_a_sentence(cli: Cli, path: Path, tmp_path: Path) -> None:
    assert ".xlsx 或 .csv" in cli("export", path, "project", tmp_path / "a.pdf").sentence
    assert (
        "colour" in cli("export", path, "task", tmp_path / "a.csv", "--columns", "colour").sentence
    )
    assert list(tmp_path.glob("a.*")) == []


def test_the_latest_month_is_exported(cli: Cli, demo_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "月.csv"
    assert cli("export", demo_path, "month", out).status == 0
    heading, *rows = out.read_text("utf-8-sig").splitlines()
    assert heading.startswith("序号,项目名称,责任单位")
    with Ledger.open(demo_path, read_only=True) as ledger:
        month = returns.latest(ledger, ledger.year)
        assert len(rows) == len(returns.returns(ledger, month))
    assert cli("export", demo_path, "month", out, "--force", "--columns", "name,done").status == 0
    assert out.read_text("utf-8-sig").startswith("项目名称,本月完成投资（万元）")


def test_set_takes_a_day_to_come_of_what_was_done_and_says_so(cli: Cli, path: Path) -> None:
    result = cli("set", path, "project", "路", "actual_start=2098年6月", "planned_finish=2099")
    assert result.status == 0
    assert result.err == "请核对：实际开工：2098年6月 还没有到\n"


def test_set_takes_a_name_that_another_project_has_and_says_so(cli: Cli, path: Path) -> None:
    result = cli("set", path, "project", "路", "name=大桥")
    assert (result.status, result.out) == (0, "项目名称：路 → 大桥\n")
    assert result.err == "请核对：项目名称：另有 1 个重大项目也叫「大桥」\n"
    assert cli("set", path, "park", "双生园", "name=双生园区").err == ""
