"""How a return package travels: as the file it is, sealed under a passphrase, or as a form to be filled in."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from jingxi_desktop.exchange.packages import sealing
from jingxi_desktop.ledger import creation, package
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.package import FORM, SEALED, SUFFIX
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError, called
from jingxi_desktop.translation import joined, tr

# As they go out, and as they come back: a form may be saved in what a spreadsheet program prefers.
SENT = (SUFFIX, SEALED, FORM)
_FORMS = (FORM, ".xls", ".ods")
RETURNED = (SUFFIX, SEALED, *_FORMS)


class Parcel(Struct, frozen=True):
    """A package to read, and what is to be said of how it came: of a form, what of it was not taken."""

    path: Path
    remarks: tuple[str, ...] = ()


def make(ledger: Ledger, unit_id: str, month: str, out: Path, passphrase: str = "") -> int:
    """Make a unit's package at `out`, as its suffix says. Returns what `package.make` does.

    Raises UserError as that does, for another suffix, and for a short passphrase.
    """
    if out.suffix not in SENT:
        suffixes = joined(SENT)
        raise UserError(tr("「{path}」的文件名请以 {suffix} 结尾", path=out, suffix=suffixes))
    if out.suffix == SUFFIX:
        return package.make(ledger, unit_id, month, out)
    if out.suffix == SEALED:
        sealing.check_passphrase(passphrase)
    with tempfile.TemporaryDirectory(prefix=sealing.PREFIX) as folder:
        made = Path(folder, out.stem + SUFFIX)
        count = package.make(ledger, unit_id, month, made)
        if out.suffix == SEALED:
            sealing.seal(made, out, passphrase)
        else:
            from jingxi_desktop.exchange.packages import write_form

            creation.create(out, lambda half: write_form.write(made, half))
    return count


def make_all(
    ledger: Ledger,
    places: Mapping[str, Path],
    month: str,
    passphrase: str = "",
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Make the package of each unit at its place; all of them or none. As `make`.

    Raises CancelledError soon after `cancelled()` turns true.
    """
    made: list[Path] = []
    try:
        count = 0
        for unit_id, out in places.items():
            count += make(ledger, unit_id, month, out, passphrase)
            made.append(out)
            if cancelled():
                raise CancelledError
    except BaseException:
        for out in made:
            out.unlink(missing_ok=True)
        raise
    return count


@contextmanager
def opened(
    path: Path, passphrase: str = "", cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Parcel]:
    """The package at `path` to read: itself, or a private copy that is gone afterwards.

    Raises UserError where that cannot be had.
    """
    suffix = path.suffix.lower()
    if suffix not in (SEALED, *_FORMS):
        yield Parcel(path)
        return
    with tempfile.TemporaryDirectory(prefix=sealing.PREFIX) as folder:
        copy = Path(folder, path.with_suffix(SUFFIX).name)
        remarks: tuple[str, ...] = ()
        with called(copy, path):
            if suffix != SEALED:
                from jingxi_desktop.exchange.packages import read_form

                remarks = read_form.take_out(path, copy, cancelled)
            else:
                sealing.unseal(path, copy, passphrase)
        yield Parcel(copy, remarks)
