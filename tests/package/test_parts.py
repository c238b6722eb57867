"""Whose work the bundle holds, and that all of it may be handed on."""

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.package
PACKAGING = Path(__file__).parents[2] / "packaging"


def test_every_part_has_a_name_a_version_and_a_licence(bundle: Path) -> None:
    bill = json.loads((bundle.parent / "jingxi.cdx.json").read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    parts = {part["name"]: part for part in bill["components"]}
    assert {"PySide6_Essentials", "numpy", "msgspec", "SQLite", "Lucide icons"} <= parts.keys()
    assert [name for name, part in parts.items() if not part["version"]] == []
    assert [name for name, part in parts.items() if not part["licenses"]] == []


def test_the_licences_lie_in_the_bundle(bundle: Path) -> None:
    folders = {folder.name for folder in (bundle / "_internal" / "licences").iterdir()}
    assert {"jingxi-desktop", "qt", "noto-sans-sc", "cpython", "pillow"} <= folders


@pytest.mark.parametrize(
    ("licence", "is_allowed"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-or-later", False),
        ("Proprietary, ask us", False),
        ("", False),
    ],
)
def test_a_forbidden_or_unreadable_licence_stops_the_build(licence: str, is_allowed: bool) -> None:
    # By the build's own Python, which has the library that reads licences.
    python = PACKAGING.parent / "build" / "package" / "venv" / "bin" / "python"
    asked = f"""
import sys, tomllib
sys.path.insert(0, {str(PACKAGING)!r})
import parts
allowed = tomllib.load(open({str(PACKAGING / "parts.toml")!r}, "rb"))["allowed"]
print(parts.is_allowed({licence!r}, set(allowed)))
"""
    done = subprocess.run([python, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str(is_allowed)
