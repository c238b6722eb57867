"""月度填报: what each project returns for a month, and what follows from it at once."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from jingxi_desktop import paths
from jingxi_desktop.ledger import commands, lights, month, queries, rules
from jingxi_desktop.ledger.commands import part_id
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import ProjectMonth, Value
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.records.monthly_return import MonthlyReturn
from jingxi_desktop.translation import tr

# The texts that may be carried over from last month; a figure never is.
TEXTS = ("progress", "problems", "coordination", "next_step")


def returns(ledger: Ledger, name: str) -> list[MonthlyReturn]:
    """The row of every project in the plan of the month's year. Raises UserError if it is no month."""
    given = month.parameters(name, rules.of(ledger))
    sql = paths.query_file("month.returns").read_text("utf-8")
    cursor = ledger.connection.execute(sql.format(projects=month.projects_select()), given)
    names = [column[0] for column in cursor.description]
    return [MonthlyReturn.from_row(dict(zip(names, row, strict=True))) for row in cursor]


def fill(ledger: Ledger, name: str, filled: Mapping[str, Mapping[str, Value]]) -> None:
    """Write what projects returned, by project id and field, as one step. Raises FieldError."""
    kind = ProjectMonth.KIND
    with ledger.change(tr("填报{month}", month=format_date(name))) as change:
        for project_id, values in filled.items():
            row_id = part_id(project_id, name)
            if change.read(kind.name, row_id) is not None:
                commands.edit(ledger, kind, [row_id], values)
            elif any(value is not None for value in values.values()):
                commands.create(ledger, kind, {"project_id": project_id, "month": name, **values})


def carry_over(ledger: Ledger, name: str) -> int:
    """Put last month's texts where this month has none. Returns how many cells were filled.

    Figures are never carried over, and January has no month before it in its year.
    """
    names = months_of(int(name[:4]))
    place = names.index(name)
    if place == 0:
        return 0
    before = {row.id: row for row in returns(ledger, names[place - 1])}
    carried: dict[str, dict[str, Value]] = {}
    for row in returns(ledger, name):
        for field in TEXTS:
            text = getattr(before[row.id], field)
            if text is not None and getattr(row, field) is None:
                carried.setdefault(row.id, {})[field] = text
    if carried:
        fill(ledger, name, carried)
    return sum(map(len, carried.values()))


def unreturned_text(ledger: Ledger, name: str) -> str:
    """Who has not returned, a line for each unit, to be copied into a message; empty if all have."""
    missing = [row for row in returns(ledger, name) if row.done is None]
    lines = []
    for unit_id, rows in _by_unit(missing):
        listed = list(rows)
        lines.append(
            tr(
                "{unit}（{n} 个）：{projects}",
                unit=queries.title_of(ledger, "organisation", unit_id) or tr("（未填责任单位）"),
                n=len(listed),
                projects="、".join(row.name for row in listed),
            )
        )
    if not lines:
        return ""
    head = tr("{month}未报项目 {n} 个", month=format_date(name), n=len(missing))
    return "\n".join((head, *lines))


def _by_unit(rows: list[MonthlyReturn]) -> Iterable[tuple[str | None, Iterable[MonthlyReturn]]]:
    ordered = sorted(rows, key=lambda row: row.responsible_id or "")
    return groupby(ordered, key=lambda row: row.responsible_id)


def latest(ledger: Ledger, year: int) -> str:
    """The latest month of a year with a return, January if there is none."""
    return lights.latest_month(ledger.connection, year) or f"{year}-01"
