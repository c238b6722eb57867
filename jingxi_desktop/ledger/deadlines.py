"""The days against which due dates are judged. SQL gets them from here and never asks for a day itself."""

from datetime import date, timedelta

from jingxi_desktop.ledger.connection import Connection

REMINDER_DAYS = 30
MOST_REMINDER_DAYS = 366
SETTING = "reminder_days"


def reminder_days(connection: Connection) -> int:
    """临近 N 日: how many days before it is due something is called to mind."""
    row = connection.execute(
        "SELECT CAST(value AS INTEGER) FROM setting WHERE id = ?", (SETTING,)
    ).fetchone()
    return REMINDER_DAYS if row is None else min(max(int(row[0] or 0), 0), MOST_REMINDER_DAYS)


def days_of(connection: Connection, year: int) -> dict[str, str]:
    """The parameters `day`, on which a year is judged, and `soon`: what is overdue then is 临近."""
    day = connection.as_of(year)
    soon = date.fromisoformat(day) + timedelta(reminder_days(connection) + 1)
    return {"day": day, "soon": soon.isoformat()}
