"""Where the user's files go."""

import sys
from pathlib import Path

import pytest

from jingxi_desktop import paths


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed program that this process would be."""
    monkeypatch.delenv("JINGXI_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "jingxi"))
    for cached in (paths._portable_home, paths._made):
        monkeypatch.setattr(paths, cached.__name__, cached.__wrapped__)
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.mark.parametrize("program", ["jingxi", "jingxi.exe", "jingxi-cli.exe"])
def test_settings_lie_beside_a_portable_program(
    bundle: Path, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(bundle / program))
    (bundle / "portable").touch()
    folders = (paths.config_dir(), paths.state_dir(), paths.cache_dir(), paths.backup_dir())
    assert {folder.parent for folder in folders} == {bundle / "userdata"}


def test_without_the_file_they_lie_in_the_home(bundle: Path) -> None:
    assert paths.config_dir() == bundle.parent / "config" / "jingxi"
    assert list(bundle.iterdir()) == []


def test_the_variable_counts_more(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bundle / "portable").touch()
    monkeypatch.setenv("JINGXI_HOME", str(tmp_path / "elsewhere"))
    assert paths.config_dir() == tmp_path / "elsewhere" / "config"


def test_a_source_tree_is_never_portable(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bundle / "portable").touch()
    monkeypatch.setattr(sys, "executable", str(bundle / "python3"))
    assert paths.config_dir() == bundle.parent / "config" / "jingxi"


@pytest.mark.parametrize(
    ("python", "program"),
    [
        ("/opt/jingxi/jingxi", ["/opt/jingxi/jingxi"]),
        ("/usr/bin/python3", ["/usr/bin/python3", "-P", "-m", "jingxi_desktop"]),
    ],
)
def test_the_program_knows_how_it_is_started_again(
    monkeypatch: pytest.MonkeyPatch, python: str, program: list[str]
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    assert paths.program() == program
