"""Which input method Qt asks for characters on Linux."""

import os
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

_FCITX = {"fcitx", "fcitx5"}


def choose(environment: MutableMapping[str, str] = os.environ) -> None:
    """Reach fcitx5 through IBus where Qt lacks fcitx5's own plugin. Before the QApplication is made.

    That plugin fits one version of Qt, and PySide6 brings none. Without it Qt would take keys as
    Latin letters in silence. fcitx5 answers as IBus does, and for IBus Qt has a plugin.
    """
    if environment.get("QT_IM_MODULE") in _FCITX and not _has_plugin():
        environment["QT_IM_MODULE"] = "ibus"


def _has_plugin() -> bool:
    folders = (Path(path, "platforminputcontexts") for path in QCoreApplication.libraryPaths())
    return any(any(folder.glob("*fcitx5*")) for folder in folders)
