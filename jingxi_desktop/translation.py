"""The one door through which a text for the user passes.

Texts are written in Chinese where they are used and marked with `tr`. The window installs Qt's
translator here; without a window they stay Chinese. Nothing below the window knows Qt.
"""

from collections.abc import Callable, Iterable


def _unchanged(text: str) -> str:
    return text


_translate: Callable[[str], str] = _unchanged


def install(translate: Callable[[str], str] = _unchanged) -> None:
    """Make `translate` the source of every later text; without an argument, back to Chinese."""
    global _translate
    _translate = translate


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language, with `{name}` places filled from `values`."""
    return _translate(text).format(**values) if values else _translate(text)


def mark(text: str) -> str:
    """Mark a text for translation where it is declared; `tr` translates it where it is shown."""
    return text


_SIGNS = (mark("、"), mark("，"), mark("；"))


def joined(texts: Iterable[str], sign: str = "、") -> str:
    """Texts one after the other, parted as the user's language does where Chinese has `sign`: 、，or ；."""
    assert sign in _SIGNS
    return tr(sign).join(texts)
