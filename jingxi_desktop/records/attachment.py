"""附件: a file kept in the ledger beside the record that it belongs to."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import Integer, Text, spec
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE
from jingxi_desktop.translation import mark


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """One file. Its bytes are kept once under their SHA-256, however many records have it."""

    KIND = Kind("attachment", mark("附件"), mark("个"), order=("name",), owner="record_id")

    record_kind: str = spec(Text(mark("记录类别"), required=True, hidden=True))
    record_id: str = spec(Text(mark("记录"), required=True, hidden=True))
    name: str = spec(Text(mark("文件名"), required=True, searched=True, width=240))
    media_type: str | None = spec(Text(mark("文件类型"), width=140))
    size: int = spec(Integer(mark("大小（字节）"), required=True, most=2**31, width=100))
    sha256: str = spec(Text(mark("SHA-256"), required=True, hidden=True, width=240))
    note: str | None = spec(NOTE)
