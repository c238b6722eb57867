"""Text search: a contentless FTS5 index with one token a character, asked as a phrase.

Queries of one and two Chinese characters are as exact and as quick as longer ones, which neither
the default tokenizer nor the trigram tokenizer of SQLite 3.40 gives.

A row leaves the index by the text that it came in with. So which fields are searched is part of the file
format: once ledgers of a schema are released, others take a migration that fills the index anew.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from jingxi_desktop.records import KINDS, Kind, Value
from jingxi_desktop.translation import tr

# Each kind has 2^40 row numbers of the index to itself; the slots are part of the file format.
_SLOTS = {
    "organisation": 1,
    "plan": 2,
    "task": 3,
    "project": 4,
    "park": 5,
    "enterprise": 6,
    "indicator": 7,
    "event": 8,
    "attachment": 9,
    "node": 10,
    "problem": 11,
}
_SLOT_SIZE = 1 << 40
# The few records that many others name.
_NAMED = ("organisation", "park")
# A token that is no letter and no digit, and so in no word, keeps a phrase from running across two fields.
_BETWEEN_FIELDS = " \ue000 "
# Each word is a condition, of which a statement has so many only; what has these words has the others too.
_MOST_WORDS = 100


@cache
def _normal() -> re.Pattern[str]:
    """What is in its normal form but for signs: most texts, told in half the time that it takes to
    normalize one. Compiled for the first text: a start has none, and 20,000 characters take a while."""
    return re.compile(r"[ -~一-鿿、。《》（），：；]*")


def characters(text: str) -> str:
    """A text as the index holds it: its letters and digits, each a token of its own."""
    normal = text if _normal().fullmatch(text) else unicodedata.normalize("NFKC", text)
    return " ".join(filter(str.isalnum, normal.casefold()))


def text_of(*values: Value) -> str:
    """What the index holds of a row, by the values of its searched fields; `search_text` in SQL."""
    return _BETWEEN_FIELDS.join([characters(str(value)) for value in values if value])


def _words(text: str) -> list[str]:
    """The words that are looked for, each once."""
    return [word for word in dict.fromkeys(map(characters, text.split())) if word]


def remark(text: str) -> str:
    """What is to be said of a search for a text, "" if all of its words are asked for."""
    if len(_words(text)) <= _MOST_WORDS:
        return ""
    return tr("只搜前 {n} 个词", n=_MOST_WORDS)


def condition(kind: Kind, text: str) -> tuple[str, dict[str, Value]]:
    """SQL that keeps the rows `k` of a kind in which all words of `text` occur, and its parameters.

    A word occurs in a row too if it does in the unit or the park that the row names. Of a long text that
    was pasted the first words are asked for, of which `remark` tells.
    """
    slot = _SLOTS.get(kind.name)
    words = _words(text)[:_MOST_WORDS]
    if slot is None or not words:
        return "1", {}
    base = slot * _SLOT_SIZE
    parameters: dict[str, Value] = {"search_base": base, "search_end": base + _SLOT_SIZE - 1}
    occur = []
    for place, word in enumerate(words):
        parameters |= {f"search_word_{place}": word, f"search_phrase_{place}": f'"{word}"'}
        either = [
            "k.rowid IN (SELECT rowid - :search_base FROM search_index"
            f" WHERE search_index MATCH :search_phrase_{place}"
            " AND rowid BETWEEN :search_base AND :search_end)"
        ]
        # They are few, and to ask the index for them would take as long as for the rows.
        either += [
            f"k.{field.name} IN (SELECT o.id FROM {field.kind} AS o"
            f" WHERE instr(search_text({_searched(KINDS[field.kind])}), :search_word_{place}))"
            for field in kind.references
            if field.kind in _NAMED and field.kind != kind.name and not field.per_year
        ]
        occur.append(f"({' OR '.join(either)})")
    return " AND ".join(occur), parameters


def reindex(
    connection: sqlite3.Connection,
    table: str,
    changes: Iterable[tuple[Mapping[str, Value] | None, Mapping[str, Value] | None]],
) -> None:
    """Replace the text of rows in the index. Of each the whole row before and after, None where there is none."""
    slot = _SLOTS.get(table)
    if slot is None:
        return
    kind = KINDS[table]
    gone: dict[int, str] = {}
    came: dict[int, str] = {}
    for before, after in changes:
        if before is not None and after is not None and _is_same(kind, before, after):
            continue
        if before is not None:
            # Of a row that comes twice, what is in the index is what it was at first.
            row = _row(slot, before)
            if came.pop(row, None) is None:
                gone[row] = _text(kind, before)
        if after is not None:
            came[_row(slot, after)] = _text(kind, after)
    # In the order of the row numbers, or the index is written out for each row.
    connection.executemany(
        "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)",
        sorted(gone.items()),
    )
    connection.executemany(
        "INSERT INTO search_index (rowid, text) VALUES (?, ?)", sorted(came.items())
    )


def index_rows_after(connection: sqlite3.Connection, table: str, rowid: int) -> None:
    """Add the rows behind a row number to the index, all at once."""
    slot = _SLOTS.get(table)
    if slot is None:
        return
    connection.execute(
        f"INSERT INTO search_index (rowid, text) SELECT rowid + ?, search_text({_searched(KINDS[table])})"
        f" FROM {table}"
        # In the order of the row numbers, or the index is written out for each row.
        " WHERE rowid > ? ORDER BY rowid",
        (slot * _SLOT_SIZE, rowid),
    )


def _searched(kind: Kind) -> str:
    return ", ".join(field.name for field in kind.searched)


def _row(slot: int, row: Mapping[str, Value]) -> int:
    return slot * _SLOT_SIZE + int(row["rowid"] or 0)


def _is_same(kind: Kind, before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    return all(before.get(field.name) == after.get(field.name) for field in kind.searched)


def _text(kind: Kind, row: Mapping[str, Value]) -> str:
    return text_of(*(row.get(field.name) for field in kind.searched))
