"""Undo and redo: readings of the change log, replayed through the ordinary gate.

No feature writes undo code, and a restart loses nothing. The next edit to undo is the latest that
is not undone; the next to redo is the first undone one behind it. What was undone before a later
edit is never redone, so a new edit ends redoing.
"""

from typing import TYPE_CHECKING

from jingxi_desktop.ledger import attachment_contents
from jingxi_desktop.ledger.entries import Entry, entry_of
from jingxi_desktop.ledger.notices import Action
from jingxi_desktop.ledger.steps import Steps, Watch
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr

if TYPE_CHECKING:
    from jingxi_desktop.ledger.ledger import Ledger

_LAST_DONE = "coalesce((SELECT id FROM change_log WHERE action = 'edit' AND NOT undone ORDER BY id DESC LIMIT 1), 0)"
_LAST_EDIT = "(SELECT max(id) FROM change_log WHERE action = 'edit')"
_NEXT = {
    "undo": f"SELECT id, label, reason FROM change_log WHERE action = 'edit' AND id = {_LAST_DONE}",
    "redo": "SELECT id, label, reason FROM change_log AS c WHERE action = 'edit' AND undone"
    f" AND id > {_LAST_DONE} AND EXISTS (SELECT 1 FROM change_log AS u WHERE u.id > {_LAST_EDIT}"
    " AND u.action = 'undo' AND u.reverts = c.id) ORDER BY id LIMIT 1",
}


def next_label(ledger: "Ledger", action: Action) -> str | None:
    """What the next undo or redo would be about, None if there is nothing."""
    row = ledger.connection.execute(_NEXT[action]).fetchone()
    return None if row is None else str(row[1])


def step(ledger: "Ledger", action: Action, watch: Watch) -> str | None:
    """Take back the latest edit that is not undone, or do the first undone one again.

    Returns its label, None where there is none. Raises UserError if its rows changed since, it closed a
    month or the bytes of its attachments are gone, and CancelledError soon after `watch.cancelled()` turns true;
    then nothing was written.
    """
    row = ledger.connection.execute(_NEXT[action]).fetchone()
    if row is None:
        return None
    change_id, label = int(row[0]), str(row[1])
    entries = entries_of(ledger, change_id)
    if not entries:
        raise UserError(tr("「{label}」的变更记录不完整，不能撤销或重做", label=label))
    if action == "undo":
        _refuse_to_open(entries, label)
        entries = [entry.inverse() for entry in reversed(entries)]
    attachment_contents.check_there(ledger.connection, entries, label)
    # What a closed month was corrected for is also why the correction may be taken back.
    with ledger.change(label, action=action, reason=row[2] or "", reverts=change_id) as change:
        for some in Steps(len(entries), watch).over(entries):
            change.replay(some)
        ledger.connection.execute(
            "UPDATE change_log SET undone = ? WHERE id = ?", (int(action == "undo"), change_id)
        )
    return label


def _refuse_to_open(entries: list[Entry], label: str) -> None:
    """A month that was closed is opened with a reason only, which an undo has not."""
    if any(entry.table == "month_close" and entry.event == "inserted" for entry in entries):
        raise UserError(
            tr(
                "「{label}」不能撤销，此前的修改也不能；要改这个月，请用「数据 › 月末封账」的「解除封账」（命令 jingxi reopen）并写明原因",
                label=label,
            )
        )


def entries_of(ledger: "Ledger", change_id: int) -> list[Entry]:
    """The rows that a change touched, in order."""
    rows = ledger.connection.execute(
        "SELECT table_name, record_id, before, after FROM change_entry WHERE change_id = ? ORDER BY number",
        (change_id,),
    )
    return [entry_of(*row) for row in rows]
