"""What the heads of a table's columns suggest: which field each is, and what to ask where they do not say.

A column that may be two fields, or two columns that may be one, are a question: neither is taken.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.exchange.importing import periods
from jingxi_desktop.exchange.importing.cumulative import sums_of
from jingxi_desktop.exchange.importing.field_names import NAMES
from jingxi_desktop.exchange.importing.identity import NUMBER
from jingxi_desktop.exchange.importing.places import Place, part_of, places_of
from jingxi_desktop.exchange.spreadsheets.workbook import Cell
from jingxi_desktop.exchange.tables import heads, lines
from jingxi_desktop.exchange.tables.columns import letters
from jingxi_desktop.exchange.tables.found_table import FoundColumn, FoundTable
from jingxi_desktop.exchange.tables.groups import NOWHERE
from jingxi_desktop.exchange.tables.lines import squeezed
from jingxi_desktop.exchange.tables.values import CellReader, quoted
from jingxi_desktop.records import KINDS, Field, FieldError, Kind
from jingxi_desktop.records.fields import Choice, Date, Money, Tags
from jingxi_desktop.translation import joined, mark, tr

# What says how to fill in a column, and not what is in it.
_ASIDE = re.compile(
    r"\((?:全称|简称|简要|工程|\d+位|年[、/]?月(?:[、/]?日)?|(?:格式|如|例|精确到|含|不含)[^()]*)\)"
)
_LISTED = re.compile(r"\(([^()]+)\)$")
_CHOICES = frozenset(
    choice
    for kind in KINDS.values()
    for field in kind.fields
    if isinstance(field, Choice | Tags)
    for choice in field.choices
)
_WHOLE = ("合计", "小计", "总计", "共计", "总额")
_TELLS_KINDS = re.compile("(?:性质|类别|类型|分类|属性)$")
_PLAN = "计划"
_SITUATION = re.compile(r"(?:实际)?(?:完成|进展|推进|建设)?情况$")
# A head says what it may be by so many characters that end the names of so many fields.
_SHORTEST_END, _MOST_LIKE = 2, 4
# So many rows show how a column numbers its rows.
_LOOKED_AT = 200


class Question(Struct, frozen=True):
    """What is to be asked of some columns, by their numbers in the table; as long, none of them is imported,
    or it is as the text says.

    One without columns is about the table as a whole.
    """

    text: str
    columns: tuple[int, ...]


def suggested(
    kind: Kind, table: FoundTable, year: int, given: Mapping[Place, int | None]
) -> tuple[list[Place | None], list[Question]]:
    """The places that heads name, without the fields and the columns that the user spoke of."""
    known = _known(kind)
    found: dict[Place, list[tuple[int, int]]] = {}
    for number, column in enumerate(table.columns):
        place, rank = _place(kind, known, column, year)
        if place is not None and place not in given and number not in given.values():
            found.setdefault(place, []).append((rank, number))
    places: list[Place | None] = [None] * len(table.columns)
    questions = []
    for place, ranked in found.items():
        best = [number for rank, number in ranked if rank == min(ranked)[0]]
        if len(best) == 1:
            places[best[0]] = place
        else:
            text = _which(place, [table.columns[number] for number in best])
            questions.append(Question(text, tuple(best)))
    questions += _outlines(table, places)
    for other, numbers in _of_other_years(kind, table, year, given, places).items():
        sentence = mark(
            "年度选的是 {year}，{other} 年的各列不导入，要导入请把年度改为 {other}：{columns}"
        )
        labels = joined(table.columns[number].label for number in numbers)
        text = tr(sentence, columns=labels, other=other, year=year)
        questions.append(Question(text, tuple(numbers)))
    questions += _groups(kind, table, places, given)
    if sums_of(kind):
        questions += _sums(kind, known, table, year, places, given)
    asked = {number for question in questions for number in question.columns}
    for number, column in enumerate(table.columns):
        if places[number] is None and number not in asked and number not in given.values():
            questions += _perhaps(kind, known, places, number, column)
    return places, questions


def _outlines(table: FoundTable, places: list[Place | None]) -> Iterator[Question]:
    """Leave a column of numbers out that number parts of parts, 1.1 and （一）: the ledger counts in whole ones."""
    for number, place in enumerate(places):
        if place is None or place.field != NUMBER:
            continue
        reader = CellReader(place.spec)
        cells = (row.cells[number] for row in table.rows[:_LOOKED_AT])
        for cell in cells:
            if (lines.is_numbered(cell) or lines.is_item(cell)) and not _says_value(reader, cell):
                places[number] = None
                sentence = mark(
                    "「{column}」里有 {text} 这样的编号，台账的{field}只能是整数，不导入"
                )
                label = tr(place.spec.label)
                text = tr(
                    sentence, column=table.columns[number].label, text=quoted(cell), field=label
                )
                if _have_parts(row.cells[number] for row in table.rows):
                    text += tr("；上级的金额如果是下级的合计，会重复计算，请在表格里删去")
                yield Question(text, (number,))
                break


def _have_parts(numbers: Iterable[Cell]) -> bool:
    """Whether among numbers there are those of parts beside those of the whole: 1, 1.1, 1.2."""
    texts = {quoted(number).rstrip(".") for number in numbers}
    return any(text.rpartition(".")[0] in texts for text in texts if "." in text)


def _says_value(reader: CellReader, cell: Cell) -> bool:
    with suppress(FieldError):
        reader.field.parse(reader.text(cell))
        return True
    return False


def _groups(
    kind: Kind,
    table: FoundTable,
    places: list[Place | None],
    given: Mapping[Place, int | None],
) -> Iterator[Question]:
    """Find which field has the words that stand above groups of rows, or below a head that only says that they
    tell kinds apart, such as 项目性质 or 建设性质 above 续建, and say so.
    """
    for number, column in enumerate(table.columns):
        is_group, named = column.index == NOWHERE, places[number]
        if number in given.values() or not (is_group or _TELLS_KINDS.search(column.label)):
            continue
        words = dict.fromkeys(squeezed(word) for row in table.rows if (word := row.cells[number]))
        if named is not None and _has(named.spec, words):
            continue
        fitting = [
            place
            for place in places_of(kind)
            if isinstance(place.spec, Choice)
            and _has(place.spec, words)
            and place not in places
            and place not in given
        ]
        # What stands above groups is the place in the year's plan sooner than another.
        if words and fitting and (is_group or len(fitting) == 1):
            places[number] = fitting[0]
            sentence = mark("「{column}」里的 {words} 记作各行的「{field}」")
            label = tr(fitting[0].spec.label)
            text = tr(sentence, column=column.label, words=joined(words), field=label)
            yield Question(text, (number,))


def _has(field: Field, words: Collection[str]) -> bool:
    """Whether all words are of a field; any are of one that has no list of them."""
    return not isinstance(field, Choice) or {*words} <= {*field.choices, *dict(field.also)}


def _sums(
    kind: Kind,
    known: Mapping[str, Place],
    table: FoundTable,
    year: int,
    places: list[Place | None],
    given: Mapping[Place, int | None],
) -> Iterator[Question]:
    """Find columns of sums, and say what becomes of them where none has what a month did.

    Beside one that has it a sum is taken to be compared with it, if it is until the same month.
    """
    [whole] = sums_of(kind)
    figures = {
        place.month or 0
        for place in (*places, *given)
        if place and (place.kind, place.field) == (whole.kind, whole.cumulates)
    }
    free = [
        number
        for number, place in enumerate(places)
        if place is None and number not in given.values()
    ]
    own = {*_names(whole)}
    worked_out = known.keys() | own if figures else known.keys() - own
    until, others = _until(own, worked_out, table, year, free)
    if figures:
        for month, numbers in until.items():
            if month in figures and len(numbers) == 1:
                places[numbers[0]] = replace(whole, month=month or None)
        return
    taken = []
    for month, numbers in until.items():
        if len(numbers) > 1:
            columns = [table.columns[number] for number in numbers]
            yield Question(_which(whole, columns), tuple(numbers))
        elif month or len(until) == 1:
            places[numbers[0]] = replace(whole, month=month or None)
            taken += numbers
    sentence, asked = mark("「{columns}」是本年累计：当月的完成投资由它减去前几个月的数得出"), taken
    if others and not until:
        sentence = mark(
            "「{columns}」是几个月的合计，没有写明从本年 1 月算起，不导入；是本年累计的，请指明为「{field}」"
        )
        asked = others
    if asked:
        labels = joined(table.columns[number].label for number in asked)
        yield Question(tr(sentence, columns=labels, field=tr(whole.spec.label)), tuple(asked))


def _until(
    own: Collection[str],
    worked_out: Collection[str],
    table: FoundTable,
    year: int,
    numbers: Iterable[int],
) -> tuple[dict[int, list[int]], list[int]]:
    """The columns of what was done since January by the month until which, 0 where they don't say it;
    and those of other sums.

    `own` is what the ledger calls that, and of what it calls as in `worked_out` nothing is taken.
    """
    until: dict[int, list[int]] = {}
    others = []
    for number in numbers:
        path = table.columns[number].path
        called = periods.plain("".join(path[-1:]))
        if called in worked_out:
            continue
        month = 0 if called in own else periods.since_january(path, year)
        if month is not None:
            until.setdefault(month, []).append(number)
        elif periods.is_sum(path):
            others.append(number)
    return until, others


def _perhaps(
    kind: Kind,
    known: Mapping[str, Place],
    places: Sequence[Place | None],
    number: int,
    column: FoundColumn,
) -> Iterator[Question]:
    """What to ask of a column whose heads are the end of several fields' names: 开工时间 is planned or actual."""
    head = periods.plain("".join(column.path))
    if len(head) < _SHORTEST_END or head in known:
        return
    of_end = [
        place
        for place in places_of(kind)
        if not (place.spec.derived or place in places)
        and any(name.endswith(head) for name in _names(place))
    ]
    if 0 < len(of_end) <= _MOST_LIKE:
        fields = tr("」或「").join(tr(place.spec.label) for place in of_end)
        sentence = mark("「{column}」可能是「{fields}」，请指明，否则不导入")
        yield Question(tr(sentence, column=column.label, fields=fields), (number,))


