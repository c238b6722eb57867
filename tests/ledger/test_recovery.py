"""What was acknowledged survives a kill; a full disk or a place without rights changes nothing."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import backups, commands, lock, queries, samples, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Task, UserError

ORGANISATION = Organisation.KIND

_THOUSAND_EDITS = """
import sys
from pathlib import Path
from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Task
path, task = sys.argv[1:]
with Ledger.open(Path(path)) as ledger:
    for number in range(1, 1001):
        if number % 5 == 0:
            commands.create(ledger, Task.KIND, {"name": "新", "number": number}, 2023)
        else:
            values = {"number": number, "target": str(number) * 500}
            commands.edit(ledger, Task.KIND, [task], values, 2023)
        print(number, flush=True)
"""


def edit_until_killed(path: Path, task: str, edits: int, wait: float) -> int:
    """Let a process edit, kill it some time after `edits`. Returns its last acknowledged edit."""
    command = [sys.executable, "-c", _THOUSAND_EDITS, str(path), task]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(edits)]
        time.sleep(wait)
        process.kill()
        said += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return int([line for line in said if line.endswith("\n")][-1])


def numbers(ledger: Ledger, name: str) -> set[int | None]:
    return {task.number for task in queries.fetch(ledger, Task) if task.name == name}


def test_no_acknowledged_edit_is_lost_to_a_kill(ledger: Ledger) -> None:
    task = commands.create(ledger, Task.KIND, {"name": "旧"}, 2023)
    ledger.set_setting("year", "2023")
    ledger.close()
    chance = random.Random(2023)
    for _ in range(6):
        moment = chance.randint(1, 250), chance.uniform(0, 0.004)
        last = edit_until_killed(ledger.path, task, *moment)
        with Ledger.open(ledger.path) as opened:
            # One more than was acknowledged may have been kept just before the kill.
            kept = max(number or 0 for number in numbers(opened, "旧") | numbers(opened, "新"))
            assert kept in (last, last + 1)
            assert numbers(opened, "新") == set(range(5, kept + 1, 5))
            newest_edit = kept if kept % 5 else kept - 1
            assert numbers(opened, "旧") == {newest_edit}
            while opened.undo():
                pass
            assert numbers(opened, "新") == set()
        assert verify.problems(ledger.path) == []
        with Ledger.open(ledger.path) as opened:
            assert opened.redo() == "新建重点任务"
            assert opened.redo() == "设置 · year"


_HALF_A_CHANGE = """
import os, sys
from pathlib import Path
from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation
with Ledger.open(Path(sys.argv[1])) as ledger:
    # As if the power failed while the change is committed.
    ledger.connection.execute("PRAGMA cache_spill = 1")
    ledger.connection.execute("PRAGMA cache_size = 1")
    with ledger.change("半截"):
        for number in range(300):
            commands.create(ledger, Organisation.KIND, {"name": f"{number}" * 200})
        os.kill(os.getpid(), 9)
