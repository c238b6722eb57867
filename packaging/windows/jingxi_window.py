"""What jingxi.exe runs: the program without a console, whose last words go into a message box.

Python has no stderr there, so a sentence on it, such as that of a ledger that is not to be found,
would be lost, and a double click would seem to do nothing.
"""

import ctypes
import io
import sys

from jingxi_desktop.cli import main

_ICON_ERROR = 0x10


def run() -> None:
    """Run the program; show what it said if it failed."""
    said = sys.stderr = io.StringIO()
    try:
        main()
    except SystemExit as end:
        if end.code and said.getvalue():
            ctypes.windll.user32.MessageBoxW(None, said.getvalue(), "京西转型台账", _ICON_ERROR)
        raise


if __name__ == "__main__":
    run()
