"""Packages compared with a ledger as users have them compared."""

from collections.abc import Sequence
from pathlib import Path

from jingxi_desktop.exchange.packages import package_files
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge


def compare(ledger: Ledger, path: Path) -> Merge:
    """What one package brings."""
    return package_files.compare(ledger, path, lambda _path: None)


def compare_all(ledger: Ledger, paths: Sequence[Path]) -> tuple[Merge, ...]:
    """What several bring, none of which is refused, one after the other."""
    found = tuple(package_files.compare_all(ledger, paths, lambda _path: None))
    assert [each.refused for each in found] == [""] * len(paths)
    return tuple(each.merge for each in found if each.merge is not None)
