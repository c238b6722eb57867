"""Reading a spreadsheet, which a child process does within limits of time and memory."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from jingxi_desktop import paths
from jingxi_desktop.exchange import collector
from jingxi_desktop.exchange.spreadsheets.limits import LARGEST_FILE, Limits, limits
from jingxi_desktop.exchange.spreadsheets.refusal import REASONS, Refusal
from jingxi_desktop.exchange.spreadsheets.workbook import Workbook
from jingxi_desktop.records.errors import CancelledError, UserError, why
from jingxi_desktop.translation import tr

# The command line of the child, kept out of the help.
COMMAND = "read-spreadsheet"
# What files that are read here are usually called.
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt")
_LOOK_AGAIN_S = 0.05


def read(path: Path, is_cancelled: Callable[[], bool] = lambda: False) -> Workbook:
    """What an xlsx, xls, xlsb, ods, csv or txt file holds; its name is not believed.

    Raises `UserError` with a sentence on a file that can't be read, and `CancelledError`.
    """
    answer = _answer(path, is_cancelled)
    if isinstance(answer, Refusal):
        raise UserError(tr(REASONS[answer.reason], file=path.name, line=answer.line))
    return answer


def _answer(path: Path, is_cancelled: Callable[[], bool]) -> Workbook | Refusal:
    try:
        file = path.open("rb")
    except OSError as error:
        raise UserError(tr("不能读取「{path}」：{error}", path=path, error=why(error))) from error
    with file:
        size = os.fstat(file.fileno()).st_size
        return Refusal("large") if size > LARGEST_FILE else _asked(file, limits(size), is_cancelled)


def _asked(
    file: IO[bytes], allowed: Limits, is_cancelled: Callable[[], bool]
) -> Workbook | Refusal:
    command = [*paths.program(), COMMAND, str(allowed.seconds), str(allowed.memory)]
    with subprocess.Popen(
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # There is such a flag on Windows only.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        try:
            return _ended(child, allowed, is_cancelled)
        finally:
            child.kill()


def _ended(
    child: "subprocess.Popen[bytes]", allowed: Limits, is_cancelled: Callable[[], bool]
) -> Workbook | Refusal:
    deadline = time.monotonic() + allowed.seconds
    while True:
        try:
            said, complaint = child.communicate(timeout=_LOOK_AGAIN_S)
            break
        except subprocess.TimeoutExpired:
            if is_cancelled():
                raise CancelledError from None
            if time.monotonic() > deadline:
                return Refusal("slow")
    if child.returncode == 0:
        return _decoded(said)
    # Rust ends a process that gets no more memory, with these words.
    return Refusal("large" if b"memory allocation" in complaint else "damaged")


@collector.at_rest()
def _decoded(said: bytes) -> Workbook | Refusal:
    return msgspec.msgpack.decode(said, type=Workbook | Refusal)
