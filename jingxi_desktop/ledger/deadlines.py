"""The days against which due dates are judged. SQL gets them from here and never asks for a day itself."""

from datetime import date, timedelta

from jingxi_desktop.ledger import rules
from jingxi_desktop.ledger.connection import Connection

_REMIND_DAYS = rules.Rules().remind_days
_KEPT = (
    "SELECT CASE WHEN json_valid(value) THEN json_extract(value, '$.remind_days') END"
    " FROM setting WHERE id = ?"
)


def days_of(connection: Connection, year: int) -> dict[str, str]:
    """The parameters `day`, on which a year is judged, and `soon`: what is overdue then is 临近.

    `soon` is the day after the reminder window of the ledger's rules; damaged rules count as none,
    so that tables can still be read.
    """
    day = connection.as_of(year)
    row = connection.execute(_KEPT, (rules.SETTING,)).fetchone()
    kept = row[0] if row is not None else None
    days = kept if isinstance(kept, int) and 0 <= kept <= 366 else _REMIND_DAYS
    soon = date.fromisoformat(day) + timedelta(days + 1)
    return {"day": day, "soon": soon.isoformat()}
