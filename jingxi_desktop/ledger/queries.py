"""Reading records: filtered and sorted by SQL, paged by row number.

A `Query` says what a table on screen shows. `row_ids` gives the row numbers in order, `page` the
records of some of them. Nothing here loads a whole table.
"""

import sqlite3
import time
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeVar

from jingxi_desktop.ledger import derived, search
from jingxi_desktop.ledger.connection import stop_when
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.tables import year_table
from jingxi_desktop.records import KINDS, Field, Kind, Record, UserError, Value, kind_named
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import tr

R = TypeVar("R", bound=Record)
Operator = Literal["in", "contains", "within", "from", "until", "owns"]

_IDS_AT_ONCE = 500


@dataclass(frozen=True)
class Condition:
    """What a field must be.

    `in`: one of the values, None being empty. `contains`: the text occurs in what is shown.
    `within`: the reference is one of the values or lies inside it (parks in parks).
    `from` and `until`: at least and at most the value.
    `owns`: the record owns a part of which it is true; `field` is then `kind.field` of the part.
    """

    field: str
    operator: Operator
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Query:
    """The records of a kind that a table shows, and their order: (field, descending) pairs."""

    kind: str
    year: int
    search: str = ""
    conditions: tuple[Condition, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()

    def with_condition(self, condition: Condition) -> "Query":
        """The same with one more condition in place of those on its field."""
        others = tuple(other for other in self.conditions if other.field != condition.field)
        return Query(self.kind, self.year, self.search, (*others, condition), self.order)

    def of_owners(self) -> "Query":
        """The query of the records that own the parts this one has; itself if they are no parts."""
        kind = kind_named(self.kind)
        owner = kind.by_name.get(kind.owner)
        if not isinstance(owner, Reference):
            return self
        owning = (
            Condition(f"{kind.name}.{part.field}", "owns", part.values) for part in self.conditions
        )
        return Query(owner.kind, self.year, conditions=tuple(owning))


@dataclass
class _Select:
    """The parts of a SELECT on a kind's rows `k`, with the yearly rows `y` joined if asked for."""

    kind: Kind
    parameters: dict[str, Value]
    where: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    needs_year: bool = False
    # Whether to go from the yearly rows to their records, which follows an index of the former.
    year_first: bool = False

    def expression(self, spec: Field) -> str:
        """The SQL of a field's stored value."""
        if spec.derived:
            self.needs_year = self.needs_year or bool(self.kind.yearly)
            return derived.expression(self.kind.name, spec.name)
        if spec.per_year:
            self.needs_year = True
            return f'y."{spec.name}"'
        return f'k."{spec.name}"'

    def shown(self, spec: Field) -> str:
        """The SQL of what a person reads in the field, for sorting and for finding text."""
        if isinstance(spec, Reference):
            return f"({_title_select(KINDS[spec.kind])} WHERE t.id = {self.expression(spec)})"
        return self.expression(spec)

    def bind(self, value: Value) -> str:
        """A parameter that holds the value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def source(self) -> str:
        """FROM and WHERE."""
        table = year_table(self.kind.name)
        if self.year_first:
            where = " AND ".join(("y.year = :year", *self.where))
            return f" FROM {table} AS y CROSS JOIN {self.kind.name} AS k ON k.id = y.{self.kind.name}_id WHERE {where}"
        sql = f" FROM {self.kind.name} AS k"
        if self.needs_year:
            sql += f" LEFT JOIN {table} AS y ON y.{self.kind.name}_id = k.id AND y.year = :year"
        return sql + (f" WHERE {' AND '.join(self.where)}" if self.where else "")


def _title_select(kind: Kind) -> str:
    title = f"t.{kind.title}"
    if "short_name" in kind.by_name:
        title = f"coalesce(t.short_name, {title})"
    return f"SELECT {title} FROM {kind.name} AS t"


def _select(query: Query) -> _Select:
    kind = kind_named(query.kind)
    select = _Select(kind, {"year": query.year})
    if kind.by_year:
        select.where.append("k.year = :year")
    if query.search.strip():
        sql, parameters = search.condition(kind, query.search)
        select.where.append(sql)
        select.parameters |= parameters
    for condition in query.conditions:
        if condition.operator == "owns":
            select.where.append(_owns(select, condition))
        else:
            select.where.append(_condition(select, kind.field(condition.field), condition))
    return select


def _owns(select: _Select, condition: Condition) -> str:
    part, name = condition.field.split(".")
    kind = kind_named(part)
    marks = ", ".join(select.bind(value) for value in condition.values)
    return (
        f"k.id IN (SELECT {kind.owner} FROM {kind.name} WHERE {kind.field(name).name} IN ({marks}))"
    )


def _condition(select: _Select, spec: Field, condition: Condition) -> str:
    if condition.operator == "contains":
        return f"instr({select.shown(spec)}, {select.bind(condition.values[0])})"
    if condition.operator in ("from", "until"):
        sign = ">=" if condition.operator == "from" else "<="
        return f"{select.expression(spec)} {sign} {select.bind(condition.values[0])}"
    expression = select.expression(spec)
    marks = ", ".join(select.bind(value) for value in condition.values if value is not None)
    if condition.operator == "within" and isinstance(spec, Reference):
        return (
            f"{expression} IN (WITH RECURSIVE inside (id) AS (SELECT id FROM {spec.kind} WHERE id IN ({marks})"
            f" UNION SELECT c.id FROM {spec.kind} AS c JOIN inside ON c.parent_id = inside.id) SELECT id FROM inside)"
        )
    either = [f"{expression} IN ({marks})"] if marks else []
    if None in condition.values:
        either.append(f"{expression} IS NULL")
    return f"({' OR '.join(either)})" if either else "0"


def _order(select: _Select, query: Query) -> str:
    order = query.order or tuple((name, False) for name in select.kind.order)
    terms = []
    for name, descending in order:
        expression = select.shown(select.kind.field(name))
        terms.append(f"{expression} {'DESC' if descending else 'ASC'} NULLS LAST")
    terms.append(f"k.rowid {'DESC' if order[-1][1] else 'ASC'}")
    return f" ORDER BY {', '.join(terms)}"


def row_ids(connection: sqlite3.Connection, query: Query, limit: int = -1) -> "array[int]":
    """The row numbers of the query's records in order; the first `limit` of them if it is given."""
    leading = _leading(query)
    if limit > 0 and leading.per_year and not (query.search or query.conditions):
        # Rows that have the field come first and follow its index: the first of a million at once.
        select = _select(query)
        select.where.append(f"{select.expression(leading)} IS NOT NULL")
        select.year_first = True
        rowids = _row_ids(connection, select, query, limit)
        if len(rowids) == limit:
            return rowids
    return _row_ids(connection, _select(query), query, limit)


def _leading(query: Query) -> Field:
    kind = kind_named(query.kind)
    return kind.field(query.order[0][0] if query.order else kind.order[0])


def _row_ids(
    connection: sqlite3.Connection, select: _Select, query: Query, limit: int
) -> "array[int]":
    order = _order(select, query)
    sql = f"SELECT k.rowid{select.source()}{order} LIMIT :limit"
    rows = connection.execute(sql, {**select.parameters, "limit": limit})
    return array("q", (rowid for (rowid,) in rows))


def first_row_ids(
    connection: sqlite3.Connection, query: Query, limit: int, seconds: float
) -> "array[int] | None":
    """The first row numbers if they can be had within `seconds`, else None."""
    deadline = time.monotonic() + seconds
    stop_when(connection, lambda: time.monotonic() > deadline)
    try:
        return row_ids(connection, query, limit)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return None
    finally:
        connection.set_progress_handler(None, 0)


def row_ids_of(
    connection: sqlite3.Connection, query: Query, record_ids: Sequence[str]
) -> "array[int]":
    """The row numbers of those of the given records that the query has, in its order."""
    select = _select(query)
    select.where.append(
        f"k.id IN ({', '.join(select.bind(record_id) for record_id in record_ids)})"
    )
    order = _order(select, query)
    rows = connection.execute(f"SELECT k.rowid{select.source()}{order}", select.parameters)
    return array("q", (rowid for (rowid,) in rows))


def row_id(ledger: Ledger, kind: Kind, record_id: str) -> int | None:
    """The row number of a record, None if there is none."""
    row = ledger.connection.execute(
        f"SELECT rowid FROM {kind.name} WHERE id = ?", (record_id,)
    ).fetchone()
    return None if row is None else int(row[0])


def count(connection: sqlite3.Connection, query: Query) -> int:
    """How many records the query has."""
    select = _select(query)
    return int(
        connection.execute(f"SELECT count(*){select.source()}", select.parameters).fetchone()[0]
    )


def _records(
    ledger: Ledger, kind: Kind, year: int, where: str, values: Sequence[Value]
) -> list[tuple[int, Record]]:
    select = _Select(kind, {"year": year})
    columns = ["k.rowid", "k.id", *(select.expression(spec) for spec in kind.fields)]
    marks = ", ".join(select.bind(value) for value in values)
    select.where.append(f"{where} IN ({marks})")
    rows = ledger.connection.execute(
        f"SELECT {', '.join(columns)}{select.source()}", select.parameters
    )
    names = ["id", *(spec.name for spec in kind.fields)]
    return [(row[0], kind.record.from_row(dict(zip(names, row[1:], strict=True)))) for row in rows]


def page(ledger: Ledger, kind: Kind, year: int, rowids: Sequence[int]) -> dict[int, Record]:
    """The records with the given row numbers, by row number; those that are gone are missing."""
    return dict(_records(ledger, kind, year, "k.rowid", rowids))


def get(ledger: Ledger, kind: Kind, record_id: str, year: int | None = None) -> Record:
    """One record as of a year. Raises UserError if there is none."""
    rows = _records(ledger, kind, ledger.year if year is None else year, "k.id", [record_id])
    if not rows:
        raise UserError(tr("没有这条{kind}:{id}", kind=tr(kind.label), id=record_id))
    return rows[0][1]


def fetch(
    ledger: Ledger, record_type: type[R], query: Query | None = None, **conditions: Value
) -> list[R]:
    """All records of a query, or of a kind where fields equal the given values, in natural order.

    For kinds and conditions that a person could read through; tables on screen use pages.
    """
    kind = record_type.KIND
    query = query or Query(kind.name, ledger.year)
    for name, value in conditions.items():
        query = query.with_condition(Condition(name, "in", (value,)))
    rowids = row_ids(ledger.connection, query)
    found: dict[int, Record] = {}
    for start in range(0, len(rowids), _IDS_AT_ONCE):
        found |= page(ledger, kind, query.year, rowids[start : start + _IDS_AT_ONCE])
    return [record for rowid in rowids if isinstance(record := found.get(rowid), record_type)]


def totals(
    connection: sqlite3.Connection, kind: Kind, year: int, rowids: Iterable[int], name: str
) -> int | float:
    """The sum of one numeric field over some rows, by SQL, 0 where all are empty."""
    select = _Select(kind, {"year": year})
    expression = select.expression(kind.field(name))
    ids = list(rowids)
    total: int | float = 0
    for start in range(0, len(ids), _IDS_AT_ONCE):
        part = _Select(kind, {"year": year}, needs_year=select.needs_year)
        marks = ", ".join(part.bind(rowid) for rowid in ids[start : start + _IDS_AT_ONCE])
        part.where.append(f"k.rowid IN ({marks})")
        sql = f"SELECT coalesce(sum({expression}), 0){part.source()}"
        total += connection.execute(sql, part.parameters).fetchone()[0]
    return total


def title_of(ledger: Ledger, kind: str, record_id: Value) -> str:
    """What a referenced record is called in tables: its short name if it has one."""
    if record_id is None:
        return ""
    row = ledger.connection.execute(
        f"{_title_select(KINDS[kind])} WHERE t.id = ?", (record_id,)
    ).fetchone()
    return "" if row is None or row[0] is None else str(row[0])


def options(ledger: Ledger, kind: str, text: str = "", most: int = 200) -> list[tuple[str, str]]:
    """Ids and titles to choose a reference from, those that contain `text`, sorted by title."""
    sql = f"SELECT id, title FROM ({_titles_with_ids(kind)}) WHERE instr(title, ?) ORDER BY title LIMIT ?"
    return [(str(row[0]), str(row[1])) for row in ledger.connection.execute(sql, (text, most))]


@cache
def _titles_with_ids(kind: str) -> str:
    return (
        _title_select(KINDS[kind])
        .replace("SELECT ", "SELECT t.id, ", 1)
        .replace(" FROM", " AS title FROM", 1)
    )


def find(ledger: Ledger, kind: Kind, text: str) -> str:
    """The id of the record that a person means: its id, its name or its short name.

    Raises UserError if there is none, or more than one.
    """
    names = ["id", kind.title] + (["short_name"] if "short_name" in kind.by_name else [])
    where = " OR ".join(f"{name} = :text" for name in names)
    rows = ledger.connection.execute(
        f"SELECT id FROM {kind.name} WHERE {where} LIMIT 2", {"text": text}
    ).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    if rows:
        raise UserError(
            tr("有几个{kind}都叫「{text}」,请用编号(id)指明", kind=tr(kind.label), text=text)
        )
    raise UserError(tr("没有叫「{text}」的{kind}", text=text, kind=tr(kind.label)))
