"""Copies of attachments for other programs."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from jingxi_desktop.ledger import attachments, commands, queries
from jingxi_desktop.ledger.attachment_copies import Copies, clear_left
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Attachment, Project, UserError


def attached(ledger: Ledger, file: Path) -> Attachment:
    bridge = commands.create(ledger, Project.KIND, {"name": "桥"})
    record = queries.get(
        ledger, Attachment.KIND, attachments.add(ledger, Project.KIND, bridge, file)
    )
    assert isinstance(record, Attachment)
    return record


@pytest.fixture
def paper(ledger: Ledger, tmp_path: Path) -> Attachment:
    """A file in the ledger."""
    file = tmp_path / "批复.pdf"
    file.write_bytes(b"%PDF-1.7 paper")
    return attached(ledger, file)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where copies are made."""
    return tmp_path / "opened"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_copy_is_private_and_read_only(ledger: Ledger, paper: Attachment, root: Path) -> None:
    copies = Copies(root)
    file = copies.copy(ledger, paper)
    assert file.read_bytes() == b"%PDF-1.7 paper"
    assert file.name == "批复.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o400
    for folder in (file.parent, file.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    copies.close()


def test_a_changed_copy_is_told_once_and_the_ledger_keeps_its_own(
    ledger: Ledger, paper: Attachment, root: Path
) -> None:
    copies = Copies(root)
    file, other = copies.copy(ledger, paper), copies.copy(ledger, paper)
    assert copies.changed() == []
    file.chmod(0o600)
    file.write_bytes(b"mine")
    assert copies.changed() == [file]
    assert copies.changed() == []
    assert attachments.content_of(ledger, paper) == b"%PDF-1.7 paper"
    assert other.read_bytes() == b"%PDF-1.7 paper"
    again = copies.copy(ledger, paper)
    assert (file.read_bytes(), again.read_bytes()) == (b"mine", b"%PDF-1.7 paper")
    copies.close()


def test_copies_go_with_their_program_or_at_the_next_start(
    ledger: Ledger, paper: Attachment, root: Path
) -> None:
    ended, running = Copies(root), Copies(root)
    left, used = ended.copy(ledger, paper), running.copy(ledger, paper)
    # As a crash leaves it: the folder without its lock.
    ended._lock.release()
    clear_left(root)
    assert not left.exists()
    assert used.exists()
    running.close()
    assert list(root.iterdir()) == []
    clear_left(root / "nowhere")


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    file = tmp_path / "文件"
    file.write_bytes(b"")
    with pytest.raises(UserError, match="不能写入"):
        Copies(file / "opened")


def test_bytes_that_were_changed_are_not_opened(
    ledger: Ledger, paper: Attachment, root: Path
) -> None:
    with closing(sqlite3.connect(ledger.path)) as raw, raw:
        raw.execute("UPDATE attachment_content SET content = x'00'")
    copies = Copies(root)
    with pytest.raises(UserError, match=r"批复.*已被改动"):
        copies.copy(ledger, paper)
    copies.close()


@pytest.mark.parametrize("name", ["安装.exe", "run.SH", "报表.desktop", "a.pdf.lnk"])
def test_a_program_is_not_opened(ledger: Ledger, tmp_path: Path, root: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"#!")
    copies = Copies(root)
    with pytest.raises(UserError, match="程序或脚本"):
        copies.copy(ledger, attached(ledger, file))
    copies.close()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../a.pdf", "_.._a.pdf"),
        ("..", "_"),
        ("a:b\\c.docx", "a_b_c.docx"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_a_name_from_elsewhere_stays_in_its_folder(
    ledger: Ledger, paper: Attachment, root: Path, name: str, expected: str
) -> None:
    commands.edit(ledger, Attachment.KIND, [paper.id], {"name": name})
    record = queries.get(ledger, Attachment.KIND, paper.id)
    assert isinstance(record, Attachment)
    copies = Copies(root)
    file = copies.copy(ledger, record)
    assert file.name == expected
    assert file.resolve().parent.parent.parent == root.resolve()
    copies.close()


def test_several_files_are_one_step_or_none(ledger: Ledger, tmp_path: Path) -> None:
    bridge = commands.create(ledger, Project.KIND, {"name": "桥"})
    files = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    files[0].write_text("甲")
    with pytest.raises(UserError, match=r"乙\.txt"):
        attachments.add_all(ledger, Project.KIND, bridge, files)
    assert not queries.fetch(ledger, Attachment)
    files[1].write_text("乙")
    attachments.add_all(ledger, Project.KIND, bridge, files)
    assert len(queries.fetch(ledger, Attachment)) == 2
    assert ledger.undo() == "添加 2 个附件"
    assert not queries.fetch(ledger, Attachment)
