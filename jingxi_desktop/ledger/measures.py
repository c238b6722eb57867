"""What an indicator counts: the records behind its value, as a query.

The value itself is `db/queries/derived.indicator.value.sql`; a test holds the two together.
"""

from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Indicator
from jingxi_desktop.records.enterprise import ATTRACTED_STAGES
from jingxi_desktop.records.indicator import ATTRACTED, INVESTMENT, MANUAL, STARTED, TASKS_DONE
from jingxi_desktop.records.project import NEW, STARTED_STAGES
from jingxi_desktop.records.task import DONE


def records_of(indicator: Indicator) -> Query:
    """The records that the indicator's value counts, adds up or is read from."""
    year = indicator.year
    if indicator.measure == MANUAL:
        return Query("reading", year, conditions=(_among("indicator_id", indicator.id),))
    if indicator.measure == INVESTMENT:
        within = _period("month", f"{year}-01", f"{year}-12")
        return Query("project_month", year, conditions=within)
    if indicator.measure == STARTED:
        started = (_among("category", NEW), _among("stage", *STARTED_STAGES))
        return Query("project", year, conditions=started)
    if indicator.measure == TASKS_DONE:
        return Query("task", year, conditions=(_among("state", DONE),))
    return Query("enterprise", year, conditions=tuple(_firms(indicator)))


def _firms(indicator: Indicator) -> list[Condition]:
    conditions = [_among("stage", *ATTRACTED_STAGES)]
    if indicator.measure == ATTRACTED:
        year = indicator.year
        conditions += _period("attracted", str(year), f"{year}-12-31")
    if indicator.park_id is not None:
        conditions.append(Condition("park_id", "within", (indicator.park_id,)))
    if indicator.field is not None:
        conditions.append(_among("field", indicator.field))
    if indicator.honour is not None:
        conditions.append(Condition("honours", "contains", (indicator.honour,)))
    return conditions


def _among(field: str, *values: str) -> Condition:
    return Condition(field, "in", values)


def _period(field: str, first: str, last: str) -> tuple[Condition, Condition]:
    return Condition(field, "from", (first,)), Condition(field, "until", (last,))
