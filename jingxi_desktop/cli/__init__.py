"""The command `jingxi`: the window, and its jobs that make sense without one.

What a command needs is imported when it runs, so that `jingxi --help` answers at once.
"""

import sys
from typing import NoReturn

from jingxi_desktop.cli.commands import jingxi
from jingxi_desktop.cli.shell import run


def main() -> NoReturn:
    """Run the command line of this process and end with its exit status."""
    sys.exit(run(jingxi))


__all__ = ["main"]
