"""From the start of the process until data is on the screen, against a bare table of the same rows.

The program opens on the tab where it was closed. Two are measured: the projects and the overview,
whose figures come later in a large ledger, from a worker. The bare table reads the same first rows
by the same SQL and checks, keeps and offers nothing. The program's own start at the large size
against the small one shows what size costs.
"""

from functools import partial
from pathlib import Path

from benchmarks import timing
from benchmarks.processes import bare_table, program, told
from benchmarks.report import Row

_ROUNDS = 3
MOST = 1.5
MOST_BY_SIZE = 1.2


def _seconds(arguments: list[str]) -> float:
    return told(arguments)["seconds"]


def _start(job: str, path: Path) -> float:
    return _seconds(program(job, path))


def against_bare(path: Path, size: str, job: str, words: str) -> Row:
    """One start of the program against one of the bare table."""
    bare = bare_table("start", path)
    ours, theirs = timing.alternately(lambda: _start(job, path), lambda: _seconds(bare), _ROUNDS)
    return Row(f"start to {words}, {size}", ours, theirs, MOST, bare_is="bare QTableView")


def figures(path: Path, size: str) -> Row:
    """One start until the overview has all its figures, charts aside."""
    seconds = _start("figures", path)
    bare = _seconds(bare_table("start", path))
    return Row(f"start to overview's figures, {size}", seconds, bare, bare_is="bare QTableView")


def rows(small: Path, large: Path, size: str) -> list[Row]:
    """The starts, and what the size of the ledger costs."""
    result = []
    for job, words in (("project", "first rows"), ("overview", "overview")):
        result.append(against_bare(small, "1k", job, words))
        result.append(against_bare(large, size, job, words))
        ours, at_small = timing.alternately(
            partial(_start, job, large),
            partial(_start, job, small),
            _ROUNDS,
        )
        name = f"start to {words}, {size} against 1k"
        result.append(Row(name, ours, at_small, MOST_BY_SIZE, bare_is="ours at 1k"))
    return [*result, figures(large, size)]
