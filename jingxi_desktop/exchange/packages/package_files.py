"""The files in which return packages come back: found in a folder, opened, compared."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from msgspec.structs import replace

from jingxi_desktop.exchange.packages import parcels, sealing
from jingxi_desktop.exchange.packages.parcels import RETURNED, Parcel
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge
from jingxi_desktop.ledger.three_way import Comparison
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError, FormError, called
from jingxi_desktop.translation import joined, mark, tr

_MOST_PLACES = 10
# What packages may be inside of, or saved as, and is not looked into.
_PACKED = mark("「{name}」是压缩包，没有看里面的文件，请先解压")
_OTHER_FORM = mark("「{name}」不是能读的填报表，没有看，请在 Excel 或 WPS 里另存为 .xlsx")
_IN_FOLDER = mark("「{name}」是文件夹，没有看里面的文件，请把填报包移到外面")
_NOT_READ = {
    **dict.fromkeys((".zip", ".rar", ".7z"), _PACKED),
    **dict.fromkeys((".et", ".ett", ".xlsm", ".xlsb", ".csv"), _OTHER_FORM),
}
# The passphrase of a sealed file; None where there is none to be had.
PassphraseOf = Callable[[Path], str | None]


def files(folder: Path) -> list[Path]:
    """The packages in a folder, by name, and what may hold some and is refused when it is opened.

    Raises UserError if there is nothing of it, or no such folder.
    """
    if not folder.is_dir():
        raise UserError(tr("没有文件夹「{path}」", path=folder))
    found = sorted(
        path
        for path in folder.glob("*")
        # What other systems and open programs leave beside a file begins so.
        if not path.name.startswith((".", "~$"))
        and (path.suffix.lower() in RETURNED or _not_read(path))
    )
    if not found:
        kinds = joined(f"*{suffix}" for suffix in RETURNED)
        raise UserError(tr("「{path}」里没有填报包（{kinds}）", path=folder, kinds=kinds))
    return found


def opened(
    path: Path, passphrase_of: PassphraseOf, cancelled: Callable[[], bool] = lambda: False
) -> AbstractContextManager[Parcel]:
    """The package of a file, to read until it is let go. Raises UserError."""
    if sentence := _not_read(path):
        raise UserError(tr(sentence, name=path.name))
    passphrase = passphrase_of(path) if sealing.is_sealed(path) else ""
    if passphrase is None:
        raise UserError(tr("「{name}」是封装的，没有输入口令，没有比较", name=path.name))
    return parcels.opened(path, passphrase, cancelled)


def compare(
    ledger: Ledger,
    path: Path,
    passphrase_of: PassphraseOf,
    cancelled: Callable[[], bool] = lambda: False,
) -> Merge:
    """Compare one package with the ledger. Raises UserError, as `Comparison.add`."""
    with (
        opened(path, passphrase_of, cancelled) as parcel,
        Comparison(ledger, cancelled) as comparison,
    ):
        return _compared(comparison, parcel, path)


def compare_all(
    ledger: Ledger,
    paths: Sequence[Path],
    passphrase_of: PassphraseOf,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    without: Collection[str] = (),
) -> Iterator[Returned]:
    """Compare packages with the ledger and with each other; one that is refused does not stop the others.

    Those that are called as in `without` are left out: the others are compared as if they were not there.
    Raises CancelledError soon after `cancelled()` turns true.
    """
    with ExitStack() as opening, Comparison(ledger, cancelled) as comparison:
        for path in paths:
            if cancelled():
                raise CancelledError
            left_out = path.name in without
            try:
                with called(path, path.name):
                    parcel = opening.enter_context(opened(path, passphrase_of, cancelled))
                    merge = _compared(comparison, parcel, path, stays_out=left_out)
                unit_id, month = merge.package.unit_id, merge.package.month
                yield Returned(path.name, unit_id, month, merge, left_out=left_out)
            except FormError as error:
                places = joined(error.first(_MOST_PLACES), "；")
                refused = tr(
                    "有 {n} 处要改，请改好再汇总：{places}", n=len(error.places), places=places
                )
                yield Returned(
                    path.name, error.unit_id, error.month, refused=refused, left_out=left_out
                )
            except UserError as error:
                yield Returned(path.name, refused=str(error), left_out=left_out)


def _not_read(path: Path) -> str:
    """The sentence about what may hold packages and is not looked into, "" for anything else, also for nothing."""
    suffix = path.suffix.lower()
    if suffix not in RETURNED and path.is_dir():
        return _IN_FOLDER
    return _NOT_READ.get(suffix, "") if path.is_file() else ""


def _compared(
    comparison: Comparison, parcel: Parcel, path: Path, *, stays_out: bool = False
) -> Merge:
    with called(parcel.path, path):
        merge = comparison.add(parcel.path, path.name, stays_out=stays_out)
    return replace(merge, remarks=(*merge.remarks, *parcel.remarks))
