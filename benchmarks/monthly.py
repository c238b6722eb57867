"""The monthly round at its largest: all figures of a month and of 总览, against the sums alone.

The ledger has 10,000 projects, 120,000 returns and 100,000 firms. The bare thing asks SQLite for the
same sums, counts, lights and indicators, and makes nothing of them: no rules in words, no reasons,
no short lists.
"""

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks import timing
from benchmarks.report import Row
from jingxi_desktop.ledger import commands, month, overview
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.records import Task

PROJECTS = 10_000
_ROUNDS = 5
MOST, MOST_AFTER = 3.0, 0.1
_NUMBERS = itertools.count(1)
_BARE_IS = "sums alone"

_DONE = "SELECT project_id, sum(done) AS done FROM project_month WHERE month BETWEEN '{y}-01' AND '{m}' GROUP BY project_id"
_LISTED = f"""
SELECT y.category, p.stage, p.responsible_id, y.planned_investment AS planned, d.done
FROM project_year AS y JOIN project AS p ON p.id = y.project_id LEFT JOIN ({_DONE}) AS d ON d.project_id = p.id
WHERE y.year = {{y}} AND y.category IS NOT NULL
"""
_BARE = (
    "SELECT state, count(*) FROM task WHERE year = {y} GROUP BY state",
    f"""SELECT responsible_id, category, count(*), sum(planned), sum(done),
        sum(stage IN ('开工', '在建', '竣工', '停工', '复工')),
        sum(coalesce(done, 0) * 12.0 < planned * {{n}} - planned * 3.6),
        sum(coalesce(done, 0) * 12.0 < planned * {{n}} - planned * 1.2)
        FROM ({_LISTED}) GROUP BY responsible_id, category""",
    "SELECT month, count(done), sum(planned), sum(done) FROM project_month WHERE month BETWEEN '{y}-01' AND '{m}' GROUP BY month",
    "SELECT project_id, count(*) FROM node WHERE due < '{m}' AND actual IS NULL GROUP BY project_id",
)
_FIRMS = "SELECT count(*) FROM enterprise WHERE stage IN ('注册', '落地', '投产')"


def _bare_sql(year: int, name: str, indicators: int) -> list[str]:
    """One statement for each kind of figure, and one count of firms for each indicator of firms."""
    words = {"y": year, "m": name, "n": int(name[5:])}
    firms = [f"{_FIRMS} AND registered >= '{year - number % 2}'" for number in range(indicators)]
    return [*(sql.format(**words) for sql in _BARE), *firms]


def _firm_indicators(ledger: Ledger) -> int:
    row = ledger.connection.execute(
        "SELECT count(*) FROM indicator WHERE year = ? AND measure LIKE '%企业%'", (ledger.year,)
    ).fetchone()
    return int(row[0])


def rows(path: Path) -> list[Row]:
    """The report of a month, and 总览."""
    name = "2023-12"
    with Ledger.open(path, read_only=True) as ledger, closing(sqlite3.connect(path)) as bare:
        sums = _bare_sql(ledger.year, name, _firm_indicators(ledger))

        def alone() -> None:
            for sql in sums:
                bare.execute(sql).fetchall()

        jobs: dict[str, Callable[[], object]] = {
            "figures of a month": lambda: month.report(ledger, name, with_ids=False),
            "总览": lambda: overview.overview(ledger, ledger.year),
        }
        result = []
        for job, work in jobs.items():
            ours, theirs = timing.alternately(
                lambda work=work: timing.seconds(work), lambda: timing.seconds(alone), _ROUNDS
            )
            result.append(Row(f"{job}, 10k projects", ours, theirs, MOST, bare_is=_BARE_IS))
        return [*result, _after_an_edit(path)]


def _after_an_edit(path: Path) -> Row:
    """总览 after a task was edited, against reading all of it."""
    with Ledger.open(path) as ledger:
        notices: list[Notice] = []
        ledger.subscribe(notices.append)
        known = overview.overview(ledger, ledger.year)
        task = commands.create(ledger, Task.KIND, {"name": "任务"}, ledger.year)

        def again() -> float:
            commands.edit(ledger, Task.KIND, [task], {"name": f"任务 {next(_NUMBERS)}"})
            since = tuple(notices[-1:])
            return timing.seconds(lambda: overview.overview(ledger, ledger.year, known, since))

        ours, all_of_it = timing.alternately(
            again,
            lambda: timing.seconds(lambda: overview.overview(ledger, ledger.year)),
            _ROUNDS,
        )
    return Row("总览 after an edit of a task", ours, all_of_it, MOST_AFTER, bare_is="all of it")
