"""The scripts that set up a development machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# In place of Python: it makes an empty .venv whose pip only notes down what it was to install.
_PYTHON = """#!/bin/sh
case "$*" in
"-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*requirements/*) echo "$*" | sed 's/.*requirements//' >>installed ;;
esac
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A source tree with no more than the set-up of .venv reads."""
    for name in ("packaging/setup", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "python").write_text(_PYTHON)
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def set_up(tree: Path, kind: str) -> list[str]:
    """The lock files that were installed for it."""
    (tree / "installed").write_text("")
    subprocess.run(
        [tree / "packaging" / "setup" / "venv.sh", kind],
        env=os.environ | {"PYTHON": str(tree / "python")},
        check=True,
        capture_output=True,
    )
    return (tree / "installed").read_text().splitlines()


def change_lock(tree: Path) -> None:
    with (tree / "requirements" / "run.lock").open("a") as file:
        file.write("# changed\n")


def test_a_venv_is_set_up_once(tree: Path) -> None:
    assert set_up(tree, "run") == ["/run.lock"]
    assert set_up(tree, "run") == []
    assert set_up(tree, "dev") == ["/dev.lock"]
    assert set_up(tree, "run") == []


@pytest.mark.parametrize("had", ["run", "dev"])
def test_one_that_is_out_of_date_gets_again_what_it_had(tree: Path, had: str) -> None:
    set_up(tree, had)
    (tree / ".venv" / "stale").touch()
    change_lock(tree)
    assert set_up(tree, "run") == [f"/{had}.lock"]
    assert not (tree / ".venv" / "stale").exists()
