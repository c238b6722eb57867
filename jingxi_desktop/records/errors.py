"""What the user can mend.

Everything else that goes wrong is a fault of ours: it is logged whole and shown to be copied.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jingxi_desktop.translation import mark, tr

_WHY = {
    errno.ENOENT: mark("没有这个文件或文件夹"),
    errno.EACCES: mark("没有权限，或正被别的程序占用"),
    errno.EPERM: mark("没有权限"),
    errno.EISDIR: mark("这是文件夹"),
    errno.ENOTDIR: mark("路径里有一段不是文件夹"),
    errno.ENAMETOOLONG: mark("文件名太长"),
    errno.ENOSPC: mark("磁盘已满"),
    errno.EROFS: mark("磁盘是只读的"),
    errno.EBUSY: mark("文件正在使用"),
}


class UserError(Exception):
    """A sentence for the user: what is wrong, where, and what to do. `str(error)` is that sentence."""


class CancelledError(Exception):
    """Nobody wants what was being made any more."""


class ClosedMonthError(UserError):
    """What was to be changed belongs to a closed month (YYYY-MM): it takes a reason."""

    def __init__(self, sentence: str, month: str) -> None:
        super().__init__(sentence)
        self.month = month


class FieldError(UserError):
    """A value that does not fit its field.

    `field` is the field's name, so that the sentence can stand at the field.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class FormError(UserError):
    """A form that came back and cannot be read in these places, a sentence each.

    `unit_id` and `month` (YYYY-MM) say whose it is.
    """

    def __init__(self, sentence: str, places: tuple[str, ...], unit_id: str, month: str) -> None:
        super().__init__(sentence)
        self.places = places
        self.unit_id = unit_id
        self.month = month

    def first(self, most: int) -> tuple[str, ...]:
        """The first places, and how many more there are."""
        more = len(self.places) - most
        left = (tr("……还有 {n} 处", n=more),) if more > 0 else ()
        return (*self.places[:most], *left)


def why(error: OSError) -> str:
    """Why a file could not be read or written: what happens in the user's language, else in the system's."""
    return tr(_WHY[error.errno]) if error.errno in _WHY else str(error.strerror or error)


@contextmanager
def called(place: Path, name: object) -> Iterator[None]:
    """Have what is wrong with a file in here said of what the user knows it by: not of a private copy."""
    try:
        yield
    except UserError as error:
        error.args = (str(error).replace(str(place), str(name)),)
        raise
