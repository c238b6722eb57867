"""年度结转: what becomes of a year's records in the next year, and making it so as one change.

`plan` only reads, and holds the very rows that `apply` writes. What the next year has already is left as
it is, so that doing it twice is doing it once.
"""

import sqlite3
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.ledger import commands, queries, selects
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.steps import UNWATCHED, Steps, Watch
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import Indicator, Plan, Record, Task, UserError
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.indicator import COUNTED_ANEW, MANUAL
from jingxi_desktop.records.project import (
    CONTINUING,
    FINISHED,
    FINISHING,
    NEW,
    PRELIMINARY,
    STARTED_STAGES,
)
from jingxi_desktop.records.task import CANCELLED, DONE
from jingxi_desktop.translation import joined, tr

Outcome = Literal["carried", "finished", "kept"]
R = TypeVar("R", bound=Record)
_MONTHS = 12
# In this order the next year's projects are numbered.
_ORDER = (CONTINUING, NEW, PRELIMINARY)


class Project(Struct, frozen=True):
    """One project of the year's plan; amounts in 元, None where nothing is known.

    `carried` into the next year with `next_category` and `next_number`, `finished` and left behind, or
    `kept` as the next year has it already. `next_invested_before` = invested_before + done. `missing`
    is how many of the year's months were not returned; `explanation` says what an officer should know.
    """

    id: str
    name: str
    number: int | None
    category: str
    outcome: Outcome
    next_category: str | None
    next_number: int | None
    invested_before: int | None
    done: int | None
    next_invested_before: int | None
    missing: int
    explanation: str


class Sums(Struct, frozen=True):
    """How many projects go where, and what the carried ones come to in 元; what is unknown adds nothing."""

    continuing: int
    new: int
    preliminary: int
    finished: int
    kept: int
    invested_before: int
    done: int
    next_invested_before: int

    @property
    def carried(self) -> int:
        """The projects that are carried."""
        return self.continuing + self.new + self.preliminary


class Rollover(Struct, frozen=True):
    """What is to become of `year` in the year after it, `next`.

    `plan`, `tasks` and `indicators` are the next year's new records; `with_only` takes out what is not wanted.
    `notices` are sentences about what is still open in the year.
    """

    year: int
    next: int
    projects: tuple[Project, ...]
    sums: Sums
    plan: Plan | None
    tasks: tuple[Task, ...]
    indicators: tuple[Indicator, ...]
    notices: tuple[str, ...]

    def with_only(self, *, tasks: bool, indicators: bool) -> "Rollover":
        """The same without the tasks or the indicators if they are not wanted."""
        return replace(
            self,
            tasks=self.tasks if tasks else (),
            indicators=self.indicators if indicators else (),
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.sums.carried or self.plan or self.tasks or self.indicators)

    @property
    def counted(self) -> str:
        """How many projects go where, in a sentence."""
        sums = self.sums
        return tr(
            "结转 {n} 个项目：续建 {continuing} 个、新建 {new} 个、前期 {preliminary} 个；"
            "竣工留在 {year} 年 {finished} 个；{next} 年已有 {kept} 个。",
            n=sums.carried,
            continuing=sums.continuing,
            new=sums.new,
            preliminary=sums.preliminary,
            year=self.year,
            finished=sums.finished,
            next=self.next,
            kept=sums.kept,
        )

    def summed(self, amounts: Amounts) -> str:
        """What the carried projects come to, to the yuan, in the unit that amounts are shown in."""
        sums = self.sums
        return tr(
            "合计：至上年底累计 {before} + {year} 年完成 {done} = 新的至上年底累计 {after} {unit}。",
            before=amounts.exact(sums.invested_before),
            year=self.year,
            done=amounts.exact(sums.done),
            after=amounts.exact(sums.next_invested_before),
            unit=tr(amounts.unit),
        )


def latest_year(ledger: Ledger) -> int:
    """The year to be closed: the latest one with a return, else the one that the ledger is about.

    So a second call after a rollover is about the same year, not about the next one.
    """
    row = ledger.connection.execute(
        "SELECT max(month) FROM project_month WHERE done IS NOT NULL"
    ).fetchone()
    return int(row[0][:4]) if row[0] else ledger.year


def nothing(year: int) -> Rollover:
    """The plan of a year by which nothing becomes of it."""
    return Rollover(year, year + 1, (), _sums([]), None, (), (), ())


def plan(ledger: Ledger, year: int, starting: Collection[str] = ()) -> Rollover:
    """What becomes of a year. The 前期 projects with an id in `starting` become 新建.

    Raises UserError if one of them is no 前期 project of the year.
    """
    rows = _rows(ledger, year)
    _check_preliminary(ledger, rows, year, starting)
    projects = _numbered(ledger, [_project(row, year, starting) for row in rows], year + 1)
    return Rollover(
        year,
        year + 1,
        tuple(projects),
        _sums(projects),
        _plan(ledger, year),
        tuple(_tasks(ledger, year)),
        tuple(_indicators(ledger, year)),
        tuple(_notices(ledger, year, projects)),
    )


