"""What the program remembers for one user: an INI file in the user's settings folder."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from jingxi_desktop import paths

MOST_RECENT = 10


def store() -> QSettings:
    """The user's settings."""
    return QSettings(str(paths.config_dir() / "settings.ini"), QSettings.Format.IniFormat)


def text(name: str, default: str = "") -> str:
    """A remembered text."""
    value = store().value(name, default)
    return value if isinstance(value, str) else default


def state(name: str) -> QByteArray:
    """A remembered layout as Qt saved it, empty if there is none."""
    value = store().value(name)
    return value if isinstance(value, QByteArray) else QByteArray()


def remember(name: str, value: str | QByteArray) -> None:
    """Remember a text or a layout. What is so already is not written: it waits for the disk."""
    kept = store()
    if kept.value(name) != value:
        kept.setValue(name, value)


def recent_files() -> list[Path]:
    """The ledgers opened lately, latest first, those that are still there."""
    names = text("recent").split("\n")
    return [path for name in names if name and (path := Path(name)).exists()]


def add_recent(path: Path) -> None:
    """Put a ledger at the head of the recent ones."""
    path = path.resolve()
    others = [other for other in recent_files() if other != path]
    remember("recent", "\n".join(str(file) for file in [path, *others][:MOST_RECENT]))
