"""Files kept in the ledger."""

import errno
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jingxi_desktop.ledger import attachments, backups, commands, connection, queries, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Attachment, FieldError, Project, UserError, Value
from jingxi_desktop.records.errors import CancelledError
from tests.conftest import Clock


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


@pytest.mark.parametrize(
    "told", [{"sha256": "0" * 64}, {"size": 1}, {"record_id": "elsewhere"}, {"record_kind": "task"}]
)
def test_what_a_file_is_and_where_it_hangs_is_not_typed_over(
    ledger: Ledger, photo: Path, told: dict[str, Value]
) -> None:
    record = add(ledger, photo)
    with pytest.raises(FieldError, match="添加时已定，不能再改"):
        commands.edit(ledger, Attachment.KIND, [record.id], told)
    commands.edit(ledger, Attachment.KIND, [record.id], {"name": "桥.png", "note": "六月"})
    assert attachments.content_of(ledger, record) == photo.read_bytes()


def test_a_file_is_saved_over_another_one_whole_or_not_at_all(
    ledger: Ledger, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = add(ledger, photo)
    target = tmp_path / "另存.png"
    target.write_bytes(b"what stood there")
    write = Path.write_bytes

    def run_full(self: Path, data: bytes) -> int:
        write(self, data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", run_full)
        with pytest.raises(UserError, match="磁盘已满"):
            attachments.save(ledger, record, target)
    assert target.read_bytes() == b"what stood there"
    attachments.save(ledger, record, target)
    assert target.read_bytes() == photo.read_bytes()
    assert sorted(tmp_path.glob(".*.part")) == []


def test_a_file_is_not_saved_over_the_ledger_that_it_is_in(
    ledger: Ledger, photo: Path, tmp_path: Path
) -> None:
    record = add(ledger, photo)
    link = tmp_path / "别名.jingxi"
    link.symlink_to(ledger.path)
    for target in (ledger.path, link):
        with pytest.raises(UserError, match="打开着的台账，不能覆盖"):
            attachments.save(ledger, record, target)
    assert attachments.content_of(ledger, record) == photo.read_bytes()
    assert verify.problems(ledger.path) == []


def test_a_file_is_not_saved_over_a_ledger_that_somebody_writes_to(
    ledger: Ledger, article: Ledger, photo: Path
) -> None:
    record = add(ledger, photo)
    before = article.path.read_bytes()
    with pytest.raises(UserError, match=r"正由 .* 使用，不能覆盖"):
        attachments.save(ledger, record, article.path)
    assert article.path.read_bytes() == before
    article.close()
    attachments.save(ledger, record, article.path)
    assert article.path.read_bytes() == photo.read_bytes()


def kept(ledger: Ledger) -> int:
    """How many contents the ledger holds."""
    count: int = ledger.connection.execute("SELECT count(*) FROM attachment_content").fetchone()[0]
    return count


def test_the_bytes_of_a_deleted_file_stay_for_an_undo_and_go_after_a_while(
    ledger: Ledger, photo: Path, clock: Clock
) -> None:
    other = photo.with_name("留下.png")
    other.write_bytes(b"stays")
    other_id = add(ledger, other).id
    record = add(ledger, photo)
    clock.go_on(days=90)
    commands.delete(ledger, Attachment.KIND, [record.id])
    ledger.close()
    clock.go_on(days=29)
    with Ledger.open(ledger.path, clock=clock) as opened:
        opened.undo()
        assert attachments.content_of(opened, record) == photo.read_bytes()
        opened.redo()
    clock.go_on(days=30)
    with Ledger.open(ledger.path, clock=clock) as opened:
        assert kept(opened) == 2
        commands.edit(opened, Attachment.KIND, [other_id], {"note": "之后的修改"})
    clock.go_on(days=1)
    with Ledger.open(ledger.path, clock=clock) as opened:
        assert kept(opened) == 1
        opened.undo()
        with pytest.raises(UserError, match=r"附件「现场 照片.png」的内容已从台账里清除"):
            opened.undo()
        assert not [each for each in queries.fetch(opened, Attachment) if each.id == record.id]
    assert photo.read_bytes()[:1000] not in ledger.path.read_bytes()
    assert verify.problems(ledger.path) == []


def test_a_ledger_opens_where_nothing_can_be_wiped(
    ledger: Ledger,
    photo: Path,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    commands.delete(ledger, Attachment.KIND, [add(ledger, photo).id])
    ledger.close()
    clock.go_on(days=31)
    with closing(sqlite3.connect(ledger.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM project").fetchone()
        with Ledger.open(ledger.path, clock=clock) as opened:
            assert not opened.read_only
            assert kept(opened) == 1
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert "locked" in record.getMessage()
    caplog.clear()


def test_a_copy_to_give_away_has_no_deleted_file(ledger: Ledger, photo: Path) -> None:
    commands.delete(ledger, Attachment.KIND, [add(ledger, photo).id])
    copy = photo.with_name("副本.jingxi")
    backups.copy_to(ledger.connection, copy)
    assert photo.read_bytes()[:1000] in copy.read_bytes()
    backups.copy_to(ledger.connection, copy, without_deleted=True)
    assert photo.read_bytes()[:1000] not in copy.read_bytes()
    assert verify.problems(copy) == []
    assert kept(ledger) == 1
    with Ledger.open(copy) as opened, pytest.raises(UserError, match="不能撤销"):
        opened.undo()


def test_changed_bytes_are_noticed(ledger: Ledger, photo: Path) -> None:
    record = add(ledger, photo)
    with closing(sqlite3.connect(ledger.path)) as raw, raw:
        raw.execute("UPDATE attachment_content SET content = x'00'")
    with pytest.raises(UserError, match=r"现场 照片.*已被改动"):
        attachments.content_of(ledger, record)
    assert "附件「现场 照片.png」的内容缺失或已被改动" in verify.problems(ledger.path)


def test_a_check_is_cancelled_at_a_file(ledger: Ledger, photo: Path) -> None:
    add(ledger, photo)
    with pytest.raises(CancelledError):
        verify.problems(ledger.path, lambda: True)


def test_a_check_is_cancelled_in_a_ledger_without_files(demo: Ledger) -> None:
    assert not queries.fetch(demo, Attachment)
    with pytest.raises(CancelledError):
        verify.problems(demo.path, lambda: True)


def test_what_cannot_be_read_is_said_so(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不能读取"):
        add(ledger, tmp_path / "没有.png")


def test_a_file_too_large_is_refused(
    ledger: Ledger, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MAX_VALUE_BYTES", 10240)
    monkeypatch.setattr(
        Path, "read_bytes", lambda _path: pytest.fail("read before its size was looked at")
    )
    with pytest.raises(UserError, match="过大"):
        add(ledger, photo)
    assert not queries.fetch(ledger, Attachment)
