"""Files kept in the ledger: the bytes once under their SHA-256, a record for each place they hang."""

import hashlib
import mimetypes
from collections.abc import Sequence
from pathlib import Path

from jingxi_desktop.ledger import attachment_contents, commands
from jingxi_desktop.ledger.connection import MAX_VALUE_BYTES
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.replacing import replace
from jingxi_desktop.records import Attachment, Kind, UserError
from jingxi_desktop.records.errors import why
from jingxi_desktop.translation import tr


def add(ledger: Ledger, kind: Kind, record_id: str, file: Path) -> str:
    """Keep a copy of a file beside a record. Returns the attachment's id. Raises UserError."""
    content = _read(file)
    sha256 = hashlib.sha256(content).hexdigest()
    with ledger.change(tr("添加附件 · {name}", name=file.name)) as change:
        attachment_contents.keep(change.connection, sha256, content)
        return commands.create(
            ledger,
            Attachment.KIND,
            {
                "record_kind": kind.name,
                "record_id": record_id,
                "name": file.name,
                "media_type": mimetypes.guess_type(file.name)[0],
                "size": len(content),
                "sha256": sha256,
            },
        )


def add_all(ledger: Ledger, kind: Kind, record_id: str, files: Sequence[Path]) -> None:
    """Keep copies of files beside a record as one step, all or none. Raises UserError."""
    if len(files) == 1:
        add(ledger, kind, record_id, files[0])
        return
    with ledger.change(tr("添加 {n} 个附件", n=len(files))):
        for file in files:
            add(ledger, kind, record_id, file)


def content_of(ledger: Ledger, attachment: Attachment) -> bytes:
    """The bytes of an attachment. Raises UserError if they are gone or were changed."""
    content = attachment_contents.of(ledger.connection, attachment.sha256)
    if content is None or hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise UserError(tr("附件「{name}」的内容缺失或已被改动", name=attachment.name))
    return content


def save(ledger: Ledger, attachment: Attachment, target: Path) -> None:
    """Write an attachment to a file, which appears whole or stays as it was. Raises UserError."""
    content = content_of(ledger, attachment)
    if target.resolve() == ledger.path.resolve():
        raise UserError(tr("「{path}」就是打开着的台账，不能覆盖，请换一个文件名", path=target))
    replace(target, lambda half: half.write_bytes(content))


def _read(file: Path) -> bytes:
    """The bytes of a file, which is not read if it is too large. Raises UserError."""
    try:
        if file.stat().st_size >= MAX_VALUE_BYTES // 2:
            raise UserError(
                tr("「{path}」过大，附件最大 {most} MB", path=file, most=MAX_VALUE_BYTES // 2**21)
            )
        return file.read_bytes()
    except OSError as error:
        raise UserError(tr("不能读取「{path}」：{error}", path=file, error=why(error))) from error
