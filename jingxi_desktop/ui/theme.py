"""The two themes: Qt's palette and the style sheet, both from one `Palette`."""

from functools import cache
from string import Template

from msgspec.structs import asdict
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from jingxi_desktop import paths
from jingxi_desktop.charts.families import FAMILIES
from jingxi_desktop.charts.palette import DARK, LIGHT, Palette
from jingxi_desktop.records import Value
from jingxi_desktop.records.light import GREEN, RED, YELLOW
from jingxi_desktop.ui import icons

THEMES = {palette.name: palette for palette in (LIGHT, DARK)}
_name = LIGHT.name
_Role, _Group = QPalette.ColorRole, QPalette.ColorGroup


def current() -> Palette:
    """The palette in use."""
    return THEMES[_name]


def is_dark() -> bool:
    """Whether the palette in use is a dark one."""
    return current() is DARK


def row_colour() -> QColor:
    """What the row of the current cell is tinted with: between the ground of the others and of selected cells."""
    ours, theirs = QColor(current().surface), QColor(current().accent_ground)
    return QColor(
        (ours.red() + theirs.red()) // 2,
        (ours.green() + theirs.green()) // 2,
        (ours.blue() + theirs.blue()) // 2,
    )


def light_colour(light: Value) -> QColor | None:
    """The colour of a light, None where there is none."""
    palette = current()
    colours = {RED: palette.bad, YELLOW: palette.warning, GREEN: palette.good}
    return QColor(colours[str(light)]) if light in colours else None


@cache
def _register_fonts() -> None:
    for file in paths.fonts():
        QFontDatabase.addApplicationFont(str(file))


def font_family() -> str:
    """The first of the program's font families that it brings along or that this machine has."""
    _register_fonts()
    present = (family for family in FAMILIES if QFontDatabase.hasFamily(family))
    return next(present, QFont().defaultFamily())


def apply(app: QApplication, name: str) -> None:
    """Put the theme `light` or `dark` on the whole program."""
    palette = THEMES[name]
    global _name
    _name = name
    app.setPalette(_qt_palette(palette))
    style = Template(paths.resource("styles", "jingxi.qss").read_text("utf-8"))
    colours = {key: value for key, value in asdict(palette).items() if isinstance(value, str)}
    files = {
        name.replace("-", "_"): icons.file(name, palette.secondary).as_posix()
        for name in ("chevron-up", "chevron-down", "check")
    }
    app.setStyleSheet(style.substitute(colours, **files))


def set_font(app: QApplication) -> None:
    """One family for all, 10 points, with figures of equal width."""
    font = QFont(font_family(), 10)
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)


def _qt_palette(palette: Palette) -> QPalette:
    result = QPalette()
    roles = {
        _Role.Window: palette.ground,
        _Role.WindowText: palette.text,
        _Role.Base: palette.surface,
        _Role.AlternateBase: palette.ground,
        _Role.Text: palette.text,
        _Role.Button: palette.surface,
        _Role.ButtonText: palette.text,
        _Role.ToolTipBase: palette.surface,
        _Role.ToolTipText: palette.text,
        _Role.Highlight: palette.accent_ground,
        _Role.HighlightedText: palette.text,
        _Role.Link: palette.accent,
        _Role.PlaceholderText: palette.secondary,
        _Role.Mid: palette.line,
        _Role.Midlight: palette.line,
        _Role.Dark: palette.line,
    }
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        result.setColor(_Group.Disabled, role, QColor(palette.secondary))
    return result
