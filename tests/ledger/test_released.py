"""Every ledger that a released version wrote is opened by this one, and none of a newer version is."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop import paths
from jingxi_desktop.cli.commands import jingxi
from jingxi_desktop.cli.shell import run
from jingxi_desktop.ledger import attachments, backups, history, queries, schema
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, Attachment

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "released"
KEPT = sorted(FOLDER.glob("schema-*.jingxi"))
Dump = Callable[[sqlite3.Connection], dict[str, list[tuple[Any, ...]]]]


def released(changelog: str) -> dict[str, str]:
    """The ledger schema of every released version, by what its section of the changelog says."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    found = {}
    for section in sections:
        version = section.split("]")[0].strip("[")
        if version != "Unreleased":
            said = re.search(r"^Ledger schema: (\d{4})$", section, re.MULTILINE)
            assert said, f"CHANGELOG.md does not say the ledger schema of {version}"
            found[version] = said[1]
    return found


def test_a_release_says_its_schema() -> None:
    changelog = "# C\n\n## [Unreleased]\n\n## [0.2.0]\n\nLedger schema: 0002\n\n## [0.1.0]\n{}\n"
    assert released(changelog.format("Ledger schema: 0001")) == {"0.2.0": "0002", "0.1.0": "0001"}
    with pytest.raises(AssertionError, match=r"0\.1\.0"):
        released(changelog.format("### Added"))


@pytest.mark.parametrize("migration", [file.stem for file in paths.migrations_dir().glob("*.sql")])
def test_a_released_schema_has_its_ledger_and_never_changes(migration: str) -> None:
    number = migration.partition("_")[0]
    file = FOLDER / f"schema-{number}.jingxi"
    said = released((ROOT / "CHANGELOG.md").read_text("utf-8")).values()
    assert file.exists() == (number in said), "tests/ledger/released/README.md says what to do"
    if file.exists():
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as raw:
            assert schema.version_of(raw) == int(number)
            assert schema.objects(raw) == schema.expected_objects(int(number))


@pytest.fixture(scope="module")
def todays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What would be kept of the schema as it is now."""
    files = [tmp_path_factory.mktemp("kept") / name for name in ("a.jingxi", "b.jingxi")]
    for file in files:
        subprocess.run([sys.executable, FOLDER / "keep.py", file], check=True, capture_output=True)
    assert files[0].read_bytes() == files[1].read_bytes()
    return files[0]


@pytest.fixture(params=[*(file.stem for file in KEPT), "today's"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of each kept ledger, and of one of today's schema."""
    kept = FOLDER / f"{request.param}.jingxi"
    source = kept if kept.exists() else request.getfixturevalue("todays")
    return Path(shutil.copyfile(source, tmp_path / "旧台账.jingxi"))


def rows(connection: sqlite3.Connection, like: dict[str, list[str]]) -> dict[str, Any]:
    """Every row of the tables and columns of `like`."""
    return {
        table: connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
        for table, columns in like.items()
    }


def columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of all tables of records and of their history."""
    names = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
        " AND name NOT GLOB '*sqlite*' AND name NOT GLOB 'search*'"
    ).fetchall()
    return {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        for (name,) in names
    }


def opened_as_before(path: Path) -> None:
    """Open a ledger: backed up first, sound, with all that was in it, and undone to the first step."""
    with closing(sqlite3.connect(path)) as raw:
        version, tables = schema.version_of(raw), columns(raw)
        before = rows(raw, tables)
    with Ledger.open(path) as ledger:
        assert schema.version_of(ledger.connection) == schema.newest_version()
        assert rows(ledger.connection, tables) == before
        for kind in KINDS.values():
            records = queries.fetch(ledger, kind.record)
            assert records or kind.name not in tables, f"no {kind.name} was kept"
            for record in records:
                assert history.of_record(ledger, record.id)
        (attachment,) = queries.fetch(ledger, Attachment)
        assert attachments.content_of(ledger, attachment) == "立项说明\n".encode()
        assert (ledger.redo() or "").startswith("删除")
        records_of = {name: tables[name] for name in tables if not name.startswith("change_")}
        newest = rows(ledger.connection, records_of)
        labels = []
        while (label := ledger.undo()) is not None:
            labels.append(label)
        assert len(labels) > len(KINDS)
        assert not queries.fetch(ledger, Attachment)
        assert [ledger.redo() for _ in labels] == labels[::-1]
        assert rows(ledger.connection, records_of) == newest
    assert run(jingxi, ["check", str(path)]) == 0
    copies = list(backups.folder_of(path).glob("*.jingxi"))
    migrated = [copy for copy in copies if copy.stem.endswith(f"-v{version}")]
    assert len(migrated) == (version < schema.newest_version())
    with closing(sqlite3.connect((migrated or copies)[0])) as copy:
        assert schema.version_of(copy) == version
        assert rows(copy, tables) == before


def test_this_version_opens_it(path: Path) -> None:
    opened_as_before(path)


def test_a_later_version_opens_it_and_this_one_refuses_it_then(
    path: Path, migrations: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    later = migrations.add()
    opened_as_before(path)
    migrations.remove(later)
    before = path.read_bytes()
    capsys.readouterr()
    for command in (["list", "park"], ["set", "park", "甲", "name=乙"], ["undo"], ["check"]):
        status = run(jingxi, [command[0], str(path), *command[1:]])
        told = "".join(capsys.readouterr())
        assert status == 1
        assert "由更新版本的程序写成，请升级程序后再打开" in told
        assert len(told.splitlines()) == 1
    assert path.read_bytes() == before
