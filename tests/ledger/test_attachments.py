"""Files kept in the ledger."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jingxi_desktop.ledger import attachments, commands, queries, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Attachment, Project, UserError


def add(ledger: Ledger, file: Path) -> Attachment:
    bridge = commands.create(ledger, Project.KIND, {"name": "桥"})
    added = attachments.add(ledger, Project.KIND, bridge, file)
    record = queries.get(ledger, Attachment.KIND, added)
    assert isinstance(record, Attachment)
    return record


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file to attach."""
    file = tmp_path / "现场 照片.png"
    file.write_bytes(bytes(range(256)) * 40)
    return file


def test_a_file_is_kept_byte_for_byte_once(ledger: Ledger, photo: Path) -> None:
    first, second = add(ledger, photo), add(ledger, photo)
    assert attachments.content_of(ledger, first) == photo.read_bytes()
    assert (first.name, first.media_type, first.size) == ("现场 照片.png", "image/png", 10240)
    assert first.id != second.id
    kept = ledger.connection.execute("SELECT count(*) FROM attachment_content").fetchone()
    assert kept == (1,)
    assert verify.problems(ledger.path) == []


def test_undo_and_redo_bring_the_bytes_back(ledger: Ledger, photo: Path) -> None:
    record = add(ledger, photo)
    ledger.undo()
    assert not queries.fetch(ledger, Attachment)
    ledger.redo()
    assert attachments.content_of(ledger, record) == photo.read_bytes()


def test_changed_bytes_are_noticed(ledger: Ledger, photo: Path) -> None:
    record = add(ledger, photo)
    with closing(sqlite3.connect(ledger.path)) as raw, raw:
        raw.execute("UPDATE attachment_content SET content = x'00'")
    with pytest.raises(UserError, match=r"现场 照片.*已被改动"):
        attachments.content_of(ledger, record)
    assert "附件「现场 照片.png」的内容缺失或已被改动" in verify.problems(ledger.path)


def test_what_cannot_be_read_is_said_so(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不能读取"):
        add(ledger, tmp_path / "没有.png")


def test_a_file_too_large_is_refused(
    ledger: Ledger, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MAX_VALUE_BYTES", 10240)
    with pytest.raises(UserError, match="过大"):
        add(ledger, photo)
    assert not queries.fetch(ledger, Attachment)
