"""The form of a return package as a workbook: what is open is white, what is not is grey and locked.

XlsxWriter and not the writer of `write_xlsx`, which knows no locked cells and no lists of its own. All
cells are written as what they are, so a text that begins with `=` never becomes a formula.
"""

import base64
import io
import math
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from jingxi_desktop.charts.palette import LIGHT
from jingxi_desktop.exchange.packages import form
from jingxi_desktop.exchange.packages.form import Column, Form, Row, Sheet
from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Fault
from jingxi_desktop.ledger import package as packages
from jingxi_desktop.ledger import rules
from jingxi_desktop.ledger.figures.origin import origin_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.package import Package
from jingxi_desktop.records import Field
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.fields import Choice, Date, Integer, Money, Reference
from jingxi_desktop.records.suggested import Suggested
from jingxi_desktop.translation import joined, tr

# Far below what a cell takes.
_CHUNK = 30_000
_PACKAGE = "package"
_LOCKED = "#ECEEF1"
_PIXELS_A_CHARACTER = 9
_WIDEST = 30
# More fits into a column than its width says, which counts figures.
_FITS = 1.15
_COVER, _LINE = 92, 15
_BETWEEN = 4
_HEAD = 3
_A4 = 9
_MAY = {
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
_LARGEST = 10**12
_LONGEST_TITLE = 32


def write(package: Path, path: Path) -> None:
    """Write the form of the package at a path. Raises OSError where it can't be written."""
    # Before it is opened: closing a file that SQLite has open would drop this process's locks on it.
    content = package.read_bytes()
    # Not into the file itself: where the disk is full, the writer says something else than that.
    made = io.BytesIO()
    with (
        Ledger.open(package, read_only=True) as ledger,
        xlsxwriter.Workbook(made, {"in_memory": True}) as book,
    ):
        _Writer(ledger, book).write(content)
    path.write_bytes(made.getbuffer())


class _Writer:
    """One workbook being written."""

    def __init__(self, ledger: Ledger, book: Any) -> None:
        self._ledger = ledger
        self._book = book
        self._package = packages.check(ledger)
        self._form = Form(ledger, self._package)
        self._formats: dict[str, Format] = {}
        # Where the words stand that cells are chosen from.
        self._lists: dict[tuple[str, ...], str] = {}

    def write(self, content: bytes) -> None:
        cover = self._book.add_worksheet(tr("填报说明"))
        sheets = [each for each in self._form.sheets() if each.rows]
        written = [(self._book.add_worksheet(sheet.title), sheet) for sheet in sheets]
        self._list_sheet = self._book.add_worksheet(form.LISTS)
        self._list_sheet.hide()
        for worksheet, sheet in written:
            self._write_sheet(worksheet, sheet)
        self._write_cover(cover, sheets)
        self._write_package(content)
        # Without an author, who would count as the one who saved it last where a program keeps that.
        self._book.set_properties({"title": self._package.title})
        written[0][0].activate()

    def _write_cover(self, cover: Worksheet, sheets: list[Sheet]) -> None:
        cover.hide_gridlines(2)
        cover.set_column(0, 0, 18)
        cover.set_column(1, 1, _COVER)
        cover.set_column(2, 2, 0, None, {"hidden": True})
        cover.set_row(0, 36)
        title = self._format("title", font_size=18, bold=True, align="center")
        cover.merge_range(0, 0, 0, 1, _title(self._package), title)
        label = self._format("label", bold=True, valign="top", font_color=LIGHT.secondary)
        text = self._format("text", text_wrap=True, valign="top")
        number = 2
        for name, words in self._about(sheets):
            cover.write_string(number, 0, name, label)
            cover.write_string(number, 1, words, text)
            cover.set_row(number, _LINE * _lines(words, _COVER * _FITS) + _BETWEEN)
            number += 1
        cover.write_string(number, 0, tr("填报人"), label)
        opened = self._format("sender", locked=False, border=1, border_color=LIGHT.line, indent=1)
        cover.write_blank(number, 1, None, opened)
        cover.write_string(number, 2, form.SENDER_MARK)
        cover.protect("", _MAY)
        _set_page(cover, portrait=True)
        cover.print_area(0, 0, number, 1)

    def _about(self, sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
        origin = origin_of(self._ledger)
        if origin.is_demo:
            yield tr("演示数据"), tr("这里的数字是编造的，只供演示")
        yield tr("填报单位"), self._package.unit
        yield tr("填报月份"), format_date(self._package.month)
        yield tr("数据截止"), format_date(origin.changed) if origin.changed else tr("尚无数据")
        yield tr("金额单位"), tr(rules.amounts_of(self._ledger).unit)
        for number, words in enumerate(_instructions(sheets)):
            yield "" if number else tr("填报说明"), f"{number + 1}. {words}"

    def _write_sheet(self, worksheet: Worksheet, sheet: Sheet) -> None:
        width, last = len(sheet.columns), _HEAD + len(sheet.rows)
        worksheet.write_string(0, 0, form.SHEET_MARK + sheet.name)
        worksheet.set_row(0, None, None, {"hidden": True})
        worksheet.set_column(0, 0, 0, None, {"hidden": True})
        heading = self._format("heading", font_size=14, bold=True)
        worksheet.write_string(1, 1, f"{_title(self._package)} · {sheet.title}", heading)
        worksheet.set_row(1, 26)
        worksheet.write_string(2, 1, _note(sheet), self._format("note", font_color=LIGHT.secondary))
        worksheet.set_row(_HEAD, 32)
        for place, column in enumerate(sheet.columns, 1):
            worksheet.write_string(0, place, column.key)
            worksheet.write_string(_HEAD, place, column.field.heading, self._head(column))
            worksheet.set_column(place, place, _width(column.field))
            self._restrict(worksheet, sheet, place)
        for number, row in enumerate(sheet.rows, _HEAD + 1):
            self._write_row(worksheet, sheet, number, row)
        locked = sum(not column.is_open for column in sheet.columns[:2])
        worksheet.freeze_panes(_HEAD + 1, 1 + locked)
        worksheet.autofilter(_HEAD, 1, last, width)
        everywhere = f"A1:{xl_col_to_name(width)}{last + 1}"
        worksheet.ignore_errors({"number_stored_as_text": everywhere})
        worksheet.protect("", _MAY)
        _set_page(worksheet)
        worksheet.repeat_rows(1, _HEAD)
        worksheet.print_area(1, 1, last, width)

    def _write_row(self, worksheet: Worksheet, sheet: Sheet, number: int, row: Row) -> None:
        worksheet.write_string(number, 0, row.id)
        lines = 1
        for place, (column, value) in enumerate(zip(sheet.columns, row.values, strict=True), 1):
            cell = self._form.cell(column.field, value)
            style = self._style(column.field, is_open=column.is_open or row.is_new)
            _write_cell(worksheet, number, place, cell, style)
            if isinstance(cell, str):
                lines = max(lines, _lines(cell, _width(column.field) * _FITS))
        # A row without a height of its own grows with what is typed.
        if lines > 1:
            worksheet.set_row(number, _LINE * lines)

    def _restrict(self, worksheet: Worksheet, sheet: Sheet, place: int) -> None:
        """Let only what a field can hold be typed into its open cells."""
        column = sheet.columns[place - 1]
        opened = [
            number
            for number, row in enumerate(sheet.rows, _HEAD + 1)
            if column.is_open or row.is_new
        ]
        if not opened:
            return
        rule = self._rule(column.field, f"{xl_col_to_name(place)}{opened[0] + 1}")
        if rule is not None:
            worksheet.data_validation(opened[0], place, opened[-1], place, rule)

    def _rule(self, field: Field, first: str) -> dict[str, Any] | None:
        """What may be typed into a field; `first` is the first cell of it."""
        if isinstance(field, Reference | Choice | Suggested):
            return {
                "validate": "list",
                "source": self._list_of(field),
                "error_title": tr(field.label)[:_LONGEST_TITLE],
                "error_message": tr("请从下拉列表里选"),
                # Beside the usual words any other may stand.
                "show_error": not isinstance(field, Suggested),
            }
        if isinstance(field, Money):
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": -_LARGEST,
                "maximum": _LARGEST,
                "error_title": tr(field.label)[:_LONGEST_TITLE],
                "error_message": tr("请填数字，单位是{unit}", unit=tr(field.unit)),
            }
        if isinstance(field, Date):
            return {
                "validate": "custom",
                "value": f"=OR(ISNUMBER({first}),AND(VALUE(LEFT({first},4))>=1900,VALUE(LEFT({first},4))<2200))",
                "input_message": tr("写成 2023-06-09、2023-06 或 2023，知道到哪天写到哪天"),
                "error_title": tr(field.label)[:_LONGEST_TITLE],
                "error_message": tr("请写成 2023-06-09、2023-06 或 2023 的样子"),
            }
        return None

    def _list_of(self, field: Field) -> str:
        """Where the words stand that a field is chosen from."""
        words = _words(self._form, field)
        if words not in self._lists:
            column = len(self._lists)
            for number, word in enumerate(words):
                self._list_sheet.write_string(number, column, word)
            name = xl_col_to_name(column)
            self._lists[words] = f"={form.LISTS}!${name}$1:${name}${len(words)}"
        return self._lists[words]

    def _write_package(self, content: bytes) -> None:
        """The package itself, on a sheet that no menu shows."""
        packed = zlib.compress(content, 9)
        text = base64.b64encode(packed).decode()
        chunks = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
        worksheet = self._book.add_worksheet(_PACKAGE)
        for number, words in enumerate((form.PACKAGE_MARK, form.digest(text), *chunks)):
            worksheet.write_string(number, 0, words)
        worksheet.protect()
        worksheet.very_hidden()

    def _style(self, field: Field, *, is_open: bool) -> Format:
        number_format = "@"
        if isinstance(field, Money):
            decimals = field.amounts.decimals
            number_format = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        elif isinstance(field, Integer):
            number_format = "0"
        align = "right" if field.numeric else "left"
        return self._format(
            f"{number_format}{is_open}{align}",
            num_format=number_format,
            align=align,
            valign="top",
            indent=0 if field.numeric else 1,
            text_wrap=not field.numeric,
            locked=not is_open,
            border=1,
            border_color=LIGHT.line,
            **({} if is_open else {"bg_color": _LOCKED}),
        )

    def _head(self, column: Column) -> Format:
        return self._format(
            f"head{column.is_open}",
            bold=True,
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color=LIGHT.line,
            bg_color=LIGHT.accent_ground if column.is_open else _LOCKED,
        )

    def _format(self, name: str, **what: Any) -> Format:
        if name not in self._formats:
            self._formats[name] = self._book.add_format(
                {"valign": "vcenter", "font_color": LIGHT.text, **what}
            )
        return self._formats[name]


def _title(package: Package) -> str:
    return tr("{unit}{month}填报表", unit=package.unit, month=format_date(package.month))


def _instructions(sheets: list[Sheet]) -> Iterator[str]:
    """What a person who fills it in has to know."""
    yield tr(
        "请填写{sheets}。白底的格由本单位填写，灰底的由下发单位填写，不能改。",
        sheets=joined(tr("「{name}」", name=sheet.title) for sheet in sheets),
    )
    yield tr("金额填数字，单位写在列名里；没有完成投资的填 0，空着表示未报。")
    yield tr(
        "日期写成 2023-06-09、2023-06 或 2023，知道到哪天写到哪天；有下拉列表的，请从列表里选。"
    )
    yield tr(
        "新的节点和问题，填在表末留出的空行里。要删除已有的，请另行说明：从表里去掉一行，不算删除。"
    )
    yield tr("可以筛选；不要复制整行，也不要另存成别的格式。填完保存，把这个文件发回。")


def _note(sheet: Sheet) -> str:
    if any(row.is_new for row in sheet.rows):
        return tr("白底的格由本单位填写；新增的填在表末空行")
    return tr("白底的格由本单位填写；灰底的不能改")


def _words(made: Form, field: Field) -> tuple[str, ...]:
    if isinstance(field, Reference):
        return tuple(made.names(field.kind).ids)
    return (
        field.choices
        if isinstance(field, Choice)
        else field.suggestions
        if isinstance(field, Suggested)
        else ()
    )


def _write_cell(worksheet: Worksheet, row: int, column: int, cell: Cell, style: Format) -> None:
    if cell is None:
        worksheet.write_blank(row, column, None, style)
    elif isinstance(cell, str | Fault):
        text = cell if isinstance(cell, str) else cell.text
        worksheet.write_string(row, column, text, style)
    elif isinstance(cell, int | float):
        worksheet.write_number(row, column, cell, style)


def _width(field: Field) -> float:
    """In characters: narrower than on screen, and at least half of the heading, which wraps."""
    least = _characters(field.heading) / 2 + 3
    return float(min(_WIDEST, max(field.width / _PIXELS_A_CHARACTER, least)))


def _characters(text: str) -> int:
    """How wide a text is, a Chinese character being two wide."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    return sum(max(1, math.ceil(_characters(line) / width)) for line in text.split("\n"))


def _set_page(worksheet: Worksheet, *, portrait: bool = False) -> None:
    if not portrait:
        worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(0.5, 0.5, 0.6, 0.6)
    worksheet.set_footer("&C" + tr("第 {n} 页，共 {all} 页", n="&P", all="&N"))
