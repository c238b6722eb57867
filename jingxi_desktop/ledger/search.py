"""Text search: a contentless FTS5 index with one token a character, asked as a phrase.

Queries of one and two Chinese characters are as exact and as quick as longer ones, which neither
the default tokenizer nor the trigram tokenizer of SQLite 3.40 gives.
"""

import sqlite3
import unicodedata
from collections.abc import Mapping

from jingxi_desktop.records import KINDS, Kind, Value

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


def characters(text: str) -> str:
    """A text as the index holds it: its letters and digits, each a token of its own."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(filter(str.isalnum, normal))


def condition(kind: Kind, text: str) -> tuple[str, dict[str, Value]]:
    """SQL that keeps the rows `k` of a kind in which all words of `text` occur, and its parameters."""
    words = [word for word in map(characters, text.split()) if word]
    slot = _SLOTS.get(kind.name)
    if slot is None or not words:
        return "1", {}
    base = slot * _SLOT_SIZE
    sql = (
        "k.rowid IN (SELECT rowid - :search_base FROM search_index WHERE search_index MATCH :search_words"
        " AND rowid BETWEEN :search_base AND :search_end)"
    )
    phrases = " AND ".join(f'"{word}"' for word in words)
    return sql, {"search_base": base, "search_end": base + _SLOT_SIZE - 1, "search_words": phrases}


def reindex(
    connection: sqlite3.Connection,
    table: str,
    before: Mapping[str, Value] | None,
    after: Mapping[str, Value] | None,
) -> None:
    """Replace a row's text in the index. Each side is the whole row, None where there is none."""
    slot = _SLOTS.get(table)
    if slot is None:
        return
    kind = KINDS[table]
    if before is not None and after is not None and _is_same(kind, before, after):
        return
    if before is not None:
        connection.execute(
            "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)",
            (_row(slot, before), _text(kind, before)),
        )
    if after is not None:
        connection.execute(
            "INSERT INTO search_index (rowid, text) VALUES (?, ?)",
            (_row(slot, after), _text(kind, after)),
        )


def index_rows_after(connection: sqlite3.Connection, table: str, rowid: int) -> None:
    """Add the rows behind a row number to the index, all at once."""
    slot = _SLOTS.get(table)
    if slot is None:
        return
    names = [field.name for field in KINDS[table].searched]
    cursor = connection.execute(
        "SELECT rowid, " + ", ".join(names) + f" FROM {table} WHERE rowid > ?", (rowid,)
    )
    connection.executemany(
        "INSERT INTO search_index (rowid, text) VALUES (?, ?)",
        (
            (
                slot * _SLOT_SIZE + row[0],
                _text(KINDS[table], dict(zip(names, row[1:], strict=True))),
            )
            for row in cursor
        ),
    )


def _row(slot: int, row: Mapping[str, Value]) -> int:
    return slot * _SLOT_SIZE + int(row["rowid"] or 0)


def _is_same(kind: Kind, before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    return all(before.get(field.name) == after.get(field.name) for field in kind.searched)


def _text(kind: Kind, row: Mapping[str, Value]) -> str:
    # A token that no single character can be keeps a phrase from running across two fields.
    return " fieldend ".join(
        characters(str(row[field.name])) for field in kind.searched if row.get(field.name)
    )