"""


@pytest.fixture
def half_written(ledger: Ledger) -> Path:
    """A ledger whose writer was killed when pages were written but not the whole change."""
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    ledger.close()
    sound = ledger.path.read_bytes()
    command = [sys.executable, "-c", _HALF_A_CHANGE, str(ledger.path)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert journal(ledger.path).exists()
    assert ledger.path.read_bytes() != sound
    return ledger.path


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


@pytest.mark.parametrize("read_only", [True, False])
def test_opening_takes_back_a_change_that_was_killed(half_written: Path, read_only: bool) -> None:
    with Ledger.open(half_written, read_only=read_only) as opened:
        assert [record.name for record in queries.fetch(opened, Organisation)] == ["甲"]
    assert not journal(half_written).exists()
    assert verify.problems(half_written) == []


def test_it_is_taken_back_behind_a_link_too(half_written: Path, tmp_path: Path) -> None:
    link = tmp_path / "别处" / "快捷方式.jingxi"
    link.parent.mkdir()
    link.symlink_to(half_written)
    with Ledger.open(link, read_only=True) as opened:
        assert [record.name for record in queries.fetch(opened, Organisation)] == ["甲"]
    assert not journal(half_written).exists()


def test_checking_takes_it_back_too(half_written: Path) -> None:
    assert verify.problems(half_written) == []
    assert not lock.lock_path(half_written).exists()


def test_a_reader_leaves_the_journal_of_a_living_writer_alone(ledger: Ledger) -> None:
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    with ledger.change("正在写"):
        commands.create(ledger, ORGANISATION, {"name": "乙"})
        assert journal(ledger.path).exists()
        with Ledger.open(ledger.path, read_only=True) as reader:
            assert [record.name for record in queries.fetch(reader, Organisation)] == ["甲"]
        assert journal(ledger.path).exists()
    assert len(queries.fetch(ledger, Organisation)) == 2


def test_the_journal_lies_void_between_changes_and_goes_when_the_ledger_is_closed(
    ledger: Ledger,
) -> None:
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    assert journal(ledger.path).read_bytes()[:8] == bytes(8)
    alone = ledger.path.with_name("拷走.jingxi")
    alone.write_bytes(ledger.path.read_bytes())
    ledger.close()
    assert not journal(ledger.path).exists()
    assert verify.problems(alone) == []


def test_a_void_journal_is_nothing_to_recover(ledger: Ledger) -> None:
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    left = journal(ledger.path).read_bytes()
    ledger.close()
    journal(ledger.path).write_bytes(left)
    # Where nothing can be written, only what is half written keeps a ledger from being read.
    lock.lock_path(ledger.path).mkdir()
    with Ledger.open(ledger.path) as opened:
        assert [record.name for record in queries.fetch(opened, Organisation)] == ["甲"]
    lock.lock_path(ledger.path).rmdir()
    Ledger.open(ledger.path).close()
    assert not journal(ledger.path).exists()


def test_a_half_written_file_where_nothing_can_be_written_is_not_read(half_written: Path) -> None:
    lock.lock_path(half_written).unlink(missing_ok=True)
    lock.lock_path(half_written).mkdir()
    for read_only in (True, False):
        with pytest.raises(UserError, match="没有写完"):
            Ledger.open(half_written, read_only=read_only)
    assert "没有写完" in verify.problems(half_written)[0]


def test_what_a_crash_left_never_gets_into_another_file_of_the_name(
    half_written: Path, demo: Ledger
) -> None:
    left = journal(half_written).read_bytes()
    half_written.unlink()
    samples.make(half_written, "demo")
    assert verify.problems(half_written) == []
    for end in ("-journal", "-wal"):
        half_written.with_name(half_written.name + end).write_bytes(left)
    backups.copy_to(demo.connection, half_written)
    assert verify.problems(half_written) == []
    assert [file.name for file in half_written.parent.glob(f"{half_written.name}-*")] == []


_NEW_BUT_KILLED = """
import os, sys
from pathlib import Path
from jingxi_desktop.ledger import samples
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples import demo
def kill(*_):
    os.kill(os.getpid(), 9)
