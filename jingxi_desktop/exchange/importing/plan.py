"""What an import would do: every row as new, update, same or problem, with the reasons. Nothing is written.

Rows are read against the ledger as it is at one moment; `apply` takes a plan only while it is so.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.exchange import collector
from jingxi_desktop.exchange.importing import cumulative, together
from jingxi_desktop.exchange.importing.cells import Columns, Draft
from jingxi_desktop.exchange.importing.identity import (
    CODES,
    NUMBER,
    Found,
    Index,
    Names,
    keys_of,
)
from jingxi_desktop.exchange.importing.mapping import check_unit
from jingxi_desktop.exchange.importing.places import Place, Places, needs_month, part_of
from jingxi_desktop.exchange.importing.rows import STATES, Edit, Row, State
from jingxi_desktop.exchange.tables.found_table import FoundTable, Skipped
from jingxi_desktop.ledger import commands, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.steps import UNWATCHED, Steps, Watch
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import (
    KINDS,
    Attachment,
    FieldError,
    Kind,
    Organisation,
    Project,
    Record,
    UserError,
    Value,
)
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.records.provenance import ENTERED
from jingxi_desktop.translation import joined, mark, tr

# What decides that a row is a record of its own.
NEW = "new"
_MOST_NAMED = 20


class Options(Struct, frozen=True):
    """How a table is to be read.

    Per-year fields go to `year`; what belongs to one month to `month` (YYYY-MM). `key` is the one
    field by which rows find their records, "" for the usual order; `unit` what bare amounts count
    where the table does not say. `clears` says that an empty cell empties its field. `decided` has
    the id of the record that a row is about by the row's number, or NEW.
    """

    year: int
    month: str = ""
    key: str = ""
    unit: str = ""
    clears: bool = False
    decided: Mapping[int, str] = {}


class Plan(Struct, frozen=True, dict=True):
    """An import that was thought through. `as_of` names the state of the ledger that it is for."""

    kind: str
    year: int
    as_of: str
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """How many rows there are of each state."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in STATES}

    @property
    def problems(self) -> tuple[Row, ...]:
        """The rows that cannot be taken as they are."""
        return tuple(row for row in self.rows if row.state == "problem")

    @property
    def about_year(self) -> str:
        """What to say of new projects that the plan of the year will not have, "" if there are none."""
        count = sum(
            edit.kind == Project.KIND.name
            and edit.before is None
            and edit.after.get("category") is None
            for row in self.rows
            for edit in row.edits
        )
        if not count:
            return ""
        return tr(
            "新增的 {n} 个项目没有本年类别，不在 {year} 年的计划里，月度调度、月报和填报包都没有它们；请在表格里补上这一列，或导入后填",
            n=f"{count:,}",
            year=self.year,
        )

    @property
    def words(self) -> str:
        """How many rows there are of each state, in words."""
        return joined(
            (
                tr("{state} {n} 行", state=tr(STATES[state]), n=n)
                for state, n in self.counts.items()
            ),
            "，",
        )


@collector.at_rest()
def plan(
    ledger: Ledger,
    kind: Kind,
    table: FoundTable,
    places: Places,
    options: Options,
    watch: Watch = UNWATCHED,
) -> Plan:
    """What importing a table would do to a ledger, which may be open for reading only.

    Raises UserError where the table as a whole cannot be imported so, CancelledError soon after
    `watch.cancelled()` turns true.
    """
    _check_possible(ledger, kind, table, places, options)
    steps = Steps(3 * len(table.rows), watch)
    as_of = ledger.last_change()
    names = Names(ledger.connection, options.year)
    columns = Columns(kind, table, places, options.unit, names, options.year)
    drafts = [
        draft
        for rows in steps.over(table.rows)
        for draft in columns.read(rows, options.month, clears=options.clears)
    ]
    _identify(ledger, kind, drafts, options, names, steps)
    cumulative.to_months(ledger, kind, places, drafts, steps)
    found = list(_rows(ledger, kind, drafts, columns, options, steps))
    checked = together.check(
        ledger, kind, options.year, found, lambda ids: steps.over(ids, counted=False)
    )
    lost = [
        Row(each.number, "", "problem", (), (each.words,)) for each in table.skipped if each.is_lost
    ]
    skipped = tuple(each for each in table.skipped if not each.is_lost)
    rows = tuple(sorted((*checked, *lost), key=lambda row: row.number)) if lost else checked
    return Plan(kind.name, options.year, as_of, rows, skipped)


