"""Which files need no full check: those that this program closed and nobody touched since."""

import json
import os
from pathlib import Path

import pytest

from jingxi_desktop.ledger import schema, trust
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError


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
