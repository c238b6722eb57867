"""Columns of what was done since January: what a month did is that, less what the months before it did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from itertools import groupby

from msgspec import Struct

from jingxi_desktop.exchange.importing.cells import Draft
from jingxi_desktop.exchange.importing.places import Place, Places, part_of
from jingxi_desktop.ledger import queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.steps import Steps
from jingxi_desktop.records import KINDS, Kind, Value
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.translation import tr


class _Month(Struct):
    """What a row says of one month (YYYY-MM) of a record."""

    owner: str
    month: str
    values: MutableMapping[str, Value]
    draft: Draft


def sums_of(kind: Kind) -> tuple[Place, ...]:
    """What can be said of the months of a kind, or of one that is of months itself, by their sums."""
    part = kind if kind.by_month else part_of(kind)
    places = (Place(part.name, field.name) for field in part.fields) if part else ()
    return tuple(place for place in places if place.cumulates)


def to_months(
    ledger: Ledger, kind: Kind, places: Places, drafts: Sequence[Draft], steps: Steps
) -> None:
    """Put in place of sums what each month did, by what the ledger and other rows know of those before it.

    Where the table says what months did, sums are only compared with it.
    """
    given = {place.field for place in places if place}
    for place in sums_of(kind):
        if place.field in given:
            _to_months(ledger, kind, place, drafts, steps, is_told=place.cumulates in given)


def _to_months(
    ledger: Ledger,
    kind: Kind,
    place: Place,
    drafts: Sequence[Draft],
    steps: Steps,
    *,
    is_told: bool,
) -> None:
    amounts, of_month = rules.amounts_of(ledger), place.cumulates
    said = sorted(_months(kind, drafts), key=lambda said: (said.owner, said.month))
    owned = {owner: list(months) for owner, months in groupby(said, lambda said: said.owner)}
    for owners in steps.over(list(owned), counted=False):
        done = _done(ledger, place, owners)
        for owner in owners:
            known = done[owner]
            for each in owned[owner]:
                is_said, total = place.field in each.values, each.values.pop(place.field, None)
                if is_said and not is_told:
                    each.values[of_month] = _of_month(each, place, total, known, amounts)
                if of_month in each.values:
                    known[each.month] = each.values[of_month]
                if is_told and isinstance(total, int):
                    _compare(each, place, total, known, amounts)


def _months(kind: Kind, drafts: Iterable[Draft]) -> Iterator[_Month]:
    for draft in drafts:
        if not kind.by_month:
            for month, values in draft.months.items():
                yield _Month(draft.record_id, month, values, draft)
        elif draft.own.get(kind.owner) and draft.own.get("month"):
            yield _Month(str(draft.own[kind.owner]), str(draft.own["month"]), draft.own, draft)


def _of_month(
    said: _Month, place: Place, total: Value, known: dict[str, Value], amounts: Amounts
) -> Value:
    """What a month did; doubted where those before it of which nothing is known may have done some of it.

    Of these it is known then that they are in the sum.
    """
    if total is None:
        return None
    before = _until(said.month)[:-1]
    missing = [month for month in before if known.get(month) is None]
    known.update(dict.fromkeys(missing, 0))
    left = int(total) - sum(int(known[month] or 0) for month in before)
    if left != (known.get(said.month) or 0) and missing:
        sentence = tr(
            "前面有 {n} 个月没有填报，它们的完成额也记在 {month}：{left}",
            n=len(missing),
            left=amounts.text(left),
            month=format_date(said.month),
        )
        said.draft.doubts.append(str(place.spec.error(sentence)))
    return left


def _compare(
    said: _Month, place: Place, total: int, known: dict[str, Value], amounts: Amounts
) -> None:
    """Doubt a sum that months do not come to."""
    done = [known.get(month) for month in _until(said.month)]
    in_all = sum(int(value or 0) for value in done)
    if in_all == total:
        return
    sentence = tr(
        "表格里到 {month}是 {total}，各月相加是 {in_all}",
        month=format_date(said.month),
        total=amounts.text(total),
        in_all=amounts.text(in_all),
    )
    if None in done:
        sentence += tr("，其中 {n} 个月没有填报", n=done.count(None))
    said.draft.doubts.append(str(place.spec.error(sentence)))


def _until(month: str) -> list[str]:
    """The months of a year until this one."""
    return months_of(int(month[:4]))[: int(month[5:])]


def _done(ledger: Ledger, place: Place, owners: Sequence[str]) -> dict[str, dict[str, Value]]:
    """What the ledger knows of all months of these records."""
    owner = KINDS[place.kind].owner
    query = Query(place.kind, ledger.year, conditions=(Condition(owner, "in", tuple(owners)),))
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    names = (owner, "month", place.cumulates)
    for _id, record, month, value in queries.columns(ledger.connection, query, names):
        found[str(record)][str(month)] = value
    return found
