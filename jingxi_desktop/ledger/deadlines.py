"""The days against which due dates are judged. SQL gets them from here and never asks for a day itself."""

from datetime import date, timedelta

from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.translation import tr

REMINDER_DAYS = 30
MOST_REMINDER_DAYS = 366
SETTING = "reminder_days"


def reminder_days(connection: Connection) -> int:
    """临近 N 日: how many days before it is due something is called to mind."""
    row = connection.execute(
        "SELECT CAST(value AS INTEGER) FROM setting WHERE id = ?", (SETTING,)
    ).fetchone()
    return REMINDER_DAYS if row is None else min(max(int(row[0] or 0), 0), MOST_REMINDER_DAYS)


def set_reminder_days(ledger: Ledger, days: int) -> None:
    """Keep another reminder window in the ledger, as one step that can be undone."""
    with ledger.change(tr("设置 · 提前 {n} 天提醒", n=days)):
        ledger.set_setting(SETTING, str(days))


def days_of(connection: Connection, year: int) -> dict[str, str]:
    """The parameters `day`, on which a year is judged, and `soon`: what is overdue then is 临近."""
    day = connection.as_of(year)
    soon = date.fromisoformat(day) + timedelta(reminder_days(connection) + 1)
    return {"day": day, "soon": soon.isoformat()}
