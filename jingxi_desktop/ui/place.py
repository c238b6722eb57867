"""Where the user is in a ledger, so that the same ledger can be shown anew at that place."""

from msgspec import Struct

from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ui.ledger_view import NAMES, LedgerView


class Place(Struct, frozen=True):
    """A year, a tab's name, what its table is kept to (None without filters) and the record that is shown."""

    year: int
    tab: str
    query: Query | None = None
    record_id: str = ""


def place_of(view: LedgerView) -> Place:
    """Where the user is now."""
    year, name, tab = view.session.year, view.current_name, view.current
    if tab is None:
        return Place(year, name)
    record = tab.record
    query = tab.model.query if tab.bar.is_filtering else None
    return Place(year, name, query, record.id if record is not None else "")


def go_to(view: LedgerView, place: Place) -> None:
    """Lead a view of the same ledger there."""
    view.session.set_year(place.year)
    view.tabs.setCurrentIndex(NAMES.index(place.tab))
    tab = view.current
    if tab is None:
        return
    if place.query is not None:
        tab.show_query(place.query)
    tab.select(place.record_id)
