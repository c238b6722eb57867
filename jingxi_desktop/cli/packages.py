"""The commands of the return package: made for a unit, merged when it comes back."""

from __future__ import annotations

from pathlib import Path

import click

from jingxi_desktop.cli.commands import file_argument, jingxi, json_option
from jingxi_desktop.cli.shell import Group
from jingxi_desktop.records.errors import UserError
from jingxi_desktop.translation import tr

_prefer = click.option(
    "--prefer",
    type=click.Choice(["ours", "theirs", "later"]),
    help=tr("冲突以我方（ours）、对方（theirs）还是较晚的修改（later）为准"),
)
_reason = click.option("--reason", default="", help=tr("更正原因，合并已封账的月份时必须写明"))


@jingxi.group(
    cls=Group,
    options_metavar="",
    subcommand_metavar=tr("命令 …"),
    help=tr("填报包：制作（make）、合并（merge）、汇总一个文件夹（collect）"),
)
def package() -> None:
    """The return package."""


@package.command(help=tr("制作一个单位一个月的填报包"))
@file_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--unit", required=True, help=tr("单位的名称、简称或编号"))
@click.option("--month", required=True, metavar="YYYY-MM", help=tr("填报的月份"))
def make(file: Path, out: Path, unit: str, month: str) -> None:
    """Make the package of a unit."""
    from jingxi_desktop.ledger import package as packages
    from jingxi_desktop.ledger import queries
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records import Organisation
    from jingxi_desktop.records.dates import month_named

    if out.suffix != packages.SUFFIX:
        raise UserError(tr("填报包的文件名请以 {suffix} 结尾", suffix=packages.SUFFIX))
    name = month_named(month)
    with Ledger.open(file, read_only=True) as ledger:
        unit_id = queries.find(ledger, Organisation.KIND, unit)
        count = packages.make(ledger, unit_id, name, out)
    click.echo(tr("已制作填报包 {path}：{n} 个项目和任务", path=out, n=count))


@package.command(help=tr("合并一个返回的填报包；有冲突而没有 --prefer 时只列出，不合并"))
@file_argument
@click.argument("returned", metavar="PACKAGE", type=click.Path(path_type=Path))
@_prefer
@_reason
@click.option("--dry-run", is_flag=True, help=tr("只比较，不合并"))
@json_option
def merge(
    file: Path, returned: Path, prefer: str | None, reason: str, dry_run: bool, as_json: bool
) -> int:
    """Merge a package, three-way by cell."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger import merge as merging
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(file) as ledger:
        found = merging.compare(ledger, returned)
        if as_json:
            click.echo(text.as_json(text.merge_values(found)))
        else:
            click.echo("".join(text.merge(found)), nl=False)
        if dry_run:
            return 0
        if found.conflicts and prefer is None:
            click.echo(tr("有冲突，没有合并；请用 --prefer 选定以哪方为准"), err=True)
            return 1
        choices = merging.settled(found, merging.side(prefer))
        count = merging.apply(ledger, returned, found, choices, reason)
    if not as_json:
        click.echo(tr("已合并 {n} 处", n=count) if count else tr("没有变化"))
    return 0


@package.command(help=tr("汇总一个文件夹里返回的全部填报包，每个一步；有冲突的排在前面"))
@file_argument
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_prefer
@_reason
def collect(file: Path, folder: Path, prefer: str | None, reason: str) -> int:
    """Merge a folder of packages, and say what came from whom and who has not returned."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger import merge as merging
    from jingxi_desktop.ledger import returns
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.ledger.package import SUFFIX

    files = sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise UserError(tr("「{path}」里没有填报包（*{suffix}）", path=folder, suffix=SUFFIX))
    open_ones = []
    with Ledger.open(file) as ledger:
        compared = [(path, merging.compare(ledger, path)) for path in files]
        months = {found.package.month for _path, found in compared}
        for path, found in sorted(compared, key=lambda pair: (not pair[1].conflicts, pair[0])):
            if found.conflicts and prefer is None:
                open_ones.append(path)
                click.echo("".join(text.merge(found)), nl=False)
                continue
            # An earlier package of the folder may have brought the same already.
            found = merging.compare(ledger, path)
            choices = merging.settled(found, merging.side(prefer))
            count = merging.apply(ledger, path, found, choices, reason)
            click.echo(tr("{package}：已合并 {n} 处", package=found.package.title, n=count))
        for month in sorted(months):
            click.echo(returns.unreturned_text(ledger, month) or tr("{month}全部已报", month=month))
    for path in open_ones:
        click.echo(tr("有冲突，没有合并：{path}", path=path.name), err=True)
    return 1 if open_ones else 0
