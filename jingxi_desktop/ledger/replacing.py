"""A file that is written anew: the old one stays until the new one is whole."""

import errno
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from jingxi_desktop.ledger.lock import Holder, WriterLock
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import why
from jingxi_desktop.translation import tr


def replace(path: Path, write: Callable[[Path], object], like: Path | None = None) -> None:
    """Let `write` make a file beside `path`, which then gets that name.

    Those may read it who could read the old one; where there is none, those who may read the file `like`, or
    any new file of the user's.

    Whatever `write` raises leaves an old file as it was, and no half of a new one. Raises UserError
    where the place cannot be written, the disk is full, another program holds the old file or somebody
    writes to a ledger there.
    """
    try:
        with _locked(path) if path.exists() else nullcontext():
            _replace(path, write, like)
    except OSError as error:
        raise not_written(path, error) from error


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Have a file that is there for this program alone. Raises UserError where somebody writes to it."""
    lock = WriterLock.acquire(path)
    if isinstance(lock, Holder):
        raise UserError(
            tr("「{path}」正由 {holder} 使用，不能覆盖，请换一个文件名", path=path, holder=lock)
        )
    try:
        # A program of Windows that has the file open refuses now, not when all the work is done.
        with path.open("r+b"):
            pass
        yield
    finally:
        lock.release()


def _replace(path: Path, write: Callable[[Path], object], like: Path | None) -> None:
    beside = path.with_name(f".{uuid.uuid4()}.part")
    beside.touch(exist_ok=False)
    try:
        model = path if path.exists() else like
        if model is not None:
            # Of a file that may only be read the user may write the copy.
            beside.chmod(model.stat().st_mode & 0o777 | 0o600)
        write(beside)
        forget_journals(path)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        forget_journals(beside)
        raise


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
