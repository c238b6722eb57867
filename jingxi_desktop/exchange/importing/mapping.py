"""Which column of a found table is which field of a kind.

A column is known by what officers call it. What the user said of a table with these heads counts
more, and what is said now counts most. A column that may be two fields, or two columns that may be
one, are a question: neither is taken.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.exchange.importing import mapping_memory, periods, suggestions
from jingxi_desktop.exchange.importing.places import (
    Place,
    Places,
    needs_month,
    places_of,
    without,
)
from jingxi_desktop.exchange.tables import heads
from jingxi_desktop.exchange.tables.columns import letters
from jingxi_desktop.exchange.tables.found_table import FoundColumn, FoundTable
from jingxi_desktop.records import Kind, UserError
from jingxi_desktop.records.amounts import WRITTEN, YUAN
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.fields import Money
from jingxi_desktop.translation import joined, mark, tr

_IN_NAME = re.compile(r"(?<!\d)(\d{1,2})月")


class Mapped(Struct, frozen=True):
    """The places of a table's columns, None for one that is not imported, and what to ask of them."""

    places: Places
    questions: tuple[suggestions.Question, ...] = ()


def find(
    kind: Kind,
    table: FoundTable,
    year: int,
    month: str = "",
    said: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
) -> Mapped:
    """The mapping of a table: what the user says, else said of such a table before, else its heads.

    `month` is the one chosen, as YYYY-MM. `said` has the head or the letter of a column by the name
    or the label of its field, "" where none is to be it; `units` has in the same way what amounts
    count. Raises UserError for a field, a column or a unit that there is none of.
    """
    given = {
        _named(kind, name): _column(table, head) if head else None
        for name, head in (said or {}).items()
    }
    _check_apart(table, given)
    places = list(mapping_memory.remembered(kind, table, year) or ())
    questions: list[suggestions.Question] = []
    if not places:
        places, questions = suggestions.suggested(kind, table, year, given)
    for place, number in given.items():
        places = without(places, place)
        if number is not None:
            places[number] = placed(kind, table.columns[number], place, year)
    for name, unit in (units or {}).items():
        places = _counted(places, _named(kind, name), unit)
    asked = tuple(
        number for number, place in enumerate(places) if _is_of_no_month(kind, place, year, month)
    )
    if asked:
        is_until = all(each and each.cumulates for each in map(places.__getitem__, asked))
        places = [None if number in asked else place for number, place in enumerate(places)]
        labels = joined(table.columns[number].label for number in asked)
        sentence = mark("「{columns}」是一个月的情况，请选择月份，否则不导入")
        if is_until:
            sentence = mark("「{columns}」没有写明截至哪个月，请选择月份，否则不导入")
        if month:
            sentence = mark("「{columns}」不是 {month} 的情况，不导入；请核对月份")
        text = tr(sentence, columns=labels, month=format_date(month) if month else "")
        questions.append(suggestions.Question(text, asked))
    questions += _of_named_month(kind, table, places, set(given.values()), year, month)
    # What is a record of one month itself has it from the choice.
    places = [
        replace(place, month=None) if place and place.kind == kind.name else place
        for place in places
    ]
    questions += _about_name(kind, table, places, year, month)
    return Mapped(tuple(places), tuple(questions))


def _of_named_month(
    kind: Kind,
    table: FoundTable,
    places: list[Place | None],
    given: Collection[int | None],
    year: int,
    month: str,
) -> Iterator[suggestions.Question]:
    """Take of two columns that are of the chosen month the one that names it, and say so."""
    if month[:4] != str(year):
        return
    named = {
        replace(place, month=None, unit=""): number
        for number, place in enumerate(places)
        if place and place.kind != kind.name and place.month == int(month[5:])
    }
    for number, place in enumerate(places):
        other = named.get(replace(place, unit="")) if needs_month(kind, place) and place else None
        is_text = place is not None and not isinstance(place.spec, Money)
        if other is not None and is_text and number not in given:
            places[number] = None
            text = tr(
                "「{column}」和「{other}」都是 {month} 的，只导入「{other}」",
                column=table.columns[number].label,
                other=table.columns[other].label,
                month=format_date(month),
            )
            yield suggestions.Question(text, (number,))


def _check_apart(table: FoundTable, given: Mapping[Place, int | None]) -> None:
    """Raise UserError where one column is said to be two fields."""
    fields: dict[int, str] = {}
    for place, number in given.items():
        if number is None:
            continue
        label = tr(place.spec.label)
        if number in fields:
            raise UserError(
                tr(
                    "「{column}」这一列不能既是「{a}」又是「{b}」，请只选一个",
                    column=table.columns[number].label,
                    a=fields[number],
                    b=label,
                )
            )
        fields[number] = label


