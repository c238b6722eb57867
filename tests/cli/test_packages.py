"""`jingxi package make`, `merge` and `collect`."""

import json
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import queries, returns, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Project

Cli = Any
JUNE = "2023-06"


def first(path: Path) -> str:
    with Ledger.open(path, read_only=True) as ledger:
        return returns.returns(ledger, JUNE)[0].id


def fill(path: Path, project: str, done: int) -> None:
    with Ledger.open(path, daily_backup=False) as ledger:
        returns.fill(ledger, JUNE, {project: {"done": done}})


@pytest.fixture
def made(cli: Cli, demo_path: Path) -> Path:
    """The package of a district, in a folder of its own."""
    folder = demo_path.parent / "返回"
    folder.mkdir()
    path = folder / "门头沟.jxpkg"
    result = cli("package", "make", demo_path, path, "--unit", "门头沟区", "--month", "2023年6月")
    assert result.status == 0
    assert str(path) in result.out
    return path


def test_a_package_goes_out_and_comes_back(cli: Cli, demo_path: Path, made: Path) -> None:
    project = first(made)
    fill(made, project, 123_450_000)
    result = cli("package", "merge", demo_path, made)
    assert result.status == 0
    assert "采用" in result.out
    assert result.out.endswith("已合并 1 处\n")
    with Ledger.open(demo_path, read_only=True) as ledger:
        rows = {row.id: row.done for row in returns.returns(ledger, JUNE)}
    assert rows[project] == 123_450_000
    assert cli("package", "merge", demo_path, made).out.endswith("没有变化\n")
    assert cli("undo", demo_path).out == "已撤销：合并填报包 · 门头沟区 · 2023年6月\n"
    assert verify.problems(demo_path) == []


def test_a_conflict_is_shown_and_not_merged(cli: Cli, demo_path: Path, made: Path) -> None:
    project = first(made)
    fill(made, project, 200)
    fill(demo_path, project, 300)
    result = cli("package", "merge", demo_path, made)
    assert result.status == 1
    assert "冲突 1 处" in result.out
    assert "没有合并" in result.err
    found = json.loads(cli("package", "merge", demo_path, made, "--dry-run", "--json").out)
    (conflict,) = found["conflicts"]
    assert (conflict["cell"]["ours"], conflict["cell"]["theirs"]) == (300, 200)
    assert cli("package", "merge", demo_path, made, "--prefer", "theirs").status == 0
    assert first(demo_path)


def test_a_folder_is_collected(cli: Cli, demo_path: Path, made: Path) -> None:
    other = made.with_name("石景山.jxpkg")
    cli("package", "make", demo_path, other, "--unit", "石景山区", "--month", JUNE)
    fill(made, first(made), 200)
    fill(other, first(other), 300)
    result = cli("package", "collect", demo_path, made.parent)
    assert result.status == 0
    assert result.out.count("已合并 1 处") == 2
    assert "2023-06全部已报" in result.out
    empty = demo_path.parent / "空"
    empty.mkdir()
    assert "没有填报包" in cli("package", "collect", demo_path, empty).sentence


def test_what_is_no_package_is_refused(cli: Cli, demo_path: Path, made: Path) -> None:
    assert "是台账，不是填报包" in cli("package", "merge", demo_path, demo_path).sentence
    wrong = cli(
        "package",
        "make",
        demo_path,
        made.with_suffix(".zip"),
        "--unit",
        "门头沟区",
        "--month",
        JUNE,
    )
    assert ".jxpkg" in wrong.sentence
    with Ledger.open(made, read_only=True) as opened:
        assert queries.fetch(opened, Project)
