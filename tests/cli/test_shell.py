"""How a command line is read, and how errors leave it."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from jingxi_desktop import paths
from jingxi_desktop.cli.commands import jingxi
from jingxi_desktop.cli.packages import package
from jingxi_desktop.ledger import verify
from jingxi_desktop.ledger.ledger import Ledger

Cli = Any
CONTEXT = click.Context(jingxi)
COMMANDS = {name: jingxi.get_command(CONTEXT, name) for name in jingxi.list_commands(CONTEXT)}


def call(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run `python -m jingxi_desktop` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "jingxi_desktop", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the window was opened with; no window appears."""
    from jingxi_desktop import app

    paths_seen: list[Path | None] = []

    def window(path: Path | None) -> int:
        paths_seen.append(path)
        return 3

    monkeypatch.setattr(app, "run", window)
    return paths_seen


def test_a_file_or_nothing_opens_the_window(
    cli: Cli, empty_path: Path, opened: list[Path | None]
) -> None:
    assert cli().status == 3
    assert cli(empty_path).status == 3
    assert opened == [None, empty_path]


def test_a_file_called_like_a_command_is_opened_by_its_path(
    cli: Cli, empty_path: Path, opened: list[Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(empty_path.parent)
    empty_path.rename("list")
    assert cli("./list").status == 3
    assert opened == [Path("list")]


def test_a_word_that_is_neither_file_nor_command(cli: Cli, opened: list[Path | None]) -> None:
    sentence = cli("lst").sentence
    assert sentence == "没有「lst」这个命令，也没有这个文件；全部命令见 jingxi --help"
    assert opened == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["list"], "缺少 FILE；用法见 jingxi list --help"),
        (["list", "x.jingxi"], "缺少 KIND；用法见 jingxi list --help"),
        (["set", "x.jingxi", "project", "路"], "缺少 字段=值"),
        (["list", "x.jingxi", "project", "--jsn"], "没有选项 --jsn；用法见 jingxi list --help"),
        (["--jsn"], "没有选项 --jsn；用法见 jingxi --help"),
        (["list", "x.jingxi", "project", "--year"], "选项 --year 的用法不对"),
        (["list", "x.jingxi", "project", "--year", "x"], "--year 的值不对，应是"),
        (
            ["list", "x.jingxi", "project", "--year", "9"],
            "--year 的值不对，应是 1949 到 2100 之间的整数；用法见",
        ),
        (["import", "x.jingxi", "x.csv", "--kind", "task", "--table", "0"], "应是整数，最小 1；"),
        (["read-spreadsheet", "x", "1"], "SECONDS 的值不对，应是整数，最小 1；"),
        (
            ["render", "x.jingxi", "out", "--theme", "pink"],
            "--theme 的值不对，可选：light、dark；用法见",
        ),
        (["undo", "x.jingxi", "y", "z"], "命令写得不对：多了「y z」；用法见 jingxi undo --help"),
        (["package"], "缺少命令；用法见 jingxi package --help"),
        (["package", "mak"], "没有命令「mak」；用法见 jingxi package --help"),
        (["list", "x.jingxi", "projects"], "没有「projects」这类记录，可用：organisation、plan"),
        (["list", "x.jingxi", "project"], "找不到文件「x.jingxi」"),
        (["show", "x.jingxi", "project", "路"], "找不到文件「x.jingxi」"),
        (["set", "x.jingxi", "project", "路", "name=街"], "找不到文件「x.jingxi」"),
        (["undo", "x.jingxi"], "找不到文件「x.jingxi」"),
        (["chart", "x.jingxi", "investment", "x.png"], "找不到文件「x.jingxi」"),
        (["render", "x.jingxi", "out"], "找不到文件「x.jingxi」"),
        (["list", ".", "project"], "文件夹"),
    ],
)
def test_a_user_s_error_is_one_line(
    cli: Cli, arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in cli(*arguments).sentence
    assert list(tmp_path.iterdir()) == []


def test_a_sentence_with_a_broken_name_is_still_one_line(cli: Cli) -> None:
    assert "没有「a b」" in cli("a\nb").sentence


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_chinese(cli: Cli, command: str) -> None:
    result = cli(*([command] if command else []), "--help")
    assert result.status == 0
    assert result.out.startswith("用法：jingxi")
    assert "Usage" not in result.out
    assert "Show this message" not in result.out
    assert "OPTIONS" not in result.out
    assert "required" not in result.out


def test_help_lists_the_commands_but_not_the_hidden_one(cli: Cli) -> None:
    out = cli("--help").out
    for name, command in COMMANDS.items():
        assert command is not None
        assert (f"  {name} " in out) != command.hidden


def test_every_command_is_found_before_its_module_is_loaded() -> None:
    for file in (Path(__file__).parents[2] / "jingxi_desktop" / "cli").glob("*.py"):
        import_module(f"jingxi_desktop.cli.{file.stem}")
    assert jingxi.commands == COMMANDS


def test_the_version(cli: Cli) -> None:
    from jingxi_desktop import __version__

    assert cli("--version").out == f"{__version__}\n"


def test_a_fault_of_ours_is_logged_whole_and_said_in_one_line(
    cli: Cli, empty_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_path: Path) -> list[str]:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(verify, "problems", broken)
    log = paths.state_dir() / "jingxi.log"
    assert cli("check", empty_path).sentence == f"程序出错（ZeroDivisionError），详情已记入 {log}"
    logged = log.read_text("utf-8")
    assert "Traceback" in logged
    assert "ZeroDivisionError: oops" in logged
    caplog.clear()


def test_a_fault_that_cannot_be_logged_is_still_said(
    cli: Cli, empty_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path) -> list[str]:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(verify, "problems", broken)
    (home / "state" / "jingxi.log").mkdir(parents=True)
    assert "oops" in cli("check", empty_path).sentence


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}],
    ids=["C", "GBK", "ascii"],
)
def test_output_is_utf_8_whatever_the_locale(path: Path, environment: dict[str, str]) -> None:
    listed = call("list", path, "project", **environment)
    assert "大桥" in listed.stdout.decode()
    assert listed.stderr == b""
    failed = call("list", "没有.jingxi", "project", **environment)
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.decode() == "找不到文件「没有.jingxi」\n"