def _counted(places: Iterable[Place | None], said: Place, unit: str) -> list[Place | None]:
    """The places, those of one field with the unit that a person says."""
    label = tr(said.spec.label)
    if not isinstance(said.spec, Money):
        raise UserError(tr("「{field}」不是金额，不能写单位", field=label))
    check_unit(unit)
    counted = [
        replace(place, unit=unit)
        if place and (place.kind, place.field) == (said.kind, said.field)
        else place
        for place in places
    ]
    if not any(place and place.unit and place.field == said.field for place in counted):
        raise UserError(tr("没有哪一列是「{field}」，不能写它的单位", field=label))
    return counted


def check_unit(unit: str) -> None:
    """Raises UserError for what no amount counts."""
    if unit not in YUAN:
        units = joined(WRITTEN)
        raise UserError(tr("「{unit}」不是金额的单位，可用：{units}", unit=unit, units=units))


def placed(kind: Kind, column: FoundColumn, place: Place, year: int) -> Place:
    """The place that a column gets that a person says it for: in the month that its heads name, if any."""
    in_month = place.kind != kind.name
    month, _words = periods.of_month(column.path, year) if in_month else (None, "")
    if place.cumulates:
        month = periods.since_january(column.path, year) or periods.as_of(column.path, year)[0]
    return Place(place.kind, place.field, month)


def _is_of_no_month(kind: Kind, place: Place | None, year: int, month: str) -> bool:
    """Whether a column has what is of a month, and none is chosen or, for a record of one month, another."""
    if place is not None and place.kind == kind.name and place.month:
        return month != f"{year}-{place.month:02}"
    return not month and needs_month(kind, place)


def year_of(table: FoundTable, otherwise: int) -> int:
    """The year that a table's title names, else its sheet; `otherwise` where that is none or one of several."""
    for name in (table.title, table.sheet):
        years = heads.years(name)
        if years:
            return years.pop() if len(years) == 1 else otherwise
    return otherwise


def takes_year(kind: Kind, places: Sequence[Place | None]) -> bool:
    """Whether rows go to the year that is chosen, or to months of it, as far as they do not say another."""
    own = {place.field for place in places if place and place.kind == kind.name}
    return (
        (kind.by_year and "year" not in own)
        or (kind.by_month and "month" not in own)
        or any(place and suggestions.is_dated(kind, place) for place in places)
    )


def _about_name(
    kind: Kind, table: FoundTable, places: Sequence[Place | None], year: int, month: str
) -> Iterator[suggestions.Question]:
    """What to ask where a table or its sheet is called of another year or month than it is to go to."""
    own = {place.field for place in places if place and place.kind == kind.name}
    takes_month = bool(month) and (
        (kind.by_month and "month" not in own) or any(needs_month(kind, each) for each in places)
    )
    for name in (table.title, table.sheet):
        months = set(map(int, _IN_NAME.findall(name)))
        if takes_year(kind, places) and periods.is_of_other(name, year):
            sentence = mark("表叫「{name}」，年度选的是 {year}：请核对年度")
            yield suggestions.Question(tr(sentence, name=name, year=year), ())
            return
        if takes_month and months and int(month[5:]) not in months:
            sentence = mark("表叫「{name}」，月份选的是 {month}：请核对月份")
            yield suggestions.Question(tr(sentence, name=name, month=format_date(month)), ())
            return


def _named(kind: Kind, name: str) -> Place:
    for place in places_of(kind):
        if name in (place.field, place.spec.label, tr(place.spec.label)):
            return place
    names = joined(place.field for place in places_of(kind))
    raise UserError(
        tr("{kind}不能导入「{name}」，可用：{names}", kind=tr(kind.label), name=name, names=names)
    )


def _column(table: FoundTable, head: str) -> int:
    """The number of the column that a person means by its whole head, its last line or its letter."""
    words = periods.plain(heads.read(head).text)
    tests: tuple[Callable[[FoundColumn], bool], ...] = (
        lambda column: words == periods.plain("".join(column.path)),
        lambda column: words == periods.plain("".join(column.path[-1:])),
        lambda column: head.strip().upper() == letters(column.index),
    )
    for fits in tests:
        fitting = [number for number, column in enumerate(table.columns) if fits(column)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            labels = joined(letters(table.columns[number].index) for number in fitting)
            raise UserError(
                tr("{letters} 列都叫「{head}」，请写列的字母", letters=labels, head=head)
            )
    labels = joined(column.label for column in table.columns)
    raise UserError(tr("表里没有「{head}」这一列，有：{labels}", head=head, labels=labels))
