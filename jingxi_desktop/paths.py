"""Where the program's own files and the user's files are.

The one module that tells a source tree, an installed wheel and a frozen bundle apart.
"""

import os
import re
import sys
from functools import cache
from pathlib import Path

import platformdirs

APP = "jingxi"
PROGRAMS = ("jingxi", "jingxi-cli")
_MOST_NAME = 80
# A name of 255 bytes is the longest, and what stands beside the file has a longer one.
_MOST_BYTES = 240
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


def file_name(name: str) -> str:
    """A file's name that every system takes, with the suffix that says what opens it."""
    clean = _NOT_IN_NAMES.sub("_", name).strip(" .") or "_"
    path = Path(clean)
    stem = path.stem[:_MOST_NAME].encode()[:_MOST_BYTES].decode(errors="ignore")
    return f"{stem}{path.suffix[:_MOST_NAME]}"


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


def fonts() -> list[Path]:
    """The font files that the program brings along: none in a source tree."""
    return sorted(resource("fonts").glob("*.ttf"))


def _user_dir(kind: str) -> Path:
    return _made(kind, os.environ.get("JINGXI_HOME") or _portable_home())


@cache
def _portable_home() -> str | None:
    """The folder beside the program itself, if a file named `portable` lies there too."""
    program = Path(sys.executable)
    if not _is_installed() or not (program.parent / "portable").is_file():
        return None
    return str(program.parent / "userdata")


def _is_installed() -> bool:
    # The bundle and the two programs of Windows are Python under a name of their own.
    return Path(sys.executable).stem in PROGRAMS


def program() -> list[str]:
    """The start of a command line that runs this very program again."""
    # -P: modules in the folder where the user is are not the program's.
    return [sys.executable] if _is_installed() else [sys.executable, "-P", "-m", "jingxi_desktop"]


@cache
def _made(kind: str, home: str | None) -> Path:
    """A folder of the user's, made when it is first asked for: icons ask for theirs often."""
    folder = Path(home) / kind if home else _default_dir(kind)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _default_dir(kind: str) -> Path:
    dirs = platformdirs.PlatformDirs(APP, appauthor=False)
    return {
        "state": dirs.user_state_path,
        "config": dirs.user_config_path,
        "cache": dirs.user_cache_path,
        "backups": dirs.user_data_path / "backups",
    }[kind]


def state_dir() -> Path:
    """Logs and what the program remembers of files it has seen.

    The environment variable JINGXI_HOME moves all of the user's folders to one place, and so does
    a file named `portable` beside an installed program: to `userdata` there.
    """
    return _user_dir("state")


def config_dir() -> Path:
    """The user's settings: window, columns, language."""
    return _user_dir("config")


def cache_dir() -> Path:
    """What can be made again, such as matplotlib's font list."""
    return _user_dir("cache")


def backup_dir() -> Path:
    """Rolling backups of every ledger that was opened for writing."""
    return _user_dir("backups")


def documents_dir() -> Path:
    """Where a file dialog starts."""
    return Path(platformdirs.user_documents_dir())