def kinds_for(ledger: Ledger) -> tuple[Kind, ...]:
    """The kinds that tables can be imported as."""
    return tuple(
        kind
        for kind in KINDS.values()
        if kind is not Attachment.KIND and (kind.by_unit or not ledger.is_package)
    )


def _check_possible(
    ledger: Ledger, kind: Kind, table: FoundTable, places: Places, options: Options
) -> None:
    """Raise UserError where no row could be imported."""
    if kind is Attachment.KIND:
        raise UserError(tr("附件不能从表格导入，请在窗口里添加"))
    if ledger.is_package and not kind.by_unit:
        raise UserError(tr("这是填报包：只能导入月度、节点和问题"))
    if options.unit:
        check_unit(options.unit)
    if not options.month and any(needs_month(kind, place) for place in places):
        raise UserError(tr("有的列是一个月的情况，请选择月份"))
    columns: dict[Place, list[str]] = {}
    for column, place in zip(table.columns, places, strict=True):
        if place:
            columns.setdefault(_resolved(place, options), []).append(column.label)
    for place, labels in columns.items():
        if len(labels) > 1:
            sentence = mark("「{columns}」都当作「{field}」，请只留一列")
            raise UserError(tr(sentence, columns="」「".join(labels), field=tr(place.spec.label)))
    _check_names_records(kind, places, options)


def _check_names_records(kind: Kind, places: Places, options: Options) -> None:
    """Raise UserError where nothing says which record a row is about."""
    if options.key and options.key not in keys_of(kind):
        keys = joined(keys_of(kind))
        raise UserError(tr("不能用「{key}」对照，可用：{keys}", key=options.key, keys=keys))
    own = {place.field for place in places if place and place.kind == kind.name}
    if options.key:
        needed = {options.key}
    elif kind.owner:
        needed = {kind.owner, kind.title} - ({"month"} if options.month else set())
    else:
        keys_there = own.intersection(_sure_keys(kind))
        needed = keys_there or {_sure_keys(kind)[-1]}
    if missing := [tr(kind.by_name[name].label) for name in sorted(needed - own)]:
        raise UserError(
            tr("表里没有找到「{fields}」这一列，请指明是哪一列", fields="」「".join(missing))
            + _other_ways(kind, needed - own, own)
        )


def _other_ways(kind: Kind, missing: Collection[str], own: Collection[str]) -> str:
    """What else helps where a table has no column of these fields, "" if nothing does."""
    if kind.by_month and "month" in missing:
        owner = kind.by_name[kind.owner]
        assert isinstance(owner, Reference)
        label = tr(KINDS[owner.kind].label)
        return tr("，或选择月份；各月分列的表请导入为{kind}", kind=label)
    if kind.title in missing and NUMBER in own:
        return tr("，或按「{field}」对照", field=tr(kind.by_name[NUMBER].label))
    return ""


def _resolved(place: Place, options: Options) -> Place:
    """A place with the month that is chosen, where that is one of the year like those of the heads,
    and without a unit: what no two columns may have in common.
    """
    year, _, month = options.month.partition("-")
    is_of_year = place.month is None and year == str(options.year)
    return replace(place, month=int(month) if is_of_year else place.month, unit="")


def _sure_keys(kind: Kind) -> list[str]:
    """The keys of which one is enough to find records; a number alone is not."""
    return [name for name in keys_of(kind) if name != NUMBER]


def _identify(
    ledger: Ledger,
    kind: Kind,
    drafts: Sequence[Draft],
    options: Options,
    names: Names,
    steps: Steps,
) -> None:
    """Find the record of each row, and let rows refer to what other rows bring."""
    table = [(draft.own.get(kind.title), draft.own.get(NUMBER)) for draft in drafts]
    indexes: dict[Value, Index] = {}
    new_ids = commands.NewIds(ledger, kind)
    for draft in chain.from_iterable(steps.over(drafts)):
        _complete(kind, draft, options)
        decided = options.decided.get(draft.number)
        if decided is not None:
            draft.found = Found("" if decided == NEW else decided)
        elif not draft.reasons or draft.own.get(kind.title) is not None:
            # What is asked of a row is asked at once with what cannot be read in it.
            year = draft.own["year"] if kind.by_year else options.year
            if year not in indexes:
                indexes[year] = Index(ledger.connection, kind, int(year or 0), options.key, table)
            draft.found = indexes[year].find(draft.own)
        if draft.found.question:
            draft.reasons.append(draft.found.question)
        if draft.found.doubt:
            draft.doubts.append(draft.found.doubt)
        draft.is_new = not draft.found.record_id
        draft.record_id = draft.found.record_id or new_ids.of(draft.own)
    _ask_about_units(kind, drafts, options, names)
    _refuse_twins(kind, drafts)
    _name_new(kind, drafts, names)


