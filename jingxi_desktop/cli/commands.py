"""The commands of `jingxi`. Each is a few lines: the work is in the layers below."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click

from jingxi_desktop import __version__
from jingxi_desktop.cli.shell import WINDOW, Program
from jingxi_desktop.records.errors import UserError
from jingxi_desktop.translation import tr

if TYPE_CHECKING:
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records import Value

# Written out, so that help need not import the records; a test compares the two.
KINDS = (
    "organisation plan task task_month project project_month node problem park enterprise indicator"
    " reading event attachment"
)

_MODULES = {
    "import": "importing",
    "report": "monthly",
    "close": "monthly",
    "reopen": "monthly",
    "compare": "monthly",
    "corrections": "monthly",
    "package": "packages",
    "rollover": "yearly",
}

file_argument = click.argument("file", type=Path)
_kind = click.argument("kind")
json_option = click.option("--json", "as_json", is_flag=True, help=tr("输出 JSON；金额为整数元"))
_year = click.option(
    "--year", type=click.IntRange(1949, 2100), help=tr("哪一年的计划，默认为台账的年度")
)


@click.group(
    cls=Program,
    modules={name: f"jingxi_desktop.cli.{module}" for name, module in _MODULES.items()},
    invoke_without_command=True,
    options_metavar="",
    subcommand_metavar=tr("[台账文件] | 命令 …"),
    help=tr("京西转型台账。后面写台账文件则打开窗口，写命令则不开窗口直接办理。"),
    epilog=tr("记录类别：{kinds}", kinds=KINDS),
)
@click.option(
    "--selftest", is_flag=True, help=tr("在临时文件夹里试一遍全部功能，全部通过则退出状态为 0")
)
@click.option("--version", is_flag=True, help=tr("显示版本"))
@click.pass_context
def jingxi(context: click.Context, *, selftest: bool, version: bool) -> int:
    """The program; without a command it opens the window."""
    if version:
        click.echo(__version__)
        context.exit()
    if selftest:
        from jingxi_desktop.cli import selftest as trial

        context.exit(trial.run())
    return _open_window(None) if context.invoked_subcommand is None else 0


def application() -> ModuleType:
    """The module of the window, loaded. Until it shows something, nothing is collected: what a start
    makes stays, and looking it through again and again is a tenth of the time to the first rows."""
    gc.disable()
    from jingxi_desktop import app

    return app


def _open_window(path: Path | None) -> int:
    status: int = application().run(path)
    return status


@jingxi.command("read-spreadsheet", hidden=True, help=tr("从标准输入读一个表格文件"))
@click.argument("seconds", type=click.IntRange(1))
@click.argument("memory", type=click.IntRange(1))
def read_spreadsheet(seconds: int, memory: int) -> None:
    """The child process of `jingxi_desktop.exchange.spreadsheets.reading`."""
    from jingxi_desktop.exchange.spreadsheets import reader
    from jingxi_desktop.exchange.spreadsheets.limits import Limits

    reader.main(Limits(seconds, memory))


@jingxi.command(WINDOW, hidden=True, help=tr("打开窗口"))
@file_argument
def open_window(file: Path) -> int:
    """Open a ledger in the window."""
    if not file.exists():
        raise UserError(
            tr("没有「{word}」这个命令，也没有这个文件；全部命令见 jingxi --help", word=file)
        )
    return _open_window(file)


@jingxi.command(help=tr("新建台账；已有的文件不会被覆盖"))
@file_argument
@click.option(
    "--sample", default="empty", metavar="article|demo|empty|scale", help=tr("填入什么，默认为空")
)
@click.option("--projects", type=click.IntRange(1), metavar="N", help=tr("scale 填入的项目数"))
@click.option(
    "--year",
    type=click.IntRange(1949, 2100),
    metavar="YYYY",
    help=tr("空台账是哪一年的，默认随其中的计划、项目和任务，都没有则为今年"),
)
def new(file: Path, sample: str, projects: int | None, year: int | None) -> None:
    """Make a ledger and fill it with a sample."""
    from jingxi_desktop.ledger import samples

    if (sample == "scale") != (projects is not None):
        raise UserError(tr("--sample scale 与 --projects N 要一起写"))
    samples.make(file, sample, projects=projects or 0, year=year)
    click.echo(tr("已新建 {file}", file=file))


@jingxi.command("list", help=tr("列出一类记录"))
@file_argument
@_kind
@json_option
@_year
def list_records(file: Path, kind: str, as_json: bool, year: int | None) -> None:
    """List the records of a kind."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records import kind_named

    listed = kind_named(kind)
    with Ledger.open(file, read_only=True) as ledger:
        pages = text.pages(ledger, listed, year or ledger.year)
        for piece in text.json_list(pages) if as_json else text.table(ledger, listed, pages):
            click.echo(piece, nl=False)
        _say_nothing(ledger, kind, year)


