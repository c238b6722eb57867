"""The form of a return package comes back: what was typed into it is put into the package it was made of.

That package is then compared and merged as any other. What is not there (a row, a column, a sheet)
was not changed; what is not open is not taken; what cannot be read is said cell by cell, and then
there is no package.
"""

import base64
import binascii
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field

from jingxi_desktop.exchange.packages import form, form_layout, sealing
from jingxi_desktop.exchange.packages.form import Form, Row, Sheet
from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Workbook
from jingxi_desktop.exchange.spreadsheets.workbook import Sheet as Read
from jingxi_desktop.exchange.tables import values
from jingxi_desktop.exchange.tables.columns import letters
from jingxi_desktop.ledger import commands, package, queries, returns, rules, to_come
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.entries import Row as Values
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, FieldError, Kind, UserError
from jingxi_desktop.records.errors import FormError, why
from jingxi_desktop.records.provenance import ENTERED
from jingxi_desktop.translation import joined, tr

_LONGEST_NAME = 60
_MOST_ROWS = 5


def take_out(
    path: Path, copy: Path, cancelled: Callable[[], bool] = lambda: False
) -> tuple[str, ...]:
    """Write the package of the form at `path` to `copy`, with what was typed into the form.

    Returns what is to be said of it. Raises UserError for what is no form or is damaged and where there
    is no room for the copy, FormError for cells that cannot be read.
    """
    book = reading.read(path, cancelled)
    content = _package(path, book)
    try:
        copy.write_bytes(content)
        with Ledger.open(copy, daily_backup=False, clock=lambda: _saved_at(path, book)) as ledger:
            filled = _Filled(ledger, path.name, book)
            filled.read()
            filled.write()
    except OSError as error:
        raise UserError(tr("不能读取「{path}」：{error}", path=path, error=why(error))) from error
    return tuple(filled.remarks)


def _package(path: Path, book: Workbook) -> bytes:
    """The package that a form was made of."""
    for sheet in book.sheets:
        told, *chunks = [row[0] if row else None for row in sheet.rows] or [None]
        if told == form.PACKAGE_MARK and chunks:
            text = "".join(map(str, chunks[1:]))
            if form.digest(text) == chunks[0]:
                return _unpacked(path, text)
            break
    raise _no_form(path)


def _unpacked(path: Path, text: str) -> bytes:
    opener = zlib.decompressobj()
    try:
        content = opener.decompress(base64.b64decode(text, validate=True), sealing.MOST_BYTES)
    except (zlib.error, binascii.Error, ValueError) as error:
        raise _no_form(path) from error
    if not opener.eof:
        raise _no_form(path)
    return content


def _no_form(path: Path) -> UserError:
    return UserError(
        tr(
            "「{path}」不是填报表，或者表里隐藏的原始数据缺失、被改动，没有合并；请在下发的原表里填写后重新发回",
            path=path,
        )
    )


def _saved_at(path: Path, book: Workbook) -> datetime:
    """When the form was saved last; where it does not say so, when the file was."""
    try:
        return datetime.fromisoformat(book.saved_at).astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _sender(book: Workbook) -> str:
    """Who filled the form in; where it does not say so, who saved it last. One short line."""
    said = [
        values.said(cells[place - 1])
        for sheet in book.sheets
        for cells in sheet.rows
        for place, cell in enumerate(cells)
        if cell == form.SENDER_MARK and place
    ]
    who = next(filter(None, (*said, book.saved_by)), "")
    return "".join(sign for sign in who if sign.isprintable()).strip()[:_LONGEST_NAME]


