"""亮灯: by what a project's light is judged, and why it is what it is.

One CASE, `db/queries/light.sql`, judges all of them: a month's projects added up in one pass, and
one project in a table.
"""

import json
from typing import Any

from msgspec import Struct

from jingxi_desktop.ledger import rules
from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.ledger.rules import Rules
from jingxi_desktop.ledger.selects import text
from jingxi_desktop.records import UserError
from jingxi_desktop.records.dates import format_date, last_day
from jingxi_desktop.records.rounding import percent, points
from jingxi_desktop.translation import joined, tr


class Basis(Struct, frozen=True):
    """What one project's light is judged by: 元, and what is overdue at the end of the month."""

    planned: int | None
    counted: int
    late_nodes: int
    late_problems: int

    def reasons(self, pace: float, in_force: Rules) -> tuple[str, ...]:
        """In words, each a reason by itself; `pace` is 序时. Empty where there is nothing to judge."""
        words = []
        if self.planned:
            rate = self.counted / self.planned
            gap = points(abs(rate - pace), 1)
            words.append(
                tr("完成率 {rate}，落后序时 {gap} 个百分点", rate=percent(rate, 1), gap=gap)
                if rate < pace
                else tr("完成率 {rate}，不落后于序时", rate=percent(rate, 1))
            )
        if self.late_nodes and in_force.overdue_is_yellow:
            words.append(tr("{n} 个逾期节点", n=self.late_nodes))
        if self.late_problems and in_force.overdue_is_yellow:
            words.append(tr("{n} 个逾期未解决的问题", n=self.late_problems))
        return tuple(words)


def parameters(month: str | None, in_force: Rules) -> dict[str, Any]:
    """What the CASE and its figures are given for a month, YYYY-MM; None judges nothing."""
    light = in_force.light
    given: dict[str, Any] = {"month": month, "number": None, "month_end": None}
    if month is not None:
        given |= {"number": int(month[5:]), "month_end": last_day(month)}
    given |= {"basis": light.basis, "yellow": light.yellow, "red": light.red}
    return given | {"overdue_is_yellow": in_force.overdue_is_yellow}


def latest_month(connection: Connection, year: int) -> str | None:
    """The latest month of a year that any project returned, None if there is none."""
    found: str | None = connection.execute(text("chart.last_month"), {"year": year}).fetchone()[0]
    return found


def latest_parameters(connection: Connection, year: int) -> dict[str, Any]:
    """The parameters of the latest month returned."""
    return parameters(latest_month(connection, year), _in_force(connection))


def _in_force(connection: Connection) -> Rules:
    """The rules; damaged ones count as none, so that tables can still be read."""
    try:
        return rules.kept(connection)
    except UserError:
        return Rules()


_WHY = """
SELECT (SELECT json_array(planned, counted, late_nodes, late_problems) FROM ({basis}))
FROM project AS k JOIN project_year AS y ON y.project_id = k.id AND y.year = :year
WHERE k.id = :id AND y.category IS NOT NULL
"""


def why(connection: Connection, year: int, project_id: str) -> str:
    """Why a project's light at the latest month returned is what it is; "" where none was judged."""
    given = latest_parameters(connection, year)
    row = connection.execute(
        _WHY.format(basis=text("light.basis")), {**given, "year": year, "id": project_id}
    ).fetchone()
    if row is None or given["month"] is None:
        return ""
    reasons = Basis(*json.loads(row[0])).reasons(given["number"] / 12, _in_force(connection))
    return tr("截至{month}：{why}", month=format_date(given["month"]), why=joined(reasons, "；"))
