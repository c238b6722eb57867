"""What can be done to records: create, edit, copy and delete, each one change with its checks.

Values are as stored. `parse` turns what a person typed into one.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

from jingxi_desktop.ledger import node_order, queries, rules, search, to_come
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.steps import UNWATCHED, Steps, Watch
from jingxi_desktop.ledger.tables import TABLES, part_id, year_table
from jingxi_desktop.records import KINDS, Field, Kind, Node, Record, UserError, Value
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.records.provenance import ENTERED
from jingxi_desktop.translation import joined, tr

# How many hexadecimal digits of ids that count up do so; the others are random, as in any id. There is
# room to count, wherever it begins.
_COUNTED = 8
_MOST_FIRST = 16**_COUNTED // 2 - 1
# How many fields the name of an edit says.
_MOST_NAMED = 3


def new_ids() -> Iterator[str]:
    """Ids for many new records: UUIDs of version 4 that count up, so that indexes grow at their ends."""
    start = str(uuid.uuid4())
    same, counted = start[:-_COUNTED], int(start[-_COUNTED:], 16) & _MOST_FIRST
    return (f"{same}{number:0{_COUNTED}x}" for number in count(counted))


def parse(ledger: Ledger, field: Field, text: str, unit: str = "") -> Value:
    """The stored value of what a person typed into a field. Raises FieldError."""
    if field.derived:
        raise field.error(field.why_kept)
    value = field.parse(text, unit)
    if isinstance(field, Reference) and value is not None:
        try:
            return queries.find(ledger, KINDS[field.kind], str(value))
        except UserError as error:
            raise field.error(str(error)) from error
    return value


def create(ledger: Ledger, kind: Kind, values: Mapping[str, Value], year: int | None = None) -> str:
    """Add a record; its per-year values go to `year`. Returns its id. Raises FieldError.

    An `id` among the values is taken as it is: one that follows from what the record is about.
    """
    year = ledger.year if year is None else year
    record_id = str(values.get("id") or NewIds(ledger, kind).of(values))
    given = dict(values)
    if kind.by_year:
        given.setdefault("year", year)
    if "origin" in kind.by_name:
        given.setdefault("origin", ENTERED)
    # What is not given is empty, and the check says where it may not be.
    record = kind.record.from_row({**dict.fromkeys(kind.by_name), "id": record_id, **given})
    check(ledger, record, rules.amounts_of(ledger))
    with ledger.change(tr("新建{kind}", kind=tr(kind.label))) as change:
        own = {
            field.name: given[field.name]
            for field in kind.stored
            if given.get(field.name) is not None
        }
        change.insert(kind.name, {"id": record_id, **own})
        yearly = {
            field.name: given[field.name]
            for field in kind.yearly
            if given.get(field.name) is not None
        }
        write_year(change, kind, record_id, year, yearly)
    return record_id


def check(ledger: Ledger, record: Record, amounts: Amounts) -> None:
    """Check a whole record, and what it has to do with others.

    Raises FieldError, whose sentence says amounts as `amounts` does, the ledger's.
    """
    record.KIND.check(record, amounts)
    if isinstance(record, Node):
        node_order.check(ledger, record)


def about(kind: Kind, values: Mapping[str, Value]) -> tuple[str, str]:
    """What a part is about: the id of its owner, and its name but for signs, width and case."""
    return str(values.get(kind.owner)), search.characters(str(values.get(kind.title)))


class NewIds:
    """The ids of new records of a kind, whoever adds them: by hand, from a form, from a table."""

    def __init__(self, ledger: Ledger, kind: Kind) -> None:
        self._ledger, self._kind = ledger, kind
        self._others = new_ids()
        self._returned: set[str] = set()

    def of(self, values: Mapping[str, Value]) -> str:
        """The id of another new record: in all copies the same for a month, and in a package for a node or a
        problem, which then differs from those that this gave before."""
        kind = self._kind
        if kind.by_month:
            owner, month = values.get(kind.owner), values.get("month")
            return part_id(str(owner), str(month)) if owner and month else next(self._others)
        if self._ledger.is_package and kind.by_unit:
            return self._returned_id(values)
        return next(self._others)

    def _returned_id(self, values: Mapping[str, Value]) -> str:
        """The id of a new node or problem of a return package, which follows from what it is `about`.

        So one record is merged once, in whichever package or form of the unit it stands, and however often that
        comes back. If its words were changed between, it comes from a form as another record and the first stays:
        nobody can tell a rewording from another matter; in a package it keeps its id. What the package has
        already is never taken for new, whatever its words have become.
        """
        owner_id, words = about(self._kind, values)
        ids = (part_id(owner_id, f"{self._kind.name}/{words}/{number}") for number in count())
        found = next(each for each in ids if not self._is_taken(each))
        self._returned.add(found)
        return found

    def _is_taken(self, record_id: str) -> bool:
        if record_id in self._returned:
            return True
        there = queries.some(self._ledger, self._kind, [record_id], with_derived=False)
        return any(there)


def edit(
    ledger: Ledger,
    kind: Kind,
    record_ids: Sequence[str],
    values: Mapping[str, Value],
    year: int | None = None,
) -> None:
    """Set fields of one or more records to the same values, as one step.

    Raises FieldError, and then nothing was changed.
    """
    edit_each(ledger, kind, dict.fromkeys(record_ids, values), year)


def edit_each(
    ledger: Ledger,
    kind: Kind,
    edits: Mapping[str, Mapping[str, Value]],
    year: int | None = None,
    watch: Watch = UNWATCHED,
) -> None:
    """Set fields of records, by their ids, to values of their own, as one step.

    Raises FieldError, and CancelledError soon after `watch.cancelled()` turns true; then nothing was changed.
    """
    year = ledger.year if year is None else year
    fields = [kind.field(name) for name in dict.fromkeys(chain.from_iterable(edits.values()))]
    for field in fields:
        if field.why_kept:
            raise field.error(field.why_kept)
    amounts = rules.amounts_of(ledger)
    steps = Steps(len(edits), watch)
    with ledger.change(_edit_label(kind, fields)) as change:
        for record_id, values in chain.from_iterable(steps.over(list(edits.items()))):
            check_edit(ledger, kind, record_id, values, year, amounts)
            per_year = {name for name in values if kind.field(name).per_year}
            own = {name: value for name, value in values.items() if name not in per_year}
            if own:
                change.update(kind.name, record_id, own)
            yearly = {name: values[name] for name in per_year}
            write_year(change, kind, record_id, year, yearly)


def check_edit(
    ledger: Ledger,
    kind: Kind,
    record_id: str,
    values: Mapping[str, Value],
    year: int,
    amounts: Amounts,
) -> None:
    """Check a record as it would be with some values. Raises FieldError as `check` does."""
    stored = queries.get(ledger, kind, record_id, year, with_derived=False).values()
    check(ledger, kind.record.from_row({**stored, **values}), amounts)
    _check_not_inside_itself(ledger, kind, record_id, values)


def doubts(ledger: Ledger, kind: Kind, edits: Mapping[str, Mapping[str, Value]]) -> list[str]:
    """What edits of records, by their ids, would make hard to believe, a sentence each: names that others have, and
    days still to come of what was done."""
    early = chain.from_iterable(days_to_come(kind, values) for values in edits.values())
    return [*_doubted_names(ledger, kind, edits), *early]


def days_to_come(kind: Kind, values: Mapping[str, Value]) -> list[str]:
    """The days among the values of a record on which something was done and that are still to come, a sentence each."""
    fields = map(kind.field, values)
    return [
        str(field.error(doubt))
        for field in fields
        if (doubt := to_come.doubt(field, values[field.name]))
    ]


def _doubted_names(
    ledger: Ledger, kind: Kind, edits: Mapping[str, Mapping[str, Value]]
) -> list[str]:
    """Names that others of the kind have; where it belongs to years, others of the same year."""
    named = {
        record_id: str(values[kind.title])
        for record_id, values in edits.items()
        if not kind.owner and values.get(kind.title) is not None
    }
    given = Counter(named.values())
    of_year = f" AND year = (SELECT year FROM {kind.name} WHERE id = :id)" if kind.by_year else ""
    sql = f"SELECT id FROM {kind.name} WHERE {kind.title} = :name{of_year}"
    found = []
    for record_id, name in named.items():
        rows = ledger.connection.execute(sql, {"id": record_id, "name": name})
        others = len({row[0] for row in rows} - named.keys()) + given[name] - 1
        if others:
            field = kind.field(kind.title)
            sentence = tr(
                "另有 {n} {counter}{kind}也叫「{name}」",
                n=others,
                counter=tr(kind.counter),
                kind=tr(kind.label),
                name=name,
            )
            found.append(str(field.error(sentence)))
    return found


def _edit_label(kind: Kind, fields: Sequence[Field]) -> str:
    names = joined(tr(field.label) for field in fields[:_MOST_NAMED])
    if len(fields) > _MOST_NAMED:
        names = tr("{names}等 {n} 项", names=names, n=len(fields))
    return tr("修改{kind} · {fields}", kind=tr(kind.label), fields=names)


def write_year(
    change: Change, kind: Kind, record_id: str, year: int, values: Mapping[str, Value]
) -> None:
    """Write a record's row of one year; a row that does not exist yet is made when there is something in it."""
    write_years(change, kind, year, [(record_id, values)])


