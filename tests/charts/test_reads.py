"""Which kinds of records a chart shows: those that its data are really read from, and no others."""

import sqlite3

import pytest

from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.tables import TABLES

YEAR = 2023


def kinds_read(ledger: Ledger, name: str) -> set[str]:
    """The kinds whose tables SQLite is asked for; those of months and years stand for their owners."""
    tables: set[str] = set()

    def note(action: int, table: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and table in TABLES:
            tables.add(table)
        return sqlite3.SQLITE_OK

    ledger.connection.set_authorizer(note)
    CHARTS[name].data(ledger, YEAR)
    ledger.connection.set_authorizer(None)
    monthly = {table for table in tables if TABLES[table].is_monthly}
    return {
        TABLES[table].owner_kind if table in monthly else TABLES[table].kind for table in tables
    }


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_what_it_reads(demo: Ledger, name: str) -> None:
    with demo.second(lambda: False) as reader:
        assert kinds_read(reader, name) - {"setting"} == set(CHARTS[name].reads)