class _Edit(Struct, frozen=True):
    """What was typed for one record, and where; `given` is what a new one has besides."""

    kind: Kind
    record_id: str
    sheet: str
    number: int
    given: Values
    values: Values = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where, in words."""
        return tr("「{sheet}」第 {n} 行", sheet=self.sheet, n=self.number)


class _Filled:
    """What was typed into the form of a package that is open to be written."""

    def __init__(self, ledger: Ledger, file: str, book: Workbook) -> None:
        self._ledger = ledger
        self._file = file
        self._book = book
        self._package = package.check(ledger)
        is_1904 = any(sheet.is_1904 for sheet in book.sheets)
        self._form = Form(ledger, self._package, is_1904=is_1904)
        self._edits: dict[tuple[str, str], _Edit] = {}
        self._problems: list[str] = []
        self.remarks: list[str] = []

    def read(self) -> None:
        """Read the cells that differ from what they were."""
        read: dict[str, tuple[Read, int]] = {}
        for each in self._book.sheets:
            for name, start in _marks(each):
                first, _start = read.setdefault(name, (each, start))
                if first is not each:
                    self._problems.append(
                        tr(
                            "「{one}」和「{other}」是同一张表，请删去多余的一张",
                            one=first.name,
                            other=each.name,
                        )
                    )
            if not _is_of_form(each):
                self._read_no_sheet(each)
        for sheet in self._form.sheets():
            if sheet.name in read:
                self._read_sheet(sheet, *read[sheet.name])
            elif not all(row.is_new for row in sheet.rows):
                self.remarks.append(tr("没有「{sheet}」这张表，按没有改动处理", sheet=sheet.title))

    def _read_no_sheet(self, sheet: Read) -> None:
        """Refuse a sheet of the form that says no more which it is, and tell of any other."""
        if sheet.name in {each.title for each in self._form.sheets()}:
            sentence = tr(
                "「{sheet}」里隐藏的第一行或第一列不见了，不知道各格是什么；请在下发的原表里重新填写",
                sheet=sheet.name,
            )
            self._problems.append(sentence)
        else:
            self.remarks.append(tr("「{sheet}」不是下发的表，没有看", sheet=sheet.name))

    def write(self) -> None:
        """Put what was typed into the package, as one change. Raises FormError with all that is wrong."""
        if not self._problems:
            # What was taken and may be wrong weighs more than what was not taken.
            self.remarks[:0] = self._doubts()
        sender = _sender(self._book) or self._package.unit
        with self._ledger.change(tr("填写填报表"), file=self._file, user=sender) as change:
            if not self._problems:
                for edit in self._edits.values():
                    self._write(change, edit)
                self._check()
            if self._problems:
                sentence = tr(
                    "「{file}」里有 {n} 处要改，什么都没有合并；请改好再合并",
                    file=self._file,
                    n=len(self._problems),
                )
                raise FormError(
                    sentence, tuple(self._problems), self._package.unit_id, self._package.month
                )

    def _read_sheet(self, sheet: Sheet, read: Read, start: int) -> None:
        keys = form_layout.places(read.rows[start])
        rows = {row.id: row for row in sheet.rows}
        self._problems += form_layout.problems(sheet, read, start)
        self.remarks += form_layout.remarks(sheet, read, start)
        strangers = form_layout.strangers(self._form, sheet, keys)
        seen: dict[str, int] = {}
        astray: list[int] = []
        for number, cells in enumerate(read.rows[start + 1 :], start + 2):
            record_id = str(cells[0] or "") if cells else ""
            if not record_id:
                if seen and any(cell is not None for cell in cells):
                    self._refuse_row(sheet, number, _without_id(sheet))
            elif record_id in seen:
                self._refuse_row(
                    sheet,
                    number,
                    tr("和第 {n} 行是同一条记录，请删去多余的一行", n=seen[record_id]),
                )
            elif record_id not in rows:
                self._refuse_row(
                    sheet, number, tr("的编号不是这份填报表里的，请在下发的原表里填写")
                )
            else:
                seen[record_id] = number
                if strangers(rows[record_id], cells):
                    astray.append(number)
                else:
                    self._read_row(sheet, rows[record_id], number, cells, keys)
        if astray:
            self._refuse_astray(sheet, astray)
        gone = sum(not row.is_new for row in sheet.rows if row.id not in seen)
        if gone:
            self.remarks.append(
                tr(
                    "「{sheet}」少了 {n} 行，按没有改动处理；从表里去掉一行不算删除",
                    sheet=sheet.title,
                    n=gone,
                )
            )

    def _refuse_astray(self, sheet: Sheet, numbers: Sequence[int]) -> None:
        named = joined(map(str, numbers[:_MOST_ROWS]))
        self._problems.append(
            tr(
                "「{sheet}」有 {n} 行的{column}和隐藏的编号对不上（第 {rows} 行），可能是只排了一部分列，"
                "或者粘贴错了位；请恢复原来的次序，或在下发的原表里重新填写",
                sheet=sheet.title,
                n=len(numbers),
                column=joined(tr(sheet.columns[each].field.label) for each in sheet.naming),
                rows=f"{named}…" if len(numbers) > _MOST_ROWS else named,
            )
        )

    def _refuse_row(self, sheet: Sheet, number: int, why: str) -> None:
        self._problems.append(tr("「{sheet}」第 {n} 行{why}", sheet=sheet.title, n=number, why=why))

    def _read_row(
        self, sheet: Sheet, row: Row, number: int, cells: Sequence[Cell], keys: dict[str, int]
    ) -> None:
        found = [
            (column, was, place, form_layout.at(cells, place))
            for column, was in zip(sheet.columns, row.values, strict=True)
            if (place := keys.get(column.key)) is not None
        ]
        typed = [
            each for each in found if not _same(each[-1], self._form.cell(each[0].field, each[1]))
        ]
        new: Values = {}
        # Of a new record all is read, so that what is missing is said.
        for column, was, place, cell in found if row.is_new and typed else typed:
            where = tr("「{sheet}」{cell}", sheet=sheet.title, cell=f"{letters(place)}{number}")
            if not (column.is_open or row.is_new):
                error = column.field.error(tr("由下发单位填写，改动没有采用"))
                self.remarks.append(_at(where, error))
                continue
            try:
                value = self._form.value(column.field, cell)
            except FieldError as error:
                self._problems.append(_at(where, error))
                continue
            for remark in filter(
                None, (self._form.remark(column.field, cell), to_come.doubt(column.field, value))
            ):
                self.remarks.append(_at(where, column.field.error(remark)))
            if value != was:
                into = new if row.is_new else self._edit(sheet, row, column.kind, number).values
                into[column.field.name] = value
        if new:
            self._add(sheet, row, number, new)

    def _add(self, sheet: Sheet, row: Row, number: int, typed: Values) -> None:
        """Add a new record; one that is there twice is refused."""
        kind = sheet.kind
        fields = [kind.field(name) for name in (kind.owner, kind.title)]
        alike = tr("{fields}相同", fields=joined(tr(each.label) for each in fields))
        # What it is about is missing where that could not be read, which is said.
        is_named = all(each.name in typed for each in fields)
        record_id = commands.NewIds(self._ledger, kind).of(typed) if is_named else row.id
        edit = _Edit(kind, record_id, sheet.title, number, {}, typed)
        first = self._edits.setdefault((kind.name, record_id), edit)
        if first is not edit:
            sentence = tr(
                "和第 {n} 行重复（{alike}），请删去多余的一行", n=first.number, alike=alike
            )
            self._refuse_row(sheet, number, sentence)
        elif is_named and commands.about(kind, typed) in sheet.known:
            remark = tr("{place}是新增的，而表里已有一条和它{alike}", place=edit.place, alike=alike)
            self.remarks.append(tr("请核对：{doubt}", doubt=remark))

    def _edit(self, sheet: Sheet, row: Row, kind: Kind, number: int) -> _Edit:
        record_id = self._form.month_id(row.id) if kind.by_month else row.id
        given: Values = {kind.owner: row.id, "month": self._package.month} if kind.by_month else {}
        edit = _Edit(kind, record_id, sheet.title, number, given)
        return self._edits.setdefault((kind.name, record_id), edit)

    def _write(self, change: Change, edit: _Edit) -> None:
        try:
            if change.read(edit.kind.name, edit.record_id) is not None:
                change.update(edit.kind.name, edit.record_id, edit.values)
            else:
                given = {"id": edit.record_id, "origin": ENTERED, **edit.given, **edit.values}
                # What has no column any more is empty, and the check says where it may not be.
                empty = dict.fromkeys(edit.kind.by_name)
                record = edit.kind.record.from_row({**empty, **given})
                edit.kind.check(record, rules.amounts_of(self._ledger))
                change.insert(edit.kind.name, given)
        except UserError as error:
            self._problems.append(_at(edit.place, error))

    def _doubts(self) -> Iterator[str]:
        """What is hard to believe of what was typed, and taken nevertheless."""
        for sheet in returns.SHEETS:
            filled = {
                str(edit.given[sheet.months.owner]): edit.values
                for edit in self._edits.values()
                if edit.kind is sheet.months
            }
            for doubt in returns.doubts(self._ledger, self._package.month, filled, sheet):
                yield tr("请核对：{doubt}", doubt=doubt)

    def _check(self) -> None:
        """Check what was written, when all of it is: one record may need another's new date."""
        amounts = rules.amounts_of(self._ledger)
        for kind in KINDS.values():
            ids = [record_id for name, record_id in self._edits if name == kind.name]
            for record in queries.some(self._ledger, kind, ids, with_derived=False):
                try:
                    commands.check(self._ledger, record, amounts)
                except UserError as error:
                    edit = self._edits[kind.name, record.id]
                    self._problems.append(_at(edit.place, error))


