"""Which files this program closed properly itself, and so need no full check when opened again.

A program with other migrations knows none of them. A file from elsewhere, one that another program wrote to, and one that a crash left behind differ
from what is remembered, and are checked page by page.
"""

import json
from contextlib import suppress
from pathlib import Path

from jingxi_desktop import paths
from jingxi_desktop.ledger import schema

REMEMBERED = 200


def _store() -> Path:
    return paths.state_dir() / "closed-ledgers.json"


def _load() -> dict[str, list[int]]:
    try:
        known = json.loads(_store().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _fingerprint(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino, schema.checksum()]


def remember(path: Path) -> None:
    """Note that a ledger was closed here in good order, where a note can be kept at all."""
    with suppress(OSError):
        _remember(path)


def moved(old: Path, new: Path) -> None:
    """Note that a file that was closed here in good order has another name now."""
    with suppress(OSError):
        _remember(new, instead_of=old)


def _remember(path: Path, instead_of: Path | None = None) -> None:
    known = _load()
    name = str(path.resolve())
    known.pop(str((instead_of or path).resolve()), None)
    known.pop(name, None)
    known[name] = _fingerprint(path)
    if len(known) > REMEMBERED:
        # Packages of a moment never push out the ledger of a year. Only now, since looking takes time.
        known = {each: mark for each, mark in known.items() if Path(each).exists()}
    latest = dict(list(known.items())[-REMEMBERED:])
    half = _store().with_suffix(".part")
    half.write_text(json.dumps(latest, ensure_ascii=False), "utf-8")
    half.replace(_store())


def is_known(path: Path) -> bool:
    """Whether the file is to the byte count and time what was closed here last, by this schema."""
    return _load().get(str(path.resolve())) == _fingerprint(path)
