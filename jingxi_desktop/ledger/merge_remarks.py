"""What is to be said of a returned package beside what it brings: how and when it came, and what to look at."""

import json
from collections.abc import Iterator, Sequence

from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.ledger.merge_cells import Cell, Touch, row_of
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.ledger.past_merges import Past
from jingxi_desktop.ledger.row_comparison import Found
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import KINDS
from jingxi_desktop.translation import tr


def outdated(before: Past, sender: Touch) -> Iterator[str]:
    """Say that a later return of the same package is merged already, if one is."""
    merged = [(Touch(at=filled), file) for _change, file, filled in before.merged]
    touch, file = max(merged, key=lambda each: each[0].instant, default=(Touch(), ""))
    if 0 < sender.instant < touch.instant:
        yield tr(
            "这一份填到 {own}，比已合并的「{file}」（填到 {at}）早；请核对是不是旧的一份",
            own=sender.minute,
            file=file,
            at=touch.minute,
        )


def not_put_back(cells: Sequence[Cell]) -> Iterator[str]:
    """Say that this return does not have what an earlier one brought: a form says no more than what stands in it."""
    if cells:
        yield tr(
            "以前合并的同一填报包填过的 {n} 处（如「{title}」），这一份里还是下发时的样子，没有改回，保留我方；"
            "真要改回，请在台账里改",
            n=len(cells),
            title=cells[0].title,
        )


_LATER_SUMS = """
SELECT count(*) FROM main.project_year WHERE year = ?2 AND invested_before IS NOT NULL AND project_id IN (
    SELECT project_id FROM returned.project_month WHERE id IN (SELECT value FROM json_each(?1))
    UNION SELECT project_id FROM main.project_month WHERE id IN (SELECT value FROM json_each(?1))
)
"""


def rolled_over(connection: Connection, returned: Package, found: Found) -> Iterator[str]:
    """Say that a sum which the next year has already does not follow what was done in the package's year."""
    months = {
        cell.record_id
        for cell in (*found.taken, *found.conflicts)
        if cell.table == "project_month" and cell.column in ("", "done")
    }
    year = int(returned.month[:4])
    (count,) = connection.execute(_LATER_SUMS, (json.dumps(sorted(months)), year + 1)).fetchone()
    if count:
        yield tr(
            "{n} 个项目 {next} 年的「至上年底累计」已有数字，不会跟着这里 {year} 年的完成投资变，请核对",
            year=year,
            next=year + 1,
            n=count,
        )


def there_already(connection: Connection, found: Found) -> Iterator[str]:
    """Say that new records are here already under other ids, as where both sides added the same node."""
    alike = [cell for cell in found.taken if _is_there(connection, cell)]
    if alike:
        yield tr(
            "新增的 {n} 条在台账里已有同样的（如「{title}」），合并后会有两条，请核对",
            n=len(alike),
            title=alike[0].title,
        )


def _is_there(connection: Connection, cell: Cell) -> bool:
    kind = KINDS[TABLES[cell.table].kind]
    if cell.column or cell.base is not None or kind.by_month:
        return False
    row = row_of(cell.theirs)
    if row is None:
        return False
    # Of what the package has itself, whoever added it knew.
    others = connection.execute(
        f"SELECT {kind.title} FROM main.{cell.table} WHERE {kind.owner} = ?"
        f" AND id NOT IN (SELECT id FROM returned.{cell.table})",
        (row[kind.owner],),
    )
    wanted = commands.about(kind, row)
    return any(
        commands.about(kind, {kind.owner: row[kind.owner], kind.title: title}) == wanted
        for (title,) in others
    )
