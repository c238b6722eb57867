"""Which files need no full check: those that this program closed and nobody touched since."""

import json
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from jingxi_desktop.ledger import schema, trust, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError


def test_a_file_closed_here_is_known_until_it_changes(empty_path: Path) -> None:
    assert not trust.is_known(empty_path)
    Ledger.open(empty_path).close()
    assert trust.is_known(empty_path)
    os.utime(empty_path)
    assert not trust.is_known(empty_path)


def test_a_new_ledger_is_known_by_its_own_name_only(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "新.jingxi"
    Ledger.create(path).close()
    assert trust.is_known(path)
    assert list(json.loads((home / "state" / "closed-ledgers.json").read_text("utf-8"))) == [
        str(path)
    ]


def test_a_file_closed_by_a_program_with_another_schema_is_checked(
    empty_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        other.setattr(schema, "checksum", lambda: 1)
        Ledger.open(empty_path).close()
        assert trust.is_known(empty_path)
    assert not trust.is_known(empty_path)


def test_a_copy_of_a_known_file_is_not_known(empty_path: Path, tmp_path: Path) -> None:
    Ledger.open(empty_path).close()
    copy = tmp_path / "copy.jingxi"
    copy.write_bytes(empty_path.read_bytes())
    assert not trust.is_known(copy)
    copy.replace(empty_path)
    assert not trust.is_known(empty_path)


def test_a_file_open_for_reading_only_is_not_taken_for_checked_by_closing(empty_path: Path) -> None:
    Ledger.open(empty_path, read_only=True).close()
    assert not trust.is_known(empty_path)


def test_closing_again_trusts_nothing_that_was_done_to_the_file_since(ledger: Ledger) -> None:
    ledger.close()
    os.utime(ledger.path)
    ledger.close()
    assert not trust.is_known(ledger.path)


def test_what_another_program_did_while_it_was_open_is_checked(empty_path: Path) -> None:
    ledger = Ledger.open(empty_path)
    ledger.set_setting("year", "2023")
    with closing(sqlite3.connect(empty_path)) as other, other:
        other.execute("CREATE TRIGGER foreign_one AFTER INSERT ON task BEGIN DELETE FROM plan; END")
    ledger.close()
    assert not trust.is_known(empty_path)
    with pytest.raises(UserError, match="结构与本程序不符（foreign_one）"):
        Ledger.open(empty_path)
    with closing(sqlite3.connect(empty_path)) as other, other:
        other.execute("DROP TRIGGER foreign_one")
    Ledger.open(empty_path).close()
    assert trust.is_known(empty_path)


def test_ones_own_changes_leave_a_file_known(ledger: Ledger) -> None:
    with ledger.change("许多") as change:
        change.insert_many("park", ("id", "name"), [(f"{n}", f"园{n}") for n in range(5_000)])
    ledger.undo()
    with suppress(ZeroDivisionError), ledger.change("没有"):
        ledger.set_setting("name", "甲")
        raise ZeroDivisionError
    with closing(ledger.reader()) as reader:
        reader.execute("SELECT * FROM park").fetchall()
    ledger.close()
    assert trust.is_known(ledger.path)


def test_a_file_in_which_damage_was_met_is_checked(ledger: Ledger) -> None:
    with ledger.change("许多") as change:
        change.insert_many("park", ("id", "name"), [(f"{n}", f"园{n}") for n in range(5_000)])
    ledger.close()
    with Ledger.open(ledger.path) as opened:
        pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
        with ledger.path.open("r+b") as raw:
            raw.seek(4096)
            raw.write(b"\xff" * 4096 * (pages - 1))
        # As a table on screen meets it: the one who reads says so, and the ledger is closed later.
        with pytest.raises(sqlite3.DatabaseError, match="malformed") as caught:
            opened.connection.execute("SELECT sum(length(name)) FROM park").fetchall()
        verify.in_words(ledger.path, caught.value)
    assert not trust.is_known(ledger.path)


def test_a_check_that_is_cancelled_says_so(demo: Ledger) -> None:
    with pytest.raises(CancelledError):
        verify.check_whole(demo.path, lambda: True)


def test_a_check_blesses_nothing_that_was_done_meanwhile(
    empty_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_opened = verify.check_opened

    def check_then_touch(connection: sqlite3.Connection, path: Path) -> None:
        check_opened(connection, path)
        os.utime(path)

    monkeypatch.setattr(verify, "check_opened", check_then_touch)
    verify.check_whole(empty_path, lambda: False)
    assert not trust.is_known(empty_path)


def test_a_damaged_file_is_checked_although_its_old_self_was_known(empty_path: Path) -> None:
    Ledger.open(empty_path).close()
    data = bytearray(empty_path.read_bytes())
    data[-4096:] = os.urandom(4096)
    empty_path.write_bytes(data)
    with pytest.raises(UserError):
        Ledger.open(empty_path)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"x": 1}'])
def test_what_is_remembered_may_be_damaged(empty_path: Path, home: Path, text: str) -> None:
    (home / "state").mkdir(exist_ok=True)
    (home / "state" / "closed-ledgers.json").write_text(text)
    assert not trust.is_known(empty_path)
    Ledger.open(empty_path).close()
    assert trust.is_known(empty_path)


def test_only_the_latest_files_are_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trust, "REMEMBERED", 2)
    files = [tmp_path / name for name in "abc"]
    for file in files:
        file.touch()
        trust.remember(file)
    assert [trust.is_known(file) for file in files] == [False, True, True]


def test_files_that_are_gone_are_forgotten_before_those_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trust, "REMEMBERED", 2)
    ledger = tmp_path / "账"
    ledger.touch()
    trust.remember(ledger)
    for number in range(5):
        package = tmp_path / str(number)
        package.touch()
        trust.remember(package)
        package.unlink()
    assert trust.is_known(ledger)
