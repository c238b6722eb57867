"""月度填报: what projects and tasks return for each month, and what follows from it at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from typing import Any, Generic, TypeVar, overload

from msgspec import Struct

from jingxi_desktop.ledger import commands, derived, month_projects, queries, rules, selects
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.steps import UNWATCHED, Steps, Watch
from jingxi_desktop.ledger.tables import TABLES, part_id
from jingxi_desktop.records import Kind, ProjectMonth, Record, TaskMonth, Value, kind_named
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.records.monthly_return import ProjectReturn, TaskReturn
from jingxi_desktop.translation import joined, mark, tr

# The texts that may be carried over from last month; a figure never is.
TEXTS = ("progress", "problems", "coordination", "next_step")

R = TypeVar("R", bound=Record)
# What is filled in, by the row's id and field.
Filled = Mapping[str, Mapping[str, Value]]


class Sheet(Struct, Generic[R], frozen=True):
    """What is filled in each month, a row for each record that has months.

    A row is read as `row` by the statement of `select`, and what is filled in becomes a record of
    `months`. A row of which nothing in `answer` is filled is 未报.
    """

    label: str
    row: type[R]
    months: Kind
    answer: tuple[str, ...]
    select: Callable[[], str]

    @property
    def unit(self) -> str:
        """The field that says who answers for a row."""
        return self.row.KIND.references[0].name

    @property
    def owner(self) -> Kind:
        """The kind of the records that have months."""
        return kind_named(TABLES[self.months.name].owner_kind)

    def is_given(self, field: str) -> bool:
        """Whether a field is the record's own, and filled in there."""
        own = self.owner.by_name.get(field)
        return own is not None and not own.derived

    def is_missing(self, row: R) -> bool:
        """Whether a row is 未报."""
        return all(getattr(row, name) is None for name in self.answer)

    def says_missing(self, row: R, field: str) -> bool:
        """Whether a cell is the one that says 未报."""
        return field == self.answer[0] and self.is_missing(row)


def _project_select() -> str:
    sql = selects.text("month.project_returns")
    return sql.format(projects=month_projects.select())


def _task_select() -> str:
    sql = selects.text("month.task_returns")
    return sql.format(supervision=derived.expression("task", "supervision"))


PROJECTS = Sheet(mark("项目"), ProjectReturn, ProjectMonth.KIND, ("done",), _project_select)
TASKS = Sheet(mark("任务"), TaskReturn, TaskMonth.KIND, TEXTS, _task_select)
SHEETS: tuple[Sheet[Any], ...] = (PROJECTS, TASKS)


@overload
def returns(ledger: Ledger, name: str) -> list[ProjectReturn]: ...
@overload
def returns(ledger: Ledger, name: str, sheet: Sheet[R]) -> list[R]: ...
def returns(ledger: Ledger, name: str, sheet: Sheet[Any] = PROJECTS) -> list[Any]:
    """The rows of a sheet for a month: the projects in the plan of its year, or the year's tasks.

    Raises UserError if it is no month.
    """
    given = month_projects.parameters(name, rules.of(ledger))
    cursor = ledger.connection.execute(sheet.select(), given)
    names = [column[0] for column in cursor.description]
    return [sheet.row.from_row(dict(zip(names, row, strict=True))) for row in cursor]


class Part(Struct, frozen=True):
    """The rows that a sheet is kept to, by their ids in the order wanted, and in words why those; "" if all."""

    ids: tuple[str, ...]
    words: str


def part_of(ledger: Ledger, name: str, sheet: Sheet[R], part: Part | None) -> list[R]:
    """Those rows of a sheet for a month; all of them if there is no part."""
    rows = returns(ledger, name, sheet)
    if part is None:
        return rows
    by_id = {row.id: row for row in rows}
    return [by_id[row_id] for row_id in part.ids if row_id in by_id]


def fill(
    ledger: Ledger,
    name: str,
    filled: Filled,
    sheet: Sheet[Any] = PROJECTS,
    watch: Watch = UNWATCHED,
) -> None:
    """Write what was returned as one step.

    Raises FieldError, and CancelledError soon after `watch.cancelled()` turns true; then nothing was written.
    """
    kind = sheet.months
    steps = Steps(len(filled), watch)
    with ledger.change(tr("填报{month}", month=format_date(name))) as change:
        for row_id, values in chain.from_iterable(steps.over(list(filled.items()))):
            month_id = part_id(row_id, name)
            if change.read(kind.name, month_id) is not None:
                commands.edit(ledger, kind, [month_id], values)
            elif any(value is not None for value in values.values()):
                commands.create(ledger, kind, {kind.owner: row_id, "month": name, **values})


