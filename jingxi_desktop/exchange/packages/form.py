"""填报表: what a return package asks of a unit, as the sheets of a workbook.

Writer and reader both take the sheets from here, each made of the package itself, which travels along
in the workbook: so the reader knows what every cell held when it was made.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets import workbook
from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables.values import CellReader
from jingxi_desktop.ledger import commands, queries, returns, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import (
    KINDS,
    Field,
    Kind,
    Node,
    Problem,
    Project,
    Record,
    Task,
    Value,
)
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.fields import Money, Reference
from jingxi_desktop.records.monthly_return import ProjectReturn
from jingxi_desktop.translation import mark, tr

# What stands in the first cell of the sheet that holds the package, and of the others before their names;
# and beside the cell in which who fills it in writes their name.
PACKAGE_MARK = "jingxi-form-1"
SHEET_MARK = "jingxi-sheet:"
SENDER_MARK = "jingxi-sender"
# The sheet with the words that cells are chosen from.
LISTS = "lists"
# Rows that are left for new records.
NEW_ROWS = 20
_MOST_LABELS = 1_000_000
# Of a record that a unit returns whole, what it need not type.
_GIVEN = ("month", "origin", "source")


class _Layout(Struct, frozen=True):
    """A sheet: a row for each record of `kind`. `context`, of `seen`, can only be read; `months` and,
    with `own`, the records themselves are filled in."""

    name: str
    label: str
    kind: Kind
    seen: Kind
    context: tuple[str, ...]
    months: returns.Sheet[Any] | None = None
    own: bool = True


_LAYOUTS = (
    _Layout(
        "project_month",
        mark("项目月度"),
        Project.KIND,
        ProjectReturn.KIND,
        ("number", "name", "responsible_id", "planned_investment", "done_before"),
        returns.PROJECTS,
        own=False,
    ),
    _Layout(
        "project",
        mark("项目情况"),
        Project.KIND,
        Project.KIND,
        ("number", "name", "responsible_id", "planned_finish"),
    ),
    _Layout(
        "task",
        mark("重点任务"),
        Task.KIND,
        Task.KIND,
        ("number", "name", "lead_id", "due"),
        returns.TASKS,
    ),
    _Layout("node", mark("关键节点"), Node.KIND, Node.KIND, ("project_id",)),
    _Layout("problem", mark("问题清单"), Problem.KIND, Problem.KIND, ("project_id",)),
)


class Column(Struct, frozen=True):
    """A field of a record of `kind`: of the row's own, of its month, or of what is seen of it."""

    kind: Kind
    field: Field
    is_open: bool

    @property
    def key(self) -> str:
        """What tells it from the others of its sheet, whatever its heading says."""
        return f"{self.kind.name}.{self.field.name}"


class Row(Struct, frozen=True):
    """A record by its id, with the values of its columns as stored; `is_new` for one that is still to come."""

    id: str
    values: tuple[Value, ...]
    is_new: bool = False


class Sheet(Struct, frozen=True):
    """One sheet of the form, made of a package. In new rows all columns are open."""

    name: str
    kind: Kind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return tr(next(layout.label for layout in _LAYOUTS if layout.name == self.name))

    @property
    def known(self) -> set[tuple[str, str]]:
        """What its rows are about, but for the new ones."""
        names = [column.field.name for column in self.columns]
        rows = (row.values for row in self.rows if not row.is_new)
        return {commands.about(self.kind, dict(zip(names, each, strict=True))) for each in rows}

    @property
    def naming(self) -> tuple[int, ...]:
        """The places of the columns by which a person knows what a row is about; the first is locked."""
        names = filter(None, (self.kind.owner, self.kind.title))
        fields = [column.field.name for column in self.columns]
        return tuple(map(fields.index, names))


