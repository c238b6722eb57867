"""How SQLite is told which file to open."""

import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PureWindowsPath
from urllib.parse import unquote, urlsplit

import pytest

from jingxi_desktop.ledger.connection import uri

UNOPENED = "unable to open database file"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (PureWindowsPath(r"\\server\份额\台账 #1?.jingxi"), "//server/份额/台账 #1?.jingxi"),
        (PureWindowsPath(r"D:\台账%20.jingxi"), "/D:/台账%20.jingxi"),
    ],
)
def test_a_file_of_windows_is_a_path_without_a_server(path: PurePath, place: str) -> None:
    told = urlsplit(uri(path, "ro"))
    assert (told.netloc, unquote(told.path), told.query) == ("", place, "mode=ro")
    # What SQLite refuses as an address it does not even try to open.
    with pytest.raises(sqlite3.OperationalError, match=UNOPENED):
        sqlite3.connect(uri(path, "ro"), uri=True)


def test_any_name_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "台账 #1?mode=rw&%41😀'.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (a)")
    with closing(sqlite3.connect(uri(path, "ro"), uri=True)) as opened:
        assert opened.execute("SELECT name FROM sqlite_master").fetchone() == ("t",)