def apply(ledger: Ledger, rollover: Rollover, watch: Watch = UNWATCHED) -> bool:
    """Write what a plan holds, as one step; False if there is nothing to write.

    Raises CancelledError soon after `watch.cancelled()` turns true; then nothing was written.
    """
    year = rollover.next
    carried = [project for project in rollover.projects if project.outcome == "carried"]
    records = [
        record for record in (rollover.plan, *rollover.tasks, *rollover.indicators) if record
    ]
    steps = Steps(len(records) + len(carried), watch)
    with ledger.change(tr("年度结转到 {year} 年", year=year)) as change:
        for record in chain.from_iterable(steps.over(records)):
            stored = {field.name: getattr(record, field.name) for field in record.KIND.stored}
            commands.create(ledger, record.KIND, {"id": record.id, **stored}, year)
        if carried:
            change.insert_many(
                "project_year",
                ("id", "project_id", "year", "number", "category", "invested_before"),
                (
                    (
                        part_id(project.id, year),
                        project.id,
                        year,
                        project.next_number,
                        project.next_category,
                        project.next_invested_before,
                    )
                    for project in chain.from_iterable(steps.over(carried))
                ),
            )
        if not change.is_empty and int(ledger.setting("year") or 0) < year:
            ledger.set_setting("year", str(year))
        return not change.is_empty


# Projects -----------------------------------------------------------------------------------------


def _rows(ledger: Ledger, year: int) -> list[dict[str, Any]]:
    sql = selects.text("rollover.projects")
    cursor = ledger.connection.execute(sql, {"year": year, "next": year + 1})
    cursor.row_factory = sqlite3.Row
    return [dict(row) for row in cursor]


def _check_preliminary(
    ledger: Ledger, rows: list[dict[str, Any]], year: int, starting: Collection[str]
) -> None:
    preliminary = {row["id"] for row in rows if row["category"] == PRELIMINARY}
    for project_id in starting:
        if project_id not in preliminary:
            raise UserError(
                tr(
                    "「{name}」不是 {year} 年计划里的前期项目，不能转为新建",
                    name=queries.title_of(ledger, "project", project_id) or project_id,
                    year=year,
                )
            )


def _project(row: dict[str, Any], year: int, starting: Collection[str]) -> Project:
    before, done, category = row["invested_before"], row["done"], row["category"]
    outcome = _outcome(row, year)
    becomes = None
    if outcome == "carried":
        stays = category == PRELIMINARY and row["id"] not in starting
        becomes = PRELIMINARY if stays else NEW if category == PRELIMINARY else CONTINUING
    is_known = outcome == "carried" and (before is not None or done is not None)
    return Project(
        row["id"],
        row["name"],
        row["number"],
        category,
        outcome,
        becomes,
        None,
        before,
        done,
        (before or 0) + (done or 0) if is_known else None,
        _MONTHS - row["returned"],
        _explanation(row, outcome, year),
    )


def _outcome(row: dict[str, Any], year: int) -> Outcome:
    if row["is_there"]:
        return "kept"
    finish = row["actual_finish"]
    is_finished = row["stage"] == FINISHED or (row["category"] == FINISHING and finish is not None)
    # What was finished only after the year is still in the next one's plan.
    day = finish or row["stage_date"]
    return "finished" if is_finished and (day is None or int(day[:4]) <= year) else "carried"


def _explanation(row: dict[str, Any], outcome: Outcome, year: int) -> str:
    if outcome == "kept":
        return tr("{year} 年已有，保持不变", year=year + 1)
    if outcome == "finished":
        return tr("已竣工，留在 {year} 年", year=year)
    said = []
    if row["category"] == FINISHING:
        said.append(tr("计划当年竣工而未竣工"))
    elif row["category"] == NEW and row["stage"] not in STARTED_STAGES:
        said.append(tr("尚未开工，请核对明年类别"))
    before, done = row["invested_before"], row["done"]
    if before is None and done is None:
        said.append(tr("累计和当年完成都未填，留空"))
    elif before is None:
        said.append(tr("至上年底累计未填，只计当年完成"))
    elif done is None:
        said.append(tr("当年没有填报，沿用原累计"))
    if done is not None and row["returned"] < _MONTHS:
        said.append(tr("未报 {n} 个月", n=_MONTHS - row["returned"]))
    return joined(said, "；")


def _numbered(ledger: Ledger, projects: list[Project], year: int) -> list[Project]:
    """Number the carried ones: 续建, then 新建, then 前期, each in the old order, after those there are."""
    taken = ledger.connection.execute(
        "SELECT max(number) FROM project_year WHERE year = ?", (year,)
    ).fetchone()[0]
    carried = [project for project in projects if project.next_category is not None]
    carried.sort(key=lambda project: _ORDER.index(project.next_category or ""))
    numbers = {project.id: number for number, project in enumerate(carried, (taken or 0) + 1)}
    return [replace(project, next_number=numbers.get(project.id)) for project in projects]


