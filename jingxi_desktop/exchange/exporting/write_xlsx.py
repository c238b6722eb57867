"""Excel workbooks out: the table as a sheet that is ready to be read, filtered and printed.

A figure is a number with its format, a whole day a real date, all else a text: a cell of a workbook
says itself which, so a text that begins with `=` never becomes a formula.
"""

import datetime
import math
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from rustpy_xlsxwriter import Format, write_worksheets

from jingxi_desktop.charts.palette import LIGHT
from jingxi_desktop.exchange.exporting.sheet import Sheet
from jingxi_desktop.records import Field, UserError
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.fields import Date, Integer, Money, Month, Number, Percent, Points, Text
from jingxi_desktop.records.light import GREEN, RED, YELLOW, Light
from jingxi_desktop.translation import tr

MOST_ROWS = 1_048_575  # below the heading
_LONGEST_NAME = 31

_LIGHTS = {GREEN: LIGHT.good, YELLOW: LIGHT.warning, RED: LIGHT.bad}
_PIXELS_A_CHARACTER = 7
_WIDEST = 60
# The characters that fit across a landscape A4 and A3 at a size that can still be read.
_ON_A4, _ON_A3 = 200, 283
_A4, _A3 = 9, 8
_CACHED = 4096
_MOST_LEADING = 3


def write(path: Path, sheet: Sheet) -> None:
    """Write a table and, on a second sheet, what is to be known about it.

    Raises UserError for more rows than a sheet takes, OSError where the file cannot be written.
    """
    if sheet.count > MOST_ROWS:
        raise UserError(
            tr(
                "共 {n} 行，Excel 一张表最多 {most} 行；请先筛选，或存成 .csv",
                n=f"{sheet.count:,}",
                most=f"{MOST_ROWS:,}",
            )
        )
    name, about = _name(sheet.title), tr("说明")
    headings = [field.heading for field in sheet.fields]
    widths = [_width(field) for field in sheet.fields]
    leading = _leading(sheet.fields)
    texts = [field.heading for field in sheet.fields if _number_format(field) == "@"]
    # An open file rather than its name: then what goes wrong is an error of Python's own.
    with path.open("wb") as file:
        write_worksheets(
            [(name, _lines(sheet, headings)), (about, _about(sheet, about))],
            file,
            freeze_panes={name: {"row": 1, "col": leading}},
            column_widths={name: widths, about: [16.0, 100.0]},
            column_formats={
                name: [_format(field) for field in sheet.fields],
                about: [_plain().set_bold(), _plain().set_text_wrap()],
            },
            header_format={name: _heading(), about: _heading()},
            autofilter={name: True},
            ignore_errors={name: texts},
            conditional_formats={name: _colours(sheet.fields)},
            page_setup={name: _page(widths, leading, sheet.count), about: _page([])},
        )


def _name(title: str) -> str:
    """What the sheet is called: of a title that is too long for Excel the beginning, and its year or month."""
    if len(title) <= _LONGEST_NAME:
        return title
    label, _, period = title.rpartition(" ")
    end = f"… {period}"
    return label[: _LONGEST_NAME - len(end)].rstrip() + end


def _lines(sheet: Sheet, headings: list[str]) -> Iterator[dict[str, Any]]:
    """The rows as the writer takes them; an empty one where there is none, for the heading's sake."""
    makers = [(place, make) for place, field in enumerate(sheet.fields) if (make := _maker(field))]
    for row in sheet.rows:
        cells: list[Any] = list(row)
        for place, make in makers:
            if cells[place] is not None:
                cells[place] = make(cells[place])
        yield dict(zip(headings, cells, strict=True))
    if not sheet.count:
        yield dict.fromkeys(headings)


def _about(sheet: Sheet, heading: str) -> list[dict[str, str]]:
    return [{heading: label, sheet.title: text} for label, text in sheet.about]


def _maker(field: Field) -> Callable[[Any], Any] | None:
    """What makes a cell of a value, None if the value is the cell."""
    if isinstance(field, Money):
        unit = YUAN[field.amounts.unit]
        return lambda value: value / unit
    if isinstance(field, Points):
        return lambda value: value * 100
    if isinstance(field, Date):
        return lru_cache(_CACHED)(lambda value: _day(value) or field.format(value))
    if field.numeric or type(field) is Text:
        return None
    return lru_cache(_CACHED)(field.format)


def _day(value: str) -> datetime.date | None:
    """A real date, which Excel has for whole days only."""
    return datetime.date.fromisoformat(value) if len(value) == 10 else None


def _number_format(field: Field) -> str:
    match field:
        case Money():
            decimals = field.amounts.decimals
            return f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        case Points():
            return "+0.00;-0.00"
        case Percent():
            return "0.00%"
        case Integer():
            return "0"
        case Number():
            return "General"
        case Month():
            return "@"
        case Date():
            return tr('yyyy"年"m"月"d"日"')
    return "@"


def _plain() -> Format:
    return Format().set_align("vcenter").set_border("thin").set_border_color(LIGHT.line)


def _heading() -> Format:
    return (
        _plain()
        .set_bold()
        .set_align("center")
        .set_text_wrap()
        .set_background_color(LIGHT.accent_ground)
    )


def _format(field: Field) -> Format:
    """Figures to the right, all else to the left; what nobody types on a quiet ground."""
    made = _plain().set_num_format(_number_format(field))
    made = made.set_align("right") if field.numeric else made.set_align("left").set_indent(1)
    if field.derived:
        made = made.set_background_color(LIGHT.ground)
    return made


def _colours(fields: tuple[Field, ...]) -> dict[str, Any]:
    """Lights in their colours, which follow the cell."""
    return {
        field.heading: [
            {
                "type": "text",
                "criteria": "contains",
                "value": field.format(light),
                "format": Format().set_font_color(colour),
            }
            for light, colour in _LIGHTS.items()
        ]
        for field in fields
        if isinstance(field, Light)
    }


def _width(field: Field) -> float:
    """In characters: that of the table on screen, and at least the heading's with its arrow."""
    heading = sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in field.heading)
    return float(min(_WIDEST, max(field.width / _PIXELS_A_CHARACTER, heading + 4)))


def _leading(fields: tuple[Field, ...]) -> int:
    """How many columns say which record a row is: up to the first that no record is without."""
    named = (place for place, field in enumerate(fields, 1) if field.required)
    return min(next(named, 1), _MOST_LEADING)


def _page(widths: list[float], leading: int = 0, count: int = 0) -> dict[str, Any]:
    """Landscape, as wide as the page, its heading on every page and its number below.

    What could not be read on one page goes over several side by side, each with the `leading` columns.
    """
    page: dict[str, Any] = {
        "landscape": True,
        "paper_size": _A3 if sum(widths) > _ON_A4 else _A4,
        "fit_to_pages": (max(1, math.ceil(sum(widths) / _ON_A3)), 0),
        "margins": {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.6},
        "header": "&L&A",
        "footer": "&C" + tr("第 {n} 页，共 {all} 页", n="&P", all="&N"),
    }
    if not widths:
        return page
    # Without an area, a long text in the last column would make the page wider.
    area = (0, 0, count, len(widths) - 1)
    return page | {"repeat_rows": 0, "repeat_columns": (0, leading - 1), "print_area": area}
