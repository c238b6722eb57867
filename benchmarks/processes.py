"""Running the measured programs and hearing what they tell."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import statements
from benchmarks.programs.watching import SORTED_BY
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ui import settings
from jingxi_desktop.ui.ledger_view import OVERVIEW
from jingxi_desktop.ui.record_model import FIRST_ROWS

_LONGEST_SECONDS = 300
_NO_BYTECODE = ("PYTHONDONTWRITEBYTECODE",)


def environment() -> dict[str, str]:
    """What a measured process is started with."""
    # An installed program has its bytecode beside it, whatever the environment says of new ones.
    return {name: value for name, value in os.environ.items() if name not in _NO_BYTECODE}


def told(arguments: list[str]) -> dict[str, float]:
    """Run one of `benchmarks.programs`; what it told, with `seconds` since its process was started."""
    command = [sys.executable, "-m", f"benchmarks.programs.{arguments[0]}", *arguments[1:]]
    start = time.monotonic()
    ended = subprocess.run(
        command,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_LONGEST_SECONDS,
    )
    figures: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return {**figures, "seconds": figures["at"] - start}


def program(job: str, path: Path) -> list[str]:
    """The arguments that run the whole program, which was closed on the tab that the job is about."""
    settings.remember("tab", "project" if job == "project" else OVERVIEW)
    return ["whole_program", job, str(path)]


def bare_table(job: str, path: Path) -> list[str]:
    """The arguments that run the bare table on the same rows, in the same order, by the same SQL."""
    query = Query("project", _year(path))
    by_figure = Query(query.kind, query.year, order=((SORTED_BY, False),))
    first = statements.row_ids(path, query, FIRST_ROWS)
    every, by_sort = (_only(statements.row_ids(path, each)) for each in (query, by_figure))
    return ["bare_table", job, str(path), first[0], every, statements.page(path, query), by_sort]


def _only(statements_: list[str]) -> str:
    (sql,) = statements_
    return sql


def _year(path: Path) -> int:
    with Ledger.open(path, read_only=True) as ledger:
        return ledger.year
