"""Reading records: filtered and sorted by SQL, paged by row number.

`row_ids` gives the row numbers of a `Query` in order, `page` the records of some of them. Nothing
here loads a whole table.
"""

import json
import sqlite3
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from jingxi_desktop.ledger import deadlines, lights
from jingxi_desktop.ledger.connection import Connection, stop_when
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import (
    Condition,
    Query,
    Select,
    order_of,
    select_of,
    title_expression,
    title_select,
)
from jingxi_desktop.records import KINDS, Field, Kind, Record, UserError, Value, kind_named
from jingxi_desktop.translation import tr

R = TypeVar("R", bound=Record)
_IDS_AT_ONCE = 500
# Names that are looked at for those like one that nobody has, and those of them that are told.
_MOST_LOOKED_AT, _MOST_NEAR = 500, 3


def _run(connection: Connection, select: Select, sql: str, **more: Value) -> sqlite3.Cursor:
    """Run a select's statement with its parameters and what derived fields are judged by."""
    year = int(select.parameters["year"] or 0)
    judged = deadlines.days_of(connection, year) | lights.latest_parameters(connection, year)
    return connection.execute(sql, {**select.parameters, **more, **judged})


def row_ids(connection: Connection, query: Query, limit: int = -1) -> "array[int]":
    """The row numbers of the query's records in order; the first `limit` of them if it is given."""
    leading = _leading(query)
    if limit > 0 and leading.per_year and not (query.search or query.conditions):
        # Rows that have the field come first and follow its index: the first of a million at once.
        select = select_of(query)
        select.where.append(f"{select.expression(leading)} IS NOT NULL")
        select.year_first = True
        rowids = _row_ids(connection, select, query, limit)
        if len(rowids) == limit:
            return rowids
    return _row_ids(connection, select_of(query), query, limit)


def _leading(query: Query) -> Field:
    kind = kind_named(query.kind)
    return kind.field(query.order[0][0] if query.order else kind.order[0])


def _row_ids(connection: Connection, select: Select, query: Query, limit: int) -> "array[int]":
    order = order_of(select, query)
    sql = f"SELECT k.rowid{select.source()}{order} LIMIT :limit"
    rows = _run(connection, select, sql, limit=limit)
    return array("q", (rowid for (rowid,) in rows))


