"""Texts in CSV files that a spreadsheet would take for formulas.

A text that begins with `= + - @`, in ASCII or in full width, after blanks or not, or with a tab or a
line's end, gets an apostrophe before it: Excel, WPS and LibreOffice then show a text and compute
nothing. So that a text comes back as it was, one that already has apostrophes before such a
beginning gets one more, and reading takes one away again. Workbooks need none of this: there a cell
says itself that it is a text.
"""

import re

_RISKY = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def guarded(text: str) -> str:
    """The text as it is safe in a CSV file."""
    return f"'{text}" if _RISKY.match(text) else text


def plain(text: str) -> str:
    """The text that a CSV file means: `plain(guarded(text))` is `text`."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
