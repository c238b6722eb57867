"""Asking for files and folders. What is there already is named before it is overwritten.

Qt's dialog is loaded for the first question: a start has none.
"""

import re
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jingxi_desktop import paths
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages, settings


def start_folder() -> Path:
    """Where a dialog begins: beside the ledger that was opened last."""
    recent = settings.recent_files()
    return recent[0].parent if recent else paths.documents_dir()


def open_path(parent: QWidget, title: str, file_filter: str) -> Path | None:
    """Ask for a file to read; None if the user thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    name, _filter = QFileDialog.getOpenFileName(parent, title, str(start_folder()), file_filter)
    return Path(name) if name else None


def open_paths(parent: QWidget, title: str) -> list[Path]:
    """Ask for files to read, of any kind; none if the user thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    names, _filter = QFileDialog.getOpenFileNames(parent, title)
    return [Path(name) for name in names]


def folder_path(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder; None if the user thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(parent, title, str(start_folder()))
    return Path(name) if name else None


def save_path(
    parent: QWidget, title: str, proposed: Path, file_filter: str = "", suffix: str = ""
) -> Path | None:
    """Ask for a file to write; None if the user thinks better of it.

    A name ends in `suffix`; without one, a name that has none gets that of the chosen kind of file.
    """
    path = _ask(parent, title, proposed, file_filter, suffix)
    if path is None or not path.exists():
        return path
    question = tr("覆盖「{name}」？", name=path.name)
    consequence = tr("「{folder}」里已有这个文件，覆盖后原来的内容不能恢复。", folder=path.parent)
    return path if messages.confirm(parent, question, consequence, tr("覆盖")) else None


def new_path(
    parent: QWidget, title: str, proposed: Path, file_filter: str = "", suffix: str = ""
) -> Path | None:
    """Ask for a file that is not there yet, again and again; None if the user thinks better of it."""
    while True:
        path = _ask(parent, title, proposed, file_filter, suffix)
        if path is None or not path.exists():
            return path
        messages.show_problem(parent, tr("「{path}」已经存在，请换一个文件名", path=path))
        proposed = path


def _ask(parent: QWidget, title: str, proposed: Path, file_filter: str, suffix: str) -> Path | None:
    from PySide6.QtWidgets import QFileDialog

    # Qt's own question says 是/否, and not what would be lost.
    options = QFileDialog.Option.DontConfirmOverwrite
    name, kind = QFileDialog.getSaveFileName(parent, title, str(proposed), file_filter, "", options)
    if not name:
        return None
    path = Path(name)
    if suffix:
        return path if path.suffix == suffix else path.with_name(path.name + suffix)
    kinds = re.search(r"\*(\.\w+)", kind or file_filter)
    return path if path.suffix or kinds is None else path.with_name(path.name + kinds[1])
