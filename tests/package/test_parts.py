"""Whose work each program holds, and that all of it may be handed on."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.package
ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
BUNDLE = ROOT / "dist" / "jingxi"
STAGE = ROOT / "build" / "windows" / "stage"
# Per system: the folder, the list, the Python that made it, some of the parts, some of the licences.
PROGRAMS: dict[str, tuple[Path, str, str, set[str], set[str]]] = {
    "linux": (
        BUNDLE,
        "jingxi.cdx.json",
        "venv",
        {"PySide6_Essentials", "numpy", "msgspec", "SQLite", "Lucide icons"},
        {"jingxi-desktop", "qt", "noto-sans-sc", "cpython", "pillow"},
    ),
    "windows": (
        STAGE,
        "jingxi-windows-x64.cdx.json",
        "tools",
        {"PySide6_Essentials", "numpy", "msgspec", "SQLite for Windows", "tzdata"},
        {"jingxi-desktop", "qt", "noto-sans-sc", "cpython-for-windows", "pillow", "tzdata"},
    ),
}
every_program = pytest.mark.parametrize("system", PROGRAMS)


def licences(system: str) -> Path:
    return PROGRAMS[system][0] / ("_internal/licences" if system == "linux" else "licences")


@every_program
def test_every_part_has_a_name_a_version_and_a_licence(system: str) -> None:
    bill = json.loads((ROOT / "dist" / PROGRAMS[system][1]).read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    parts: dict[str, Any] = {part["name"]: part for part in bill["components"]}
    assert parts.keys() >= PROGRAMS[system][3]
    assert [name for name, part in parts.items() if not part["version"]] == []
    assert [name for name, part in parts.items() if not part["licenses"]] == []


@every_program
def test_the_licences_lie_in_the_program(system: str) -> None:
    folders = {folder.name for folder in licences(system).iterdir()}
    assert folders >= PROGRAMS[system][4]


def asked(system: str, question: str) -> subprocess.CompletedProcess[str]:
    """Runs lines after `import parts` by the Python that packs for a system."""
    python = ROOT / "build" / "package" / PROGRAMS[system][2] / "bin" / "python"
    lines = f"import sys; sys.path.insert(0, {str(PACKAGING)!r}); import parts; from pathlib import Path"
    return subprocess.run(
        [python, "-c", f"{lines}\n{question}"], check=False, capture_output=True, text=True
    )


@every_program
def test_a_file_of_nobody_stops_the_build(system: str, tmp_path: Path) -> None:
    folder = tmp_path / "program"
    # Links, since only names are asked for; the program itself is read.
    subprocess.run(["cp", "-rs", PROGRAMS[system][0], folder], check=True)
    question = f"parts.Program({system!r}, Path({str(folder)!r})).parts()"
    assert asked(system, question).returncode == 0
    (folder / "of-nobody.bin").touch()
    done = asked(system, question)
    assert done.returncode == 1
    assert done.stderr == "packaging/parts.toml does not say whose these are: of-nobody.bin\n"


@every_program
def test_a_forbidden_part_stops_the_build(system: str) -> None:
    done = asked(
        system,
        "part = parts.Part('Bad', '1', 'GPL-3.0-only', (), ())\nparts.check([part])",
    )
    assert done.returncode == 1
    assert done.stderr.endswith("by packaging/parts.toml: Bad: GPL-3.0-only\n")


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
@every_program
def test_which_licences_may_be_handed_on(system: str, licence: str, is_allowed: bool) -> None:
    question = f"print(parts.is_allowed({licence!r}, set(parts._table()['allowed'])))"
    assert asked(system, question).stdout.strip() == str(is_allowed)