def test_a_name_that_is_no_text_is_said_as_it_is() -> None:
    failed = call("check", os.fsdecode(b"\xff.jingxi"))
    assert (failed.returncode, failed.stdout) == (
        1,
        "找不到文件「".encode() + b"\xff.jingxi" + "」\n".encode(),
    )


def test_a_reader_that_goes_away_is_no_fault(demo_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jingxi_desktop", "list", str(demo_path), "project", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert not (paths.state_dir() / "jingxi.log").exists()


def test_an_error_while_reading_a_damaged_page_is_one_sentence(
    cli: Cli, empty_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jingxi_desktop.ledger import trust

    with Ledger.open(empty_path) as ledger, ledger.change("成批") as change:
        rows = [(f"p{number}", "园" * 300) for number in range(500)]
        change.insert_many("park", ("id", "name"), rows)
    data = bytearray(empty_path.read_bytes())
    middle = data.index("园园园".encode(), len(data) // 3) // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    empty_path.write_bytes(data)
    monkeypatch.setattr(trust, "is_known", lambda _path: True)
    result = cli("list", empty_path, "park")
    assert result.status == 1
    assert "已损坏" in result.err
    assert result.err.count("\n") == 1


_LOADED = """
import sys
from jingxi_desktop.cli.commands import jingxi
from jingxi_desktop.cli.packages import package
from jingxi_desktop.cli.shell import run
status = run(jingxi, sys.argv[1:])
heavy = ("PySide6", "matplotlib", "numpy", "sqlite_utils")
print([name for name in heavy if name in sys.modules], file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["list", "{path}", "project"], ["check", "{path}"]]
)
def test_nothing_heavy_is_loaded_to_read(path: Path, arguments: list[str]) -> None:
    arguments = [argument.format(path=path) for argument in arguments]
    command = [sys.executable, "-c", _LOADED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_rendering_prints_each_picture(
    cli: Cli, empty_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jingxi_desktop import app

    seen: list[object] = []

    def paint(file: Path, folder: Path, *, look: str, language: str) -> list[Path]:
        seen.extend((file, folder, look, language))
        return [tmp_path / "任务.png", tmp_path / "项目.png"]

    monkeypatch.setattr(app, "render", paint)
    result = cli("render", empty_path, tmp_path, "--theme", "dark", "--lang", "en")
    assert result.out == f"{tmp_path / '任务.png'}\n{tmp_path / '项目.png'}\n"
    assert seen == [empty_path, tmp_path, "dark", "en"]


def test_the_man_page_names_every_command() -> None:
    page = (Path(__file__).parents[2] / "packaging" / "deb" / "jingxi.1").read_text("utf-8")
    names = {name for name, command in COMMANDS.items() if command and not command.hidden}
    names -= {"package"}
    names |= {f"package {name}" for name in package.commands}
    assert {
        name for name in names if f".BI {name} " not in page and f'.BI "{name}" ' not in page
    } == set()
