"""Which files this program closed properly itself, and so need no full check when opened again.

A program with other migrations knows none of them. A file from elsewhere, one that another program wrote to, and one that a crash left behind differ
from what is remembered, and are checked page by page. So is one that is doubted, since another program wrote to it
while it was open or damage was met in it, until it passes that check.
"""

import json
from contextlib import suppress
from pathlib import Path

from jingxi_desktop import paths
from jingxi_desktop.ledger import schema

REMEMBERED = 200
Mark = list[int]
_doubted: set[Path] = set()


def _store() -> Path:
    return paths.state_dir() / "closed-ledgers.json"


def _load() -> dict[str, Mark]:
    try:
        known = json.loads(_store().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def mark_of(path: Path) -> Mark:
    """What tells a file from what it was before."""
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino, schema.checksum()]


def remember(path: Path, mark: Mark | None = None) -> None:
    """Note that a ledger was closed here in good order, where a note can be kept at all. `mark` is what it
    was then, if that is not now."""
    with suppress(OSError):
        if path.resolve() not in _doubted:
            _remember(path, mark or mark_of(path))


def doubt(path: Path) -> None:
    """Have a file checked before it is known again."""
    with suppress(OSError):
        _doubted.add(path.resolve())
        known = _load()
        if known.pop(str(path.resolve()), None) is not None:
            _keep(known)


def checked(path: Path) -> None:
    """Doubt a file no longer: it was checked page by page."""
    _doubted.discard(path.resolve())


def moved(old: Path, new: Path) -> None:
    """Note that a file that was closed here in good order has another name now."""
    with suppress(OSError):
        _remember(new, mark_of(new), instead_of=old)


def _remember(path: Path, mark: Mark, instead_of: Path | None = None) -> None:
    known = _load()
    name = str(path.resolve())
    known.pop(str((instead_of or path).resolve()), None)
    known.pop(name, None)
    known[name] = mark
    if len(known) > REMEMBERED:
        # Packages of a moment never push out the ledger of a year. Only now, since looking takes time.
        known = {each: mark for each, mark in known.items() if Path(each).exists()}
    _keep(dict(list(known.items())[-REMEMBERED:]))


def _keep(known: dict[str, Mark]) -> None:
    half = _store().with_suffix(".part")
    half.write_text(json.dumps(known, ensure_ascii=False), "utf-8")
    half.replace(_store())


def is_known(path: Path) -> bool:
    """Whether the file is to the byte count and time what was closed here last, by this schema."""
    return _load().get(str(path.resolve())) == mark_of(path)
