"""The command `import`: a table of a spreadsheet into the ledger."""

from __future__ import annotations

from pathlib import Path

import click

from jingxi_desktop.cli.commands import assignment, file_argument, jingxi, json_option
from jingxi_desktop.exchange import collector
from jingxi_desktop.records.errors import UserError
from jingxi_desktop.translation import tr


@jingxi.command("import", help=tr("导入 xlsx、xls、xlsb、ods、csv 表格；有问题的行逐条列出"))
@file_argument
@click.argument("spreadsheet", metavar="SHEET", type=Path)
@click.option("--kind", required=True, help=tr("导入成哪一类记录"))
@click.option("--sheet", default="", metavar="NAME", help=tr("工作表的名称，默认为唯一有表的那张"))
@click.option("--table", type=click.IntRange(1), metavar="N", help=tr("工作表上的第几张表"))
@click.option(
    "--header",
    "header_rows",
    type=click.IntRange(1),
    multiple=True,
    metavar="N",
    help=tr("表头在第几行，有几行写几次；默认自己找"),
)
@click.option("--transpose", is_flag=True, help=tr("转置读取：表是横着的，一列一条"))
@click.option(
    "--map",
    "said",
    multiple=True,
    metavar="FIELD=HEADER",
    help=tr("字段是哪一列：列名或列的字母；等号后留空即不导入"),
)
@click.option("--key", default="", metavar="FIELD", help=tr("按哪个字段对照已有的记录"))
@click.option(
    "--year",
    type=click.IntRange(1949, 2100),
    help=tr("记入哪一年，默认为表名写明的年度，没写则为台账的年度"),
)
@click.option("--month", default="", metavar="YYYY-MM", help=tr("月度字段记入哪个月"))
@click.option(
    "--unit",
    "units",
    multiple=True,
    metavar="万元|FIELD=万元",
    help=tr("表里没有写明单位的金额以此为单位；写了字段的，那一列以此为准，不看表里的单位"),
)
@click.option("--clear-empty", is_flag=True, help=tr("空的单元格清空字段，默认不改动"))
@click.option(
    "--row",
    "decided",
    multiple=True,
    metavar="N=ID|new",
    help=tr("第几行是哪条记录（名称或编号），或是新增"),
)
@click.option("--skip-problems", is_flag=True, help=tr("不导入有问题的行，导入其余的"))
@click.option("--reason", default="", help=tr("更正原因，改动已封账的月份时必须写明"))
@click.option("--dry-run", is_flag=True, help=tr("只核对，不导入"))
@json_option
@collector.at_rest()
def import_table(
    file: Path,
    spreadsheet: Path,
    kind: str,
    sheet: str,
    table: int | None,
    header_rows: tuple[int, ...],
    said: tuple[str, ...],
    key: str,
    year: int | None,
    month: str,
    units: tuple[str, ...],
    decided: tuple[str, ...],
    reason: str,
    *,
    transpose: bool,
    clear_empty: bool,
    skip_problems: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Import a table as one change, or say what stands against it."""
    from concurrent.futures import ThreadPoolExecutor

    from jingxi_desktop.exchange.spreadsheets import reading
    from jingxi_desktop.records import kind_named

    imported = kind_named(kind)
    unit_of = dict(_unit(words) for words in units)
    # The child process reads while this one imports what it needs then.
    with ThreadPoolExecutor(1) as pool:
        book = pool.submit(reading.read, spreadsheet)
        from jingxi_desktop.cli import text
        from jingxi_desktop.exchange.importing import apply, mapping, mapping_memory, plan
        from jingxi_desktop.exchange.tables import choosing
        from jingxi_desktop.ledger import queries
        from jingxi_desktop.ledger.ledger import Ledger, load_for_writing
        from jingxi_desktop.records.dates import month_named

        load_for_writing()
    found = choosing.table(book.result(), sheet, table, header_rows, transposed=transpose)
    with Ledger.open(file, read_only=dry_run) as ledger:

        def record(name: str) -> str:
            return name if name == plan.NEW else queries.find(ledger, imported, name)

        options = plan.Options(
            year=year
            or (int(month_named(month)[:4]) if month else None)
            or mapping.year_of(found, ledger.year),
            month=month and month_named(month),
            key=key,
            unit=unit_of.pop("", ""),
            clears=clear_empty,
            decided={_number(row): record(name) for row, name in map(assignment, decided)},
        )
        mapped = mapping.find(
            imported, found, options.year, options.month, dict(map(assignment, said)), unit_of
        )
        planned = plan.plan(ledger, imported, found, mapped.places, options)
        if as_json:
            for piece in text.import_values(planned):
                click.echo(piece, nl=False)
        else:
            click.echo("".join(text.imported(ledger, found, mapped, planned)), nl=False)
        if planned.problems and not skip_problems:
            click.echo(tr("有问题的行，没有导入；请改正表格，或用 --skip-problems 跳过"), err=True)
            return 1
        if dry_run:
            return 0
        count = apply.apply(ledger, planned, spreadsheet.name, reason)
        if said or unit_of:
            mapping_memory.remember(imported, found, mapped.places, options.year)
        if count and mapping.takes_year(imported, mapped.places) and options.year != ledger.year:
            _say_year(options.year, ledger.year)
    if not as_json:
        click.echo(tr("已导入 {n} 行", n=f"{count:,}") if count else tr("没有变化"))
    return 0


def _say_year(year: int, shown: int) -> None:
    """Say beside the output that what was imported is of another year than the ledger shows."""
    sentence = tr(
        "导入的是 {year} 年度，台账现看 {shown} 年度；列出、打印和导出时写 --year {year}",
        year=year,
        shown=shown,
    )
    click.echo(sentence, err=True)


def _unit(words: str) -> tuple[str, str]:
    """A field and its unit; "" for those of which nothing is said."""
    name, _, unit = words.rpartition("=")
    return name.strip(), unit.strip()


def _number(row: str) -> int:
    if not row.isdecimal():
        raise UserError(tr("「{text}」不是行号", text=row))
    return int(row)
