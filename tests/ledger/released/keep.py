"""Writes the ledger that is kept of a released schema: `python tests/ledger/released/keep.py [FILE]`.

FILE is schema-NNNN.jingxi beside this script, of the newest migration. One that is there already stays.

Records of every kind with every field, yearly rows, an attachment, a history of edits and a deletion,
steps to undo and one to redo. The same program writes the same bytes.
"""

import getpass
import os
import sqlite3
import sys
import uuid
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from jingxi_desktop.ledger import attachments, commands, schema
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, Attachment, Field, Kind, Plan, Project, UserError, Value
from jingxi_desktop.records.enterprise import CreditCode, check_character
from jingxi_desktop.records.fields import Choice, Date, Money, Month, Reference, Tags, Year

_MOMENT = datetime(2023, 6, 9, 9, 30, tzinfo=timezone(timedelta(hours=8)))
_YEARS = (2023, 2024)
_NUMBERS = {int: 7, float: 0.5}
# The first record of each kind, to which others refer.
_FIRST: dict[str, str] = {}


def value_of(field: Field, number: int) -> Value:
    """Something to put into a field, another for each record where records must differ."""
    if isinstance(field, Reference):
        return _FIRST.get(field.kind)
    if isinstance(field, CreditCode):
        code = f"91110107MA00000{number:02}"
        return code + check_character(code)
    if isinstance(field, Choice | Tags):
        return field.choices[0]
    if isinstance(field, Year):
        return _YEARS[number]
    if isinstance(field, Month):
        return f"2023-{6 + number:02}"
    if isinstance(field, Date):
        return f"2023-06-{9 + number:02}"
    if isinstance(field, Money):
        return 1_234_500
    return _NUMBERS.get(field.python_type, f"{field.label}甲{number}")


def values_of(kind: Kind, number: int) -> Mapping[str, Value]:
    """Something in every field that is not computed and that means something beside the others."""
    values = {field.name: value_of(field, number) for field in kind.fields if not field.derived}
    whole = kind.record.from_row({**dict.fromkeys(kind.by_name), "id": "", **values})
    return {name: values[name] for name in values.keys() - kind.unused(whole)}


def fill(ledger: Ledger) -> None:
    """Make the records and their history."""
    ledger.set_setting("year", str(_YEARS[0]))
    kinds = [kind for kind in KINDS.values() if kind is not Attachment.KIND]
    for number in (0, 1):
        for kind in kinds:
            made = commands.create(ledger, kind, values_of(kind, number), _YEARS[0])
            _FIRST.setdefault(kind.name, made)
    # What a reference of the first round could not point to yet.
    for kind in kinds:
        late = {
            field.name: _FIRST[field.kind]
            for field in kind.references
            if field.kind != kind.name and not field.why_kept
        }
        if late:
            commands.edit(ledger, kind, [_FIRST[kind.name]], late, _YEARS[0])
    project = _FIRST["project"]
    with TemporaryDirectory() as folder:
        file = Path(folder, "说明.txt")
        file.write_text("立项说明\n", "utf-8")
        attachments.add(ledger, Project.KIND, project, file)
    yearly = {
        field.name: value_of(field, 1) for field in Project.KIND.yearly if field.name != "number"
    }
    commands.edit(ledger, Project.KIND, [project], yearly, _YEARS[1])
    commands.edit(ledger, Project.KIND, [project], {"name": "改过名的项目"}, _YEARS[0])
    commands.delete(ledger, Plan.KIND, [_FIRST["plan"]])
    ledger.undo()


def write(file: Path) -> None:
    """Write the ledger, with ids, times and a user that are the same each time."""
    number = count(1)
    uuid.uuid4 = lambda: uuid.UUID(int=next(number), version=4)
    getpass.getuser = lambda: "officer"
    with TemporaryDirectory() as home:
        # What the program remembers of a ledger is nothing to the user who releases it.
        os.environ["JINGXI_HOME"] = home
        Ledger.create(file, lambda: _MOMENT, fill).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("UPDATE _sqlite_migrations SET applied_at = ?", (_MOMENT.isoformat(),))
        raw.execute("VACUUM")


def main(arguments: Sequence[str]) -> int:
    """Write it where it is kept, or where told."""
    kept = Path(__file__).with_name(f"schema-{schema.newest_version():04}.jingxi")
    file = Path(arguments[0]) if arguments else kept
    try:
        write(file)
    except UserError as error:
        print(error)
        return 1
    print(file.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
