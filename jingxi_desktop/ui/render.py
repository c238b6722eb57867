"""Every tab and chart of a ledger as PNG files, without a screen."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from jingxi_desktop.charts.registry import charts_of
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import why
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.ledger_view import NAMES, LedgerView
from jingxi_desktop.ui.main_window import MainWindow

SIZE = (1440, 900)
_OFFSCREEN = "offscreen"
# What that platform says of every window with a smallest size, as if somebody could resize it there.
_NOT_MEANT_FOR_IT = "This plugin does not support propagateSizeHints()"


def render(app: QApplication, path: Path, folder: Path) -> list[Path]:
    """Paint the whole window once for each tab, then each chart. Returns the files. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(tr("不能写入「{path}」：{error}", path=folder, error=why(error))) from error
    with quiet_platform(app.platformName()):
        return _paint(app, path, folder)


def _paint(app: QApplication, path: Path, folder: Path) -> list[Path]:
    window = MainWindow()
    window.resize(*SIZE)
    window.show_ledger(Ledger.open(path, read_only=False))
    window.show()
    assert window.view is not None
    written = []
    for place, name in enumerate(NAMES):
        if not window.view.tabs.isTabVisible(place):
            continue
        window.view.tabs.setCurrentIndex(place)
        written.append(_save(app, window, folder / f"{place + 1}-{name}.png"))
    assert window.session is not None
    for name in charts_of(window.session.ledger):
        from jingxi_desktop.charts import export

        target = folder / f"chart-{name}.png"
        export.save(window.session.ledger, window.session.year, name, target)
        written.append(target)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return written


@contextmanager
def quiet_platform(name: str) -> Iterator[None]:
    """Without a screen, keep to itself what Qt says of the missing screen; all else is passed on."""
    if name != _OFFSCREEN:
        yield
        return

    def tell(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if words == _NOT_MEANT_FOR_IT:
            return
        if before is None:
            sys.stderr.write(qFormatLogMessage(kind, context, words) + "\n")
        else:
            before(kind, context, words)

    before: Any = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _save(app: QApplication, window: MainWindow, target: Path) -> Path:
    assert window.view is not None
    current = window.view.current
    if current is not None:
        # Made now: what a user sees a moment after the rows.
        current.side.show()
    charts = window.view.overview.charts if current is None else [getattr(current, "chart", None)]
    for chart in charts:
        if chart is not None:
            chart.load()
    while _is_loading(window.view):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    # Layouts settle over two rounds of events: the first sizes the charts, the second paints them. What is
    # painted then tells how high it would like to be.
    for _painting in range(2):
        for _round in range(2):
            app.sendPostedEvents()
        window.grab()
    window.grab().save(str(target))
    return target


def _is_loading(view: LedgerView) -> bool:
    return view.overview.is_loading if view.current is None else view.current.model.is_loading
