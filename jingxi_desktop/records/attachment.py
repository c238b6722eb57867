"""附件: a file kept in the ledger beside the record that it belongs to."""

from typing import Annotated

from jingxi_desktop.records.fields import Integer, Text
from jingxi_desktop.records.kind import Kind, Record
from jingxi_desktop.records.provenance import NOTE
from jingxi_desktop.translation import mark


class Attachment(Record, frozen=True, kw_only=True):
    """One file. Its bytes are kept once under their SHA-256, however many records have it."""

    KIND = Kind("attachment", mark("附件"), mark("个"), order=("name",), owner="record_id")

    record_kind: Annotated[str, Text(mark("记录类别"), required=True, fixed=True, hidden=True)]
    record_id: Annotated[str, Text(mark("记录"), required=True, fixed=True, hidden=True)]
    name: Annotated[str, Text(mark("文件名"), required=True, searched=True, width=240)]
    media_type: Annotated[str | None, Text(mark("文件类型"), fixed=True, width=140)] = None
    size: Annotated[
        int, Integer(mark("大小（字节）"), required=True, fixed=True, most=2**31, width=100)
    ]
    sha256: Annotated[str, Text(mark("SHA-256"), required=True, fixed=True, hidden=True, width=240)]
    note: Annotated[str | None, NOTE] = None
