"""`jingxi package make`, `merge` and `collect`."""

import json
import shutil
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest

from jingxi_desktop import paths
from jingxi_desktop.exchange.packages import sealing
from jingxi_desktop.ledger import commands, history, queries, returns, verify
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


def edit(ledger: Ledger, project: str, **values: Any) -> None:
    commands.edit(ledger, Project.KIND, [project], values)


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


def test_every_unit_gets_its_package(cli: Cli, demo_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "全部"
    folder.mkdir()
    made = ("package", "make", demo_path, folder, "--month", "2023-06")
    assert cli(*made).out == f"已制作 6 个填报包，存在 {folder}\n"
    assert cli(*made, "--form", "xlsx").status == 0
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 12
    assert "门头沟区 2023-06.jxpkg" in names
    assert "门头沟区 2023-06.xlsx" in names
    table = cli("package", "collect", demo_path, folder).out
    assert "门头沟区 2023-06.xlsx" in table

    # All or none: what is there stays as it is, and nothing is added to it.
    (folder / "石景山区 2023-06.jxpkg").unlink()
    assert "已经存在" in cli(*made).sentence
    assert not (folder / "石景山区 2023-06.jxpkg").exists()
    said = cli("package", "make", demo_path, folder, "--month", "2031-06").sentence
    assert said.startswith("2031 年还没有哪个单位有项目或任务；")


def test_packages_of_all_units_need_a_folder(cli: Cli, demo_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "没有"
    sentence = cli("package", "make", demo_path, out, "--month", JUNE).sentence
    assert sentence.startswith(f"没有文件夹「{out}」；不写 --unit 则每个单位各做一个")
    assert not out.exists()


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


def test_what_comes_stands_on_one_line_each(cli: Cli, demo_path: Path, made: Path) -> None:
    with Ledger.open(made) as opened:
        returns.fill(opened, JUNE, {first(made): {"progress": "封顶\n收尾"}})
    (line,) = (
        line
        for line in cli("package", "merge", demo_path, made, "--dry-run").out.splitlines()
        if line.startswith("采用")
    )
    assert line.endswith(" → 封顶 收尾")


def test_what_was_decided_for_ours_is_told_when_it_comes_again(
    cli: Cli, demo_path: Path, made: Path
) -> None:
    project = first(made)
    fill(made, project, 2_000_000)
    fill(demo_path, project, 3_000_000)
    assert cli("package", "merge", demo_path, made, "--prefer", "ours").status == 0
    again = cli("package", "merge", demo_path, made, "--prefer", "theirs")
    assert (
        "本月完成投资：上次合并时已选定我方 300.00万元，没有采用 200.00万元\n没有变化\n"
        in again.out
    )


def test_a_dry_run_opens_the_ledger_to_read(cli: Cli, demo_path: Path, made: Path) -> None:
    fill(made, first(made), 200)
    before = demo_path.read_bytes()
    for command in (("merge", demo_path, made), ("collect", demo_path, made.parent)):
        assert "采用对方 1 处" in cli("package", *command, "--dry-run").out
    assert demo_path.read_bytes() == before
    assert list(paths.backup_dir().rglob("*.jingxi")) == []


def test_a_folder_is_collected(cli: Cli, demo_path: Path, made: Path) -> None:
    other = made.with_name("石景山.jxpkg")
    cli("package", "make", demo_path, other, "--unit", "石景山区", "--month", JUNE)
    fill(made, first(made), 200)
    fill(other, first(other), 300)
    result = cli("package", "collect", demo_path, made.parent)
    assert result.status == 0
    lines = result.out.splitlines()
    assert lines[-2:] == ["已合并 2 处", "2023年6月全部已报"]
    # The units of the demonstration whose packages are not in the folder.
    missing = [line.split()[0] for line in lines if line.endswith("没有返回")]
    assert "首钢集团" in missing
    assert "门头沟区" not in missing
    assert cli("package", "collect", demo_path, made.parent).out.splitlines()[-2] == "没有变化"
    # All of it was one step, and each row tells its file.
    shown = json.loads(cli("show", demo_path, "project", first(made), "--json").out)
    assert shown["history"][0]["file"] == "门头沟.jxpkg"
    assert shown["history"][0]["filled_by"] == shown["history"][0]["user"]
    assert "来自 门头沟.jxpkg，填报人 " in cli("show", demo_path, "project", first(made)).out
    assert (
        cli("undo", demo_path).out == "已撤销：汇总 2 个填报包 · 石景山区、门头沟区 · 2023年6月\n"
    )
    empty = demo_path.parent / "空"
    empty.mkdir()
    assert "没有填报包" in cli("package", "collect", demo_path, empty).sentence


def test_a_closed_month_is_merged_into_with_a_reason(cli: Cli, demo_path: Path, made: Path) -> None:
    project = first(made)
    fill(made, project, 200)
    for month in range(1, 7):
        assert cli("close", demo_path, f"2023-{month:02}").status == 0
    for command, what in (("merge", made), ("collect", made.parent)):
        refused = cli("package", command, demo_path, what)
        assert refused.status == 1
        assert refused.err == "2023年6月已封账，改动须写明更正原因（选项 --reason）\n"
        # What would be merged is listed before.
        assert "采用" in refused.out
    assert done(demo_path, project) != 200
    assert cli("package", "merge", demo_path, made, "--reason", "漏报").status == 0
    assert done(demo_path, project) == 200
    assert "漏报" in cli("corrections", demo_path, JUNE).out


def done(path: Path, project: str) -> int | None:
    with Ledger.open(path, read_only=True) as ledger:
        return {row.id: row.done for row in returns.returns(ledger, JUNE)}[project]


def test_a_folder_with_a_conflict_is_not_merged_without_a_rule(
    cli: Cli, demo_path: Path, made: Path
) -> None:
    other = made.with_name("石景山.jxpkg")
    cli("package", "make", demo_path, other, "--unit", "石景山区", "--month", JUNE)
    one, another = first(made), first(other)
    fill(made, one, 200)
    fill(demo_path, one, 300)
    fill(other, another, 400)
    made.with_name("坏.jxpkg").write_bytes(b"no package")
    result = cli("package", "collect", demo_path, made.parent)
    assert result.status == 1
    names = [line.split()[0] for line in result.out.splitlines()]
    assert names[1:4] == ["门头沟.jxpkg", "坏.jxpkg", "石景山.jxpkg"]
    assert "不是京西转型的台账或填报包" in result.out
    assert "有冲突，没有合并" in result.err
    assert done(demo_path, one) == 300
    assert done(demo_path, another) != 400
    # What is no package does not stop the others.
    result = cli("package", "collect", demo_path, made.parent, "--prefer", "theirs")
    assert result.status == 1
    assert "已合并 2 处" in result.out
    assert (done(demo_path, one), done(demo_path, another)) == (200, 400)


def test_a_file_that_is_left_out_does_not_stop_the_others(
    cli: Cli, demo_path: Path, made: Path
) -> None:
    other = made.with_name("石景山.jxpkg")
    cli("package", "make", demo_path, other, "--unit", "石景山区", "--month", JUNE)
    one, another = first(made), first(other)
    fill(made, one, 200)
    fill(demo_path, one, 300)
    fill(other, another, 400)
    made.with_name("坏.jxpkg").write_bytes(b"no package")
    without = ("--without", made.name, "--without", made.parent / "坏.jxpkg")
    assert cli("package", "collect", demo_path, made.parent).status == 1
    result = cli("package", "collect", demo_path, made.parent, *without)
    assert (result.status, result.err) == (0, "")
    assert "已合并 1 处" in result.out
    assert (done(demo_path, one), done(demo_path, another)) == (300, 400)
    # It came back all the same.
    lines = {line.split()[0]: line.split() for line in result.out.splitlines() if line}
    assert lines["门头沟.jxpkg"][1:3] == ["门头沟区", "2023年6月"]
    assert lines["门头沟.jxpkg"][-1] == "不汇总"
    assert not [
        line for line in result.out.splitlines() if line.split() == ["门头沟区", "没有返回"]
    ]
    assert "；不汇总 2 个文件" in result.out
    # Nobody is asked for the passphrase of one.
    sealed = made.with_name("封.jxseal")
    sealing.seal(made, sealed, "门头沟 2023 六月")
    result = cli("package", "collect", demo_path, made.parent, *without, "--without", sealed)
    assert (result.status, result.err) == (0, "")
    sealed.unlink()
    wrong = cli("package", "collect", demo_path, made.parent, "--without", "无.jxpkg")
    assert wrong.sentence == f"「{made.parent}」里没有填报包「无.jxpkg」"


def test_the_others_are_compared_as_if_a_file_that_is_left_out_were_not_there(
    cli: Cli, demo_path: Path, made: Path
) -> None:
    shutil.copy(made, made.with_name("门头沟的另一份.jxpkg"))
    project = first(made)
    fill(made, project, 200)
    fill(made.with_name("门头沟的另一份.jxpkg"), project, 300)
    for without, value in ((made.name, 300), ("门头沟的另一份.jxpkg", 200)):
        result = cli("package", "collect", demo_path, made.parent, "--without", without)
        assert (result.status, result.err) == (0, "")
        assert done(demo_path, project) == value
        assert cli("undo", demo_path).status == 0


def test_two_returns_of_one_unit_that_differ_are_a_conflict(
    cli: Cli, demo_path: Path, made: Path
) -> None:
    other = made.with_name("门头沟的另一份.jxpkg")
    shutil.copy(made, other)
    project = first(made)
    before = done(demo_path, project)
    fill(made, project, 200)
    fill(other, project, 300)
    for rule in ((), ("--prefer", "ours"), ("--prefer", "theirs")):
        result = cli("package", "collect", demo_path, made.parent, *rule)
        assert result.status == 1
        assert "与「门头沟.jxpkg」不一致" in result.out
        assert "\n采用" not in result.out
        assert done(demo_path, project) == before
    assert "几个填报包互相不一致" in result.err
    assert cli("package", "collect", demo_path, made.parent, "--prefer", "later").status == 0
    assert done(demo_path, project) in (200, 300)
    assert "没有变化" in cli("package", "collect", demo_path, made.parent).out


def test_what_breaks_a_rule_is_left_out_if_asked(cli: Cli, demo_path: Path, made: Path) -> None:
    with Ledger.open(made) as opened:
        one, other = queries.fetch(opened, Project)[:2]
        edit(opened, one.id, actual_finish="2023-03")
        edit(opened, other.id, contact="某人")
    with Ledger.open(demo_path) as ledger:
        edit(ledger, one.id, planned_start=None, planned_finish=None, actual_start="2023-05")
    result = cli("package", "merge", demo_path, made)
    assert result.status == 1
    assert f"问题  {one.name}" in result.err
    result = cli("package", "merge", demo_path, made, "--skip-problems")
    assert result.status == 0
    assert result.out.endswith("已合并 1 处\n")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "口令.txt"
    path.write_text("门头沟 2023 六月\n", "utf-8-sig")
    return path


def test_a_sealed_package_goes_out_and_comes_back(
    cli: Cli, demo_path: Path, made: Path, secret: Path
) -> None:
    word = ("--passphrase-file", secret)
    out = made.with_name("发.jxseal")
    whom = ("--unit", "门头沟区", "--month", JUNE)
    assert cli("package", "make", demo_path, out, *whom, *word).status == 0
    work = made.with_name("填.jxpkg")
    assert str(work) in cli("package", "unseal", out, work, *word).out
    fill(work, first(work), 123_450_000)
    back = demo_path.parent / "回" / "门头沟.jxseal"
    back.parent.mkdir()
    assert str(back) in cli("package", "seal", work, back, *word).out
    assert cli("package", "merge", demo_path, back, *word).out.endswith("已合并 1 处\n")
    collected = cli("package", "collect", demo_path, back.parent, *word)
    assert "没有变化" in collected.out
    assert list(back.parent.iterdir()) == [back]


def test_no_passphrase_is_asked_for_in_vain(
    cli: Cli, demo_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "prompt", lambda *_question, **_how: pytest.fail("asked"))
    sealed, out, form = (made.with_name(name) for name in ("发.jxseal", "收.jxpkg", "表.xlsx"))
    form.write_bytes(b"PK")
    sealed.write_bytes(b"JXSE")
    for path, sentence in (
        (made, f"「{made}」没有封装；它就是填报包（.jxpkg），不用解封"),
        (demo_path, f"「{demo_path}」没有封装；「{demo_path}」是台账，不是填报包"),
        (form, f"「{form}」没有封装；填报表不用解封，请直接用 Excel 或 WPS 填写"),
        (sealed, f"「{sealed}」不是封装的填报包，或者没有传完整；请让对方重新发一份"),
    ):
        assert cli("package", "unseal", path, out).sentence == sentence
    assert "已经存在" in cli("package", "seal", made, sealed).sentence
    unit = ("--unit", "门头沟区", "--month", "2023-06")
    assert "已经存在" in cli("package", "make", demo_path, sealed, *unit).sentence
    sealed.unlink()
    assert "不是填报包" in cli("package", "seal", demo_path, sealed).sentence


def test_a_passphrase_is_asked_for(
    cli: Cli, demo_path: Path, made: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = made.with_name("发.jxseal")
    typed = iter(["门头沟 2023 六月", "门头沟 2023 七月", "门头沟 2023 六月", "门头沟 2023 六月"])
    asked: list[str] = []

    def prompt(question: str, *, hide_input: bool) -> str:
        assert hide_input
        asked.append(question)
        return next(typed)

    monkeypatch.setattr(click, "prompt", prompt)
    assert "两次输入的口令不同" in cli("package", "seal", made, out).sentence
    assert not out.exists()
    assert cli("package", "seal", made, out).status == 0
    assert asked == ["「发.jxseal」的口令", "再输一次口令"] * 2
    secret.write_text("别的口令 2023", "utf-8")
    refused = cli("package", "merge", demo_path, out, "--passphrase-file", secret)
    assert "口令不对" in refused.sentence
    refused = cli("package", "merge", demo_path, out, "--passphrase-file", secret.parent)
    assert "不能读取口令文件" in refused.sentence


@pytest.fixture
def form(cli: Cli, demo_path: Path) -> Path:
    """The form of a district, in a folder of its own."""
    path = demo_path.parent / "填报表" / "门头沟.xlsx"
    path.parent.mkdir()
    result = cli("package", "make", demo_path, path, "--unit", "门头沟区", "--month", JUNE)
    assert (result.status, result.err) == (0, "")
    return path


def type_in(path: Path, key: str, typed: str | float) -> None:
    """Fill in the first row of the months."""
    book = openpyxl.load_workbook(path)
    sheet = book["项目月度"]
    place = next(cell.column for cell in sheet[1] if cell.value == key)
    sheet.cell(5, place).value = typed
    book.save(path)


def test_a_form_goes_out_and_comes_back(cli: Cli, demo_path: Path, form: Path) -> None:
    type_in(form, "project_month.done", 12345.5)
    type_in(form, "project_return.planned_investment", 1)
    result = cli("package", "merge", demo_path, form)
    assert (result.status, result.err) == (0, "")
    assert "注意  「项目月度」E5：本年计划投资：由下发单位填写，改动没有采用" in result.out
    assert result.out.endswith("已合并 1 处\n")
    found = json.loads(cli("package", "merge", demo_path, form, "--dry-run", "--json").out)
    assert len(found["remarks"]) == 1
    assert cli("package", "merge", demo_path, form).out.endswith("没有变化\n")
    with Ledger.open(demo_path, read_only=True) as ledger:
        done = [row for row in returns.returns(ledger, JUNE) if row.done == 123_455_000]
        (item, *_older) = history.of_record(ledger, done[0].id)
    assert (item.label, item.file) == ("合并填报包 · 门头沟区 · 2023年6月", "门头沟.xlsx")
    assert cli("undo", demo_path).status == 0


def test_what_cannot_be_read_in_a_form_is_said(cli: Cli, demo_path: Path, form: Path) -> None:
    type_in(form, "project_month.done", "不少")
    result = cli("package", "merge", demo_path, form)
    assert (result.status, result.out) == (1, "")
    line, summary = result.err.splitlines()
    assert summary.startswith("「门头沟.xlsx」里有 1 处要改")
    assert line.startswith("「项目月度」H5：本月完成投资：「不少」不是金额")


def test_forms_are_collected_with_packages(
    cli: Cli, demo_path: Path, made: Path, form: Path
) -> None:
    type_in(form, "project_month.done", 12345.5)
    other = made.with_name("石景山.jxpkg")
    cli("package", "make", demo_path, other, "--unit", "石景山区", "--month", JUNE)
    shutil.copy(form, made.with_name(form.name))
    made.unlink()
    fill(other, first(other), 300)
    type_in(form, "project_month.done", "不少")
    shutil.copy(form, made.with_name("看不懂.xlsx"))
    (made.parent / "别的.xlsx").write_bytes(b"PK")
    result = cli("package", "collect", demo_path, made.parent)
    assert result.status == 1
    assert "已合并 2 处" in result.out
    lines = {line.split()[0]: line for line in result.out.splitlines() if line}
    assert "「别的.xlsx」" in lines["别的.xlsx"]
    assert (
        "有 1 处要改，请改好再汇总：「项目月度」H5：本月完成投资：「不少」不是金额"
        in lines["看不懂.xlsx"]
    )


def test_nothing_is_merged_into_a_package(cli: Cli, made: Path) -> None:
    refused = cli("package", "merge", made, made)
    assert "是填报包，不能合并别的填报包；请在下发单位的台账里合并" in refused.sentence


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
