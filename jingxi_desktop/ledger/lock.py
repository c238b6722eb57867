"""One writer at a time: a lock file beside the ledger that says who holds it.

The operating system's lock on that file, not the file's presence, is what counts: it is gone with
the process that held it, so a crash never leaves a ledger locked. Qt's QLockFile would tie the
ledger to Qt; the filelock package empties the file it tries to lock, and the holder's name with it.
"""

import getpass
import json
import os
import platform
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from jingxi_desktop.translation import tr

if sys.platform == "win32":
    import msvcrt

    # Far behind the text, since Windows also stops others from reading locked bytes.
    _LOCKED_BYTE = 1 << 30

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Holder(Struct, frozen=True):
    """Who holds a ledger: user, host and process id."""

    user: str
    host: str
    process: int

    def __str__(self) -> str:
        return tr(
            "{user}（主机 {host}，进程 {process}）",
            user=self.user,
            host=self.host,
            process=self.process,
        )


def this_process() -> Holder:
    """The holder that this process would be."""
    return Holder(getpass.getuser(), platform.node(), os.getpid())


def lock_path(ledger: Path) -> Path:
    """The lock file of a ledger: `.京西2023.jingxi.lock` beside it."""
    return ledger.with_name(f".{ledger.name}.lock")


class WriterLock:
    """The right to write to one ledger, held until `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, ledger: Path) -> "WriterLock | Holder":
        """The lock, or who holds it. Raises OSError where no lock file can be written."""
        path = lock_path(ledger.resolve())
        while True:
            with ExitStack() as until_locked:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
                until_locked.callback(os.close, descriptor)
                if not _try_lock(descriptor):
                    return _read_holder(path)
                # If not, the holder removed the file between our opening and locking it: take the new one.
                if _is_file_at(path, descriptor):
                    _write_name(descriptor)
                    until_locked.pop_all()
                    return cls(path, descriptor)

    def release(self) -> None:
        """Give the ledger free. A second call does nothing.

        The file may stay where it cannot be removed: it is the lock on it that counts.
        """
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        if sys.platform == "win32":
            # Nor can it be while anybody has it open, this process too.
            os.close(descriptor)
            self._remove()
        else:
            # Unlinked while still locked, so that nobody locks a file that is about to vanish.
            self._remove()
            os.close(descriptor)

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink()


def _is_file_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _write_name(descriptor: int) -> None:
    text = json.dumps(asdict(this_process()), ensure_ascii=False).encode()
    os.ftruncate(descriptor, 0)
    os.write(descriptor, text)


def _read_holder(path: Path) -> Holder:
    try:
        return Holder(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        # Read in the moment before the holder had written its name.
        return Holder(tr("另一个程序"), "?", 0)
