"""How tables mark a value that is hard to believe: a sign before it, the reason in its tooltip."""

from PySide6.QtGui import QIcon

from jingxi_desktop.records import Field, Record
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.ui import icons, theme


def sign(record: Record, field: Field, amounts: Amounts) -> QIcon | None:
    """The sign of a doubtful cell, None for any other."""
    if not record.doubt_of(field.name, amounts):
        return None
    return QIcon(str(icons.file("triangle-alert", theme.current().warning)))


def tip(record: Record, field: Field, text: str, amounts: Amounts) -> str:
    """The tooltip of a cell: its text and why it is doubtful."""
    return "\n".join(filter(None, (text, record.doubt_of(field.name, amounts))))
