"""A field of usual words beside which any other may stand."""

from typing import Any

from jingxi_desktop.records.fields import Text, Value
from jingxi_desktop.translation import tr


class Suggested(Text, frozen=True):
    """A line of text; `suggestions` are offered, kept in Chinese and read in the user's language."""

    suggestions: tuple[str, ...] = ()

    def _parse(self, text: str, unit: str) -> Value:
        translated = {tr(word): word for word in self.suggestions}
        text = str(super()._parse(text, unit))
        return translated.get(text, text)

    def _format(self, value: Any) -> str:
        return tr(str(value)) if value in self.suggestions else super()._format(value)
