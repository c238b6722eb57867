"""From an indicator to the records that it counts."""

from jingxi_desktop.ledger import measures, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Indicator, Reading, kind_named
from jingxi_desktop.translation import tr


def counted(ledger: Ledger, indicator: Indicator) -> tuple[str, Query]:
    """A text that says how many records an indicator counts today, and the query of them.

    Of investment it is the projects; readings stand beside the indicator itself.
    """
    query = measures.records_of(indicator, ledger.connection.as_of(indicator.year))
    if query.kind != Reading.KIND.name:
        query = query.of_owners()
    kind = kind_named(query.kind)
    text = tr(
        "查看 {n} {counter}{kind}",
        n=f"{queries.count(ledger.connection, query):,}",
        counter=tr(kind.counter),
        kind=tr(kind.label),
    )
    return text, query