def _of_other_years(
    kind: Kind,
    table: FoundTable,
    year: int,
    given: Mapping[Place, int | None],
    places: Sequence[Place | None],
) -> dict[int, list[int]]:
    """The columns that would be fields of another year, which their heads name."""
    known = _known(kind)
    found: dict[int, list[int]] = {}
    for number, column in enumerate(table.columns):
        if places[number] is not None or number in given.values():
            continue
        named = "".join(column.path)
        for other in sorted(heads.years(named)) if periods.is_of_other(named, year) else ():
            place, _rank = _place(kind, known, column, other)
            if place is not None and is_dated(kind, place):
                found.setdefault(other, []).append(number)
                break
    return found


def is_dated(kind: Kind, place: Place) -> bool:
    """Whether a place belongs to the year that is chosen, or to a month of it."""
    return place.kind != kind.name or place.spec.per_year


def _which(place: Place, columns: Iterable[FoundColumn]) -> str:
    return tr(
        "{columns}都像是「{field}」，请指明是哪一列，否则都不导入",
        columns=joined(
            tr("{letters} 列「{label}」", letters=letters(column.index), label=column.label)
            for column in columns
        ),
        field=tr(place.spec.label),
    )


def _place(
    kind: Kind, known: Mapping[str, Place], column: FoundColumn, year: int
) -> tuple[Place | None, int]:
    """The place that a column's heads name, and how well they do: 0 is best."""
    is_of_other = periods.is_of_other("".join(column.path[:-1]), year)
    heads_of = _telling(column.path)
    month, words = periods.of_month(heads_of, year)
    if month is not None:
        place = known.get(words) or known.get(words.removeprefix("本月"))
        if place is None or place.spec.derived or is_of_other:
            return None, 0
        is_monthly = place.kind != kind.name or kind.by_month
        return (Place(place.kind, place.field, month) if is_monthly else None), 0
    month, words = periods.as_of(heads_of, year)
    place = known.get(words)
    if month is not None and place is not None and (place.kind != kind.name or kind.by_month):
        # A figure as of a month is what was done until then, and not in it, if it does not say so.
        is_sum = isinstance(place.spec, Money) and not words.startswith("本月")
        is_told = not (is_sum or place.spec.derived or is_of_other)
        return (Place(place.kind, place.field, month) if is_told else None), 0
    path = [
        _without_aside(periods.this_year(part, year)).replace("当月", "本月") for part in heads_of
    ]
    for rank in range(len(path)):
        place = known.get(periods.plain("".join(path[rank:])))
        if place is not None:
            if place.spec.derived or (rank and is_of_other and is_dated(kind, place)):
                return None, 0
            return place, rank
    return None, 0