def _ask_about_units(kind: Kind, drafts: Sequence[Draft], options: Options, names: Names) -> None:
    """New records that are called as a unit that answers for others may have the sums of what is its own."""
    if kind.owner or not any(field.kind == Organisation.KIND.name for field in kind.references):
        return
    units = names.of(Organisation.KIND)
    for draft in drafts:
        name = draft.own.get(kind.title)
        if name in units and draft.is_new and draft.number not in options.decided:
            sentence = mark("「{name}」是一个单位的名称：是这个单位的小计，请在表格里删去这一行")
            draft.reasons.append(tr(sentence, name=name))


def _complete(kind: Kind, draft: Draft, options: Options) -> None:
    """Give a row the year and the month that its table does not say."""
    if kind.by_year and draft.own.get("year") is None:
        draft.own["year"] = options.year
    if kind.by_month and options.month and draft.own.get("month") is None:
        draft.own["month"] = options.month


def _name_new(kind: Kind, drafts: Sequence[Draft], names: Names) -> None:
    """Let rows refer to the records that other rows bring, where a kind refers to itself."""
    if not any(field.kind == kind.name for field in kind.references):
        return
    new = [draft for draft in drafts if draft.is_new]
    for name in queries.naming(kind):
        names.add(kind, [(draft.own.get(name), draft.record_id) for draft in new])


def _refuse_twins(kind: Kind, drafts: Sequence[Draft]) -> None:
    """Rows that are about one record contradict each other, or say it twice."""
    first: dict[tuple[object, ...], Draft] = {}
    rows: dict[tuple[object, ...], list[Draft]] = {}
    names = _sure_keys(kind)
    for draft in drafts:
        for key in _twin_keys(kind, draft, names):
            if first.setdefault(key, draft) is not draft:
                rows.setdefault(key, [first[key]]).append(draft)
    for key, twins in rows.items():
        numbers = joined(str(draft.number) for draft in twins[:_MOST_NAMED])
        numbers += "…" if len(twins) > _MOST_NAMED else ""
        sentence = mark("第 {rows} 行是同一条记录，请只留一行")
        if key[0] == kind.title:
            sentence = mark("第 {rows} 行同名：是同一条记录，请只留一行；不是，请改名来区别")
        sentence = tr(sentence, rows=numbers)
        for draft in twins:
            if sentence not in draft.reasons:
                draft.reasons.append(sentence)
    _refuse_half_coded(kind, drafts)


def _refuse_half_coded(kind: Kind, drafts: Sequence[Draft]) -> None:
    """New records of one name are told apart by their codes, which all of them must have then."""
    if not any(name in kind.by_name for name in CODES):
        return
    new = [draft for draft in drafts if draft.is_new]
    times = Counter(draft.own.get(kind.title) for draft in new)
    if len(times) == len(new):
        return
    named: dict[Value, list[Draft]] = defaultdict(list)
    for draft in new:
        name = draft.own.get(kind.title)
        if name is not None and times[name] > 1:
            named[name].append(draft)
    for name, twins in named.items():
        has_code = {any(draft.own.get(code) is not None for code in CODES) for draft in twins}
        if len(has_code) > 1:
            numbers = joined(str(draft.number) for draft in twins[:_MOST_NAMED])
            sentence = tr(
                "第 {rows} 行都叫「{name}」，有的没有代码：是同一条请只留一行，不是请写上代码",
                rows=numbers,
                name=name,
            )
            for draft in twins:
                draft.reasons.append(sentence)


def _twin_keys(kind: Kind, draft: Draft, names: Sequence[str]) -> Iterator[tuple[object, ...]]:
    own = draft.own
    if kind.by_month or not draft.is_new:
        yield ("id", draft.record_id)
        # A code is nobody else's, whether its record is there or new.
        for name in names:
            if name in CODES and own.get(name) is not None:
                yield _twin_key(kind, own, name)
        return
    if kind.owner and own.get(kind.owner) is None:
        return
    for name in names:
        if own.get(name) is not None:
            yield _twin_key(kind, own, name)