def _say_nothing(ledger: Ledger, name: str, year: int | None) -> None:
    """Say beside the output that a table has no rows, which is no error."""
    from jingxi_desktop.reports.records import nothing

    if sentence := nothing(ledger, name, year or ledger.year):
        click.echo(sentence, err=True)


@jingxi.command(help=tr("显示一条记录和它的变更记录"))
@file_argument
@_kind
@click.argument("record", metavar="ID")
@json_option
@_year
def show(file: Path, kind: str, record: str, as_json: bool, year: int | None) -> None:
    """Show one record, named by its id or its name, with its history."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger import queries
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records import kind_named

    shown = kind_named(kind)
    with Ledger.open(file, read_only=True) as ledger:
        found = queries.get(ledger, shown, queries.find(ledger, shown, record), year)
        if as_json:
            click.echo(
                text.as_json({**found.values(), "history": text.history_values(ledger, found)})
            )
        else:
            click.echo("".join(text.one_record(ledger, found)), nl=False)


@jingxi.command("set", help=tr("修改一条记录，如 total_investment=1.2亿元；等号后留空即清空"))
@file_argument
@_kind
@click.argument("record", metavar="ID")
@click.argument("assignments", metavar=tr("字段=值…"), nargs=-1, required=True)
@_year
@click.option("--reason", default="", help=tr("更正原因，改动已封账的月份时必须写明"))
def set_fields(
    file: Path,
    kind: str,
    record: str,
    assignments: tuple[str, ...],
    year: int | None,
    reason: str,
) -> None:
    """Set fields of one record to what a person would type, as one change."""
    from jingxi_desktop.ledger import commands, queries, rules
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.words import Shown, change_line
    from jingxi_desktop.records import kind_named

    edited = kind_named(kind)
    typed = dict(map(assignment, assignments))
    with Ledger.open(file) as ledger:
        before = queries.get(ledger, edited, queries.find(ledger, edited, record), year)
        values: dict[str, Value] = {
            name: commands.parse(ledger, edited.field(name), value) for name, value in typed.items()
        }
        with ledger.change(tr("更正"), reason=reason) if reason else nullcontext():
            commands.edit(ledger, edited, [before.id], values, year)
        shown = Shown(ledger)
        changed = [
            change_line(shown.with_unit, edited.field(name), getattr(before, name), value)
            for name, value in values.items()
            if getattr(before, name) != value
        ]
        click.echo("\n".join(changed) or tr("没有变化"))
        after = queries.get(ledger, edited, before.id, year)
        doubts = commands.doubts(ledger, edited, {before.id: values})
        doubts += [after.doubt_of(name, rules.amounts_of(ledger)) for name in values]
    for doubt in filter(None, doubts):
        click.echo(tr("请核对：{doubt}", doubt=doubt), err=True)


def assignment(words: str) -> tuple[str, str]:
    """A name and what it is given: name=value. Raises UserError without the sign."""
    name, sign, value = words.partition("=")
    if not sign:
        raise UserError(tr("「{text}」里少了等号，应写成 名称=值", text=words))
    return name.strip(), value.strip()


@jingxi.command(help=tr("撤销最近一次修改"))
@file_argument
def undo(file: Path) -> None:
    """Take back the last edit."""
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(file) as ledger:
        label = ledger.undo()
    click.echo(tr("没有可撤销的修改") if label is None else tr("已撤销：{label}", label=label))


@jingxi.command(help=tr("重做最近一次撤销的修改"))
@file_argument
def redo(file: Path) -> None:
    """Do the last undone edit again."""
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(file) as ledger:
        label = ledger.redo()
    click.echo(tr("没有可重做的修改") if label is None else tr("已重做：{label}", label=label))


@jingxi.command(help=tr("把图表存成 PNG、SVG 或 PDF；名称不对时列出可用的图表"))
@file_argument
@click.argument("name", metavar="NAME")
@click.argument("out", type=Path)
@_year
def chart(file: Path, name: str, out: Path, year: int | None) -> None:
    """Save a chart as a file; its suffix says as which."""
    from jingxi_desktop.charts import export
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(file, read_only=True) as ledger:
        export.save(ledger, year or ledger.year, name, out)
    click.echo(str(out))


@jingxi.command("print", help=tr("把一类记录或 month（最近填报的月份）的表格打印成 PDF，A4 横向"))
@file_argument
@_kind
@click.argument("out", type=Path)
@_year
def print_table(file: Path, kind: str, out: Path, year: int | None) -> None:
    """Print a table into a PDF file."""
    from jingxi_desktop import app
    from jingxi_desktop.ledger.ledger import Ledger

    app.print_table(file, kind, out, year)
    with Ledger.open(file, read_only=True) as ledger:
        _say_nothing(ledger, kind, year)
    click.echo(str(out))


@jingxi.command(help=tr("把一类记录或 month（最近填报的月份）的表格存成 Excel 工作簿或 CSV 表格"))
@file_argument
@_kind
@click.argument("out", type=Path)
@_year
@click.option("--columns", default="", metavar="a,b,c", help=tr("要哪些字段，依此为序；默认全部"))
@click.option("--force", is_flag=True, help=tr("覆盖已有的文件"))
def export(
    file: Path, kind: str, out: Path, year: int | None, columns: str, *, force: bool
) -> None:
    """Save the records of a kind as a table; the file's suffix says as which."""
    from jingxi_desktop.exchange.exporting import export as tables
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.reports.records import MonthListing, listing_named

    names = list(dict.fromkeys(name.strip() for name in columns.split(",") if name.strip()))
    with Ledger.open(file, read_only=True) as ledger:
        listing = listing_named(ledger, kind, year or ledger.year)
        if isinstance(listing, MonthListing):
            shown = names or listing.columns
            count = tables.save_month(
                ledger, listing.sheet, listing.month, shown, out, overwrite=force
            )
        else:
            count = tables.save(ledger, listing.query, names, out, overwrite=force)
        _say_nothing(ledger, kind, year)
    click.echo(tr("已导出 {n} 行到 {path}", n=f"{count:,}", path=out))


@jingxi.command(help=tr("把每个页签和图表画成 PNG，存入一个文件夹"))
@file_argument
@click.argument("outdir", type=Path)
@click.option(
    "--theme", type=click.Choice(["light", "dark"]), default="light", help=tr("浅色或深色")
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help=tr("中文或英文"))
def render(file: Path, outdir: Path, theme: str, lang: str) -> None:
    """Paint every tab and chart into a folder."""
    from jingxi_desktop import app
    from jingxi_desktop.ledger import verify

    verify.check_file(file)
    for path in app.render(file, outdir, look=theme, language=lang):
        click.echo(str(path))


@jingxi.command(help=tr("检查台账的结构、完整性、引用和变更记录"))
@file_argument
def check(file: Path) -> int:
    """Say everything that is wrong with a ledger; exit status 1 if there is anything."""
    from jingxi_desktop.ledger import verify

    problems = verify.problems(file)
    for problem in problems:
        click.echo(problem)
    if not problems:
        click.echo(tr("{file}：完好", file=file))
    return 1 if problems else 0
