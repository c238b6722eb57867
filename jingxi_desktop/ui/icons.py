"""Lucide icons in the colour of the text, by their Lucide names."""

from functools import cache
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon, QPalette

from jingxi_desktop import paths


@cache
def _archive() -> ZipFile:
    """All icons. Kept open: reading the list of its files anew for each would slow a first start."""
    # The icons that were once shown are in the cache; then nothing is asked for here.
    from importlib.resources import files

    return ZipFile(str(files("lucide").joinpath("lucide.zip")))


def _svg(name: str) -> str:
    return _archive().read(f"{name}.svg").decode()


def file(name: str, colour: str) -> Path:
    """The icon in one colour as an SVG file, kept in the cache: style sheets take nothing else."""
    path = paths.cache_dir() / f"{name}-{colour.removeprefix('#')}.svg"
    if not path.exists():
        path.write_text(_svg(name).replace("currentColor", colour), "utf-8")
    return path


def icon(name: str) -> QIcon:
    """The icon as it fits the present theme; ask again after the theme changed.

    Qt draws it at the size and scale at which it is first shown.
    """
    palette = QGuiApplication.palette()
    result = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, QPalette.ColorRole.WindowText).name()
        result.addFile(str(file(name, colour)), QSize(), mode)
    return result
