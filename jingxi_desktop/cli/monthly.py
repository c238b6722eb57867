"""The commands of the monthly round: the report of a month, its closing, and what became of it."""

from __future__ import annotations

from pathlib import Path

import click

from jingxi_desktop.cli.commands import file_argument, jingxi, json_option
from jingxi_desktop.translation import tr

_month = click.argument("month", metavar="YYYY-MM")


@jingxi.command(help=tr("输出一个月的月报：每个数字、它的口径和计入的记录"))
@file_argument
@click.argument("name", metavar="month", type=click.Choice(["month"]))
@click.argument("period", metavar="YYYY-MM")
@json_option
def report(file: Path, name: str, period: str, as_json: bool) -> None:
    """Print the state at the end of a month."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger import month, rules, since_closing
    from jingxi_desktop.ledger.ledger import Ledger

    with Ledger.open(file, read_only=True) as ledger:
        state, amounts = month.report(ledger, period), rules.amounts_of(ledger)
        said = since_closing.of_projects(ledger, state)
    click.echo(
        text.as_json(text.month_values(state))
        if as_json
        else "".join(text.month(state, amounts, said)),
        nl=as_json,
    )


@jingxi.command(help=tr("封账：留存一个月的数据，此后改动须写明更正原因"))
@file_argument
@_month
def close(file: Path, month: str) -> None:
    """Close a month."""
    from jingxi_desktop.ledger import closing
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records.dates import format_date

    with Ledger.open(file) as ledger:
        closed = closing.close(ledger, month)
    click.echo(tr("{month}已封账", month=format_date(closed.month)))


@jingxi.command(help=tr("解除一个月的封账"))
@file_argument
@_month
@click.option("--reason", required=True, help=tr("为什么解除"))
def reopen(file: Path, month: str, reason: str) -> None:
    """Open a closed month again."""
    from jingxi_desktop.ledger import closing
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records.dates import format_date, month_named

    name = month_named(month)
    with Ledger.open(file) as ledger:
        closing.reopen(ledger, name, reason)
    click.echo(tr("{month}已解除封账", month=format_date(name)))


@jingxi.command(help=tr("列出两个月之间的新增、变动、取消和更正"))
@file_argument
@click.argument("earlier", metavar="YYYY-MM")
@click.argument("later", metavar="YYYY-MM")
@json_option
def compare(file: Path, earlier: str, later: str, as_json: bool) -> None:
    """Print what became of the projects between two months."""
    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger import difference, rules
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records.dates import month_named

    with Ledger.open(file, read_only=True) as ledger:
        found = difference.compare(ledger, month_named(earlier), month_named(later))
        amounts = rules.amounts_of(ledger)
    if as_json:
        click.echo(text.as_json(text.difference_values(found)))
    else:
        click.echo("".join(text.differences(found, amounts)), nl=False)


@jingxi.command(help=tr("列出一年或一个月封账后的更正"))
@file_argument
@click.argument("period", metavar="YYYY[-MM]")
@json_option
def corrections(file: Path, period: str, as_json: bool) -> None:
    """Print what was corrected in the closed months of a year, or in one month."""
    from msgspec import to_builtins

    from jingxi_desktop.cli import text
    from jingxi_desktop.ledger import closed_months, rules
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.records import dates

    with Ledger.open(file, read_only=True) as ledger:
        found = closed_months.corrections(ledger, *dates.months_within(period))
        amounts = rules.amounts_of(ledger)
    if as_json:
        click.echo(text.as_json(to_builtins(found)))
    else:
        click.echo("".join(text.corrections(found, amounts)), nl=False)
