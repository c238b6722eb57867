"""A sealed package: what comes out of it, and what is refused."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from jingxi_desktop.exchange.packages import sealing
from jingxi_desktop.ledger import package, queries, returns, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, UserError
from jingxi_desktop.records.errors import CancelledError

PASSPHRASE = "门头沟 2023 六月"
MONTH = "2023-06"


@pytest.fixture
def made(demo: Ledger, tmp_path: Path) -> Path:
    """The package of a district."""
    path = tmp_path / "门头沟.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), MONTH, path)
    return path


@pytest.fixture
def sealed(made: Path) -> Path:
    path = made.with_suffix(".jxseal")
    sealing.seal(made, path, PASSPHRASE)
    return path


def refusal(path: Path, out: Path, passphrase: str = PASSPHRASE) -> str:
    """The sentence with which a file is not opened; nothing is left of the attempt."""
    before = set(out.parent.iterdir())
    with pytest.raises(UserError) as refused:
        sealing.unseal(path, out, passphrase)
    assert set(out.parent.iterdir()) == before
    return str(refused.value)


def test_what_was_sealed_comes_out(made: Path, sealed: Path, tmp_path: Path) -> None:
    out = tmp_path / "再.jxpkg"
    assert sealing.is_sealed(sealed)
    assert not sealing.is_sealed(made)
    sealing.unseal(sealed, out, f" {PASSPHRASE}\n")
    with Ledger.open(out, read_only=True) as ours, Ledger.open(made, read_only=True) as theirs:
        entries = "SELECT * FROM change_entry ORDER BY change_id, number"
        (made_of, is_there) = (list(each.connection.execute(entries)) for each in (theirs, ours))
        assert made_of == is_there
        assert package.check(ours) == package.check(theirs)
    assert verify.problems(out) == []


def test_it_is_known_as_some_file_systems_write_names(sealed: Path) -> None:
    assert sealing.is_sealed(sealed.rename(sealed.with_name("RETURN.JXSEAL")))


def test_nothing_of_it_can_be_read(made: Path, sealed: Path) -> None:
    plain, content = made.read_bytes(), sealed.read_bytes()
    assert "门头沟区".encode() in plain
    for word in ("门头沟区".encode(), b"SQLite", PASSPHRASE.encode()):
        assert word not in content
    again = sealed.with_name("再.jxseal")
    sealing.seal(made, again, PASSPHRASE)
    # Neither salt nor nonce is used twice.
    head = sealing._START
    assert content[8:head] != again.read_bytes()[8:head]


def test_it_is_sealed_as_it_is_while_it_is_open(made: Path, tmp_path: Path) -> None:
    with Ledger.open(made) as opened:
        project = returns.returns(opened, MONTH)[0].id
        returns.fill(opened, MONTH, {project: {"done": 120_000}})
        sealing.seal(made, tmp_path / "发.jxseal", PASSPHRASE)
        returns.fill(opened, MONTH, {project: {"done": 130_000}})
    sealing.unseal(tmp_path / "发.jxseal", tmp_path / "收.jxpkg", PASSPHRASE)
    with Ledger.open(tmp_path / "收.jxpkg", read_only=True) as received:
        rows = {row.id: row.done for row in returns.returns(received, MONTH)}
    assert rows[project] == 120_000


def test_sealing_keeps_the_locks_of_this_process(made: Path, tmp_path: Path) -> None:
    write = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN EXCLUSIVE')"
    )
    with Ledger.open(made) as opened, closing(opened.reader()) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM project").fetchone()
        sealing.seal(made, tmp_path / "发.jxseal", PASSPHRASE)
        other = subprocess.run(
            [sys.executable, "-c", write, str(made)], check=False, capture_output=True, text=True
        )
    assert "database is locked" in other.stderr


def test_a_wrong_passphrase_is_refused(sealed: Path, tmp_path: Path) -> None:
    assert "口令不对" in refusal(sealed, tmp_path / "再.jxpkg", PASSPHRASE + "?")


@pytest.mark.parametrize("place", [8, 24, 36, 5_000, -1])
def test_a_changed_byte_is_refused(sealed: Path, tmp_path: Path, place: int) -> None:
    content = bytearray(sealed.read_bytes())
    content[place] ^= 1
    sealed.write_bytes(content)
    assert "已被改动" in refusal(sealed, tmp_path / "再.jxpkg")


@pytest.mark.parametrize("length", [0, 7, 36, 52, 53, 5_000])
def test_a_file_cut_short_is_refused(sealed: Path, tmp_path: Path, length: int) -> None:
    os.truncate(sealed, length)
    assert refusal(sealed, tmp_path / "再.jxpkg")


def test_a_ledger_is_neither_sealed_nor_taken_out(
    demo: Ledger, sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "台账.jxseal"
    with pytest.raises(UserError, match="不是填报包"):
        sealing.seal(demo.path, out, PASSPHRASE)
    assert not out.exists()
    with monkeypatch.context() as patched:
        patched.setattr(package, "check", lambda _ledger: None)
        sealing.seal(demo.path, out, PASSPHRASE)
    assert "不是填报包" in refusal(out, tmp_path / "再.jxpkg")


def test_what_is_there_stays(made: Path, sealed: Path) -> None:
    before = made.read_bytes(), sealed.read_bytes()
    assert "已经存在" in refusal(sealed, made)
    with pytest.raises(UserError, match="已经存在"):
        sealing.seal(made, sealed, PASSPHRASE)
    assert (made.read_bytes(), sealed.read_bytes()) == before


def test_what_nobody_wants_any_more_is_not_left(made: Path, sealed: Path, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    with pytest.raises(CancelledError):
        sealing.seal(made, tmp_path / "再.jxseal", PASSPHRASE, lambda: True)
    with pytest.raises(CancelledError):
        sealing.unseal(sealed, tmp_path / "再.jxpkg", PASSPHRASE, lambda: True)
    assert set(tmp_path.iterdir()) == before


def test_names_and_passphrases_are_checked(made: Path, sealed: Path) -> None:
    assert ".jxpkg" in refusal(sealed, made.with_suffix(".jingxi"))
    with pytest.raises(UserError, match="jxseal"):
        sealing.seal(made, made.with_suffix(".zip"), PASSPHRASE)
    out = made.with_name("短.jxseal")
    with pytest.raises(UserError, match="口令至少要 8 个字"):
        sealing.seal(made, out, " 1234567 ")
    assert not out.exists()