class Names(Struct, frozen=True, dict=True):
    """What the records of a kind are called in the form, each by a name of its own."""

    ledger: Ledger
    kind: Kind

    @cached_property
    def by_id(self) -> Mapping[str, str]:
        """The names, sorted."""
        options = queries.options(self.ledger, self.kind.name, most=_MOST_LABELS)
        times: dict[str, int] = {}
        for _id, title in options:
            times[title] = times.get(title, 0) + 1
        return {
            record_id: title if times[title] == 1 else f"{title}（{record_id[:8]}）"
            for record_id, title in options
        }

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The same the other way round."""
        return {name: record_id for record_id, name in self.by_id.items()}


class Form:
    """The sheets of a package that is open as `ledger`, and how values stand in their cells.

    `is_1904` says how the workbook that came back counts days.
    """

    def __init__(self, ledger: Ledger, package: Package, *, is_1904: bool = False) -> None:
        self._ledger = ledger
        self._package = package
        self._is_1904 = is_1904
        self._names: dict[str, Names] = {}

    def names(self, kind: str) -> Names:
        """What a kind's records are called."""
        return self._names.setdefault(kind, Names(self._ledger, KINDS[kind]))

    def cell(self, field: Field, value: Value) -> Cell:
        """What a value is in a cell. Words and dates stand there as the ledger keeps them, so that a
        form made in one language is read in another, and a date is as exact as it is known."""
        if value is None or isinstance(value, float):
            return None if value is None else workbook.number(value)
        if isinstance(field, Reference):
            return workbook.text(self.names(field.kind).by_id.get(str(value), str(value)))
        if isinstance(field, Money):
            return workbook.number(int(value) / YUAN[field.amounts.unit])
        return value if isinstance(value, int) else workbook.text(value)

    def value(self, field: Field, cell: Cell) -> Value:
        """The stored value of what was typed into a cell. Raises FieldError."""
        text = self._reader(field).text(cell).strip()
        if isinstance(field, Reference):
            text = self.names(field.kind).ids.get(text, text)
        return commands.parse(self._ledger, field, text, field.unit)

    def remark(self, field: Field, cell: Cell) -> str:
        """What is to be said of the way that is read, "" where it is plain."""
        return self._reader(field).remark(cell)

    def _reader(self, field: Field) -> CellReader:
        return CellReader(field, field.unit or None, self._is_1904)

    def sheets(self) -> Iterator[Sheet]:
        """The sheets, in order; those without rows too."""
        for layout in _LAYOUTS:
            columns = tuple(self._columns(layout))
            records = self._records(layout)
            rows = [
                Row(record_id, tuple(_value(records, column, record_id) for column in columns))
                for record_id in records[layout.kind.name]
            ]
            if layout.kind.by_unit:
                rows += self._new_rows(layout, len(columns))
            yield Sheet(layout.name, layout.kind, columns, tuple(rows))

    def month_id(self, record_id: str) -> str:
        """The id of a record's return for the month of the form."""
        return part_id(record_id, self._package.month)

    def _columns(self, layout: _Layout) -> Iterator[Column]:
        yield from self._shown(layout.seen, layout.context, is_open=False)
        if layout.own:
            yield from self._shown(layout.kind, _by_unit(layout.kind), is_open=True)
        if layout.months:
            months = layout.months.months
            yield from self._shown(months, _by_unit(months), is_open=True)

    def _shown(self, kind: Kind, names: tuple[str, ...], *, is_open: bool) -> Iterator[Column]:
        for field in rules.shown(self._ledger, map(kind.field, names)):
            yield Column(kind, field, is_open)

    def _records(self, layout: _Layout) -> dict[str, dict[str, Record]]:
        """What the columns show, by kind and by the id of the row's record."""
        year, month = int(self._package.month[:4]), self._package.month
        own = queries.fetch(self._ledger, layout.kind.record, Query(layout.kind.name, year))
        if layout.kind.owner:
            own.sort(key=lambda record: str(self.cell(*_owner(record))))
        found: dict[str, dict[str, Record]] = {layout.kind.name: {each.id: each for each in own}}
        if layout.months:
            kind = layout.months.months
            of_month = queries.fetch(self._ledger, kind.record, month=month)
            found[kind.name] = {str(getattr(each, kind.owner)): each for each in of_month}
            seen = returns.returns(self._ledger, month, layout.months)
            found[layout.months.row.KIND.name] = {each.id: each for each in seen}
        return found

    def _new_rows(self, layout: _Layout, width: int) -> Iterator[Row]:
        """Rows for new records, if there is what they can belong to.

        Their ids tell them apart in the form; see `commands.NewIds` for those of their records.
        """
        (owner,) = (each for each in layout.kind.references if each.name == layout.kind.owner)
        for number in range(NEW_ROWS if self.names(owner.kind).ids else 0):
            record_id = part_id(self._package.id, f"{layout.name}/{number}")
            yield Row(record_id, (None,) * width, is_new=True)


def _by_unit(kind: Kind) -> tuple[str, ...]:
    """What a unit fills in of a kind's records."""
    given = (kind.owner, *_GIVEN)
    return tuple(
        field.name
        for field in kind.stored
        if field.by_unit or (kind.by_unit and field.name not in given)
    )


def _owner(record: Record) -> tuple[Field, Value]:
    return record.KIND.field(record.KIND.owner), getattr(record, record.KIND.owner)


def _value(records: dict[str, dict[str, Record]], column: Column, record_id: str) -> Value:
    record = records[column.kind.name].get(record_id)
    value: Value = getattr(record, column.field.name, None)
    return value


def digest(text: str) -> str:
    """What shows that the package in a form is as it was written."""
    return hashlib.sha256(text.encode()).hexdigest()
