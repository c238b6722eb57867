"""A file that is written anew: the old one stays until the new one is whole."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import why
from jingxi_desktop.translation import tr


def replace(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file beside `path`, which then gets that name.

    Whatever `write` raises leaves an old file as it was, and no half of a new one. Raises UserError
    where the place cannot be written, the disk is full or another program holds the old file.
    """
    try:
        if path.exists():
            # A program of Windows that has the file open refuses now, not when all the work is done.
            with path.open("r+b"):
                pass
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        os.close(handle)
        beside = Path(name)
        try:
            write(beside)
            beside.chmod(0o644)
            forget_journals(path)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            forget_journals(beside)
            raise
    except OSError as error:
        raise not_written(path, error) from error


def forget_journals(path: Path) -> None:
    """Remove what a ledger of this name left beside it when it crashed, since another file gets the name.

    SQLite would write it into whatever file is there. Raises OSError where it cannot be removed.
    """
    for kind in ("journal", "wal", "shm"):
        path.with_name(f"{path.name}-{kind}").unlink(missing_ok=True)


def not_written(path: Path, error: OSError) -> UserError:
    """Why a file could not be written, and what to do."""
    if error.errno == errno.ENOSPC:
        return UserError(tr("不能写入「{path}」：磁盘已满，请腾出空间或换一个地方", path=path))
    if isinstance(error, PermissionError):
        return UserError(
            tr(
                "不能写入「{path}」：没有权限，或者它正在别的程序中打开；请关闭它，或换一个文件名",
                path=path,
            )
        )
    return UserError(tr("不能写入「{path}」：{error}", path=path, error=why(error)))
