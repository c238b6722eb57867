"""The application: the one place that wires its parts together."""

import gc
import logging
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QPoint, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import jingxi_desktop
from jingxi_desktop import paths
from jingxi_desktop.ui import input_method, languages, messages, settings, theme
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.place import Place

_LOG_BYTES = 1_000_000
# How far a second window lies from the first.
_STEP = QPoint(32, 32)
# When the first window has surely shown what it is to show.
_AT_REST_MS = 2000


def log_to_file() -> None:
    """Keep the log in the user's state folder."""
    logging.getLogger().addHandler(_LogFile())
    logging.getLogger().setLevel(logging.INFO)


class _LogFile(logging.Handler):
    """The rotating log file, opened for its first line: what writes it takes a while to load."""

    @cached_property
    def _file(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        file = RotatingFileHandler(
            paths.state_dir() / "jingxi.log", maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8"
        )
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file

    def emit(self, record: logging.LogRecord) -> None:
        """See logging.Handler."""
        self._file.emit(record)


def application(
    arguments: Sequence[str] = (), *, look: str = "", language: str = ""
) -> QApplication:
    """The one QApplication of the process, with font, language and theme."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        input_method.choose()
        # As an argument, not by setStyle: that makes a Python object of a style with all its enums.
        app = QApplication(["jingxi", "-style", "Fusion", *arguments])
    QCoreApplication.setApplicationName("jingxi")
    QCoreApplication.setApplicationVersion(jingxi_desktop.__version__)
    QGuiApplication.setDesktopFileName("jingxi")
    theme.set_font(app)
    languages.use(language or settings.text("language", "zh"))
    theme.apply(app, look or settings.text("theme", "light"))
    app.setWindowIcon(icon("landmark"))
    return app


class Windows(QObject):
    """The open windows; a new theme or language makes all of them anew, each where it was."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.all: list[MainWindow] = []

    def show(self, path: Path | None) -> MainWindow:
        """Show a window on a ledger, or on none."""
        window = MainWindow()
        window.look_changed.connect(lambda what, value: self._change_look(window, what, value))
        window.window_requested.connect(lambda path: self._show_beside(window, path))
        window.closed.connect(lambda: self._forget(window))
        self.all.append(window)
        if path is not None:
            window.open_path(path)
        if window.session is None:
            window.show_ledger(None)
        # Whole when it is first seen: what is shown is laid out and painted once.
        window.show()
        return window

    def current_ledger(self) -> Path | None:
        """The file of the window that the user is in."""
        active = self._app.activeWindow()
        inside = next((window for window in self.all if window is active), None)
        inside = inside or next(iter(self.all), None)
        return None if inside is None or inside.session is None else inside.session.ledger.path

    def _show_beside(self, window: MainWindow, path: Path) -> None:
        self.show(path).move(window.pos() + _STEP)

    def _forget(self, window: MainWindow) -> None:
        self.all.remove(window)
        window.deleteLater()

    def _change_look(self, asking: MainWindow, what: str, value: str) -> None:
        in_use = {"theme": theme.current().name, "language": languages.current()}
        if value == in_use[what] or not all(window.may_leave() for window in self.all):
            asking.show_look()
            return
        settings.remember(what, value)
        in_use[what] = value
        languages.use(in_use["language"])
        theme.apply(self._app, in_use["theme"])
        self._make_anew(asking)

    def _make_anew(self, last: MainWindow) -> None:
        """Every window again; the one that writes to a ledger first, `last` in front of all."""
        places = sorted(
            ((window, _Shown.by(window)) for window in self.all), key=lambda pair: pair[1].only_read
        )
        quits = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        for window, _shown in places:
            window.retire()
        made = {window: self.show(None) for window, _shown in places}
        for window, shown in places:
            shown.again(made[window])
        made[last].raise_()
        made[last].activateWindow()
        self._app.setQuitOnLastWindowClosed(quits)


class _Shown(Struct, frozen=True):
    """What a window shows, and where on the screen it is."""

    path: Path | None
    only_read: bool
    place: Place | None
    geometry: QByteArray

    @classmethod
    def by(cls, window: MainWindow) -> "_Shown":
        ledger = window.session.ledger if window.session is not None else None
        path, only_read = (None, True) if ledger is None else (ledger.path, ledger.read_only)
        return cls(path, only_read, window.place, window.saveGeometry())

    def again(self, window: MainWindow) -> None:
        window.restoreGeometry(self.geometry)
        if self.path is not None:
            window.open_path(self.path)
        if self.place is not None:
            window.go_to(self.place)


def run(path: Path | None = None) -> int:
    """Open the window, on a ledger if one is given, and stay until it is closed. Returns the status."""
    log_to_file()
    app = application(sys.argv[1:])
    windows = Windows(app)
    messages.install_fault_handler(windows.current_ledger)
    windows.show(path)
    later(app, 0, _collect_again)
    later(app, _AT_REST_MS, _at_rest)
    return app.exec()


def _collect_again() -> None:
    """From now on collect garbage, among what is made after the start (see `cli.commands.application`)."""
    gc.freeze()
    gc.enable()


def _at_rest() -> None:
    """What the first screen did not need: it is done when the window stands."""
    from jingxi_desktop.ledger.ledger import load_for_writing
    from jingxi_desktop.ui import opened_copies

    QThreadPool.globalInstance().start(load_for_writing)
    opened_copies.clear_earlier()


def print_table(path: Path, name: str, out: Path, year: int | None) -> None:
    """Write the table `name` of a ledger as a PDF file, without a window. Raises UserError."""
    from jingxi_desktop.ledger.ledger import Ledger
    from jingxi_desktop.reports.records import listing_named
    from jingxi_desktop.ui import printing

    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    with Ledger.open(path, read_only=True) as ledger:
        table = listing_named(ledger, name, year or ledger.year).table(ledger)
    printing.save_pdf(table, out, date.today())


def render(path: Path, folder: Path, *, look: str = "light", language: str = "zh") -> list[Path]:
    """Paint every tab and chart of a ledger into PNG files. Returns them."""
    from jingxi_desktop.ui import render as painter

    return painter.render(application(look=look, language=language), path, folder)