class _TriedError(Exception):
    """Takes back what was only tried."""


@contextmanager
def _trial(ledger: Ledger) -> Iterator[None]:
    """What is filled in here is taken back at the end: figures come from their queries all the same."""
    try:
        with ledger.change(tr("试填"), reason=tr("试填")):
            yield
            raise _TriedError
    except _TriedError:
        pass


def tried(ledger: Ledger, name: str, filled: Filled, sheet: Sheet[Any] = PROJECTS) -> list[Any]:
    """The rows of a sheet as filling would leave them. Nothing is written. Raises FieldError."""
    with _trial(ledger):
        fill(ledger, name, filled, sheet)
        return returns(ledger, name, sheet)


def doubts(ledger: Ledger, name: str, filled: Filled, sheet: Sheet[Any] = PROJECTS) -> list[str]:
    """What filling would make hard to believe that is not so yet, a sentence each.

    Nothing is written. Raises FieldError.
    """
    kind = sheet.months
    if not kind.warnings:
        return []
    month_ids = [part_id(row_id, name) for row_id in filled]
    before = _doubts(ledger, kind, month_ids)
    with _trial(ledger):
        fill(ledger, name, filled, sheet)
        after = _doubts(ledger, kind, month_ids)
    return [doubt for doubt in after if doubt not in before]


def _doubts(ledger: Ledger, kind: Kind, month_ids: Sequence[str]) -> list[str]:
    """What is hard to believe in some months, each with what it is said of."""
    if not kind.warnings:
        return []
    owner_kind, amounts = TABLES[kind.name].owner_kind, rules.amounts_of(ledger)
    return [
        tr(
            "「{name}」的{doubt}",
            name=queries.title_of(ledger, owner_kind, getattr(record, kind.owner)),
            doubt=doubt,
        )
        for record in queries.some(ledger, kind, month_ids)
        for doubt in kind.doubts(record, amounts)
    ]


def carry_over(
    ledger: Ledger,
    name: str,
    sheet: Sheet[Any] = PROJECTS,
    part: Part | None = None,
    watch: Watch = UNWATCHED,
) -> int:
    """Put last month's texts where a sheet, or a part of it, has none this month.

    Returns how many cells were filled. Raises as `fill` does.

    Figures are never carried over, and January has no month before it in its year.
    """
    names = months_of(int(name[:4]))
    place = names.index(name)
    if place == 0:
        return 0
    before = {row.id: row for row in returns(ledger, names[place - 1], sheet)}
    carried: dict[str, dict[str, Value]] = {}
    for row in part_of(ledger, name, sheet, part):
        for field in TEXTS:
            text = getattr(before[row.id], field)
            if text is not None and getattr(row, field) is None:
                carried.setdefault(row.id, {})[field] = text
    if carried:
        fill(ledger, name, carried, sheet, watch)
    return sum(map(len, carried.values()))


def unreturned_text(ledger: Ledger, name: str, sheet: Sheet[Any] = PROJECTS) -> str:
    """Who has not returned, a line for each unit, to be copied into a message; empty if all have."""
    missing = [row for row in returns(ledger, name, sheet) if sheet.is_missing(row)]
    lines = []
    for unit_id, rows in _by(sheet.unit, missing):
        listed = list(rows)
        lines.append(
            tr(
                "{unit}（{n}）：{names}",
                unit=queries.title_of(ledger, "organisation", unit_id) or tr("（未填责任单位）"),
                n=len(listed),
                names=joined(row.name for row in listed),
            )
        )
    if not lines:
        return ""
    head = tr(
        "{month}未报{label}（{n}）",
        month=format_date(name),
        label=tr(sheet.label),
        n=len(missing),
    )
    return "\n".join((head, *lines))


def _by(unit: str, rows: list[Any]) -> Iterable[tuple[str | None, Iterable[Any]]]:
    ordered = sorted(rows, key=lambda row: getattr(row, unit) or "")
    return groupby(ordered, key=lambda row: getattr(row, unit))


def latest(ledger: Ledger, year: int, sheet: Sheet[Any] = PROJECTS) -> str:
    """The latest month of a year with a return, January if there is none."""
    answered = " OR ".join(f"{name} IS NOT NULL" for name in sheet.answer)
    row = ledger.connection.execute(
        f"SELECT month FROM {sheet.months.name} WHERE month BETWEEN ? AND ? AND ({answered})"
        " ORDER BY month DESC LIMIT 1",
        (f"{year}-01", f"{year}-12"),
    ).fetchone()
    return f"{year}-01" if row is None else str(row[0])
