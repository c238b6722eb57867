"""月末封账: a month is closed when its figures have been reported, and opened again with a reason only.

The figures of that moment are kept. What is done to the month's returns afterwards is a correction
(see `closed_months`), which the change gate takes with a reason only.
"""

import msgspec

from jingxi_desktop import paths
from jingxi_desktop.ledger import month, month_projects
from jingxi_desktop.ledger.closed_months import (
    ClosedMonth,
    Frozen,
    closed_month,
    closed_months,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.translation import tr


class MonthState(msgspec.Struct, frozen=True):
    """A month of a year's plan: how many projects returned, what they did in 元, and its closing."""

    month: str
    projects: int
    returned: int
    done: int | None
    closed: ClosedMonth | None


def states(ledger: Ledger, year: int) -> list[MonthState]:
    """The twelve months of a year."""
    names = months_of(year)
    closed = {found.month: found for found in closed_months(ledger, names[0], names[-1])}
    sql = paths.query_file("closing.months").read_text("utf-8")
    projects, *_ = ledger.connection.execute(
        "SELECT count(*) FROM project_year WHERE year = ? AND category IS NOT NULL", (year,)
    ).fetchone()
    rows = {row[0]: row[1:] for row in ledger.connection.execute(sql, {"year": year})}
    result = []
    for name in names:
        returned, done = rows.get(name, (0, None))
        result.append(MonthState(name, projects, returned, done, closed.get(name)))
    return result


def close(ledger: Ledger, name: str) -> ClosedMonth:
    """Keep the figures of a month and close it, as one change.

    Months are closed one after the other. Raises UserError where there is nothing to close, an
    earlier month of the year is open, or the month is closed already.
    """
    state = month.report(ledger, name, with_ids=False)
    name = state.month
    _check(ledger, name)
    projects = month_projects.states(ledger, month_projects.read(ledger, name))
    kept = Frozen({figure.name: figure.value for figure in state.figures}, projects)
    with ledger.change(tr("封账 · {month}", month=format_date(name))) as change:
        change.insert("month_close", {"id": name, "figures": msgspec.json.encode(kept).decode()})
    found = closed_month(ledger, name)
    assert found is not None
    return found


def _check(ledger: Ledger, name: str) -> None:
    words = format_date(name)
    for state in states(ledger, int(name[:4])):
        if state.month == name:
            if state.closed is not None:
                raise UserError(tr("{month}已封账", month=words))
            if not state.returned:
                raise UserError(tr("{month}还没有项目填报，不能封账", month=words))
            return
        if state.returned and state.closed is None:
            earlier = format_date(state.month)
            raise UserError(
                tr(
                    "{earlier}还没有封账，请先封{earlier}，再封{month}",
                    earlier=earlier,
                    month=words,
                )
            )


def reopen(ledger: Ledger, name: str, reason: str) -> None:
    """Open a closed month (YYYY-MM) again. Raises UserError without a reason, if it is open, or a later one closed."""
    later = closed_months(ledger, name, months_of(int(name[:4]))[-1])
    if not later or later[0].month != name:
        raise UserError(tr("{month}没有封账", month=format_date(name)))
    if later[1:]:
        raise UserError(
            tr(
                "{later}已封账，请先解除{later}，再解除{month}",
                later=format_date(later[-1].month),
                month=format_date(name),
            )
        )
    if not reason.strip():
        raise UserError(tr("解除封账须写明原因"))
    label = tr("解除封账 · {month}", month=format_date(name))
    with ledger.change(label, reason=reason.strip()) as change:
        change.delete("month_close", name)
