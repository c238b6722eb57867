"""ARCHITECTURE.md names what there is, and SQL stays in its place."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "jingxi_desktop"
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")

_PATH = re.compile(
    r"\b((?:jingxi_desktop|db|tests|resources|packaging|requirements|benchmarks)/[\w./*-]*)"
)
_SQL = re.compile(
    r"\bSELECT\b.+\bFROM\b|\bINSERT\s+(OR\s+\w+\s+)?INTO\b|\bUPDATE\s+\S+\s+SET\b|\bDELETE\s+FROM\b"
    r"|\bCREATE\s+(TABLE|INDEX|VIEW|TRIGGER)\b|\bPRAGMA\s+\w",
    re.DOTALL,
)


def subpackages() -> list[str]:
    return sorted(
        str(file.parent.relative_to(ROOT))
        for file in PACKAGE.rglob("__init__.py")
        if file.parent != PACKAGE
    )


def modules() -> list[str]:
    return sorted(
        str(file.relative_to(ROOT)) for file in PACKAGE.glob("*.py") if file.stem[0] != "_"
    )


def test_every_path_that_the_page_names_exists() -> None:
    named = {path.rstrip(".") for path in _PATH.findall(PAGE)}
    assert named
    assert [path for path in sorted(named) if not list(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("name", subpackages() + modules())
def test_the_page_names_every_package_and_every_module_at_the_top(name: str) -> None:
    parts = Path(name).relative_to("jingxi_desktop").parts
    assert name in PAGE or re.search(
        rf"`(\S*/)?{re.escape(parts[-1])}/?`|\b{re.escape('/'.join(parts))}\b", PAGE
    )


def python_files_that_know_no_sql() -> list[Path]:
    return [file for file in PACKAGE.rglob("*.py") if PACKAGE / "ledger" not in file.parents]


def test_sql_is_only_in_the_ledger_and_in_db() -> None:
    with_sql = [
        str(file.relative_to(ROOT))
        for file in python_files_that_know_no_sql()
        if any(_SQL.search(text) for text in string_literals(file.read_text("utf-8")))
    ]
    assert with_sql == []


def string_literals(source: str) -> list[str]:
    import ast

    return [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@pytest.mark.parametrize(
    ("text", "is_sql"),
    [
        ("SELECT id FROM task", True),
        ("INSERT OR IGNORE INTO x", True),
        ("UPDATE task SET a = 1", True),
        ("select a file from the list", False),
        ("Update the settings", False),
    ],
)
def test_what_counts_as_sql(text: str, is_sql: bool) -> None:
    assert bool(_SQL.search(text)) == is_sql


def test_the_scan_sees_sql_where_it_is() -> None:
    ledger = (PACKAGE / "ledger" / "queries.py").read_text("utf-8")
    assert any(_SQL.search(text) for text in string_literals(ledger))
