"""Tables of records: the columns and rows of a query as the screen shows them, with their notes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from msgspec import Struct

from jingxi_desktop.charts.words import source_note, until_note
from jingxi_desktop.ledger import queries, returns, rules, since_closing
from jingxi_desktop.ledger.connection import unchanged
from jingxi_desktop.ledger.figures.origin import origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.returns import Part, Sheet
from jingxi_desktop.ledger.words import Shown, words_of
from jingxi_desktop.records import Field, Kind, Organisation, Record, UserError, kind_named
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.records.light import UNRETURNED
from jingxi_desktop.reports.table import Column, Table
from jingxi_desktop.translation import joined, tr

ROWS_AT_ONCE = 500
# A field of this width, in pixels of the screen, has the weight 1.
_WIDTH = 110
Stopped = Callable[[], bool]
K = TypeVar("K")


class _Sum(Struct, frozen=True):
    """What `count` records come to, in the fields that are summed. `words` say of which it is."""

    words: str
    count: int
    figures: Mapping[str, int | float]


class Listing(Struct, frozen=True):
    """What a tab shows: the records of a query, and the names of its columns from left to right."""

    query: Query
    columns: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        """The kind of its rows."""
        return kind_named(self.query.kind)

    @property
    def name(self) -> str:
        """What a file of it is called."""
        return f"{tr(self.kind.label)} {self.query.year}"

    def count(self, ledger: Ledger) -> int:
        """How many rows the table has."""
        return queries.count(ledger.connection, self.query)

    def table(self, ledger: Ledger, stopped: Stopped = lambda: False) -> Table:
        """All records of the query.

        Raises CancelledError when `stopped()` says so, UserError where the ledger was changed meanwhile.
        """
        with unchanged(ledger.connection, tr("排版时台账被改动了，没有打印，请再打印一次")):
            return self._read(ledger, stopped)

    def _read(self, ledger: Ledger, stopped: Stopped) -> Table:
        kind, year = self.kind, self.query.year
        fields = rules.shown(ledger, map(kind.field, self.columns))
        rowids = queries.row_ids(ledger.connection, self.query)

        def records() -> Iterator[tuple[int, Record]]:
            for start in range(0, len(rowids), ROWS_AT_ONCE):
                if stopped():
                    raise CancelledError
                part = rowids[start : start + ROWS_AT_ONCE]
                found = queries.page(ledger, kind, year, part)
                yield from ((rowid, found[rowid]) for rowid in part if rowid in found)

        def sum_of(words: str, rowids: Sequence[int]) -> _Sum:
            figures = {
                field.name: queries.totals(ledger.connection, kind, year, rowids, field.name)[0]
                for field in fields
                if field.summed
            }
            return _Sum(words, len(rowids), figures)

        leading = self.query.order[0][0] if self.query.order else ""
        lines = _lines(records(), _unit_of(kind, leading), Shown(ledger), sum_of)
        label = tr(kind.label)
        is_yearly = kind.by_year or bool(kind.yearly)
        title = tr("{year} 年{kind}", year=year, kind=label) if is_yearly else label
        filtered = words_of(ledger, self.query)
        notes = (tr("筛选：{words}", words=filtered),) if filtered else ()
        return _table(ledger, title, kind, fields, lines, sum_of(tr("合计"), rowids), notes)


class MonthListing(Struct, frozen=True):
    """What the month's tab shows: a sheet or a part of it, a month as YYYY-MM, and the names of its columns.

    `sorted_by` is the field that the rows of the part are sorted by, "" for the sheet's order.
    """

    sheet: Sheet[Any]
    month: str
    columns: tuple[str, ...]
    part: Part | None = None
    sorted_by: str = ""

    @property
    def kind(self) -> Kind:
        """The kind of its rows."""
        kind: Kind = self.sheet.row.KIND
        return kind

    @property
    def name(self) -> str:
        """What a file of it is called."""
        return f"{tr(self.kind.label)} {self.month}"

    def count(self, ledger: Ledger) -> int:
        """How many rows the table has."""
        return len(returns.part_of(ledger, self.month, self.sheet, self.part))

    def table(self, ledger: Ledger, _stopped: Stopped = lambda: False) -> Table:
        """The rows that are shown."""
        kind = self.kind
        fields = rules.shown(ledger, map(kind.field, self.columns))
        rows = returns.part_of(ledger, self.month, self.sheet, self.part)

        def sum_of(words: str, rows: Sequence[Record]) -> _Sum:
            figures: dict[str, int | float] = {
                field.name: sum(getattr(row, field.name) or 0 for row in rows)
                for field in fields
                if field.summed
            }
            return _Sum(words, len(rows), figures)

        unit = _unit_of(kind, self.sorted_by)
        lines = _lines(((row, row) for row in rows), unit, Shown(ledger), sum_of)
        title = tr("{month}{kind}", month=format_date(self.month), kind=tr(kind.label))
        missing = self.sheet.says_missing
        words = self.part.words if self.part else ""
        filtered = tr("筛选：{words}", words=words) if words else ""
        notes = tuple(filter(None, (filtered, since_closing.note(ledger, self.month))))
        return _table(ledger, title, kind, fields, lines, sum_of(tr("合计"), rows), notes, missing)


def _unit_of(kind: Kind, field: str) -> Reference | None:
    """The field of that name if it names units."""
    units = (each for each in kind.references if each.kind == Organisation.KIND.name)
    return next((each for each in units if each.name == field), None)


def _lines(
    records: Iterable[tuple[K, Record]],
    unit: Reference | None,
    shown: Shown,
    sum_of: Callable[[str, Sequence[K]], _Sum],
) -> Iterator[Record | _Sum]:
    """Records, each given with its key; in the order of a field of units, with 小计 under those of each.

    `sum_of` sums the records of some keys.
    """
    for title, group in groupby(
        records, lambda each: unit and shown(unit, getattr(each[1], unit.name))
    ):
        of_unit = []
        for key, record in group:
            of_unit.append(key)
            yield record
        if unit is not None:
            title = title or tr("（未填{field}）", field=tr(unit.label))
            yield sum_of(tr("{unit}小计", unit=title), of_unit)


def first_columns(kind: Kind) -> tuple[str, ...]:
    """The columns of a kind that nobody has chosen yet."""
    return tuple(field.name for field in kind.fields if not field.hidden)


def listing_named(ledger: Ledger, name: str, year: int) -> "Listing | MonthListing":
    """The table that is called `name` on the command line: a kind, or `month` for the latest one.

    Raises UserError.
    """
    if name == "month":
        sheet = returns.PROJECTS
        month = returns.latest(ledger, year, sheet)
        return MonthListing(sheet, month, first_columns(sheet.row.KIND))
    return Listing(Query(name, year), first_columns(kind_named(name)))


def nothing(ledger: Ledger, name: str, year: int) -> str:
    """That the table `name` has no row for a year, and of which years it has some; "" where it has rows."""
    listing = listing_named(ledger, name, year)
    if listing.count(ledger):
        return ""
    label = tr(listing.kind.label)
    # Years whose tables have rows; of what belongs to no year, all or none.
    years = [each for each in ledger.years() if listing_named(ledger, name, each).count(ledger)]
    if not years:
        return tr("台账里还没有{kind}", kind=label)
    listed = joined(map(str, years))
    return tr("{year} 年没有{kind}；有的年份：{years}", year=year, kind=label, years=listed)


def _table(
    ledger: Ledger,
    title: str,
    kind: Kind,
    fields: Sequence[Field],
    lines: Iterable[Record | _Sum],
    total: _Sum,
    notes: tuple[str, ...],
    missing: Callable[[Any, str], bool] = lambda _record, _field: False,
) -> Table:
    shown, origin = Shown(ledger), origin_of(ledger)

    def text(record: Record, field: Field) -> str:
        if missing(record, field.name):
            return tr(UNRETURNED)
        return shown(field, getattr(record, field.name))

    rows: list[tuple[str, ...]] = []
    subtotals: list[int] = []
    for line in lines:
        if isinstance(line, _Sum):
            subtotals.append(len(rows))
            rows.append(_sum_row(kind, fields, line))
        else:
            rows.append(tuple(text(line, field) for field in fields))
    return Table(
        title,
        tuple(
            Column(field.heading, "right" if field.numeric else "left", field.width / _WIDTH)
            for field in fields
        ),
        tuple(rows),
        (
            *_rules(ledger, fields),
            *notes,
            source_note(origin, tr(kind.label)),
            until_note(origin.changed),
        ),
        _sum_row(kind, fields, total) if fields else None,
        ledger.is_demo,
        frozenset(subtotals),
    )


def _rules(ledger: Ledger, fields: Sequence[Field]) -> tuple[str, ...]:
    try:
        sentences = rules.of(ledger).sentences_of(fields)
    except UserError as error:
        sentences = (str(error),)
    return (tr("口径：{rules}", rules=joined(sentences, "；")),) if sentences else ()


def _sum_row(kind: Kind, fields: Sequence[Field], total: _Sum) -> tuple[str, ...]:
    """Its words under the record's name, or else under the first column that is no sum."""
    sums = total.figures
    places = [place for place, field in enumerate(fields) if field.name not in sums]
    named = [place for place in places if fields[place].name == kind.title] or places
    cells = [field.format(sums[field.name]) if field.name in sums else "" for field in fields]
    if named:
        cells[named[0]] = tr(
            "{sum}（{n} {counter}）",
            sum=total.words,
            n=f"{total.count:,}",
            counter=tr(kind.counter),
        )
    return tuple(cells)
