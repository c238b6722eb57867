"""The application: the one place that wires its parts together."""

import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import jingxi_desktop
from jingxi_desktop import paths
from jingxi_desktop.ui import languages, messages, settings, theme
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.main_window import MainWindow

_LOG_BYTES = 1_000_000


def log_to_file() -> None:
    """Keep the log in the user's state folder."""
    handler = RotatingFileHandler(
        paths.state_dir() / "jingxi.log", maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def application(
    arguments: Sequence[str] = (), *, look: str = "", language: str = ""
) -> QApplication:
    """The one QApplication of the process, with font, language and theme."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["jingxi", *arguments])
    QCoreApplication.setApplicationName("jingxi")
    QCoreApplication.setApplicationVersion(jingxi_desktop.__version__)
    QGuiApplication.setDesktopFileName("jingxi")
    theme.set_font(app)
    languages.use(language or settings.text("language", "zh"))
    theme.apply(app, look or settings.text("theme", "light"))
    app.setWindowIcon(icon("landmark"))
    return app


class Windows(QObject):
    """The open windows; a new theme or language makes them anew on the same ledgers."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._window: MainWindow | None = None

    def show(self, path: Path | None) -> MainWindow:
        """Show a window on a ledger, or on none."""
        window = MainWindow()
        window.look_changed.connect(self._change_look)
        self._window = window
        window.show()
        if path is not None:
            window.open_path(path)
        return window

    def _change_look(self, what: str, value: str) -> None:
        settings.remember(what, value)
        if what == "language":
            languages.use(value)
        theme.apply(self._app, settings.text("theme", "light"))
        old = self._window
        if old is None:
            return
        path = old.session.ledger.path if old.session is not None else None
        place = old.view.tabs.currentIndex() if old.view is not None else 0
        if not old.may_leave():
            return
        quits = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        old.close()
        old.deleteLater()
        new = self.show(path)
        if new.view is not None:
            new.view.tabs.setCurrentIndex(place)
        self._app.setQuitOnLastWindowClosed(quits)


def run(path: Path | None = None) -> int:
    """Open the window, on a ledger if one is given, and stay until it is closed. Returns the status."""
    log_to_file()
    app = application(sys.argv[1:])
    messages.install_fault_handler()
    windows = Windows(app)
    windows.show(path)
    return app.exec()


def render(path: Path, folder: Path, *, look: str = "light", language: str = "zh") -> list[Path]:
    """Paint every tab and chart of a ledger into PNG files. Returns them."""
    from jingxi_desktop.ui import render as painter

    return painter.render(application(look=look, language=language), path, folder)
