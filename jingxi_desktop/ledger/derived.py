"""The fields that nobody types: each is one scalar SELECT in `db/queries/derived.*.sql`.

The SELECT sees the record's row as `k`, its yearly row as `y`, the year looked at as `:year`
and the days against which due dates are judged; see `deadlines.days_of`.
"""

from functools import cache

from jingxi_desktop import paths


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
    return f"({paths.query_file(f'derived.{kind}.{field}').read_text('utf-8')})"
