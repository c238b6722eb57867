"""A screen of their own for the windows that are measured."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[bool]:
    """Start Xvfb for this process and its children; without it windows are drawn offscreen.

    Gives whether there is an X screen, which the peers need.
    """
    if shutil.which("Xvfb") is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        yield False
        return
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            os.environ["DISPLAY"] = f":{answer.readline().strip()}"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield True
    finally:
        server.terminate()
        server.wait()
