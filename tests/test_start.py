"""What a start loads, and what it leaves for the time when the window stands."""

import subprocess
import sys


def loaded_by(*statements: str) -> set[str]:
    """The modules that a new process has after these statements."""
    code = "\n".join((*statements, "import sys", "print(*sys.modules)"))
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ended.stdout.split())


def test_the_window_starts_without_what_is_slow_to_load() -> None:
    loaded = loaded_by("from jingxi_desktop.cli import commands", "commands.application()")
    assert "jingxi_desktop.app" in loaded
    assert not loaded & {"sqlite_utils", "numpy", "matplotlib"}
    # A few milliseconds each, of some 200.
    assert not loaded & {"hashlib", "locale", "calendar", "concurrent.futures"}
    assert not loaded & {
        f"jingxi_desktop.{name}"
        for name in ("cli.importing", "cli.packages", "ui.editors", "ledger.overview")
    }


def test_at_rest_it_loads_what_the_first_change_needs() -> None:
    loaded = loaded_by(
        "from jingxi_desktop.ledger.ledger import load_for_writing", "load_for_writing()"
    )
    assert "sqlite_utils.db" in loaded
