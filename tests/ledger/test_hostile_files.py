"""Files that are no ledger, are damaged, or were made to do harm: one sentence, never a crash."""

import os
import random
import sqlite3
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jingxi_desktop.ledger import attachments, commands, history, queries, schema, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lock import lock_path
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import KINDS, Organisation, Project, ProjectMonth, UserError, Value

PAGE = 4096


@pytest.fixture
def filled_path(empty_path: Path) -> Path:
    """A sound ledger of some hundred pages."""
    with Ledger.open(empty_path) as ledger, ledger.change("填"):
        for number in range(120):
            values: dict[str, Value] = {
                "name": f"项目 {number}",
                "content": "建设内容" * 60,
                "number": number,
            }
            project = commands.create(ledger, Project.KIND, values, 2023)
            month: dict[str, Value] = {"project_id": project, "month": "2023-06", "done": number}
            commands.create(ledger, ProjectMonth.KIND, month)
    (empty_path.parent / "照片").write_bytes(os.urandom(9 * PAGE))
    with Ledger.open(empty_path) as ledger:
        attachments.add(ledger, Project.KIND, project, empty_path.parent / "照片")
    return empty_path


def refusal(path: Path) -> str:
    """The sentence that a file is refused with, the same for reading, writing and checking."""
    said = set()
    for read_only in (False, True):
        with pytest.raises(UserError) as caught:
            Ledger.open(path, read_only=read_only)
        said.add(str(caught.value))
    said.update(verify.problems(path)[:1])
    assert len(said) == 1
    sentence = said.pop()
    assert "\n" not in sentence
    assert path.name in sentence
    return sentence


def read_all(path: Path) -> None:
    """Open for reading and look at everything that tables, searches and the check look at."""
    with Ledger.open(path, read_only=True) as ledger:
        for kind in KINDS.values():
            for search in ("", "项目 1"):
                rowids = queries.row_ids(ledger.connection, Query(kind.name, 2023, search))
                queries.page(ledger, kind, 2023, rowids)


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def only_a_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def gone(path: Path) -> None:
    path.unlink()


def another_program_s(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id = 1")


def another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE task (id TEXT)")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (not_sqlite, "不是京西转型的台账或填报包"),
        (empty, "不是京西转型的台账或填报包"),
        (only_a_header, ""),
        (folder, "文件夹"),
        (pipe, "不是"),
        (gone, "找不到文件"),
        (another_program_s, "不是京西转型的台账或填报包"),
        (another_database, "不是京西转型的台账或填报包"),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_what_is_no_ledger_is_said_so(
    empty_path: Path, harm: Callable[[Path], None], says: str
) -> None:
    harm(empty_path)
    assert says in refusal(empty_path)


ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER evil AFTER INSERT ON organisation BEGIN DELETE FROM project; END",
        f"CREATE VIEW evil AS {ENDLESS}",
        "CREATE TABLE evil (x)",
        "CREATE INDEX evil ON project (phone)",
        "DROP INDEX project_name",
        f"DROP TABLE event; CREATE VIEW event AS {ENDLESS}",
        "ALTER TABLE project ADD COLUMN evil TEXT GENERATED ALWAYS AS (zeroblob(1000000000))",
        "ALTER TABLE project RENAME COLUMN phone TO evil",
    ],
)
def test_a_foreign_object_is_refused_before_it_runs(empty_path: Path, sql: str) -> None:
    with closing(sqlite3.connect(empty_path)) as raw:
        raw.executescript(sql)
    started = time.monotonic()
    assert "结构与本程序不符" in refusal(empty_path)
    assert time.monotonic() - started < 2


