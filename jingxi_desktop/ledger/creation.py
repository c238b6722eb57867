"""A new file that is there whole or not at all, and never in place of another."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from jingxi_desktop.ledger import trust
from jingxi_desktop.ledger.lock import Holder, WriterLock
from jingxi_desktop.ledger.replacing import forget_journals
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import called, why
from jingxi_desktop.translation import tr


def create(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make a file elsewhere, which then gets the name `path`.

    Raises UserError where a file is already, or none can be made.
    """
    check_free(path)
    try:
        # Its lock takes the name, so that two programs never make the same file.
        lock = WriterLock.acquire(path)
        if isinstance(lock, Holder):
            raise _taken(path)
        try:
            _make(path, write)
        finally:
            lock.release()
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise UserError(
            tr("不能在这里新建文件「{path}」：{error}", path=path, error=why(error))
        ) from error


def check_free(path: Path) -> None:
    """Raises UserError where a file is already."""
    if os.path.lexists(path):
        raise _taken(path)


def _taken(path: Path) -> UserError:
    return UserError(tr("「{path}」已经存在，请换一个文件名", path=path))


def _make(path: Path, write: Callable[[Path], None]) -> None:
    # A process that was killed leaves this folder behind; the next one of the name begins anew.
    folder = path.with_name(f".{path.name}.new")
    # Not the long name twice: SQLite opens no path of more than 512 bytes.
    half = folder / f"new{path.suffix}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        with called(half, path):
            write(half)
        # A ledger was closed in there; a form was not.
        is_known = trust.is_known(half)
        _give_name(half, path)
        if is_known:
            trust.moved(half, path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _give_name(made: Path, path: Path) -> None:
    """Let a finished file bear its name. Raises FileExistsError where there is one by now."""
    forget_journals(path)
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:
        # A stick's file system knows no second name of a file.
        if os.path.lexists(path):
            raise FileExistsError from None
        made.rename(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
