"""What is another figure now than was kept of a month when it was closed, in words.

A closed month's returns take a reason, and are listed as corrections. What a project is apart from
them, such as its plan and its stage, goes on; so a closed month says both, what was and what is.
"""

from jingxi_desktop.ledger import month, rules
from jingxi_desktop.ledger.closed_months import ClosedMonth, closed_month
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.month import MonthReport
from jingxi_desktop.records import Field, Value
from jingxi_desktop.translation import joined, mark, tr

_CAME_OR_WENT = {
    "added": mark("{name}：封账后列入本年计划"),
    "removed": mark("{name}：封账后不再列入本年计划"),
}
_MOST_SAID = 20


def sentences(ledger: Ledger, state: MonthReport) -> tuple[str, ...]:
    """What differs, a sentence each; none of an open month."""
    amounts = rules.amounts_of(ledger)
    figures = (
        _then_and_now(figure.label, figure.kept_text(amounts), figure.text(amounts))
        for figure in state.figures
        if figure.kept_text(amounts)
    )
    return (*figures, *of_projects(ledger, state))


def of_projects(ledger: Ledger, state: MonthReport) -> tuple[str, ...]:
    """What of it is about single projects."""
    fields = rules.shown(ledger, (one.field for one in state.changed))
    return tuple(
        _then_and_now(f"{one.name} {tr(field.label)}", _text(field, one.old), _text(field, one.new))
        if one.sort == "changed"
        else tr(_CAME_OR_WENT[one.sort], name=one.name)
        for one, field in zip(state.changed, fields, strict=True)
    )


def _text(field: Field, value: Value) -> str:
    return tr("（空）") if value in (None, "") else field.text(value)


def _then_and_now(label: str, kept: str, now: str) -> str:
    return tr("{label}：封账时 {kept}，现为 {now}", label=label, kept=kept, now=now)


def of_month(ledger: Ledger, name: str) -> tuple[ClosedMonth | None, tuple[str, ...]]:
    """The closing of a month, None if it is open, and what differs from it."""
    if closed_month(ledger, name) is None:
        return None, ()
    state = month.report(ledger, name, with_ids=False)
    return state.closed, sentences(ledger, state)


def note(ledger: Ledger, name: str) -> str:
    """Of a closed month: when it was closed, by whom, and what differs; "" of an open one."""
    closed, said = of_month(ledger, name)
    if closed is None:
        return ""
    if not said:
        return closed.words
    listed = joined(said[:_MOST_SAID], "；")
    if len(said) > _MOST_SAID:
        listed = tr("{listed}…共 {n} 处", listed=listed, n=len(said))
    return tr("{closed}；与封账时不同：{listed}", closed=closed.words, listed=listed)
