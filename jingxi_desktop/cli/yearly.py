"""The command of the turn of the year: a ledger goes into the next one."""

from __future__ import annotations

from pathlib import Path

import click

from jingxi_desktop.cli.commands import file_argument, jingxi, json_option
from jingxi_desktop.translation import tr


@jingxi.command(help=tr("年度结转：续建和新建项目、前期项目转入下一年，竣工的留下"))
@file_argument
@click.option(
    "--to",
    "next_year",
    type=click.IntRange(1950, 2100),
    metavar="YYYY",
    help=tr("结转到哪一年，默认为最近有填报的年度的下一年"),
)
@click.option(
    "--start",
    "starting",
    multiple=True,
    metavar=tr("项目"),
    help=tr("转为新建的前期项目，写名称、项目代码或 id，可写多次"),
)
@click.option("--tasks", is_flag=True, help=tr("未完成、未取消的任务也转入"))
@click.option("--indicators", is_flag=True, help=tr("完成时限在以后年度的指标也转入"))
@click.option("--dry-run", is_flag=True, help=tr("只看结果，不写入"))
@json_option
def rollover(
    file: Path,
    next_year: int | None,
    starting: tuple[str, ...],
    tasks: bool,
    indicators: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take a ledger into the next year, or only say what would become of it."""
    from msgspec import to_builtins

    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger import queries
    from jingxi_desktop.ledger import rollover as work
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records import Project

    with Ledger.open(file, read_only=dry_run) as ledger:
        year = work.latest_year(ledger) if next_year is None else next_year - 1
        chosen = [queries.find(ledger, Project.KIND, name) for name in starting]
        plan = work.plan(ledger, year, chosen).with_only(tasks=tasks, indicators=indicators)
        is_written = not dry_run and work.apply(ledger, plan)
        done = {**to_builtins(plan), "is_written": is_written}
        click.echo(
            text.as_json(done) if as_json else "".join(text.rollover(ledger, plan)), nl=as_json
        )
        if not (as_json or is_written):
            click.echo(tr("没有写入") if dry_run else tr("没有要结转的，什么都没有变"))