def _telling(path: tuple[str, ...]) -> tuple[str, ...]:
    """Heads without what tells nothing of a field: 合计 at their end, beside which stand the parts of a
    figure, and 完成情况 above others, as in 6月完成情况 above 完成投资, or 计划 above 计划投资.
    """
    path = path[:-1] if path[1:] and squeezed(path[-1]) in _WHOLE else path
    above = [_SITUATION.sub("", part) for part in path[:-1]]
    if above and squeezed(path[-1]).startswith(_PLAN):
        above[-1] = above[-1].removesuffix(_PLAN)
    return (*above, *path[-1:])


def _without_aside(head: str) -> str:
    """A head without how to fill in its column: （全称）, or the words to choose from."""
    listed = _LISTED.search(head)
    if listed and _CHOICES.issuperset(re.split(r"[/、,]", listed[1])):
        head = head[: listed.start()]
    return _ASIDE.sub("", head)


def _known(kind: Kind) -> dict[str, Place]:
    """The places by all their names, and what the ledger works out by its own.

    The kind's own come first, before its months: a sum over the year may be called in another
    language what a month is. Only where a record shows a field of its month is it that field.
    """
    part = part_of(kind)
    shown = part.by_name if part else {}
    told = [place for place in places_of(kind) if not place.spec.derived]
    derived = [Place(kind.name, field.name) for field in kind.fields if field.derived]
    places = [
        *(place for place in told if place.kind == kind.name),
        *(place for place in derived if place.field not in shown),
        *(place for place in told if place.kind != kind.name),
    ]
    known: dict[str, Place] = {}
    for place in places:
        for name in _names(place):
            known.setdefault(name, place)
    return known


def _names(place: Place) -> list[str]:
    field = place.spec
    called = NAMES.get(place.kind, {}).get(place.field, "")
    names = [field.label, tr(field.label), *filter(None, called.split(",")), field.note]
    if isinstance(field, Date):
        stems = {name.removesuffix("日期") for name in names if name}
        names += [f"{stem}{word}" for stem in stems for word in ("时间", "日期", "年月")]
    if isinstance(field, Money):
        names += [f"{name}额" for name in names if name.endswith("投资")]
    return [plain for name in names if (plain := periods.plain(heads.read(name).text))]
