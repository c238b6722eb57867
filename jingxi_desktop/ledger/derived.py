"""The fields that nobody types: each is one scalar SELECT in `db/queries/derived.*.sql`.

The SELECT sees the record's row as `k`, its yearly row as `y`, the year looked at as `:year`,
the days against which due dates are judged (see `deadlines.days_of`) and what lights are judged by
(see `lights.latest_parameters`). `@other` in it is the value of another derived field of the record,
which a query works out once for a row.
"""

import re
from functools import cache

from jingxi_desktop.ledger.selects import select
from jingxi_desktop.records import KINDS

_OTHER = re.compile(r"@(\w+)")


@cache
def expression(kind: str, field: str) -> str:
    """The SQL expression of a derived field."""
    return f"({_OTHER.sub(lambda other: value_of(other[1]), _text(kind, field))})"


@cache
def used(kind: str, field: str) -> tuple[str, ...]:
    """The derived fields that a derived field builds on."""
    return tuple(dict.fromkeys(_OTHER.findall(_text(kind, field))))


@cache
def built_on(kind: str) -> frozenset[str]:
    """The derived fields of a kind that others build on."""
    fields = (field.name for field in KINDS[kind].fields if field.derived)
    return frozenset(other for field in fields for other in used(kind, field))


def is_of_year(kind: str, field: str) -> bool:
    """Whether a derived field is another one in another year that is looked at."""
    text = expression(kind, field)
    return ":year" in text or ":day" in text


def value_of(field: str) -> str:
    """The SQL of a derived field's value where `worked_out` stands in the FROM."""
    return f"once_{field}.value"


def worked_out(kind: str, field: str) -> str:
    """A table of one row that holds a derived field's value, to join to the record's row `k`."""
    return f"json_each(exact_json({expression(kind, field)})) AS once_{field}"


def _text(kind: str, field: str) -> str:
    return select(f"derived.{kind}.{field}")
