"""The tables of 月末封账: the months of a year, what was corrected, and the difference of two months."""

from collections.abc import Sequence

from jingxi_desktop.ledger import closed_months, closing, difference, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, Field, Value
from jingxi_desktop.records.dates import format_date, format_minute, months_of
from jingxi_desktop.reports.table import Column, Table
from jingxi_desktop.translation import joined, tr


def months(ledger: Ledger, year: int, states: Sequence[closing.MonthState]) -> Table:
    """The twelve months of a year in their `states`: what was returned, and which are closed."""
    (done,) = rules.shown(ledger, (KINDS["project_month"].field("done"),))
    names = months_of(year)
    made = [one.month for one in closed_months.corrections(ledger, names[0], names[-1])]
    return Table(
        tr("{year}月末封账", year=format_date(str(year))),
        (
            Column(tr("月份")),
            Column(tr("已报"), "right"),
            Column(done.heading, "right", 1.5),
            Column(tr("状态"), "left", 3.0),
            Column(tr("更正"), "right"),
        ),
        tuple(
            (
                format_date(state.month),
                f"{state.returned:,}/{state.projects:,}",
                done.format(state.done),
                tr("未封账") if state.closed is None else state.closed.words,
                f"{made.count(state.month):,}" if state.closed is not None else "",
            )
            for state in states
        ),
        is_demo=ledger.is_demo,
    )


def corrections(ledger: Ledger, first: str, last: str) -> Table:
    """更正清单: what was corrected in the closed ones of the months from `first` to `last`."""
    made = closed_months.corrections(ledger, first, last)
    fields = rules.shown(ledger, (KINDS[one.part].field(one.field) for one in made))
    period = format_date(first) if first == last else format_date(first[:4])
    return Table(
        tr("{period}更正清单", period=period),
        (
            Column(tr("月份"), weight=0.9),
            Column(tr("项目或任务"), weight=2.1),
            Column(tr("字段"), weight=1.6),
            Column(tr("原值"), weight=1.6),
            Column(tr("更正为"), weight=1.6),
            Column(tr("原因"), weight=1.8),
            Column(tr("更正人"), weight=0.9),
            Column(tr("时间"), weight=1.5),
        ),
        tuple(
            (
                format_date(one.month),
                one.name,
                field.heading,
                *_values(field, one.old, one.new),
                one.reason,
                one.user,
                format_minute(one.at),
            )
            for one, field in zip(made, fields, strict=True)
        ),
        (
            tr(
                "这里是月度填报的更正；项目的计划、阶段等后来改了的，「月度调度」里写明封账时和现在的数"
            ),
        ),
        is_demo=ledger.is_demo,
    )


def comparison(ledger: Ledger, earlier: str, later: str) -> Table:
    """The difference of two months of a year. Raises UserError if they cannot be compared."""
    found = difference.compare(ledger, earlier, later)
    fields = rules.shown(ledger, (one.field for one in found.differences))
    months = format_date(earlier), format_date(later)
    counts = joined(
        (
            tr("{sort} {n}", sort=tr(words), n=found.count(sort))
            for sort, words in difference.SORTS.items()
        ),
        "，",
    )
    states = joined(
        (
            tr(
                "{month}：{state}",
                month=month,
                state=tr("未封账，按现在的数据") if closed is None else closed.words,
            )
            for month, closed in zip(months, found.closed, strict=True)
        ),
        "；",
    )
    return Table(
        tr("{earlier}与{later}对比", earlier=months[0], later=months[1]),
        (
            Column(tr("类型"), weight=0.8),
            Column(tr("项目或任务"), weight=2.4),
            Column(tr("字段"), weight=1.4),
            Column(months[0], weight=1.6),
            Column(months[1], weight=1.6),
            Column(tr("说明"), weight=2.8),
        ),
        tuple(
            (tr(difference.SORTS[one.sort]), one.name, field.heading, *_months_apart(one, field))
            for one, field in zip(found.differences, fields, strict=True)
        ),
        (counts, states),
        is_demo=ledger.is_demo,
    )


def _months_apart(one: difference.Difference, field: Field) -> tuple[str, str, str]:
    """What a project was in both months, and what is to be said of it. A correction is of a month of its
    own, and what that was and became is neither's."""
    old, new = _values(field, one.old, one.new)
    if one.month is None:
        return old, new, one.note
    month = format_date(one.month)
    said = tr("{month}：{note}；由 {old} 改为 {new}", month=month, old=old, new=new, note=one.note)
    return "", "", said


def _values(field: Field, old: Value, new: Value) -> tuple[str, str]:
    shown = [tr("（空）") if value in (None, "") else field.format(value) for value in (old, new)]
    return shown[0], shown[1]
