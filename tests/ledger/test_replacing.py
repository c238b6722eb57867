"""A file that is written anew: the old one stays until the new one is whole, and no half is left."""

import errno
from pathlib import Path

import pytest

from jingxi_desktop.ledger import replacing
from jingxi_desktop.records import UserError


def test_what_fails_half_way_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "副本.jingxi"
    file.write_bytes(b"old")

    def fill_the_disk(half: Path) -> None:
        half.write_bytes(b"half")
        # SQLite leaves its journal where it has no room to roll back.
        half.with_name(f"{half.name}-journal").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UserError, match="磁盘已满"):
        replacing.replace(file, fill_the_disk)
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"old"