def _twin_key(kind: Kind, own: Mapping[str, Value], name: str) -> tuple[object, ...]:
    # Where there are codes, one name may be that of several records.
    codes = tuple(map(own.get, CODES)) if name == kind.title else ()
    return (name, own[name], own.get(kind.owner), own.get("year"), codes)


def _rows(
    ledger: Ledger,
    kind: Kind,
    drafts: Sequence[Draft],
    columns: Columns,
    options: Options,
    steps: Steps,
) -> Iterator[Row]:
    part, amounts = part_of(kind), rules.amounts_of(ledger)
    for some in steps.over(drafts):
        # A month's row follows from what it is about, so a new one may be there.
        ids = [draft.record_id for draft in some if kind.by_month or not draft.is_new]
        there = queries.fetch_by_id(ledger, kind.record, ids, options.year, with_derived=False)
        months: Mapping[str, Record] = {}
        if part is not None:
            part_ids = [
                part_id(draft.record_id, month)
                for draft in some
                if not draft.is_new
                for month in draft.months
            ]
            months = queries.fetch_by_id(
                ledger, part.record, part_ids, options.year, with_derived=False
            )
        for draft in some:
            columns.refer(draft)
            record = there.get(draft.record_id)
            yield _row(
                kind, part, draft, _title(kind, draft, record, columns), record, months, amounts
            )


def _title(kind: Kind, draft: Draft, record: Record | None, columns: Columns) -> str:
    """What a person calls the row: a part by its owner too."""
    own = draft.own.get(kind.title)
    title = kind.by_name[kind.title].format(own) if own else record.title if record else ""
    owner = columns.names.said_of(draft.own.get(kind.owner))
    return " · ".join(filter(None, (owner, title)))


def _row(
    kind: Kind,
    part: Kind | None,
    draft: Draft,
    title: str,
    record: Record | None,
    months: Mapping[str, Record],
    amounts: Amounts,
) -> Row:
    """What becomes of a row whose record is `record`, None for a new one."""
    reasons = list(draft.reasons)
    edits: list[Edit | None] = []
    if record is None and not (draft.is_new or reasons):
        reasons.append(tr("没有这条{kind}：{id}", kind=tr(kind.label), id=draft.record_id))
    if not reasons:
        try:
            owner = str(draft.own.get(kind.owner) or "")
            edits.append(_edit(kind, draft.record_id, record, draft.own, owner, amounts))
            for month, values in draft.months.items() if part else ():
                assert part is not None
                row_id = part_id(draft.record_id, month)
                keys = {part.owner: draft.record_id, "month": month}
                before = months.get(row_id)
                if before is not None or any(value is not None for value in values.values()):
                    edits.append(
                        _edit(part, row_id, before, {**keys, **values}, draft.record_id, amounts)
                    )
        except FieldError as error:
            reasons.append(str(error))
    made = tuple(filter(None, edits))
    state: State = "same"
    if reasons:
        state, made = "problem", ()
    elif made:
        is_new = made[0].before is None and made[0].kind == kind.name
        state = "new" if is_new else "update"
    candidates = draft.found.candidates if reasons else ()
    return Row(draft.number, title, state, made, tuple(reasons), tuple(draft.doubts), candidates)


def _edit(
    kind: Kind,
    record_id: str,
    record: Record | None,
    values: Mapping[str, Value],
    owner: str,
    amounts: Amounts,
) -> Edit | None:
    """What makes a record have the values, None where it has them. Raises FieldError."""
    month = str(values.get("month") or "") if kind.by_month else ""
    if record is None:
        given = {name: value for name, value in values.items() if value is not None}
        if "origin" in kind.by_name and "origin" not in values:
            given["origin"] = ENTERED
        for field in kind.required:
            field.check(given.get(field.name))
        kind.check_rules(kind.record.from_row({"id": record_id, **given}), amounts)
        return Edit(kind.name, record_id, None, given, owner, month)
    after = {name: value for name, value in values.items() if getattr(record, name) != value}
    if not after:
        return None
    before = {name: getattr(record, name) for name in after}
    if kind.by_year and "year" in after:
        # Only who says by hand which record a row is can mean one of another year.
        sentence = tr(
            "指明的「{name}」是 {year} 年度的，这一行是 {own} 年度的；请指明这一年度的记录，或改选年度",
            name=record.title,
            year=before["year"],
            own=after["year"],
        )
        raise kind.by_name["year"].error(sentence)
    for name, value in after.items():
        if value is None:
            kind.by_name[name].check(None)
    kind.check_rules(replace(record, **after), amounts)
    return Edit(kind.name, record_id, before, after, owner, month)