def _without_id(sheet: Sheet) -> str:
    if any(row.is_new for row in sheet.rows):
        return tr("没有编号，不知道是哪条记录；新增的请填在表末留出的空行里")
    return tr("没有编号，不知道是哪条记录；这张表里不能新增，要增加的请告诉下发单位")


def _is_of_form(sheet: Read) -> bool:
    """Whether a sheet is one that went out, or shows nothing."""
    if sheet.is_hidden or not sheet.rows or sheet.name == form.LISTS or any(_marks(sheet)):
        return True
    marks = {form.PACKAGE_MARK, form.SENDER_MARK}
    return any(cell in marks for cells in sheet.rows for cell in cells if isinstance(cell, str))


def _marks(sheet: Read) -> Iterator[tuple[str, int]]:
    """Which sheet of the form it is, and in which row it says so."""
    for number, cells in enumerate(sheet.rows):
        told = cells[0] if cells else None
        if isinstance(told, str) and told.startswith(form.SHEET_MARK):
            yield told.removeprefix(form.SHEET_MARK), number
            return


def _same(cell: Cell, was: Cell) -> bool:
    """Whether a cell still holds what it held; a figure to the digits that a spreadsheet keeps."""
    if isinstance(cell, int | float) and isinstance(was, int | float):
        return values.plain(cell) == values.plain(was)
    return cell == was


def _at(where: str, error: UserError) -> str:
    """What is wrong, with the place where it is."""
    return tr("{label}：{sentence}", label=where, sentence=error)
