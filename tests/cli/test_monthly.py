"""`jingxi close`, `reopen`, `compare`, `corrections`, and `set` in a closed month."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import closing, commands, queries, returns, rules, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Project, ProjectMonth
from jingxi_desktop.records.amounts import Amounts

Cli = Any


@pytest.fixture
def closed(cli: Cli, path: Path) -> Path:
    """A ledger whose June is closed, with one project in the plan."""
    with Ledger.open(path) as ledger:
        project = queries.find(ledger, Project.KIND, "大桥")
        commands.edit(ledger, Project.KIND, [project], {"category": "续建"}, 2023)
        returns.fill(ledger, "2023-06", {project: {"done": 30_000}})
    assert cli("close", path, "2023年6月").out == "2023年6月已封账\n"
    return path


def month_id(path: Path) -> str:
    with Ledger.open(path, read_only=True) as ledger:
        project = queries.find(ledger, Project.KIND, "大桥")
        return queries.fetch(ledger, ProjectMonth, project_id=project)[0].id


def test_a_closed_month_wants_a_reason(cli: Cli, closed: Path) -> None:
    record = month_id(closed)
    refused = cli("set", closed, "project_month", record, "done=4万元")
    assert refused.sentence == "2023年6月已封账，改动须写明更正原因（选项 --reason）"
    result = cli("set", closed, "project_month", record, "done=4万元", "--reason", "多写一个零")
    assert result.out == "本月完成投资：3.00万元 → 4.00万元\n"
    line = cli("corrections", closed, "2023").out
    assert line.startswith("2023年6月  大桥  本月完成投资：3.00万元 → 4.00万元  ")
    minute = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.search(rf"  {minute} \S+  多写一个零\n$", line)
    history = cli("show", closed, "project", "大桥").out.partition("变更记录\n")[2]
    assert re.match(rf"{minute}  \S+  ", history)
    assert cli("corrections", closed, "2023-05").out == ""
    (made,) = json.loads(cli("corrections", closed, "2023-06", "--json").out)
    assert (made["old"], made["new"], made["reason"]) == (30_000, 40_000, "多写一个零")
    shown = json.loads(cli("show", closed, "project", "大桥", "--json").out)
    assert shown["history"][0]["reason"] == "多写一个零"
    assert verify.problems(closed) == []


def test_the_report_has_what_was_kept_and_what_was_corrected(cli: Cli, closed: Path) -> None:
    cli("set", closed, "project_month", month_id(closed), "done=4万元", "--reason", "漏报")
    report = json.loads(cli("report", closed, "month", "2023-06", "--json").out)
    figures = {figure["name"]: figure["value"] for figure in report["figures"]}
    # The ledger has a month of a project that is in no plan, too.
    assert figures["done"] - report["closed"]["kept"]["figures"]["done"] == 10_000
    assert [made["field"] for made in report["corrections"]] == ["done"]
    assert "此后更正 1 处" in cli("report", closed, "month", "2023-06").out


def test_amounts_are_in_the_unit_of_the_ledger(cli: Cli, closed: Path) -> None:
    with Ledger.open(closed) as ledger:
        rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 4)))
    became = "本月完成投资：0.0003亿元 → 0.0004亿元"
    done = cli("set", closed, "project_month", month_id(closed), "done=4万元", "--reason", "漏报")
    assert done.out == f"{became}\n"
    cli("set", closed, "project", "大桥", "planned_investment=5万元", "--year", 2023)
    assert became in cli("corrections", closed, "2023").out
    assert became in cli("report", closed, "month", "2023-06").out
    assert became in cli("show", closed, "project", "大桥").out
    compared = cli("compare", closed, "2023-06", "2023-07").out
    assert "本年计划投资：（空） → 0.0005亿元" in compared
    assert became in compared
    doubtful = cli(
        "set", closed, "project_month", month_id(closed), "done=-5万元", "--reason", "减"
    )
    assert doubtful.err.startswith("请核对：本月完成投资：-0.0005 亿元是负数")


def test_the_report_of_a_closed_month_says_what_was_kept_beside_what_is(
    cli: Cli, closed: Path
) -> None:
    assert "封账时" not in cli("report", closed, "month", "2023-06").out
    cli("set", closed, "project", "大桥", "stage=在建")
    lines = cli("report", closed, "month", "2023-06").out.splitlines()
    (started,) = [line for line in lines if line.startswith("已开工项目 ")]
    assert "  1 个  封账时 0 个  阶段" in started
    assert "与封账时不同  大桥 阶段：封账时 （空），现为 在建" in lines
    report = json.loads(cli("report", closed, "month", "2023-06", "--json").out)
    kept = {figure["name"]: figure["kept"] for figure in report["figures"] if "kept" in figure}
    assert kept == {"started": 0}
    (changed,) = report["changed"]
    assert (changed["field"], changed["old"], changed["new"]) == ("stage", None, "在建")


def test_undo_does_not_open_a_closed_month(cli: Cli, closed: Path) -> None:
    assert "jingxi reopen" in cli("undo", closed).sentence
    assert cli("reopen", closed, "2023-06", "--reason", "封早了").status == 0


@pytest.mark.usefixtures("west")
def test_the_day_of_a_closing_is_that_of_who_reads_it(cli: Cli, closed: Path, clock: Any) -> None:
    with Ledger.open(closed, clock=clock) as ledger:
        closing.reopen(ledger, "2023-06", "再算")
        closing.close(ledger, "2023-06")
    assert "\n已封账  2023-06-08 " in cli("report", closed, "month", "2023-06").out


def test_reopening_wants_a_reason_too(cli: Cli, closed: Path) -> None:
    assert cli("reopen", closed, "2023-06").status != 0
    assert cli("reopen", closed, "2023-06", "--reason", "封早了").out == "2023年6月已解除封账\n"
    assert cli("set", closed, "project_month", month_id(closed), "done=4万元").status == 0


def test_comparing_two_months(cli: Cli, closed: Path) -> None:
    cli("set", closed, "project", "大桥", "stage=开工")
    assert cli("compare", closed, "2023-06", "2023-07").out == (
        "2023年6月 → 2023年7月  新增 0，变动 1，已取消 0，更正 0\n变动  大桥  阶段：（空） → 开工\n"
    )
    found = json.loads(cli("compare", closed, "2023-06", "2023-07", "--json").out)
    assert (found["changed"], found["differences"][0]["field"]) == (1, "stage")
    wrong = cli("compare", closed, "2023-07", "2023-06")
    assert "前一个月在先" in wrong.sentence