def _sums(projects: list[Project]) -> Sums:
    carried = [project for project in projects if project.outcome == "carried"]
    becoming = [project.next_category for project in carried]
    outcomes = [project.outcome for project in projects]
    return Sums(
        continuing=becoming.count(CONTINUING),
        new=becoming.count(NEW),
        preliminary=becoming.count(PRELIMINARY),
        finished=outcomes.count("finished"),
        kept=outcomes.count("kept"),
        invested_before=sum(project.invested_before or 0 for project in carried),
        done=sum(project.done or 0 for project in carried),
        next_invested_before=sum(project.next_invested_before or 0 for project in carried),
    )


# The plan, tasks and indicators -------------------------------------------------------------------


def _plan(ledger: Ledger, year: int) -> Plan | None:
    """The next year's plan, named as the year's; None if it is there."""
    plans = {plan.year: plan for plan in queries.fetch(ledger, Plan)}
    if year + 1 in plans:
        return None
    named = plans[year].name if year in plans else ""
    name = named.replace(str(year), str(year + 1))
    if name == named:
        name = tr("{year} 年度计划", year=year + 1)
    plan_id = part_id("plan", year + 1)
    return Plan(id=plan_id, year=year + 1, name=name, note=tr("由 {year} 年度结转", year=year))


def _tasks(ledger: Ledger, year: int) -> Iterable[Task]:
    """The unfinished tasks as they would be in the next year, numbered after those it has."""
    there = queries.fetch(ledger, Task, Query("task", year + 1))
    number = max((task.number or 0 for task in there), default=0)
    for task in _not_there(queries.fetch(ledger, Task, Query("task", year)), there, year):
        if task.state not in (DONE, CANCELLED):
            number += 1
            place = tr("由 {year} 年度第 {n} 项结转", year=year, n=task.number)
            yield replace(_moved(task, year, place if task.number else ""), number=number)


def _indicators(ledger: Ledger, year: int) -> Iterable[Indicator]:
    """The indicators due after the year as they would be in the next one."""
    there = queries.fetch(ledger, Indicator, Query("indicator", year + 1))
    known = queries.fetch(ledger, Indicator, Query("indicator", year))
    for indicator in _not_there(known, there, year):
        if indicator.due is not None and int(indicator.due[:4]) > year:
            baseline, day = _baseline(ledger, indicator)
            yield replace(_moved(indicator, year), baseline=baseline, baseline_date=day)


def _not_there(records: list[R], there: list[R], year: int) -> list[R]:
    """Those that the next year has not: neither moved before nor entered by the same name."""
    ids, names = {record.id for record in there}, {record.title for record in there}
    return [
        record
        for record in records
        if record.title not in names and part_id(record.id, year + 1) not in ids
    ]


def _moved(record: R, year: int, place: str = "") -> R:
    """The record in the next year, with a note that says where it came from."""
    place = place or tr("由 {year} 年度结转", year=year)
    note = "\n".join(filter(None, (getattr(record, "note", None), place)))
    changed: dict[str, Any] = {"year": year + 1, "note": note}
    return replace(record, id=part_id(record.id, year + 1), **changed)


def _baseline(ledger: Ledger, indicator: Indicator) -> tuple[float | None, str | None]:
    """The value at the end of the indicator's year with its date; the old baseline if none is known."""
    if indicator.measure in COUNTED_ANEW:
        return None, None
    day = ledger.connection.as_of(indicator.year)
    found: tuple[float | None, str | None] | None = (indicator.value, day)
    if indicator.measure in (MANUAL, None):
        found = ledger.connection.execute(
            "SELECT value, date FROM reading WHERE indicator_id = ? AND date <= ?"
            " ORDER BY date DESC, rowid DESC LIMIT 1",
            (indicator.id, f"{indicator.year:04}-12-31"),
        ).fetchone()
    return found or (indicator.baseline, indicator.baseline_date)


# What is still open -------------------------------------------------------------------------------


def _notices(ledger: Ledger, year: int, projects: list[Project]) -> Iterable[str]:
    today = ledger.connection.as_of(year)
    if today < f"{year:04}-12-31":
        yield tr(
            "{year} 年还没有结束（今天是{day}）。结转之后再填报的月份，不会再计入 {next} 年的至上年底累计。",
            year=year,
            day=format_date(today),
            next=year + 1,
        )
    open_ones = [p for p in projects if p.outcome == "carried" and p.missing]
    if open_ones:
        yield tr(
            "要结转的项目中有 {n} 个没有报满 12 个月，共缺 {months} 个月；累计只含已填报的月份。",
            n=len(open_ones),
            months=sum(project.missing for project in open_ones),
        )
    outside = int(ledger.connection.execute("SELECT count(*) FROM project").fetchone()[0]) - len(
        projects
    )
    if outside:
        yield tr(
            "另有 {n} 个项目没有本年类别，不在 {year} 年计划里，不结转。", n=outside, year=year
        )
