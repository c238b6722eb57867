"""完成率: how far the investment of the projects of units and categories is in a year, against the pace."""

from typing import Any

from msgspec import Struct

from jingxi_desktop.ledger import lights, month_projects, queries, rules
from jingxi_desktop.ledger.figures.origin import Origin, origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records.dates import MONTHS
from jingxi_desktop.records.project import CATEGORIES
from jingxi_desktop.translation import tr

# Fields of a project that the year's investment is added up by.
UNIT, CATEGORY = "responsible_id", "category"


class Share(Struct, frozen=True):
    """The projects of one unit or one category; amounts in 元, None where nothing is known.

    `red` and `yellow` of them have that light by the rule in force.
    `field` is UNIT or CATEGORY, and `key` what it is for all of them, None where it is not filled.
    """

    field: str
    key: str | None
    name: str
    projects: int
    planned: int | None
    done: int | None
    rate: float | None
    red: int = 0
    yellow: int = 0

    def records(self, year: int) -> Query:
        """The projects that were added up."""
        conditions = [Condition(CATEGORY, "in", CATEGORIES)]
        if self.field == UNIT:
            conditions.append(Condition(UNIT, "in", (self.key,)))
        else:
            conditions = [Condition(CATEGORY, "in", (self.key,))]
        return Query("project", year, conditions=tuple(conditions))


class Completion(Struct, frozen=True):
    """投资完成率 at the end of `month`, the latest with a return; None of a year without any.

    `light_rule` says in words by which rule projects have their lights.
    """

    origin: Origin
    year: int
    month: str | None
    units: tuple[Share, ...]
    categories: tuple[Share, ...]
    light_rule: str = ""

    @property
    def pace(self) -> float:
        """序时进度 = month / 12."""
        return 0.0 if self.month is None else int(self.month[5:]) / MONTHS

    def gap(self, share: Share) -> float | None:
        """与序时差 = 完成率 - 序时, as a difference of ratios; None without a rate."""
        return None if share.rate is None else share.rate - self.pace


def completion(ledger: Ledger, year: int) -> Completion:
    """投资完成率 by unit and by 本年类别, counted as the month's report counts it."""
    latest = lights.latest_month(ledger.connection, year)
    in_force = rules.of(ledger)
    sentence = in_force.light_sentence
    if latest is None:
        return Completion(origin_of(ledger), year, None, (), (), sentence)
    given = month_projects.parameters(latest, in_force)
    units, categories = (_shares(ledger, field, given) for field in (UNIT, CATEGORY))
    categories.sort(key=lambda share: CATEGORIES.index(share.key or ""))
    return Completion(origin_of(ledger), year, latest, tuple(units), tuple(categories), sentence)


_SHARES = """
SELECT {field}, count(*), sum(planned), sum(done),
    CAST(sum(done) AS REAL) / nullif(sum(planned), 0),
    count(*) FILTER (WHERE light = '红灯'), count(*) FILTER (WHERE light = '黄灯')
FROM ({projects}) GROUP BY {field} ORDER BY {field} IS NULL, sum(planned) DESC, {field}
"""


def _shares(ledger: Ledger, field: str, given: dict[str, Any]) -> list[Share]:
    sql = _SHARES.format(field=field, projects=month_projects.select())
    return [
        Share(field, key, _share_name(ledger, field, key), *rest)
        for key, *rest in ledger.connection.execute(sql, given)
    ]


def _share_name(ledger: Ledger, field: str, key: str | None) -> str:
    if field == CATEGORY:
        return tr(key or "")
    return queries.title_of(ledger, "organisation", key) or tr("（未填责任单位）")
