"""The least that can import projects: one process reads the workbook with calamine while this one writes.

    python -m benchmarks.programs.bare_import write LEDGER BOOK
    python -m benchmarks.programs.bare_import read BOOK

What comes is written as it comes, through the change gate, with history and search. Nothing is found,
mapped or checked; units and parks, which take a look at the ledger, are left out.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any

import msgspec
import python_calamine

from jingxi_desktop.exchange import collector
from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.tables import year_table
from jingxi_desktop.records import Project, Value
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.provenance import ENTERED

_OWN = (
    "id",
    "name",
    "stage",
    "nature",
    "total_investment",
    "planned_start",
    "planned_finish",
    "origin",
)
_YEARLY = ("id", "project_id", "year", "number", "category", "planned_investment")
_BLOCK = 5_000
_SIZE = 8  # bytes, that say how many a block has


def read(book: str) -> None:
    """Send the rows of projects on stdout, in blocks that each say how many bytes they are."""
    rows = python_calamine.load_workbook(book).get_sheet_by_index(0).iter_rows()
    next(rows)
    while block := list(islice(rows, _BLOCK)):
        sent = msgspec.msgpack.encode(block)
        sys.stdout.buffer.write(len(sent).to_bytes(_SIZE) + sent)
        sys.stdout.buffer.flush()


@collector.at_rest()
def write(ledger: str, book: str) -> None:
    """Write the rows that another process reads."""
    times, ids = YUAN["万元"], commands.new_ids()
    yearly: list[tuple[Value, ...]] = []
    with _reading(book) as rows, Ledger.open(Path(ledger)) as into, into.change("") as change:
        year = into.year

        def own() -> Iterator[tuple[Value, ...]]:
            for number, name, category, stage, nature, _, _, total, planned, _, _, *days in rows:
                record_id = next(ids)
                part_id = commands.part_id(record_id, year)
                yearly.append(
                    (part_id, record_id, year, int(number), category, int(planned * times))
                )
                yield record_id, name, stage, nature, int(total * times), *days, ENTERED

        change.insert_many(Project.KIND.name, _OWN, own())
        change.insert_many(year_table(Project.KIND.name), _YEARLY, yearly)


@contextmanager
def _reading(book: str) -> Iterator[Iterator[list[Any]]]:
    command = [sys.executable, "-m", __spec__.name, "read", book]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        yield _sent(child.stdout)


def _sent(out: IO[bytes]) -> Iterator[list[Any]]:
    while size := out.read(_SIZE):
        yield from msgspec.msgpack.decode(out.read(int.from_bytes(size)))


if __name__ == "__main__":
    {"read": read, "write": write}[sys.argv[1]](*sys.argv[2:])
