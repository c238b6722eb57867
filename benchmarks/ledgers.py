"""The ledgers that are measured, made once and kept under `build/bench`."""

import hashlib
import os
import time
from pathlib import Path

from jingxi_desktop import paths
from jingxi_desktop.ledger import samples
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples import scale

FOLDER = Path("build", "bench").resolve()


def use_own_home() -> None:
    """Keep settings, notes and backups of this process and its children out of the user's folders."""
    os.environ["JINGXI_HOME"] = str(FOLDER / "home")
    FOLDER.mkdir(parents=True, exist_ok=True)


def _schema_mark() -> str:
    """What a ledger made now would differ by: another schema or another sample has another mark."""
    digest = hashlib.sha256()
    for path in (*sorted(paths.migrations_dir().glob("*.sql")), Path(scale.__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def ledger(projects: int, *, fresh: bool = False) -> Path:
    """A ledger with so many projects. A million take minutes to make and gigabytes to keep."""
    path = FOLDER / f"scale-{projects}-{_schema_mark()}.jingxi"
    for stale in FOLDER.glob(f"scale-{projects}-*.jingxi"):
        if fresh or stale != path:
            stale.unlink()
    if not path.exists():
        print(f"making {path.name} …", flush=True)
        start = time.perf_counter()
        samples.make(path, "scale", projects=projects)
        print(f"made in {time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e9:.1f} GB")
    # The first opening of a day copies the ledger, and a copy of a file from elsewhere is checked.
    with Ledger.open(path):
        pass
    return path
