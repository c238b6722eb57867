"""`jingxi print` and the unit of amounts on the command line."""

import json
import subprocess
from pathlib import Path

import pytest

from jingxi_desktop.ledger import rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records.amounts import Amounts
from tests.cli.conftest import Cli


def words(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def in_yi(path: Path) -> Path:
    """The ledger, whose amounts are shown in 亿元."""
    with Ledger.open(path) as ledger:
        rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 3)))
    return path


def test_a_table_is_printed_without_a_window(cli: Cli, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "项目.pdf"
    assert cli("print", path, "project", out, "--year", 2023).out == f"{out}\n"
    text = words(out)
    assert "2023 年重大项目" in text
    assert "12,000.00" in text
    assert "第 1 页，共 1 页" in text


def test_what_cannot_be_printed_is_said_in_a_line(cli: Cli, path: Path, tmp_path: Path) -> None:
    assert "没有「树」这类记录" in cli("print", path, "树", tmp_path / "a.pdf").sentence
    assert "请以 .pdf 结尾" in cli("print", path, "project", tmp_path / "a.txt").sentence
    assert list(tmp_path.glob("a.*")) == []


def test_what_is_read_has_the_ledgers_unit(cli: Cli, in_yi: Path, tmp_path: Path) -> None:
    listed = cli("list", in_yi, "project").out
    assert "总投资（亿元）" in listed.splitlines()[0]
    assert "1.200" in listed
    assert "总投资（亿元）" in cli("show", in_yi, "project", "大桥").out
    out = tmp_path / "项目.pdf"
    cli("print", in_yi, "project", out)
    assert "1.200" in words(out)


def test_what_is_written_needs_its_unit_and_json_is_in_yuan(cli: Cli, in_yi: Path) -> None:
    refused = cli("set", in_yi, "project", "大桥", "total_investment=3")
    assert refused.sentence == "总投资：请写明单位，如 3万元"
    assert cli("set", in_yi, "project", "大桥", "total_investment=3万元").status == 0
    (bridge, *_rest) = json.loads(cli("list", in_yi, "project", "--json").out)
    assert bridge["total_investment"] == 30_000
