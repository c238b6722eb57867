"""The program itself, as the user starts it, and a look at when it has shown what it is to show.

    python -m benchmarks.programs.whole_program overview FILE    the first screen
    python -m benchmarks.programs.whole_program figures FILE     the first screen with its figures
    python -m benchmarks.programs.whole_program project FILE     the first rows of the projects
    python -m benchmarks.programs.whole_program memory FILE      the most memory, scrolled and sorted

Everything from the command line on runs as it does for the user, who closed the program on the tab
that is looked at.
"""

import sys

from jingxi_desktop import cli
from jingxi_desktop.cli import commands


def main(job: str, file: str) -> None:
    """Start the program on a ledger, watched."""
    # The command line comes first and loads Qt, with the collector at rest, as it does for the user.
    app = commands.application()
    from benchmarks.programs import watching

    watching.watch(app, job)
    sys.argv = ["jingxi", file]
    cli.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
