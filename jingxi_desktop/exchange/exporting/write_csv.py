"""CSV files out: UTF-8 with a BOM, which Excel needs, RFC 4180 quotes, CRLF.

Figures are plain, in the unit that the heading names; days are ISO.
"""

import csv
from collections.abc import Callable
from pathlib import Path

from jingxi_desktop.exchange.exporting.formulas import guarded
from jingxi_desktop.exchange.exporting.sheet import Sheet
from jingxi_desktop.records import Field, Value
from jingxi_desktop.records.fields import Date, Percent


def write(path: Path, sheet: Sheet) -> None:
    """Write a table. What the sheet says about itself has no place in a CSV file."""
    texts = [_text_of(field) for field in sheet.fields]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([field.heading for field in sheet.fields])
        lines.writerows(
            [text(value) for text, value in zip(texts, row, strict=True)] for row in sheet.rows
        )


def _text_of(field: Field) -> Callable[[Value], str]:
    if isinstance(field, Percent):
        return field.format
    if field.numeric:
        return lambda value: field.edit_text(value).replace(",", "")
    if isinstance(field, Date):
        return field.edit_text
    return lambda value: guarded(field.format(value))
