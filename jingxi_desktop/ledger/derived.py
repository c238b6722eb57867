"""The fields that nobody types: each is one scalar SELECT in `db/queries/derived.*.sql`.

The SELECT sees the record's row as `k`, its yearly row as `y`, the year looked at as `:year`,
the days against which due dates are judged (see `deadlines.days_of`) and what lights are judged by
(see `lights.latest_parameters`).
"""

from functools import cache

from jingxi_desktop.ledger import lights


@cache
def expression(kind: str, field: str) -> str:
    """The SQL expression of a derived field."""
    if (kind, field) == ("indicator", "missing"):
        # What is lacking to the near end is arithmetic on the value, not a second count.
        value = expression(kind, "value")
        return (
            f"CASE WHEN k.direction = '越低越好' THEN max(0, {value} - k.high)"
            f" ELSE max(0, k.low - {value}) END"
        )
    return f"({lights.sql(f'derived.{kind}.{field}')})"
