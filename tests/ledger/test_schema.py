"""The schema is what the field specs say; old files are brought up to it, newer ones refused."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop.ledger import backups, commands, queries, schema, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.tables import year_table
from jingxi_desktop.records import KINDS, Kind, Organisation, UserError
from jingxi_desktop.records.fields import Field, Reference

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


def columns(ledger: Ledger, table: str) -> dict[str, tuple[str, bool]]:
    """Type and NOT NULL of each column of a table but its row number."""
    rows = ledger.connection.execute(f"PRAGMA table_info({table})").fetchall()
    return {
        name: (kind, bool(required)) for _n, name, kind, required, *_ in rows if name != "rowid"
    }


def declared(fields: tuple[Field, ...]) -> dict[str, tuple[str, bool]]:
    return {field.name: (SQL_TYPES[field.python_type], field.required) for field in fields}


@every_kind
def test_columns_are_the_declared_fields_and_no_others(ledger: Ledger, kind: Kind) -> None:
    assert columns(ledger, kind.name) == {"id": ("TEXT", True), **declared(kind.stored)}
    if kind.yearly:
        own = {"id": ("TEXT", True), f"{kind.name}_id": ("TEXT", True), "year": ("INTEGER", True)}
        assert columns(ledger, year_table(kind.name)) == own | declared(kind.yearly)


@every_kind
def test_references_are_foreign_keys_and_the_other_way_round(ledger: Ledger, kind: Kind) -> None:
    rows = ledger.connection.execute(f"PRAGMA foreign_key_list({kind.name})").fetchall()
    keys = {(row[3], row[2]) for row in rows}
    assert keys == {
        (field.name, field.kind) for field in kind.fields if isinstance(field, Reference)
    }


def test_every_table_is_strict(ledger: Ledger) -> None:
    loose = ledger.connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    assert loose == [("_sqlite_migrations",)]


def test_the_file_says_what_it_is(ledger: Ledger) -> None:
    head = ledger.path.read_bytes()[:100]
    assert head[68:72] == b"JXZT"
    assert ledger.connection.execute("PRAGMA journal_mode").fetchone() == ("persist",)
    assert ledger.connection.execute("PRAGMA synchronous").fetchone()[0] >= 2
    assert ledger.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert ledger.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_the_expected_schema_is_what_migrating_makes(ledger: Ledger) -> None:
    assert schema.objects(ledger.connection) == schema.expected_objects(schema.newest_version())


def test_an_older_file_is_backed_up_and_migrated(ledger: Ledger, migrations: Any) -> None:
    commands.create(ledger, Organisation.KIND, {"name": "甲"})
    old = schema.newest_version()
    ledger.close()
    new = migrations.add()
    with Ledger.open(ledger.path) as opened:
        assert schema.version_of(opened.connection) == new
        assert opened.connection.execute("SELECT name, motto FROM organisation").fetchall() == [
            ("甲", None)
        ]
        commands.create(opened, Organisation.KIND, {"name": "乙"})
    assert verify.problems(ledger.path) == []
    (backup,) = backups.folder_of(ledger.path).glob(f"*-v{old}.jingxi")
    with closing(sqlite3.connect(backup)) as copy:
        assert schema.version_of(copy) == old
        assert schema.objects(copy) == schema.expected_objects(old)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    ledger: Ledger, migrations: Any, dump: Callable[[sqlite3.Connection], Any]
) -> None:
    commands.create(ledger, Organisation.KIND, {"name": "甲"})
    before = dump(ledger.connection)
    objects = schema.objects(ledger.connection)
    ledger.close()
    migrations.add("CREATE TABLE more (x TEXT) STRICT;\nINSERT INTO absent VALUES (1);\n")
    with pytest.raises(RuntimeError, match="could not be migrated"):
        Ledger.open(ledger.path)
    with closing(sqlite3.connect(ledger.path)) as raw:
        assert schema.objects(raw) == objects
        assert dump(raw) == before


def test_an_older_file_that_cannot_be_migrated_is_not_read_wrongly(
    empty_path: Path, migrations: Any
) -> None:
    migrations.add()
    with pytest.raises(UserError, match="旧版本"):
        Ledger.open(empty_path, read_only=True)


def test_a_newer_file_is_refused_and_left_alone(empty_path: Path, migrations: Any) -> None:
    newer = migrations.add()
    Ledger.open(empty_path).close()
    migrations.remove(newer)
    before = empty_path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(UserError, match="更新版本的程序"):
            Ledger.open(empty_path, read_only=read_only)
    assert empty_path.read_bytes() == before
    assert verify.problems(empty_path)[0].endswith("请升级程序后再打开")


def test_a_file_whose_making_was_cut_short_is_refused(empty_path: Path) -> None:
    with closing(sqlite3.connect(empty_path)) as raw:
        raw.execute("PRAGMA user_version = 0")
    with pytest.raises(UserError, match="没有建完"):
        Ledger.open(empty_path)


def test_nothing_is_overwritten_by_a_new_ledger(empty_path: Path, tmp_path: Path) -> None:
    before = empty_path.read_bytes()
    with pytest.raises(UserError, match="已经存在"):
        Ledger.create(empty_path)
    assert empty_path.read_bytes() == before
    with pytest.raises(UserError, match="不能在这里新建"):
        Ledger.create(tmp_path / "没有的文件夹" / "账.jingxi")


def test_a_new_ledger_that_fails_leaves_no_file(tmp_path: Path, migrations: Any) -> None:
    migrations.add("INSERT INTO absent VALUES (1);")
    with pytest.raises(RuntimeError, match="could not be migrated"):
        Ledger.create(tmp_path / "账.jingxi")
    assert list(tmp_path.glob("*账*")) == []


@every_kind
def test_every_kind_with_searched_fields_is_in_the_index(ledger: Ledger, kind: Kind) -> None:
    query = Query(kind.name, 2023, search="没有的词")
    rowids = queries.row_ids(ledger.connection, query)
    assert len(rowids) == 0
    from jingxi_desktop.ledger import search

    sql, _parameters = search.condition(kind, "词")
    assert (sql != "1") == bool(kind.searched)
