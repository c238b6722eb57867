"""What was packed, and the scripts that packed it."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def script() -> Callable[[str], ModuleType]:
    """Scripts of packaging/ as modules. They are no package: that name is taken on PyPI."""

    def loaded(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(Path(name).stem, ROOT / "packaging" / name)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return loaded


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The folder that `make bundle` made."""
    folder = ROOT / "dist" / "jingxi"
    assert (folder / "jingxi").is_file(), "make bundle comes first"
    return folder
