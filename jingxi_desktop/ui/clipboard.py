"""Blocks of cells on the clipboard, as table programs put them there: tabs between cells, a line a row."""

import io
import re
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

Lines = list[list[str]]

_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATORS = frozenset("\t\r\n")


def read() -> Lines:
    """The block on the clipboard, a list of cells for each line; none if there is no text."""
    return lines_of(QGuiApplication.clipboard().text())


def put(lines: Sequence[Sequence[str]]) -> None:
    """Put a block on the clipboard. One cell alone stands there without a line's end."""
    text = "\n".join("\t".join(map(_quoted, line)) for line in lines)
    is_cell = len(lines) == 1 and len(lines[0]) == 1
    # Without a line's end an empty cell would be no cell.
    QGuiApplication.clipboard().setText(text if is_cell and text else f"{text}\n")


def lines_of(text: str) -> Lines:
    """The cells of a block. An empty line is an empty cell; the end of the last line begins no other."""
    import csv  # which a start does not need

    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        # A quote that is part of what somebody wrote, and not put round a cell.
        plain = _LINE_END.split(text)
        lines = [line.split("\t") for line in (plain if plain[-1] else plain[:-1])]
    return [line or [""] for line in lines]


def _quoted(text: str) -> str:
    if _SEPARATORS.isdisjoint(text) and not text.startswith('"'):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
