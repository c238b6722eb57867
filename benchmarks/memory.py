"""The most memory with all rows loaded, scrolled through, sorted and scrolled through again.

The program's figure includes the overview with its charts, so matplotlib too.
"""

from pathlib import Path

from benchmarks.processes import bare_table, program, told
from benchmarks.report import Row


def rows(large: Path, size: str) -> list[Row]:
    """The whole program against the bare table."""
    ours, bare = (
        told(arguments)["memory"]
        for arguments in (program("memory", large), bare_table("memory", large))
    )
    name = f"memory, scrolled and sorted, {size}"
    return [Row(name, ours, bare, is_bytes=True, bare_is="bare QTableView")]
