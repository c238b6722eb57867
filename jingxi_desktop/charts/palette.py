"""The colours of the program, one set for each theme, for the window and for charts alike.

Imported without matplotlib, so that the window has its colours before the first chart is drawn.
"""

from msgspec import Struct


class Palette(Struct, frozen=True):
    """Colours as `#RRGGBB`. `series` are told apart in grey print by hatch or marker as well."""

    name: str
    ground: str
    surface: str
    text: str
    secondary: str
    line: str
    accent: str
    accent_ground: str
    good: str = "#2E8B57"
    warning: str = "#C98A00"
    bad: str = "#C0392B"
    series: tuple[str, ...] = ("#1F5FA8", "#E08A1E", "#3B8C6E", "#8C5AA8", "#7A7F87")


LIGHT = Palette(
    name="light",
    ground="#F7F8FA",
    surface="#FFFFFF",
    text="#1F2329",
    secondary="#646A73",
    line="#DEE0E3",
    accent="#1F5FA8",
    accent_ground="#E8F0FA",
)
DARK = Palette(
    name="dark",
    ground="#17191C",
    surface="#202327",
    text="#E6E8EB",
    secondary="#9AA0A8",
    line="#34383E",
    accent="#6BA4E8",
    accent_ground="#243447",
    good="#4CB07A",
    warning="#E0A93A",
    bad="#E8695B",
    series=("#6BA4E8", "#E9A54B", "#63B894", "#B48AD0", "#9AA0A8"),
)
