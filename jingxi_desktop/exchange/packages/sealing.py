"""封装: a return package under a passphrase, as a file of its own to be sent.

A sealed file is `_HEAD`, a salt, a nonce, and the package in AES-256-GCM, whose key scrypt makes of the
passphrase; the tag at its end covers all that is before it. It is for sending only: who gets one opens
it into a package beside it, and works on that.
"""

import os
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jingxi_desktop.ledger import backups, creation, package, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.package import FORM, SEALED, SUFFIX
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError, why
from jingxi_desktop.translation import tr

if TYPE_CHECKING:
    from Cryptodome.Cipher._mode_gcm import GcmMode

SHORTEST = 8
# The digit is the version: cost of scrypt, cipher and lengths go with it, so that no file can ask for more.
_HEAD = b"JXSEAL1\n"
_COST = 2**17
_BLOCKS = 8
_SALT, _NONCE, _TAG, _KEY = 16, 12, 16, 32
_START = len(_HEAD) + _SALT + _NONCE
# A package has no attachments; a file is sealed and opened in memory.
MOST_BYTES = 512 * 1024**2
# Of folders that are there for a moment.
PREFIX = "jingxi-"


def is_sealed(path: Path) -> bool:
    """Whether a file is a sealed package, by what it begins with."""
    try:
        # A pipe would be waited for, and closing a ledger's file would drop this process's locks on it.
        if path.suffix.lower() != SEALED or not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def check_passphrase(passphrase: str) -> None:
    """Raises UserError for a passphrase too short to seal with."""
    if len(passphrase.strip()) < SHORTEST:
        raise UserError(tr("口令至少要 {n} 个字", n=SHORTEST))


def check_sealing(path: Path, out: Path) -> None:
    """Raises UserError where the package at `path` cannot be sealed to `out`, whatever the passphrase."""
    _check_suffix(out, SEALED)
    creation.check_free(out)
    _package(path).close()


def check_unsealing(path: Path, out: Path) -> None:
    """Raises UserError where no passphrase could open `path` to `out`: what is not sealed is said to be what
    it is."""
    _check_suffix(out, SUFFIX)
    _check_sealed(path)
    creation.check_free(out)


def seal(
    path: Path, out: Path, passphrase: str, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Write the package at `path` sealed to `out`, whole or not at all.

    Raises UserError for what is no package, where a file is already, and for a short passphrase;
    CancelledError where `cancelled()` is true by the end.
    """
    check_passphrase(passphrase)
    check_sealing(path, out)
    # A whole copy, whoever writes to it now; reading the file itself would drop this process's locks on it.
    with _package(path) as ledger, tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        copy = Path(folder, path.name)
        backups.copy_to(ledger.connection, copy)
        plain = _bytes(copy)
    head = _HEAD + os.urandom(_SALT + _NONCE)
    content, tag = _cipher(passphrase, head).encrypt_and_digest(plain)

    def write(half: Path) -> None:
        half.write_bytes(head + content + tag)
        _stop_if(cancelled)

    creation.create(out, write)


def unseal(
    path: Path, out: Path, passphrase: str, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Write the package that is sealed at `path` to `out`, whole or not at all.

    Raises UserError for a wrong passphrase, a changed byte, what is no sealed package, and where a file is
    already; CancelledError where `cancelled()` is true by the end.
    """
    check_unsealing(path, out)
    sealed = _bytes(path)
    head, content, tag = sealed[:_START], sealed[_START:-_TAG], sealed[-_TAG:]
    if not content:
        raise _cut_short(path)
    try:
        plain = _cipher(passphrase, head).decrypt_and_verify(content, tag)
    except ValueError:
        raise UserError(
            tr(
                "口令不对，或者「{path}」已被改动，没有打开；请核对口令，或请对方重新发来",
                path=path,
            )
        ) from None

    def write(half: Path) -> None:
        half.write_bytes(plain)
        _package(half).close()
        _stop_if(cancelled)

    creation.create(out, write)


def _check_sealed(path: Path) -> None:
    verify.check_file(path)
    with _reading(path), path.open("rb") as file:
        is_sealed = file.read(len(_HEAD)) == _HEAD
    if is_sealed:
        return
    if path.suffix.lower() == FORM:
        what = tr("填报表不用解封，请直接用 Excel 或 WPS 填写")
    else:
        try:
            _package(path).close()
            what = tr("它就是填报包（{suffix}），不用解封", suffix=SUFFIX)
        except UserError as error:
            if path.suffix.lower() == SEALED:
                raise _cut_short(path) from error
            what = str(error)
    raise UserError(tr("「{path}」没有封装；{what}", path=path, what=what))


def _cut_short(path: Path) -> UserError:
    return UserError(
        tr("「{path}」不是封装的填报包，或者没有传完整；请让对方重新发一份", path=path)
    )


def _cipher(passphrase: str, head: bytes) -> "GcmMode":
    # Only here: a start would wait for a library of ciphers otherwise.
    from Cryptodome.Cipher import AES
    from Cryptodome.Protocol.KDF import scrypt

    # The same characters typed on another system.
    secret = unicodedata.normalize("NFC", passphrase.strip())
    salt, nonce = head[len(_HEAD) : -_NONCE], head[-_NONCE:]
    # Its stubs say that it takes and gives other things than it does.
    key = cast("Callable[..., bytes]", scrypt)(secret.encode(), salt, _KEY, N=_COST, r=_BLOCKS, p=1)
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=_TAG)
    cipher.update(head)
    return cipher


def _bytes(path: Path) -> bytes:
    verify.check_file(path)
    if path.stat().st_size > MOST_BYTES:
        raise UserError(tr("「{path}」大得不合情理，未打开", path=path))
    with _reading(path):
        return path.read_bytes()


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Say in words why a file cannot be read in here."""
    try:
        yield
    except OSError as error:
        raise UserError(tr("不能读取「{path}」：{error}", path=path, error=why(error))) from error


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError


def _check_suffix(path: Path, suffix: str) -> None:
    if path.suffix != suffix:
        raise UserError(tr("「{path}」的文件名请以 {suffix} 结尾", path=path, suffix=suffix))


def _package(path: Path) -> Ledger:
    """The package at a path, to read."""
    ledger = Ledger.open(path, read_only=True)
    try:
        package.check(ledger)
    except UserError:
        ledger.close()
        raise
    return ledger
