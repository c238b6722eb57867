"""The bytes of attachments, once for each content, and how long those of deleted attachments stay.

An undo brings a deleted attachment back, so its bytes stay for a while. A copy for others has none of them.
"""

import logging
import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from jingxi_desktop.ledger import verify
from jingxi_desktop.ledger.connection import Writer
from jingxi_desktop.ledger.entries import Entry
from jingxi_desktop.records import UserError, Value
from jingxi_desktop.translation import tr

KEPT_DAYS = 30
_log = logging.getLogger(__name__)

_NAMED_BY_NONE = """
sha256 IN (SELECT sha256 FROM attachment_content EXCEPT SELECT sha256 FROM attachment)
"""
# All at once, since a big import may lie among the latest entries. That of a name alone holds no sum.
_NAMED_SINCE = """
sha256 IN (
    SELECT sum FROM (
        SELECT CASE WHEN json_valid(held) THEN json_extract(held, '$.sha256') END AS sum
        FROM (
            SELECT coalesce(before, after) AS held
            FROM change_log JOIN change_entry ON change_id = change_log.id
            WHERE at >= ? AND table_name = 'attachment'
        )
    )
    WHERE sum IS NOT NULL
)
"""


def keep(connection: sqlite3.Connection, sha256: str, content: bytes) -> None:
    """Keep a content, in a change."""
    connection.execute(
        "INSERT OR IGNORE INTO attachment_content (sha256, content) VALUES (?, ?)",
        (sha256, content),
    )


def of(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The content with a sum, None if it is gone."""
    row = connection.execute(
        "SELECT content FROM attachment_content WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return None if row is None else row[0]


def is_there(connection: sqlite3.Connection, sha256: Value) -> bool:
    """Whether the content with a sum is kept."""
    sql = "SELECT 1 FROM attachment_content WHERE sha256 = ?"
    return connection.execute(sql, (sha256,)).fetchone() is not None


def check_there(connection: sqlite3.Connection, entries: Iterable[Entry], label: str) -> None:
    """Raises UserError if attachments that `entries` would bring back have no content any more."""
    for entry in entries:
        row = entry.after
        if entry.table != "attachment" or entry.event != "inserted" or row is None:
            continue
        if not is_there(connection, row.get("sha256")):
            raise UserError(
                tr(
                    "附件「{name}」的内容已从台账里清除，「{label}」不能撤销或重做",
                    name=row.get("name"),
                    label=label,
                )
            )


def forget_deleted(connection: sqlite3.Connection) -> None:
    """Wipe what no attachment has. For a copy; an undo there does not bring it back."""
    _wipe(connection, _NAMED_BY_NONE)


def forget_long_deleted(connection: Writer, now: datetime) -> None:
    """Wipe what no attachment has had for KEPT_DAYS; a ledger opens even where nothing can be wiped."""
    since = (now - timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds")
    try:
        with connection.writing():
            _wipe(connection, f"{_NAMED_BY_NONE} AND NOT {_NAMED_SINCE}", since)
    except sqlite3.OperationalError as error:
        if not verify.is_from_outside(error):
            raise
        _log.warning("contents of deleted attachments stay: %s", error)


def _wipe(connection: sqlite3.Connection, which: str, *parameters: str) -> None:
    # Otherwise the bytes would stay in the pages that the file keeps for later use.
    (before,) = connection.execute("PRAGMA secure_delete").fetchone()
    connection.execute("PRAGMA secure_delete = ON")
    try:
        connection.execute(f"DELETE FROM attachment_content WHERE {which}", parameters)
    finally:
        connection.execute(f"PRAGMA secure_delete = {before}")
