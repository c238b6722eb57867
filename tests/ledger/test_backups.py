"""Backups: one a day, one before a migration, each a whole ledger, and not too many."""

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop import paths
from jingxi_desktop.ledger import backups, commands, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lock import lock_path
from jingxi_desktop.records import Organisation, UserError
from jingxi_desktop.records.errors import CancelledError


def backups_of(path: Path) -> list[Path]:
    return sorted(backups.folder_of(path).glob("*"))


def test_opening_keeps_one_copy_a_day(empty_path: Path) -> None:
    for _ in range(3):
        Ledger.open(empty_path).close()
    (today,) = backups_of(empty_path)
    today.rename(today.with_name("2001-01-01.jingxi"))
    Ledger.open(empty_path).close()
    assert [file.name for file in backups_of(empty_path)] == ["2001-01-01.jingxi", today.name]


def test_a_backup_is_the_ledger_as_it_was_and_opens(
    ledger: Ledger, dump: Callable[[sqlite3.Connection], Any]
) -> None:
    commands.create(ledger, Organisation.KIND, {"name": "甲"})
    before = dump(ledger.connection)
    ledger.close()
    for old in backups_of(ledger.path):
        old.unlink()
    with Ledger.open(ledger.path) as again:
        commands.create(again, Organisation.KIND, {"name": "乙"})
    (backup,) = backups_of(ledger.path)
    assert verify.problems(backup) == []
    with Ledger.open(backup) as opened:
        assert dump(opened.connection) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_backup_is_for_those_who_may_read_the_ledger(empty_path: Path) -> None:
    empty_path.chmod(0o600)
    Ledger.open(empty_path).close()
    (backup,) = backups_of(empty_path)
    assert backup.stat().st_mode & 0o777 == 0o600


def test_the_oldest_copies_go(empty_path: Path) -> None:
    folder = backups.folder_of(empty_path)
    folder.mkdir(parents=True)
    for day in range(1, 29):
        (folder / f"2001-01-{day:02}.jingxi").write_bytes(b"old")
    Ledger.open(empty_path).close()
    kept = backups_of(empty_path)
    assert len(kept) == backups.KEPT
    assert kept[0].name == f"2001-01-{28 - backups.KEPT + 2:02}.jingxi"
    assert kept[-1].stat().st_size > len(b"old")


def test_ledgers_of_the_same_name_have_folders_of_their_own(tmp_path: Path) -> None:
    assert backups.folder_of(tmp_path / "一" / "账.jingxi") != backups.folder_of(
        tmp_path / "二" / "账.jingxi"
    )


def test_reading_makes_no_backup(empty_path: Path) -> None:
    Ledger.open(empty_path, read_only=True).close()
    assert backups_of(empty_path) == []


def test_a_copy_that_cannot_be_made_is_said_so_and_leaves_nothing(
    ledger: Ledger, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=r"不能写入.*没有这个文件或文件夹"):
        backups.copy_to(ledger.connection, tmp_path / "没有" / "账.jingxi")
    target = tmp_path / "副本.jingxi"
    target.mkdir()
    with pytest.raises(UserError, match=r"不能写入.*这是文件夹"):
        backups.copy_to(ledger.connection, target)
    assert [file.name for file in tmp_path.glob(".*.part*")] == []


def test_a_copy_of_a_damaged_ledger_is_not_said_to_be_damaged_itself(
    ledger: Ledger, tmp_path: Path
) -> None:
    with ledger.path.open("r+b") as raw:
        size = ledger.path.stat().st_size
        raw.seek(4096)
        raw.write(b"\xff" * (size - 4096))
    target = tmp_path / "副本.jingxi"
    with (
        closing(ledger.reader()) as reader,
        pytest.raises(UserError, match=f"「{ledger.path}」已损坏"),
    ):
        backups.copy_to(reader, target, without_deleted=True)
    assert not target.exists()


def test_a_copy_that_nobody_wants_any_more_leaves_the_old_one(
    ledger: Ledger, tmp_path: Path
) -> None:
    target = tmp_path / "副本.jingxi"
    target.write_bytes(b"old")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CancelledError):
        backups.copy_to(ledger.connection, target, lambda: True)
    assert sorted(tmp_path.iterdir()) == before
    assert target.read_bytes() == b"old"


def test_a_copy_never_replaces_a_ledger_that_somebody_writes_to(
    ledger: Ledger, article: Ledger
) -> None:
    before = article.path.read_bytes()
    with pytest.raises(UserError, match=f"{article.path}.*{os.getpid()}.*使用"):
        backups.copy_to(ledger.connection, article.path)
    assert article.path.read_bytes() == before
    article.close()
    backups.copy_to(ledger.connection, article.path)
    assert article.path.stat().st_size == ledger.path.stat().st_size
    assert not lock_path(article.path).exists()


def test_the_half_of_a_backup_that_was_killed_goes_with_the_next_one(empty_path: Path) -> None:
    folder = backups.folder_of(empty_path)
    folder.mkdir(parents=True)
    for name in (".abc.part", ".abc.part-journal"):
        (folder / name).write_bytes(b"half")
    Ledger.open(empty_path).close()
    (backup,) = folder.iterdir()
    assert verify.problems(backup) == []


def test_a_ledger_opens_where_no_daily_copy_can_be_kept(
    empty_path: Path, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "backups").mkdir()
    backups.folder_of(empty_path).write_text("no folder")
    with Ledger.open(empty_path) as ledger:
        assert not ledger.read_only
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert str(paths.backup_dir()) in record.getMessage()
    caplog.clear()
