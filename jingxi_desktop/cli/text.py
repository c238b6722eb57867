"""Records as text: aligned columns for people, JSON for programs."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import structs, to_builtins

from jingxi_desktop.exchange.importing import plan as importing
from jingxi_desktop.exchange.importing.mapping import Mapped
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.ledger import collecting, history, package, queries, returns, rules
from jingxi_desktop.ledger.closed_months import Correction
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.ledger.difference import SORTS, Comparison, Difference
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Cell, Merge, in_words, label_of
from jingxi_desktop.ledger.month import MonthReport
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.rollover import Rollover
from jingxi_desktop.ledger.words import Shown, change_line, with_unit
from jingxi_desktop.records import (
    KINDS,
    Field,
    Indicator,
    Kind,
    Plan,
    Record,
    Task,
    Value,
)
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import format_date, format_day, format_minute
from jingxi_desktop.records.rounding import percent
from jingxi_desktop.reports.collecting import returned as returned_table
from jingxi_desktop.translation import joined, tr

MOST_COLUMNS = 40
_ROWS_AT_ONCE = 500


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a Chinese character."""
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def pad(text: str, width: int) -> str:
    """A text filled with spaces up to `width` columns."""
    return text + " " * (width - display_width(text))


def cut(text: str, width: int = MOST_COLUMNS) -> str:
    """A text on one line, with … for what does not fit into `width` columns."""
    text = " ".join(text.split())
    if display_width(text) <= width:
        return text
    while display_width(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def as_json(value: Any) -> str:
    """A value as the JSON that every command prints."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def pages(ledger: Ledger, kind: Kind, year: int) -> Iterator[list[Record]]:
    """All records of a kind in natural order, some hundreds at a time."""
    rowids = queries.row_ids(ledger.connection, Query(kind.name, year))
    for start in range(0, len(rowids), _ROWS_AT_ONCE):
        part = rowids[start : start + _ROWS_AT_ONCE]
        found = queries.page(ledger, kind, year, part)
        yield [found[rowid] for rowid in part if rowid in found]


def json_list(parts: Iterable[list[Record]]) -> Iterator[str]:
    """One JSON list of all records, in pieces."""
    before = "[\n  "
    for records in parts:
        texts = (as_json(record.values()).replace("\n", "\n  ") for record in records)
        yield before + ",\n  ".join(texts)
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def table(ledger: Ledger, kind: Kind, parts: Iterable[list[Record]]) -> Iterator[str]:
    """A heading and a line for each record; columns get wider where a later part needs it."""
    known = package.fields_of(ledger, kind)
    fields = rules.shown(ledger, (field for field in known if not field.hidden))
    shown = Shown(ledger)
    widths = [0] * (len(fields) + 1)
    lines = [["id", *(field.heading for field in fields)]]
    for records in parts:
        for record in records:
            cells = (cut(shown(field, getattr(record, field.name))) for field in fields)
            lines.append([record.id, *cells])
        yield _aligned(lines, fields, widths)
        lines = []
    if lines:
        yield _aligned(lines, fields, widths)


def _aligned(lines: Sequence[Sequence[str]], fields: Sequence[Field], widths: list[int]) -> str:
    return _lines(lines, [False, *(field.numeric for field in fields)], widths)


def _lines(lines: Sequence[Sequence[str]], numeric: Sequence[bool], widths: list[int]) -> str:
    for line in lines:
        widths[:] = map(max, widths, map(display_width, line))
    return "".join(
        "  ".join(
            " " * (width - display_width(cell)) + cell if right else pad(cell, width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def one_record(ledger: Ledger, record: Record) -> Iterator[str]:
    """Every field that holds something, then the history, newest first."""
    shown = Shown(ledger)
    fields = rules.shown(ledger, package.fields_of(ledger, record.KIND))
    filled = [field for field in fields if getattr(record, field.name) is not None]
    widest = max(display_width(field.heading) for field in filled)
    yield f"{pad('id', widest)}  {record.id}\n"
    for field in filled:
        indented = shown(field, getattr(record, field.name)).replace(
            "\n", "\n" + " " * (widest + 2)
        )
        yield f"{pad(field.heading, widest)}  {indented}\n"
    yield f"\n{tr('变更记录')}\n"
    for item in history.of_record(ledger, record.id):
        undone = tr("（已撤销）") if item.undone else ""
        part = f" · {item.part_text}" if item.part else ""
        source = f" · {item.source_text}" if item.source_text else ""
        yield f"{format_minute(item.at)}  {item.user}  {_action(item)}{item.label}{part}{source}{undone}\n"
        for cell in item.cells:
            if cell.field is not None:
                yield f"  {change_line(shown.with_unit, cell.field, cell.old, cell.new)}\n"


def _action(item: history.Item) -> str:
    names = {"undo": tr("撤销："), "redo": tr("重做：")}
    return names.get(item.action, "")


def _change_words(field: Field, old: Value, new: Value) -> str:
    """What became of a field that refers to no other record."""
    return change_line(lambda of, value: with_unit(of, value, of.format(value)), field, old, new)


def history_values(ledger: Ledger, record: Record) -> list[dict[str, Any]]:
    """The history of a record for JSON, newest first."""
    return [
        {
            "at": item.at,
            "user": item.user,
            "label": item.label,
            "action": item.action,
            "file": item.file,
            "filled_by": item.filled_by,
            "reason": item.reason,
            "undone": item.undone,
            "event": item.event,
            "kind": item.kind,
            "id": item.record_id,
            "part": item.part or None,
            "fields": [
                {"field": cell.name, "old": cell.old, "new": cell.new} for cell in item.cells
            ],
        }
        for item in history.of_record(ledger, record.id)
    ]


def month(state: MonthReport, amounts: Amounts, since_closing: Sequence[str]) -> Iterator[str]:
    """A month's figures with their rules, the units with their lights, and who has not returned.

    `since_closing` says what differs in single projects from what was kept of a closed month.
    """
    if state.is_demo:
        yield f"{tr('演示数据')}\n"
    yield (
        tr("{month}，序时 {pace}", month=format_date(state.month), pace=percent(state.pace)) + "\n"
    )
    widest = max(display_width(figure.label) for figure in state.figures)
    values = max(display_width(figure.text(amounts)) for figure in state.figures)
    for figure in state.figures:
        value = figure.text(amounts)
        space = " " * (values - display_width(value))
        kept = figure.kept_text(amounts)
        beside = (tr("封账时 {kept}", kept=kept),) if kept else ()
        cells = (pad(figure.label, widest), space + value, *beside, figure.rule)
        yield "  ".join(cells) + "\n"
    for unit in state.units:
        rate = "—" if unit.completion_rate is None else percent(unit.completion_rate)
        words = tr(
            "{unit}：{projects} 个项目，投资完成率 {rate}，红灯 {red}、黄灯 {yellow}、绿灯 {green}，未报 {missing}",
            unit=unit.unit,
            projects=unit.projects,
            rate=rate,
            red=unit.red,
            yellow=unit.yellow,
            green=unit.green,
            missing=unit.unreturned,
        )
        yield f"{words}\n"
    for rule in state.rules:
        yield f"{tr('口径')}  {rule}\n"
    if state.closed is not None:
        at, user = format_day(state.closed.at), state.closed.user
        yield (
            tr("已封账  {at} {user}，此后更正 {n} 处", at=at, user=user, n=len(state.corrections))
            + "\n"
        )
    for sentence in since_closing:
        yield f"{tr('与封账时不同')}  {sentence}\n"
    yield from corrections(state.corrections, amounts)


def month_values(state: MonthReport) -> dict[str, Any]:
    """A month for JSON: values as stored."""
    return {
        **to_builtins(structs.replace(state, changed=())),
        "changed": list(map(_difference_value, state.changed)),
    }


def corrections(made: Iterable[Correction], amounts: Amounts) -> Iterator[str]:
    """A line for each correction: which month, of what, from what to what, who made it and why."""
    for correction in made:
        field = KINDS[correction.part].field(correction.field).shown(amounts)
        yield (
            f"{format_date(correction.month)}  {correction.name}  "
            f"{_change_words(field, correction.old, correction.new)}  "
            f"{format_minute(correction.at)} {correction.user}  {correction.reason}\n"
        )


def differences(found: Comparison, amounts: Amounts) -> Iterator[str]:
    """A line for each difference of two months, and how many there are of each sort."""
    counts = joined((f"{tr(words)} {found.count(sort)}" for sort, words in SORTS.items()), "，")
    yield f"{format_date(found.earlier)} → {format_date(found.later)}  {counts}\n"
    for one in found.differences:
        words = _change_words(one.field.shown(amounts), one.old, one.new)
        when = format_date(one.month) if one.month else ""
        more = "  ".join(filter(None, (when, one.note)))
        yield f"{tr(SORTS[one.sort])}  {one.name}  {words}  {more}".rstrip() + "\n"


def difference_values(found: Comparison) -> dict[str, Any]:
    """The differences for JSON: fields by their names, values as stored."""
    return {
        "earlier": found.earlier,
        "later": found.later,
        "closed": [None if closed is None else closed.at for closed in found.closed],
        **{sort: found.count(sort) for sort in SORTS},
        "differences": list(map(_difference_value, found.differences)),
    }


def _difference_value(one: Difference) -> dict[str, Any]:
    return {**structs.asdict(one), "field": one.field.name}


def rollover(ledger: Ledger, plan: Rollover) -> Iterator[str]:
    """A line for each project, what it comes to, the other records that are carried, what is still open."""
    name_width = max((display_width(cut(project.name)) for project in plan.projects), default=0)
    amounts = rules.amounts_of(ledger)
    for project in plan.projects:
        became = tr(project.next_category) if project.next_category else "—"
        invested = " → ".join(
            "—" if value is None else amounts.figure(value)
            for value in (project.invested_before, project.next_invested_before)
        )
        change = f"{tr(project.category)} → {became}"
        line = f"{pad(cut(project.name), name_width)}  {pad(change, 12)}  {invested}  {project.explanation}"
        yield f"{line.rstrip()}\n"
    yield f"{plan.counted}\n{plan.summed(amounts)}\n"
    for kind, records in ((Task.KIND, plan.tasks), (Indicator.KIND, plan.indicators)):
        for record in records:
            yield f"{tr(kind.label)}  {record.title}\n"
    if plan.plan is not None:
        yield f"{tr(Plan.KIND.label)}  {plan.plan.name}\n"
    yield from (f"{notice}\n" for notice in plan.notices)


def merge(ledger: Ledger, found: Merge) -> Iterator[str]:
    """What a package brings: how it came, conflicts with who and when, what belongs together, what is
    taken, and what is refused."""
    shown = Shown(ledger)
    yield tr("{label}：{value}", label=found.package.title, value=found.counted) + "\n"
    yield from remarks(found)
    for conflict in found.conflicts:
        cell = conflict.chosen
        yield tr("冲突  {title}  {field}", title=cell.title, field=label_of(cell)) + "\n"
        for words, value, touch in (
            (tr("原为"), cell.base, None),
            (conflict.rival or tr("我方"), cell.ours, conflict.ours),
            (tr("对方"), cell.theirs, conflict.theirs),
        ):
            who = "" if touch is None else f"  {touch.words}"
            yield f"  {words}  {_said(shown, cell, value)}{who}".rstrip() + "\n"
    for together in found.together:
        yield tr("请一并核对  {title}：双方改了不同的金额或阶段", title=together.title) + "\n"
        for cell in together.cells:
            side = tr("我方") if cell.theirs == cell.base else tr("对方")
            yield f"  {side}  {_change_of(shown, cell, cell.base, cell.changed)}\n"
    for words, cells in ((tr("采用"), found.taken), (tr("不接受"), found.refused)):
        for cell in cells:
            change = _change_of(shown, cell, cell.ours, cell.theirs)
            yield f"{words}  {cell.title}  {change}\n"
    for cell in found.set_aside:
        ours, theirs = (_said(shown, cell, each) for each in (cell.ours, cell.theirs))
        decided = tr("上次合并时已选定我方 {ours}，没有采用 {theirs}", ours=ours, theirs=theirs)
        label = tr("{label}：{sentence}", label=label_of(cell), sentence=decided)
        yield f"{tr('保留')}  {cell.title}  {label}\n"


def _said(shown: Shown, cell: Cell, value: Value) -> str:
    """A value on one line."""
    return in_words(shown, cell, value).replace("\n", " ")


def _change_of(shown: Shown, cell: Cell, old: Value, new: Value) -> str:
    old_words, new_words = _said(shown, cell, old), _said(shown, cell, new)
    return tr("{label}：{old} → {new}", label=label_of(cell), old=old_words, new=new_words)


def remarks(found: Merge) -> Iterator[str]:
    """What is to be said of how a package came."""
    for remark in found.remarks:
        yield tr("注意  {remark}", remark=remark) + "\n"


def merge_values(found: Merge) -> dict[str, Any]:
    """The same for JSON, values as stored."""
    values: dict[str, Any] = to_builtins(found)
    return values


def collected(ledger: Ledger, came: Sequence[Returned]) -> Iterator[str]:
    """What came from whom and who has returned nothing, then what each package brings, conflicts first."""
    table = returned_table(ledger, came)
    lines = [[column.label for column in table.columns], *table.rows]
    widths = [0] * len(table.columns)
    yield _lines(lines, [column.align == "right" for column in table.columns], widths)
    for note in table.notes:
        yield f"{note}\n"
    merges = collecting.undisputed(collecting.merges(came))
    for found in sorted(merges, key=lambda found: not found.conflicts):
        if found.conflicts or found.taken or found.refused:
            yield from merge(ledger, found)


def collected_values(ledger: Ledger, came: Sequence[Returned]) -> dict[str, Any]:
    """The same for JSON, values as stored; the units of which nothing came, by month."""
    absent = collecting.missing(ledger, came).items()
    return {
        "returned": to_builtins(came),
        "missing": {month: each.units for month, each in absent},
        "merged_before": {month: each.merged for month, each in absent},
    }


def unreturned(ledger: Ledger, came: Sequence[Returned]) -> Iterator[str]:
    """Which projects have no figures for the months that came back."""
    for month in collecting.missing(ledger, came):
        words = returns.unreturned_text(ledger, month)
        yield (words or tr("{month}全部已报", month=format_date(month))) + "\n"


def imported(
    ledger: Ledger, found: FoundTable, mapped: Mapped, planned: importing.Plan
) -> Iterator[str]:
    """What each column was taken for, and every row that is skipped, a problem or hard to believe."""
    columns = joined(
        (
            f"{column.label} → {place.words if place else tr('（不导入）')}"
            for column, place in zip(found.columns, mapped.places, strict=True)
        ),
        "；",
    )
    yield tr("第 {row} 行是表头：{columns}", row=found.header_rows[-1], columns=columns) + "\n"
    about = (*found.warnings, *(question.text for question in mapped.questions), planned.about_year)
    for sentence in filter(None, about):
        yield tr("请核对：{doubt}", doubt=sentence) + "\n"
    for skipped in planned.skipped:
        yield _row_line(skipped.number, tr("跳过"), "", skipped.words)
    for row in planned.rows:
        for reason in row.reasons:
            yield _row_line(row.number, tr("问题"), row.title, reason)
        for doubt in row.doubts:
            yield _row_line(row.number, tr("请核对"), row.title, doubt)
        for candidate in row.candidates:
            title = queries.title_of(ledger, planned.kind, candidate)
            yield f"  --row {row.number}={candidate}  {title}\n"
        if row.candidates:
            yield f"  --row {row.number}={importing.NEW}  {tr('新增')}\n"
    yield planned.words + "\n"


def _row_line(number: int, state: str, title: str, reason: str) -> str:
    words = "  ".join(filter(None, (state, cut(title), reason)))
    return tr("第 {n} 行  {words}", n=number, words=words) + "\n"


def import_values(planned: importing.Plan) -> Iterator[str]:
    """The rows for JSON, one after the other: values as stored, by field."""
    before = "[\n  "
    for row in planned.rows:
        yield before + as_json(to_builtins(row)).replace("\n", "\n  ")
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"
