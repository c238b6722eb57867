"""Closed months: their figures as they were, and the corrections made since.

Both are readings: the figures of the row that the closing wrote, the corrections of the change log.
"""

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from jingxi_desktop.ledger import kept_json, selects
from jingxi_desktop.ledger.entries import entry_of
from jingxi_desktop.ledger.history import cells_of
from jingxi_desktop.ledger.queries import title_of
from jingxi_desktop.ledger.tables import MONTHLY, TABLES
from jingxi_desktop.records import KINDS, UserError, Value
from jingxi_desktop.records.dates import format_date, format_minute
from jingxi_desktop.translation import tr

if TYPE_CHECKING:
    from jingxi_desktop.ledger.ledger import Ledger


class ProjectState(Struct, frozen=True):
    """What a project was at the end of a month; amounts in 元. `responsible` is the unit's name."""

    id: str
    number: int | None
    name: str
    category: str | None
    stage: str | None
    responsible: str
    planned: int | None
    month_done: int | None
    done: int | None
    light: str | None


class Frozen(Struct, frozen=True):
    """What is kept of a month when it is closed: its figures by name, and its projects."""

    figures: dict[str, int | float | None]
    projects: tuple[ProjectState, ...]


class ClosedMonth(Struct, frozen=True):
    """A closed month: when (ISO) and by whom, in which change, and what was kept."""

    month: str
    at: str
    user: str
    change_id: int
    kept: Frozen

    @property
    def words(self) -> str:
        """That it is closed, when and by whom."""
        return tr("已封账 {at} {user}", at=format_minute(self.at), user=self.user)


class Correction(Struct, frozen=True):
    """更正: a value of a closed month that became another one, and why.

    `kind` and `record_id` name the project or the task, `field` the field's name in `part`, the
    kind of the monthly row; values as stored.
    """

    change_id: int
    at: str
    user: str
    reason: str
    month: str
    kind: str
    record_id: str
    name: str
    part: str
    field: str
    old: Value
    new: Value


_CLOSED = """
SELECT m.id, c.at, c.user, c.id, m.figures
FROM month_close AS m JOIN change_log AS c ON c.id = (
    SELECT max(e.change_id) FROM change_entry AS e
    WHERE e.record_id = m.id AND e.table_name = 'month_close' AND e.after IS NOT NULL
)
WHERE m.id BETWEEN ? AND ? ORDER BY m.id
"""


def closed_months(ledger: "Ledger", first: str, last: str) -> list[ClosedMonth]:
    """The closed ones of the months from `first` to `last`. Raises UserError if one is damaged."""
    rows = ledger.connection.execute(_CLOSED, (first, last))
    return [
        ClosedMonth(month, at, user, change_id, _kept(month, figures))
        for month, at, user, change_id, figures in rows
    ]


def closed_month(ledger: "Ledger", month: str) -> ClosedMonth | None:
    """What was kept of a month, None if it is open."""
    return next(iter(closed_months(ledger, month, month)), None)


def _kept(month: str, figures: str) -> Frozen:
    try:
        return kept_json.read(figures, Frozen)
    except msgspec.DecodeError as error:
        raise UserError(
            tr("{month}封账时的数据已损坏，请改用备份", month=format_date(month))
        ) from error


def corrections(
    ledger: "Ledger", first: str, last: str, after_change: int = 0
) -> tuple[Correction, ...]:
    """The corrections of months from `first` to `last`, oldest first, without those taken back.

    Only those of changes later than `after_change`, where it is given.
    """
    found = []
    sql = selects.text("closed.corrections")
    tables = ", ".join(f"'{table}'" for table in MONTHLY)
    months = " UNION ALL ".join(f"SELECT id, month FROM {table}" for table in MONTHLY)
    rows = ledger.connection.execute(
        sql.format(tables=tables, months=months),
        {"first": first, "last": last, "after": after_change},
    )
    for change_id, at, user, reason, month, table, record_id, owner, before, after, gone in rows:
        entry = entry_of(table, record_id, before, after)
        kind = TABLES[table].owner_kind
        name = title_of(ledger, kind, owner) or tr("{name}（已删除）", name=gone)
        for cell in cells_of(entry):
            if cell.name in (KINDS[table].owner, "month", "origin", "source"):
                continue
            found.append(
                Correction(
                    change_id,
                    at,
                    user,
                    reason,
                    month,
                    kind,
                    owner,
                    name,
                    table,
                    cell.name,
                    cell.old,
                    cell.new,
                )
            )
    return tuple(found)