def test_a_schema_that_was_written_by_hand_is_refused(empty_path: Path) -> None:
    with closing(sqlite3.connect(empty_path)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE park (x)' WHERE name = 'park'")
        raw.commit()
    assert "已损坏" in refusal(empty_path) or "不符" in refusal(empty_path)


@pytest.mark.parametrize("name", ["year", "year chosen in 2023", "year chosen in "])
@pytest.mark.parametrize("year", ["abc", "", "20231", "-203", "２０２３"])
def test_a_year_that_is_none_is_refused(empty_path: Path, name: str, year: str) -> None:
    with closing(sqlite3.connect(empty_path)) as raw, raw:
        raw.execute("INSERT OR REPLACE INTO setting (id, value) VALUES (?, ?)", (name, year))
    assert "已损坏" in refusal(empty_path)
    assert "年度设置不是年份" in refusal(empty_path)


@pytest.mark.parametrize("length", [99, 100, 512, PAGE, 3 * PAGE, 40 * PAGE + 17, -PAGE, -1])
def test_a_file_cut_short_is_refused(filled_path: Path, length: int) -> None:
    filled_path.write_bytes(filled_path.read_bytes()[:length])
    refusal(filled_path)


@pytest.mark.parametrize(
    ("place", "data"),
    [
        (28, struct.pack(">I", 0xFFFFFFFE)),
        (32, struct.pack(">II", 7, 0x7FFFFFFF)),
        (16, b"\x02\x00"),
        (16, b"\x00\x07"),
        (20, b"\xff"),
        (44, struct.pack(">I", 9)),
        (56, struct.pack(">I", 2)),
        (100, b"\x02\xff\xff\xff\xff"),
    ],
)
def test_a_header_that_lies_does_no_harm(filled_path: Path, place: int, data: bytes) -> None:
    content = bytearray(filled_path.read_bytes())
    content[place : place + len(data)] = data
    filled_path.write_bytes(content)
    opens_sound_or_is_refused(filled_path)


def opens_sound_or_is_refused(path: Path) -> bool:
    """Whether it opened; then SQLite's own check has nothing against it either."""
    started = time.monotonic()
    problems = verify.problems(path)
    try:
        read_all(path)
    except UserError as error:
        refused = [str(error)]
    else:
        refused = []
    assert time.monotonic() - started < 5
    assert all("\n" not in sentence for sentence in problems + refused)
    if refused:
        assert problems
        return False
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    return True


def damaged(path: Path, kind: str, rounds: int) -> Iterator[bytes]:
    sound = path.read_bytes()
    chance = random.Random(f"{kind} 2023")
    for _ in range(rounds):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 40)):
            if kind == "bits":
                content[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
            elif kind == "pages":
                start = chance.randrange(len(sound) // PAGE) * PAGE
                other = chance.randrange(len(sound) // PAGE) * PAGE
                content[start : start + PAGE] = sound[other : other + PAGE]
            else:
                start = chance.randrange(len(sound) // PAGE) * PAGE
                content[start : start + 16] = chance.randbytes(16)
        yield bytes(content)


@pytest.mark.parametrize("kind", ["bits", "pages", "page heads"])
def test_damage_anywhere_is_noticed_or_harmless(filled_path: Path, kind: str) -> None:
    opened = 0
    for content in damaged(filled_path, kind, 40):
        filled_path.write_bytes(content)
        opened += opens_sound_or_is_refused(filled_path)
    assert opened < (40 if kind == "bits" else 5)


def test_a_changed_value_is_noticed_by_the_check(filled_path: Path) -> None:
    with closing(sqlite3.connect(filled_path)) as raw, raw:
        raw.execute("UPDATE project SET total_investment = 7 WHERE name = '项目 5'")
        raw.execute("DELETE FROM project_month WHERE done = 9")
        raw.execute("UPDATE project SET stage = '飞升' WHERE name = '项目 6'")
    problems = "\n".join(verify.problems(filled_path))
    assert "total_investment" in problems
    assert "台账里却没有" in problems
    assert "没有「飞升」这一项" in problems


def test_a_reference_to_nothing_is_noticed_by_the_check(filled_path: Path) -> None:
    with closing(sqlite3.connect(filled_path)) as raw, raw:
        raw.execute("UPDATE project SET park_id = 'nowhere' WHERE name = '项目 5'")
    assert any("引用了不存在的 park" in problem for problem in verify.problems(filled_path))


def test_an_id_that_is_of_another_month_is_noticed_by_the_check(filled_path: Path) -> None:
    with Ledger.open(filled_path) as ledger, ledger.change("改月份") as change:
        (row_id,) = change.connection.execute("SELECT id FROM project_month LIMIT 1").fetchone()
        change.update("project_month", row_id, {"month": "2031-01"})
    (problem,) = verify.problems(filled_path)
    assert problem == f"project_month 的记录 {row_id} 的编号与所属记录和 2031-01 不符"


def test_history_that_is_damaged_is_noticed(filled_path: Path) -> None:
    with closing(sqlite3.connect(filled_path)) as raw, raw:
        raw.execute("UPDATE change_entry SET after = substr(after, 1, 9)")
    assert "变更记录已损坏，请改用备份" in verify.problems(filled_path)
    with Ledger.open(filled_path) as ledger:
        with pytest.raises(UserError, match="变更记录已损坏"):
            ledger.undo()
        with pytest.raises(UserError, match="变更记录已损坏"):
            history.of_record(ledger, queries.fetch(ledger, Project)[0].id)


def test_text_that_is_no_text_is_noticed(filled_path: Path) -> None:
    with closing(sqlite3.connect(filled_path)) as raw, raw:
        raw.execute("UPDATE project SET content = CAST(x'ff' || content AS TEXT) WHERE rowid = 7")
    with pytest.raises(UserError, match="已损坏") as caught:
        read_all(filled_path)
    assert len(str(caught.value)) < 300
    assert verify.problems(filled_path) == [str(caught.value)]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_BUSY, "正被另一个程序占用"),
        (sqlite3.SQLITE_FULL, "磁盘已满"),
        (sqlite3.SQLITE_READONLY, "不能写入"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "不能写入"),
        (sqlite3.SQLITE_IOERR_WRITE, "磁盘出错"),
        (sqlite3.SQLITE_NOTADB, "不是京西转型的台账或填报包"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "已损坏"),
        (sqlite3.SQLITE_TOOBIG, "已损坏"),
    ],
)
def test_what_went_wrong_is_told_by_its_code(tmp_path: Path, code: int, says: str) -> None:
    error = sqlite3.DatabaseError("whatever it says")
    error.sqlite_errorcode = code
    with pytest.raises(UserError, match=says), verify.reading(tmp_path / "账.jingxi"):
        raise error


@pytest.mark.parametrize("read_only", [False, True])
def test_a_wrong_statement_of_ours_is_no_damage(
    empty_path: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    monkeypatch.setattr(
        schema, "version_of", lambda connection: connection.execute("SELECT 1 FROM full_disk")
    )
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        Ledger.open(empty_path, read_only=read_only)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        verify.problems(empty_path)
    assert not lock_path(empty_path).exists()


def test_a_file_with_a_write_ahead_log_becomes_one_file_again(empty_path: Path) -> None:
    with closing(sqlite3.connect(empty_path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    Ledger.open(empty_path, read_only=True).close()
    with Ledger.open(empty_path) as ledger:
        commands.create(ledger, Organisation.KIND, {"name": "甲"})
        assert ledger.connection.execute("PRAGMA journal_mode").fetchone() == ("persist",)
    assert [file.name for file in empty_path.parent.iterdir()] == [empty_path.name]


def test_a_sound_file_has_no_problems(filled_path: Path) -> None:
    assert verify.problems(filled_path) == []
    read_all(filled_path)
