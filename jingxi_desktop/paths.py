"""Where the program's own files and the user's files are.

The one module that tells a source tree, an installed wheel and a frozen bundle apart.
"""

import os
import sys
from pathlib import Path

import platformdirs

APP = "jingxi"


def _root() -> Path:
    """The folder that holds `db/` and `resources/`."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle)
    package = Path(__file__).parent
    # A wheel carries both folders inside the package; a source tree has them beside it.
    return package if (package / "db").is_dir() else package.parent


def migrations_dir() -> Path:
    """The `.sql` files that make the schema, applied in the order of their names."""
    return _root() / "db" / "migrations"


def seed_dir() -> Path:
    """The facts of the article and the public facts beside it, as JSON."""
    return _root() / "db" / "seed"


def query_file(name: str) -> Path:
    """The SELECT called `name` that a chart or a report reads."""
    return _root() / "db" / "queries" / f"{name}.sql"


def resource(*parts: str) -> Path:
    """A file under `resources/`, for example `resource("i18n", "jingxi_en.qm")`."""
    return _root().joinpath("resources", *parts)


def _user_dir(kind: str, default: str) -> Path:
    home = os.environ.get("JINGXI_HOME")
    folder = Path(home) / kind if home else Path(default)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def state_dir() -> Path:
    """Logs and what the program remembers of files it has seen.

    The environment variable JINGXI_HOME moves all of the user's folders to one place.
    """
    return _user_dir("state", platformdirs.user_state_dir(APP, appauthor=False))


def config_dir() -> Path:
    """The user's settings: window, columns, language."""
    return _user_dir("config", platformdirs.user_config_dir(APP, appauthor=False))


def cache_dir() -> Path:
    """What can be made again, such as matplotlib's font list."""
    return _user_dir("cache", platformdirs.user_cache_dir(APP, appauthor=False))


def backup_dir() -> Path:
    """Rolling backups of every ledger that was opened for writing."""
    return _user_dir(
        "backups", str(Path(platformdirs.user_data_dir(APP, appauthor=False), "backups"))
    )


def documents_dir() -> Path:
    """Where a file dialog starts."""
    return Path(platformdirs.user_documents_dir())
