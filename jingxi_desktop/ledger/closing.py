"""月末封账: a month is closed when its figures have been reported, and opened again with a reason only.

The figures of that moment are kept. What is done to the month's returns afterwards is a correction
(see `closed_months`), which the change gate takes with a reason only.
"""

import msgspec

from jingxi_desktop.ledger import month_figures, month_projects, selects
from jingxi_desktop.ledger.closed_months import (
    ClosedMonth,
    Frozen,
    closed_month,
    closed_months,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.records.dates import format_date, month_named, months_of
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
    sql = selects.text("closing.months")
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
    """Keep the figures of a month and close it, as one change. Raises UserError; see `check`."""
    name = month_named(name)
    check(ledger, name)
    return keep(ledger, name, figures_now(ledger, name))


def figures_now(ledger: Ledger, name: str) -> Frozen:
    """What closing a month (YYYY-MM) now would keep of it. It looks at every project."""
    projects = month_projects.read(ledger, name)
    figures = month_figures.figures(ledger, name, projects, with_ids=False)
    return Frozen(
        {figure.name: figure.value for figure in figures},
        month_projects.states(ledger, projects),
    )


def keep(ledger: Ledger, name: str, kept: Frozen) -> ClosedMonth:
    """Close a month (YYYY-MM) that `check` lets be closed, with its `figures_now`, as one change."""
    with ledger.change(tr("封账 · {month}", month=format_date(name))) as change:
        change.insert("month_close", {"id": name, "figures": msgspec.json.encode(kept).decode()})
    found = closed_month(ledger, name)
    assert found is not None
    return found


def check(ledger: Ledger, name: str) -> None:
    """Months are closed one after the other. Raises UserError where there is nothing to close, an earlier
    month of the year is open, or the month (YYYY-MM) is closed already."""
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