def write_years(
    change: Change, kind: Kind, year: int, records: Iterable[tuple[str, Mapping[str, Value]]]
) -> None:
    """The same of many records, each once, by their ids."""
    rows = {
        part_id(record_id, year): (record_id, dict(values))
        for record_id, values in records
        if values
    }
    if not rows:
        return
    table = year_table(kind.name)
    there = change.read_many(table, list(rows))
    change.update_many(table, ((row_id, rows[row_id][1]) for row_id in rows if row_id in there))
    for row_id, (record_id, values) in rows.items():
        if row_id not in there and any(value is not None for value in values.values()):
            change.insert(
                table, {"id": row_id, f"{kind.name}_id": record_id, "year": year, **values}
            )


def _check_not_inside_itself(
    ledger: Ledger, kind: Kind, record_id: str, values: Mapping[str, Value]
) -> None:
    parent = values.get("parent_id")
    if parent is None or "parent_id" not in kind.by_name:
        return
    above = ledger.connection.execute(
        f"WITH RECURSIVE above (id) AS (SELECT ? UNION SELECT r.parent_id FROM {kind.name} AS r"
        " JOIN above ON r.id = above.id) SELECT 1 FROM above WHERE id = ?",
        (parent, record_id),
    ).fetchone()
    if above is not None:
        raise kind.field("parent_id").error(tr("不能是它自己或它的下级"))


