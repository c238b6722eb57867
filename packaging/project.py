"""What all that is packed is told of the project: its version, and the time that everything in it bears."""

import os
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def version() -> str:
    """The version that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def epoch() -> int:
    """SOURCE_DATE_EPOCH, which the Makefile takes from packaging/epoch.sh."""
    return int(os.environ["SOURCE_DATE_EPOCH"])
