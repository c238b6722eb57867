"""The fields that nobody types: each is one scalar SELECT in `db/queries/derived.*.sql`.

The SELECT sees the record's row as `k`, its yearly row as `y` and the year looked at as `:year`.
"""

from functools import cache

from jingxi_desktop import paths


@cache
def expression(kind: str, field: str) -> str:
    """The SQL expression of a derived field."""
    if (kind, field) == ("indicator", "missing"):
        # What is lacking to the low end is arithmetic on the value, not a second count.
        return f"max(0, k.low - {expression(kind, 'value')})"
    return f"({paths.query_file(f'derived.{kind}.{field}').read_text('utf-8')})"
