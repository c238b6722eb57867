"""One writer at a time, who it is, and that a crash leaves nothing locked."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jingxi_desktop.ledger import commands, lock
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lock import Holder, WriterLock
from jingxi_desktop.records import Organisation, UserError

_HOLD = """
import sys
from pathlib import Path
from jingxi_desktop.ledger.ledger import Ledger
with Ledger.open(Path(sys.argv[1])) as ledger:
    print("holder" if ledger.holder else "writer", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writer(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the ledger open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writer\n"
        yield process
        if process.stdin is not None:
            process.stdin.close()


def test_the_second_one_reads_and_knows_who_writes(empty_path: Path) -> None:
    with another_writer(empty_path) as other, Ledger.open(empty_path) as ledger:
        assert ledger.read_only
        this = lock.this_process()
        assert ledger.holder == Holder(this.user, this.host, other.pid)
        with pytest.raises(UserError, match=rf"{this.user}.*{other.pid}.*只能查看"):
            commands.create(ledger, Organisation.KIND, {"name": "甲"})
    with Ledger.open(empty_path) as ledger:
        assert not ledger.read_only


def test_a_second_window_of_the_same_process_reads_too(ledger: Ledger) -> None:
    commands.create(ledger, Organisation.KIND, {"name": "甲"})
    with Ledger.open(ledger.path) as second:
        assert second.holder == lock.this_process()
        assert second.connection.execute("SELECT name FROM organisation").fetchone() == ("甲",)
    commands.create(ledger, Organisation.KIND, {"name": "乙"})
    with Ledger.open(ledger.path) as second:
        assert second.read_only


def test_a_killed_writer_leaves_nothing_locked(empty_path: Path) -> None:
    with another_writer(empty_path) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        assert lock.lock_path(empty_path).exists()
        with Ledger.open(empty_path) as ledger:
            assert not ledger.read_only
            commands.create(ledger, Organisation.KIND, {"name": "甲"})


def test_closing_takes_the_lock_file_away(ledger: Ledger) -> None:
    assert lock.lock_path(ledger.path).exists()
    ledger.close()
    ledger.close()
    assert [file.name for file in ledger.path.parent.iterdir()] == [ledger.path.name]


def test_closing_gives_the_ledger_free_where_nothing_can_be_remembered(
    ledger: Ledger, home: Path
) -> None:
    (home / "state" / "closed-ledgers.part").mkdir(parents=True)
    ledger.close()
    with Ledger.open(ledger.path) as again:
        assert not again.read_only


def test_an_opening_that_fails_leaves_no_lock(empty_path: Path) -> None:
    data = bytearray(empty_path.read_bytes())
    data[5000:9000] = bytes(4000)
    empty_path.write_bytes(data)
    with pytest.raises(UserError):
        Ledger.open(empty_path)
    assert not lock.lock_path(empty_path).exists()


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("place", ["write", "ftruncate", "fstat"])
def test_a_lock_that_cannot_be_written_is_free_again_and_said_why(
    empty_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, place, full_disk)
        opened = Ledger.open(empty_path)
    with opened:
        assert opened.read_only
        assert opened.obstacle == "磁盘已满"
        with pytest.raises(UserError, match=r"只读.*磁盘已满"):
            commands.create(opened, Organisation.KIND, {"name": "甲"})
    with Ledger.open(empty_path) as again:
        assert not again.read_only
        assert again.obstacle == ""


def test_a_lock_that_the_system_refuses_leaves_no_file_open(
    empty_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(fcntl, "flock", full_disk)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OSError, match="No space"):
        WriterLock.acquire(empty_path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_lock_file_that_says_nothing_is_still_a_lock(empty_path: Path) -> None:
    held = WriterLock.acquire(empty_path)
    assert isinstance(held, WriterLock)
    lock.lock_path(empty_path).write_text("")
    holder = WriterLock.acquire(empty_path)
    assert isinstance(holder, Holder)
    assert "另一个程序" in str(holder)
    held.release()
    held.release()


def test_the_same_file_by_another_name_has_the_same_lock(ledger: Ledger, tmp_path: Path) -> None:
    link = tmp_path / "快捷方式.jingxi"
    link.symlink_to(ledger.path)
    with Ledger.open(link) as second:
        assert second.holder == lock.this_process()


def test_many_processes_that_open_at_once_give_one_writer(empty_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(empty_path)]
    openers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [process.stdout.readline() for process in openers if process.stdout]
    for process in openers:
        process.communicate()
    assert sorted(said) == ["holder\n"] * 3 + ["writer\n"]


_NEW = """
import sys
from pathlib import Path
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
sys.stdin.readline()
try:
    Ledger.create(Path(sys.argv[1]), fill=lambda ledger: ledger.set_setting("year", sys.argv[2])).close()
    print("made", sys.argv[2])
except UserError as error:
    print(error)
"""


def test_of_many_who_make_the_same_ledger_at_once_one_does(tmp_path: Path) -> None:
    path = tmp_path / "账.jingxi"
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", _NEW, str(path), str(2020 + number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("go\n")
        maker.stdin.flush()
    said = [maker.communicate()[0] for maker in makers]
    made = [line.split()[1] for line in said if line.startswith("made")]
    assert len(made) == 1
    assert sum("已经存在" in line for line in said) == 3
    with Ledger.open(path) as ledger:
        assert ledger.setting("year") == made[0]
    assert list(tmp_path.iterdir()) == [path]


def test_a_lock_file_that_cannot_be_removed_holds_nobody_up(
    empty_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger.open(empty_path)
    with monkeypatch.context() as patch:

        def refuse(_path: Path, missing_ok: bool = False) -> None:
            # As Windows does while another process has it open.
            raise PermissionError(errno.EACCES, "Permission denied")

        patch.setattr(Path, "unlink", refuse)
        ledger.close()
        ledger.close()
    assert lock.lock_path(empty_path).exists()
    with Ledger.open(empty_path) as again:
        assert not again.read_only
    assert not lock.lock_path(empty_path).exists()