place, name = {"filling": (demo, "made_up"), "closing": (Ledger, "close"), "naming": (os, "link")}[sys.argv[2]]
setattr(place, name, kill)
samples.make(Path(sys.argv[1]), "demo")
"""


@pytest.mark.parametrize("moment", ["filling", "closing", "naming"])
def test_making_a_ledger_that_was_killed_leaves_its_name_free(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "账.jingxi"
    command = [sys.executable, "-c", _NEW_BUT_KILLED, str(path), moment]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert not path.exists()
    samples.make(path, "demo")
    assert verify.problems(path) == []
    assert list(tmp_path.iterdir()) == [path]


def test_where_a_file_has_one_name_only_a_new_ledger_is_whole_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_second_name(_made: Path, _path: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_second_name)
    path = tmp_path / "账.jingxi"
    Ledger.create(path).close()
    assert verify.problems(path) == []
    assert list(tmp_path.iterdir()) == [path]

    def somebody_is_faster(_ledger: Ledger) -> None:
        (tmp_path / "乙.jingxi").write_text("mine")

    with pytest.raises(UserError, match="已经存在"):
        Ledger.create(tmp_path / "乙.jingxi", fill=somebody_is_faster)
    assert (tmp_path / "乙.jingxi").read_text() == "mine"


def test_a_new_ledger_for_which_there_is_no_room_is_called_by_its_name(tmp_path: Path) -> None:
    def fill_the_disk(new: Ledger) -> None:
        pages = new.connection.execute("PRAGMA page_count").fetchone()[0]
        new.connection.execute(f"PRAGMA max_page_count = {pages}")
        with new.change("写满") as change:
            for _ in range(500):
                change.insert("organisation", {"name": "乙" * 500})

    path = tmp_path / "甲.jingxi"
    with pytest.raises(UserError, match="磁盘已满") as caught:
        Ledger.create(path, fill=fill_the_disk)
    assert f"「{path}」" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_so_and_changes_nothing(
    ledger: Ledger, dump: Callable[[sqlite3.Connection], Any]
) -> None:
    record_id = commands.create(ledger, ORGANISATION, {"name": "甲"})
    pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
    ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
    before = dump(ledger.connection)

    def fill_the_disk() -> None:
        for _ in range(500):
            commands.create(ledger, ORGANISATION, {"name": "乙" * 500})

    with pytest.raises(UserError, match="磁盘已满"), ledger.change("写满"):
        fill_the_disk()
    assert dump(ledger.connection) == before
    ledger.connection.execute("PRAGMA max_page_count = 1000000")
    commands.edit(ledger, ORGANISATION, [record_id], {"name": "丙"})
    ledger.close()
    assert verify.problems(ledger.path) == []


def test_a_place_where_no_lock_can_be_kept_is_read_only(empty_path: Path) -> None:
    lock.lock_path(empty_path).mkdir()
    with Ledger.open(empty_path) as ledger:
        assert ledger.read_only
        assert ledger.holder is None
        with pytest.raises(UserError, match="只读"):
            commands.create(ledger, ORGANISATION, {"name": "甲"})


@pytest.fixture
def without_rights(empty_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A ledger in a folder of its own, and a process that is no superuser while the test runs."""
    import sqlite_utils  # noqa: F401 - its files may be out of reach later

    Ledger.open(empty_path).close()
    folder = Path(tempfile.mkdtemp(prefix="jingxi-"))
    path = Path(shutil.copyfile(empty_path, folder / "账.jingxi"))
    (folder / "home").mkdir()
    monkeypatch.setenv("JINGXI_HOME", str(folder / "home"))
    superuser = os.geteuid() == 0
    if superuser:
        for owned in (folder, path, folder / "home"):
            os.chown(owned, 65534, 65534)
        os.setresuid(65534, 65534, 0)
    yield path
    if superuser:
        os.setresuid(0, 0, 0)
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("protected", ["file", "folder", "both"])
def test_a_protected_file_or_folder_is_read(without_rights: Path, protected: str) -> None:
    if protected != "folder":
        without_rights.chmod(0o444)
    if protected != "file":
        without_rights.parent.chmod(0o555)
    with Ledger.open(without_rights) as ledger:
        assert ledger.read_only
        assert queries.fetch(ledger, Organisation) == []
        with pytest.raises(UserError, match="只读"):
            commands.create(ledger, ORGANISATION, {"name": "甲"})
    assert verify.problems(without_rights) == []
    assert {file.name for file in without_rights.parent.iterdir()} == {"账.jingxi", "home"}


def test_a_file_that_may_not_be_read_is_said_so(without_rights: Path) -> None:
    without_rights.chmod(0o000)
    for read_only in (True, False):
        with pytest.raises(UserError, match=r"权限|不能读取"):
            Ledger.open(without_rights, read_only=read_only)
    assert verify.problems(without_rights) != []


def test_a_ledger_taken_away_while_it_is_open_gives_a_sentence(ledger: Ledger) -> None:
    commands.create(ledger, ORGANISATION, {"name": "甲"})
    shutil.rmtree(ledger.path.parent)
    with pytest.raises(UserError):
        commands.create(ledger, ORGANISATION, {"name": "乙"})
    ledger.close()


def test_closing_twice_and_reading_afterwards(ledger: Ledger) -> None:
    with closing(ledger.reader()) as reader:
        ledger.close()
        ledger.close()
        assert reader.execute("SELECT count(*) FROM task").fetchone() == (0,)
