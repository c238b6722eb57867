"""Tables into files: the records of a query or the returns of a month, column by column as they are seen,
as .xlsx or .csv.

Rows are read by pages and written one after the other, so a million take no more room than a
hundred. The file gets its name when it is whole.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jingxi_desktop.exchange.exporting.sheet import Row, Sheet
from jingxi_desktop.ledger import derived, queries, returns, rules, since_closing
from jingxi_desktop.ledger.connection import unchanged
from jingxi_desktop.ledger.figures.origin import origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.replacing import replace
from jingxi_desktop.ledger.words import Shown, words_of
from jingxi_desktop.records import Field, UserError, Value, kind_named
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import tr

FORMATS = ("xlsx", "csv")
_ROWS_AT_ONCE = 500
Cancelled = Callable[[], bool]


def save(
    ledger: Ledger,
    query: Query,
    columns: Sequence[str],
    path: Path,
    *,
    overwrite: bool = False,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Save the query's records as the file's suffix says; `columns` names fields, in order; none of
    them means all. Returns how many rows were written.

    Raises UserError for an unknown column or suffix, for a file that is already there unless
    `overwrite` says so, where none can be written, and where the ledger was changed meanwhile;
    CancelledError soon after `cancelled()` turns true. Then there is no new file.
    """
    kind = kind_named(query.kind)
    fields = rules.shown(ledger, map(kind.field, columns) if columns else kind.fields)

    def sheet() -> Sheet:
        rowids = queries.row_ids(ledger.connection, query)
        label = tr(kind.label)
        is_of_year = kind.by_year or bool(kind.yearly)
        # Rows of all years may have figures of one.
        is_judged = any(
            derived.is_of_year(kind.name, field.name) for field in fields if field.derived
        )
        scope = (
            *(((tr("年度"), str(query.year)),) if is_of_year or is_judged else ()),
            (tr("筛选"), words_of(ledger, query) or tr("全部{kind}", kind=label)),
        )
        about = tuple(_about(ledger, scope, fields, len(rowids)))
        rows = _rows(ledger, query, fields, rowids, cancelled)
        title = f"{label} {format_date(str(query.year))}" if is_of_year else label
        return Sheet(title, fields, rows, len(rowids), about)

    return _save(ledger, sheet, path, overwrite=overwrite, cancelled=cancelled)


def save_month(
    ledger: Ledger,
    returned: returns.Sheet[Any],
    month: str,
    columns: Sequence[str],
    path: Path,
    *,
    part: returns.Part | None = None,
    overwrite: bool = False,
    cancelled: Cancelled = lambda: False,
) -> int:
    """Save what was returned for a month (YYYY-MM), or a part of it, as `save` does."""
    kind = returned.row.KIND
    fields = rules.shown(ledger, map(kind.field, columns))

    def sheet() -> Sheet:
        found = returns.part_of(ledger, month, returned, part)
        missing = sum(map(returned.is_missing, found))
        closed = since_closing.note(ledger, month)
        scope = (
            (tr("月份"), format_date(month)),
            (
                tr("筛选"),
                (part and part.words) or tr("全部{kind}", kind=tr(returned.label)),
            ),
            (tr("未报"), f"{missing:,}"),
            *(((tr("封账"), closed),) if closed else ()),
        )
        shown = Shown(ledger)
        rows = (
            tuple(_cell(shown, field, getattr(row, field.name)) for field in fields)
            for row in found
        )
        about = tuple(_about(ledger, scope, fields, len(found)))
        title = f"{tr(kind.label)} {format_date(month)}"
        return Sheet(title, fields, rows, len(found), about)

    return _save(ledger, sheet, path, overwrite=overwrite, cancelled=cancelled)


def _cell(shown: Shown, field: Field, value: Value) -> Value:
    is_title = isinstance(field, Reference) and value is not None
    return shown(field, value) if is_title else value


def _save(
    ledger: Ledger, sheet: Callable[[], Sheet], path: Path, *, overwrite: bool, cancelled: Cancelled
) -> int:
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise UserError(
            tr("不能存成「{suffix}」，文件名请以 .xlsx 或 .csv 结尾", suffix=path.suffix)
        )
    if path.exists() and not overwrite:
        raise UserError(tr("「{path}」已经存在，请换一个文件名", path=path))
    count = 0

    def write(half: Path) -> None:
        nonlocal count
        otherwise = tr("导出时台账被改动了，没有写成文件，请再导出一次")
        with unchanged(ledger.connection, otherwise):
            made = sheet()
            _writer(form)(half, made)
        if cancelled():
            raise CancelledError
        count = made.count

    replace(path, write)
    return count


def _writer(form: str) -> Callable[[Path, Sheet], None]:
    if form == "csv":
        from jingxi_desktop.exchange.exporting import write_csv

        return write_csv.write
    from jingxi_desktop.exchange.exporting import write_xlsx

    return write_xlsx.write


def _rows(
    ledger: Ledger,
    query: Query,
    fields: Sequence[Field],
    rowids: Sequence[int],
    cancelled: Cancelled,
) -> Iterator[Row]:
    for start in range(0, len(rowids), _ROWS_AT_ONCE):
        if cancelled():
            raise CancelledError
        yield from queries.cells(
            ledger.connection, query, fields, rowids[start : start + _ROWS_AT_ONCE]
        )


def _about(
    ledger: Ledger, scope: Iterable[tuple[str, str]], fields: Sequence[Field], count: int
) -> Iterator[tuple[str, str]]:
    """What a reader of the file has to know, who does not see the window."""
    origin = origin_of(ledger)
    if origin.is_demo:
        yield tr("演示数据"), tr("这里的数字是编造的，只供演示")
    yield tr("台账"), origin.name
    yield from scope
    yield tr("行数"), f"{count:,}"
    yield tr("数据截止"), format_date(origin.changed) if origin.changed else tr("尚无数据")
    yield tr("导出日期"), format_date(ledger.connection.clock().date().isoformat())
    for sentence in rules.of(ledger).sentences_of(fields):
        yield tr("口径"), sentence
    for field in fields:
        if field.note:
            yield tr("注"), tr("{label}：{note}", label=tr(field.label), note=tr(field.note))
