"""What rows have to do with other rows, and with records that the table does not name.

Each check reads in bulk what it compares with and takes the rows as if they were applied. A row
that does not fit becomes a problem; what is hard to believe in one is added to it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jingxi_desktop.exchange.importing.rows import Edit, Row
from jingxi_desktop.ledger import node_order, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import KINDS, FieldError, Kind, Node, Project, ProjectMonth, Value
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.fields import Money
from jingxi_desktop.translation import tr

_PARENT = "parent_id"
_UNITS = (YUAN["万元"], YUAN["亿元"])

Parts = Callable[[Sequence[str]], Iterator[Sequence[str]]]


def check(
    ledger: Ledger, kind: Kind, year: int, rows: Sequence[Row], parts: Parts
) -> tuple[Row, ...]:
    """The rows after the checks that look at more than one record.

    `parts` gives some hundreds of many ids at a time, and may stop the work by an error.
    """
    checked = list(rows)
    if _PARENT in kind.by_name:
        _check_parents(ledger, kind, year, checked)
    if kind is Node.KIND:
        _check_nodes(ledger, year, checked, parts)
    _doubt_months(ledger, checked, parts)
    _doubt_units(ledger, checked)
    return tuple(checked)


def _check_parents(ledger: Ledger, kind: Kind, year: int, rows: list[Row]) -> None:
    """None lies in itself, and none in a record whose row is a problem."""
    placed = {
        place: edit
        for place, row in enumerate(rows)
        for edit in row.edits
        if edit.kind == kind.name and edit.after.get(_PARENT) is not None
    }
    if not placed:
        return
    there = queries.columns(ledger.connection, Query(kind.name, year), [_PARENT])
    parents: dict[Value, Value] = {row[0]: row[1] for row in there}
    for row in rows:
        for edit in row.edits:
            if edit.kind == kind.name and (edit.before is None or _PARENT in edit.after):
                parents[edit.record_id] = edit.after.get(_PARENT)
    field = kind.by_name[_PARENT]
    for place, edit in placed.items():
        if _is_inside_itself(parents, edit.record_id):
            rows[place] = rows[place].refused(str(field.error(tr("不能是它自己或它的下级"))))
    while lost := [
        place
        for place, edit in placed.items()
        if rows[place].edits and edit.after[_PARENT] not in parents
    ]:
        for place in lost:
            rows[place] = rows[place].refused(
                str(field.error(tr("所指的记录在表里，但它那一行有问题，没有导入")))
            )
            if placed[place].before is None:
                del parents[placed[place].record_id]


def _is_inside_itself(parents: Mapping[Value, Value], record_id: str) -> bool:
    above, seen = parents.get(record_id), set[Value]()
    while above is not None and above not in seen:
        if above == record_id:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _check_nodes(ledger: Ledger, year: int, rows: list[Row], parts: Parts) -> None:
    """The nodes of a project keep their order, those of the table and those that are there."""
    of_owner = _by_owner(rows, Node.KIND)
    for owners in parts(list(of_owner)):
        nodes = _nodes(ledger, owners, year)
        for owner in owners:
            there = nodes[owner]
            for _place, edit in of_owner[owner]:
                there[edit.record_id] = {**there.get(edit.record_id, {}), **edit.after}
            for place, edit in of_owner[owner]:
                others = [
                    (values["name"], values.get("due"), values.get("actual"))
                    for record_id, values in there.items()
                    if record_id != edit.record_id
                ]
                try:
                    node = Node.from_row({"id": edit.record_id, **there[edit.record_id]})
                    node_order.check_among(node, others)
                except FieldError as error:
                    rows[place] = rows[place].refused(str(error))


def _nodes(
    ledger: Ledger, owners: Sequence[str], year: int
) -> dict[str, dict[str, dict[str, Any]]]:
    """The nodes of projects by their ids: what their order is judged by."""
    names = ("project_id", "name", "due", "actual")
    query = Query(Node.KIND.name, year, conditions=(Condition(names[0], "in", tuple(owners)),))
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for record_id, *values in queries.columns(ledger.connection, query, names):
        found[str(values[0])][str(record_id)] = dict(zip(names, values, strict=True))
    return found


def _doubt_months(ledger: Ledger, rows: list[Row], parts: Parts) -> None:
    """Doubt what months would come to, each with what its project did before it in the year."""
    of_owner, amounts = _by_owner(rows, ProjectMonth.KIND, "done"), rules.amounts_of(ledger)
    for owners in parts(list(of_owner)):
        for year in sorted({edit.month[:4] for owner in owners for _p, edit in of_owner[owner]}):
            projects = queries.fetch_by_id(ledger, Project, owners, int(year), with_derived=False)
            done = _done(ledger, owners, year)
            for owner in owners:
                own = [(place, edit) for place, edit in of_owner[owner] if edit.month[:4] == year]
                done[owner].update({edit.month: edit.after["done"] for _place, edit in own})
                for place, edit in own:
                    month = _month(edit, done[owner], projects.get(owner), rows[place])
                    doubts = map(str, month.KIND.doubts(month, amounts))
                    rows[place] = rows[place].doubted(*doubts)


def _doubt_units(ledger: Ledger, rows: list[Row]) -> None:
    """Doubt an amount with the digits of the one that is there and another unit."""
    amounts = rules.amounts_of(ledger)
    for place, row in enumerate(rows):
        for edit in row.edits:
            for name, before in (edit.before or {}).items():
                field, after = KINDS[edit.kind].by_name[name], edit.after[name]
                if isinstance(field, Money) and (times := _times(before, after)):
                    sentence = tr(
                        "台账里是 {before}，表格里是 {after}，相差 {times} 倍，请核对单位",
                        before=amounts.text(int(before or 0)),
                        after=amounts.text(int(after or 0)),
                        times=f"{times:,}",
                    )
                    rows[place] = rows[place].doubted(str(field.error(sentence)))


def _times(before: Value, after: Value) -> int:
    """How many 元 there are in the unit by which two amounts differ, 0 where they differ otherwise."""
    few, many = sorted((abs(int(before or 0)), abs(int(after or 0))))
    return next((times for times in _UNITS if few and few * times == many), 0)


def _done(ledger: Ledger, owners: Sequence[str], year: str) -> dict[str, dict[str, Value]]:
    """What projects did in the months of a year."""
    conditions = (
        Condition("project_id", "in", tuple(owners)),
        Condition("month", "from", (f"{year}-01",)),
        Condition("month", "until", (f"{year}-12",)),
    )
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    query = Query("project_month", int(year), conditions=conditions)
    for _id, owner, month, done in queries.columns(
        ledger.connection, query, ("project_id", "month", "done")
    ):
        found[str(owner)][str(month)] = done
    return found


def _month(edit: Edit, done: dict[str, Value], project: Project | None, row: Row) -> ProjectMonth:
    """A month as it would be, with the figures that its doubts look at."""
    of_project = {
        name: getattr(project, name, None) for name in ("planned_investment", "total_investment")
    }
    for other in row.edits:
        if other.kind == Project.KIND.name:
            of_project |= {name: other.after[name] for name in of_project if name in other.after}
    return ProjectMonth.from_row(
        {
            "id": edit.record_id,
            "project_id": edit.owner,
            "month": edit.month,
            "done": edit.after["done"],
            "total": sum(int(value or 0) for month, value in done.items() if month <= edit.month),
            **of_project,
        }
    )


def _by_owner(
    rows: Sequence[Row], kind: Kind, field: str = ""
) -> dict[str, list[tuple[int, Edit]]]:
    """The edits of parts by their owners, with the places of their rows; those of one field, if it is given."""
    of_owner: dict[str, list[tuple[int, Edit]]] = defaultdict(list)
    for place, row in enumerate(rows):
        for edit in row.edits:
            if edit.kind == kind.name and (not field or field in edit.after):
                of_owner[edit.owner].append((place, edit))
    return of_owner
