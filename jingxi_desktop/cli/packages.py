"""The commands of the return package: made for a unit, merged when it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jingxi_desktop.cli.commands import file_argument, jingxi, json_option
from jingxi_desktop.cli.shell import Group
from jingxi_desktop.records.errors import FormError, UserError
from jingxi_desktop.translation import mark, tr

if TYPE_CHECKING:
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.merge import Side
    from jingxi_desktop.ledger.merge_cells import Merge

_prefer = click.option(
    "--prefer",
    type=click.Choice(["ours", "theirs", "later"]),
    help=tr("冲突以我方（ours）、对方（theirs）还是较晚的修改（later）为准"),
)
_passphrase_file = click.option(
    "--passphrase-file",
    type=Path,
    help=tr("口令在这个文件里；不写则当场询问"),
)
_reason = click.option("--reason", default="", help=tr("更正原因，合并已封账的月份时必须写明"))
_skip = click.option(
    "--skip-problems", is_flag=True, help=tr("合并后会不合规则的记录不合并，其余照合并")
)
_dry_run = click.option("--dry-run", is_flag=True, help=tr("只比较，不合并"))


@jingxi.group(
    cls=Group,
    options_metavar="",
    subcommand_metavar=tr("命令 …"),
    help=tr(
        "填报包：制作（make）、封装（seal）、解封（unseal）、合并（merge）、汇总一个文件夹（collect）"
    ),
)
def package() -> None:
    """The return package."""


def _passphrase(file: Path | None, path: Path, *, new: bool = False) -> str:
    """The passphrase of the sealed package at `path`, from a file, else asked for; a new one twice."""
    if file is not None:
        try:
            # Notepad puts a mark before it.
            return file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(tr("不能读取口令文件「{path}」", path=file)) from error
    first: str = click.prompt(tr("「{name}」的口令", name=path.name), hide_input=True)
    if new and first != click.prompt(tr("再输一次口令"), hide_input=True):
        raise UserError(tr("两次输入的口令不同"))
    return first


@package.command(
    help=tr(
        "制作一个单位一个月的填报包；文件名以 .jxseal 结尾则同时封装，以 .xlsx 结尾则是用 Excel 或 WPS 填的填报表"
    )
)
@file_argument
@click.argument("out", type=Path)
@click.option("--unit", help=tr("单位的名称、简称或编号；不写则每个单位各做一个，OUT 是文件夹"))
@click.option("--month", required=True, metavar="YYYY-MM", help=tr("填报的月份"))
@click.option(
    "--form",
    type=click.Choice(["jxpkg", "jxseal", "xlsx"]),
    default="jxpkg",
    help=tr("每个单位各做一个时的格式，默认为 jxpkg"),
)
@_passphrase_file
def make(
    file: Path, out: Path, unit: str | None, month: str, form: str, passphrase_file: Path | None
) -> None:
    """Make the package of a unit, or of each that has projects or tasks."""
    from jingxi_desktop.exchange.packages import parcels
    from jingxi_desktop.ledger import creation, package, queries
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records import Organisation
    from jingxi_desktop.records.dates import month_named

    name = month_named(month)
    suffix = f".{form}" if unit is None else out.suffix
    with Ledger.open(file, read_only=True) as ledger:
        if unit is None:
            year = int(name[:4])
            places = package.places(package.asked(ledger, year), out, name, suffix)
            if not places:
                raise UserError(package.none_asked(year))
            if not out.is_dir():
                sentence = mark(
                    "没有文件夹「{path}」；不写 --unit 则每个单位各做一个，存入已有的文件夹"
                )
                raise UserError(tr(sentence, path=out))
        else:
            places = {queries.find(ledger, Organisation.KIND, unit): out}
        for path in places.values():
            creation.check_free(path)
        passphrase = ""
        if suffix == package.SEALED:
            passphrase = _passphrase(passphrase_file, out, new=True)
        count = parcels.make_all(ledger, places, name, passphrase)
    if unit is None:
        click.echo(tr("已制作 {n} 个填报包，存在 {folder}", n=len(places), folder=out))
    else:
        click.echo(tr("已制作填报包 {path}：{n} 个项目和任务", path=out, n=count))


@package.command(help=tr("用口令封装填报包，得到可以发送的一份；原来的留在原处"))
@file_argument
@click.argument("out", type=Path)
@_passphrase_file
def seal(file: Path, out: Path, passphrase_file: Path | None) -> None:
    """Seal a copy of a package."""
    from jingxi_desktop.exchange.packages import sealing

    sealing.check_sealing(file, out)
    sealing.seal(file, out, _passphrase(passphrase_file, out, new=True))
    click.echo(tr("已封装到 {path}", path=out))


@package.command(help=tr("凭口令解封，得到可以填写的填报包"))
@file_argument
@click.argument("out", type=Path)
@_passphrase_file
def unseal(file: Path, out: Path, passphrase_file: Path | None) -> None:
    """Open a sealed package into one that can be filled in."""
    from jingxi_desktop.exchange.packages import sealing

    sealing.check_unsealing(file, out)
    sealing.unseal(file, out, _passphrase(passphrase_file, file))
    click.echo(tr("已解封到 {path}", path=out))


@package.command(help=tr("合并一个返回的填报包；有冲突而没有 --prefer 时只列出，不合并"))
@file_argument
@click.argument("returned", metavar="PACKAGE", type=Path)
@_prefer
@_reason
@_passphrase_file
@_skip
@_dry_run
@json_option
def merge(
    file: Path,
    returned: Path,
    prefer: Side | None,
    reason: str,
    passphrase_file: Path | None,
    skip_problems: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Merge a package, three-way by cell."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.exchange.packages import package_files
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(file, read_only=dry_run) as ledger:
        try:
            found = package_files.compare(ledger, returned, partial(_passphrase, passphrase_file))
        except FormError as error:
            click.echo("\n".join(error.places), err=True)
            raise
        if as_json:
            click.echo(text.as_json(text.merge_values(found)))
        else:
            click.echo("".join(text.merge(ledger, found)), nl=False)
        if dry_run:
            return 0
        count = _apply(ledger, (found,), prefer, reason, skip_problems=skip_problems)
    if count is None:
        return 1
    if not as_json:
        click.echo(tr("已合并 {n} 处", n=count) if count else tr("没有变化"))
    return 0


def _apply(
    ledger: Ledger, found: Sequence[Merge], prefer: Side | None, reason: str, *, skip_problems: bool
) -> int | None:
    """Merge by a rule; how many cells changed. Says what is open or would break its rules: None if that
    stops it."""
    from jingxi_desktop.ledger import merge as merging

    choices = {} if prefer is None else merging.settled(found, prefer)
    left = [each for merge in found for each in merge.conflicts if each.cell.key not in choices]
    if left and prefer is not None:
        click.echo(
            tr("几个填报包互相不一致，没有合并；请用 --prefer later，或用 --without 去掉一份"),
            err=True,
        )
        return None
    if left:
        click.echo(tr("有冲突，没有合并；请用 --prefer 选定以哪方为准"), err=True)
        return None
    skipped: set[tuple[str, str]] = set()
    while True:
        try:
            return merging.apply(ledger, found, choices, reason, skipped)
        except merging.ProblemsError as error:
            for problem in error.problems:
                click.echo(
                    tr("问题  {title}：{why}", title=problem.title, why=problem.sentence), err=True
                )
            if not skip_problems:
                click.echo(tr("有问题，没有合并；用 --skip-problems 合并其余的记录"), err=True)
                return None
            # One that stays as it was may break the rules of another.
            skipped |= {problem.place for problem in error.problems}


@package.command(
    help=tr("汇总一个文件夹里返回的全部填报包，合并是一步；有冲突而没有 --prefer 时只列出，不合并")
)
@file_argument
@click.argument("folder", type=Path)
@click.option(
    "--without",
    metavar="FILE",
    type=Path,
    multiple=True,
    help=tr("不汇总文件夹里的这个文件，其余照常；可以写几次"),
)
@_prefer
@_reason
@_passphrase_file
@_skip
@_dry_run
@json_option
def collect(
    file: Path,
    folder: Path,
    without: tuple[Path, ...],
    prefer: Side | None,
    reason: str,
    passphrase_file: Path | None,
    skip_problems: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Merge a folder of packages, and say what came from whom and who has not returned."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.exchange.packages import package_files
    from jingxi_desktop.ledger import collecting
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(file, read_only=dry_run) as ledger:
        paths, left_out = package_files.files(folder), {path.name for path in without}
        for name in left_out.difference(path.name for path in paths):
            raise UserError(tr("「{folder}」里没有填报包「{name}」", folder=folder, name=name))

        def passphrase_of(path: Path) -> str | None:
            return None if path.name in left_out else _passphrase(passphrase_file, path)

        came = tuple(package_files.compare_all(ledger, paths, passphrase_of, without=left_out))
        if as_json:
            click.echo(text.as_json(text.collected_values(ledger, came)))
        else:
            click.echo("".join(text.collected(ledger, came)), nl=False)
        refused = any(each.merge is None and not each.left_out for each in came)
        if dry_run:
            return int(refused)
        found = collecting.merges(came)
        count = _apply(ledger, found, prefer, reason, skip_problems=skip_problems) if found else 0
        if count is None:
            return 1
        if not as_json:
            click.echo(tr("已合并 {n} 处", n=count) if count else tr("没有变化"))
            click.echo("".join(text.unreturned(ledger, came)), nl=False)
    return int(refused)