def first_row_ids(
    connection: Connection, query: Query, limit: int, seconds: float
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


def ids(connection: Connection, query: Query) -> list[str]:
    """The ids of the query's records, in its order."""
    select = select_of(query)
    order = order_of(select, query)
    rows = _run(connection, select, f"SELECT k.id{select.source()}{order}")
    return [record_id for (record_id,) in rows]


def row_ids_of(connection: Connection, query: Query, record_ids: Sequence[str]) -> "array[int]":
    """The row numbers of those of the given records that the query has, in its order."""
    select = select_of(query)
    # An undo may name tens of thousands, and as many parameters take SQLite seconds to tell apart.
    wanted = select.bind(json.dumps(record_ids))
    select.where.append(f"k.id IN (SELECT value FROM json_each({wanted}))")
    order = order_of(select, query)
    rows = _run(connection, select, f"SELECT k.rowid{select.source()}{order}")
    return array("q", (rowid for (rowid,) in rows))


def row_id(ledger: Ledger, kind: Kind, record_id: str) -> int | None:
    """The row number of a record, None if there is none."""
    row = ledger.connection.execute(
        f"SELECT rowid FROM {kind.name} WHERE id = ?", (record_id,)
    ).fetchone()
    return None if row is None else int(row[0])


def count(connection: Connection, query: Query) -> int:
    """How many records the query has."""
    select = select_of(query)
    return int(_run(connection, select, f"SELECT count(*){select.source()}").fetchone()[0])


def _records(
    ledger: Ledger,
    kind: Kind,
    year: int,
    where: str,
    values: Sequence[Value],
    *,
    with_derived: bool = True,
) -> list[tuple[int, Record]]:
    fields = [spec for spec in kind.fields if with_derived or not spec.derived]
    select = Select(kind, {"year": year})
    columns = ["k.rowid", "k.id", *(select.expression(spec) for spec in fields)]
    marks = ", ".join(select.bind(value) for value in values)
    select.where.append(f"{where} IN ({marks})")
    rows = _run(ledger.connection, select, f"SELECT {', '.join(columns)}{select.source()}")
    names = ["id", *(spec.name for spec in fields)]
    return [(row[0], kind.record.from_row(dict(zip(names, row[1:], strict=True)))) for row in rows]


def page(ledger: Ledger, kind: Kind, year: int, rowids: Sequence[int]) -> dict[int, Record]:
    """The records with the given row numbers, by row number; those that are gone are missing."""
    return dict(_records(ledger, kind, year, "k.rowid", rowids))


def cells(
    connection: Connection, query: Query, fields: Sequence[Field], rowids: Sequence[int]
) -> list[tuple[Value, ...]]:
    """The values of some fields of the records with the given row numbers, in their order.

    A reference is the title of its record. Records that are gone are missing.
    """
    select = Select(kind_named(query.kind), {"year": query.year})
    columns = ["k.rowid", *map(select.shown, fields)]
    select.where.append(f"k.rowid IN ({', '.join(map(select.bind, rowids))})")
    rows = _run(connection, select, f"SELECT {', '.join(columns)}{select.source()}")
    found = {row[0]: row[1:] for row in rows}
    return [found[rowid] for rowid in rowids if rowid in found]


def get(
    ledger: Ledger,
    kind: Kind,
    record_id: str,
    year: int | None = None,
    *,
    with_derived: bool = True,
) -> Record:
    """One record as of a year; without its derived fields where nobody looks at them.

    Raises UserError if there is none.
    """
    year = ledger.year if year is None else year
    rows = _records(ledger, kind, year, "k.id", [record_id], with_derived=with_derived)
    if not rows:
        raise UserError(tr("没有这条{kind}：{id}", kind=tr(kind.label), id=record_id))
    return rows[0][1]


def some(
    ledger: Ledger, kind: Kind, record_ids: Sequence[str], *, with_derived: bool = True
) -> Iterator[Record]:
    """Those of the given records that there are, in no order."""
    for start in range(0, len(record_ids), _IDS_AT_ONCE):
        part = record_ids[start : start + _IDS_AT_ONCE]
        for _rowid, record in _records(
            ledger, kind, ledger.year, "k.id", part, with_derived=with_derived
        ):
            yield record


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


def fetch_by_id(
    ledger: Ledger,
    record_type: type[R],
    record_ids: Sequence[str],
    year: int,
    *,
    with_derived: bool = True,
) -> dict[str, R]:
    """Some records as of a year, by id; those that are gone are missing."""
    if not record_ids:
        return {}
    rows = _records(ledger, record_type.KIND, year, "k.id", record_ids, with_derived=with_derived)
    return {record.id: record for _rowid, record in rows if isinstance(record, record_type)}


def columns(
    connection: Connection, query: Query, names: Sequence[str], *, of_all_years: bool = False
) -> Iterator[tuple[Value, ...]]:
    """The ids and some fields of all records of a query, in the order in which they were made.

    For looking up many records by what names them: one pass, and nothing is kept here. A kind that
    belongs to years can be had of all of them.
    """
    kind = kind_named(query.kind)
    select = Select(kind, {"year": query.year}) if of_all_years else select_of(query)
    fields = ", ".join(["k.id", *(select.expression(kind.field(name)) for name in names)])
    yield from _run(connection, select, f"SELECT {fields}{select.source()} ORDER BY k.rowid")


def totals(
    connection: Connection, kind: Kind, year: int, rowids: Iterable[int], name: str
) -> tuple[int | float, int]:
    """The sum of one numeric field over some rows, by SQL, and in how many of them it is filled."""
    ids = list(rowids)
    total: int | float = 0
    filled = 0
    for start in range(0, len(ids), _IDS_AT_ONCE):
        part = Select(kind, {"year": year})
        expression = part.expression(kind.field(name))
        marks = ", ".join(part.bind(rowid) for rowid in ids[start : start + _IDS_AT_ONCE])
        part.where.append(f"k.rowid IN ({marks})")
        sql = f"SELECT coalesce(sum({expression}), 0), count({expression}){part.source()}"
        subtotal, count_filled = _run(connection, part, sql).fetchone()
        total += subtotal
        filled += count_filled
    return total, filled


def title_of(ledger: Ledger, kind: str, record_id: Value) -> str:
    """What a referenced record is called in tables: its short name if it has one."""
    if record_id is None:
        return ""
    row = ledger.connection.execute(
        f"{title_select(KINDS[kind])} WHERE t.id = ?", (record_id,)
    ).fetchone()
    return "" if row is None or row[0] is None else str(row[0])


def options(ledger: Ledger, kind: str, text: str = "", most: int = 200) -> list[tuple[str, str]]:
    """Ids and titles to choose a reference from, those that contain `text`, sorted by title."""
    title = title_expression(KINDS[kind])
    sql = f"SELECT t.id, {title} FROM {kind} AS t WHERE instr({title}, ?) ORDER BY 2 LIMIT ?"
    return [(str(row[0]), str(row[1])) for row in ledger.connection.execute(sql, (text, most))]


def naming(kind: Kind) -> tuple[str, ...]:
    """The fields by which a person may name a record, beside its id."""
    others = ("short_name", "code", "credit_code")
    return (kind.title, *(name for name in others if name in kind.by_name))


def find(ledger: Ledger, kind: Kind, text: str) -> str:
    """The id of the record that a person means: its id, its name, its short name or its code.

    Raises UserError if there is none, or more than one.
    """
    where = " OR ".join(f"{name} = :text" for name in ("id", *naming(kind)))
    rows = ledger.connection.execute(
        f"SELECT id FROM {kind.name} WHERE {where} LIMIT 2", {"text": text}
    ).fetchall()
    names = ledger.connection.execute(f"SELECT {', '.join(naming(kind))} FROM {kind.name}")
    return the_one(kind, text, [str(row[0]) for row in rows], chain.from_iterable(names))


def the_one(kind: Kind, text: str, record_ids: Sequence[str], names: Iterable[Value]) -> str:
    """The record among those that are called `text`. Raises UserError unless it is one.

    `names` are what the kind's records are called: of those that are like it the error tells.
    """
    if len(record_ids) == 1:
        return record_ids[0]
    if record_ids:
        raise UserError(
            tr("有几个{kind}都叫「{text}」，请用编号（id）指明", kind=tr(kind.label), text=text)
        )
    near = {
        name
        for name in islice(names, _MOST_LOOKED_AT)
        if isinstance(name, str) and len(name) > 1 < len(text) and (name in text or text in name)
    }
    if near:
        raise UserError(
            tr(
                "没有叫「{text}」的{kind}，相近的有「{names}」",
                text=text,
                kind=tr(kind.label),
                names="」「".join(sorted(near, key=lambda name: (len(name), name))[:_MOST_NEAR]),
            )
        )
    raise UserError(tr("没有叫「{text}」的{kind}", text=text, kind=tr(kind.label)))
