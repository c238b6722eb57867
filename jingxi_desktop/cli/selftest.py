"""`jingxi --selftest`: whether this copy of the program has all its parts and they work together.

It works in a folder of its own that is gone afterwards, without a display, and never touches the
user's ledgers, settings or backups. What it tries stands in `selftest_steps`.
"""

import logging
import os
import sys
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import click

from jingxi_desktop.cli import selftest_steps
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import tr


def run() -> int:
    """Run all steps, a line each. Returns 0 if all of them worked; raises UserError where one did not."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with _folder_of_its_own() as folder:
        from jingxi_desktop import app

        app.application(look="light", language="zh")
        for label, step in selftest_steps.STEPS:
            with _nothing_unseen() as faults:
                try:
                    told = step(folder)
                except Exception as error:  # noqa: BLE001 - any failure is what is looked for
                    faults.append(_sentence(error))
            if faults:
                raise UserError(tr("自检未通过：{step}：{error}", step=tr(label), error=faults[0]))
            click.echo(tr("通过  {step}：{told}", step=tr(label), told=told))
    click.echo(tr("自检全部通过"))
    return 0


def _sentence(error: BaseException) -> str:
    if isinstance(error, UserError):
        return str(error)
    places = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(places[-1].filename).name}:{places[-1].lineno})" if places else ""
    return f"{error!r}{where}"


@contextmanager
def _folder_of_its_own() -> Iterator[Path]:
    """A folder that also holds the settings, backups and caches of this run."""
    before = os.environ.get("JINGXI_HOME")
    with tempfile.TemporaryDirectory(prefix="jingxi-selftest-") as name:
        os.environ["JINGXI_HOME"] = str(Path(name, "home"))
        try:
            yield Path(name)
        finally:
            os.environ.pop("JINGXI_HOME")
            if before is not None:
                os.environ["JINGXI_HOME"] = before


class _Faults(logging.Handler):
    """Collects what is logged as a warning or worse."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        """See logging.Handler."""
        self._faults.append(f"{record.name}: {record.getMessage()}")


@contextmanager
def _nothing_unseen() -> Iterator[list[str]]:
    """The faults that raise nothing here: what Qt calls cannot raise, and a warning is only told."""
    faults: list[str] = []

    def keep(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        faults.append(_sentence(error))

    handler, hook = _Faults(faults), sys.excepthook
    logging.getLogger().addHandler(handler)
    sys.excepthook = keep
    try:
        # Among them matplotlib's word that a character is in no font.
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            yield faults
    finally:
        sys.excepthook = hook
        logging.getLogger().removeHandler(handler)
