"""Making a sample: whole and sound, the same for everybody, or no file at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from jingxi_desktop.ledger import samples, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples import demo as demo_sample
from jingxi_desktop.ledger.tables import TABLES
from jingxi_desktop.records import UserError

FILLED = tuple(sample for sample in samples.SAMPLES if sample != "empty")


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in TABLES
        }


@pytest.mark.parametrize("sample", samples.SAMPLES)
def test_sample_is_sound(sample: str, tmp_path: Path) -> None:
    path = tmp_path / f"{sample}.jingxi"
    samples.make(path, sample, 200)
    assert verify.problems(path) == []


@pytest.mark.parametrize("sample", FILLED)
def test_two_who_make_it_have_equal_rows(sample: str, tmp_path: Path) -> None:
    first, second = tmp_path / "甲.jingxi", tmp_path / "乙.jingxi"
    for path in (first, second):
        samples.make(path, sample, 50)
    assert _rows(first) == _rows(second)


@pytest.mark.parametrize("sample", FILLED)
def test_making_is_one_change_that_is_not_undone(sample: str, tmp_path: Path) -> None:
    path = tmp_path / "样例.jingxi"
    samples.make(path, sample, 20)
    with Ledger.open(path) as ledger:
        changes = ledger.connection.execute("SELECT label, action FROM change_log").fetchall()
        assert changes == [("建立样例台账", "create")]
        assert ledger.undo() is None


def test_empty_sample_has_no_rows_and_no_history(empty_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "空.jingxi"
    samples.make(path, "empty")
    assert _rows(path) == _rows(empty_path)
    with Ledger.open(path) as ledger:
        assert ledger.connection.execute("SELECT count(*) FROM change_log").fetchone() == (0,)


def test_unknown_sample_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="article、demo、empty、scale"):
        samples.make(tmp_path / "x.jingxi", "big")
    assert list(tmp_path.iterdir()) == []


def test_failure_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise UserError("不行")

    monkeypatch.setattr(demo_sample, "made_up", fail)
    path = tmp_path / "x.jingxi"
    with pytest.raises(UserError, match="不行"):
        samples.make(path, "demo")
    assert not path.exists()
    assert not path.with_name(f"{path.name}-journal").exists()


def test_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.jingxi"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match="已经存在"):
        samples.make(path, "article")
    assert path.read_bytes() == b"mine"


def test_clock_dates_the_history(tmp_path: Path, clock: Callable[[], datetime]) -> None:
    path = tmp_path / "x.jingxi"
    samples.make(path, "article", clock=clock)
    with Ledger.open(path) as ledger:
        (at,) = ledger.connection.execute("SELECT at FROM change_log").fetchone()
    assert at == "2023-06-09T09:30:00+08:00"
