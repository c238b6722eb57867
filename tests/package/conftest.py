"""What was packed, and the scripts that packed it."""

import importlib.util
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.e2e.conftest import screen as screen

ROOT = Path(__file__).parents[2]
MIME = "application/x-jingxi-ledger"
# Where a package may put something. /proc and the like are no one's, homes are the user's.
SYSTEM = ("bin", "etc", "lib", "opt", "sbin", "srv", "usr", "var")
# What dpkg itself writes down, with every package.
NOTED = ("/var/lib/dpkg/", "/var/log/", "/var/cache/")


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        env=os.environ | environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def ours() -> set[str]:
    """Every file and folder of the system that bears the program's name."""
    found = set()
    for top in SYSTEM:
        for folder, folders, files in os.walk(Path("/", top)):
            for name in (*folders, *files):
                path = f"{folder}/{name}"
                if "jingxi" in name and not path.startswith(NOTED):
                    found.add(path)
    return found


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


@pytest.fixture(scope="session")
def deb() -> Path:
    """The package that `make deb` made."""
    found = sorted((ROOT / "dist").glob("jingxi_*_amd64.deb"))
    assert len(found) == 1, "make deb comes first, and only one version may lie in dist"
    return found[0]


@pytest.fixture
def installed(deb: Path) -> Iterator[None]:
    """The package installed, and removed afterwards whatever happened."""
    if os.geteuid() != 0:
        pytest.fail("Only root can install a package: run make package-test as root.")
    run("dpkg", "-i", deb)
    try:
        yield
    finally:
        subprocess.run(["dpkg", "--purge", "jingxi"], check=False, capture_output=True)
