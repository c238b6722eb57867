"""The schema of a ledger: its migrations, its version, and what an unharmed one looks like."""

import re
import sqlite3
import zlib
from functools import cache
from typing import TYPE_CHECKING

from jingxi_desktop import paths

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x4A585A54  # "JXZT"
# A return package: a ledger of one unit's rows.
PACKAGE_ID = 0x4A58504B  # "JXPK"
MIGRATION_SET = "jingxi"


@cache
def scripts() -> tuple[tuple[str, str], ...]:
    """Name and text of every migration, in order."""
    return tuple(
        (path.stem, path.read_text("utf-8"))
        for path in sorted(paths.migrations_dir().iterdir())
        if path.suffix == ".sql"
    )


@cache
def checksum() -> int:
    """A number that another text of the migrations would not have."""
    return zlib.crc32("".join(text for _name, text in scripts()).encode())


def newest_version() -> int:
    """The schema version that this program writes: the number of migrations."""
    return len(scripts())


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application_id(connection: sqlite3.Connection) -> int:
    """What an open file says it is: APPLICATION_ID, PACKAGE_ID, or 0 for an empty one."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def migrations(upto: int) -> "Migrations":
    """The first `upto` migrations; each commits together with its record and its version."""
    from sqlite_utils import Migrations

    steps = Migrations(MIGRATION_SET)

    def step(number: int, name: str, script: str) -> None:
        @steps(name=name)
        def apply(db: "Database") -> None:
            db.executescript(script)
            db.execute(f"PRAGMA user_version = {number}")

    for number, (name, script) in enumerate(scripts()[:upto], start=1):
        step(number, name, script)
    return steps


def migrate(connection: sqlite3.Connection, upto: int | None = None) -> None:
    """Bring an open, writable file to the schema version `upto` (the newest by default)."""
    from sqlite_utils import Database

    db = Database(connection, execute_plugins=False)
    if not application_id(connection):
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations(newest_version() if upto is None else upto).apply(db)


Object = tuple[str, str, str]


def objects(connection: sqlite3.Connection) -> set[Object]:
    """Type, name and SQL of everything in the schema but SQLite's own statistics."""
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"
    )
    return {(kind, name, re.sub(r"\s+", " ", sql)) for kind, name, sql in rows}


@cache
def expected_objects(version: int) -> frozenset[Object]:
    """What `objects` gives for an unharmed ledger of a schema version."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(_MIGRATIONS_TABLE)
        for _name, script in scripts()[:version]:
            connection.executescript(script)
        return frozenset(objects(connection))
    finally:
        connection.close()


# What sqlite-utils makes for its record of applied migrations. Written out so that opening a
# ledger need not import sqlite-utils; a test compares it with what sqlite-utils makes.
_MIGRATIONS_TABLE = """
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
"""