def copy(ledger: Ledger, kind: Kind, record_id: str, year: int | None = None) -> str:
    """Add a copy of a record, without its months and readings, named as a copy. Returns the new id."""
    record = queries.get(ledger, kind, record_id, year)
    copied = [field.name for field in kind.fields if field.copied and not field.derived]
    values = {name: getattr(record, name) for name in copied}
    values[kind.title] = tr("{name}（副本）", name=record.title)
    with ledger.change(tr("复制{kind}", kind=tr(kind.label))):
        return create(ledger, kind, values, year)


def delete(ledger: Ledger, kind: Kind, record_ids: Sequence[str], watch: Watch = UNWATCHED) -> None:
    """Delete records with all their parts, as one step.

    Raises UserError if others refer to one, and CancelledError soon after `watch.cancelled()` turns true.
    """
    steps = Steps(3 * len(record_ids), watch)
    with ledger.change(
        tr(
            "删除 {n} {counter}{kind}",
            n=len(record_ids),
            counter=tr(kind.counter),
            kind=tr(kind.label),
        )
    ) as change:
        for record_id in chain.from_iterable(steps.over(record_ids)):
            delete_parts(change, kind, record_id)
        leaving = set(record_ids)
        for record_id in chain.from_iterable(steps.over(record_ids)):
            _refuse_if_referred_to(ledger, kind, record_id, leaving)
        in_order = _children_first(ledger, kind, record_ids)
        for record_id in chain.from_iterable(steps.over(in_order)):
            change.delete(kind.name, record_id)


def delete_parts(change: Change, kind: Kind, record_id: str) -> None:
    """Delete what is part of a record that is about to go: months, nodes, attachments and their like."""
    for table in TABLES.values():
        if table.owner_kind != kind.name and table.name != "attachment":
            continue
        rows = change.connection.execute(
            f"SELECT id FROM {table.name} WHERE {table.owner_column} = ?", (record_id,)
        ).fetchall()
        for (row_id,) in rows:
            if table.name in KINDS:
                delete_parts(change, KINDS[table.name], row_id)
            change.delete(table.name, row_id)


def _refuse_if_referred_to(ledger: Ledger, kind: Kind, record_id: str, leaving: set[str]) -> None:
    for other in KINDS.values():
        for field in other.references:
            if field.kind != kind.name:
                continue
            rows = ledger.connection.execute(
                f"SELECT id, {other.title} FROM {other.name} WHERE {field.name} = ?", (record_id,)
            ).fetchall()
            staying = [
                title for row_id, title in rows if other is not kind or row_id not in leaving
            ]
            if staying:
                raise UserError(
                    tr(
                        "「{name}」还被 {n} {counter}{kind}引用（{label}），如「{example}」；请先改掉引用再删除",
                        name=queries.title_of(ledger, kind.name, record_id),
                        n=len(staying),
                        counter=tr(other.counter),
                        kind=tr(other.label),
                        label=tr(field.label),
                        example=staying[0],
                    )
                )


def _children_first(ledger: Ledger, kind: Kind, record_ids: Sequence[str]) -> list[str]:
    if "parent_id" not in kind.by_name:
        return list(record_ids)

    def depth(record_id: str) -> int:
        row = ledger.connection.execute(
            f"WITH RECURSIVE above (id) AS (SELECT ? UNION SELECT r.parent_id FROM {kind.name} AS r"
            " JOIN above ON r.id = above.id) SELECT count(*) FROM above",
            (record_id,),
        ).fetchone()
        return int(row[0])

    return sorted(record_ids, key=depth, reverse=True)
