"""Private copies of attachments that other programs open. What is done to them never comes back."""

import hashlib
import os
import shutil
import stat
import uuid
from pathlib import Path

from jingxi_desktop import paths
from jingxi_desktop.ledger import attachments
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lock import WriterLock
from jingxi_desktop.records import Attachment, UserError
from jingxi_desktop.records.errors import why
from jingxi_desktop.translation import tr

# What a system would run instead of showing it.
_RUN = frozenset(
    [
        ".appimage",
        ".bat",
        ".chm",
        ".cmd",
        ".com",
        ".command",
        ".cpl",
        ".desktop",
        ".exe",
        ".hta",
        ".jar",
        ".js",
        ".jse",
        ".lnk",
        ".msc",
        ".msi",
        ".msp",
        ".pif",
        ".ps1",
        ".py",
        ".pyw",
        ".reg",
        ".run",
        ".scr",
        ".sh",
        ".url",
        ".vbe",
        ".vbs",
        ".wsf",
        ".wsh",
    ]
)


class Copies:
    """The copies of one process, in a folder of its own under `root`, until `close`.

    The process holds a lock on its folder, so that `clear_left` tells it from those of programs
    that ended without a chance to remove theirs.
    """

    def __init__(self, root: Path) -> None:
        """Raises UserError where the folder cannot be made."""
        self._folder = root / uuid.uuid4().hex
        self._sums: dict[Path, str] = {}
        try:
            root.mkdir(parents=True, exist_ok=True)
            lock = WriterLock.acquire(self._folder)
            assert isinstance(lock, WriterLock)
            self._lock = lock
            self._folder.mkdir(mode=0o700)
        except OSError as error:
            raise _cannot_write(root, error) from error

    def copy(self, ledger: Ledger, attachment: Attachment) -> Path:
        """A read-only copy of an attachment. Raises UserError if its bytes are gone or were changed,
        or if a system would run it."""
        if Path(attachment.name).suffix.lower() in _RUN:
            raise UserError(
                tr(
                    "「{name}」是程序或脚本，不从台账直接打开；需要时请先另存，核对来源后再用",
                    name=attachment.name,
                )
            )
        content = attachments.content_of(ledger, attachment)
        place = self._folder / uuid.uuid4().hex
        file = place / paths.file_name(attachment.name)
        try:
            place.mkdir(mode=0o700)
            file.write_bytes(content)
            file.chmod(stat.S_IRUSR)
        except OSError as error:
            raise _cannot_write(file, error) from error
        self._sums[file] = attachment.sha256
        return file

    def changed(self) -> list[Path]:
        """The copies that another program changed, each told once."""
        found = [file for file, sha256 in self._sums.items() if _is_other(file, sha256)]
        for file in found:
            del self._sums[file]
        return found

    def close(self) -> None:
        """Remove all copies. A second call does nothing."""
        _remove(self._folder)
        self._lock.release()


def clear_left(root: Path) -> None:
    """Remove the copies of programs that run no more."""
    if not root.is_dir():
        return
    for folder in [entry for entry in root.iterdir() if entry.is_dir()]:
        lock = WriterLock.acquire(folder)
        if isinstance(lock, WriterLock):
            _remove(folder)
            lock.release()


def _cannot_write(path: Path, error: OSError) -> UserError:
    return UserError(tr("不能写入「{path}」：{error}", path=path, error=why(error)))


def _is_other(file: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() != sha256
    except OSError:
        # Being saved at this moment, or gone: nothing to tell of yet.
        return False


def _remove(folder: Path) -> None:
    for parent, _folders, names in os.walk(folder):
        for name in names:
            file = Path(parent, name)
            if not file.is_symlink():
                # Windows removes no read-only file.
                file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    # What a program on Windows still has open stays until the next start.
    shutil.rmtree(folder, ignore_errors=True)
