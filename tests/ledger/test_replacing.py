"""A file that is written anew: the old one stays until the new one is whole, and no half is left."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jingxi_desktop.ledger import replacing
from jingxi_desktop.records import UserError

with_modes = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@pytest.fixture
def _private() -> Iterator[None]:
    """A user whose new files nobody else reads."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def mode_of(file: Path) -> int:
    return file.stat().st_mode & 0o777


@with_modes
@pytest.mark.usefixtures("_private")
def test_a_new_file_is_for_those_whom_the_user_lets_read_new_files(tmp_path: Path) -> None:
    file = tmp_path / "表.csv"
    replacing.replace(file, lambda half: half.write_bytes(b"new"))
    assert mode_of(file) == 0o600


@with_modes
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_those_may_read_it_who_could_read_the_old_one(tmp_path: Path, mode: int) -> None:
    file, model = tmp_path / "表.csv", tmp_path / "台账.jingxi"
    modes = []
    for each in (file, model):
        each.touch()
        each.chmod(mode)

    def write(half: Path) -> None:
        modes.append(mode_of(half))
        half.write_bytes(b"new")

    replacing.replace(file, write)
    replacing.replace(tmp_path / "副本.jingxi", write, like=model)
    assert [mode_of(file), mode_of(tmp_path / "副本.jingxi"), *modes] == [mode] * 4


@with_modes
def test_a_copy_of_what_may_only_be_read_can_be_written(tmp_path: Path) -> None:
    model = tmp_path / "台账.jingxi"
    model.touch()
    model.chmod(0o444)
    replacing.replace(tmp_path / "副本", lambda half: half.write_bytes(b"new"), like=model)
    assert mode_of(tmp_path / "副本") == 0o644


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
