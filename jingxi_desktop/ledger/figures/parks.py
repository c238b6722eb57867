"""The parks side by side: firms, firms attracted, projects, and how far the investment of these is."""

from msgspec import Struct

from jingxi_desktop.ledger import measures, queries, selects
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Indicator, Park
from jingxi_desktop.records.indicator import ATTRACTED, ENTERPRISES
from jingxi_desktop.records.project import CATEGORIES


class ParkState(Struct, frozen=True):
    """One park with the parks inside it; `parent` is the name of the one that it lies in.

    `planned` and `done` are the year's investment in 元 over the projects in the year's plan, None
    where nothing is known.
    """

    park_id: str
    name: str
    parent: str
    firms: int
    attracted: int
    projects: int
    planned: int | None
    done: int | None

    @property
    def rate(self) -> float | None:
        """投资完成率 = 当年累计完成 ÷ 本年计划投资."""
        return None if not self.planned or self.done is None else self.done / self.planned

    def firms_records(self, year: int) -> Query:
        """The firms in it."""
        return self._counted_by(ENTERPRISES, year)

    def attracted_records(self, year: int) -> Query:
        """The firms that it attracted in the year."""
        return self._counted_by(ATTRACTED, year)

    def _counted_by(self, measure: str, year: int) -> Query:
        scope = Indicator(id="", year=year, name=self.name, measure=measure, park_id=self.park_id)
        return measures.records_of(scope, f"{year:04}-12-31")

    def projects_records(self, year: int) -> Query:
        """The projects in it."""
        within = Condition("park_id", "within", (self.park_id,))
        return Query("project", year, conditions=(within,))

    def planned_records(self, year: int) -> Query:
        """Those of them in the year's plan."""
        planned = Condition("category", "in", CATEGORIES)
        return self.projects_records(year).with_condition(planned)


class ParkStates(Struct, frozen=True):
    """All parks, each followed by those inside it; the others by their names."""

    origin: Origin
    year: int
    rows: tuple[ParkState, ...]


def park_states(ledger: Ledger, year: int) -> ParkStates:
    """What the parks have and did in a year."""
    sql = selects.text("chart.parks")
    amounts = {
        park_id: (planned, done)
        for park_id, planned, done in ledger.connection.execute(sql, {"year": year})
    }
    rows = [
        ParkState(
            park.id,
            park.short_name or park.name,
            queries.title_of(ledger, "park", park.parent_id),
            park.enterprise_count or 0,
            park.attracted_count or 0,
            park.project_count or 0,
            *amounts.get(park.id, (None, None)),
        )
        for park in _in_tree(queries.fetch(ledger, Park, Query("park", year)))
    ]
    return ParkStates(origin_of(ledger), year, tuple(rows))


def _in_tree(parks: list[Park]) -> list[Park]:
    """Each park before those inside it."""
    inside: dict[str | None, list[Park]] = {}
    for park in parks:
        inside.setdefault(park.parent_id, []).append(park)
    found = list(inside.get(None, []))
    place = 0
    while place < len(found):
        found[place + 1 : place + 1] = inside.get(found[place].id, [])
        place += 1
    return found
