"""What was said of the columns of tables, kept for the next table with the same heads, whatever the ledger."""

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from jingxi_desktop import paths
from jingxi_desktop.exchange.importing.places import Places
from jingxi_desktop.exchange.tables import heads
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.ledger import replacing
from jingxi_desktop.records import Kind, UserError

_MOST_REMEMBERED = 500


def remembered(kind: Kind, table: FoundTable, year: int) -> Places | None:
    """What was said of a table of this kind with the same heads, None if nothing was."""
    return _memory().get(_shape(kind, table, year))


def remember(kind: Kind, table: FoundTable, places: Places, year: int) -> None:
    """Keep a mapping for the next table with the same heads, whatever the ledger, where it can be kept."""
    shape = _shape(kind, table, year)
    kept = {**{key: one for key, one in _memory().items() if key != shape}, shape: places}
    latest = dict(list(kept.items())[-_MOST_REMEMBERED:])
    with suppress(OSError, UserError):
        replacing.replace(_file(), lambda half: half.write_bytes(msgspec.json.encode(latest)))


def _file() -> Path:
    return paths.config_dir() / "import-columns.json"


def _memory() -> dict[str, Places]:
    try:
        return msgspec.json.decode(_file().read_bytes(), type=dict[str, Places])
    except (OSError, msgspec.DecodeError):
        return {}


def _shape(kind: Kind, table: FoundTable, year: int) -> str:
    """What tables have in common whose heads say the same; the year too, if they name one."""
    labels = [column.label for column in table.columns]
    of_year = [str(year)] if heads.years("".join(labels)) else []
    return hashlib.sha256("\n".join([kind.name, *labels, *of_year]).encode()).hexdigest()
